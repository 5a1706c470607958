"""The first forms of an import: the files, and the sheet."""

from itertools import islice

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from observatory.choices import CityKind
from observatory.imports import Mapping, readings
from observatory.imports.mapping import ALL
from observatory.resources import data_set, data_sets
from observatory.spreadsheets import (
    Refused,
    column_letter,
    find_tables,
    further_headers,
    text_of,
)

ROWS_SHOWN, ROWS_BELOW, MOST_ROWS_SHOWN, CELLS_SHOWN = 12, 5, 80, 12
FOLLOWED = 2000  # rows in which a further table of the sheet is looked for


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
        if len(names) > 1 and self._belong_together():
            return ALL
        best = max(self.tables.values(), key=lambda table: (not table.sheet.hidden, table.score), default=None)
        return best.sheet.name if best else names[0]

    def _belong_together(self):
        """Whether the sheets say the same of other years, or of other networks, and are read as one."""
        try:
            found, _notes = readings(self.workbook, self.dataset, Mapping())
        except Refused:
            return False
        return len(found) > 1

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
