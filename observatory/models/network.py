import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from observatory.choices import Precision
from observatory.models.city import City, within
from observatory.models.record import Record, RecordQuerySet
from observatory.models.reference import Country, Currency
from observatory.models.source import Source


class NetworkQuerySet(models.QuerySet):
    def nameable_by(self, city):
        """Networks every city knows, and those this one (or its territory's cities) brought in."""
        return self.filter(Q(brought_in_by=None) | within(city.pk, field="brought_in_by"))


class Network(models.Model):
    """A network of cities, such as UCLG, AL-LAs or C40."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=60, blank=True)
    name = models.CharField(_("name"), max_length=200)
    name_key = models.CharField(max_length=200, db_index=True, editable=False)
    acronym = models.CharField(_("acronym"), max_length=60, blank=True)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="networks",
        verbose_name=_("seat"),
    )
    founded_on = models.DateField(_("founded"), null=True, blank=True)
    founded_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.YEAR)
    url = models.URLField(_("link"), max_length=500, blank=True)
    aims = models.TextField(_("aims"), blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="networks")
    brought_in_by = models.ForeignKey(
        City,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="networks_brought_in",
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("network")
        verbose_name_plural = _("networks")

    def __str__(self):
        return self.acronym or self.name


class NetworkMembershipQuerySet(RecordQuerySet):
    def named(self):
        return self.select_related("city", "network")

    def on(self, day):
        """Memberships running on a day. One without dates counts: it is known to exist, not when it began."""
        return self.filter(
            Q(joined_on=None) | Q(joined_on__lte=day),
            Q(left_on=None) | Q(left_on__gte=day),
        )


class NetworkMembership(Record):
    """A city's belonging to a network, from one day to another."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="memberships", verbose_name=_("network"))
    member_name = models.CharField(_("name as a member"), max_length=300, blank=True)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    joined_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    role = models.CharField(_("role"), max_length=200, blank=True)
    fee = models.DecimalField(_("yearly fee"), max_digits=15, decimal_places=2, null=True, blank=True)
    currency = models.ForeignKey(
        Currency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("currency"),
    )
    decision_spaces = models.PositiveSmallIntegerField(
        _("committees and decision spaces that the network has"), null=True, blank=True
    )
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="network_memberships",
        verbose_name=_("source"),
    )

    objects = NetworkMembershipQuerySet.as_manager()

    class Meta:
        default_related_name = "network_memberships"
        ordering = ["city", "network", "pk"]
        verbose_name = _("network membership")
        verbose_name_plural = _("network memberships")
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(joined_on=None) | Q(left_on__gte=F("joined_on")),
                name="membership_left_after_joined",
            ),
        ]
        indexes = [models.Index(fields=["city", "network"], name="networkmembership_by_city")]

    def __str__(self):
        return f"{self.city}, {self.network}"
