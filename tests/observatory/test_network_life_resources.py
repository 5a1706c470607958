"""Seats, proposals, fees, posts and the networks of an activity come in as people write them."""

from decimal import Decimal

import pytest

from observatory.models import NetworkFee, NetworkProposal, NetworkRole, StaffPosition
from tests.factories.observatory import ActivityFactory, CityFactory, CurrencyFactory, NetworkMembershipFactory
from tests.factories.sheets import bring, check, codes, counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def membership():
    """A membership that runs, beside one of the same network that has ended."""
    running = NetworkMembershipFactory(network__name="Mercociudades", network__name_key="mercociudades")
    NetworkMembershipFactory(
        city=running.city, network=running.network, code="old", joined_on="2000-01-01", left_on="2004-01-01"
    )
    return running


def test_seats_are_named_as_people_name_them_and_stand_in_the_membership_that_runs(membership):
    content = "Red;Cargo;Comisión;Desde\nmercociudades;Presidencia de comisión;Cooperación;2024\n".encode()

    plan, _batch = bring(content, "seats", membership.city, filename="seats.csv")

    seat = NetworkRole.objects.get()
    assert counts(plan) == (1, 0, 0, 0)
    assert (seat.membership, seat.kind, seat.body) == (membership, "committee-chair", "Cooperación")
    assert (str(seat.starts_on), seat.starts_on_precision) == ("2024-01-01", "year")


@pytest.mark.parametrize(
    ("dataset", "row", "code"),
    [
        ("seats", {"network": "UCLG", "kind": "committee"}, "not-a-member"),
        ("seats", {"kind": "committee", "starts_on": "2025-01-02", "ends_on": "2025-01-01"}, "ends-before-start"),
        ("proposals", {"title": "A", "presented_on": "2025-01-02", "decided_on": "2025-01-01"}, "ends-before-start"),
        ("proposals", {"title": "A", "presented_on": "2025-01-02", "decided_on": "2025-02-01"}, "decided-without-fate"),
        ("fees", {"year": "25", "amount": "5", "currency": "EUR"}, "not-a-year"),
        ("fees", {"year": "2025", "amount": "-5", "currency": "EUR"}, "negative"),
        ("fees", {"year": "2025", "amount": "5"}, "missing-value"),
        ("posts", {"title": "Head", "hours": "200"}, "not-within-a-week"),
        ("posts", {"title": "Head", "languages": "English"}, "language-without-level"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(membership, dataset, row, code):
    CurrencyFactory(code="EUR")
    row = ({} if dataset == "posts" else {"network": "Mercociudades"}) | row
    content = f"{','.join(row)}\n{','.join(row.values())}\n".encode()

    plan = check(content, dataset, membership.city, filename="rows.csv")

    assert codes(plan.errors) == [code]


def test_a_fee_takes_the_currency_of_its_membership(membership):
    membership.currency = CurrencyFactory(code="USD")
    membership.save()

    bring(b"Red,Vigencia,Cuota\nMercociudades,2025,1500.50\n", "fees", membership.city, filename="fees.csv")

    fee = NetworkFee.objects.get()
    assert (fee.membership, fee.year, fee.amount, fee.currency_id) == (membership, 2025, Decimal("1500.50"), "USD")


def test_a_proposal_is_pending_until_the_row_says_more(membership):
    bring(
        b"network,title,presented_on\nMercociudades,A school of cities,2025-03\n",
        "proposals",
        membership.city,
        filename="proposals.csv",
    )

    proposal = NetworkProposal.objects.get()
    assert (proposal.fate, proposal.presented_on_precision) == ("waiting", "month")


def test_posts_come_with_their_functions_and_languages_and_never_with_people():
    city = CityFactory()
    content = "Puesto;Funciones;Horas semanales;Idiomas\nEnlace;Redes e incidencia;20;Inglés C1; Francés (B2)\n"
    content = content.replace("Inglés C1; Francés (B2)", '"Inglés C1; Francés (B2)"')

    plan, _batch = bring(content.encode(), "posts", city, filename="posts.csv")

    post = StaffPosition.objects.get()
    assert (post.title, post.functions, post.hours) == ("Enlace", ["networks"], 20)
    assert post.languages == {"en": "C1", "fr": "B2"}
    assert counts(plan) == (1, 0, 0, 0)


def test_an_activity_names_the_networks_it_serves(membership):
    activity = ActivityFactory(city=membership.city, code="a")

    plan, _batch = bring(
        f"code,title,starts_on,redes\na,{activity.title},{activity.starts_on},Mercociudades; UCLG\n".encode(),
        "activities",
        membership.city,
        filename="activities.csv",
    )

    assert list(activity.networks.all()) == [membership]
    assert "not-a-member-told" in codes(plan.warnings)
