from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from actors.choices import Group
from observatory.models import Activity, Agreement, Country, Record


class Actor(Record):
    """An organisation or group of the territory, or abroad, that takes part in the city's international action."""

    name = models.CharField(_("name"), max_length=250)
    name_key = models.CharField(max_length=250, db_index=True, editable=False)
    group = models.CharField(_("group"), max_length=20, choices=Group)
    subkind = models.CharField(_("sub-kind"), max_length=100, blank=True)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actors",
        verbose_name=_("country"),
    )
    place = models.CharField(_("city"), max_length=150, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)

    class Meta:
        default_related_name = "actors"
        ordering = ["name", "pk"]
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "name_key"],
                condition=Q(removed_at=None),
                name="one_actor_per_name",
            ),
        ]

    def __str__(self):
        return self.name


class Participation(models.Model):
    """An actor's part in an activity or in an agreement of the city."""

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

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.CheckConstraint(
                condition=Q(activity=None, agreement__isnull=False) | Q(activity__isnull=False, agreement=None),
                name="participation_in_one_thing",
            ),
            models.UniqueConstraint(
                fields=["actor", "activity"],
                condition=Q(agreement=None),
                name="one_participation_per_activity",
            ),
            models.UniqueConstraint(
                fields=["actor", "agreement"],
                condition=Q(activity=None),
                name="one_participation_per_agreement",
            ),
        ]

    def __str__(self):
        return f"{self.actor}: {self.activity or self.agreement}"
