"""What happens to a good practice, what it answers to the criteria, and matches of offers and needs."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.choices import CriterionAnswer, PracticeStep
from observatory.fields import FIRST_DAY
from observatory.forms.records import RecordForm, countries
from observatory.models import Match, PracticeCriterion, PracticeEvent
from observatory.services.practices import unanswered

ONCE = (PracticeStep.IDENTIFIED, PracticeStep.SYSTEMATISED)
WHERE = {
    PracticeStep.SHOWN: _("Write where it was shown"),
    PracticeStep.SUBMITTED: _("Write to which award"),
    PracticeStep.RECOGNISED: _("Write by which award"),
    PracticeStep.LISTED: _("Write on which platform"),
    PracticeStep.TRANSFERRED: _("Write to which territory"),
}


class LifeForm(RecordForm):
    """A form of something that belongs to a record of the city, not a record itself."""

    def __init__(self, *args, city, **kwargs):
        forms.ModelForm.__init__(self, *args, **kwargs)
        self.city = city
        if self.instance.pk:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=self.instance.version)
        for name, field in self.fields.items():
            self._suit(name, field)


class PracticeEventForm(LifeForm):
    country = countries()

    top = ("step", "happened_on", "where", "country", "outcome", "url")

    class Meta(RecordForm.Meta):
        model = PracticeEvent
        fields = ["step", "happened_on", "where", "country", "outcome", "url"]
        widgets = {"step": forms.RadioSelect}
        labels = {"where": _("Where: the event, the award, the platform or the territory")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        day = self.fields["happened_on"]
        day.edge = FIRST_DAY
        day.help_text = self.hint_for_dates(day)
        kept = self.instance.step if self.instance.pk else None
        taken = set(self.instance.practice.events.filter(step__in=ONCE).values_list("step", flat=True)) - {kept}
        if kept == PracticeStep.IDENTIFIED:
            taken = set(PracticeStep.values) - {kept}
        self.fields["step"].choices = [choice for choice in PracticeStep.choices if choice[0] not in taken]

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come: an event is logged once it has happened"))
        return day

    def clean(self):
        cleaned = super().clean()
        step = cleaned.get("step")
        if step in WHERE and not cleaned.get("where") and "where" not in self.errors:
            self.add_error("where", WHERE[step])
        if step == PracticeStep.SYSTEMATISED and unanswered(self.instance.practice):
            self.add_error("step", _("It is systematised once every criterion has an answer. Answer them first"))
        return cleaned


class CriterionForm(forms.Form):
    """The answer to one criterion; a yes, or a partly, says by what evidence."""

    answer = forms.ChoiceField(label=_("Answer"), choices=CriterionAnswer, required=False, widget=forms.RadioSelect)
    evidence = forms.CharField(label=_("Evidence"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, criterion, **kwargs):
        super().__init__(*args, prefix=criterion.pk, **kwargs)
        self.criterion = criterion

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("evidence") and not cleaned.get("answer"):
            self.add_error("answer", self._said(_("Choose an answer")))
        if cleaned.get("answer") in (CriterionAnswer.YES, CriterionAnswer.PARTLY) and not cleaned.get("evidence"):
            self.add_error("evidence", self._said(_("Say what shows it: data, a document, a link")))
        return cleaned

    def _said(self, text):
        return f"{self.criterion}: {text}"


class CriteriaForms:
    """All criteria of a practice on one page, with what it answered so far."""

    def __init__(self, data, practice):
        checks = practice.checks.values("criterion_id", "answer", "evidence")
        known = {check.pop("criterion_id"): check for check in checks}
        criteria = PracticeCriterion.objects.all()
        self.forms = [CriterionForm(data, criterion=each, initial=known.get(each.pk)) for each in criteria]

    def is_valid(self):
        faults = [form.errors for form in self.forms if form.is_bound]
        return bool(faults) and not any(faults)

    def non_form_errors(self):
        return []

    def answers(self):
        """What was answered: {code of the criterion: (answer, evidence)}."""
        return {form.criterion.pk: (form.cleaned_data["answer"], form.cleaned_data["evidence"]) for form in self.forms}


class MatchForm(LifeForm):
    top = ("matched_on", "outcome")

    class Meta(RecordForm.Meta):
        model = Match
        fields = ["matched_on", "outcome"]
        widgets = {"outcome": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial["matched_on"] = timezone.localdate()

    def clean_matched_on(self):
        day = self.cleaned_data["matched_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come: a match is logged once it is accepted"))
        return day
