from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.choices import AgreementDecision
from observatory.fields import LAST_DAY
from observatory.forms.records import RecordForm, WithEvidence
from observatory.models import AgreementRenewal, AgreementReview, LegalStep, SpecificObjective
from observatory.services.legal_steps import after_the_last, title_of


class PartForm(RecordForm):
    """A form of something that belongs to one agreement, and by it to a city."""

    def __init__(self, *args, agreement, instance=None, **kwargs):
        instance = instance or self.Meta.model(agreement=agreement)
        super().__init__(*args, instance=instance, city=agreement.city, **kwargs)

    def belong_to(self, city):
        """Leave the city alone: it is the agreement's."""


class LegalStepForm(WithEvidence, PartForm):
    evidence_field = "source"
    top = ("name", "done_on", "reference")
    groups = (
        (_("Document"), ["source", "new_file", "new_link"]),
        (_("Note"), ["note"]),
        (_("Skip this step"), ["skipped_because"]),
    )

    class Meta(PartForm.Meta):
        model = LegalStep
        fields = ["name", "done_on", "reference", "source", "note", "skipped_because"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "name": _("What has to be done?"),
            "done_on": _("On which day was it done?"),
            "source": _("A document already here"),
            "skipped_because": _("Why is it skipped?"),
        }
        help_texts = {
            "done_on": _("Left empty, it is still to be done. For example: 9 March 2026."),
            "reference": _("Of the opinion, of the council's decision, of the entry in the register."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.shipped_title = title_of(self.instance, self.city.country_id) if self.instance.key else ""
        if self.shipped_title:
            self.initial["name"] = self.shipped_title

    def clean_done_on(self):
        done_on = self.cleaned_data["done_on"]
        if done_on and done_on > timezone.localdate():
            raise forms.ValidationError(_("This day is yet to come. Write the day on which the step was done"))
        return done_on

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("done_on") and cleaned.get("skipped_because"):
            self.add_error("skipped_because", _("A step is done or skipped. Empty the day, or empty this"))
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        step = self.instance
        if self.shipped_title and step.name != self.shipped_title:
            step.key = ""
        elif self.shipped_title:
            step.name = self.initial_name
        if step.pk is None:
            step.position = after_the_last(step.agreement)

    @property
    def initial_name(self):
        """The name as it is stored, in the main language of the city."""
        return LegalStep.objects.values_list("name", flat=True).get(pk=self.instance.pk)


class SpecificObjectiveForm(PartForm):
    top = ("text", "target", "state")

    class Meta(PartForm.Meta):
        model = SpecificObjective
        fields = ["text", "target", "state"]
        widgets = {"text": forms.Textarea(attrs={"rows": 2}), "state": forms.RadioSelect}
        labels = {
            "text": _("What is this agreement to bring about?"),
            "target": _("How will you know that it is reached?"),
        }
        help_texts = {"target": _("For example: 12 teachers a year spend a month in the other city.")}


class RenewalForm(WithEvidence, PartForm):
    agreement_version = forms.IntegerField(widget=forms.HiddenInput)
    stays_open = forms.BooleanField(label=_("It has no end any more"), required=False)

    evidence_field = "source"
    top = ("renewed_on", "new_end", "stays_open")
    groups = ((_("Document"), ["source", "new_file", "new_link"]), (_("Note"), ["note"]))

    class Meta(PartForm.Meta):
        model = AgreementRenewal
        fields = ["renewed_on", "new_end", "source", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "renewed_on": _("On which day was it renewed?"),
            "new_end": _("Until when does it run now?"),
            "source": _("A document already here"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_end"].edge = LAST_DAY
        self.initial["agreement_version"] = self.instance.agreement.version

    def clean(self):
        cleaned = super().clean()
        former, end = self.instance.agreement.ends_on, cleaned.get("new_end")
        if end and cleaned.get("stays_open"):
            self.add_error("stays_open", _("An open-ended agreement has no end. Empty the end, or untick this"))
        if "new_end" not in self.errors and not end and not cleaned.get("stays_open"):
            self.add_error("new_end", _("Write until when it runs, or tick that it has no end any more"))
        if end and former and end <= former:
            self.add_error("new_end", _("It ends later than before: write a day after the end it had"))
        signed = self.instance.agreement.signed_on
        if end and signed and end < signed:
            self.add_error("new_end", _("It ends before it was signed. Correct one of the two dates"))
        return cleaned


class ReviewForm(PartForm):
    top = ("decision", "reason", "obtained")

    class Meta(PartForm.Meta):
        model = AgreementReview
        fields = ["decision", "reason", "obtained"]
        widgets = {
            "decision": forms.RadioSelect,
            "reason": forms.Textarea(attrs={"rows": 3}),
            "obtained": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"decision": _("What is to be done with it?"), "obtained": _("What was got from it so far?")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [*AgreementDecision.choices, ("", _("Not decided"))]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") and not cleaned.get("reason"):
            self.add_error("reason", _("Say why in a sentence: the council and those who come next will ask"))
        return cleaned
