"""How good the measuring of a city is: fourteen checks and four characteristics of each indicator, and what to repair.

The characteristics are those of N8 ch. 2: relevant, accurate, timely, economical. There is no score.
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Avg, Count, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators import periods
from indicators.choices import Direction, Frequency, Level, State
from indicators.due import last_day, terms_of, unowned
from indicators.models import AdoptedIndicator, Measurement
from indicators.series import city_figures
from indicators.wording import WORDS
from observatory.choices import Language

REPAIRS = 5
LABELS = {
    "definition": _("definition"),
    "formula": _("how it is computed"),
    "unit": _("unit"),
    "direction": _("which way is better"),
    "baseline": _("baseline with its period"),
    "target": _("target for this period"),
    "source": _("where the data come from"),
    "owner": _("post that answers for it, held by somebody"),
    "frequency": _("frequency"),
    "measured": _("value of the last period"),
    "evidence": _("evidence of the last value"),
    "approved": _("approval of what was entered"),
    "explained": _("reason of every correction"),
    "translated": _("name and definition in four languages"),
}
# Where each is repaired, and how much work it is: 1 a field, 2 a form, 3 a collection of data.
WHERE = {
    "owner": ("indicator-edit", 1),
    "frequency": ("indicator-edit", 1),
    "source": ("indicator-details", 1),
    "approved": ("work-review", 1),
    "baseline": ("indicator-baseline", 2),
    "target": ("indicator-targets", 2),
    "evidence": ("last", 2),
    "explained": ("last", 2),
    "measured": ("last", 3),
}
OWN = ("definition", "formula", "unit", "direction", "translated")  # repaired where an own indicator is defined
OF_NUMBERS = ("direction", "baseline", "target")  # words have no way to go, and lack none of it


@dataclass(frozen=True)
class Checked:
    """An indicator in use with its checks, as {name: whether it holds}, and its four characteristics.

    A characteristic that cannot be told is None.
    """

    adoption: AdoptedIndicator
    checks: dict
    characteristics: dict
    hours: object
    period: periods.PeriodSpec | None

    @property
    def missing(self):
        return [name for name, holds in self.checks.items() if not holds]

    @property
    def is_ready(self):
        return not self.missing

    def repair(self, name):
        """The page where a check is repaired; none for what the shared catalogue says."""
        city, code = self.adoption.city.code, self.adoption.indicator.code
        if name in OWN:
            return reverse("own-indicator-define", args=[city, code]) if self.adoption.indicator.city_id else ""
        where = WHERE[name][0]
        if where == "last" and self.period is None:
            return reverse("work-measure", args=[city])
        if where == "last":
            return reverse("measurement-edit", args=[city, self.period.code, code])
        return reverse(where, args=[city] if where == "work-review" else [city, code])

    @property
    def repairs(self):
        return [(LABELS[name], self.repair(name)) for name in self.missing]


@dataclass(frozen=True)
class Repair:
    """Something to repair in several indicators: how many lack it, and how many it alone would make ready."""

    name: str
    n: int
    n_ready: int
    href: str

    @property
    def label(self):
        return LABELS[self.name]


def checked_indicators(city, today=None):
    """Every indicator that is measured with its checks, in the catalogue's order, in a constant number of queries."""
    today = today or timezone.localdate()
    related = ("indicator", "city", "owner_post", "baseline_period")
    adoptions = AdoptedIndicator.objects.active().filter(city=city).select_related(*related)
    by_key = {each.pk: each for each in adoptions.annotate(n_objectives=Count("objectives"))}
    nobody = {each.pk for each in unowned(city, today)}
    values = _values(city)
    terms = terms_of(city) if any(each.frequency == Frequency.TERM for each in by_key.values()) else []
    return [
        _checked(
            by_key[figure.adoption_id],
            figure,
            values.get(figure.indicator_id, {}),
            nobody,
            last_period(by_key[figure.adoption_id], terms, today),
        )
        for figure in city_figures(city, adoptions=AdoptedIndicator.objects.active())
    ]


