"""The chart that suits a figure: which kind it takes follows from its kind of value and how many periods it has.

Live figures (`indicators.series.Figure`) and frozen ones (a report's content) meet here as one `Series`.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, partial
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from indicators.choices import NoData, ValueType
from indicators.wording import number_in_words
from observatory import formats
from reporting import charts

FEWEST_FOR_A_LINE = 4
MOST_PERIODS = 24
MOST_BARS = 12
MOST_ANSWERS = 8


@dataclass(frozen=True)
class Drawn:
    """One period of a series: its code, its value, and the reason when there is none."""

    period: str
    value: Decimal | None
    reason: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    text: str = ""


@dataclass(frozen=True)
class Goal:
    """The target of a period, and the original one when it was adjusted."""

    period: str
    value: Decimal
    original: Decimal | None = None
    is_final: bool = False


@dataclass(frozen=True)
class Series:
    """What is needed to draw an indicator over time."""

    code: str
    name: str
    unit: str
    value_type: str
    points: tuple[Drawn, ...]
    goals: tuple[Goal, ...] = ()
    baseline_period: str | None = None
    baseline: Decimal | None = None
    levels: dict[int, str] = field(default_factory=dict)
    breaks: tuple[str, ...] = ()
    tolerance: Decimal | None = None
    decimals: int | None = None


def series_of_figure(figure, levels=None):
    """Take what a live figure says of its values and goals."""
    return Series(
        figure.code,
        figure.called,
        figure.unit,
        figure.value_type,
        tuple(
            Drawn(p.period, p.value, _reason(p.no_data_reason), p.numerator, p.denominator, p.text)
            for p in figure.points
        ),
        tuple(Goal(goal.period, goal.value, goal.original, goal.is_final) for goal in figure.aims),
        figure.baseline_period,
        figure.baseline,
        levels or {},
        figure.breaks,
        figure.tolerance,
        figure.decimals,
    )


def series_of_content(figure):
    """Take what a frozen figure says of its values and goals."""
    return Series(
        figure["code"],
        figure.get("short_name") or figure["name"],
        figure["unit"],
        figure["value_type"],
        tuple(_drawn_of_content(point) for point in figure["points"]),
        tuple(_goal_of_content(goal) for goal in figure["goals"]),
        figure["baseline"]["period"],
        _number(figure["baseline"]["value"]),
        {int(value): name for value, name in figure["levels"].items()},
        _breaks_of_content(figure["points"]),
        _number(figure.get("tolerance")),
        figure.get("decimals"),
    )


def _goal_of_content(goal):
    """Editions of old did not tell which goal is the final one."""
    return Goal(goal["period"], Decimal(goal["value"]), _number(goal["original"]), goal.get("is_final", False))


def _drawn_of_content(point):
    parts = (_number(point.get(name)) for name in ("numerator", "denominator"))
    text = point.get("text") or ""
    return Drawn(point["period"], _number(point["value"]), _reason(point["no_data_reason"]), *parts, text)


def _breaks_of_content(points):
    """The periods from which another version counts; editions of old did not tell the version of every value."""
    versions = [(point["period"], point.get("indicator_version") or 1) for point in points]
    return tuple(period for (_p, before), (period, after) in pairwise(versions) if before != after)


def _number(text):
    return None if text is None else Decimal(text)


def _reason(code):
    return str(NoData(code).label) if code else ""


def chart_of(series, locale, *, title="", source="", note=""):
    """Answer the chart that suits a series, or None where a picture says nothing (narratives, no values)."""
    points = series.points[-MOST_PERIODS:]
    is_choice = series.value_type == ValueType.CHOICE
    if not any(point.text if is_choice else point.value is not None for point in points):
        return None
    about = {
        "title": title or series.name,
        "subtitle": f"{series.unit} · {series.code}" if series.unit else series.code,
        "unit": series.unit,
        "source": source,
        "note": note,
        "format": writer(series.value_type, locale, series.decimals),
    }
    drawn = [(formats.period(point.period, locale), point) for point in points]
    if series.value_type == ValueType.ORDINAL and series.levels:
        return _strip(series, drawn, about)
    if series.value_type == ValueType.BOOLEAN:
        marks = tuple(charts.Mark(at, None if p.value is None else p.value == 1, p.reason) for at, p in drawn)
        return charts.BinaryStrip(points=marks, **about)
    if is_choice:
        return _answers(drawn, about)
    if series.value_type == ValueType.TEXT:
        return None
    return _measure(series, drawn, about, locale) or _line_or_bars(series, drawn, about, locale)


def _measure(series, drawn, about, locale):
    """One value in its measure: a share of its whole, or one period against its target; None for anything else."""
    at, last = drawn[-1]
    aim = next((goal.value for goal in series.goals if goal.period == last.period), None)
    if series.value_type == ValueType.PERCENT and len(drawn) < FEWEST_FOR_A_LINE and _is_part(last):
        about = about | {"format": partial(formats.number, locale=locale)}
        return charts.ShareBar(
            part=last.numerator,
            whole=last.denominator,
            things=_("in all"),
            target=aim,
            percent=writer(series.value_type, locale, series.decimals),
            period=at,
            **about,
        )
    if len(drawn) > 1 or last.value is None or aim is None:
        return None
    tolerance = series.tolerance / 100 if series.tolerance else None
    return charts.Bullet(value=last.value, target=aim, tolerance=tolerance, period=at, **about)


def _is_part(point):
    """Whether numerator and denominator are a part and its whole."""
    return point.denominator and point.numerator is not None and 0 <= point.numerator <= point.denominator


@cache
def writer(value_type, locale, decimals=None):
    """How the numbers of a chart are written: the same for the same three, so that a drawing made with it is kept."""
    return partial(number_in_words, kind=value_type, locale=locale, decimals=decimals)


def _strip(series, drawn, about):
    names = [series.levels[value] for value in sorted(series.levels, reverse=True)]
    points = tuple(
        charts.Level(at, series.levels.get(int(point.value)) if point.value is not None else None, point.reason)
        for at, point in drawn
    )
    return charts.OrdinalStrip(levels=tuple(names), points=points, **about)


def _answers(drawn, about):
    """One cell a period in the row of its answer; None where the answers are so many that they are rather words."""
    answers = tuple(dict.fromkeys(point.text for _at, point in drawn if point.text))
    if len(answers) > MOST_ANSWERS:
        return None
    points = tuple(charts.Level(at, point.text or None, point.reason) for at, point in drawn)
    return charts.ChoiceStrip(levels=answers, points=points, **about)


def _line_or_bars(series, drawn, about, locale):
    points = tuple(charts.Point(at, point.value, point.reason) for at, point in drawn)
    labels = {point.period: at for at, point in drawn}
    most_bars = MOST_BARS if series.value_type == ValueType.AMOUNT else FEWEST_FOR_A_LINE - 1
    if len(points) <= most_bars and not series.breaks:
        aim = next((goal for goal in series.goals if goal.period == series.points[-1].period), None)
        target = charts.Target(_("Target"), aim.value) if aim else None
        return charts.Bars(points=points, target=target, **about)
    return charts.Line(
        points=points,
        targets=_targets(series.goals, labels, locale),
        baseline=_baseline(series, labels),
        breaks=_breaks(series, labels),
        **about,
    )


def _breaks(series, labels):
    return tuple(charts.Break(labels[period], _("Defined anew")) for period in series.breaks if period in labels)


def _baseline(series, labels):
    if series.baseline is None or series.baseline_period not in labels:
        return None
    return charts.Baseline(labels[series.baseline_period], series.baseline)


def _targets(goals, labels, locale):
    """Runs of equal targets as steps; originals that were adjusted stand beside the adjusted ones."""
    shown = [goal for goal in goals if goal.period in labels]
    if not shown:
        return _to_come(goals[-1], locale) if goals else ()
    adjusted = [
        (goal.period, goal.value) for goal in shown if goal.original is not None and goal.original != goal.value
    ]
    ahead = next((_to_come(goal, locale, shown[-1], labels) for goal in goals if _is_ahead(goal, goals, shown)), ())
    if not adjusted:
        return _steps([(goal.period, goal.value) for goal in shown], labels, _("Target")) + ahead
    first = [(goal.period, goal.value if goal.original is None else goal.original) for goal in shown]
    return _steps(first, labels, _("Original target")) + _steps(adjusted, labels, _("Adjusted target")) + ahead


def _is_ahead(goal, goals, shown):
    """Whether the final goal lies beyond the periods shown."""
    return goal.is_final and goals.index(goal) > goals.index(shown[-1])


def _to_come(goal, locale, after=None, labels=None):
    """A target beyond the last period shown, drawn over the whole width, or only at the end of others."""
    name = _("Final target %(period)s") if goal.is_final else _("Target %(period)s")
    start = labels[after.period] if after else None
    return (charts.Target(name % {"period": formats.period(goal.period, locale)}, goal.value, start),)


def _steps(aims, labels, name):
    runs = [(value, [period for period, _value in run]) for value, run in groupby(aims, key=lambda aim: aim[1])]
    return tuple(charts.Target(name, value, labels[run[0]], labels[run[-1]]) for value, run in runs)


def parts_of(name, parts, value_type, locale, *, title, subtitle, unit, note="", decimals=None):
    """Horizontal bars of the parts of a value, the largest first; `parts` are (name, number or None)."""
    points = tuple(charts.Point(part, value) for part, value in parts)
    return charts.HorizontalBars(
        title=title,
        subtitle=subtitle,
        unit=unit,
        points=points,
        heading=name,
        note=note,
        format=writer(value_type, locale, decimals),
    )
