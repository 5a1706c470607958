"""The map as it is read once: its actors, their last contacts and readings, and their ties, declared and shared."""

import datetime
import itertools

import pytest
from django.test import override_settings
from django.utils import timezone, translation

from actors import ties
from actors.choices import Group, RelationKind
from actors.models import Participation
from actors.services.mapping import map_of
from actors.services.wording import headline, in_words
from tests.factories.actors import ActorFactory, AssessmentFactory, ParticipationFactory, RelationFactory
from tests.factories.dialogues import DialogueFactory
from tests.factories.observatory import ActivityFactory, AgreementFactory, CityFactory, ProjectFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 30)
LONG_AGO = datetime.date(2025, 1, 1)


@pytest.fixture
def city():
    return CityFactory()


def actors(city, number, **told):
    return ActorFactory.create_batch(number, city=city, **told)


def together(thing, *present):
    name = thing._meta.model_name
    for actor in present:
        Participation.objects.create(actor=actor, **{name: thing})


def test_ties_come_from_agreements_activities_projects_and_dialogues_and_from_what_is_declared(city):
    one, other, third = actors(city, 3)
    together(AgreementFactory(city=city, signed_on=LONG_AGO), one, other)
    together(ActivityFactory(city=city, starts_on=LONG_AGO), one, other)
    together(ActivityFactory(city=city, starts_on=LONG_AGO), one, other)
    together(ProjectFactory(city=city, starts_on=None), one, third)
    DialogueFactory(city=city, held_on=LONG_AGO).attending.add(one, other)
    RelationFactory(from_actor=third, to_actor=one, kind=RelationKind.FUNDS)

    found = map_of(city, TODAY)

    numbers = {(tie.pair, tie.kind): tie.number for tie in found.ties}
    assert numbers == {
        ((one.pk, other.pk), "agreement"): 1,
        ((one.pk, other.pk), "activity"): 2,
        ((one.pk, other.pk), "dialogue"): 1,
        ((one.pk, third.pk), "project"): 1,
        ((one.pk, third.pk), "funds"): 1,
    }
    assert found.measures.degrees == {one.pk: 2, other.pk: 1, third.pk: 1}


def test_what_comes_later_is_taken_off_or_belongs_elsewhere_ties_nobody(city):
    one, other = actors(city, 2)
    together(ActivityFactory(city=city, starts_on=TODAY + datetime.timedelta(days=1)), one, other)
    together(ActivityFactory(city=city, starts_on=LONG_AGO, removed_at=timezone.now()), one, other)
    DialogueFactory(city=city, held_on=LONG_AGO, removed_at=timezone.now()).attending.add(one, other)
    RelationFactory(from_actor=one, to_actor=other, ends_on=LONG_AGO)
    RelationFactory(from_actor=one, to_actor=ActorFactory(city=city, removed_at=timezone.now()))
    RelationFactory()

    found = map_of(city, TODAY)

    assert found.ties == []
    assert [actor.last_contact for actor in found.actors] == [None, None]


def test_a_crowd_ties_nobody_to_anybody(city, monkeypatch):
    monkeypatch.setattr(ties, "MOST_TOGETHER", 2)
    together(ActivityFactory(city=city, starts_on=LONG_AGO), *actors(city, 3))

    found = map_of(city, TODAY)

    assert (found.ties, found.shared.crowds) == ([], 1)
    assert found.actors[0].last_contact == LONG_AGO


def test_each_of_the_four_is_read_as_it_was_told_last_by_the_day(city):
    actor = ActorFactory(city=city)
    AssessmentFactory(actor=actor, assessed_on=datetime.date(2024, 1, 1), power=2, interest=5)
    AssessmentFactory(actor=actor, assessed_on=datetime.date(2025, 1, 1), power=4, interest=None)
    AssessmentFactory(actor=actor, assessed_on=datetime.date(2027, 1, 1), power=1)

    (found,) = map_of(city, TODAY).actors

    assert (found.power, found.interest, found.assessed_on) == (4, 5, datetime.date(2025, 1, 1))


def test_influential_and_not_contacted_for_six_months_are_told_the_most_powerful_first(city):
    never, long_ago, lately, weak = actors(city, 4)
    for actor, power in ((never, 4), (long_ago, 5), (lately, 5), (weak, 3)):
        AssessmentFactory(actor=actor, power=power)
    for actor, day in ((long_ago, LONG_AGO), (lately, datetime.date(2026, 2, 1))):
        ParticipationFactory(actor=actor, activity=ActivityFactory(city=city, starts_on=day))

    assert [actor.pk for actor in map_of(city, TODAY).uncontacted()] == [long_ago.pk, never.pk]


def test_an_agreement_is_no_contact(city):
    actor = ActorFactory(city=city)
    together(AgreementFactory(city=city, signed_on=LONG_AGO), actor)

    assert map_of(city, TODAY).actors[0].last_contact is None


def test_the_map_costs_the_same_queries_for_two_actors_and_for_twenty(city, django_assert_num_queries):
    def fill(number):
        present = actors(city, number)
        together(ActivityFactory(city=city, starts_on=LONG_AGO), *present)
        AssessmentFactory(actor=present[0])
        RelationFactory(from_actor=present[0], to_actor=present[1])

    fill(2)
    with django_assert_num_queries(7):
        assert map_of(city, TODAY).ties
    fill(18)
    with django_assert_num_queries(7):
        assert map_of(city, TODAY).ties


@pytest.fixture
def said(city):
    def say(language="en"):
        with translation.override(language):
            return dict(in_words(map_of(city, TODAY), language))

    return say


def test_the_network_is_said_in_words(city, said):
    assert said() == {"Density": "A network begins with two actors."}
    one, other, third, alone = (ActorFactory(city=city, name=name) for name in ("Port", "Museum", "School", "Paper"))
    assert said()["Most connected"] == "Nobody is tied to anybody yet."
    for actor in (other, third):
        RelationFactory(from_actor=one, to_actor=actor)

    found = said()

    assert found["Density"] == "4 actors and 2 pairs tied: 33.3% of all pairs. Each has 1 ties on average."
    assert found["Most connected"].startswith("Those tied to most others: Port (2 actors)")
    assert found["Bridges"] == "Without Port, 1 actor would be cut off from the others."
    assert found["Isolated"] == f"1 actor has no tie with another: {alone}."
    assert said("es")["Aislados"] == f"1 actor no tiene vínculos con otros: {alone}."


def test_a_ring_has_no_bridge_and_nobody_alone_and_a_chain_has_several(city, said):
    ring = actors(city, 4)
    for one, other in itertools.pairwise(ring):
        RelationFactory(from_actor=one, to_actor=other)
    assert "Other bridges: " in said()["Bridges"]
    RelationFactory(from_actor=ring[0], to_actor=ring[-1])

    assert said()["Bridges"].startswith("Nobody is the only tie of others")
    assert said()["Isolated"] == "No actor stands alone."


@override_settings(LANGUAGE_CODE="en")
def test_the_headline_says_what_matters_most(city):
    with translation.override("en"):
        assert headline(map_of(city)) == "Who takes part in the city's international action"
        for group in Group:
            ActorFactory(city=city, group=group)
        assert headline(map_of(city)) == "Actors of all seven groups take part"
        AssessmentFactory(actor=ActorFactory(city=city), power=5)
        assert headline(map_of(city)) == "1 influential actor has not been contacted for six months"
