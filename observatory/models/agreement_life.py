"""What an agreement goes through: its legal steps, its own objectives, its renewals, the decision of each year."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.choices import AgreementDecision, ObjectiveState, Precision
from observatory.models.agreement import Agreement
from observatory.models.source import Source

LONGEST_OBJECTIVE = 300


class PartQuerySet(models.QuerySet):
    def kept(self):
        """Leave out what was taken off, and what belongs to an agreement that was."""
        return self.filter(removed_at=None, agreement__removed_at=None)

    def workable_by(self, user):
        return self.kept().filter(agreement__in=Agreement.objects.workable_by(user).values("pk"))


class AgreementPart(models.Model):
    """Something that belongs to one agreement and is worked on by itself."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, verbose_name=_("agreement"))
    version = models.PositiveIntegerField(default=1, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def city(self):
        return self.agreement.city


class LegalStep(AgreementPart):
    """One act that the law asks for around the signing of an agreement (N8 ch. 1, cases 4 and 5).

    `key` names the step of the country's template whose words it uses as long as nobody gave it a `name` of its own.
    """

    position = models.PositiveSmallIntegerField(_("place in the order"), default=0, editable=False)
    key = models.CharField(max_length=40, blank=True, editable=False)
    name = models.CharField(_("step"), max_length=200, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    reference = models.CharField(_("number of the document or the entry"), max_length=100, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="legal_steps", verbose_name=_("document")
    )
    skipped_because = models.CharField(_("why it is skipped"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        default_related_name = "legal_steps"
        ordering = ["agreement_id", "position", "pk"]
        verbose_name = _("legal step")
        verbose_name_plural = _("legal steps")
        constraints = [
            models.CheckConstraint(condition=~Q(key="") | ~Q(name=""), name="legal_step_has_a_name"),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(skipped_because=""), name="legal_step_done_is_not_skipped"
            ),
            models.UniqueConstraint(
                fields=["agreement", "key"],
                condition=~Q(key="") & Q(removed_at=None),
                name="one_legal_step_per_key",
            ),
        ]

    def __str__(self):
        return self.name or self.key


class SpecificObjective(AgreementPart):
    """What one agreement is to bring about, apart from the objectives of the city's strategy (SEM, Montevideo)."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, verbose_name=_("agreement"))  # brought in, undone with it
    text = models.CharField(_("objective"), max_length=LONGEST_OBJECTIVE)
    target = models.CharField(_("how it is told that it is reached"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ObjectiveState, default=ObjectiveState.OPEN)

    class Meta:
        default_related_name = "specific_objectives"
        ordering = ["agreement_id", "pk"]
        verbose_name = _("specific objective")
        verbose_name_plural = _("specific objectives")

    def __str__(self):
        return self.text


class AgreementRenewal(AgreementPart):
    """A time an agreement was given a new end; the end it had stays on file."""

    renewed_on = models.DateField(_("renewed on"))
    previous_end = models.DateField(_("former end"), null=True, blank=True)
    new_end = models.DateField(_("new end"), null=True, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="agreement_renewals", verbose_name=_("document")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        default_related_name = "renewals"
        ordering = ["agreement_id", "-renewed_on", "-pk"]
        verbose_name = _("renewal")
        verbose_name_plural = _("renewals")
        constraints = [
            models.CheckConstraint(
                condition=Q(new_end=None) | Q(previous_end=None) | Q(new_end__gt=F("previous_end")),
                name="renewal_ends_later",
            ),
        ]

    def __str__(self):
        return f"{self.renewed_on:%Y-%m-%d}"


class AgreementReview(AgreementPart):
    """What the yearly sheet says of an agreement: what was got, and whether to renew, transform or close it."""

    year = models.PositiveSmallIntegerField(_("year"))
    decision = models.CharField(_("decision"), max_length=10, choices=AgreementDecision, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    obtained = models.TextField(_("what was got"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("decided by"),
    )

    class Meta:
        default_related_name = "reviews"
        ordering = ["agreement_id", "-year"]
        verbose_name = _("yearly decision")
        verbose_name_plural = _("yearly decisions")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "year"], condition=Q(removed_at=None), name="one_review_per_agreement_and_year"
            ),
            models.CheckConstraint(
                condition=Q(decision="") | ~Q(reason="") & ~Q(decided_at=None), name="decision_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.year}"


class DistinctAgreements(models.Model):
    """Two agreements that look alike and that somebody found to be two, so that they are not pointed out again."""

    first = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    second = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["first_id", "second_id"]
        verbose_name = _("pair of distinct agreements")
        verbose_name_plural = _("pairs of distinct agreements")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_distinct_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="distinct_pair_in_order"),
        ]

    def __str__(self):
        return f"{self.first} / {self.second}"
