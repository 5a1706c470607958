"""Evaluations: what they ask and how, what they find, what the city answers and decides (N8 ch. 2 and annex 1)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models import Actor
from dialogues.choices import CommitmentStatus
from indicators.choices import (
    Audience,
    CityAnswer,
    Dimension,
    EvaluatedAspect,
    EvaluationMethod,
    EvaluationState,
    Evaluator,
    FindingKind,
    MeasuredObject,
    Moment,
    Presentation,
    Shift,
)
from indicators.models.adoption import AdoptedIndicator
from indicators.models.measurement import Measurement
from observatory.models import Activity, Currency, Objective, Record, Source, StaffPosition, Strategy
from observatory.models.lists import ChoicesField

# The five components that an evaluation has at least, each with the fields that tell of it (N8 ch. 2.2, table).
COMPONENTS = (
    (_("what is evaluated: dimension, object and aspect"), ("dimensions", "measured_object", "aspects")),
    (_("methods and ways of gathering information"), ("methods",)),
    (_("for whom it is done"), ("audiences",)),
    (_("how results are presented"), ("presented_as",)),
    (_("when: before, while it lasts, afterwards"), ("moments",)),
)


class EvaluationPlan(Record):
    """An evaluation of a city's international action: its questions, its components, who does it, and what for."""

    title = models.CharField(_("title"), max_length=200)
    strategy = models.ForeignKey(Strategy, models.PROTECT, null=True, blank=True, verbose_name=_("strategy"))
    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, verbose_name=_("objective, if only one is evaluated")
    )
    programme = models.CharField(_("programme or project, if only that is evaluated"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=EvaluationState, default=EvaluationState.PLANNED)

    what = models.TextField(_("what is to be measured"), blank=True)
    how = models.TextField(_("how it is to be measured"), blank=True)
    with_whom = models.TextField(_("with whom it is measured"), blank=True)
    why = models.TextField(_("what it is measured for"), blank=True)

    dimensions = ChoicesField(_("dimensions"), vocabulary=Dimension)
    measured_object = models.CharField(_("what is evaluated"), max_length=10, choices=MeasuredObject, blank=True)
    aspects = ChoicesField(_("what of it is looked at"), vocabulary=EvaluatedAspect)
    methods = ChoicesField(_("methods"), vocabulary=EvaluationMethod)
    methods_note = models.TextField(_("the methods in words"), blank=True)
    audiences = ChoicesField(_("for whom"), vocabulary=Audience)
    audiences_note = models.CharField(_("for whom, in words"), max_length=300, blank=True)
    presented_as = ChoicesField(_("how results are presented"), vocabulary=Presentation)
    moments = ChoicesField(_("moment"), vocabulary=Moment)

    evaluators = ChoicesField(_("who evaluates"), vocabulary=Evaluator)
    post = models.ForeignKey(
        StaffPosition, models.PROTECT, null=True, blank=True, verbose_name=_("post of the office that leads it")
    )
    actor = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, verbose_name=_("actor that evaluates, or takes part in it")
    )
    evaluated_by = models.CharField(_("persons or team, as they are named"), max_length=300, blank=True)

    covers_from = models.DateField(_("period looked at, from"), null=True, blank=True)
    covers_until = models.DateField(_("period looked at, until"), null=True, blank=True)
    starts_on = models.DateField(_("the evaluation begins on"), null=True, blank=True)
    ends_on = models.DateField(_("the evaluation ends on"), null=True, blank=True)
    cost = models.DecimalField(_("cost"), max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.ForeignKey(
        Currency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("currency")
    )
    indicators = models.ManyToManyField(AdoptedIndicator, blank=True, verbose_name=_("indicators it uses"))
    report = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, verbose_name=_("report of the evaluation")
    )

    shift = models.CharField(_("is a shift in direction needed?"), max_length=10, choices=Shift, blank=True)
    shift_reason = models.TextField(_("why"), blank=True)

    class Meta:
        default_related_name = "evaluations"
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        permissions = [("answer_evaluation", "Answer what an evaluation recommends")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="evaluation_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(covers_until=None) | Q(covers_from=None) | Q(covers_until__gte=F("covers_from")),
                name="evaluation_looks_at_a_period",
            ),
            models.CheckConstraint(
                condition=Q(cost=None) | Q(cost__gte=0, currency__isnull=False), name="evaluation_cost_in_a_currency"
            ),
            models.CheckConstraint(condition=Q(shift="") | ~Q(shift_reason=""), name="shift_answered_with_a_reason"),
        ]

    def __str__(self):
        return self.title

    @property
    def is_pluralist(self):
        return len(self.evaluators) > 1

    @property
    def missing_components(self):
        """The components of N8 that the plan does not tell yet, in words."""
        return [label for label, names in COMPONENTS if not all(getattr(self, name) for name in names)]


