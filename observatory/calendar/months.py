"""A month as weeks of days, each with what lies on it."""

import calendar
import datetime
from dataclasses import dataclass, field

from observatory.choices import Precision

SHOWN = 4  # of one day; the rest is in the agenda


@dataclass
class Day:
    """A day of the grid; days of the months before and after fill its first and last week."""

    date: datetime.date
    is_within: bool
    entries: list = field(default_factory=list)

    @property
    def shown(self):
        return self.entries[:SHOWN]

    @property
    def n_more(self):
        return len(self.entries) - len(self.shown)


def edges(month):
    """Give the first and the last day of the month in which a day lies."""
    last = calendar.monthrange(month.year, month.month)[1]
    return month.replace(day=1), month.replace(day=last)


def weeks(month, first_weekday):
    """Give the weeks of a month as lists of seven days; `first_weekday` is 0 for Monday."""
    grid = calendar.Calendar(first_weekday).monthdatescalendar(month.year, month.month)
    return [[Day(day, day.month == month.month) for day in week] for week in grid]


def laid_out(month, first_weekday, entries):
    """Give the weeks of a month with what lies on their days, and what lies in it without a day."""
    grid = weeks(month, first_weekday)
    vague = [entry for entry in entries if entry.precision != Precision.DAY]
    for day in (day for week in grid for day in week if day.is_within):
        day.entries = [each for each in entries if each not in vague and each.starts_on <= day.date <= each.until]
    return grid, vague
