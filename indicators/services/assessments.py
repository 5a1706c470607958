"""Two people look at the same level, each for themselves; where they differ, that is shown and talked about."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from indicators.models import LevelAssessment
from indicators.services.values import demand_level
from observatory import history


@transaction.atomic
def assess(*, city, indicator, period, by, level, justification, version=0):
    """Write down at which level a person sees an indicator, anew or instead of what they said before.

    Raises `ValidationError`, `history.ChangedMeanwhile`.
    """
    try:
        demand_level(indicator, level)
    except ValidationError as problem:
        raise ValidationError({"level": problem.messages}) from problem
    place = {"city": city, "indicator": indicator, "period": period, "assessor": by}
    found = LevelAssessment.objects.filter(**place).first()
    before = history.lock(found, expected=version) if found else {}
    assessment = found or LevelAssessment(**place)
    assessment.level, assessment.justification, assessment.assessed_at = level, justification, timezone.now()
    assessment.save()
    history.note("assessed", assessment, by=by, before=before, after=history.snapshot(assessment))
    return assessment
