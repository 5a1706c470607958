"""The form that says what each column of an import is."""

from dataclasses import replace
from itertools import islice

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.forms.import_shape import AsksShape, AsksUnits
from observatory.forms.import_sheets import ColumnsOfAll
from observatory.forms.imports import is_territory
from observatory.imports import first_records, mapping_of, readings, remembered_columns
from observatory.imports.columns import IGNORED, SEGMENT, missing_fields
from observatory.imports.layouts import as_then, layout_of
from observatory.imports.mapping import ALL
from observatory.imports.marks import implied_currency
from observatory.imports.shaping import GENERIC
from observatory.models import Currency
from observatory.resources import DATE, NUMBER, data_set
from observatory.resources.own_cities import own_names
from observatory.resources.readers import yes_no
from observatory.spreadsheets import (
    AMBIGUOUS,
    DAY_FIRST,
    MONTH_FIRST,
    key,
    text_of,
)
from observatory.spreadsheets.columns import ASKED
from observatory.spreadsheets.field_names import REMEMBERED

SAMPLES = 3
NAMED_BY_TITLES = frozenset(("observatory.network", "observatory.project"))


class YesNo(TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")


REASONS = {
    "exact": _("Exact"),
    "similar": _("Similar"),
    "remembered": _("Remembered"),
    "chosen": _("You chose"),
    "ignored": _("Ignored"),
    "segment": _("You chose"),
    "unknown": _("Not recognised"),
    "taken": _("Taken by another column"),
    ASKED: _("Say which it is"),
}


class ColumnsForm(AsksShape, AsksUnits, forms.Form):
    """What each column is, and what is the same for every row."""

    decimal = forms.ChoiceField(
        label=_("Decimal mark"),
        choices=[(",", _("Comma, as in 1.234,5")), (".", _("Point, as in 1,234.5"))],
        widget=forms.RadioSelect,
    )
    dates = forms.ChoiceField(
        label=_("Dates in figures"),
        choices=[(DAY_FIRST, _("Day first, as in 31/12/2025")), (MONTH_FIRST, _("Month first, as in 12/31/2025"))],
        widget=forms.RadioSelect,
    )
    create_cities = forms.BooleanField(
        label=_("Add the cities that are missing"),
        required=False,
        help_text=_("They become municipalities of this territory."),
    )

    def __init__(self, *args, workbook, batch, may_create_cities, anew=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.workbook, self.batch, self.mapping = workbook, batch, mapping_of(batch)
        self.dataset, self.layout = data_set(batch.dataset), None
        if anew:
            self.mapping = replace(self.mapping, columns={}, constants={}, segments=(), unfold={}, units={})
        self.reading = self._read({} if anew else remembered_columns(batch.city, batch.dataset))
        if not anew and not self.mapping.columns:
            self._take_over_layout()
        if not may_create_cities or "city" not in self.dataset.by_name or not is_territory(batch.city):
            del self.fields["create_cities"]
        self.add_shape()
        self._add_columns()
        self.add_units()
        self._add_constants()
        self._settle_marks()

    def _read(self, remembered=None):
        told = self.workbook, self.dataset, self.mapping, remembered, own_names(self.batch.city)
        found, self.notes = readings(*told, known=self.dataset.known_to(self.batch.city), nearly=True)
        self.columns = ColumnsOfAll(found)
        return found[0]

    def _take_over_layout(self):
        """Understand the columns as those of the same layout were understood before."""
        headers = self.reading.table.headers
        self.layout = layout_of(headers, city=self.batch.city, dataset=self.batch.dataset)
        if self.layout:
            self.mapping = as_then(self.layout, self.mapping)
            self.reading = self._read()

    def _add_columns(self):
        fields = [("", _("Not used"))] + [(field.name, field.label) for field in self.dataset.fields]
        if self.dataset.has_segments:
            fields.append((SEGMENT, pgettext_lazy("column", "A segment")))
        for column in self.columns:
            initial = SEGMENT if self._disaggregates(column) else column.field or ""
            choices = fields
            if column.reason == ASKED:
                initial, choices = ASKED, [(ASKED, _("Say what it is")), *fields]
            self.fields[f"column_{column.index}"] = forms.ChoiceField(
                label=column.header, choices=choices, required=False, initial=initial
            )

    def _disaggregates(self, column):
        """A column that is nothing else tells groups apart, until a person says otherwise."""
        unknown = column.field is None and column.reason == "unknown" and not self.mapping.columns
        return column.is_segment or (self.dataset.has_segments and unknown)

    def _add_constants(self):
        told = {column.field for column in self.columns}
        missing = [field.name for field in missing_fields(self.reading, self.dataset, self.mapping)]
        currencies = set(Currency.objects.values_list("code", flat=True))
        self.implied = implied_currency(self.reading.columns, self.dataset, currencies)
        for name in dict.fromkeys([*missing, *self.mapping.constants, *self.implied, *self.dataset.usual_constants]):
            if name not in told or name in self.mapping.constants:
                self.fields[f"constant_{name}"] = self._constant(self.dataset.by_name[name])
                self.fields[f"constant_{name}"].required = name in missing and name not in self._told_by_columns()

        given = {name.removeprefix("constant_") for name in self.fields}
        free = [each for each in self.dataset.fields if each.name not in told | given]
        self.fields["also"] = forms.ChoiceField(
            label=_("Another field"),
            required=False,
            choices=[("", _("None")), *((each.name, each.label) for each in free)],
            help_text=_("For what holds for all rows and stands nowhere in the file, as the year or the department."),
        )
        self.fields["also_value"] = forms.CharField(label=_("What it is in every row"), required=False, max_length=1000)

    def _told_by_columns(self):
        """The fields that the person has just chosen for columns."""
        return {value for name, value in self.data.items() if name.startswith("column_")}

    def _constant(self, field):
        initial = self.mapping.constants.get(field.name, self.implied.get(field.name, self._said_by_title(field)))
        choices = YesNo.choices if field.read is yes_no else self.dataset.choices_of(field.name, self.batch.city)
        if choices:
            choices = [("", _("Not given")), *choices]
            return forms.ChoiceField(label=field.label, required=False, initial=initial, choices=choices)
        widget = forms.TextInput(attrs={"class": "w-m"})
        return forms.CharField(label=field.label, required=False, initial=initial, widget=widget)

    def _said_by_title(self, field):
        """The title of a sheet, where it may name what all its rows belong to: a proposal to be corrected."""
        if field.refers_to not in NAMED_BY_TITLES or not field.required:
            return ""
        table = self.reading.table
        titles = [text_of(cell).strip() for row in table.above for cell in row.cells if cell is not None]
        return next(filter(None, titles), "" if GENERIC.match(key(table.sheet.name)) else table.sheet.name)

    def _settle_marks(self):
        """Ask for the marks that matter; what the columns themselves say stands beforehand, unless it is doubtful."""
        for name, kind, found in (
            ("decimal", NUMBER, [each.decimal for each in self.columns if each.decimal]),
            ("dates", DATE, [each.order for each in self.columns if each.order]),
        ):
            settled = set(found) - {AMBIGUOUS}
            if not found or (AMBIGUOUS not in found and len(settled) > 1):
                del self.fields[name]
                continue
            self.fields[name].initial = self.mapping.as_json().get(name) or (
                settled.pop() if len(settled) == 1 else None
            )
            self.fields[name].is_doubtful = AMBIGUOUS in found
            self.fields[name].kind = kind

    @property
    def is_doubtful(self):
        return any(getattr(field, "is_doubtful", False) for field in self.fields.values())

    def rows(self):
        """Each column with its control, a few of its cells, and why it is taken for what it is."""
        samples = {each.sheet: list(islice(each.table.records(), 40)) for each in self.columns.readings}
        for column in self.columns:
            reading, index = self.columns.place_of(column)
            cells = [text_of(row.cells[index]).strip() for row in samples[reading.sheet]]
            reason = column.reason if column.field or column.is_segment or column.reason != "exact" else IGNORED
            if self.layout and column.field:
                reason = REMEMBERED
            yield {
                "control": self[f"column_{column.index}"],
                "header": self.shown(column.header),
                "sheet": reading.sheet if reading != self.reading else "",
                "unit": self[f"unit_{column.index}"] if f"unit_{column.index}" in self.fields else None,
                "samples": list(dict.fromkeys(filter(None, cells)))[:SAMPLES],
                "reason": reason,
                "words": REASONS.get(reason, REASONS["unknown"]),
            }

    def left_out(self):
        """The sheets that stay out as long as no column of theirs is said to be something: [(sheet, what)]."""
        for reading in self.columns.readings if self.mapping.sheet == ALL else ():
            for field in missing_fields(reading, self.dataset, self.mapping):
                yield reading.sheet, field.label

    def shown(self, header):
        """The name of a column; one that was made of the names or cells of others bears that of its field."""
        is_made = header not in self.columns.own_headers
        return self.dataset.by_name[header].label if is_made and header in self.dataset.by_name else header

    def preview(self, user):
        """The first records by what the page says; where it says too little, why there are none."""
        told = {"by": user, "create_cities": bool(self.initial.get("create_cities"))}
        remembered = None if self.mapping.columns else remembered_columns(self.batch.city, self.batch.dataset)
        return first_records(self.batch, self.workbook, self.reading, self.mapping, remembered=remembered, **told)

    def constants(self):
        return [self[name] for name in self.fields if name.startswith("constant_")]

    def marks(self):
        return [self[name] for name in ("decimal", "dates") if name in self.fields]

    def clean(self):
        given = super().clean()
        first = {}
        for column in self.columns:
            field = given.get(f"column_{column.index}")
            sheets = self.columns.sheets_of(column)
            taken = [header for header, on in first.get(field, ()) if on & sheets]
            if field == ASKED:
                self._ask(column)
            elif field and field != SEGMENT and taken and not self.dataset.by_name[field].is_gathered:
                label = self.dataset.by_name[field].label
                said = _("“%(first)s” is %(label)s already. Choose another field, or leave this column out.")
                self.add_error(f"column_{column.index}", said % {"first": taken[0], "label": label})
            first.setdefault(field, []).append((column.header, sheets))
        self._demand_required(given)
        if given.get("also") and not given.get("also_value"):
            self.add_error("also_value", _("Write what it is, or choose no other field."))
        return given

    def _ask(self, column):
        may_be = ", ".join(str(self.dataset.by_name[name].label) for name in column.rivals)
        said = _("“%(header)s” may mean %(fields)s. Choose what it is, or leave the column out.")
        self.add_error(f"column_{column.index}", said % {"header": column.header, "fields": may_be})

    def _demand_required(self, given):
        told = {value for name, value in given.items() if name.startswith("column_")}
        told |= {
            name.removeprefix("constant_") for name, value in given.items() if name.startswith("constant_") and value
        } | {given.get("also")}
        for field in self.dataset.required:
            if not told.intersection((field.name, *self.dataset.instead.get(field.name, ()))):
                name = f"constant_{field.name}"
                said = _("Say which column is %(label)s, or give it for every row.") % {"label": field.label}
                self.add_error(name if name in self.fields else None, said)

    def told(self):
        """The mapping as the person leaves it."""
        given = self.cleaned_data
        columns = {each.header: given.get(f"column_{each.index}") or None for each in self.columns}
        own = self.columns.own_headers  # those that unfolding makes are made again
        columns = {header: field for header, field in columns.items() if header in own}
        segments = [header for header, field in columns.items() if field == SEGMENT]
        constants = {
            name.removeprefix("constant_"): value
            for name, value in given.items()
            if name.startswith("constant_") and value
        }
        if given.get("also"):
            constants[given["also"]] = given["also_value"]
        return replace(
            self.mapping,
            unfold=self.shape_now() if self.has_shape else self.mapping.unfold,
            units=self.units_told(),
            sheet=self.mapping.sheet or self.reading.sheet,
            header_row=self.reading.table.header_row if self.mapping.sheet != ALL else None,
            columns={header: field for header, field in columns.items() if field != SEGMENT},
            constants=constants,
            segments=tuple(segments),
            dates=given.get("dates", ""),
            decimal=given.get("decimal", ""),
        )
