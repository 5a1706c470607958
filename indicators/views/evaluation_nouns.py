"""The nouns of evaluating: plans, findings, and the decisions that followed."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.choices import STILL_OPEN
from indicators.forms.evaluation import DecisionForm, EvaluationForm, FindingForm
from indicators.models import EvaluationDecision, EvaluationPlan, Finding
from indicators.quality import checked_indicators
from indicators.services.evaluation import overdue, save_decision, save_evaluation
from observatory.views.noun import Noun

ANSWER = "indicators.answer_evaluation"


@dataclass(frozen=True)
class EvaluationNoun(Noun):
    """A noun of evaluating: its pages stand in this app's folder of templates."""

    section: str = "indicators"
    back: str = "work-quality"
    back_label: object = _("Quality of measuring")

    def template(self, page):
        return f"indicators/{self.name}_{page}.html"


def evaluation_rows(rows):
    kept = Q(findings__removed_at=None)
    decided = Q(decisions__removed_at=None)
    return rows.select_related("strategy").annotate(
        n_findings=Count("findings", filter=kept, distinct=True),
        n_decided=Count("decisions", filter=decided, distinct=True),
        n_open=Count("decisions", filter=decided & Q(decisions__state__in=STILL_OPEN), distinct=True),
    )


def evaluation_extra(evaluation, request):
    used = set(evaluation.indicators.values_list("pk", flat=True))
    return {
        "today": timezone.localdate(),
        "findings": list(evaluation.findings.kept().prefetch_related("indicators__indicator")),
        "decisions": list(evaluation.decisions.kept().select_related("owner", "finding")),
        "glances": list(evaluation.peer_glances.kept().select_related("guest")),
        "checked": [row for row in checked_indicators(evaluation.city) if row.adoption.pk in used] if used else [],
        "may_answer": request.user.has_perm(ANSWER, evaluation),
        "may_invite": request.user.has_perm("indicators.invite_assessor", evaluation),
    }


EVALUATION = EvaluationNoun(
    name="evaluation",
    model=EvaluationPlan,
    form=EvaluationForm,
    save=save_evaluation,
    rows=evaluation_rows,
    details=lambda rows: rows.select_related("strategy", "objective", "post", "actor", "currency", "report"),
    extra=evaluation_extra,
    search=("title", "what", "how", "with_whom", "why", "evaluated_by", "programme"),
    by=("state", "strategy"),
    sorts={"title": ("title",), "date": ("starts_on",), "state": ("state", "-starts_on")},
    default_sort="-date",
    words={
        "many": _("Evaluations"),
        "new": _("Plan an evaluation"),
        "lede": _("What is asked, how, with whom and what for. What is still missing is said on its page."),
        "none": _("No evaluation is planned yet"),
        "hint": _("Start with the decision that waits for an answer: it tells what to measure and for whom."),
    },
)


def finding_extra(finding, request):
    return {
        "today": timezone.localdate(),
        "decisions": list(finding.decisions.kept().select_related("owner")),
        "may_answer": request.user.has_perm(ANSWER, finding),
    }


FINDING = EvaluationNoun(
    name="finding",
    model=Finding,
    form=FindingForm,
    among=lambda rows: rows.filter(evaluation__removed_at=None),
    rows=lambda rows: rows.select_related("evaluation"),
    details=lambda rows: rows.select_related("evaluation").prefetch_related(
        "indicators__indicator", "measurements__indicator", "measurements__period", "activities", "documents"
    ),
    extra=finding_extra,
    search=("text", "detail", "answer_reason", "evaluation__title"),
    by=("kind", "answer", "evaluation"),
    sorts={"text": ("text",), "kind": ("kind", "pk"), "evaluation": ("evaluation__title", "pk")},
    default_sort="-evaluation",
    back="evaluation-list",
    back_label=_("Evaluations"),
    words={
        "many": _("Findings and recommendations"),
        "new": _("Write down a finding"),
        "lede": _("A strength, a weakness or a recommendation, with what shows it."),
        "none": _("No finding is written down yet"),
        "hint": _("Findings are written down on the page of their evaluation."),
    },
)


def decision_list_extra(rows, request):
    return {"n_overdue": overdue(rows, timezone.localdate()).count(), "today": timezone.localdate()}


DECISION = EvaluationNoun(
    name="decision",
    model=EvaluationDecision,
    form=DecisionForm,
    save=save_decision,
    among=lambda rows: rows.filter(evaluation__removed_at=None),
    rows=lambda rows: rows.select_related("evaluation", "owner"),
    details=lambda rows: rows.select_related("evaluation", "finding", "owner").prefetch_related("notes"),
    extra=lambda decision, request: {"today": timezone.localdate()},
    list_extra=decision_list_extra,
    search=("text", "reason", "state_note", "evaluation__title"),
    by=("state", "owner", "evaluation"),
    sorts={"text": ("text",), "due": ("due_on",), "state": ("state", "due_on")},
    default_sort="due",
    back="evaluation-list",
    back_label=_("Evaluations"),
    words={
        "many": _("Decisions after evaluations"),
        "new": _("Write down a decision"),
        "lede": _("What was decided because of an evaluation, who answers for it, and by when."),
        "none": _("No decision is written down yet"),
        "hint": _("Decisions are written down on the page of the evaluation that they follow."),
    },
)
