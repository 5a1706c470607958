from functools import cached_property

from indicators.derived.register.base import IDENTIFIER, Part
from indicators.derived.rows import ProposalRow, RoleRow
from observatory.models import NetworkMembership, NetworkProposal, NetworkRole


class Networks(Part):
    @cached_property
    def network_roles(self):
        """The seats and leaderships of the city in its networks."""
        found = self.of(NetworkRole).filter(membership__removed_at=None).order_by("starts_on", "pk")
        fields = ("membership_id", "membership__network__name", "kind", "body", "starts_on", "starts_on_precision")
        return [RoleRow._make(row) for row in found.values_list(IDENTIFIER, *fields, "ends_on")]

    @cached_property
    def proposals(self):
        """What the city proposed to its networks."""
        found = self.of(NetworkProposal).filter(membership__removed_at=None).order_by("presented_on", "pk")
        fields = ("presented_on", "presented_on_precision", "fate")
        return [ProposalRow._make(row) for row in found.values_list(IDENTIFIER, *fields)]

    @cached_property
    def decision_spaces(self):
        """How many committees and decision spaces each network has, by the key of the membership; None: not said."""
        return dict(self.of(NetworkMembership).values_list("pk", "decision_spaces"))
