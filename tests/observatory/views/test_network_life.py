"""Seats, proposals and fees in networks, and what a network gave for its fee."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from observatory.models import NetworkFee, NetworkProposal, NetworkRole
from observatory.views import nouns
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db

ALL = [
    (nouns.NETWORK_ROLE, make.NetworkRoleFactory, {"kind": "committee", "body": "Culture", "held_by": "Mayor"}),
    (nouns.NETWORK_PROPOSAL, make.NetworkProposalFactory, {"title": "Rivers", "presented_on": "4/2025"}),
    (nouns.NETWORK_FEE, make.NetworkFeeFactory, {"year": "2024", "amount": "1.000,50"}),
]
each_noun = pytest.mark.parametrize(("noun", "factory", "typed"), ALL, ids=[noun.name for noun, *_rest in ALL])


@pytest.fixture
def membership(city):
    return make.NetworkMembershipFactory(city=city, network__name="United Cities")


def logged(desk, noun, membership, typed, **more):
    return desk.post(noun.address("new", membership.city), typed | {"membership": membership.pk} | more)


def errors(response):
    return list(response.context["form"].errors)


@each_noun
def test_it_is_logged_shown_and_changed(desk, city, membership, noun, factory, typed):
    response = logged(desk, noun, membership, typed)
    record = noun.model.objects.get()

    assert response["Location"] == noun.address("detail", city, record)
    assert "United Cities" in desk.get(noun.address("detail", city, record)).content.decode()
    assert noun.address("detail", city, record) in desk.get(noun.address("list", city)).content.decode()
    assert desk.get(noun.address("edit", city, record)).status_code == 200
    again = desk.post(noun.address("edit", city, record), typed | {"membership": membership.pk, "version": 1})
    assert again.status_code == 302, again.context["form"].errors


@each_noun
def test_a_network_of_another_city_cannot_be_chosen(desk, city, noun, factory, typed):
    make.NetworkMembershipFactory(city=city)

    response = desk.post(noun.address("new", city), typed | {"membership": make.NetworkMembershipFactory().pk})

    assert errors(response) == ["membership"]
    assert desk.get(noun.address("detail", city, factory())).status_code == 404


@each_noun
def test_a_list_and_a_form_cost_the_same_for_one_and_for_three(desk, city, noun, factory, typed):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            for address in (noun.address("list", city), noun.address("new", city)):
                desk.get(address)
        return len(queries)

    factory(city=city)
    asked()
    one = asked()
    factory(city=city)
    factory(city=city)

    assert asked() <= one + 2  # what was logged last is listed beside the form
    factory(city=city)
    assert asked() == asked()


@each_noun
def test_it_starts_from_the_network_that_the_address_names(desk, city, membership, noun, factory, typed):
    form = desk.get(noun.address("new", city), {"membership": membership.uuid}).context["form"]

    assert form["membership"].value() == membership.pk


@pytest.mark.parametrize(
    ("more", "is_refused"),
    [
        ({}, True),
        ({"body": "CULTURE", "held_by": "mayor"}, True),
        ({"kind": "committee-chair"}, True),
        ({"starts_on": "2027"}, True),
        ({"ends_on": "31/12/2024"}, False),
        ({"body": "Climate"}, False),
        ({"held_by": "Director of culture"}, False),
    ],
)
def test_a_second_seat_at_once_is_refused(desk, membership, more, is_refused):
    make.NetworkRoleFactory(
        city=membership.city, membership=membership, body="Culture", held_by="Mayor", starts_on=dt.date(2025, 1, 1)
    )
    typed = {"kind": "committee", "body": "Culture", "held_by": "Mayor", "starts_on": "2024"} | more

    response = logged(desk, nouns.NETWORK_ROLE, membership, typed)

    assert NetworkRole.objects.count() == (1 if is_refused else 2)
    if is_refused:
        assert "has this seat already" in response.content.decode()
        assert response.context["form"]["body"].value() == typed["body"]


def test_the_network_as_a_whole_has_several_seats_of_different_kinds(desk, membership):
    make.NetworkRoleFactory(city=membership.city, membership=membership, kind="presidency", body="", held_by="Mayor")

    typed = {"kind": "executive", "body": "", "held_by": "Mayor"}
    assert logged(desk, nouns.NETWORK_ROLE, membership, typed).status_code == 302
    again = logged(desk, nouns.NETWORK_ROLE, membership, typed | {"kind": "presidency"})
    assert errors(again) == ["held_by"]


def test_a_seat_that_has_ended_leaves_room_for_the_next(desk, membership):
    make.NetworkRoleFactory(
        city=membership.city, membership=membership, body="Culture", held_by="Mayor", ends_on=dt.date(2024, 12, 31)
    )

    typed = {"kind": "committee", "body": "Culture", "held_by": "Mayor", "starts_on": "1/1/2025"}
    assert logged(desk, nouns.NETWORK_ROLE, membership, typed).status_code == 302
    assert errors(logged(desk, nouns.NETWORK_ROLE, membership, typed, ends_on="2023")) == ["ends_on"]


def test_a_proposal_is_decided_after_it_is_presented_and_says_how(desk, membership):
    typed = {"title": "Rivers", "presented_on": "2/4/2025", "fate": "taken-up", "decided_on": "1/4/2025"}

    assert errors(logged(desk, nouns.NETWORK_PROPOSAL, membership, typed)) == ["decided_on"]
    assert errors(
        logged(desk, nouns.NETWORK_PROPOSAL, membership, typed | {"fate": "waiting", "decided_on": "2026"})
    ) == ["fate"]
    logged(desk, nouns.NETWORK_PROPOSAL, membership, typed | {"decided_on": "11/2025"})
    proposal = NetworkProposal.objects.get()
    assert (proposal.fate, proposal.decided_on_precision) == ("taken-up", "month")


def test_a_fee_is_logged_once_a_year_in_the_currency_of_the_membership(desk, city):
    membership = make.NetworkMembershipFactory(city=city, currency=make.CurrencyFactory(code="EUR"))

    logged(desk, nouns.NETWORK_FEE, membership, {"year": "2025", "amount": "0"})
    assert NetworkFee.objects.get().currency.code == "EUR"
    assert errors(logged(desk, nouns.NETWORK_FEE, membership, {"year": "2025", "amount": "5"})) == ["year"]
    assert errors(logged(desk, nouns.NETWORK_FEE, membership, {"year": "25", "amount": "5"})) == ["year"]


def test_a_membership_tells_what_the_network_gave_for_its_fee(desk, city, membership):
    told = {"city": city, "membership": membership}
    make.NetworkFeeFactory(**told, year=2025, amount=100)
    make.NetworkRoleFactory(**told, ends_on=dt.date(2025, 5, 1))
    make.NetworkRoleFactory(**told, starts_on=dt.date(2025, 5, 1))
    make.NetworkProposalFactory(**told)
    activity = make.ActivityFactory(city=city, starts_on=dt.date(2025, 3, 9))
    activity.networks.add(membership)

    shown = desk.get(nouns.NETWORK.address("detail", city, membership)).content.decode()

    assert "The city has paid" in shown
    assert "each activity cost" in shown
    assert "It has presented 1 proposal; taken up: 0." in shown
    by_network = reverse("activity-list", args=[city.code]) + f"?networks={membership.uuid}"
    assert by_network in shown
    assert desk.get(by_network).context["page"].paginator.count == 1
    assert "United Cities" in desk.get(nouns.ACTIVITY.address("detail", city, activity)).content.decode()


def test_a_network_without_a_fee_says_that_its_cost_cannot_be_told(desk, city, membership):
    shown = desk.get(nouns.NETWORK.address("detail", city, membership)).content.decode()

    assert "cannot be told" in shown
    assert "each activity cost" not in shown


def test_an_activity_names_the_networks_it_serves(desk, city, membership):
    desk.post(
        nouns.ACTIVITY.address("new", city),
        {"kind": "forum", "title": "Congress", "starts_on": "9/3/2026", "networks": [membership.pk]},
    )

    assert membership.activities.get().title == "Congress"
