"""Dated things as an iCalendar file: the only door to the library that writes it."""

import datetime

from icalendar import Alarm, Calendar, Event

from observatory.choices import Precision

DAY = datetime.timedelta(days=1)


def written(entries, *, name, host, now, absolute):
    """Write dated things as the bytes of a calendar; `absolute` makes a whole address of a path.

    What is known only to the month or the year is left out: a calendar would show it on a day.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Observatory of cities//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        if entry.precision == Precision.DAY:
            calendar.add_component(_event(entry, host, now, absolute(entry.href)))
    return calendar.to_ical()


def _event(entry, host, now, url):
    event = Event()
    event.add("uid", f"{entry.uid}@{host}")
    event.add("dtstamp", now)
    event.add("summary", entry.title)
    event.add("dtstart", entry.starts_on)
    event.add("dtend", entry.until + DAY)  # the first day after it
    event.add("categories", [str(entry.kind.label)])
    event.add("description", "\n".join(filter(None, [entry.note, url])))
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    if entry.remind_days is not None:
        event.add_component(_alarm(entry))
    return event


def _alarm(entry):
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", -datetime.timedelta(days=entry.remind_days))
    return alarm
