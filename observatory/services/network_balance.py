"""What a network gave for its fee: fees over the years beside roles, proposals, events and agreements."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from observatory.choices import ProposalFate
from observatory.models import Activity, Agreement, NetworkFee, NetworkProposal, NetworkRole


@dataclass
class Year:
    """One year in a network: what was paid, and what the city did and reached there."""

    year: int
    fees: list = field(default_factory=list)
    roles: int = 0
    presented: int = 0
    taken_up: int = 0
    events: int = 0


@dataclass
class Balance:
    """The years in a network, the last first, with what they add up to."""

    years: list
    roles: list
    proposals: list
    agreements: list
    n_events: int

    @property
    def paid(self):
        """What was paid in all, by currency: sums of several currencies are not added up."""
        sums = defaultdict(Decimal)
        for year in self.years:
            for fee in year.fees:
                sums[fee.currency] += fee.amount
        return dict(sums)

    @property
    def n_taken_up(self):
        return sum(proposal.fate == ProposalFate.TAKEN_UP for proposal in self.proposals)

    @property
    def cost_per_event(self):
        """What was paid over the events attended, in the years with a fee; None where it cannot be told."""
        paid = [year for year in self.years if year.fees]
        events = sum(year.events for year in paid)
        currencies = {fee.currency for year in paid for fee in year.fees}
        if not events or len(currencies) != 1:
            return None
        return sum(fee.amount for year in paid for fee in year.fees) / events, currencies.pop()


def balance_of(membership, today):
    """Gather what a city paid to a network and what it has from it, year by year up to this one."""
    kept = {"membership": membership}
    fees = list(NetworkFee.objects.kept().filter(**kept).select_related("currency"))
    roles = list(NetworkRole.objects.kept().filter(**kept))
    proposals = list(NetworkProposal.objects.kept().filter(**kept))
    events = list(Activity.objects.kept().filter(networks=membership).values_list("starts_on", flat=True))
    return Balance(
        years=_years(fees, roles, proposals, events, today),
        roles=roles,
        proposals=proposals,
        agreements=list(
            Agreement.objects.kept().filter(activities__networks=membership, activities__removed_at=None).distinct()
        ),
        n_events=len(events),
    )


def _years(fees, roles, proposals, events, today):
    years = {}

    def at(year):
        return years.setdefault(year, Year(year))

    for fee in fees:
        at(fee.year).fees.append(fee)
    for role in roles:
        for year in _running(role, today):
            at(year).roles += 1
    for proposal in proposals:
        at(proposal.presented_on.year).presented += 1
        if proposal.fate == ProposalFate.TAKEN_UP:
            at((proposal.decided_on or proposal.presented_on).year).taken_up += 1
    for day in events:
        at(day.year).events += 1
    return [years[year] for year in sorted(years, reverse=True)]


def _running(role, today):
    """The years in which a role ran, up to this one; without a beginning, that of its end or this one alone."""
    last = min(role.ends_on or today, today) if role.starts_on is None or role.starts_on <= today else role.starts_on
    first = role.starts_on or last
    return range(first.year, last.year + 1)
