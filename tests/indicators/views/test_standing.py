"""The state of an indicator, changed on its page."""

import datetime

import pytest

from indicators.models import AdoptedIndicator
from tests.factories.indicators import IndicatorFactory

pytestmark = pytest.mark.django_db

STATE = "work/lima/indicators/INS-TST-01/state/"
SUSPENDED = {"standing": "suspended", "since": "1/7/2025", "reason": "The log is being moved"}


def test_the_director_suspends_an_indicator_and_its_pages_say_since_when_and_why(ask, director, adoption, client):
    assert "nothing is late" in ask(director, STATE).content.decode()

    assert ask(director, STATE, SUSPENDED | {"version": adoption.version}).status_code == 302

    adoption.refresh_from_db()
    assert (adoption.standing, adoption.standing_since) == ("suspended", datetime.date(2025, 7, 1))
    sheet = ask(director, "work/lima/indicators/INS-TST-01/").content.decode()
    assert "Suspended since 1 July 2025: The log is being moved." in sheet
    assert "Suspended" in ask(director, "work/lima/indicators/").content.decode()
    public = client.get("/en/cities/lima/indicators/INS-TST-01/").content.decode()
    assert "Suspended since 1 July 2025: The log is being moved." in public
    state = client.get("/en/cities/lima/indicators/INS-TST-01.json").json()["state"]
    assert (state["is"], state["since"], state["reason"]) == ("suspended", "2025-07-01", "The log is being moved")


def test_bad_input_is_told_at_its_field_and_kept(ask, director, adoption):
    page = ask(director, STATE, SUSPENDED | {"version": adoption.version, "since": "1/7/2199"})

    assert page.status_code == 200
    assert list(page.context["form"].errors) == ["since"]
    assert "The log is being moved" in page.content.decode()


def test_an_old_page_does_not_overwrite_what_somebody_else_wrote(ask, director, adoption):
    AdoptedIndicator.objects.update(version=adoption.version + 1)

    assert ask(director, STATE, SUSPENDED | {"version": adoption.version}).status_code == 409


def test_the_staff_see_the_state_and_do_not_change_it(ask, staff, adoption):
    assert "/state/" not in ask(staff, "work/lima/indicators/INS-TST-01/").content.decode()
    assert ask(staff, STATE, SUSPENDED | {"version": adoption.version}).status_code == 403


def test_a_proposed_indicator_is_nowhere_in_public_until_it_is_taken_into_use(ask, director, city, client):
    IndicatorFactory(code="INS-TST-02", name_en="Visits")
    ask(director, "work/lima/indicators/adopt/", {"code": ["INS-TST-02"], "propose": "1"})

    assert AdoptedIndicator.objects.get().standing == "proposed"
    assert client.get("/en/cities/lima/indicators/INS-TST-02/").status_code == 404
    assert "Take it into use" in ask(director, "work/lima/indicators/INS-TST-02/").content.decode()

    version = AdoptedIndicator.objects.get().version
    ask(
        director,
        "work/lima/indicators/INS-TST-02/state/",
        {"version": version, "standing": "active", "since": "1/1/2026"},
    )
    assert client.get("/en/cities/lima/indicators/INS-TST-02/").status_code == 200


def test_short_name_and_decimals_are_written_on_the_sheet_and_rounded_everywhere_but_in_files(
    ask, director, adoption, measured, client
):
    measured("approved", value="7.456")
    nothing = {f"{name}_{n}": "" for name in ("by", "parts") for n in range(3)}
    told = {"version": adoption.version, **nothing, "short_name": "Meetings abroad", "decimals": "1"}

    assert ask(director, "work/lima/indicators/INS-TST-01/details/", told).status_code == 302

    page = client.get("/en/cities/lima/indicators/INS-TST-01/").content.decode()
    assert "7.5" in page
    assert "7.456" not in page.replace("[7.456]", "")  # the chart is drawn from the exact number
    lines = b"".join(client.get("/en/cities/lima/indicators/INS-TST-01.csv").streaming_content).decode()
    assert "7.456" in lines
    assert client.get("/en/cities/lima/indicators/INS-TST-01.json").json()["short_name"] == "Meetings abroad"
