from django.utils.translation import gettext_lazy as _

from observatory.forms.networks import NetworkMembershipForm
from observatory.models import NetworkMembership
from observatory.services.networks import save_membership
from observatory.views.noun import Noun

NETWORK = Noun(
    name="network",
    model=NetworkMembership,
    form=NetworkMembershipForm,
    save=save_membership,
    rows=lambda rows: rows.select_related("network__country", "currency"),
    details=lambda rows: rows.select_related("network__country", "currency", "source"),
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
