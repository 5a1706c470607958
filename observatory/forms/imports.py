"""The forms of an import: the files, the sheet, the columns."""

from dataclasses import replace
from itertools import islice

from django import forms
from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.choices import CityKind
from observatory.imports import Mapping, mapping_of, readings, remembered_columns
from observatory.imports.columns import IGNORED, SEGMENT, missing_fields
from observatory.imports.layouts import as_then, layout_of
from observatory.imports.mapping import ALL
from observatory.resources import DATE, NUMBER, data_set, data_sets
from observatory.resources.readers import yes_no
from observatory.spreadsheets import (
    AMBIGUOUS,
    DAY_FIRST,
    MONTH_FIRST,
    column_letter,
    find_tables,
    further_headers,
    text_of,
)
from observatory.spreadsheets.columns import REMEMBERED

SAMPLES = 3
ROWS_SHOWN, ROWS_BELOW, MOST_ROWS_SHOWN, CELLS_SHOWN = 12, 5, 80, 12
FOLLOWED = 2000  # rows in which a further table of the sheet is looked for


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
}


def datasets_for(user, city):
    """The data sets that a person may bring into a city; cities only into a territory."""
    permitted = [each for each in data_sets().values() if user.has_perm(each.permission, city)]
    return [each for each in permitted if each.name != "cities" or is_territory(city)]


def is_territory(city):
    """Whether a city may hold others."""
    return city.kind != CityKind.MUNICIPALITY


class FilesField(forms.FileField):
    """One file or several."""

    class widget(forms.ClearableFileInput):  # noqa: N801  as Django names it
        allow_multiple_selected = True

    def clean(self, data, initial=None):
        return [super(FilesField, self).clean(each, initial) for each in data or [None]]


