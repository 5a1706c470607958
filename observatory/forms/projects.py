from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.choices import InvestmentKind, OpportunityStatus, PartnerRole
from observatory.fields import DecimalField, WholeNumberField
from observatory.forms.plans import PUBLIC
from observatory.forms.records import RecordForm, WithEvidence, countries, currencies
from observatory.forms.rows import RowForm, RowsField, written_rows
from observatory.models import Currency, Opportunity, Project

FIRST_YEAR, LAST_YEAR = 1950, 2200
SEPARATORS = ";|"


class PartnerForm(RowForm):
    needed = ("name",)

    name = forms.CharField(
        label=_("Name"), required=False, max_length=300, error_messages={"required": _("Write who it is")}
    )
    role = forms.ChoiceField(label=_("Role"), choices=PartnerRole, initial=PartnerRole.PARTNER, required=False)
    country = countries()
    place = forms.CharField(label=_("City"), required=False, max_length=150)

    def clean_name(self):
        name = self.cleaned_data["name"]
        if any(mark in name for mark in SEPARATORS):
            raise forms.ValidationError(_("Write one partner in each row, without ; or |"))
        return name

    def clean_role(self):
        return self.cleaned_data["role"] or PartnerRole.PARTNER


class InvestmentForm(RowForm):
    needed = ("year",)

    year = WholeNumberField(
        label=_("Year"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={"required": _("Write the year")},
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=InvestmentKind, initial=InvestmentKind.FOREIGN_DIRECT, required=False
    )
    amount = DecimalField(label=_("Amount"), required=False, min_value=0, max_digits=18, decimal_places=2)
    currency = forms.ModelChoiceField(Currency.objects.all(), label=_("Currency"), required=False)
    jobs = WholeNumberField(label=_("Jobs created"), required=False, min_value=0)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("amount") is not None and not cleaned.get("currency"):
            self.add_error("currency", _("Choose the currency"))
        cleaned["kind"] = cleaned.get("kind") or InvestmentKind.FOREIGN_DIRECT
        return cleaned


class ProjectForm(WithEvidence, RecordForm):
    currency = currencies()
    partners = RowsField(PartnerForm, label=_("Partners"))
    investments = RowsField(
        InvestmentForm,
        label=_("Investments"),
        help_text=_("Only what came to the city because of this project: one row for each year and kind."),
    )

    evidence_field = "source"
    top = ("title", "modality", "starts_on", "ends_on")
    groups = (
        (_("Opportunity won"), ["opportunity"]),
        (_("Partners and countries"), ["partners", "countries"]),
        (_("Budget"), ["budget", "currency"]),
        (_("Status, results and who benefits"), ["status", "aims", "beneficiaries", "results"]),
        (_("Objectives, agreements and SDGs"), ["objectives", "agreements", "sdgs"]),
        (_("Investment and jobs"), ["investments"]),
        (_("Where this is known from"), ["url", "source", "new_file", "new_link", "note"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Project
        fields = [
            "title", "modality", "starts_on", "ends_on", "opportunity", "countries", "budget", "currency", "status",
            "aims", "beneficiaries", "results", "objectives", "agreements", "sdgs", "url", "source", "note",
            "is_public",
        ]  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("aims", "beneficiaries", "results", "note")} | {
            "objectives": forms.CheckboxSelectMultiple,
            "sdgs": forms.CheckboxSelectMultiple,
            "status": forms.RadioSelect,
        }
        labels = PUBLIC | {"source": _("A source already here")}
        help_texts = {"countries": _("Those the project takes place in. Several can be chosen.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self._start_with_rows()
        elif isinstance(won := self.initial.get("opportunity"), Opportunity):
            self.initial = what_was_won(won) | self.initial
        if "opportunity" in self.fields:
            won = self.fields["opportunity"].queryset
            self.fields["opportunity"].queryset = won.filter(status=OpportunityStatus.WON) | won.filter(
                pk=self.instance.opportunity_id
            )

    def _start_with_rows(self):
        partners = self.instance.partners.all()
        self.initial["partners"] = written_rows(partners, "name", "role", "country", "place")
        investments = self.instance.investments.all()
        self.initial["investments"] = written_rows(investments, "year", "kind", "amount", "currency", "jobs")

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("starts_on", "ends_on", _("It ends before it starts. Correct one of the two dates"))
        self.default_currency("budget")
        return cleaned


def what_was_won(opportunity):
    """What a project starts with that an opportunity led to."""
    funder = [{"name": opportunity.organiser, "role": PartnerRole.FUNDER}] if opportunity.organiser else []
    return {
        "title": opportunity.title,
        "budget": opportunity.amount,
        "currency": opportunity.currency,
        "url": opportunity.url,
        "sdgs": list(opportunity.sdgs.all()),
        "partners": funder,
    }
