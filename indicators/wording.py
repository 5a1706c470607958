"""What a value is, and how it stands to its goal, in a sentence."""

import re

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from indicators import progress, segments
from indicators.choices import NoData, ValueType, YesNo
from indicators.when import named, put
from observatory import formats

WORDS = (ValueType.TEXT, ValueType.CHOICE)
FIRST_WORDS = 20
AS_RECORDED = "as recorded"  # all the decimals there are, as where a value is recalculated or corrected
CURRENCY = re.compile(r"[A-Z]{3}$")

NO_VALUE = gettext_lazy("There is no approved value yet.")
NO_DATA = gettext_lazy("No data for %(period)s: %(reason)s.")
TOLD = gettext_lazy("%(period)s: %(value)s")
IN_PERIOD = gettext_lazy("%(value)s in %(period)s.")
NO_TARGET = gettext_lazy("%(value)s in %(period)s. No target has been set.")
NO_TARGET_AS_LONG = gettext_lazy("%(value)s in %(period)s. Its targets are for periods of another length.")
NO_DIRECTION = gettext_lazy("%(value)s in %(period)s. More of it is neither better nor worse.")
WITHIN = gettext_lazy("%(value)s in %(period)s, as it should be: %(bounds)s.")
OUTSIDE = gettext_lazy("%(value)s in %(period)s. It should be %(bounds)s: %(gap)s outside.")
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
# What is said of an indicator that is not measured now, without and with the reason.
STANDINGS = {
    progress.SUSPENDED: (
        gettext_lazy("Suspended since %(since)s."),
        gettext_lazy("Suspended since %(since)s: %(reason)s."),
    ),
    progress.PROPOSED: (
        gettext_lazy("Proposed on %(since)s."),
        gettext_lazy("Proposed on %(since)s: %(reason)s."),
    ),
}


def value_in_words(value, kind, locale, *, text="", levels=None, decimals=AS_RECORDED):
    """Write a value as its kind is written: 64 % for a share, "High" for a level, "Yes"; "no data" for None.

    `levels` maps the values of a scale to their names; `decimals` is how many the sheet says, None where it says none:
    then there are as many as tell something. Left out, the value is written as it was recorded.
    """
    if kind in WORDS:
        return text or _("no data")
    if value is None:
        return _("no data")
    if kind == ValueType.BOOLEAN:
        return str(YesNo(int(value)).label)
    if kind == ValueType.ORDINAL and levels and int(value) in levels:
        return levels[int(value)]
    return number_in_words(value, kind, locale, decimals)


def number_in_words(value, kind, locale, decimals=AS_RECORDED):
    """Write a number with its decimals, a share with its sign."""
    if kind == ValueType.PERCENT:
        if decimals in (AS_RECORDED, None):
            return formats.telling_percent(value, locale)
        return formats.fixed_percent(value, locale, decimals)
    if decimals == AS_RECORDED:
        return formats.number(value, locale)
    return formats.telling(value, locale) if decimals is None else formats.fixed(value, locale, decimals)


def of_figure(value, figure, locale, levels=None):
    """Write a value of a figure as its sheet says, money with its currency."""
    words = value_in_words(value, figure.value_type, locale, levels=levels, decimals=figure.decimals)
    return words if value is None else with_currency(words, figure)


def with_currency(words, figure):
    """Put the currency behind an amount of money."""
    is_money = figure.value_type == ValueType.AMOUNT and CURRENCY.match(figure.unit)
    return f"{words}{formats.NBSP}{figure.unit}" if is_money else words


def point_in_words(point, kind, locale, levels=None, decimals=AS_RECORDED):
    """Write the value of a point, or why there is none."""
    if point.no_data_reason:
        return str(NoData(point.no_data_reason).label)
    return value_in_words(point.value, kind, locale, text=point.text, levels=levels, decimals=decimals)


def part_in_words(part):
    """The name of a part of a breakdown; of what belongs to none, that it is not specified."""
    return _("Not specified") if part == segments.UNSPECIFIED else part


def sentence(figure, locale, levels=None):
    """Say how a figure's last value stands to its goal, and from where it came; of one suspended, since when."""
    return f"{_sentence(figure, locale, levels)} {standing_in_words(figure, locale)}".strip()


def standing_in_words(figure, locale):
    """Say since when and why an indicator is suspended or only proposed; "" for one in use.

    Answers for a figure as for the city's use of an indicator.
    """
    if figure.standing not in STANDINGS:
        return ""
    since, reason = formats.date(figure.standing_since, locale), figure.standing_reason.rstrip(". ")
    template = STANDINGS[figure.standing][bool(reason)]
    return template % {"since": since, "reason": reason}


def _sentence(figure, locale, levels):
    point = figure.latest
    if point is None:
        return str(NO_VALUE)
    if point.no_data_reason:
        words = {"period": named(point.period, locale), "reason": NoData(point.no_data_reason).label.lower()}
        return put(NO_DATA, words, locale)
    if figure.value_type in WORDS:
        return TOLD % {"period": formats.period(point.period, locale), "value": beginning_of(point.text)}
    template = _of(figure)
    said = put(template, _words_for(figure, locale, levels), locale)
    return f"{said} {reported_in_words(figure)}".strip() if template is ON_THE_WAY else said


def beginning_of(text):
    """The first words of a narrative: a heading is no place for pages of it."""
    return Truncator(text).words(FIRST_WORDS, truncate=" …")


def reported_in_words(figure):
    """Say how many of the periods on the way to the goal have a value; nothing when the way is one period."""
    if not (told := figure.reported) or told[1] < 2:
        return ""
    return _("%(n)s of %(all)s periods reported.") % {"n": told[0], "all": told[1]}


