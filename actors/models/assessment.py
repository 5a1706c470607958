from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.choices import Level, Stance
from actors.models.actor import Actor
from observatory.models import Record, Source
from observatory.models.record import RecordQuerySet

SCALES = ("power", "interest", "position", "affected")


class AssessmentQuerySet(RecordQuerySet):
    def named(self):
        return self.select_related("actor")

    def until(self, day):
        return self.filter(assessed_on__lte=day)


def scale(label, steps=Level):
    """Make the field of one of the four things that are assessed, from 1 to 5."""
    validators = [MinValueValidator(1), MaxValueValidator(5)]
    return models.PositiveSmallIntegerField(label, choices=steps, null=True, blank=True, validators=validators)


def some_scale():
    """Make the condition that at least one of the four is told."""
    condition = Q()
    for name in SCALES:
        condition |= Q(**{f"{name}__isnull": False})
    return condition


class Assessment(Record):
    """How somebody read an actor on a day: its power, interest, position, and how much it is affected. Never public."""

    actor = models.ForeignKey(Actor, models.PROTECT, related_name="assessments", verbose_name=_("actor"))
    assessed_on = models.DateField(_("assessed on"), default=timezone.localdate)
    power = scale(_("power"))
    interest = scale(_("interest"))
    position = scale(_("position"), Stance)
    affected = scale(_("affected by it"))
    assessed_by = models.CharField(_("who assessed it"), max_length=200)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="assessments", verbose_name=_("source")
    )
    note = models.TextField(_("note"), blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        default_related_name = "assessments"
        ordering = ["-assessed_on", "-pk"]
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.CheckConstraint(condition=some_scale(), name="assessment_tells_something"),
            *(
                models.CheckConstraint(
                    condition=Q(**{name: None}) | Q(**{f"{name}__gte": 1, f"{name}__lte": 5}),
                    name=f"assessment_{name}_from_1_to_5",
                )
                for name in SCALES
            ),
            models.CheckConstraint(condition=Q(is_public=False), name="assessment_is_never_public"),
            models.UniqueConstraint(
                fields=["actor", "assessed_on"], condition=Q(removed_at=None), name="one_assessment_per_day"
            ),
        ]

    def __str__(self):
        return f"{self.actor}, {self.assessed_on.isoformat()}"
