"""What an activity has besides when it is a mission: who went, whom they met, what was promised, what came of it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from observatory.choices import MissionReason, Outcome, PromiseSide, PromiseState
from observatory.models.activity import Activity
from observatory.models.office import StaffPosition
from observatory.models.reference import Country

MILESTONES = (30, 90, 180)


class Mission(models.Model):
    """What an activity has besides when it is a mission abroad or a visit received."""

    activity = models.OneToOneField(Activity, models.CASCADE, related_name="mission", verbose_name=_("activity"))
    reason = models.CharField(_("reason"), max_length=20, choices=MissionReason, blank=True)
    origin = models.CharField(_("from"), max_length=200, blank=True)
    destination = models.CharField(_("to"), max_length=200, blank=True)
    delegates = models.PositiveIntegerField(_("people in the delegation"), null=True, blank=True)
    followed_up_by = models.ForeignKey(
        StaffPosition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="missions",
        verbose_name=_("post that follows it up"),
    )

    class Meta:
        verbose_name = _("mission")
        verbose_name_plural = _("missions")

    def __str__(self):
        return str(self.activity)


class Row(models.Model):
    """A line that belongs to a mission and keeps who it is while it is rewritten."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class Delegate(Row):
    """A post that took part in a mission, with how many people of it; never a name."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="posts", verbose_name=_("mission"))
    post = models.CharField(_("post"), max_length=200)
    number = models.PositiveSmallIntegerField(_("people"), default=1)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("post in the delegation")
        verbose_name_plural = _("delegation, by post")
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="delegate_is_at_least_one_person")]

    def __str__(self):
        return self.post if self.number == 1 else f"{self.number} {self.post}"


class CounterpartMet(Row):
    """An organisation met on a mission, and the post of whoever spoke for it; it may become an actor later."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="counterparts", verbose_name=_("mission"))
    organisation = models.CharField(_("organisation"), max_length=250)
    post = models.CharField(_("post met"), max_length=200, blank=True)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("country"),
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("counterpart met")
        verbose_name_plural = _("counterparts met")

    def __str__(self):
        return self.organisation


class PromiseQuerySet(models.QuerySet):
    def kept_open(self):
        """Promises that nobody has kept or broken yet."""
        return self.filter(state=PromiseState.OPEN)


class Promise(Row):
    """What one side promised the other on a mission, and whether it was kept."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="promises", verbose_name=_("mission"))
    side = models.CharField(_("whose promise"), max_length=6, choices=PromiseSide, default=PromiseSide.OURS)
    what = models.CharField(_("what was promised"), max_length=300)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=PromiseState, default=PromiseState.OPEN)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("promise")
        verbose_name_plural = _("promises")

    def __str__(self):
        return self.what


class FollowUp(models.Model):
    """What was answered when it was asked again, 30, 90 or 180 days later, what came of a mission."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="follow_ups", verbose_name=_("mission"))
    days = models.PositiveSmallIntegerField(_("days after it ended"))
    asked_on = models.DateField(_("asked for"))
    answered_on = models.DateField(_("answered on"))
    outcome = models.CharField(_("what came of it"), max_length=6, choices=Outcome)
    text = models.CharField(_("in one sentence"), max_length=500, blank=True)
    next_step = models.CharField(_("next step"), max_length=300, blank=True)

    class Meta:
        ordering = ["days"]
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        constraints = [
            models.UniqueConstraint(fields=["mission", "days"], name="one_follow_up_per_mission_and_day"),
            models.CheckConstraint(condition=Q(days__in=MILESTONES), name="follow_up_asked_at_a_milestone"),
        ]

    def __str__(self):
        return f"{self.mission}, {self.days}"