class Finding(Record):
    """What an evaluation found or recommends, what it rests on, and what the city answers to it."""

    evaluation = models.ForeignKey(EvaluationPlan, models.PROTECT, verbose_name=_("evaluation"))
    kind = models.CharField(_("kind"), max_length=15, choices=FindingKind)
    text = models.CharField(_("in one sentence"), max_length=500)
    detail = models.TextField(_("more about it"), blank=True)
    indicators = models.ManyToManyField(AdoptedIndicator, blank=True, verbose_name=_("indicators that show it"))
    measurements = models.ManyToManyField(Measurement, blank=True, verbose_name=_("values that show it"))
    activities = models.ManyToManyField(Activity, blank=True, verbose_name=_("activities that show it"))
    documents = models.ManyToManyField(Source, blank=True, verbose_name=_("documents that show it"))
    answer = models.CharField(_("answer of the city"), max_length=10, choices=CityAnswer, blank=True)
    answer_reason = models.TextField(_("reason of the answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        default_related_name = "findings"
        ordering = ["evaluation", "pk"]
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="") | Q(kind=FindingKind.RECOMMENDATION), name="only_recommendations_are_answered"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", CityAnswer.ACCEPTED]) | ~Q(answer_reason=""),
                name="what_is_not_accepted_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None) | ~Q(answer="") & Q(answered_on__isnull=False),
                name="finding_answered_on_a_day",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def is_to_be_answered(self):
        return self.kind == FindingKind.RECOMMENDATION and not self.answer


class EvaluationDecision(Record):
    """What was decided after an evaluation: by which post, by when, and what became of it (Paris seminar, Aude)."""

    evaluation = models.ForeignKey(EvaluationPlan, models.PROTECT, verbose_name=_("evaluation"))
    finding = models.ForeignKey(
        Finding, models.PROTECT, null=True, blank=True, verbose_name=_("finding or recommendation it follows")
    )
    text = models.CharField(_("what was decided"), max_length=500)
    reason = models.TextField(_("why"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.CharField(_("who decided"), max_length=150, blank=True)
    owner = models.ForeignKey(
        StaffPosition, models.PROTECT, null=True, blank=True, verbose_name=_("post that answers for it")
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=CommitmentStatus, default=CommitmentStatus.OPEN)
    state_note = models.CharField(_("note on the state"), max_length=500, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        default_related_name = "decisions"
        ordering = ["evaluation", "due_on", "pk"]
        verbose_name = pgettext_lazy("evaluation", "decision")
        verbose_name_plural = pgettext_lazy("evaluation", "decisions")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=CommitmentStatus.DONE, done_on__isnull=False)
                | ~Q(state=CommitmentStatus.DONE) & Q(done_on=None),
                name="decision_done_on_a_day",
            ),
        ]

    def __str__(self):
        return self.text


class DecisionNote(models.Model):
    """What was said of a decision on a day, and where it stood then."""

    decision = models.ForeignKey(EvaluationDecision, models.CASCADE, related_name="notes", verbose_name=_("decision"))
    written_on = models.DateField(_("written on"))
    state = models.CharField(_("state"), max_length=12, choices=CommitmentStatus)
    text = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        ordering = ["written_on", "pk"]
        verbose_name = _("note on a decision")
        verbose_name_plural = _("notes on decisions")

    def __str__(self):
        return self.text or self.get_state_display()
