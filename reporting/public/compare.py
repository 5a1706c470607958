"""Cities side by side: only figures that mean the same, of cities that agreed, in alphabetical order, never ranked."""

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.choices import Frequency, ValueType
from indicators.models import AdoptedIndicator, Indicator
from indicators.series import YEARLY, goals_of, level_names, of_one_rhythm, points_by_city
from indicators.wording import point_in_words
from observatory import formats
from reporting import charts
from reporting.public.city_context import contexts_of

PERIODS = 6
MOST_CITIES = 40
MOST_MULTIPLES = 6
PER = Decimal(100_000)
WORDS = (ValueType.TEXT, ValueType.CHOICE)
IN_STEPS = (ValueType.ORDINAL, ValueType.BOOLEAN)


@dataclass(frozen=True)
class City:
    """One city with its points, in words by period, and the address of its own page."""

    name: str
    href: str
    points: tuple
    words: list
    aims: tuple = ()
    chart: object = None
    population: str = ""
    how: str = ""


@dataclass(frozen=True)
class LeftOut:
    """A city that stands outside the comparison, and why."""

    name: str
    href: str
    why: str


@dataclass(frozen=True)
class Comparison:
    indicator: Indicator
    cities: list
    left_out: list
    periods: list
    unit: str
    chart: object = None
    period: str = ""
    is_per_inhabitant: bool = False
    contexts: tuple | list = ()


def offered():
    """The indicators that at least one public city lets be compared, in the catalogue's order."""
    agreed = AdoptedIndicator.objects.public().filter(is_comparable=True)
    return Indicator.objects.filter(pk__in=agreed.values("indicator"), retired_at=None).order_by(
        "position", "code", "pk"
    )


def publishing(indicator):
    """The cities that publish an indicator, to choose from: those that cannot be compared say why."""
    used = AdoptedIndicator.objects.public().filter(indicator=indicator)
    return list(used.order_by("city__name_key", "city").values_list("city__code", "city__name")[:MOST_CITIES])


def comparison(indicator, codes, locale, *, per_inhabitant=False):
    """Set the cities that publish an indicator side by side; `codes` narrows the choice, all of them without any."""
    adoptions = AdoptedIndicator.objects.public().filter(indicator=indicator).select_related("city")
    if codes:
        adoptions = adoptions.filter(city__code__in=codes)
    adoptions = list(adoptions.order_by("city__name_key", "city")[:MOST_CITIES])
    points = points_by_city(indicator, [each.city_id for each in adoptions])
    per_inhabitant = per_inhabitant and indicator.per_inhabitant
    asked = [(each, of_one_rhythm(points.get(each.city_id, []), each.frequency)) for each in adoptions]
    reference = usual(
        [(rhythm_of(found), unit_of(found, indicator)) for each, found in asked if each.is_comparable and found]
    )
    goals = goals_of(AdoptedIndicator.objects.filter(pk__in=[each.pk for each in adoptions]))
    fair, left_out = [], []
    for adoption, found in asked:
        found = [point for point in found if point.version == indicator.version]
        why = why_not(adoption, found, indicator, reference, per_inhabitant)
        if why:
            left_out.append(LeftOut(adoption.city.name, address(adoption.city, indicator), why))
        else:
            aims = () if per_inhabitant else goals.get(adoption.pk, ())
            fair.append((adoption.city, found, aims))
    return shown(indicator, fair, left_out, reference, locale, per_inhabitant)


def usual(pairs):
    """The frequency and unit that most cities share; of several the one that comes first."""
    return Counter(pairs).most_common(1)[0][0] if pairs else (None, "")


def rhythm_of(points):
    """How often a city's values come, as they are; years and spans of years are of one kind."""
    frequency = points[-1].frequency
    return Frequency.YEAR if frequency in YEARLY else frequency


def unit_of(points, indicator):
    return points[-1].unit or indicator.unit


def why_not(adoption, points, indicator, reference, per_inhabitant):
    """Why a city's figure cannot stand beside the others; "" where it can."""
    if not adoption.is_comparable:
        return _("The city has not agreed to be compared.")
    if not points:
        return _("It has no approved value by version %(n)s of the indicator.") % {"n": indicator.version}
    frequency, unit = reference
    if rhythm_of(points) != frequency:
        words = {"own": label(rhythm_of(points)), "others": label(frequency)}
        return _("It measures otherwise: %(own)s, the others %(others)s.") % words
    if (own := unit_of(points, indicator)) != unit:
        return _("It measures in another unit: %(own)s, the others in %(others)s.") % {"own": own, "others": unit}
    if per_inhabitant and not adoption.city.population:
        return _("Its number of inhabitants is not known.")
    return ""


