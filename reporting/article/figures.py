"""A figure of a report with its drawing."""

from dataclasses import dataclass
from functools import cached_property

import segno

from indicators.choices import ValueType
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
    def wide(self):
        return charts.svg(self.chart, width="wide", alternative=self.sentence) if self.chart else ""

    @cached_property
    def narrow(self):
        return charts.svg(self.chart, width="narrow", alternative=self.sentence) if self.chart else ""
