"""What a city publishes of its evaluations: plan, findings, answers, decisions; and the advice of peers."""

from dataclasses import dataclass

from django.db.models import Prefetch

from actors.models import Actor
from dialogues.choices import CommitmentStatus
from indicators.models import AdoptedIndicator, EvaluationDecision, EvaluationPlan, Finding, PeerGlance
from observatory.models import Activity, Objective, Source, StaffPosition, Strategy
from reporting.public.register import shown


@dataclass(frozen=True)
class EvaluationPage:
    """One published evaluation, with what is public of what it found, and of what was decided after it."""

    record: EvaluationPlan
    strategy: Strategy | None
    objective: Objective | None
    post: StaffPosition | None
    actor: Actor | None
    report: Source | None
    indicators: list
    findings: list
    decisions: list
    advice: list

    @property
    def done(self):
        return sum(decision.state == CommitmentStatus.DONE for decision, _post in self.decisions)


def public_evaluations(city):
    """The published evaluations of a city, the latest first."""
    return EvaluationPlan.objects.public().of(city).select_related("city", "currency")


def public_advice(city):
    """The published advice of peers to a city, the latest first."""
    return PeerGlance.objects.public().of(city).select_related("city", "guest_city").order_by("-signed_at", "-pk")


def evaluation_page(evaluation):
    """Gather what is public around a public evaluation; a post is named where its decision is."""
    decisions = EvaluationDecision.objects.public().filter(evaluation=evaluation).select_related("owner")
    used = AdoptedIndicator.objects.public().filter(evaluations=evaluation).select_related("indicator")
    return EvaluationPage(
        record=evaluation,
        strategy=shown(evaluation.strategy),
        objective=shown(evaluation.objective),
        post=shown(evaluation.post),
        actor=Actor.objects.public().filter(pk=evaluation.actor_id).first(),
        report=shown(evaluation.report),
        indicators=list(used),
        findings=_findings(evaluation),
        decisions=[(each, shown(each.owner)) for each in decisions],
        advice=list(public_advice(evaluation.city).filter(evaluation=evaluation)),
    )


def _findings(evaluation):
    """The published findings, each with what of its evidence is public too."""
    shown_by = [
        Prefetch(
            "indicators", AdoptedIndicator.objects.public().select_related("indicator"), to_attr="told_indicators"
        ),
        Prefetch("documents", Source.objects.public(), to_attr="told_documents"),
        Prefetch("activities", Activity.objects.public(), to_attr="told_activities"),
    ]
    return list(Finding.objects.public().filter(evaluation=evaluation).prefetch_related(*shown_by))
