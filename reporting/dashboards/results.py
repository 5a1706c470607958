"""How the indicators stand to their targets: the headline, and each dimension with what most asks for a look."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy, pgettext

from indicators import progress, wording
from indicators.choices import Dimension, Direction, Hierarchy, ValueType
from observatory import formats
from reporting import charts, drawings
from reporting.dashboards.number_words import beginning, in_words

NUMBERS = (ValueType.COUNT, ValueType.PERCENT, ValueType.RATIO, ValueType.AMOUNT, ValueType.HOURS, ValueType.INDEX)
URGENT = (progress.REVERSED, progress.BEHIND, progress.ON_TRACK, progress.REACHED, progress.NO_DATA)
BULLET = 232


@dataclass(frozen=True, slots=True)
class BandCount:
    """How many indicators have a result, and where they are listed."""

    band: str
    n: int
    shown: str
    href: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """The one indicator of a dimension that most asks for a look."""

    name: str
    href: str
    how: str
    chart: charts.Bullet
    sentence: str

    @property
    def drawing(self):
        return charts.svg(self.chart, width=BULLET)


@dataclass(frozen=True, slots=True)
class DimensionResults:
    """One dimension: how its indicators with a target stand."""

    key: str
    sentence: str
    counts: tuple[BandCount, ...]
    key_figure: KeyFigure | None


@dataclass(frozen=True, slots=True)
class Results:
    """How all indicators with a target stand, in a sentence, and by dimension in the fixed order."""

    headline: str
    remarks: tuple[tuple[str, str], ...]
    dimensions: tuple[DimensionResults, ...]


def has_target(figure):
    """Whether a figure can be told to go well or not: it has a goal, or a level to keep."""
    if (
        figure.progress.reason in wording.STANDINGS
        or figure.direction == Direction.NONE
        or figure.value_type in wording.WORDS
    ):
        return False
    return figure.goal is not None or (figure.direction == Direction.KEEP and figure.baseline is not None)


def results(figures, around):
    """Gather the results of a city's figures."""
    aimed = [figure for figure in figures if has_target(figure)]
    return Results(
        headline(Counter(figure.band for figure in aimed), len(figures), around.locale),
        _remarks(figures, around),
        tuple(_dimension(key, aimed, around) for key in Dimension.values),
    )


def headline(bands, in_use, locale):
    """Say in a sentence how many indicators with a target go well, are behind, moved away.

    `bands` counts those with a target by their result; `in_use` is the number of all.
    """
    if not in_use:
        return _("No indicator is in use yet")
    said = {"n": formats.number(bands.total() or in_use, locale)}
    if not bands.total():
        words = ngettext(
            "One indicator is in use; it has no target yet",
            "%(n)s indicators are in use; none has a target yet",
            in_use,
        )
    elif bands[progress.NO_DATA] == bands.total():
        words = ngettext(
            "The indicator with a target has no value yet",
            "None of the %(n)s indicators with a target has a value yet",
            bands.total(),
        )
    elif _good(bands) == bands.total():
        words = ngettext("The indicator with a target goes well", "All %(n)s indicators go well", bands.total())
    else:
        return _how_they_go(bands, locale)
    return words % said


def _good(bands):
    return bands[progress.REACHED] + bands[progress.ON_TRACK]


def _how_they_go(bands, locale):
    good, said = _good(bands), {"n": formats.number(bands.total(), locale)}
    well = ngettext("%(good)s of %(n)s indicators goes well", "%(good)s of %(n)s indicators go well", good) % (
        said | {"good": beginning(in_words(good, locale))}
    )
    rest = _not_well(bands[progress.BEHIND], bands[progress.REVERSED], locale)
    if not rest:
        return well
    return pgettext("two halves of a headline", "%(well)s; %(rest)s") % {"well": well, "rest": rest}


def _not_well(behind, away, locale):
    late = ngettext("%(n)s is behind", "%(n)s are behind", behind) % {"n": in_words(behind, locale)}
    gone = ngettext("%(n)s moved away", "%(n)s moved away", away) % {"n": in_words(away, locale)}
    if behind and away:
        return pgettext("two parts of a headline", "%(first)s and %(second)s") % {"first": late, "second": gone}
    if behind:
        return late
    return gone if away else ""


