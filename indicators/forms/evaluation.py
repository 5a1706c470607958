"""What is written of an evaluation: its plan, what it finds, what the city answers, what is decided after it."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.choices import CommitmentStatus
from indicators.choices import (
    Audience,
    CityAnswer,
    Dimension,
    EvaluatedAspect,
    EvaluationMethod,
    Evaluator,
    FindingKind,
    Moment,
    Presentation,
)
from indicators.models import AdoptedIndicator, EvaluationDecision, EvaluationPlan, Finding, Measurement
from observatory.fields import LAST_DAY
from observatory.forms.plans import PUBLIC
from observatory.forms.records import RecordForm, WithEvidence, currencies
from observatory.models import Activity

LATEST = 100
QUESTIONS = ("what", "how", "with_whom", "why")


def ticks(label, vocabulary, **more):
    """Boxes to tick for the values of a vocabulary."""
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=vocabulary, required=False, widget=widget, **more)


def in_use(form, name="indicators"):
    """Offer the indicators that the city uses, besides those that are named already."""
    if name not in form.fields:
        return
    own = AdoptedIndicator.objects.filter(city=form.city).named()
    named = getattr(form.instance, name).values("pk") if form.instance.pk else ()
    form.fields[name].queryset = own.filter(Q(retired_on=None) | Q(pk__in=named)).order_by("indicator__position")
    if not form.fields[name].queryset.exists():
        del form.fields[name]


class EvaluationForm(WithEvidence, RecordForm):
    dimensions = ticks(_("Dimensions"), Dimension)
    aspects = ticks(_("What of it is looked at"), EvaluatedAspect)
    methods = ticks(_("Methods"), EvaluationMethod)
    audiences = ticks(_("For whom"), Audience)
    presented_as = ticks(_("How results are presented"), Presentation)
    moments = ticks(_("When is it evaluated, seen from the action?"), Moment)
    evaluators = ticks(_("Who evaluates?"), Evaluator, help_text=_("Several together make it a pluralist evaluation."))
    currency = currencies()
    with_parts = forms.BooleanField(
        label=_("And with it all its findings and decisions as they stand now"), required=False
    )

    evidence_field = "report"
    top = ("title", "strategy", "state", "moments", "evaluators")
    groups = (
        (_("The four questions: what, how, with whom, what for"), QUESTIONS),
        (_("What is evaluated"), ["dimensions", "measured_object", "aspects", "objective", "programme"]),
        (_("Methods"), ["methods", "methods_note", "indicators"]),
        (_("For whom, and how results are presented"), ["audiences", "audiences_note", "presented_as"]),
        (_("Who does it"), ["post", "actor", "evaluated_by"]),
        (_("Period looked at, days and cost"), [
            "covers_from", "covers_until", "starts_on", "ends_on", "cost", "currency",
        ]),
        (_("Report of the evaluation: file or link"), ["report", "new_file", "new_link"]),
        (_("Who may see it"), ["is_public", "with_parts"]),
    )  # fmt: skip

    class Meta(RecordForm.Meta):
        model = EvaluationPlan
        fields = [
            "title", "strategy", "objective", "programme", "state", "moments", "evaluators", *QUESTIONS, "dimensions",
            "measured_object", "aspects", "methods", "methods_note", "indicators", "audiences", "audiences_note",
            "presented_as", "post", "actor", "evaluated_by", "covers_from", "covers_until", "starts_on", "ends_on",
            "cost", "currency", "report", "is_public",
        ]  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in (*QUESTIONS, "methods_note")} | {
            "state": forms.RadioSelect,
            "indicators": forms.CheckboxSelectMultiple,
            "actor": forms.Select(attrs={"data-autocomplete": ""}),
        }
        labels = PUBLIC | {
            "what": _("What is measured?"),
            "how": _("How is it measured?"),
            "with_whom": _("With whom is it measured?"),
            "why": _("What is it measured for?"),
        }
        help_texts = {
            "with_whom": _("Departments, actors and beneficiaries who help to look, not only those who are looked at."),
            "why": _("The decision that waits for the answer. Without one, an evaluation is a report."),
            "evaluated_by": _("It is read in public if the evaluation is: name persons only if they agreed."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["covers_until"].edge = LAST_DAY
        in_use(self)
        if not self.instance.pk:
            del self.fields["with_parts"]

    def clean(self):
        cleaned = super().clean()
        self.default_currency("cost")
        self.refuse_end_before("starts_on", "ends_on", _("The evaluation ends before it begins. Mend one of the days"))
        self.refuse_end_before(
            "covers_from", "covers_until", _("The period ends before it begins. Mend one of the days")
        )
        return cleaned


class ShiftForm(RecordForm):
    """Whether a shift in direction is needed, as the city's director answers after an evaluation."""

    class Meta(RecordForm.Meta):
        model = EvaluationPlan
        fields = ["shift", "shift_reason"]
        widgets = {"shift": forms.RadioSelect, "shift_reason": forms.Textarea(attrs={"rows": 4})}
        labels = {"shift": _("Is a shift in direction needed?"), "shift_reason": _("Why?")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shift"].required = self.fields["shift_reason"].required = True


class OfEvaluation(RecordForm):
    """A form of what belongs to an evaluation, which the address of a new one may name."""

    code_from = "text"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.evaluation = self._evaluation()
        if self.evaluation and not self.instance.pk:
            self.initial.setdefault("is_public", self.evaluation.is_public)

    def _evaluation(self):
        """The evaluation as it was sent, as the address names it, or as it is stored."""
        evaluations = self.fields["evaluation"].queryset
        if sent := self.data.get("evaluation", ""):
            return evaluations.filter(pk=sent).first() if sent.isascii() and sent.isdecimal() else None
        given = self.initial.get("evaluation")
        return evaluations.filter(pk=getattr(given, "pk", given)).first() if given else None


class FindingForm(OfEvaluation):
    top = ("evaluation", "kind", "text", "detail")
    groups = (
        (_("What shows it: indicators and their values"), ["indicators", "measurements"]),
        (_("What shows it: activities and documents"), ["activities", "documents"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Finding
        fields = [
            "evaluation", "kind", "text", "detail", "indicators", "measurements", "activities", "documents",
            "is_public",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "detail": forms.Textarea(attrs={"rows": 3}),
            **dict.fromkeys(("indicators", "measurements", "documents"), forms.CheckboxSelectMultiple),
            "activities": forms.SelectMultiple(attrs={"size": 8}),
        }
        labels = {"is_public": _("Show it with the evaluation on the city's public page")}
        help_texts = {"measurements": _("The approved values of the indicators that the evaluation uses.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        in_use(self)
        if "activities" in self.fields:
            self._offer_latest_activities()
        self._offer_values()

    def _offer_latest_activities(self):
        """Offer the latest activities, and those that are named already: an office logs thousands."""
        own = self.fields["activities"].queryset.order_by("-starts_on", "-pk")
        latest = list(own.values_list("pk", flat=True)[:LATEST])
        self.fields["activities"].queryset = Activity.objects.filter(
            pk__in=[*latest, *self._named("activities")]
        ).order_by("-starts_on", "-pk")

    def _offer_values(self):
        """Offer the approved values of the whole that the evaluation's indicators have."""
        used = self.evaluation.indicators.values("indicator") if self.evaluation else ()
        values = Measurement.objects.current().headline().filter(city=self.city, state="approved", indicator__in=used)
        values = Measurement.objects.filter(Q(pk__in=values.values("pk")) | Q(pk__in=self._named("measurements")))
        if not values.exists():
            del self.fields["measurements"]
            return
        ordered = values.select_related("indicator", "period").order_by("indicator__position", "-period__starts_on")
        self.fields["measurements"].queryset = ordered
        self.fields["measurements"].label_from_instance = value_label

    def clean_kind(self):
        kind = self.cleaned_data["kind"]
        if kind != FindingKind.RECOMMENDATION and self.instance.answer:
            raise forms.ValidationError(_("The city answered this recommendation already: it stays a recommendation"))
        return kind


def value_label(value):
    return f"{value.indicator.name}, {value.period}"


class AnswerForm(RecordForm):
    """What the city answers to a recommendation."""

    class Meta(RecordForm.Meta):
        model = Finding
        fields = ["answer", "answer_reason"]
        widgets = {"answer": forms.RadioSelect, "answer_reason": forms.Textarea(attrs={"rows": 4})}
        labels = {"answer": _("What does the city answer?"), "answer_reason": _("Why?")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True

    def clean(self):
        cleaned = super().clean()
        answer = cleaned.get("answer")
        if answer in (CityAnswer.IN_PART, CityAnswer.REFUSED) and not cleaned.get("answer_reason"):
            self.add_error("answer_reason", _("Say why it is not accepted as it is"))
        if answer and not self.instance.answered_on:
            self.instance.answered_on = timezone.localdate()
        return cleaned


class DecisionForm(OfEvaluation):
    top = ("evaluation", "text", "state", "state_note")
    groups = (
        (_("Why, and what it follows"), ["finding", "reason"]),
        (_("Who decided, who does it, and by when"), ["decided_by", "decided_on", "owner", "due_on", "done_on"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = EvaluationDecision
        fields = [
            "evaluation", "finding", "text", "reason", "decided_by", "decided_on", "owner", "due_on", "state",
            "state_note", "done_on", "is_public",
        ]  # fmt: skip
        widgets = {"state": forms.RadioSelect, "reason": forms.Textarea(attrs={"rows": 3})}
        labels = {"is_public": _("Show it with the evaluation on the city's public page")}
        help_texts = {"state_note": _("What has been done, or why it was dropped. It can be read in public.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].edge = LAST_DAY
        if "finding" in self.fields and self.evaluation:
            self.fields["finding"].queryset = self.fields["finding"].queryset.filter(evaluation=self.evaluation)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("state") == CommitmentStatus.DROPPED and not cleaned.get("state_note"):
            self.add_error("state_note", _("Say why it was dropped"))
        if cleaned.get("state") != CommitmentStatus.DONE:
            cleaned["done_on"] = None
        elif not cleaned.get("done_on") and "done_on" not in self.errors:
            cleaned["done_on"] = timezone.localdate()
        return cleaned
