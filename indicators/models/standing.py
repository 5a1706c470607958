"""Whether a city measures an indicator: proposed first, then in use, perhaps suspended for a while."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.choices import Standing


class StandingFields(models.Model):
    """The state of an indicator in a city, since when, and why. One that is taken out of use is retired instead."""

    standing = models.CharField(_("state"), max_length=10, choices=Standing, default=Standing.ACTIVE)
    standing_since = models.DateField(_("in this state since"), default=timezone.localdate)
    standing_reason = models.CharField(_("why it is in this state"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def is_suspended(self):
        return self.standing == Standing.SUSPENDED

    @property
    def is_proposed(self):
        return self.standing == Standing.PROPOSED

    def rests_in(self, period):
        """Whether nothing is asked for a period: not measured now, or suspended on the day when the period ended."""
        if self.standing != Standing.ACTIVE:
            return True
        return any(each.starts_on <= period.ends_on <= each.ends_on for each in self.suspensions.all())


class Suspension(models.Model):
    """A time, over by now, in which an indicator was not measured. Nothing is late that ended within it."""

    adoption = models.ForeignKey(
        "indicators.AdoptedIndicator", models.CASCADE, related_name="suspensions", verbose_name=_("indicator")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        ordering = ["adoption", "starts_on"]
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="suspension_ends_after_its_start"
            )
        ]

    def __str__(self):
        return f"{self.starts_on} – {self.ends_on}"
