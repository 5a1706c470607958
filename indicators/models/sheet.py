from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.choices import Accumulation, Collection, MeasuredObject, Moment
from observatory.models import Source

MOST_DECIMALS = 6
MOST_BREAKDOWNS = 3
MOST_PARTS = 30


class SheetFields(models.Model):
    """What a city writes on the sheet of an indicator it uses, beside what the catalogue says (N8 ch. 3)."""

    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    question = models.CharField(_("what question it answers"), max_length=300, blank=True)
    measured_object = models.CharField(_("what is measured"), max_length=10, choices=MeasuredObject, blank=True)
    limits = models.TextField(_("limits of interpretation"), blank=True)
    accumulation = models.CharField(_("how values accumulate"), max_length=10, choices=Accumulation, blank=True)
    decimals = models.PositiveSmallIntegerField(
        _("decimal places"), null=True, blank=True, validators=[MaxValueValidator(MOST_DECIMALS)]
    )
    data_source = models.CharField(_("where the data come from"), max_length=300, blank=True)
    collection = models.CharField(_("method of collection"), max_length=12, choices=Collection, blank=True)
    instrument = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("instrument of collection")
    )
    verification = models.CharField(_("means of verification"), max_length=300, blank=True)
    moment = models.CharField(_("moment"), max_length=10, choices=Moment, blank=True)
    validated_by = models.CharField(_("post that validates"), max_length=150, blank=True)
    effort_hours = models.DecimalField(
        _("hours one measurement takes"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    audiences = models.JSONField(_("for whom it is measured"), default=list, blank=True)
    presentation = models.CharField(_("how it is presented"), max_length=300, blank=True)
    decisions = models.TextField(_("decisions it feeds"), blank=True)
    alert_rule = models.CharField(_("what to do when it is at risk"), max_length=300, blank=True)
    lowest = models.DecimalField(_("lowest value to keep"), max_digits=24, decimal_places=9, null=True, blank=True)
    highest = models.DecimalField(_("highest value to keep"), max_digits=24, decimal_places=9, null=True, blank=True)
    is_comparable = models.BooleanField(_("compared with other cities"), default=False)

    class Meta:
        abstract = True


class Breakdown(models.Model):
    """A way in which an indicator is told apart: by sex, by district. Its parts need not add up to the whole."""

    adoption = models.ForeignKey(
        "indicators.AdoptedIndicator", models.CASCADE, related_name="breakdowns", verbose_name=_("indicator")
    )
    name = models.CharField(_("told apart by"), max_length=60)
    parts = models.JSONField(_("parts"), default=list)
    may_overlap = models.BooleanField(_("one thing may count in several parts"), default=False)

    class Meta:
        ordering = ["adoption", "pk"]
        verbose_name = _("breakdown")
        verbose_name_plural = _("breakdowns")
        constraints = [models.UniqueConstraint(fields=["adoption", "name"], name="one_breakdown_per_name")]

    def __str__(self):
        return self.name
