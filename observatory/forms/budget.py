"""Lines of the budget for international action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.forms.network_life import four_figures
from observatory.forms.records import RecordForm, WithEvidence, currencies
from observatory.models import BudgetLine


class BudgetLineForm(WithEvidence, RecordForm):
    currency = currencies()

    evidence_field = "source"
    top = ("title", "year", "planned", "executed", "funding_source")
    groups = (
        (_("Purpose and area of action"), ["purpose", "area_of_action"]),
        (_("Whose money, and for which strategy or activity"), ["department", "strategy", "activity"]),
        (_("Currency"), ["currency"]),
        (_("Where this is known from"), ["source", "new_file", "new_link", "note"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = BudgetLine
        fields = [
            "title", "year", "planned", "executed", "funding_source", "purpose", "area_of_action", "department",
            "strategy", "activity", "currency", "source", "note", "is_public",
        ]  # fmt: skip
        widgets = {
            "funding_source": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 3}),
            "activity": forms.Select(attrs={"data-autocomplete": ""}),
        }
        labels = {
            "title": _("What is the money for?"),
            "source": _("A source already here"),
            "is_public": _("Show it on the city's public page"),
        }
        help_texts = {"title": _("For example: Missions to the congress of UCLG.")}

    def clean_year(self):
        return four_figures(self.cleaned_data["year"])

    def clean(self):
        cleaned = super().clean()
        cleaned["currency"] = cleaned.get("currency") or self.city.currency
        if cleaned["currency"] is None and "currency" not in self.errors:
            self.add_error("currency", _("Choose the currency"))
        if not {"planned", "executed"} & self.errors.keys() and not _says_a_sum(cleaned):
            self.add_error("planned", _("Write what was planned, what was executed, or both. Zero is an answer too"))
        return cleaned


def _says_a_sum(cleaned):
    return cleaned.get("planned") is not None or cleaned.get("executed") is not None
