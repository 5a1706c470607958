from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models import AdoptedIndicator, Period
from observatory.choices import Language
from observatory.models import City, GoodPractice, Record
from reporting.choices import ReportKind, Section


class Report(Record):
    """A report being prepared on a city and a period; what is published of it are its editions."""

    kind = models.CharField(_("kind"), max_length=20, choices=ReportKind, default=ReportKind.ACCOUNTABILITY)
    period = models.ForeignKey(Period, models.PROTECT, related_name="reports", verbose_name=_("period"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    practice = models.ForeignKey(
        GoodPractice, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("good practice")
    )
    title = models.CharField(_("title"), max_length=200)
    data_until = models.DateField(_("data until"))
    indicators = models.ManyToManyField(
        AdoptedIndicator,
        blank=True,
        related_name="reports",
        verbose_name=_("indicators"),
    )
    none_recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    frozen = models.JSONField(null=True, blank=True, editable=False)
    frozen_at = models.DateTimeField(null=True, blank=True, editable=False)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        default_related_name = "reports"
        ordering = ["-period__starts_on", "-pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        permissions = [
            ("prepare_report", "Prepare a report"),
            ("publish_report", "Freeze and publish a report"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "kind", "period", "language"],
                condition=Q(removed_at=None, practice=None),
                name="one_report_per_kind_period_language",
            ),
            models.UniqueConstraint(
                fields=["practice", "period", "language"],
                condition=Q(removed_at=None, practice__isnull=False),
                name="one_sheet_per_practice_period_language",
            ),
            models.CheckConstraint(
                condition=Q(kind=ReportKind.PRACTICE, practice__isnull=False)
                | ~Q(kind=ReportKind.PRACTICE) & Q(practice=None),
                name="sheet_has_its_practice",
            ),
            models.UniqueConstraint(fields=["city", "code"], name="one_report_per_code"),
        ]

    def __str__(self):
        return self.title

    def siblings(self):
        """The same report in other languages."""
        same = {"city": self.city_id, "kind": self.kind, "period": self.period_id, "practice": self.practice_id}
        return Report.objects.kept().filter(**same).exclude(pk=self.pk)

    @property
    def is_frozen(self):
        return self.frozen is not None


class ReportText(models.Model):
    """What people wrote in one chapter of a report."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="texts")
    section = models.CharField(_("chapter"), max_length=15, choices=Section)
    headline = models.CharField(_("headline: what happened, in one sentence"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("chapter of a report")
        verbose_name_plural = _("chapters of a report")
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="one_text_per_section")]

    def __str__(self):
        return self.get_section_display()


class AlternativeText(models.Model):
    """What is read aloud in place of the chart of an indicator, where a person wrote it better than it was proposed."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="alternatives")
    adoption = models.ForeignKey(AdoptedIndicator, models.CASCADE, related_name="+")
    text = models.CharField(_("alternative text"), max_length=500)

    class Meta:
        verbose_name = _("alternative text")
        verbose_name_plural = _("alternative texts")
        constraints = [models.UniqueConstraint(fields=["report", "adoption"], name="one_alternative_per_chart")]

    def __str__(self):
        return self.text


def kept_with_its_edition(edition, filename):
    return f"editions/{edition.uuid}/{filename}"


class EditionQuerySet(models.QuerySet):
    def public(self):
        return self.filter(report__city__is_public=True, report__city__is_observed=True)

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.public()
        return self.filter(
            Q(report__city__is_public=True) | Q(report__city__in=City.objects.worked_on_by(user).values("pk"))
        )


class Edition(models.Model):
    """A published report: bytes with their checksums. It never changes; a correction makes the next one."""

    uuid = models.UUIDField(unique=True, editable=False)
    report = models.ForeignKey(Report, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=Language)
    content = models.JSONField()
    page = models.FileField(upload_to=kept_with_its_edition, max_length=200)
    page_sha256 = models.CharField(max_length=64)
    pdf = models.FileField(upload_to=kept_with_its_edition, max_length=200)
    pdf_sha256 = models.CharField(max_length=64)
    csv = models.FileField(upload_to=kept_with_its_edition, max_length=200)
    csv_sha256 = models.CharField(max_length=64)
    json = models.FileField(upload_to=kept_with_its_edition, max_length=200)
    json_sha256 = models.CharField(max_length=64)
    reason = models.CharField(_("why a new edition"), max_length=500, blank=True)
    changes = models.JSONField(default=list, blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_edition_per_number")]

    def __str__(self):
        return f"{self.title} ({self.number})"

    @property
    def city(self):
        return self.report.city

    @property
    def withdrawn(self):
        """Its withdrawal, or None; read along as `withdrawal`."""
        return getattr(self, "withdrawal", None)


class Withdrawal(models.Model):
    """An edition that the city stands by no more: it stays where it is, and says so."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="withdrawal")
    reason = models.CharField(_("why it is withdrawn"), max_length=500)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("withdrawal of an edition")
        verbose_name_plural = _("withdrawals of editions")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_a_reason")]

    def __str__(self):
        return f"{self.edition}: {self.reason}"
