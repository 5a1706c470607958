"""How a data set is declared: its fields, what tells two rows apart, and how a row becomes a record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation

from observatory.choices import Language
from observatory.resources import called
from observatory.resources.hints import UNSAID, hints_of
from observatory.resources.readers import Priced
from observatory.resources.rows import RowRefused
from observatory.spreadsheets import Dated, FieldNames, Lasting, key

NUMBER, DATE, TEXT = "number", "date", "text"


@dataclass(frozen=True)
class Field:
    """One of our fields: how its cells are read, what people call it, and how a record's value is written back.

    `names` are aliases in any language, separated by `|`. A field that `is_of_record` is an attribute of the model with
    the same name; others only help to understand the row. One that `is_detail` is left out where it cannot be read, and
    told; any other unreadable cell refuses its row. `refers_to` is the label of the model that its cells name. Of one
    that `is_gathered` several columns may tell: lists are joined, amounts are added, and each knows its `header`.
    """

    name: str
    read: Callable
    label: object
    names: str = ""
    required: bool = False
    kind: str = TEXT
    is_of_record: bool = True
    is_detail: bool = False
    is_gathered: bool = False
    write: Callable | None = None
    example: object = None
    refers_to: str = ""
    header: str = ""

    @property
    def place(self):
        """Where something is told of it: its name, or the very column where several columns are one field."""
        return self.header or self.name

    @cached_property
    def aliases(self):
        """The names people give it, and what the screens call it in each language."""
        return [alias for alias in self.names.split("|") if alias] + in_each_language(self.label)


class DataSet:
    """What a spreadsheet may hold. A subclass says `name`, `label`, `model`, `fields`, and what its rows mean.

    `many` are the fields that hold several records, `natural` those that tell two rows apart without a code
    (`natural_is_unique`: two rows may not share them), `related` those to read along. A data set `in_blocks` has rows
    by the ten thousand: new ones are kept and logged in blocks. What is `validated_itself` was held against the column
    of the table already. `unfoldings` are the ways in which columns side by side become rows, the usual one first: the
    field that their names say, and the field of their cells (none where they are marked). `instead` are the fields that
    may stand in place of a required one where a row lacks it, the likeliest first. Where `has_segments`, columns
    may disaggregate; when all other columns are to, only those `beside_segments` are looked for.
    """

    name = ""
    label = ""
    description = ""
    model: type[models.Model]
    fields: tuple[Field, ...] = ()
    many: tuple[str, ...] = ()
    natural: tuple[str, ...] = ()
    natural_is_unique = False
    related: tuple[str, ...] = ()
    has_segments = False
    unfoldings: tuple[tuple[str, str], ...] = ()
    beside_segments: tuple[str, ...] = ()
    permission = "observatory.import_data"
    told_apart_by: tuple[str, ...] = ()
    owns: tuple[str, ...] = ()
    page = ""
    usual_constants: tuple[str, ...] = ()
    instead: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    in_blocks = False
    validated_itself: tuple[str, ...] = ()

    def __init__(self):
        self.ties = []

    @property
    def is_pointed_at(self):
        """Whether the keys of new records are needed at once, by ties or by companions."""
        return bool(self.many or self.ties or self.owns)

    def tie_to(self, tie):
        """Let a later app add a field that it keeps itself, such as the actors of an activity."""
        self.ties.append(tie)
        self.fields = (*self.fields, tie.field)
        self.owns = (*self.owns, *tie.owns)
        for told in ("by_name", "aliases"):
            vars(self).pop(told, None)

    @cached_property
    def by_name(self):
        return {field.name: field for field in self.fields}

    @cached_property
    def aliases(self):
        """The names of each field, as the recognition of columns takes them."""
        names = [field.name for field in self.fields]
        looser = {name: called.names_of(self.name, name) for name in names}
        told = {"hints": hints_of(names), "unsaid": UNSAID, "asked": called.ASKED}
        told["gathered"] = frozenset(field.name for field in self.fields if field.is_gathered)
        exact = {field.name: field.aliases for field in self.fields}
        return FieldNames(exact, looser, called.things_of(self.name), **told)

    @property
    def required(self):
        return [field for field in self.fields if field.required]

    def known_to(self, city):
        """Give the names of what is known already: {field: {key: name}}.

        Columns and titles are told by them; only for fields of which a whole table may speak, such as its network.
        """
        return {}

    def not_meant(self, found, table):
        """Give those of the suggested columns that do not mean their field, as the others beside them tell."""
        return []

    def implied(self, columns, title):
        """Tell constants that the headers themselves imply, or the title above them: {field: value}."""
        return {}

    def choices_of(self, name, city):
        """Give the choices that a city has for a field, as (value, label); nothing where anything may be written."""
        vocabulary = getattr(self.by_name[name].read, "vocabulary", None)
        return list(vocabulary.choices) if vocabulary else []

    def complete(self, row, run):
        """Complete what was read of a row, before its city is known."""

    def prepare(self, rows, run):
        """Look at all rows together, before the first is resolved."""

    def resolve(self, row, run):
        """Turn what was read into what is stored. Raises `RowRefused`."""
        self.store(row)

    def arrange(self, rows, run):
        """Look at all rows together, once each is resolved."""

    def before_saving(self, rows, run):
        """Store what new and changed records point at."""

    def store(self, row):
        """Put the plain fields of the record into `row.stored`, a date with its precision."""
        for name, value in row.values.items():
            field = self.by_name.get(name)
            if field is None or not field.is_of_record or name in self.many:
                continue
            if isinstance(value, Dated):
                row.stored |= self.dated(name, value)
                if isinstance(value, Lasting) and row.values.get("ends_on") is None:
                    row.stored |= self.dated("ends_on", value.until)
            elif isinstance(value, Priced):
                row.stored |= self.priced(name, value, row)
            else:
                row.stored[name] = value

    def dated(self, name, value):
        precision = f"{name}_precision"
        known = {field.name for field in self.model._meta.concrete_fields}
        return {name: value.date} | ({precision: value.precision} if precision in known else {})

    def priced(self, name, value, row):
        """Store an amount, and the currency that stands beside it. Raises `RowRefused` where the row says another."""
        if value.currency is None or "currency" not in self.by_name:
            return {name: value.amount}
        said = row.values.get("currency") or value.currency
        if said != value.currency:
            raise RowRefused("other-currency", name, currency=str(said))
        return {name: value.amount, "currency": value.currency}

    def existing(self, rows, run):
        """Give the records that the rows may mean, oldest first, with what they are compared by."""
        raise NotImplementedError

    def take_in_full(self, rows, run):
        """Give rows that change their record the whole record, where `existing` gave less."""

    def names_of_row(self, row, run):
        """Give the code by which a row is known, and else what tells it apart: (key, None) or (None, key)."""
        code = row.stored.get("code")
        return (("code", ref(row.city), code.casefold()), None) if code else (None, self.natural_key(row, run))

    def names_of_record(self, record, run):
        """Give both keys by which a record is known."""
        code = getattr(record, "code", "")
        return ("code", record.city_id, code.casefold()) if code else None, self.natural_key_of(record, run)

    def natural_key(self, row, run):
        given = row.defaults | row.stored
        return (ref(row.city), *(comparable(given.get(name)) for name in self.natural if name in run.key_fields))

    def natural_key_of(self, record, run):
        return (
            record.city_id,
            *(comparable(getattr(record, name)) for name in self.natural if name in run.key_fields),
        )

    def resolve_in_bulk(self, bulk, run):
        """Do for rows by columns what `resolve` and `check` do for one; give the places of those that it cannot do so.

        Only for a data set `in_blocks`, as the two that follow.
        """
        return bulk.places

    def odd_in_bulk(self, bulk, rows, bulks, run):
        """Give the places of rows that are not new, or that have to do with others: `rows`, or those of `bulks`."""
        return ()

    def complete_in_bulk(self, bulk, run):
        """Do for rows by columns what `missing` does for one."""

    def store_in_bulk(self, bulk, run):
        """Do for rows by columns what `before_saving` does for one."""

    def check(self, row, run):
        """Refuse a row whose values do not go together. Raises `RowRefused`."""

    def may_change(self, row, run):
        """Refuse a change to a record that is closed. Raises `RowRefused`."""

    def build(self, row, run):
        """Make the new record of a row, not saved yet."""
        return self.model(**row.defaults | row.stored)

    def missing(self, row, run):
        """Complete what a new record has besides what its row says, in `row.defaults`."""

    def compared(self, row):
        """Look at the record that a row means, before the two are compared."""

    def companions(self, rows):
        """Give new records that come with new and changed ones, as (record, row): each is known by its own row."""
        return ()

    def after_saving(self, rows, run):
        """Store what stands beside the new and changed records."""

    def beside_of(self, record):
        """Give the values that stand beside a record, in its companion or its ties: {field: value}."""
        return {}

    def restore_beside(self, record, values):
        """Give a record's companion its former values back."""

    def records(self, city, cities):
        """The records of these cities, for an export; `city` is the one it is made for."""
        raise NotImplementedError

    def validated(self, rows):
        """Add an error for each stored value that its column of the table does not take; each value is tried once."""
        names = {name for told in {tuple(row.stored) for row in rows} for name in told} - {*self.validated_itself}
        for name in sorted(names):
            field = self.model._meta.get_field(name)
            if not isinstance(field, models.JSONField | models.ForeignKey):
                self.validate(field, [row for row in rows if row.stored.get(name) is not None])

    def validate(self, field, rows):
        tried = {}
        for row in rows:
            value = row.stored[field.name]
            if value not in tried:
                tried[value] = why_not(field, value)
            if tried[value]:
                row.refuse("invalid", field.name, str(value)[:200], reason=tried[value])


def why_not(field, value):
    """Say why the column of the table does not take a value; empty when it does."""
    try:
        field.run_validators(value)
    except ValidationError as problem:
        return " ".join(problem.messages)
    return ""


def in_each_language(label):
    """Give the words of a label in the four languages."""
    words = []
    for language in Language.values:
        with translation.override(language):
            words.append(str(label))
    return list(dict.fromkeys(words))


def ref(thing):
    """Give what a record is told apart by: its key in the database, or its UUID while it is not stored."""
    if not thing:
        return thing
    stored = thing.pk
    return thing.uuid if stored is None else stored


def comparable(value):
    """Give a value in the form in which two of them are compared."""
    if isinstance(value, models.Model):
        return ref(value)
    if isinstance(value, Decimal):
        return value.normalize()
    return (key(value) or None) if isinstance(value, str) else value
