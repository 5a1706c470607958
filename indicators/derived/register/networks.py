from indicators.derived.register.base import IDENTIFIER, Part, read, rows_of
from indicators.derived.rows import ProposalRow, RoleRow
from observatory.models import NetworkMembership, NetworkProposal, NetworkRole


class Networks(Part):
    @read(rows_of(RoleRow))
    def network_roles(self):
        """The seats and leaderships of the city in its networks."""
        found = self.of(NetworkRole).filter(membership__removed_at=None).order_by("starts_on", "pk")
        fields = ("membership_id", "membership__network__name", "kind", "body", "starts_on", "starts_on_precision")
        return found.values_list("city", IDENTIFIER, *fields, "ends_on")

    @read(rows_of(ProposalRow))
    def proposals(self):
        """What the city proposed to its networks."""
        found = self.of(NetworkProposal).filter(membership__removed_at=None).order_by("presented_on", "pk")
        return found.values_list("city", IDENTIFIER, "presented_on", "presented_on_precision", "fate")

    @read(dict)
    def decision_spaces(self):
        """How many committees and decision spaces each network has, by the key of the membership; None: not said."""
        return self.of(NetworkMembership).values_list("city", "pk", "decision_spaces")