def _values(city):
    """Of each indicator's values: how many are open, how many corrections have no kind, hours, and those proven."""
    rows = Measurement.objects.current().headline().filter(city=city)
    open_states = Q(state__in=(State.DRAFT, State.RETURNED), is_derived=False)
    proven = ~Q(source_text="") | Q(is_derived=True) | Q(evidence__isnull=False)
    found = rows.values("indicator").annotate(
        open=Count("pk", filter=open_states, distinct=True),
        unexplained=Count("pk", filter=Q(corrects__isnull=False, correction_code="other"), distinct=True),
    )
    told = {row["indicator"]: row for row in found}
    hours = rows.values("indicator").annotate(hours=Sum("hours_spent"), each=Avg("hours_spent"))
    for indicator, spent, each in hours.values_list("indicator", "hours", "each"):
        told[indicator] |= {"hours": spent, "hours_each": each}
    for indicator, code in rows.filter(proven).values_list("indicator", "period__code").distinct():
        told[indicator].setdefault("proven", set()).add(code)
    return told


def _checked(adoption, figure, values, nobody, spec):
    indicator, latest = adoption.indicator, figure.latest
    in_words = dict.fromkeys(OF_NUMBERS, True) if figure.value_type in WORDS else {}
    checks = {
        "definition": bool(indicator.definition),
        "formula": bool(indicator.how_to_compute or indicator.is_counted),
        "unit": bool(indicator.unit),
        "direction": indicator.direction != Direction.NONE,
        "baseline": figure.baseline is not None and figure.baseline_on is not None,
        "target": _has_target(figure, spec),
        "source": bool(adoption.data_source or indicator.is_counted),
        "owner": adoption.pk not in nobody,
        "frequency": adoption.frequency != Frequency.OTHER,
        "measured": latest is not None and (spec is None or latest.ends_on >= spec.ends_on),
        "evidence": latest is not None and latest.period in values.get("proven", ()),
        "approved": not values.get("open"),
        "explained": not values.get("unexplained"),
        "translated": _is_translated(indicator),
        **in_words,
    }
    return Checked(adoption, checks, _characteristics(adoption, figure, checks, values), values.get("hours"), spec)


def _has_target(figure, spec):
    """Whether the last value has something to be held against: a goal, or the level or the bounds to keep."""
    if figure.direction == Direction.KEEP and {figure.lowest, figure.highest, figure.baseline} != {None}:
        return True
    return any(spec is None or goal.ends_on >= spec.ends_on for goal in figure.aims)


def _is_translated(indicator):
    return all(
        getattr(indicator, f"{name}_{language}") for name in ("name", "definition") for language in Language.values
    )


def _characteristics(adoption, figure, checks, values):
    """The four of N8 ch. 2: what decisions it serves, how surely it is told, when, and at what cost."""
    latest = figure.latest
    in_time = None
    if latest and latest.approved_on:
        in_time = latest.approved_on <= last_day(latest, adoption.moment)
    return {
        "relevant": bool(adoption.n_objectives or adoption.decisions),
        "accurate": all(checks[name] for name in ("definition", "formula", "unit", "source", "evidence")),
        "timely": in_time,
        "economical": _is_economical(adoption, values.get("hours"), values.get("hours_each")),
    }


def _is_economical(adoption, hours, each):
    """Whether it counts itself, or a value took no longer than was planned; None when nobody told the hours."""
    if adoption.indicator.is_counted and not hours:
        return True
    if each is None or adoption.effort_hours is None:
        return None
    return each <= adoption.effort_hours


def last_period(adoption, terms, today):
    """The last period whose value should be in: the time to measure it is over. None where none has come so far.

    Events come when they come: of them any value will do.
    """
    if adoption.frequency == Frequency.EVENT:
        return None
    if adoption.frequency == Frequency.TERM:
        return next((term for term in reversed(terms) if last_day(term, adoption.moment) < today), None)
    spec = periods.containing(today, adoption.frequency)
    while last_day(spec, adoption.moment) >= today:
        spec = periods.previous_to(spec)
    return spec


def best_repairs(rows):
    """The five repairs that help most: they make most indicators ready, or are missed most often, or are easiest."""
    lacking = Counter(name for row in rows for name in row.missing)
    alone = Counter(row.missing[0] for row in rows if len(row.missing) == 1)
    ordered = sorted(lacking, key=lambda name: (-alone[name], -lacking[name], WHERE.get(name, ("", 3))[1], name))
    first = {name: next(row for row in rows if name in row.missing) for name in ordered}
    return [Repair(name, lacking[name], alone[name], first[name].repair(name)) for name in ordered[:REPAIRS]]


def at_management(rows):
    """How many of these indicators measure the office's own work: input, process or output."""
    return sum(row.adoption.indicator.level in (Level.INPUT, Level.PROCESS, Level.OUTPUT) for row in rows)
