"""Staff map the actors of a territory, keep the map, and merge one written twice; a director looks at it."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from actors.models import Actor, Assessment, MapSnapshot, Relation
from observatory.choices import Role
from tests.factories import observatory as make
from tests.factories.actors import ActorFactory, ParticipationFactory
from tests.journeys.checks import sound

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def saved(page, said):
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text(f"Saved: {said}")


def test_staff_map_a_territory_and_a_director_sees_it(visitor):
    city = make.CityFactory(code="rosal", name="Rosal", locale="en_US")
    university = ActorFactory(city=city, name="University", name_key="university", code="university")
    twice = ActorFactory(city=city, name="Chamber of Comerce", name_key="chamber of comerce", code="twice")
    activity = ParticipationFactory(actor=twice, activity=make.ActivityFactory(city=city)).activity
    ParticipationFactory(actor=university, activity=activity)
    page = visitor(make.MembershipFactory(city=city, role=Role.STAFF).user)

    def go(name, *args):
        page.goto(reverse(name, args=[city.code, *args]))

    go("work-actors")
    page.get_by_role("link", name="Add an actor").click()
    page.get_by_label("Name of the organisation or group").fill("Chamber of Commerce")
    page.get_by_label("Private sector").check()
    saved(page, "Chamber of Commerce")

    page.get_by_role("link", name="Assess", exact=True).click()
    page.get_by_role("group", name="How much power").get_by_label("5, very high").check()
    page.get_by_role("group", name="How much does it care").get_by_label("4, high").check()
    page.get_by_label("Who assessed it").fill("The table of January")
    sound(page)
    saved(page, "Chamber of Commerce")
    assert Assessment.objects.get().power == 5

    named = f"?from_actor={Actor.objects.get(name='Chamber of Commerce').uuid}&to_actor={university.uuid}"
    page.goto(reverse("relation-new", args=[city.code]) + named)
    page.get_by_label("works with").check()
    saved(page, "Chamber of Commerce works with University")
    assert Relation.objects.exists()

    go("map-snapshot-new")
    page.get_by_label("Title").fill("Before the merging")
    saved(page, "Before the merging")
    assert len(MapSnapshot.objects.get().frozen["actors"]) == 3
    sound(page)

    go("actor-doubles")
    page.get_by_role("link", name="Chamber of Com").click()
    expect(page.get_by_role("heading", name="The same actor?")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Keep this one Chamber of Commerce").click()
    expect(page.get_by_role("status").first).to_contain_text("They are one actor now")
    go("actor-detail", "twice")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chamber of Commerce")
    sound(page)

    go("map-compare")
    expect(page.get_by_role("heading", name="No longer on the map")).to_be_visible()
    sound(page)

    page = visitor(make.MembershipFactory(city=city, role=Role.DIRECTOR).user)
    go("work-actors")
    sound(page)
    for view, seen in (("Matrix", "Power 5"), ("Network", "The network in words"), ("Relations", "works with")):
        page.get_by_role("navigation", name="Views of the map").get_by_role("link", name=view).click()
        expect(page.get_by_role("main")).to_contain_text(seen)
        sound(page)
