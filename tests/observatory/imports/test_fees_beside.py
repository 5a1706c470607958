"""Fees of several years come with the membership whose row tells them, and go with it."""

import pytest

from observatory.imports import RowsOfBatch, undo
from observatory.imports.undoing import NotUndone
from observatory.models import Change, NetworkFee, NetworkMembership
from tests.factories.observatory import CurrencyFactory
from tests.factories.sheets import bring, codes, counts, csv

pytestmark = pytest.mark.django_db
HEAD = "Red;Desde;Cuota 2022;Cuota 2023"


@pytest.fixture(autouse=True)
def money():
    CurrencyFactory(code="EUR")


def amounts():
    return {(str(fee.membership.network), fee.year): str(fee.amount) for fee in NetworkFee.objects.all()}


def test_each_year_becomes_a_fee_that_knows_its_row_and_stands_in_the_log(city):
    _plan, batch = bring(csv(HEAD, "Eurocities;1990;16 500 €;17 000 €", "AIMF;2005;;10 500 €"), "memberships", city)

    assert amounts() == {
        ("Eurocities", 2022): "16500.00", ("Eurocities", 2023): "17000.00", ("AIMF", 2023): "10500.00",
    }  # fmt: skip
    assert sorted(row.row for row in RowsOfBatch(batch, "observatory.networkfee")[:3]) == [2, 2, 3]
    assert Change.objects.filter(record="observatory.networkfee", action="created").count() == 3


def test_the_same_list_again_changes_nothing_and_a_year_more_adds_one_fee(city):
    bring(csv(HEAD, "Eurocities;1990;16 500 €;17 000 €"), "memberships", city)
    again, _none = bring(csv(HEAD, "Eurocities;1990;16 500 €;17 000 €"), "memberships", city)
    more, batch = bring(csv(f"{HEAD};Cuota 2024", "Eurocities;1990;16 500 €;17 100 €;18 000 €"), "memberships", city)

    assert counts(again) == (0, 0, 1, 0)
    assert counts(more) == (0, 1, 0, 0)
    assert "fee-stands" in codes(more.warnings)
    assert amounts() == {
        ("Eurocities", 2022): "16500.00", ("Eurocities", 2023): "17000.00", ("Eurocities", 2024): "18000.00",
    }  # fmt: skip
    undo(batch)
    assert set(amounts()) == {("Eurocities", 2022), ("Eurocities", 2023)}
    assert NetworkMembership.objects.get().fee == 17000


def test_taken_back_the_fees_go_with_their_membership_unless_somebody_added_one(city):
    _plan, batch = bring(csv(HEAD, "Eurocities;1990;16 500 €;17 000 €"), "memberships", city)
    membership = NetworkMembership.objects.get()
    added = NetworkFee.objects.create(
        city=city, membership=membership, year=2024, amount=1, currency_id="EUR", code="own"
    )

    with pytest.raises(NotUndone):
        undo(batch)
    added.delete()
    undo(batch)

    assert not NetworkFee.objects.exists()
    assert not NetworkMembership.objects.exists()
