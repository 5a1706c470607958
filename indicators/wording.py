"""What a value is, and how it stands to its goal, in a sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from indicators import progress
from indicators.choices import NoData, ValueType, YesNo
from observatory import formats

WORDS = (ValueType.TEXT, ValueType.CHOICE)

NO_VALUE = gettext_lazy("There is no approved value yet.")
NO_DATA = gettext_lazy("No data for %(period)s: %(reason)s.")
TOLD = gettext_lazy("%(period)s: %(value)s")
NO_TARGET = gettext_lazy("%(value)s in %(period)s. No target has been set.")
NO_DIRECTION = gettext_lazy("%(value)s in %(period)s. More of it is neither better nor worse.")
KEPT = gettext_lazy("%(value)s in %(period)s: kept at the level of %(target)s.")
NOT_KEPT = gettext_lazy("%(value)s in %(period)s. The level to keep is %(target)s: %(gap)s away from it.")
REACHED = gettext_lazy("%(value)s in %(period)s: the target of %(target)s for %(until)s is reached.")
REACHED_FROM = gettext_lazy(
    "Went from %(baseline)s in %(since)s to %(value)s in %(period)s: the target of %(target)s for %(until)s is reached."
)
MISSING = gettext_lazy("%(value)s in %(period)s. The target for %(until)s is %(target)s: %(gap)s still missing.")
ON_THE_WAY = gettext_lazy(
    "Went from %(baseline)s in %(since)s to %(value)s in %(period)s. "
    "The target for %(until)s is %(target)s: %(share)s of the way."
)
AWAY = gettext_lazy(
    "Went from %(baseline)s in %(since)s to %(value)s in %(period)s, away from the target of %(target)s for %(until)s."
)


def value_in_words(value, kind, locale, *, text="", levels=None):
    """Write a value as its kind is written: 64 % for a share, "High" for a level, "Yes"; "no data" for None.

    `levels` maps the values of a scale to their names.
    """
    if kind in WORDS:
        return text or _("no data")
    if value is None:
        return _("no data")
    if kind == ValueType.PERCENT:
        return formats.recorded_percent(value, locale)
    if kind == ValueType.BOOLEAN:
        return str(YesNo(int(value)).label)
    if kind == ValueType.ORDINAL and levels and int(value) in levels:
        return levels[int(value)]
    return formats.number(value, locale)


def point_in_words(point, kind, locale, levels=None):
    """Write the value of a point, or why there is none."""
    if point.no_data_reason:
        return str(NoData(point.no_data_reason).label)
    return value_in_words(point.value, kind, locale, text=point.text, levels=levels)


def sentence(figure, locale, levels=None):
    """Say how a figure's last value stands to its goal, and from where it came."""
    point = figure.latest
    if point is None:
        return str(NO_VALUE)
    period = formats.period(point.period, locale)
    if point.no_data_reason:
        return NO_DATA % {"period": period, "reason": NoData(point.no_data_reason).label.lower()}
    if figure.value_type in WORDS:
        return TOLD % {"period": period, "value": point.text}
    return _of(figure) % _words_for(figure, locale, levels)


def _of(figure):
    """Choose the sentence that fits."""
    result = figure.progress
    if figure.direction == progress.KEEP and result.band != progress.NO_DATA:
        return KEPT if result.band == progress.REACHED else NOT_KEPT
    if result.band == progress.NO_DATA:
        return NO_DIRECTION if result.reason == progress.NO_DIRECTION else NO_TARGET
    came_from = figure.baseline is not None and figure.baseline_period
    if result.band == progress.REACHED:
        return REACHED_FROM if came_from else REACHED
    if result.band == progress.REVERSED and came_from:
        return AWAY
    return ON_THE_WAY if result.share is not None and came_from else MISSING


def _words_for(figure, locale, levels):
    def written(value):
        return value_in_words(value, figure.value_type, locale, levels=levels)

    goal, result = figure.goal, figure.progress
    target = goal.value if goal else figure.baseline
    return {
        "value": written(figure.latest.value),
        "period": formats.period(figure.latest.period, locale),
        "baseline": written(figure.baseline),
        "since": formats.period(figure.baseline_period, locale) if figure.baseline_period else "",
        "target": written(target),
        "until": formats.period(goal.period, locale) if goal else "",
        "gap": "" if result.gap is None else _gap(result.gap, figure.value_type, locale),
        "share": "" if result.share is None else formats.share(result.share, locale, 0),
    }


def _gap(gap, kind, locale):
    """A difference: of shares in percentage points, of levels in steps."""
    if kind == ValueType.PERCENT:
        number = formats.decimal(gap, locale)
        return ngettext("%(n)s percentage point", "%(n)s percentage points", int(gap)) % {"n": number}
    return formats.number(gap, locale)


def explanation(figure, locale):
    """Say by which rule the result was told: what was due by then, and the tolerance."""
    result = figure.progress
    if result.band == progress.NO_DATA:
        return ""
    tolerance = formats.number(figure.tolerance, locale)
    if figure.direction == progress.KEEP:
        return _("Within %(tolerance)s %% around the level counts as kept.") % {"tolerance": tolerance}
    if result.share is None:
        return _(
            "Without a baseline that the target lies beyond, the value is compared with the target alone; "
            "within %(tolerance)s %% of it counts as on track."
        ) % {"tolerance": tolerance}
    due, least = result.expected, result.expected - figure.tolerance / 100
    return _(
        "%(done)s of the way from the baseline to the target is done; %(due)s was due by then. "
        "From %(least)s it counts as on track."
    ) % {
        "done": formats.share(result.share, locale, 0),
        "due": formats.share(due, locale, 0),
        "least": formats.share(max(least, progress.ZERO), locale, 0),
    }


def band_label(figure):
    """The word for a result that has no band: what is missing to tell it; empty when the band says it."""
    if figure.progress.band != progress.NO_DATA:
        return ""
    return {
        progress.NO_VALUE: pgettext("result", "No data"),
        progress.NO_TARGET: pgettext("result", "No target set"),
        progress.NO_DIRECTION: pgettext("result", "Describes only"),
    }[figure.progress.reason]
