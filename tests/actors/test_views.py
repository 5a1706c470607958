import pytest
from django.urls import reverse
from django.utils import translation

from actors.choices import Group
from actors.forms.participation import MOST_TO_TICK
from actors.models import Actor, Participation
from indicators.models import Measurement
from observatory.choices import Role
from tests.factories.actors import ActorFactory, ParticipationFactory
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory
from tests.factories.observatory import ActivityFactory, CityFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def city(client):
    membership = MembershipFactory(role=Role.STAFF)
    client.force_login(membership.user)
    return membership.city


def see(client, name, *args, **query):
    response = client.get(reverse(name, args=args), query)
    return response, response.content.decode()


def test_the_directory_says_which_groups_are_missing(client, city):
    ActorFactory(city=city, name="Universidad", group=Group.ACADEMIC, nature="Public university")
    ActorFactory(name="Of another city")

    _response, page = see(client, "work-actors", city.code)

    assert "Universidad" in page
    assert "Public university" in page
    assert "Of another city" not in page
    assert "6 of the seven groups have no actor yet" in page


def test_an_empty_directory_says_how_to_start(client, city):
    _response, page = see(client, "work-actors", city.code)

    assert "No actor is on the map yet" in page
    assert "Start with five" in page


def test_all_seven_groups_make_the_headline(client, city):
    for group in Group.values:
        ActorFactory(city=city, group=group)

    assert "Actors of all seven groups take part" in see(client, "work-actors", city.code)[1]


def test_the_directory_is_searched_filtered_and_sorted(client, city):
    media = ActorFactory(city=city, name="Diario", group=Group.MEDIA)
    active = ActorFactory(city=city, name="Universidad", group=Group.ACADEMIC)
    ParticipationFactory(actor=active)

    def names(**query):
        found = see(client, "work-actors", city.code, **query)[0].context.get("page", ())
        return [actor.pk for actor in found]

    assert names(q="diar") == [media.pk]
    assert names(group="academic") == [active.pk]
    assert names(sort="-activities") == [active.pk, media.pk]
    assert names(sort="nonsense") == [media.pk, active.pk]
    assert names(q="nothing of the kind") == []


def test_the_directory_costs_the_same_queries_for_one_actor_and_for_three(client, city, django_assert_num_queries):
    ParticipationFactory(actor__city=city)
    see(client, "work-actors", city.code)
    with django_assert_num_queries(11):
        see(client, "work-actors", city.code)
    for _ in range(2):
        ParticipationFactory(actor__city=city)
    with django_assert_num_queries(11):
        see(client, "work-actors", city.code)


def test_the_directory_of_another_city_is_not_found(client, city):
    assert see(client, "work-actors", CityFactory().code)[0].status_code == 404


def test_an_actor_is_added_with_a_name_and_a_group(client, city):
    client.post(reverse("actor-new", args=[city.code]), {"name": " El  Diario ", "group": "media"})

    actor = Actor.objects.get()
    assert (actor.name, actor.name_key, actor.code, actor.city) == ("El Diario", "el diario", "el-diario", city)


def test_the_same_actor_is_not_added_twice(client, city):
    ActorFactory(city=city, name="El Diario", name_key="el diario")

    response = client.post(reverse("actor-new", args=[city.code]), {"name": "EL DIARIO", "group": "media"})

    assert "This actor is already on the map" in response.content.decode()
    assert Actor.objects.count() == 1


def test_a_change_over_a_change_is_shown_and_not_saved(client, city):
    actor = ActorFactory(city=city, name="El Diario", code="diario", version=2)

    response = client.post(
        reverse("actor-edit", args=[city.code, "diario"]), {"name": "El Diario", "group": "media", "version": 1}
    )

    actor.refresh_from_db()
    assert response.status_code == 409
    assert actor.group == Group.ACADEMIC


