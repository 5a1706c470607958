"""Departments, terms, budgets, lessons, sources."""

from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.fields import EvidenceFileField
from observatory.forms.records import RecordForm, WithEvidence, currencies
from observatory.models import BudgetYear, Department, GovernmentTerm, Source

PUBLIC = {"is_public": _("Show it on the city's public page")}


class DepartmentForm(RecordForm):
    code_from = "name"
    top = ("name", "kind")
    groups = ((_("Its part in international action"), ["focal_point", "part_in_action"]),)

    class Meta(RecordForm.Meta):
        model = Department
        fields = ["name", "kind", "focal_point", "part_in_action"]
        widgets = {"kind": forms.RadioSelect, "part_in_action": forms.Textarea(attrs={"rows": 3})}

    def clean_name(self):
        name = self.cleaned_data["name"]
        same = Department.objects.of(self.city).filter(name__iexact=name).exclude(pk=self.instance.pk).first()
        if same and same.removed_at:
            raise forms.ValidationError(
                _("A department of this name was taken off the register. Put it back from the history")
            )
        if same:
            raise forms.ValidationError(_("There is already a department of this name"))
        return name


class TermForm(RecordForm):
    top = ("head", "starts_on", "ends_on")

    class Meta(RecordForm.Meta):
        model = GovernmentTerm
        fields = ["head", "starts_on", "ends_on"]

    def clean_starts_on(self):
        day = self.cleaned_data["starts_on"]
        if GovernmentTerm.objects.filter(city=self.city, starts_on=day).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another term starts on this day"))
        return day

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("starts_on", "ends_on", _("It ends before it starts. Correct one of the two dates"))
        return cleaned


class BudgetYearForm(WithEvidence, RecordForm):
    currency = currencies()

    code_from = "year"
    evidence_field = "source"
    top = ("year", "planned", "executed", "city_total", "currency", "city_staff")
    groups = (
        (_("Where this is known from"), ["source", "new_file", "new_link", "note"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = BudgetYear
        fields = ["year", "planned", "executed", "city_total", "currency", "city_staff", "source", "note", "is_public"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        labels = PUBLIC | {"source": _("A source already here")}
        help_texts = {"city_staff": _("In the whole local government: it tells what share of them was trained.")}

    def clean_year(self):
        year = self.cleaned_data["year"]
        if not 1900 <= year <= 2200:
            raise forms.ValidationError(_("Write the year with four figures"))
        if BudgetYear.objects.of(self.city).kept().filter(year=year).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("The budget of this year is already logged"))
        return year

    def clean(self):
        cleaned = super().clean()
        cleaned["currency"] = cleaned.get("currency") or self.city.currency
        if cleaned["currency"] is None and "currency" not in self.errors:
            self.add_error("currency", _("Choose the currency"))
        return cleaned


class SourceForm(RecordForm):
    new_file = EvidenceFileField(label=_("File"), required=False, help_text=_("PDF, picture, document or spreadsheet."))
    top = ("title", "new_file", "url")
    groups = ((_("Who published it"), ["publisher", "published_on", "licence"]), (_("Who may see it"), ["is_public"]))

    class Meta(RecordForm.Meta):
        model = Source
        fields = ["title", "url", "publisher", "published_on", "licence", "is_public"]
        labels = {"is_public": _("Anybody may download it")}

    def clean(self):
        cleaned = super().clean()
        has_something = cleaned.get("url") or cleaned.get("new_file") or self.instance.file
        if not has_something and not {"url", "new_file"} & self.errors.keys():
            self.add_error("new_file", _("Add a file, or write a link"))
        return cleaned