class UploadForm(forms.Form):
    dataset = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    file = FilesField(label=_("File"), error_messages={"required": _("Choose a file, or paste cells.")})
    pasted = forms.CharField(
        label=_("Or paste cells"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Copy them in your spreadsheet together with the row of column names."),
    )

    def __init__(self, *args, datasets, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dataset"].choices = [(each.name, each.label) for each in datasets]
        file = self.fields["file"]
        file.required = not self.data.get("pasted", "").strip()
        file.widget.attrs["accept"] = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.zip"
        said = _("XLSX, XLSM, ODS, XLS, CSV or TSV, one or several, or a ZIP of them, of at most %(limit)s MB.")
        file.help_text = said % {"limit": settings.UPLOAD_LIMIT_MB}

    def clean_file(self):
        files = [file for file in self.cleaned_data["file"] if file]
        if sum(file.size for file in files) > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
            raise forms.ValidationError(
                _("The file is larger than %(limit)s MB.") % {"limit": settings.UPLOAD_LIMIT_MB}
            )
        return files

    def contents(self):
        """The bytes that arrived, with their names."""
        if files := self.cleaned_data["file"]:
            return [(file.read(), file.name) for file in files]
        return [(self.cleaned_data["pasted"].encode(), str(_("Pasted cells")) + ".tsv")]


class SheetForm(forms.Form):
    """Which sheet, and in which row the column names stand: chosen among the first rows as they stand."""

    header_row = forms.TypedChoiceField(label=_("Row with the column names"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args, workbook, batch, shown, **kwargs):
        super().__init__(*args, **kwargs)
        self.dataset = data_set(batch.dataset)
        self.tables = {each.sheet.name: each for each in find_tables(workbook.sheets, self.dataset.aliases)}
        self.workbook = workbook
        self.chosen = self._chosen(shown)
        self.told_row = batch.mapping.get("header_row") if shown == batch.mapping.get("sheet") else None
        self.header = self.told_row or (self.tables[self.chosen].header_row if self.chosen in self.tables else None)
        self.rows = [] if self.chosen == ALL else self._first_rows()
        self.fields["header_row"].choices = [(row["number"], row["number"]) for row in self.rows]
        self.fields["header_row"].required = self.chosen != ALL
        self.fields["header_row"].error_messages["required"] = _("Choose the row with the column names.")

    def _chosen(self, asked):
        names = [sheet.name for sheet in self.workbook.sheets]
        if asked in names or (asked == ALL and len(names) > 1):
            return asked
        best = max(self.tables.values(), key=lambda table: (not table.sheet.hidden, table.score), default=None)
        return best.sheet.name if best else names[0]

    def _first_rows(self):
        shown = max(ROWS_SHOWN, (self.header or 0) + ROWS_BELOW)
        sheet, begins = self.workbook.sheet(self.chosen), set()
        if self.chosen in self.tables:
            begins = {
                number for number, _names in further_headers(self.tables[self.chosen], self.dataset.aliases, FOLLOWED)
            }
        near = min(shown, MOST_ROWS_SHOWN)
        rows = (row for place, row in enumerate(islice(sheet.rows(), FOLLOWED)) if place < near or row.number in begins)
        return [{"number": row.number, "cells": [text_of(cell) for cell in row.cells[:CELLS_SHOWN]]} for row in rows]

    def width(self):
        """How many columns the first rows have, as far as they are shown."""
        return range(max((len(row["cells"]) for row in self.rows), default=0))

    def letters(self):
        return [column_letter(index) for index in self.width()]

    def sheets(self):
        """Each sheet with how well it fits."""
        for sheet in self.workbook.sheets:
            table = self.tables.get(sheet.name)
            yield {
                "name": sheet.name,
                "is_hidden": sheet.hidden,
                "is_chosen": sheet.name == self.chosen,
                "fields": round(table.score) if table else 0,
            }

    @property
    def has_several(self):
        return len(self.workbook.sheets) > 1

    @property
    def takes_all(self):
        return self.chosen == ALL

    def checked_row(self):
        """The row that stands beforehand as the one with the names."""
        given = self.data.get("header_row", "")
        return int(given) if given.isdecimal() else self.header

    def told(self):
        row = self.cleaned_data.get("header_row") or None
        return Mapping(sheet=self.chosen, header_row=row if self.chosen != ALL else None)


class ColumnsForm(forms.Form):
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
            self.mapping = replace(self.mapping, columns={}, constants={}, segments=())
        self.reading = self._read({} if anew else remembered_columns(batch.city, batch.dataset))
        if not anew and not self.mapping.columns:
            self._take_over_layout()
        if not may_create_cities or "city" not in self.dataset.by_name or not is_territory(batch.city):
            del self.fields["create_cities"]
        self._add_columns()
        self._add_constants()
        self._settle_marks()

    def _read(self, remembered=None):
        found, self.notes = readings(self.workbook, self.dataset, self.mapping, remembered)
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
        for column in self.reading.columns:
            initial = SEGMENT if self._disaggregates(column) else column.field or ""
            self.fields[f"column_{column.index}"] = forms.ChoiceField(
                label=column.header, choices=fields, required=False, initial=initial
            )

    def _disaggregates(self, column):
        """A column that is nothing else tells groups apart, until a person says otherwise."""
        unknown = column.field is None and column.reason == "unknown" and not self.mapping.columns
        return column.is_segment or (self.dataset.has_segments and unknown)

    def _add_constants(self):
        told = {column.field for column in self.reading.columns}
        missing = [field.name for field in missing_fields(self.reading, self.dataset, self.mapping)]
        for name in dict.fromkeys([*missing, *self.mapping.constants, *self.dataset.usual_constants]):
            if name not in told or name in self.mapping.constants:
                self.fields[f"constant_{name}"] = self._constant(self.dataset.by_name[name])
                self.fields[f"constant_{name}"].required = name in missing and name not in self._told_by_columns()

    def _told_by_columns(self):
        """The fields that the person has just chosen for columns."""
        return {value for name, value in self.data.items() if name.startswith("column_")}

    def _constant(self, field):
        initial = self.mapping.constants.get(field.name, "")
        choices = YesNo.choices if field.read is yes_no else self.dataset.choices_of(field.name, self.batch.city)
        if choices:
            choices = [("", _("Not given")), *choices]
            return forms.ChoiceField(label=field.label, required=False, initial=initial, choices=choices)
        widget = forms.TextInput(attrs={"class": "w-m"})
        return forms.CharField(label=field.label, required=False, initial=initial, widget=widget)

    def _settle_marks(self):
        """Ask for the marks that matter; what the columns themselves say stands beforehand, unless it is doubtful."""
        for name, kind, found in (
            ("decimal", NUMBER, [each.decimal for each in self.reading.columns if each.decimal]),
            ("dates", DATE, [each.order for each in self.reading.columns if each.order]),
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
        sample = list(islice(self.reading.table.records(), 40))
        for column in self.reading.columns:
            cells = [text_of(row.cells[column.index]).strip() for row in sample]
            reason = column.reason if column.field or column.is_segment or column.reason != "exact" else IGNORED
            if self.layout and column.field:
                reason = REMEMBERED
            yield {
                "control": self[f"column_{column.index}"],
                "header": column.header,
                "samples": list(dict.fromkeys(filter(None, cells)))[:SAMPLES],
                "reason": reason,
                "words": REASONS.get(reason, REASONS["unknown"]),
            }

    def constants(self):
        return [self[name] for name in self.fields if name.startswith("constant_")]

    def marks(self):
        return [self[name] for name in ("decimal", "dates") if name in self.fields]

    def clean(self):
        given = super().clean()
        first = {}
        for column in self.reading.columns:
            field = given.get(f"column_{column.index}")
            if field and field != SEGMENT and field in first:
                label = self.dataset.by_name[field].label
                said = _("“%(first)s” is %(label)s already. Choose another field, or leave this column out.")
                self.add_error(f"column_{column.index}", said % {"first": first[field], "label": label})
            first.setdefault(field, column.header)
        self._demand_required(given)
        return given

    def _demand_required(self, given):
        told = {value for name, value in given.items() if name.startswith("column_")}
        told |= {
            name.removeprefix("constant_") for name, value in given.items() if name.startswith("constant_") and value
        }
        for field in self.dataset.required:
            if field.name not in told:
                name = f"constant_{field.name}"
                said = _("Say which column is %(label)s, or give it for every row.") % {"label": field.label}
                self.add_error(name if name in self.fields else None, said)

    def told(self):
        """The mapping as the person leaves it."""
        given = self.cleaned_data
        columns = {each.header: given.get(f"column_{each.index}") or None for each in self.reading.columns}
        own = self.reading.table.own_headers  # those that unfolding makes are made again
        columns = {header: field for header, field in columns.items() if header in own}
        segments = [header for header, field in columns.items() if field == SEGMENT]
        constants = {
            name.removeprefix("constant_"): value
            for name, value in given.items()
            if name.startswith("constant_") and value
        }
        return replace(
            self.mapping,
            sheet=self.mapping.sheet or self.reading.sheet,
            header_row=self.reading.table.header_row if self.mapping.sheet != ALL else None,
            columns={header: field for header, field in columns.items() if field != SEGMENT},
            constants=constants,
            segments=tuple(segments),
            dates=given.get("dates", ""),
            decimal=given.get("decimal", ""),
        )
