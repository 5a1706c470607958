import datetime

import pytest

from observatory.choices import NetworkRoleKind, Precision, ProposalFate
from tests.factories.observatory import (
    CityFactory,
    NetworkMembershipFactory,
    NetworkProposalFactory,
    NetworkRoleFactory,
)

DAY = datetime.date


@pytest.mark.proves("TER-INC-02")
def test_proposals_count_on_the_day_they_are_presented(counted, behind):
    first = NetworkProposalFactory(presented_on=DAY(2025, 1, 1))
    within = {"city": first.city, "membership": first.membership}
    last = NetworkProposalFactory(**within, presented_on=DAY(2025, 12, 31))
    NetworkProposalFactory(**within, presented_on=DAY(2024, 12, 31))
    NetworkProposalFactory(**within, presented_on=DAY(2025, 5, 1), removed_at="2025-06-01T00:00:00Z")

    found = counted(first.city, "TER-INC-02")

    assert found.value == 2
    assert behind(found) == {str(first.uuid), str(last.uuid)}


def test_a_proposal_too_vaguely_dated_is_told_as_left_out(counted):
    proposal = NetworkProposalFactory(presented_on=DAY(2025, 1, 1), presented_on_precision=Precision.YEAR)

    assert counted(proposal.city, "TER-INC-02", "2025").value == 1
    quarter = counted(proposal.city, "TER-INC-02", "2025-Q1")
    assert (quarter.value, quarter.left_out) == (0, 1)


@pytest.mark.proves("TER-INC-07")
def test_those_that_still_wait_stay_among_all_the_proposals(counted):
    waiting = NetworkProposalFactory()
    NetworkProposalFactory(city=waiting.city, membership=waiting.membership, fate=ProposalFate.TAKEN_UP)

    found = counted(waiting.city, "TER-INC-07")

    assert (found.value, found.numerator, found.denominator) == (50, 1, 2)


@pytest.mark.parametrize("code", ["TER-INC-02", "TER-INC-03", "TER-INC-07", "TER-INC-05"])
def test_without_networks_nothing_is_told(counted, code):
    assert counted(CityFactory(), code).value is None


@pytest.mark.proves("TER-INC-03")
def test_seats_are_a_part_of_the_spaces_that_the_networks_have(counted, behind):
    member = NetworkMembershipFactory(decision_spaces=4)
    silent = NetworkMembershipFactory(city=member.city)
    of = {"city": member.city, "membership": member}
    seat = NetworkRoleFactory(**of, body="Climate", starts_on=DAY(2024, 1, 1))
    chair = NetworkRoleFactory(**of, body="Housing", kind=NetworkRoleKind.COMMITTEE_CHAIR)
    NetworkRoleFactory(**of, body="Past", ends_on=DAY(2024, 12, 31))
    NetworkRoleFactory(**of, body="Later", starts_on=DAY(2026, 1, 1))
    NetworkRoleFactory(**of, body="Group", kind=NetworkRoleKind.WORKING_GROUP)
    NetworkRoleFactory(city=member.city, membership=silent, body="Unknown whole")

    found = counted(member.city, "TER-INC-03")

    assert (found.value, found.numerator, found.denominator) == (50, 2, 4)
    assert behind(found, "numerator") == {str(seat.uuid), str(chair.uuid)}
    assert found.left_out_because == "1 network does not say how many committees it has."


def test_two_seats_in_one_committee_are_one_decision_space(counted):
    member = NetworkMembershipFactory(decision_spaces=2)
    for held_by in ("Mayor", "Director"):
        NetworkRoleFactory(city=member.city, membership=member, body="Climate", held_by=held_by)

    assert counted(member.city, "TER-INC-03").numerator == 1


@pytest.mark.proves("TER-INC-05")
def test_roles_are_listed_from_the_membership_and_from_the_seats(counted):
    member = NetworkMembershipFactory(network__name="UCLG", role="Member of the bureau")
    NetworkRoleFactory(city=member.city, membership=member, body="Culture", starts_on=DAY(2025, 2, 1))

    found = counted(member.city, "TER-INC-05")

    assert found.text.splitlines() == [
        "UCLG: Member of the bureau (? – …)",
        "UCLG: Seat in a committee, Culture (2025-02-01 – …)",
    ]
    assert len(found.records) == 2
