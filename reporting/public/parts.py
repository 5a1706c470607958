"""The parts of published values: a table for each way the whole is told apart, and bars of the last period."""

from collections import defaultdict
from dataclasses import dataclass

from indicators import segments
from indicators.choices import ValueType
from indicators.derived.tracing import SEGMENT_NAMES, SEGMENT_WORDS
from indicators.wording import part_in_words
from observatory import formats
from reporting import charts
from reporting.drawings import MOST_BARS, parts_of
from reporting.public.results import values_of

PERIODS = 6
ROWS = 40
NO_BARS = (ValueType.TEXT, ValueType.CHOICE, ValueType.ORDINAL, ValueType.BOOLEAN)


@dataclass(frozen=True)
class Table:
    """The values of one way to divide the whole: the names of its parts, the last periods, a row for each part.

    `may_overlap` is what the city declared, None where it declared nothing.
    """

    names: tuple
    periods: tuple
    rows: tuple
    left_out: int
    may_overlap: bool | None = None
    chart: charts.Shown | None = None

    @property
    def label(self):
        return ", ".join(self.names)


def tables_of(page):
    """A table for each way in which the values of a published indicator are told apart."""
    ways = defaultdict(list)
    for row in values_of(page.city, page.indicator).disaggregated().select_related("period"):
        parts = segments.parse(row.segment)
        ways[tuple(parts)].append((tuple(parts.values()), row))
    declared = {(each.name,): each for each in page.adoption.breakdowns.all()}
    return [_table(page, names, found, declared.get(names)) for names, found in sorted(ways.items())]


def _table(page, names, found, breakdown):
    periods = {row.period.code: formats.period(row.period.code, page.locale) for _parts, row in found}
    shown = list(periods)[-PERIODS:]
    cells = defaultdict(dict)
    for parts, row in found:
        cells[parts][row.period.code] = page.written(row)
    order = breakdown.parts if breakdown else []
    rows = sorted((_place(parts, order), in_words(names, parts), parts) for parts in cells)
    return Table(
        names=tuple(str(SEGMENT_NAMES.get(name, name)) for name in names),
        periods=tuple(periods[code] for code in shown),
        rows=tuple((words, [cells[parts].get(code, "") for code in shown]) for _at, words, parts in rows[:ROWS]),
        left_out=max(0, len(rows) - ROWS),
        may_overlap=breakdown.may_overlap if breakdown else None,
        chart=_bars(page, names, found, periods),
    )


def _place(parts, order):
    """As the city declared them, others after these, and what is not specified last."""
    first = parts[0]
    return segments.UNSPECIFIED in parts, order.index(first) if first in order else len(order)


def _bars(page, names, found, periods):
    """Bars of the parts in the last period, where there is one way to divide and numbers to draw."""
    last = list(periods)[-1]
    parts = [
        (in_words(names, parts)[0], row.value)
        for parts, row in found
        if row.period.code == last and row.value is not None
    ]
    if len(names) > 1 or not 1 < len(parts) <= MOST_BARS or page.figure.value_type in NO_BARS:
        return None
    about = {
        "title": page.indicator.name,
        "subtitle": periods[last],
        "unit": page.unit,
        "decimals": page.figure.decimals,
    }
    drawn = parts_of(names[0], sorted(parts), page.figure.value_type, page.locale, **about)
    return charts.shown(drawn, key=f"parts-{len(found)}")


def in_words(names, parts):
    """The parts of a breakdown in words: what counting named, by its own."""
    return tuple(
        str(SEGMENT_WORDS.get(name, {}).get(part, part_in_words(part))) for name, part in zip(names, parts, strict=True)
    )


def segment_in_words(text):
    """Say of which part a value speaks; "" of the whole."""
    parts = segments.parse(text)
    return ", ".join(in_words(tuple(parts), tuple(parts.values())))
