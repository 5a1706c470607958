"""What cities publish of their evaluations: what was found, what was decided, and the advice of peers."""

from django.utils.translation import gettext_lazy as _

from indicators.models import EvaluationDecision, EvaluationPlan, Finding, PeerGlance
from reporting.exports.collection import Collection
from reporting.exports.columns import of_model
from reporting.exports.register import READERS, public_only


def _of_public(model):
    """The public records of evaluations that are public too."""
    rows = model.objects.public().filter(evaluation__is_public=True, evaluation__removed_at=None)
    return rows.select_related("city", "evaluation")


def _evaluation(record):
    return record.evaluation.code or record.evaluation.title


EVALUATIONS = Collection(
    "evaluations",
    _("Evaluations"),
    lambda: EvaluationPlan.objects.public().select_related("city", "strategy", "objective"),
    of_model(
        EvaluationPlan,
        *("uuid", "code", "title", "city", "strategy", "objective", "programme", "state", "moments", "evaluators"),
        *("what", "how", "with_whom", "why", "dimensions", "measured_object", "aspects", "methods", "audiences"),
        *("presented_as", "covers_from", "covers_until", "starts_on", "ends_on", "cost", "currency", "shift"),
        "shift_reason",
        **READERS | {name: public_only(name) for name in ("strategy", "objective")},
    ),
    days=("starts_on", "starts_on"),
)
FINDINGS = Collection(
    "findings",
    _("Findings and recommendations"),
    lambda: _of_public(Finding),
    of_model(
        Finding,
        *("uuid", "code", "evaluation", "city", "kind", "text", "detail", "answer", "answer_reason", "answered_on"),
        evaluation=_evaluation,
        **READERS,
    ),
)
DECISIONS = Collection(
    "decisions",
    _("Decisions after evaluations"),
    lambda: _of_public(EvaluationDecision),
    of_model(
        EvaluationDecision,
        *("uuid", "code", "evaluation", "city", "text", "reason", "decided_on", "due_on", "state", "state_note"),
        "done_on",
        evaluation=_evaluation,
        **READERS,
    ),
    days=("due_on", "due_on"),
)
ADVICE = Collection(
    "advice",
    _("Advice of peers"),
    lambda: PeerGlance.objects.public().select_related("city"),
    of_model(PeerGlance, "uuid", "code", "title", "city", "asked", "advice", "signed_as", **READERS),
)
