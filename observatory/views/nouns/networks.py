from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.forms.network_life import NetworkFeeForm, NetworkProposalForm, NetworkRoleForm
from observatory.forms.networks import NetworkMembershipForm
from observatory.models import NetworkFee, NetworkMembership, NetworkProposal, NetworkRole
from observatory.services.network_balance import balance_of
from observatory.services.networks import save_membership
from observatory.views.noun import Noun

NETWORK = Noun(
    name="network",
    model=NetworkMembership,
    form=NetworkMembershipForm,
    save=save_membership,
    rows=lambda rows: rows.select_related("network__country", "currency"),
    details=lambda rows: rows.select_related("network__country", "currency", "source"),
    extra=lambda membership, request: {"balance": balance_of(membership, timezone.localdate())},
    search=("network__name", "network__acronym", "member_name", "role"),
    by=("network",),
    sorts={"network": ("network__name",), "joined": ("joined_on",), "left": ("left_on",), "fee": ("fee",)},
    default_sort="network",
    words={
        "many": _("Networks"),
        "new": _("Log a network"),
        "none": _("No network is logged yet"),
        "hint": _("Log the networks of cities this one belongs to. One that is not in the list can be named."),
    },
)


def of_network(rows):
    return rows.select_related("membership__network")


def life_details(rows):
    return rows.select_related("membership__network", "responsible_post")


IN_NETWORKS = {"rows": of_network, "back": "network-list", "back_label": _("Networks")}

NETWORK_ROLE = Noun(
    name="network-role",
    model=NetworkRole,
    form=NetworkRoleForm,
    details=life_details,
    search=("membership__network__name", "membership__network__acronym", "body", "held_by"),
    by=("kind",),
    sorts={
        "network": ("membership__network__name",),
        "kind": ("kind",),
        "from": ("starts_on",),
        "until": ("ends_on",),
    },
    default_sort="-from",
    words={
        "many": _("Roles in networks"),
        "new": _("Log a seat or a leadership"),
        "none": _("No seat or leadership is logged yet"),
        "hint": _("Log the committees in which the city sits and the leadership it takes, with their dates."),
    },
    **IN_NETWORKS,
)

NETWORK_PROPOSAL = Noun(
    name="network-proposal",
    model=NetworkProposal,
    form=NetworkProposalForm,
    details=lambda rows: life_details(rows).select_related("source"),
    search=("title", "membership__network__name", "membership__network__acronym", "outcome"),
    by=("fate",),
    sorts={
        "title": ("title",),
        "network": ("membership__network__name",),
        "presented": ("presented_on",),
        "fate": ("fate",),
    },
    default_sort="-presented",
    words={
        "many": _("Proposals to networks"),
        "new": _("Log a proposal"),
        "none": _("No proposal to a network is logged yet"),
        "hint": _("Log what the city proposes to its networks, and later what they made of it."),
    },
    **IN_NETWORKS,
)

NETWORK_FEE = Noun(
    name="network-fee",
    model=NetworkFee,
    form=NetworkFeeForm,
    details=lambda rows: rows.select_related("membership__network", "currency"),
    search=("membership__network__name", "membership__network__acronym", "year"),
    by=("currency",),
    sorts={"network": ("membership__network__name",), "year": ("year",), "amount": ("amount",)},
    default_sort="-year",
    words={
        "many": _("Fees of networks"),
        "new": _("Log the fee of a year"),
        "none": _("No fee is logged yet"),
        "hint": _("Log what each network cost in a year: its page then tells what it gave for it."),
    },
    **IN_NETWORKS | {"rows": lambda rows: rows.select_related("membership__network", "currency")},
)
