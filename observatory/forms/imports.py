"""The forms of an import: the file, the columns."""

from itertools import islice

from django import forms
from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.choices import CityKind
from observatory.imports import Mapping, readings, remembered_columns
from observatory.imports.columns import IGNORED, SEGMENT, missing_fields
from observatory.imports.mapping import ALL
from observatory.resources import DATE, NUMBER, data_set, data_sets
from observatory.resources.readers import yes_no
from observatory.spreadsheets import AMBIGUOUS, DAY_FIRST, MONTH_FIRST, find_table, text_of

SAMPLES = 3


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


class UploadForm(forms.Form):
    dataset = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX, ODS, XLS, CSV or TSV."),
        error_messages={"required": _("Choose a file, or paste cells.")},
    )
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
        self.fields["file"].required = not self.data.get("pasted", "").strip()
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
            raise forms.ValidationError(
                _("The file is larger than %(limit)s MB.") % {"limit": settings.UPLOAD_LIMIT_MB}
            )
        return file

    def content(self):
        """The bytes that arrived, and their name."""
        if file := self.cleaned_data["file"]:
            return file.read(), file.name
        return self.cleaned_data["pasted"].encode(), str(_("Pasted cells")) + ".tsv"


class SheetForm(forms.Form):
    """Which sheet, and in which row the column names stand."""

    sheet = forms.ChoiceField(label=_("Sheet"))
    header_row = forms.IntegerField(
        label=_("Row with the column names"), min_value=1, widget=forms.NumberInput(attrs={"class": "w-s"})
    )

    def __init__(self, *args, workbook, **kwargs):
        super().__init__(*args, **kwargs)
        names = [(sheet.name, sheet.name) for sheet in workbook.sheets]
        self.fields["sheet"].choices = names + ([(ALL, _("Every sheet that fits"))] if len(names) > 1 else [])


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

    def __init__(self, *args, workbook, batch, mapping, may_create_cities, **kwargs):
        super().__init__(*args, **kwargs)
        self.workbook, self.batch, self.mapping = workbook, batch, mapping
        self.dataset = data_set(batch.dataset)
        remembered = remembered_columns(batch.city, batch.dataset)
        found, self.notes = readings(workbook, self.dataset, mapping, remembered)
        self.reading = found[0]
        if not may_create_cities or "city" not in self.dataset.by_name or not is_territory(batch.city):
            del self.fields["create_cities"]
        self._add_columns()
        self._add_constants()
        self._settle_marks()

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
        segments = [header for header, field in columns.items() if field == SEGMENT]
        constants = {
            name.removeprefix("constant_"): value
            for name, value in given.items()
            if name.startswith("constant_") and value
        }
        return Mapping(
            sheet=self.mapping.sheet or self.reading.sheet,
            header_row=self.reading.table.header_row if self.mapping.sheet != ALL else None,
            columns={header: field for header, field in columns.items() if field != SEGMENT},
            constants=constants,
            segments=tuple(segments),
            dates=given.get("dates", ""),
            decimal=given.get("decimal", ""),
        )


def header_row_of(workbook, dataset, sheet=""):
    """The row in which the column names seem to stand."""
    return find_table(workbook, dataset.aliases, sheet=sheet or None).header_row
