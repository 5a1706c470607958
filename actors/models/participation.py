from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from observatory.models import Activity, Agreement, Project

THINGS = ("activity", "agreement", "project")


def in_one_thing():
    """Make the condition that exactly one of the things is named."""
    condition = Q()
    for each in THINGS:
        condition |= Q(**{f"{other}__isnull": other != each for other in THINGS})
    return condition


class Participation(models.Model):
    """An actor's part in an activity, in an agreement or in a project of the city."""

    actor = models.ForeignKey(Actor, models.PROTECT, related_name="participations", verbose_name=_("actor"))
    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("activity"),
    )
    agreement = models.ForeignKey(
        Agreement,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("agreement"),
    )
    project = models.ForeignKey(
        Project,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("project"),
    )

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.CheckConstraint(condition=in_one_thing(), name="participation_in_one_thing"),
            *(
                models.UniqueConstraint(
                    fields=["actor", thing],
                    condition=Q(**{f"{thing}__isnull": False}),
                    name=f"one_participation_per_{thing}",
                )
                for thing in THINGS
            ),
        ]

    def __str__(self):
        return f"{self.actor}: {self.activity or self.agreement or self.project}"
