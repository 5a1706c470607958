import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models.indicator import Indicator
from indicators.models.period import Period
from observatory.models import City


class LevelAssessmentQuerySet(models.QuerySet):
    def workable_by(self, user):
        return self.filter(city__in=City.objects.worked_on_by(user).values("pk"))


class LevelAssessment(models.Model):
    """The level at which one person sees an indicator in a period, and why. Two may differ; the difference is shown."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(City, models.PROTECT, related_name="level_assessments", verbose_name=_("city"))
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="level_assessments", verbose_name=_("indicator")
    )
    period = models.ForeignKey(Period, models.PROTECT, related_name="+", verbose_name=_("period"))
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("assessor"))
    level = models.PositiveSmallIntegerField(_("level"))
    justification = models.TextField(_("justification"))
    assessed_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = LevelAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["city", "indicator", "period__starts_on", "assessed_at", "pk"]
        verbose_name = _("assessment of a level")
        verbose_name_plural = _("assessments of levels")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "indicator", "period", "assessor"], name="one_level_assessment_per_person"
            ),
        ]

    def __str__(self):
        return f"{self.indicator.code} {self.period}"
