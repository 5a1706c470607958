from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Case, ExpressionWrapper, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, ExtractDay, ExtractMonth, ExtractYear, Greatest
from django.utils.translation import gettext_lazy as _

from observatory.choices import AgreementKind, AgreementStatus, Precision, Pulse, RenewalKind
from observatory.models.city import City
from observatory.models.office import Department, StaffPosition
from observatory.models.record import Record, RecordQuerySet
from observatory.models.reference import Country, Sdg
from observatory.models.source import Source
from observatory.models.strategy import Objective

MOST_NOTICE = 60


class AgreementQuerySet(RecordQuerySet):
    def signed_between(self, start, end):
        return self.filter(signed_on__gte=start, signed_on__lte=end)

    def with_last_activity(self, until=None):
        """Add `last_activity_on`: the day of the latest activity that serves the agreement, until a day if given."""
        links = self.model.activities.through.objects
        links = links.filter(agreement=OuterRef("pk"), activity__removed_at=None)
        if until is not None:
            links = links.filter(activity__starts_on__lte=until)
        days = links.order_by("-activity__starts_on").values("activity__starts_on")
        return self.annotate(last_activity_on=Subquery(days[:1]))

    def with_pulse(self, today, until=None):
        """Add how alive each is on a day, by the thresholds of its city, and what this is told from.

        `last_sign_on` is the later of the last activity and the signature, `months_silent` the whole months since,
        `pulse` the word that `agreements_pulse.pulse` tells of one, `pulse_rank` its place from alive to expired.
        """
        silent = (
            Value(today.year * 12 + today.month)
            - ExtractYear("last_sign_on") * 12
            - ExtractMonth("last_sign_on")
            - Case(When(last_sign_day__gt=today.day, then=1), default=0)
        )
        return (
            self.with_last_activity(until)
            .annotate(
                last_sign_on=Greatest(
                    Coalesce("last_activity_on", "signed_on"), Coalesce("signed_on", "last_activity_on")
                )
            )
            .annotate(last_sign_day=ExtractDay("last_sign_on"))
            .annotate(months_silent=ExpressionWrapper(silent, models.IntegerField()))
            .annotate(
                pulse=Case(
                    When(Q(status=AgreementStatus.ENDED) | Q(ends_on__lt=today), then=Value(Pulse.EXPIRED.value)),
                    When(
                        Q(last_sign_on=None) | Q(months_silent__gte=F("city__dormant_after")),
                        then=Value(Pulse.DORMANT.value),
                    ),
                    When(months_silent__gte=F("city__quiet_after"), then=Value(Pulse.QUIET.value)),
                    default=Value(Pulse.ALIVE.value),
                )
            )
            .annotate(
                pulse_rank=Case(*(When(pulse=each, then=rank) for rank, each in enumerate(Pulse.values)), default=0)
            )
        )


class Agreement(Record):
    """A signed tie of the city with a counterpart abroad or at home."""

    logged_parts = ("legal_steps", "specific_objectives", "renewals", "reviews")

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=AgreementKind)
    counterpart_city = models.ForeignKey(
        City,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements_as_counterpart",
        verbose_name=_("counterpart city"),
    )
    counterpart_country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("country"),
    )
    counterparts = models.CharField(_("other counterparts"), max_length=500, blank=True)
    why_signed = models.TextField(_("why we signed"), blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    is_open_ended = models.BooleanField(_("open-ended"), default=False)
    renewal_kind = models.CharField(_("renewal"), max_length=10, choices=RenewalKind, blank=True)
    notice_months = models.PositiveSmallIntegerField(
        _("notice, in months before the end"), null=True, blank=True, validators=[MaxValueValidator(MOST_NOTICE)]
    )
    renewal = models.CharField(_("renewal rule"), max_length=300, blank=True)
    status = models.CharField(
        _("status"),
        max_length=15,
        choices=AgreementStatus,
        default=AgreementStatus.UNKNOWN,
    )
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("department"),
    )
    responsible_post = models.ForeignKey(
        StaffPosition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("post responsible"),
    )
    deputy_post = models.ForeignKey(
        StaffPosition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements_as_deputy",
        verbose_name=_("deputy"),
    )
    responsible = models.CharField(_("responsible post"), max_length=150, blank=True)
    objectives = models.ManyToManyField(Objective, blank=True, related_name="agreements", verbose_name=_("objectives"))
    sdgs = models.ManyToManyField(Sdg, blank=True, related_name="agreements", verbose_name=_("SDGs"))
    url = models.URLField(_("link"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("source"),
    )
    document = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed document"),
    )
    documents = models.ManyToManyField(
        Source, blank=True, related_name="agreements_documented", verbose_name=_("other documents")
    )
    has_public_steps = models.BooleanField(_("legal steps shown in public"), default=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        editable=False,
        verbose_name=_("merged into"),
    )

    objects = AgreementQuerySet.as_manager()

    class Meta:
        default_related_name = "agreements"
        ordering = ["city", "title", "pk"]
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(signed_on=None) | Q(ends_on__gte=F("signed_on")),
                name="agreement_ends_after_it_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(is_open_ended=False) | Q(ends_on=None),
                name="open_ended_agreement_has_no_end",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(removed_at=None) & ~Q(merged_into=F("pk")),
                name="merged_agreement_is_off_the_register",
            ),
            models.UniqueConstraint(
                fields=["city", "code"],
                condition=~Q(code="") & Q(removed_at=None),
                name="one_agreement_per_code",
            ),
        ]
        indexes = [
            models.Index(
                fields=["city", "kind", "signed_on"],
                name="agreement_by_city_kind_signed",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def looked_after_by(self):
        """Who looks after it, each once: the department, the post, and whoever else is named."""
        named = (self.department, self.responsible_post, self.responsible)
        return list(dict.fromkeys(str(each) for each in named if each))
