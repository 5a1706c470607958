"""Values in words, as pages of the workspace show them."""

from dataclasses import dataclass
from decimal import Decimal

from indicators import segments, wording
from indicators.choices import NoData
from indicators.derived import tracing
from indicators.views.finding import locale_of
from indicators.wording import part_in_words


@dataclass(frozen=True)
class Shown:
    """Something that has a value as a measurement has."""

    value: Decimal | None
    text: str = ""


def shown_value(measurement, indicator, city, levels=None):
    """The value of a measurement or count in words, with why there is none; "" for no measurement."""
    if measurement is None:
        return ""
    if reason := getattr(measurement, "no_data_reason", ""):
        return str(NoData(reason).label)
    if why := getattr(measurement, "why_none", ""):
        return why
    kind, locale = indicator.value_type, locale_of(city)
    return wording.value_in_words(measurement.value, kind, locale, text=measurement.text, levels=levels)


def shown_point(point, indicator, city, levels=None):
    return wording.point_in_words(point, indicator.value_type, locale_of(city), levels)


def segment_in_words(text):
    """Say a segment: what counting names by its own words, anything else as "Sex: Female, District: Centro"."""
    named = segments.parse(text)
    if named.keys() <= tracing.SEGMENT_WORDS.keys():
        return tracing.segment_in_words(text)
    return ", ".join(f"{name}: {part_in_words(value)}" for name, value in named.items())


def shown_figure(figure, locale, levels):
    goal, kind, decimals = figure.goal, figure.value_type, figure.decimals
    return {
        "figure": figure,
        "value": wording.point_in_words(figure.latest, kind, locale, levels, decimals) if figure.latest else "",
        "target": wording.value_in_words(goal.value, kind, locale, levels=levels, decimals=decimals) if goal else "",
        "label": wording.band_label(figure),
    }
