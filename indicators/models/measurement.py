import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.choices import CorrectionReason, NoData, Standing, State
from indicators.models.indicator import Indicator
from indicators.models.period import Period
from observatory.models import City, Currency, Source


class MeasurementQuerySet(models.QuerySet):
    def current(self):
        """Leave out the values that a correction has replaced."""
        return self.filter(superseded_at=None)

    def approved(self):
        return self.filter(state=State.APPROVED)

    def in_force(self):
        """The approved values that stand: while a correction is in review, the value it is to replace still does."""
        in_review = self.model.objects.filter(corrects__isnull=False).exclude(state=State.APPROVED)
        return self.approved().filter(Q(superseded_at=None) | Q(pk__in=in_review.values("corrects")))

    def headline(self):
        """The values for the whole, not for a segment."""
        return self.filter(segment="")

    def disaggregated(self):
        return self.exclude(segment="")

    def told_once(self):
        """Leave out the segments that go with a whole in the same state; those on their own stay."""
        same = {name: models.OuterRef(name) for name in ("city", "indicator", "period", "state")}
        return self.filter(Q(segment="") | ~models.Exists(self.model.objects.current().headline().filter(**same)))

    def up_to(self, day):
        """Values of periods that had ended by a day."""
        return self.filter(period__ends_on__lte=day)

    def public(self):
        """Approved current values of indicators that a public city publishes."""
        return (
            self.current()
            .approved()
            .filter(city__is_public=True, city__is_observed=True)
            .filter(
                models.Exists(
                    City.objects.filter(
                        pk=models.OuterRef("city"),
                        adopted_indicators__indicator=models.OuterRef("indicator"),
                        adopted_indicators__is_public=True,
                        adopted_indicators__retired_on=None,
                        adopted_indicators__standing__in=(Standing.ACTIVE, Standing.SUSPENDED),
                    )
                )
            )
        )

    def workable_by(self, user):
        return self.filter(city__in=City.objects.worked_on_by(user).values("pk"))


class Measurement(models.Model):
    """The value an indicator took in a city in a period, whole or for a segment, with what it rests on."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(City, models.PROTECT, related_name="measurements", verbose_name=_("city"))
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        related_name="measurements",
        verbose_name=_("indicator"),
    )
    indicator_version = models.PositiveSmallIntegerField(default=1, editable=False)
    period = models.ForeignKey(Period, models.PROTECT, related_name="measurements", verbose_name=_("period"))
    segment = models.CharField(_("segment"), max_length=400, blank=True)
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=9, null=True, blank=True)
    numerator = models.DecimalField(_("numerator"), max_digits=24, decimal_places=9, null=True, blank=True)
    denominator = models.DecimalField(_("denominator"), max_digits=24, decimal_places=9, null=True, blank=True)
    text = models.TextField(_("narrative"), blank=True)
    unit = models.CharField(_("unit"), max_length=100, blank=True)
    amount = models.DecimalField(_("amount entered"), max_digits=24, decimal_places=9, null=True, blank=True)
    currency = models.ForeignKey(
        Currency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("currency")
    )
    rate_note = models.CharField(_("exchange rate used"), max_length=300, blank=True, editable=False)
    justification = models.TextField(_("why this level"), blank=True)
    no_data_reason = models.CharField(_("no data because"), max_length=15, choices=NoData, blank=True)
    method = models.CharField(_("method"), max_length=300, blank=True)
    collected_on = models.DateField(_("collected on"), null=True, blank=True)
    hours_spent = models.DecimalField(_("hours it took"), max_digits=6, decimal_places=2, null=True, blank=True)
    note = models.TextField(_("public note"), blank=True)
    source_text = models.CharField(_("source"), max_length=500, blank=True)
    evidence = models.ManyToManyField(Source, blank=True, related_name="measurements", verbose_name=_("evidence"))

    is_derived = models.BooleanField(_("counted from the register"), default=False, editable=False)
    counted = models.JSONField(default=list, blank=True, editable=False)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    returned_note = models.CharField(_("why it was returned"), max_length=500, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="correction",
        editable=False,
    )
    correction_code = models.CharField(
        _("kind of correction"), max_length=10, choices=CorrectionReason, blank=True, editable=False
    )
    correction_reason = models.CharField(_("reason of the correction"), max_length=500, blank=True, editable=False)
    superseded_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        ordering = ["city", "indicator", "period__starts_on", "segment", "pk"]
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        permissions = [
            ("record_measurement", "Enter and submit measurements"),
            ("approve_measurement", "Approve or return measurements"),
            ("correct_measurement", "Correct approved measurements"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "indicator", "period", "segment"],
                condition=Q(superseded_at=None),
                name="one_current_measurement",
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(no_data_reason=""),
                name="a_value_or_a_reason_for_none",
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gt=-(10**15), value__lt=10**15),
                name="value_is_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_at__isnull=False),
                name="approved_when",
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(currency__isnull=False),
                name="amount_in_a_currency",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(correction_code=""),
                name="a_correction_says_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city", "indicator", "period"],
                include=["value", "state", "is_derived"],
                condition=Q(superseded_at=None, segment=""),
                name="headline_by_city",
            ),
            models.Index(
                fields=["state", "corrects"], condition=Q(corrects__isnull=False), name="corrections_by_state"
            ),
        ]

    def __str__(self):
        return f"{self.indicator.code} {self.period}"
