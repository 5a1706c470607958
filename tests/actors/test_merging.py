"""Two actors written twice: proposed, told apart, made one, and made two again."""

import datetime

import pytest

from actors.models import Actor, DistinctActors
from actors.services.doubles import possible_doubles
from actors.services.merging import merge, merged_away, tell_apart, undo
from observatory.history import ChangedMeanwhile
from observatory.models import Change
from observatory.services.removal import Replaced
from tests.factories.actors import ActorFactory, AssessmentFactory, ParticipationFactory, RelationFactory
from tests.factories.dialogues import DialogueFactory
from tests.factories.observatory import ActivityFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    kept = ActorFactory(name="Chamber of Commerce", name_key="chamber of commerce", place="")
    told = {"city": kept.city, "place": "Rosario", "mapped_on": datetime.date(2020, 1, 1), "code": "other"}
    return kept, ActorFactory(name="Chamber of Comerce", name_key="chamber of comerce", **told)


def test_names_nearly_alike_and_one_website_are_proposed_until_they_are_told_apart(pair):
    kept, other = pair
    site = {"city": kept.city, "website": "https://www.example.org/"}
    one = ActorFactory(**site, name="Port", name_key="port")
    two = ActorFactory(**site | {"website": "https://example.org"}, name="Harbour", name_key="harbour")
    ActorFactory(city=kept.city, name="Museum", name_key="museum")

    assert possible_doubles(Actor.objects.of(kept.city)) == [(kept.pk, other.pk), (one.pk, two.pk)]
    tell_apart(other, kept, by=UserFactory())
    tell_apart(kept, other, by=UserFactory())
    assert possible_doubles(Actor.objects.of(kept.city)) == [(one.pk, two.pk)]
    assert DistinctActors.objects.count() == 1


def test_everything_moves_to_the_kept_one_and_back(pair):
    kept, other = pair
    by = UserFactory()
    shared = ActivityFactory(city=kept.city)
    ParticipationFactory(actor=kept, activity=shared)
    stays = ParticipationFactory(actor=other, activity=shared)
    moves = ParticipationFactory(actor=other)
    dialogue = DialogueFactory(city=kept.city)
    dialogue.attending.add(other)
    reading = AssessmentFactory(actor=other)
    relation = RelationFactory(from_actor=other)
    between = RelationFactory(from_actor=kept, to_actor=other)
    part = ActorFactory(city=kept.city, parent=other)

    done = merge(kept, other, by=by)

    assert list(dialogue.attending.all()) == [kept]
    for each, name in ((moves, "actor"), (reading, "actor"), (relation, "from_actor"), (part, "parent")):
        each.refresh_from_db()
        assert getattr(each, name) == kept
    stays.refresh_from_db()
    between.refresh_from_db()
    assert (stays.actor, between.to_actor) == (other, other)
    kept.refresh_from_db()
    assert (kept.place, kept.mapped_on) == ("Rosario", datetime.date(2020, 1, 1))
    assert not Actor.objects.kept().filter(pk=other.pk).exists()
    assert set(Change.objects.values_list("action", flat=True)) == {"took over an actor", "merged with an actor"}

    done.kept, done.other = Actor.objects.get(pk=kept.pk), Actor.objects.get(pk=other.pk)
    undo(done, by=by)

    assert list(dialogue.attending.all()) == [other]
    for each, name in ((moves, "actor"), (reading, "actor"), (relation, "from_actor"), (part, "parent")):
        each.refresh_from_db()
        assert getattr(each, name) == other
    kept.refresh_from_db()
    assert (kept.place, kept.mapped_on) == ("", datetime.date(2024, 1, 1))
    assert Actor.objects.kept().get(pk=other.pk).merged_into is None
    assert possible_doubles(Actor.objects.of(kept.city)) == []


def test_a_part_merged_with_its_whole_is_no_part_of_itself(pair):
    kept, other = pair
    kept.parent = other
    kept.save()

    merge(kept, other, by=UserFactory())

    kept.refresh_from_db()
    assert kept.parent is None


def test_a_merging_is_not_taken_back_once_another_has_the_name(pair):
    kept, other = pair
    done = merge(kept, other, by=UserFactory())
    ActorFactory(city=kept.city, name_key=other.name_key)

    with pytest.raises(Replaced):
        undo(done, by=UserFactory())


def test_nothing_is_merged_over_somebody_elses_change(pair):
    kept, other = pair
    Actor.objects.filter(pk=other.pk).update(version=7)

    with pytest.raises(ChangedMeanwhile):
        merge(kept, other, by=UserFactory())

    assert Actor.objects.kept().count() == 2


def test_the_address_of_a_merged_actor_leads_on_through_all_that_it_was_merged_into(pair):
    kept, other = pair
    last = ActorFactory(city=kept.city)
    person = MembershipFactory(city=kept.city).user
    merge(kept, other, by=person)
    merge(last, Actor.objects.get(pk=kept.pk), by=person)

    assert merged_away(kept.city, person, "other") == last
    assert merged_away(kept.city, person, str(last.uuid)) is None
    assert merged_away(kept.city, UserFactory(), "other") is None