def test_an_actor_is_taken_off_and_put_back(client, city):
    ActorFactory(city=city, code="diario")

    client.post(reverse("actor-remove", args=[city.code, "diario"]))
    assert not Actor.objects.kept().exists()
    assert "Undo" in see(client, "work-actors", city.code, removed="diario")[1]
    client.post(reverse("actor-restore", args=[city.code, "diario"]))
    assert Actor.objects.kept().exists()


def test_the_page_of_an_actor_tells_the_activities_together(client, city):
    actor = ActorFactory(city=city, code="diario", website="https://example.org/")
    ParticipationFactory(actor=actor, activity__title="Exchange with Rosario")
    ParticipationFactory(actor=actor, activity__title="Removed", activity__removed_at="2025-06-01T00:00:00Z")

    _response, page = see(client, "actor-detail", city.code, "diario")

    assert "Exchange with Rosario" in page
    assert "https://example.org/" in page
    assert "Removed" not in page


def test_an_actor_without_activities_says_so(client, city):
    ActorFactory(city=city, code="diario")

    assert "Nothing together yet" in see(client, "actor-detail", city.code, "diario")[1]


def test_who_took_part_is_added_on_a_page_of_the_activity(client, city):
    activity = ActivityFactory(city=city, code="rosario")
    known = ActorFactory(city=city)

    client.post(
        reverse("activity-actors", args=[city.code, "rosario"]),
        {"actors": [str(known.uuid)], "new_name": "El Diario", "new_group": "media"},
    )

    assert set(activity.participations.values_list("actor__name", flat=True)) == {known.name, "El Diario"}
    _response, page = see(client, "activity-actors", city.code, "rosario")
    assert "El Diario" in page
    assert "2 of the seven groups are here" in page


def test_who_took_part_is_counted_at_once(client, city):
    AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(code="TER-APR-04"))
    ActivityFactory(city=city, code="rosario")
    known, _other = ActorFactory.create_batch(2, city=city)
    address = reverse("activity-actors", args=[city.code, "rosario"])

    client.post(address, {"actors": [str(known.uuid)]})
    assert Measurement.objects.headline().get().value == 50
    client.post(reverse("activity-actor-leave", args=[city.code, "rosario", known.uuid]))
    assert Measurement.objects.headline().get().value == 0


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({}, "Choose an actor, or name one"),
        ({"new_name": "El Diario"}, "Choose the group it is part of"),
        ({"actors": ["nonsense"]}, "is not a valid"),
    ],
)
def test_what_is_missing_is_said(client, city, posted, words):
    ActivityFactory(city=city, code="rosario")
    ActorFactory(city=city)

    response = client.post(reverse("activity-actors", args=[city.code, "rosario"]), posted)

    assert words in response.content.decode()
    assert not Participation.objects.exists()


def test_an_actor_of_another_city_cannot_take_part(client, city):
    ActivityFactory(city=city, code="rosario")

    client.post(reverse("activity-actors", args=[city.code, "rosario"]), {"actors": [str(ActorFactory().uuid)]})

    assert not Participation.objects.exists()


def test_an_activity_of_another_city_is_not_found(client, city):
    activity = ActivityFactory(code="rosario")

    assert see(client, "activity-actors", activity.city.code, "rosario")[0].status_code == 404
    assert see(client, "activity-actors", city.code, "rosario")[0].status_code == 404


def test_a_participation_of_nobody_is_not_taken_back(client, city):
    ActivityFactory(city=city, code="rosario")

    response = client.post(reverse("activity-actor-leave", args=[city.code, "rosario", ActorFactory(city=city).uuid]))

    assert response.status_code == 404


def test_many_actors_are_offered_as_a_list(client, city):
    ActivityFactory(city=city, code="rosario")
    ActorFactory.create_batch(MOST_TO_TICK + 1, city=city)

    assert '<select name="actors"' in see(client, "activity-actors", city.code, "rosario")[1]


def test_the_activity_leads_to_who_took_part(client, city):
    activity = ActivityFactory(city=city, code="rosario")

    page = see(client, "activity-detail", city.code, "rosario")[1]

    assert reverse("activity-actors", args=[city.code, activity.uuid]) in page
