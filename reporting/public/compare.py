"""Cities side by side: only figures that mean the same, of cities that agreed, in alphabetical order, never ranked."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.choices import Frequency, ValueType
from indicators.models import AdoptedIndicator, Indicator
from indicators.series import YEARLY, goals_of, level_names, of_one_rhythm, points_by_city
from indicators.wording import standing_in_words
from observatory import formats
from reporting.public.city_context import contexts_of
from reporting.public.compare_charts import PERIODS, Manner, bars, multiples

MOST_CITIES = 40
PER = Decimal(100_000)
HUNDREDTH = Decimal("0.01")
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

    code: str
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
        [(rhythm_of(found), unit_of(found, indicator)) for each, found in asked if is_offered(each) and found]
    )
    goals = goals_of([each.pk for each in adoptions])
    fair, left_out = [], []
    for adoption, found in asked:
        found = [point for point in found if point.version == indicator.version]
        why = standing_in_words(adoption, locale) or why_not(adoption, found, indicator, reference, per_inhabitant)
        if why:
            left_out.append(LeftOut(adoption.city.code, adoption.city.name, address(adoption.city, indicator), why))
        else:
            aims = () if per_inhabitant else goals.get(adoption.pk, ())
            fair.append((adoption, found, aims))
    levels = level_names([indicator.pk])[indicator.pk]
    unit = _("%(unit)s per 100,000 inhabitants") % {"unit": reference[1]} if per_inhabitant else reference[1]
    decimals = None if per_inhabitant else decimals_of([each for each, *_more in fair])
    fair = [(adoption.city, *more) for adoption, *more in fair]
    return shown(Manner(indicator, unit, levels, locale, decimals), fair, left_out, per_inhabitant)


def decimals_of(adoptions):
    """The decimals of every city's values: the most that one of them asks for; None where one says none."""
    asked = [each.decimals for each in adoptions]
    return None if None in asked else max(asked, default=None)


def is_offered(adoption):
    """Whether the city lets the figure be compared, and measures it."""
    return adoption.is_comparable and not adoption.is_suspended


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


def shown(manner, fair, left_out, per_inhabitant):
    indicator, locale = manner.indicator, manner.locale
    codes = sorted({(point.ends_on, point.period) for _city, points, _aims in fair for point in points})[-PERIODS:]
    cities = [
        one(city, manner, points, aims, [code for _end, code in codes], per_inhabitant) for city, points, aims in fair
    ]
    drawable = indicator.value_type not in (*WORDS, *IN_STEPS)
    period = last_common(fair)
    return Comparison(
        indicator=indicator,
        cities=multiples(cities, manner) if drawable else cities,
        left_out=left_out,
        periods=[formats.period(code, locale) for _end, code in codes],
        unit=manner.unit,
        period=formats.period(period, locale) if period else "",
        chart=bars(cities, manner, period) if drawable and period and len(cities) > 1 else None,
        is_per_inhabitant=per_inhabitant,
        contexts=contexts_of([city for city, _points, _aims in fair], locale),
    )


def one(city, manner, points, aims, codes, per_inhabitant):
    if per_inhabitant:
        points = [per_head(point, city.population) for point in points]
    by_code = {point.period: point for point in points}
    words = [manner.point(by_code[code]) if code in by_code else "" for code in codes]
    how = reverse("city-indicator-calculation", args=[city.code, manner.indicator.code])
    inhabitants = population_in_words(city, manner.locale) if per_inhabitant else ""
    return City(city.name, address(city, manner.indicator), tuple(points), words, aims, population=inhabitants, how=how)


def population_in_words(city, locale):
    """The number that a figure is divided by, with its date and source as far as they are known."""
    of = [formats.date(city.population_on, locale)] if city.population_on else [_("date not known")]
    of += [city.population_source] if city.population_source else []
    return _("%(number)s inhabitants (%(of)s)") % {
        "number": formats.number(city.population, locale),
        "of": ", ".join(of),
    }


def per_head(point, population):
    """The point for so many people, to a hundredth, or to two digits where it is less: a little is not zero."""
    if point.value is None:
        return point
    value = point.value * PER / population
    step = min(HUNDREDTH, Decimal(1).scaleb(value.adjusted() - 1)) if value else HUNDREDTH
    return point._replace(value=value.quantize(step))


def last_common(fair):
    """The last period of which every city has a number; "" where there is none."""
    known = [{(p.ends_on, p.period) for p in points if p.value is not None} for _city, points, _aims in fair]
    common = set.intersection(*known) if known else set()
    return max(common)[1] if common else ""
