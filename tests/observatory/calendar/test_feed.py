import datetime as dt

import pytest
from icalendar import Calendar

from observatory.calendar import Dated, Kind
from observatory.calendar.feed import written

DAY = dt.date(2026, 3, 9)
NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def event_of(**values):
    """The one event of a written calendar, read back by the library; None where it has none."""
    thing = {"title": "To Lima, Perú; 2 días", "starts_on": DAY, "href": "/es/x/", "uid": "mission-1"} | values
    entry = Dated(**thing, kind=Kind("mission", "Missions", None))
    content = written([entry], name="Rosal", host="example.org", now=NOW, absolute=lambda path: f"https://o{path}")
    events = Calendar.from_ical(content).walk("VEVENT")
    return events[0] if events else None


def test_an_event_has_an_address_and_a_name_that_stay():
    event = event_of(note="At sea")

    assert (str(event["uid"]), str(event["url"])) == ("mission-1@example.org", "https://o/es/x/")
    assert str(event["summary"]) == "To Lima, Perú; 2 días"
    assert str(event["description"]) == "At sea\nhttps://o/es/x/"


@pytest.mark.parametrize(
    ("ends_on", "free_from"), [(None, dt.date(2026, 3, 10)), (dt.date(2026, 3, 12), dt.date(2026, 3, 13))]
)
def test_whole_days_end_with_the_first_day_after_them(ends_on, free_from):
    event = event_of(ends_on=ends_on)

    assert (event["dtstart"].dt, event["dtend"].dt) == (DAY, free_from)


def test_what_falls_due_reminds_in_time_and_the_rest_does_not():
    assert event_of().walk("VALARM") == []
    (alarm,) = event_of(remind_days=30).walk("VALARM")
    assert alarm["trigger"].dt == -dt.timedelta(days=30)


@pytest.mark.parametrize("precision", ["month", "quarter", "year"])
def test_what_has_no_day_is_left_out(precision):
    assert event_of(precision=precision) is None
