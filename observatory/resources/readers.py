"""From a cell to a value of one of our fields. A reader takes the cell and its column, and raises `Unreadable`."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from django.utils import translation

from observatory.choices import Language, Precision
from observatory.spreadsheets import (
    AMBIGUOUS,
    DAY_FIRST,
    Dated,
    Unreadable,
    clean,
    decide_decimal,
    decide_order,
    key,
    read_amount,
    read_date,
    read_first_day,
    read_period,
    read_term,
    split_values,
    text_of,
    yes_or_no,
)
from observatory.spreadsheets.numbers import POINT

SEPARATORS = ";|"


class At(NamedTuple):
    """Where a cell stands: what was decided for its column, and where names are looked up."""

    lookups: object
    decimal: str = POINT
    order: str = DAY_FIRST
    separator: str = SEPARATORS
    epoch: int | None = None
    factor: int = 1
    year: str = ""


def line(cell, at):
    """Text on one line."""
    return clean(text(cell, at))


def text(cell, at):
    """Text as it stands, its line breaks too."""
    return storable(text_of(cell).strip())


def storable(written):
    """Give the text back; raise `Unreadable` for a character that no database keeps."""
    if "\x00" in written:
        raise Unreadable("control-character", written.replace("\x00", "?"))
    return written


def number(cell, at):
    """An exact Decimal, by the decimal mark of the column."""
    found = _amount(cell, at)
    if found.unit:
        raise Unreadable("number-with-unit", text_of(cell), unit=found.unit)
    return found.value


def _amount(cell, at):
    decimal = decide_decimal([cell]) if at.decimal == AMBIGUOUS else at.decimal
    if decimal == AMBIGUOUS:
        raise Unreadable("ambiguous-number", cell)
    found = read_amount(cell, decimal)
    return found if at.factor == 1 or says_its_unit(cell) else found._replace(value=found.value * at.factor)


def says_its_unit(cell):
    """Tell whether a cell says its own scale, as 3 M or 2 mil does: that of its column is not meant then."""
    return isinstance(cell, str) and any(letter.isalpha() for letter in cell)


def measured(cell, at):
    """An exact Decimal; of 12,5 % the 12,5."""
    found = _amount(cell, at)
    if found.unit not in ("", "%"):
        raise Unreadable("number-with-unit", text_of(cell), unit=found.unit)
    return found.value


class Priced(NamedTuple):
    """An amount of money, and its currency where it stands beside it and is only one."""

    amount: Decimal
    currency: object = None


def money(cell, at):
    """An amount, with or without its currency: 1.200,50 · US$ 1.200,50 · € 3,4 M."""
    found = _amount(cell, at)
    if found.unit == "%":
        raise Unreadable("number-with-unit", text_of(cell), unit=found.unit)
    return Priced(found.value, at.lookups.currency(found.unit) if found.unit.isalpha() else None)


money.is_money = True  # its cells are sums: three digits after a mark are thousands


def whole(cell, at):
    """A whole number."""
    found = number(cell, at)
    if found != found.to_integral_value():
        raise Unreadable("not-whole", text_of(cell))
    return int(found)


def count(cell, at):
    """A whole number that is not below zero."""
    found = whole(cell, at)
    if found < 0:
        raise Unreadable("negative", text_of(cell))
    return found


def date(cell, at):
    """A date with its precision."""
    if at.order == AMBIGUOUS and isinstance(cell, str) and decide_order([cell]) == AMBIGUOUS:
        raise Unreadable("ambiguous-date", cell)
    return read_date(cell, at.order, epoch=at.epoch)


def first_day(cell, at):
    """A date with its precision, or the first day of a stretch such as "12 a 15 de março de 2019" with its last one."""
    if at.order == AMBIGUOUS and isinstance(cell, str) and decide_order([cell]) == AMBIGUOUS:
        raise Unreadable("ambiguous-date", cell)
    return read_first_day(cell, at.order, epoch=at.epoch)


def term(cell, at):
    """How long something holds: until a day, between two, so many years or months, or without an end."""
    if at.order == AMBIGUOUS and isinstance(cell, str) and decide_order([cell]) == AMBIGUOUS:
        raise Unreadable("ambiguous-date", cell)
    return read_term(cell, at.order)


def last_day(cell, at):
    """A date; a month or a year alone means its last day."""
    found = date(cell, at)
    if found.precision == Precision.DAY:
        return found
    return Dated(read_period(cell, at.order).end, found.precision)


def yes_no(cell, at):
    return yes_or_no(cell)


def several(cell, at):
    """A list of texts, each named once."""
    return list(dict.fromkeys(split_values(text_of(cell), at.separator)))


def choice(vocabulary, **also):
    """Make a reader of one of our vocabularies: by value, by label in any language, or by the other names given.

    A name that begins with `~` says nearly the same, and is told wherever it is met.
    """

    def read(cell, at):
        written = clean(text_of(cell))
        found = words_of(vocabulary).get(key(written)) or names.get(key(written))
        if found is None:
            labels = ", ".join(str(label) for label in vocabulary.labels)
            raise Unreadable("not-in-list", written, choices=labels)
        return found

    told = [(name, value.replace("_", "-")) for value, listed in also.items() for name in listed.split("|")]
    names = {key(name): value for name, value in told if not name.startswith("~")}
    read.roughly = {key(name): value for name, value in told if name.startswith("~")}
    read.vocabulary = vocabulary
    read.names = lambda: names | words_of(vocabulary)
    return read


def several_of(vocabulary):
    """Make a reader of several values of one of our vocabularies."""
    one = choice(vocabulary)

    def read(cell, at):
        return [one(part, at) for part in several(cell, at)]

    return read


@cache
def words_of(vocabulary):
    """Every way to name a value of a vocabulary: the value and its label in each language."""
    words = {key(str(value)): value for value in vocabulary.values}
    for language in Language.values:
        with translation.override(language):
            words |= {key(str(label)): value for value, label in vocabulary.choices}
    return words


def country(cell, at):
    return at.lookups.country(clean(text_of(cell)))


def countries(cell, at):
    return list(dict.fromkeys(country(each, at) for each in several(cell, at)))


def currency(cell, at):
    return at.lookups.currency(clean(text_of(cell)))


def sdgs(cell, at):
    return at.lookups.sdgs(text_of(cell))


def web_address(cell, at):
    """A link; one without its beginning gets https."""
    written = clean(text_of(cell))
    if " " in written or ("." not in written and written):
        raise Unreadable("not-a-link", written)
    return written if "://" in written or not written else f"https://{written}"
