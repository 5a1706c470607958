"""The answer to a planning step, and the links between goals and objectives."""

from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.choices import StepState
from observatory.forms.records import RecordForm, WithEvidence
from observatory.models import PlanningStep


class StepForm(WithEvidence, RecordForm):
    evidence_field = "sources"
    top = ("answer", "consulted", "state", "skipped_because")
    groups = (
        (_("Sources"), ["sources", "new_file", "new_link"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = PlanningStep
        fields = ["answer", "consulted", "state", "skipped_because", "sources", "is_public"]
        widgets = {
            "answer": forms.Textarea(attrs={"rows": 8}),
            "consulted": forms.Textarea(attrs={"rows": 2}),
            "state": forms.RadioSelect,
            "sources": forms.CheckboxSelectMultiple,
        }
        labels = {
            "answer": _("Your answer"),
            "state": _("Have you completed this section?"),
            "skipped_because": _("Why it is skipped"),
            "sources": _("Sources already here"),
            "is_public": _("Show this answer on the city's public page"),
        }
        help_texts = {
            "consulted": _("Departments, actors, groups of people: posts and bodies rather than names."),
            "skipped_because": _("Only where it is skipped."),
        }

    def clean(self):
        cleaned = super().clean()
        is_skipped = cleaned.get("state") == StepState.SKIPPED
        if is_skipped and not cleaned.get("skipped_because"):
            self.add_error("skipped_because", _("Say why this step is skipped"))
        if cleaned.get("state") == StepState.COMPLETED and not cleaned.get("answer"):
            self.add_error("answer", _("Write the answer before calling this section completed"))
        if not is_skipped:
            cleaned["skipped_because"] = ""
        return cleaned

    def code_text(self):
        return f"{self.instance.strategy.code} {self.instance.number}"
