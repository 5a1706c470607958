"""What a city does in a network it belongs to: seats, proposals, fees."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.choices import DECISION_ROLES, LEADERSHIP_ROLES, NetworkRoleKind, Precision, ProposalFate
from observatory.models.network import NetworkMembership
from observatory.models.office import StaffPosition
from observatory.models.record import Record, RecordQuerySet
from observatory.models.reference import Currency
from observatory.models.source import Source


class NetworkRoleQuerySet(RecordQuerySet):
    def meeting(self, starts_on, ends_on):
        """Roles that share a day with the days given; a day that is not known is taken for the widest."""
        running = self.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on)) if starts_on else self
        return running.filter(Q(starts_on=None) | Q(starts_on__lte=ends_on)) if ends_on else running

    def in_decisions(self):
        """Seats where the network decides: its presidency, executive body and committees."""
        return self.filter(kind__in=DECISION_ROLES)

    def leading(self):
        return self.filter(kind__in=LEADERSHIP_ROLES)


class NetworkRole(Record):
    """A seat or a leadership that the city has in a network, from one day to another."""

    membership = models.ForeignKey(NetworkMembership, models.PROTECT, related_name="roles", verbose_name=_("network"))
    kind = models.CharField(_("kind"), max_length=20, choices=NetworkRoleKind)
    body = models.CharField(_("committee or body"), max_length=200, blank=True)
    held_by = models.CharField(_("who sits there (the post, not the person)"), max_length=150, blank=True)
    starts_on = models.DateField(pgettext_lazy("day", "from"), null=True, blank=True)
    starts_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    responsible_post = models.ForeignKey(
        StaffPosition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="network_roles",
        verbose_name=_("post that looks after it"),
    )
    note = models.TextField(_("note"), blank=True)

    objects = NetworkRoleQuerySet.as_manager()

    class Meta:
        default_related_name = "network_roles"
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("role in a network")
        verbose_name_plural = _("roles in networks")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="network_role_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["membership", "kind", "body", "held_by"],
                condition=Q(ends_on=None, removed_at=None),
                name="one_open_seat_at_once",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.body}" if self.body else str(self.get_kind_display())


class NetworkProposal(Record):
    """Something the city proposed to a network, and what the network made of it."""

    membership = models.ForeignKey(
        NetworkMembership, models.PROTECT, related_name="proposals", verbose_name=_("network")
    )
    title = models.CharField(_("proposal"), max_length=300)
    presented_on = models.DateField(_("presented on"))
    presented_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    fate = models.CharField(
        _("what the network made of it"), max_length=15, choices=ProposalFate, default=ProposalFate.WAITING
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    outcome = models.TextField(_("what became of it"), blank=True)
    responsible_post = models.ForeignKey(
        StaffPosition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="network_proposals",
        verbose_name=_("post that looks after it"),
    )
    url = models.URLField(_("link"), max_length=500, blank=True)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="network_proposals",
        verbose_name=_("source"),
    )

    class Meta:
        default_related_name = "network_proposals"
        ordering = ["-presented_on", "-pk"]
        verbose_name = _("proposal to a network")
        verbose_name_plural = _("proposals to networks")
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(decided_on__gte=F("presented_on")),
                name="proposal_decided_after_presented",
            ),
            models.CheckConstraint(
                condition=~Q(fate=ProposalFate.WAITING) | Q(decided_on=None),
                name="waiting_proposal_is_not_decided",
            ),
        ]

    def __str__(self):
        return self.title


class NetworkFeeQuerySet(RecordQuerySet):
    def named(self):
        return self.select_related("membership__network")


class NetworkFee(Record):
    """What the city paid to a network for one year."""

    membership = models.ForeignKey(NetworkMembership, models.PROTECT, related_name="fees", verbose_name=_("network"))
    year = models.PositiveSmallIntegerField(_("year"))
    amount = models.DecimalField(_("fee paid"), max_digits=15, decimal_places=2)
    currency = models.ForeignKey(Currency, models.PROTECT, related_name="+", verbose_name=_("currency"))
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = NetworkFeeQuerySet.as_manager()

    class Meta:
        default_related_name = "network_fees"
        ordering = ["-year", "-pk"]
        verbose_name = _("yearly fee of a network")
        verbose_name_plural = _("yearly fees of networks")
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "year"],
                condition=Q(removed_at=None),
                name="one_network_fee_per_year",
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="network_fee_not_negative"),
        ]

    def __str__(self):
        return f"{self.membership.network} {self.year}"
