import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from observatory.choices import (
    MISSION_KINDS,
    TRAINING_KINDS,
    ActivityKind,
    AreaOfAction,
    Motivation,
    Precision,
    TeachingMethod,
)
from observatory.models.agreement import Agreement
from observatory.models.lists import ChoicesField
from observatory.models.network import NetworkMembership
from observatory.models.office import Department
from observatory.models.record import Record, RecordQuerySet
from observatory.models.reference import Country, Currency, Sdg
from observatory.models.source import Source
from observatory.models.strategy import Objective

FIRST_QUESTION = datetime.timedelta(days=30)


class ActivityQuerySet(RecordQuerySet):
    def between(self, start, end):
        """Activities that started within the days given, both included."""
        return self.filter(starts_on__gte=start, starts_on__lte=end)

    def missions(self):
        return self.filter(kind__in=MISSION_KINDS)

    def ended_by(self, day):
        """Activities that were over on a day; what has no end ends on the day it starts."""
        return self.filter(Q(ends_on__lte=day) | Q(ends_on=None, starts_on__lte=day))

    def ended_from(self, day):
        return self.filter(Q(ends_on__gte=day) | Q(ends_on=None, starts_on__gte=day))

    def without_follow_up(self, today):
        """Missions that ended a month ago and more, and of which nobody has told what came of them."""
        return self.missions().ended_by(today - FIRST_QUESTION).filter(mission__follow_ups=None)

    def from_training(self):
        """What trained officials set going: activities that follow from a training of theirs (INS-TRI-03)."""
        return self.filter(follows_from__kind__in=TRAINING_KINDS, follows_from__removed_at=None)

    def adopting(self):
        """Activities from which a method or an instrument was taken into a policy (POL-GOV-04)."""
        return self.exclude(adopted="")


class Activity(Record):
    """Something the city did in its international action, logged by staff."""

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind)
    starts_on = models.DateField(_("date"))
    starts_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("country"),
    )
    area_of_action = models.CharField(_("area of action"), max_length=20, choices=AreaOfAction, blank=True)
    motivation = models.CharField(_("motivation"), max_length=10, choices=Motivation, blank=True)
    departments = models.ManyToManyField(
        Department, blank=True, related_name="activities", verbose_name=_("departments")
    )
    objectives = models.ManyToManyField(Objective, blank=True, related_name="activities", verbose_name=_("objectives"))
    agreements = models.ManyToManyField(
        Agreement,
        blank=True,
        related_name="activities",
        verbose_name=_("agreements it serves"),
    )
    networks = models.ManyToManyField(
        NetworkMembership,
        blank=True,
        related_name="activities",
        verbose_name=_("networks it serves"),
    )
    sdgs = models.ManyToManyField(Sdg, blank=True, related_name="activities", verbose_name=_("SDGs"))
    topics = models.JSONField(_("topics"), default=list, blank=True)
    participants = models.PositiveIntegerField(_("participants"), null=True, blank=True)
    women = models.PositiveIntegerField(_("women among them"), null=True, blank=True)
    hours = models.DecimalField(_("hours of work"), max_digits=8, decimal_places=2, null=True, blank=True)
    cost = models.DecimalField(_("cost"), max_digits=15, decimal_places=2, null=True, blank=True)
    currency = models.ForeignKey(
        Currency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("currency"),
    )
    result = models.CharField(_("result, in one sentence"), max_length=500, blank=True)
    methods = ChoicesField(_("teaching strategies used"), vocabulary=TeachingMethod)
    follows_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("follows from"),
    )
    adoptable = models.CharField(_("method or instrument worth adopting"), max_length=300, blank=True)
    adopted = models.CharField(_("method or instrument adopted"), max_length=300, blank=True)
    adopted_in = models.CharField(_("policy that adopted it"), max_length=200, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)
    evidence = models.ManyToManyField(Source, blank=True, related_name="activities", verbose_name=_("evidence"))

    objects = ActivityQuerySet.as_manager()

    class Meta:
        default_related_name = "activities"
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="activity_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(women=None) | Q(participants=None) | Q(women__lte=F("participants")),
                name="women_among_the_participants",
            ),
            models.CheckConstraint(
                condition=~Q(follows_from=F("pk")),
                name="activity_not_following_from_itself",
            ),
            models.CheckConstraint(
                condition=Q(adopted_in="") | ~Q(adopted=""),
                name="activity_policy_with_what_it_adopted",
            ),
            models.CheckConstraint(
                condition=Q(adopted_on=None) | ~Q(adopted=""),
                name="activity_day_with_what_it_adopted",
            ),
            models.CheckConstraint(
                condition=Q(cost=None) | Q(cost__gte=0),
                name="activity_cost_not_negative",
            ),
            models.UniqueConstraint(
                fields=["city", "code"],
                condition=~Q(code="") & Q(removed_at=None),
                name="one_activity_per_code",
            ),
        ]
        indexes = [
            models.Index(fields=["city", "kind", "starts_on"], name="activity_by_city_kind_start"),
            models.Index(fields=["city", "starts_on"], name="activity_by_city_and_day"),
        ]

    def __str__(self):
        return self.title

    @property
    def is_mission(self):
        return self.kind in MISSION_KINDS
