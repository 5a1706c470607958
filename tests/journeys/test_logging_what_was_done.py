"""Somebody of the office logs what was done, is told what is wrong, repairs it, and takes it back."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from observatory.models import Activity
from tests.factories.observatory import CityFactory, CurrencyFactory, MembershipFactory
from tests.journeys.checks import sound

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.fixture
def city():
    return CityFactory(code="rosal", name="Rosal", locale="es_CO", currency=CurrencyFactory())


@pytest.fixture
def at_work(page, live_server, client, city):
    """A browser in which somebody of the city's office is logged in."""
    client.force_login(MembershipFactory(city=city).user)
    cookie = client.cookies["session"]
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": live_server.url}])
    return page


def test_three_answers_and_two_presses_log_an_activity(at_work, live_server, city):
    at_work.goto(live_server.url + reverse("work-register", args=[city.code]))
    sound(at_work)

    at_work.get_by_role("link", name="An exchange of experiences").click()
    at_work.get_by_label("Title").fill("Exchange with Rosario on waterfronts")
    at_work.get_by_label("Date").fill("5 mar 2026")
    sound(at_work)
    at_work.get_by_role("button", name="Save", exact=True).click()

    assert at_work.get_by_role("status").inner_text().startswith("Saved: Exchange with Rosario")
    sound(at_work)
    activity = Activity.objects.get()
    assert (activity.kind, activity.starts_on.isoformat()) == ("exchange", "2026-03-05")


def test_a_mistake_is_shown_where_it_is_and_the_focus_goes_to_the_summary(at_work, live_server, city):
    at_work.goto(live_server.url + reverse("activity-new", args=[city.code]) + "?kind=meeting")
    at_work.get_by_label("Title").fill("A meeting")
    at_work.get_by_label("Date").fill("31/02/2026")
    at_work.get_by_role("button", name="Save", exact=True).click()

    assert at_work.title().startswith("Error:")
    assert at_work.locator(":focus").get_attribute("class") == "error-summary"
    assert at_work.get_by_label("Title").input_value() == "A meeting"
    sound(at_work)
    at_work.get_by_role("link", name="The date 31/02/2026 does not exist").click()
    assert at_work.locator(":focus").get_attribute("name") == "starts_on"


def test_what_was_taken_off_the_register_comes_back_with_one_press(at_work, live_server, city):
    activity = Activity.objects.create(city=city, code="one", title="A meeting", kind="meeting", starts_on="2026-03-05")
    at_work.goto(live_server.url + reverse("activity-detail", args=[city.code, "one"]))
    at_work.get_by_role("link", name="Take off the register").click()
    sound(at_work)
    at_work.get_by_role("button", name="Take off the register").click()
    activity.refresh_from_db()
    assert activity.removed_at

    at_work.get_by_role("button", name="Undo").click()
    activity.refresh_from_db()
    assert activity.removed_at is None
    sound(at_work)


@pytest.mark.parametrize(
    "name", ["agreement", "mission", "network", "lesson", "budget", "department", "source", "strategy"]
)
def test_every_empty_list_and_every_new_form_is_open_to_all(at_work, live_server, city, name):
    for act in ("list", "new"):
        at_work.goto(live_server.url + reverse(f"{name}-{act}", args=[city.code]))
        sound(at_work)
