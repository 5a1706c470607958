"""A figure of a report with its drawing."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import segno

from indicators.choices import ValueType
from indicators.periods import parse
from indicators.wording import value_in_words
from reporting import charts

WORDS = (ValueType.TEXT, ValueType.CHOICE)


@dataclass(frozen=True)
class Shown:
    """A figure of the report with its drawing."""

    figure: dict
    chart: charts.Line | None
    now: dict | None
    before: dict | None
    goal: dict | None
    n: int
    address: str
    goal_words: str = ""

    @property
    def short_address(self):
        """Its address without the protocol, as people type it."""
        return self.address.partition("://")[2]

    @property
    def qr(self):
        return segno.make(self.address, error="l").svg_data_uri(scale=2, border=0) if self.short_address else ""

    @property
    def now_words(self):
        return self.now["words"] if self.now else ""

    @property
    def before_words(self):
        return self.before["words"] if self.before else ""

    @property
    def is_words(self):
        """Whether the value is a text, too long for a table's cell."""
        return self.figure["value_type"] in WORDS

    @cached_property
    def image(self):
        return charts.data_uri(self.chart, width="paper") if self.chart else ""

    @cached_property
    def sentence(self):
        """The alternative text that a person wrote, else the one that is proposed."""
        return self.figure.get("alternative") or charts.sentence(self.chart) if self.chart else ""

    @cached_property
    def half(self):
        """The drawing as one of two side by side: an image on paper."""
        return charts.data_uri(self.chart, width="half")

    @cached_property
    def small(self):
        return charts.svg(self.chart, width="small", alternative=self.sentence)

    @cached_property
    def wide(self):
        return charts.svg(self.chart, width="wide", alternative=self.sentence) if self.chart else ""

    @cached_property
    def narrow(self):
        return charts.svg(self.chart, width="narrow", alternative=self.sentence) if self.chart else ""


def told(points, period, *, is_over=True):
    """The value that a report on a period tells, and the one before it; each None where there is none.

    It is the value of that period. Where the period is not over, or where the indicator is never measured for so long
    a stretch, as one by the year in a report on half a year, it is the last one there is: it says of which period.
    """
    codes = [point["period"] for point in points]
    if period in codes:
        at = codes.index(period)
    elif is_over and any(_is_as_long(code, period) for code in codes):
        return None, points[-1] if points else None
    else:
        at = len(points) - 1
    return (points[at] if at >= 0 else None), (points[at - 1] if at > 0 else None)


def _is_as_long(code, period):
    return parse(code).frequency == parse(period).frequency


def goal_of(figure, period):
    """The goal that the last value is held against; editions of old do not say which that is."""
    goals = {goal["period"]: goal for goal in figure["goals"]}
    return goals.get(figure.get("goal") or period) or (figure["goals"][-1] if figure["goals"] else None)


def goal_in_words(goal, figure, locale):
    """A goal as the values of its figure are written: 75 % beside 69.6 %, a level by its name."""
    levels = {int(value): name for value, name in figure["levels"].items()}
    about = {"levels": levels, "decimals": figure.get("decimals")}
    return value_in_words(Decimal(goal["value"]), figure["value_type"], locale, **about)