def label(frequency):
    return str(Frequency(frequency).label).lower()


def address(city, indicator):
    return reverse("city-indicator", args=[city.code, indicator.code])


def shown(indicator, fair, left_out, reference, locale, per_inhabitant):
    levels = level_names([indicator.pk])[indicator.pk]
    codes = sorted({(point.ends_on, point.period) for _city, points, _aims in fair for point in points})[-PERIODS:]
    written = partial(written_as, indicator, levels, locale)
    cities = [
        one(city, indicator, points, aims, [code for _end, code in codes], written, locale, per_inhabitant)
        for city, points, aims in fair
    ]
    drawable = indicator.value_type not in (*WORDS, *IN_STEPS)
    unit = _("%(unit)s per 100,000 inhabitants") % {"unit": reference[1]} if per_inhabitant else reference[1]
    period = last_common(fair)
    return Comparison(
        indicator=indicator,
        cities=multiples(cities, indicator, unit, locale) if drawable else cities,
        left_out=left_out,
        periods=[formats.period(code, locale) for _end, code in codes],
        unit=unit,
        period=formats.period(period, locale) if period else "",
        chart=bars(cities, indicator, unit, period, locale) if drawable and period and len(cities) > 1 else None,
        is_per_inhabitant=per_inhabitant,
        contexts=contexts_of([city for city, _points, _aims in fair], locale),
    )


def written_as(indicator, levels, locale, point):
    return point_in_words(point, indicator.value_type, locale, levels)


def one(city, indicator, points, aims, codes, written, locale, per_inhabitant):
    if per_inhabitant:
        points = [per_head(point, city.population) for point in points]
    by_code = {point.period: point for point in points}
    words = [written(by_code[code]) if code in by_code else "" for code in codes]
    how = reverse("city-indicator-calculation", args=[city.code, indicator.code])
    inhabitants = population_in_words(city, locale) if per_inhabitant else ""
    return City(city.name, address(city, indicator), tuple(points), words, aims, population=inhabitants, how=how)


def population_in_words(city, locale):
    """The number that a figure is divided by, with its date and source as far as they are known."""
    of = [formats.date(city.population_on, locale)] if city.population_on else [_("date not known")]
    of += [city.population_source] if city.population_source else []
    return _("%(number)s inhabitants (%(of)s)") % {
        "number": formats.number(city.population, locale),
        "of": ", ".join(of),
    }


def per_head(point, population):
    if point.value is None:
        return point
    return point._replace(value=(point.value * PER / population).quantize(Decimal("0.01")))


def last_common(fair):
    """The last period of which every city has a number; "" where there is none."""
    known = [{(p.ends_on, p.period) for p in points if p.value is not None} for _city, points, _aims in fair]
    common = set.intersection(*known) if known else set()
    return max(common)[1] if common else ""


def bars(cities, indicator, unit, period, locale):
    """All cities at the last common period, on one scale, in alphabetical order."""
    values = [(each.name, next(p for p in each.points if p.period == period)) for each in cities]
    chart = charts.HorizontalBars(
        title=indicator.name,
        subtitle=f"{unit} · {formats.period(period, locale)}" if unit else formats.period(period, locale),
        unit=unit,
        points=tuple(charts.Point(name, point.value) for name, point in values),
        keep_order=True,
        heading=_("City"),
        format=number_of(indicator, locale),
    )
    return charts.shown(chart, key="comparison")


def multiples(cities, indicator, unit, locale):
    """Small figures of the first cities over time, all on one scale, each with the targets of its own."""
    lines = [line_of(each, indicator, unit, locale) if len(each.points) > 1 else None for each in cities]
    lines = lines[:MOST_MULTIPLES]
    reach = tuple(mark.value for line in filter(None, lines) for mark in (*line.points, *line.targets))
    reach = tuple(value for value in reach if value is not None)
    for place, line in enumerate(lines):
        if line:
            line = replace(line, reach=reach)
            cities[place] = replace(
                cities[place], chart=charts.shown(line, key=f"city-{place}", explore=False, small=True)
            )
    return cities


def line_of(city, indicator, unit, locale):
    shown = city.points[-PERIODS:]
    labels = {point.period: formats.period(point.period, locale) for point in shown}
    return charts.Line(
        title=city.name,
        unit=unit,
        points=tuple(charts.Point(labels[point.period], point.value) for point in shown),
        targets=tuple(
            charts.Target(_("Target"), goal.value, labels[goal.period], labels[goal.period])
            for goal in city.aims
            if goal.period in labels
        ),
        format=number_of(indicator, locale),
    )


def number_of(indicator, locale):
    write = formats.recorded_percent if indicator.value_type == ValueType.PERCENT else formats.number
    return lambda value: write(value, locale)
