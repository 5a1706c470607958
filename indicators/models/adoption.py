import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from indicators.choices import Frequency, Standing, TargetKind
from indicators.models.indicator import Indicator
from indicators.models.period import Period
from indicators.models.sheet import MOST_DECIMALS, SheetFields
from indicators.models.standing import StandingFields
from observatory.models import City, Objective, Source, StaffPosition

IN_USE = (Standing.ACTIVE, Standing.SUSPENDED)


def published(path=""):
    """What holds of a use whose values are for everybody, where its city is public; `path` leads to it."""
    return Q(**{f"{path}retired_on": None, f"{path}standing__in": IN_USE, f"{path}is_public": True})


class AdoptedIndicatorQuerySet(models.QuerySet):
    def current(self):
        return self.filter(retired_on=None)

    def in_use(self):
        """Those that are measured, or were before they were suspended: what is told to others."""
        return self.current().filter(standing__in=IN_USE)

    def active(self):
        """Those of which values are expected now."""
        return self.current().filter(standing=Standing.ACTIVE)

    def kept(self):
        """Those in use, as the posts that answer for them see it."""
        return self.current()

    def named(self):
        return self.select_related("indicator")

    def public(self):
        return self.filter(published(), city__is_public=True, city__is_observed=True)

    def workable_by(self, user):
        return self.filter(city__in=City.objects.worked_on_by(user).values("pk"))

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.public()
        of_public = published() & Q(city__is_public=True, city__is_observed=True)
        return self.current().filter(of_public | Q(city__in=City.objects.worked_on_by(user).values("pk")))


class AdoptedIndicator(StandingFields, SheetFields):
    """A city's use of an indicator: who looks after it, how often, from which baseline, and whether it is public."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(City, models.PROTECT, related_name="adopted_indicators", verbose_name=_("city"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="adoptions", verbose_name=_("indicator"))
    frequency = models.CharField(_("frequency"), max_length=12, choices=Frequency, default=Frequency.YEAR)
    owner_role = models.CharField(_("responsible post"), max_length=150, blank=True)
    owner_post = models.ForeignKey(
        StaffPosition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("post that answers for it"),
    )
    deputy_role = models.CharField(_("deputy post"), max_length=150, blank=True)
    deputy_post = models.ForeignKey(
        StaffPosition, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("post of the deputy")
    )
    tolerance = models.DecimalField(
        _("tolerance, in per cent of the way"),
        max_digits=5,
        decimal_places=2,
        default=15,
    )
    baseline_value = models.DecimalField(_("baseline"), max_digits=24, decimal_places=9, null=True, blank=True)
    baseline_period = models.ForeignKey(
        Period,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("period of the baseline"),
    )
    baseline_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source of the baseline"),
    )
    baseline_version = models.PositiveSmallIntegerField(null=True, editable=False)
    objectives = models.ManyToManyField(
        Objective,
        blank=True,
        related_name="adopted_indicators",
        verbose_name=_("objectives it tells about"),
    )
    is_public = models.BooleanField(_("published"), default=True)
    adopted_on = models.DateField(default=timezone.localdate, editable=False)
    retired_on = models.DateField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AdoptedIndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["city", "indicator__position", "indicator__code"]
        verbose_name = _("adopted indicator")
        verbose_name_plural = _("adopted indicators")
        permissions = [
            ("adopt_indicator", "Choose indicators and set their targets"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "indicator"],
                condition=Q(retired_on=None),
                name="indicator_adopted_once",
            ),
            models.CheckConstraint(
                condition=Q(lowest=None) | Q(highest=None) | Q(highest__gte=models.F("lowest")),
                name="highest_not_below_lowest",
            ),
            models.CheckConstraint(
                condition=~Q(standing=Standing.SUSPENDED) | ~Q(standing_reason=""),
                name="suspended_indicators_have_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(decimals=None) | Q(decimals__lte=MOST_DECIMALS),
                name="decimals_of_an_indicator_are_few",
            ),
        ]

    def __str__(self):
        return str(self.indicator)

    @property
    def called(self):
        """Its name where there is little room: the short one, which is in the city's main language."""
        is_theirs = get_language() == self.city.main_language
        return (self.short_name if is_theirs else "") or self.indicator.name


class TargetSet(models.Model):
    """The goals set for an indicator at one time: the original ones, or adjusted ones with the reason and the date."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    adoption = models.ForeignKey(
        AdoptedIndicator,
        models.PROTECT,
        related_name="target_sets",
        verbose_name=_("indicator"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=TargetKind, default=TargetKind.ORIGINAL)
    decided_on = models.DateField(_("decided on"), default=timezone.localdate)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    document = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["adoption", "decided_on", "pk"]
        verbose_name = _("set of targets")
        verbose_name_plural = _("sets of targets")
        constraints = [
            models.UniqueConstraint(
                fields=["adoption"],
                condition=Q(kind=TargetKind.ORIGINAL),
                name="one_original_target_set",
            ),
            models.CheckConstraint(
                condition=Q(kind=TargetKind.ORIGINAL) | ~Q(reason=""),
                name="adjusted_targets_have_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.adoption} {self.get_kind_display()}"

    @property
    def city(self):
        return self.adoption.city


class Target(models.Model):
    """The value an indicator should take in a period; the final one is where the way of its set ends."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    target_set = models.ForeignKey(TargetSet, models.CASCADE, related_name="targets")
    period = models.ForeignKey(Period, models.PROTECT, related_name="+", verbose_name=_("period"))
    value = models.DecimalField(_("target"), max_digits=24, decimal_places=9)
    is_final = models.BooleanField(_("final target"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["target_set", "period__ends_on"]
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(fields=["target_set", "period"], name="one_target_per_period"),
            models.UniqueConstraint(fields=["target_set"], condition=Q(is_final=True), name="one_final_target_per_set"),
        ]

    def __str__(self):
        return f"{self.period}: {self.value}"

    @property
    def city(self):
        return self.target_set.adoption.city

    @property
    def city_id(self):
        return self.target_set.adoption.city_id
