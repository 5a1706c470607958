import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from observatory.models import PositionHolding
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
MARCH = dt.date(2025, 3, 1)


@pytest.mark.parametrize(
    ("first", "last", "meets"),
    [
        ("2025-01-01", "2025-02-28", False),
        ("2025-01-01", "2025-03-01", True),
        ("2025-04-30", None, True),
        ("2025-05-01", None, False),
        ("2024-01-01", None, True),
    ],
)
def test_holdings_that_share_a_day_meet(first, last, meets):
    make.PositionHoldingFactory(starts_on=MARCH, ends_on=dt.date(2025, 4, 30))
    days = [day and dt.date.fromisoformat(day) for day in (first, last)]

    assert PositionHolding.objects.meeting(*days).exists() is meets


def test_the_database_keeps_one_office_and_one_open_holding():
    office = make.InternationalOfficeFactory()
    holding = make.PositionHoldingFactory()

    for again in (
        lambda: make.InternationalOfficeFactory(city=office.city),
        lambda: make.PositionHoldingFactory(position=holding.position, user=holding.user),
        lambda: make.StaffPositionFactory(hours=169),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            again()


def test_the_database_keeps_what_is_always_true_of_networks_and_money():
    role = make.NetworkRoleFactory(held_by="Mayor")
    fee = make.NetworkFeeFactory()

    for wrong in (
        lambda: make.NetworkRoleFactory(membership=role.membership, city=role.city, body=role.body, held_by="Mayor"),
        lambda: make.NetworkFeeFactory(membership=fee.membership, city=fee.city),
        lambda: make.NetworkFeeFactory(amount=-1),
        lambda: make.NetworkProposalFactory(decided_on=dt.date(2025, 5, 1)),
        lambda: make.NetworkProposalFactory(fate="taken-up", decided_on=dt.date(2025, 3, 1)),
        lambda: make.BudgetLineFactory(planned=-1),
        lambda: make.LegalInstrumentFactory(adopted_on=MARCH, ended_on=dt.date(2020, 1, 1)),
        lambda: make.OfficeAbroadFactory(opened_on=MARCH, closed_on=dt.date(2020, 1, 1)),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()
