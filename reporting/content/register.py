"""What the register says of a period: counts, agreements, activities, dialogues, money, lessons, objectives."""

from django.db.models import Count, Q, Sum

from dialogues.models import Commitment, Dialogue
from observatory.models import Activity, Agreement, BudgetYear, Lesson, NetworkMembership, Objective, Strategy
from reporting.content.figures import plain

MOST_NAMED = 40


def register_of(report):
    """The parts of the content that come from the register, as a dict to merge."""
    city, period = report.city, report.period
    days = (period.starts_on, period.ends_on)
    return {
        "counts": _counts(city, period),
        "agreements": agreements_signed(city, days),
        "activities": _activities(city, days),
        "dialogues": _dialogues(city, days),
        "money": _money(city, period),
        "lessons": _lessons(report),
        "none_recorded_by": str(report.none_recorded_by) if report.none_recorded_by else None,
        "strategy": _strategy(city, days),
    }


def _counts(city, period):
    """Each count with that of the same stretch one year before, so that the reader can compare."""
    now, before = (period.starts_on, period.ends_on), _year_before(period)
    return {
        name: {"now": count(city, *now), "before": count(city, *before)}
        for name, count in {
            "agreements_signed": lambda city, start, end: (
                Agreement.objects.of(city).kept().signed_between(start, end).count()
            ),
            "activities": lambda city, start, end: Activity.objects.of(city).kept().between(start, end).count(),
            "missions": lambda city, start, end: (
                Activity.objects.of(city).kept().missions().between(start, end).count()
            ),
            "dialogues": lambda city, start, end: _held(city, start, end).count(),
            "commitments": lambda city, start, end: (
                Commitment.objects.of(city).kept().filter(dialogue__in=_held(city, start, end)).count()
            ),
            "networks": lambda city, start, end: (
                NetworkMembership.objects.of(city).kept().on(end).values("network").distinct().count()
            ),
        }.items()
    } | {"agreements": {"now": Agreement.objects.of(city).kept().count(), "before": None}}


def _year_before(period):
    def back(day):
        return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)

    return back(period.starts_on), back(period.ends_on)


def _held(city, start, end):
    return Dialogue.objects.of(city).kept().filter(held_on__gte=start, held_on__lte=end)


def agreements_signed(city, days):
    rows = Agreement.objects.of(city).kept().filter(is_public=True).signed_between(*days)
    rows = rows.select_related("counterpart_city", "counterpart_country").order_by("signed_on", "title")
    return [
        {
            "uuid": str(row.uuid),
            "title": row.title,
            "kind": row.get_kind_display(),
            "counterpart": row.counterpart_city.name if row.counterpart_city else row.counterparts,
            "country": row.counterpart_country.name if row.counterpart_country else "",
            "signed_on": row.signed_on.isoformat(),
            "signed_on_precision": row.signed_on_precision,
        }
        for row in rows[:MOST_NAMED]
    ]


def _activities(city, days):
    rows = Activity.objects.of(city).kept().filter(is_public=True).between(*days)
    rows = rows.annotate(departments_count=Count("departments")).order_by("starts_on", "pk")
    return [
        {
            "uuid": str(row.uuid),
            "title": row.title,
            "kind": row.get_kind_display(),
            "starts_on": row.starts_on.isoformat(),
            "starts_on_precision": row.starts_on_precision,
            "result": row.result,
            "departments": row.departments_count,
            "participants": row.participants,
        }
        for row in rows.exclude(result="")[:MOST_NAMED]
    ]


def _dialogues(city, days):
    rows = _held(city, *days).filter(is_public=True, is_closed=True).order_by("held_on", "pk")
    rows = rows.prefetch_related("commitments").annotate(
        actors_count=Count("attending", distinct=True), departments_count=Count("departments", distinct=True)
    )
    return [
        {
            "uuid": str(row.uuid),
            "title": row.title,
            "purpose": row.get_purpose_display(),
            "held_on": row.held_on.isoformat(),
            "actors": row.actors_count,
            "departments": row.departments_count,
            "participants": row.participants,
            "no_agreement": row.no_agreement,
            "commitments": [_commitment(each) for each in row.commitments.all() if not each.removed_at],
        }
        for row in rows[:MOST_NAMED]
    ]


def _commitment(row):
    return {
        "text": row.text,
        "responsible": row.responsible,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "status": row.status,
        "status_name": row.get_status_display(),
        "status_note": row.status_note,
    }


def _money(city, period):
    years = BudgetYear.objects.of(city).kept().filter(is_public=True).select_related("source")
    years = years.filter(year__gte=period.starts_on.year - 1, year__lte=period.ends_on.year).order_by("year")
    spent = (
        Activity.objects.of(city)
        .kept()
        .between(period.starts_on, period.ends_on)
        .filter(cost__isnull=False)
        .exclude(currency=None)
        .values("currency")
        .annotate(total=Sum("cost"), missions=Sum("cost", filter=Q(mission__isnull=False)))
        .order_by("currency")
    )
    return {
        "years": [
            {
                "year": row.year,
                "currency": row.currency_id,
                "planned": plain(row.planned),
                "executed": plain(row.executed),
                "city_total": plain(row.city_total),
                "note": row.note,
                "source": str(row.source) if row.source else "",
            }
            for row in years
        ],
        "spent": [
            {"currency": row["currency"], "total": plain(row["total"]), "missions": plain(row["missions"])}
            for row in spent
        ],
    }


def lessons_of(report):
    """The public lessons of the period; for the sheet of a practice those of the practice, whenever it was."""
    rows = Lesson.objects.of(report.city).kept().filter(is_public=True)
    if report.practice:
        return rows.filter(practice=report.practice)
    return rows.filter(happened_on__range=(report.period.starts_on, report.period.ends_on))


def _lessons(report):
    return [
        {
            "uuid": str(row.uuid),
            "title": row.title,
            "happened_on": row.happened_on.isoformat(),
            "tried": row.tried,
            "happened": row.happened,
            "why": row.why,
            "changed": row.changed,
            "who_should_know": row.who_should_know,
            "is_failure": row.is_failure,
        }
        for row in lessons_of(report).order_by("happened_on", "pk")
    ]


def _strategy(city, days):
    running = Q(ends_on=None) | Q(ends_on__gte=days[0])
    strategy = Strategy.objects.of(city).kept().filter(running, is_public=True, starts_on__lte=days[1]).first()
    if strategy is None:
        return None
    during = Q(activities__starts_on__gte=days[0], activities__starts_on__lte=days[1], activities__removed_at=None)
    objectives = (
        Objective.objects.of(city)
        .kept()
        .filter(strategy=strategy)
        .annotate(
            activities_count=Count("activities", filter=during, distinct=True),
            agreements_count=Count("agreements", filter=Q(agreements__removed_at=None), distinct=True),
        )
    )
    return {
        "title": strategy.title,
        "vision": strategy.vision,
        "adopted_on": strategy.adopted_on.isoformat() if strategy.adopted_on else None,
        "adopted_by": strategy.adopted_by,
        "objectives": [
            {
                "code": row.code,
                "title": row.title,
                "area": row.get_area_of_action_display() if row.area_of_action else "",
                "activities": row.activities_count,
                "agreements": row.agreements_count,
            }
            for row in objectives
        ],
    }
