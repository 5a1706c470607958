"""What the register counts for a period: each number, the change from the year before, and the rows behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Max, Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from dialogues.models import Dialogue
from observatory import formats
from observatory.choices import MISSION_KINDS, AgreementStatus, Motivation
from observatory.models import Activity, Agreement, NetworkMembership
from observatory.prepared import prepared
from reporting import charts


def agreements_running(start, end):
    """Agreements not known to have ended by the last day; undated ones are known to exist, not when they began."""
    begun = Q(signed_on=None) | Q(signed_on__lte=end)
    running = Q(ends_on=None) & ~Q(status=AgreementStatus.ENDED) | Q(ends_on__gte=end)
    return begun & running & ~Q(status=AgreementStatus.NEGOTIATION)


def missions(start, end):
    return activities(start, end) & Q(kind__in=MISSION_KINDS)


def activities(start, end):
    return Q(starts_on__gte=start, starts_on__lte=end)


def planned(start, end):
    return activities(start, end) & Q(motivation=Motivation.PLANNED)


def reactive(start, end):
    return activities(start, end) & Q(motivation=Motivation.REACTIVE)


def unsaid(start, end):
    return activities(start, end) & Q(motivation="")


def held(start, end):
    return Q(held_on__gte=start, held_on__lte=end)


def member_on(start, end):
    """Memberships running on the last day, as `NetworkMembershipQuerySet.on` tells them."""
    return (Q(joined_on=None) | Q(joined_on__lte=end)) & (Q(left_on=None) | Q(left_on__gte=end))


@dataclass(frozen=True)
class Counted:
    """A number of the register: which rows it counts, between two days, and what it is called."""

    model: type[Model]
    condition: Callable
    title: str | Promise
    what: str = "pk"
    noun: str = ""


COUNTED = {
    "agreements": Counted(
        Agreement, agreements_running, gettext_lazy("Agreements running at the end of %(period)s"), noun="agreement"
    ),
    "missions": Counted(Activity, missions, gettext_lazy("Missions and visits in %(period)s"), noun="activity"),
    "dialogues": Counted(Dialogue, held, gettext_lazy("Dialogues held in %(period)s"), noun="dialogue"),
    "networks": Counted(
        NetworkMembership,
        member_on,
        gettext_lazy("Networks at the end of %(period)s"),
        what="network",
        noun="network-membership",
    ),
    "planned": Counted(Activity, planned, gettext_lazy("Planned activities in %(period)s"), noun="activity"),
    "reactive": Counted(Activity, reactive, gettext_lazy("Reactive activities in %(period)s"), noun="activity"),
    "unsaid": Counted(Activity, unsaid, gettext_lazy("Activities in %(period)s that do not say why"), noun="activity"),
}
IN_FIGURES = {
    "agreements": ngettext_lazy("agreement running", "agreements running"),
    "missions": ngettext_lazy("mission or visit", "missions and visits"),
    "dialogues": ngettext_lazy("dialogue", "dialogues"),
    "networks": ngettext_lazy("network", "networks"),
}


@dataclass(frozen=True, slots=True)
class YearFigure:
    """A number of the year with what it counts, its change, and the address of its rows."""

    shown: str
    label: str
    change: str
    href: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Planned, reactive and unsaid activities: the sentence, the chart, and where each part is listed."""

    sentence: str
    chart: charts.Shown
    parts: tuple[tuple[str, str, str], ...]


def counts(around):
    """Count everything for the period and the year before, as {name: (now, before)}, one query a model."""
    found = {}
    for model in dict.fromkeys(each.model for each in COUNTED.values()):
        found |= _of_model(model, around)
    return found


def _of_model(model, around):
    names = [name for name, each in COUNTED.items() if each.model is model]
    rows = _numbers(model, around.city.pk, *around.days, *around.days_before)
    numbers = rows[0] if rows else [0] * 2 * len(names)
    return dict(zip(names, zip(numbers[::2], numbers[1::2], strict=True), strict=True))


@prepared
def _numbers(model, city, *days):
    """What is counted of a model, each now and the year before; no row where the city has nothing of it."""
    wanted = [
        Count(each.what, filter=each.condition(*days[n : n + 2]), distinct=each.what != "pk")
        for each in COUNTED.values()
        if each.model is model
        for n in (0, 2)
    ]
    wanted = {f"number_{n}": number for n, number in enumerate(wanted)}
    rows = model._default_manager.of(city).kept().order_by().values("city")
    return rows.annotate(**wanted).values_list(*wanted)


def rows_counted(name, around):
    """The rows that a number counts."""
    counted = COUNTED[name]
    rows = counted.model._default_manager.of(around.city).kept().filter(counted.condition(*around.days))
    return rows if counted.what == "pk" else one_of_each(counted.what, rows)


def one_of_each(what, rows):
    """The last of the rows that have the same: what is counted once is listed once."""
    return rows.filter(pk__in=rows.order_by().values(what).annotate(last=Max("pk")).values("last"))


def year_figures(found, around):
    """The four figures of the year."""
    return tuple(
        YearFigure(
            around.number(found[name][0]), str(label % found[name][0]), change(*found[name], around), around.rows(name)
        )
        for name, label in IN_FIGURES.items()
    )


def change(now, before, around):
    """Say how a number changed from the same stretch of the year before."""
    said = {"n": around.number(abs(now - before)), "period": around.shown_before}
    if now > before:
        return ngettext("%(n)s more than in %(period)s", "%(n)s more than in %(period)s", now - before) % said
    if now < before:
        return ngettext("%(n)s less than in %(period)s", "%(n)s fewer than in %(period)s", before - now) % said
    return _("as many as in %(period)s") % said


def planned_or_reactive(found, around):
    """How much of what was done was planned, or None where nothing was done."""
    names = {"planned": _("Planned"), "reactive": _("Reactive"), "unsaid": _("Not said")}
    values = {name: found[name][0] for name in names}
    total = sum(values.values())
    if not total:
        return None
    chart = charts.Stacked(
        title="",
        subtitle=_("Activities of %(period)s by why they were done") % {"period": around.shown_period},
        unit=_("Activities"),
        points=tuple(charts.Point(names[name], value) for name, value in values.items()),
        format=formats.numbers(around.locale),
    )
    return Balance(
        ngettext(
            "%(planned)s of %(total)s activity was planned.", "%(planned)s of %(total)s activities were planned.", total
        )
        % {"planned": around.number(values["planned"]), "total": around.number(total)},
        charts.shown(chart, key="planned", explore=False),
        tuple((names[name], around.number(value), around.rows(name)) for name, value in values.items()),
    )
