"""The strategy and what it is made of: goals, objectives, risks, beneficiaries, references, planning instruments."""

from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.choices import LegislativeApproval
from observatory.forms.plans import PUBLIC
from observatory.forms.records import RecordForm, WithEvidence, countries
from observatory.models import (
    Beneficiary,
    GovernmentGoal,
    Objective,
    PeerReference,
    PlanningInstrument,
    Risk,
    Strategy,
)

WHO = (_("Who may see it"), ["is_public"])
SOURCE = (_("Where this is known from"), ["source", "new_file", "new_link"])
FROM_ONE_TO_FIVE = [(n, str(n)) for n in range(1, 6)]


def lines(rows=3):
    return forms.Textarea(attrs={"rows": rows})


class StrategyForm(RecordForm):
    top = ("title", "starts_on", "ends_on")
    groups = (
        (_("Vision"), ["vision"]),
        (_("Adoption"), ["status", "adopted_on", "adopted_by", "instrument"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Strategy
        fields = [
            "title", "starts_on", "ends_on", "vision", "status", "adopted_on", "adopted_by", "instrument", "is_public",
        ]  # fmt: skip
        widgets = {"vision": forms.Textarea(attrs={"rows": 2}), "status": forms.RadioSelect}
        labels = PUBLIC

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("starts_on", "ends_on", _("It ends before it starts. Correct one of the two dates"))
        return cleaned


class ObjectiveForm(RecordForm):
    top = ("strategy", "title", "code")
    groups = (
        (_("Its place among the objectives"), ["parent", "area_of_action", "term"]),
        (_("Government goals it serves"), ["government_goals", "goals_assumption", "goals_evidence"]),
        (_("From the activities to the objective"), ["activities_assumption", "activities_evidence"]),
        (_("SDGs"), ["sdgs"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Objective
        fields = [
            "strategy", "title", "code", "parent", "area_of_action", "term", "government_goals", "goals_assumption",
            "goals_evidence", "activities_assumption", "activities_evidence", "sdgs", "is_public",
        ]  # fmt: skip
        widgets = {
            "sdgs": forms.CheckboxSelectMultiple,
            "term": forms.RadioSelect,
            "government_goals": forms.CheckboxSelectMultiple,
            "goals_assumption": forms.Textarea(attrs={"rows": 2}),
            "goals_evidence": forms.RadioSelect,
            "activities_assumption": forms.Textarea(attrs={"rows": 2}),
            "activities_evidence": forms.RadioSelect,
        }
        labels = PUBLIC | {"code": _("Its number in the strategy")}
        help_texts = {"code": _("For example: 2.1")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["strategy"].initial = self.fields["strategy"].queryset.first()
        if "parent" in self.fields and self.instance.pk:
            self.fields["parent"].queryset = self.fields["parent"].queryset.exclude(pk=self.instance.pk)

    def clean_code(self):
        code = self.cleaned_data["code"].strip()
        if code and Objective.objects.of(self.city).kept().filter(code=code).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another objective has this number"))
        return code

    def clean_parent(self):
        parent = above = self.cleaned_data["parent"]
        while above is not None:
            if above.pk == self.instance.pk:
                raise forms.ValidationError(_("An objective cannot be part of itself"))
            above = above.parent
        return parent


class InstrumentForm(WithEvidence, RecordForm):
    evidence_field = "source"
    top = ("title", "kind")
    groups = (
        (_("When it holds"), ["starts_on", "ends_on"]),
        (
            _("Its approval"),
            ["approved_by", "approved_on", "legislative_approval", "legislative_approval_on"],
        ),
        (_("SDGs it names"), ["sdgs"]),
        SOURCE,
        WHO,
    )

    class Meta(RecordForm.Meta):
        model = PlanningInstrument
        fields = [
            "title", "kind", "starts_on", "ends_on", "approved_by", "approved_on", "legislative_approval",
            "legislative_approval_on", "sdgs", "source", "is_public",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "legislative_approval": forms.RadioSelect,
            "sdgs": forms.CheckboxSelectMultiple,
        }
        labels = PUBLIC | {"source": _("A source already here")}

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("starts_on", "ends_on", _("It ends before it starts. Correct one of the two dates"))
        given = cleaned.get("legislative_approval") == LegislativeApproval.APPROVED
        if cleaned.get("legislative_approval_on") and not given:
            self.add_error("legislative_approval", _("A day is given: choose “Approved”, or clear the day"))
        return cleaned


class GoalForm(RecordForm):
    top = ("title", "axis", "code")
    groups = ((_("The plan it stands in"), ["instrument"]), WHO)

    class Meta(RecordForm.Meta):
        model = GovernmentGoal
        fields = ["title", "axis", "code", "instrument", "is_public"]
        labels = PUBLIC | {"code": _("Its number in the plan"), "title": _("Goal of the government")}
        help_texts = {
            "title": _("In the words of the plan. What the city wants abroad goes under objectives."),
            "axis": _("The heading of the plan under which it stands."),
        }

    def clean_code(self):
        code = self.cleaned_data["code"].strip()
        if code and GovernmentGoal.objects.of(self.city).kept().filter(code=code).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another goal has this number"))
        return code


class PartForm(RecordForm):
    """A form of something that belongs to a strategy: the running one is proposed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("strategy", self.fields["strategy"].queryset.first())


class RiskForm(PartForm):
    likelihood = forms.TypedChoiceField(
        label=_("Likelihood"),
        coerce=int,
        choices=FROM_ONE_TO_FIVE,
        widget=forms.RadioSelect,
        help_text=_("1: hardly to be expected. 5: almost certain."),
    )
    impact = forms.TypedChoiceField(
        label=_("Impact"),
        coerce=int,
        choices=FROM_ONE_TO_FIVE,
        widget=forms.RadioSelect,
        help_text=_("1: hardly felt. 5: the strategy would stop."),
    )
    top = ("strategy", "title", "stage", "likelihood", "impact")
    groups = (
        (_("What is done about it"), ["mitigation", "owner", "review_on", "closed_on"]),
        WHO,
    )

    class Meta(RecordForm.Meta):
        model = Risk
        fields = [
            "strategy", "title", "stage", "likelihood", "impact", "mitigation", "owner", "review_on", "closed_on",
            "is_public",
        ]  # fmt: skip
        widgets = {"stage": forms.RadioSelect, "mitigation": lines()}
        labels = PUBLIC


class BeneficiaryForm(PartForm):
    top = ("strategy", "title", "benefit")
    groups = ((_("What it gains and how it takes part"), ["gain", "part_taken", "size"]), WHO)

    class Meta(RecordForm.Meta):
        model = Beneficiary
        fields = ["strategy", "title", "benefit", "gain", "part_taken", "size", "is_public"]
        widgets = {"benefit": forms.RadioSelect, "gain": lines(), "part_taken": lines()}
        labels = PUBLIC


class ReferenceForm(WithEvidence, PartForm):
    country = countries()

    evidence_field = "source"
    top = ("strategy", "title", "learned_from", "country")
    groups = ((_("What was learned, and how it is adapted"), ["learned", "adapted"]), SOURCE, WHO)

    class Meta(RecordForm.Meta):
        model = PeerReference
        fields = ["strategy", "title", "learned_from", "country", "learned", "adapted", "source", "is_public"]
        widgets = {"learned": lines(), "adapted": lines()}
        labels = PUBLIC | {"source": _("A source already here")}