REMARKS = {
    "results": ngettext_lazy(
        "%(shown)s indicator with a target, by its last approved value.",
        "%(shown)s indicators with a target, by their last approved values.",
        "n",
    ),
    "older": ngettext_lazy(
        "%(shown)s of them has no value for %(period)s: an older one counts.",
        "%(shown)s of them have no value for %(period)s: older ones count.",
        "n",
    ),
    "untargeted": ngettext_lazy("%(shown)s more has no target.", "%(shown)s more have no target.", "n"),
    "suspended": ngettext_lazy(
        "%(shown)s is suspended and is not judged.", "%(shown)s are suspended and are not judged.", "n"
    ),
}


def told_apart(figures, around):
    """What the counts rest on, as {name: figures}: those with a target, of these the older values, and the others."""
    aimed = [figure for figure in figures if has_target(figure)]
    suspended = [figure for figure in figures if figure.progress.reason == progress.SUSPENDED]
    told = {figure.adoption_id for figure in (*aimed, *suspended)}
    return {
        "results": aimed,
        "older": [each for each in aimed if each.latest and each.latest.ends_on < around.period.starts_on],
        "untargeted": [each for each in figures if each.adoption_id not in told],
        "suspended": suspended,
    }


def _remarks(figures, around):
    """Say of what the counts rest on how many there are, each with the address of its rows."""
    found = told_apart(figures, around)
    if not found["results"]:
        del found["untargeted"]
    return tuple(
        (
            REMARKS[name] % {"n": len(those), "shown": around.number(len(those)), "period": around.shown_period},
            around.rows(name),
        )
        for name, those in found.items()
        if those
    )


def _dimension(key, aimed, around):
    own = [figure for figure in aimed if figure.dimension == key]
    bands = Counter(figure.band for figure in own)
    counts = tuple(
        BandCount(
            band.replace("-", ""),
            bands[band],
            around.number(bands[band]),
            around.rows("results", dimension=key, result=band),
        )
        for band in progress.BANDS
    )
    sentence = _("No indicator of this dimension has a target yet.") if not own else _how_many_well(bands, around)
    return DimensionResults(key, sentence, counts, _key_figure(own, around))


def _how_many_well(bands, around):
    good, n = _good(bands), bands.total()
    said = {"good": beginning(in_words(good, around.locale)), "n": around.number(n)}
    return ngettext("%(good)s of %(n)s goes well.", "%(good)s of %(n)s go well.", good) % said


def _key_figure(own, around):
    drawable = [figure for figure in own if is_bullet(figure)]
    if not drawable:
        return None
    figure = min(drawable, key=lambda each: (URGENT.index(each.band), each.hierarchy != Hierarchy.STRATEGIC))
    return KeyFigure(
        figure.called,
        around.way("indicator-sheet", figure.code),
        around.way("indicator-calculation", figure.code),
        bullet(figure, around.locale),
        wording.sentence(figure, around.locale),
    )


def is_bullet(figure):
    """Whether a figure's last value can be drawn against its target."""
    point, goal = figure.latest, figure.goal
    return figure.value_type in NUMBERS and point is not None and point.value is not None and goal is not None


def bullet(figure, locale):
    """Describe the last value of a figure against its target."""
    goal = figure.goal
    return charts.Bullet(
        title=figure.called,
        unit=figure.unit,
        value=figure.latest.value,
        target=goal.value,
        tolerance=_tolerance(figure, goal),
        period=formats.period(figure.latest.period, locale),
        format=drawings.writer(figure.value_type, locale, figure.decimals),
    )


def _tolerance(figure, goal):
    """The figure's tolerance as a part of the target: it is stored in per cent of the way."""
    if not goal.value:
        return None
    way = abs(goal.value - figure.baseline) if figure.baseline is not None else abs(goal.value)
    return figure.tolerance / 100 * way / abs(goal.value) or Decimal(0)