def bounds_in_words(figure, locale, levels=None):
    """Write the bounds between which a value is kept: "5 to 10", "5 or more", "10 or less"; "" without any."""

    def written(value):
        return of_figure(value, figure, locale, levels)

    if figure.lowest is None and figure.highest is None:
        return ""
    if figure.highest is None:
        return _("%(lowest)s or more") % {"lowest": written(figure.lowest)}
    if figure.lowest is None:
        return _("%(highest)s or less") % {"highest": written(figure.highest)}
    return _("%(lowest)s to %(highest)s") % {"lowest": written(figure.lowest), "highest": written(figure.highest)}


def _of(figure):
    """Choose the sentence that fits."""
    result = figure.progress
    if result.reason in STANDINGS:
        return IN_PERIOD
    if figure.direction == progress.KEEP and result.band != progress.NO_DATA:
        return _of_keeping(figure)
    if result.band == progress.NO_DATA:
        if result.reason == progress.NO_DIRECTION:
            return NO_DIRECTION
        return NO_TARGET_AS_LONG if figure.goals else NO_TARGET
    came_from = figure.baseline is not None and figure.baseline_period and not figure.is_broken_off
    if result.band == progress.REACHED:
        return REACHED_FROM if came_from else REACHED
    if result.band == progress.REVERSED and came_from:
        return AWAY
    return ON_THE_WAY if result.share is not None and came_from else MISSING


def _of_keeping(figure):
    is_kept = figure.progress.band == progress.REACHED
    if (figure.lowest, figure.highest) != (None, None):
        return WITHIN if is_kept else OUTSIDE
    return KEPT if is_kept else NOT_KEPT


def _words_for(figure, locale, levels):
    def written(value):
        return of_figure(value, figure, locale, levels)

    goal, result = figure.goal, figure.progress
    target = goal.value if goal else figure.baseline
    return {
        "value": written(figure.latest.value),
        "period": named(figure.latest.period, locale),
        "baseline": written(figure.baseline),
        "since": named(figure.baseline_period, locale) if figure.baseline_period else "",
        "target": written(target),
        "bounds": bounds_in_words(figure, locale, levels),
        "until": named(goal.period, locale) if goal else "",
        "gap": "" if result.gap is None else _gap(result.gap, figure, locale),
        "share": "" if result.share is None else formats.share(result.share, locale, 0),
    }


def _gap(gap, figure, locale):
    """A difference: of shares in percentage points, of levels in steps."""
    if figure.value_type == ValueType.PERCENT:
        digits = figure.decimals
        number = formats.decimal(gap, locale) if digits is None else formats.fixed(gap, locale, digits)
        n = formats.as_of_plural(formats.rounded(gap, 1 if digits is None else digits), locale)
        return ngettext("%(n)s percentage point", "%(n)s percentage points", n) % {"n": number}
    return with_currency(number_in_words(gap, figure.value_type, locale, figure.decimals), figure)


def explanation(figure, locale):
    """Say by which rule the result of the last value was told: what was due by then, and the tolerance."""
    is_broken_off = figure.is_broken_off and figure.baseline is not None
    return rule_in_words(figure, figure.progress, locale, is_broken_off=is_broken_off)


def rule_in_words(figure, result, locale, *, is_broken_off):
    """Say by which rule a result was told; "" where there is none."""
    if result.band == progress.NO_DATA:
        return ""
    tolerance = {"tolerance": formats.telling_percent(figure.tolerance, locale)}
    if figure.direction == progress.KEEP:
        return _rule_of_keeping(figure, locale, tolerance)
    if is_broken_off:
        return (
            _(
                "The indicator is defined otherwise than when the baseline was taken: the value is compared with the "
                "target alone; within %(tolerance)s of it counts as on track."
            )
            % tolerance
        )
    if result.share is None and result.band == progress.REVERSED:
        return _("The value has moved from its baseline the wrong way, and does not reach the target.")
    if result.share is None:
        return (
            _(
                "Without a baseline that the target lies beyond, the value is compared with the target alone; "
                "within %(tolerance)s of it counts as on track."
            )
            % tolerance
        )
    least = max(result.expected - figure.tolerance / 100, progress.ZERO)
    shares = {"done": result.share, "due": result.expected, "least": least}
    return _(
        "%(done)s of the way from the baseline to the target is done; %(due)s was due by then. "
        "From %(least)s it counts as on track."
    ) % {name: formats.share(share, locale, 0) for name, share in shares.items()}


def _rule_of_keeping(figure, locale, tolerance):
    if bounds := bounds_in_words(figure, locale):
        return _("A value of %(bounds)s counts as kept, the bounds included.") % {"bounds": bounds}
    return _("Within %(tolerance)s around the level counts as kept.") % tolerance


BANDS = {
    progress.REACHED: gettext_lazy("Reached."),
    progress.ON_TRACK: gettext_lazy("On track."),
    progress.BEHIND: gettext_lazy("Behind."),
    progress.REVERSED: gettext_lazy("Moved away from the target."),
}


def band_in_words(band):
    return str(BANDS[band])


def band_label(figure):
    """The word for a result that has no band: what is missing to tell it; empty when the band says it."""
    return result_label(figure.progress)


def result_label(result):
    """The same of the result of any point."""
    if result.band != progress.NO_DATA:
        return ""
    return {
        progress.NO_VALUE: pgettext("result", "No data"),
        progress.NO_TARGET: pgettext("result", "No target set"),
        progress.NO_DIRECTION: pgettext("result", "Describes only"),
        progress.SUSPENDED: pgettext("indicator", "Suspended"),
        progress.PROPOSED: pgettext("indicator", "Proposed"),
    }[result.reason]
