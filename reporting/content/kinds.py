"""What only some kinds of reports say: what was done since the last one, the projects evaluated, the practice shown."""

import datetime

from django.db.models import Prefetch, Q

from indicators.models import EvaluationDecision, EvaluationPlan, Finding
from observatory.models import Activity, Agreement, Project
from reporting.choices import ReportKind
from reporting.content.figures import plain
from reporting.content.register import MOST_NAMED, agreements_signed

ONE_DAY = datetime.timedelta(days=1)


def kind_of(report):
    """The parts of the content that belong to the kind of the report, as a dict to merge."""
    if report.kind in (ReportKind.MANAGEMENT, ReportKind.COUNCIL):
        return {"actions": _actions(report)}
    if report.kind == ReportKind.EVALUATION:
        return {"projects": _projects(report), "evaluations": _evaluations(report)}
    return {"practice": _practice(report.practice)} if report.practice else {}


def _actions(report):
    """Agreements and public activities: those of the period, or to the council those since the last report."""
    first, until, last = report.period.starts_on, report.period.ends_on, None
    if report.kind == ReportKind.COUNCIL:
        until = max(first, report.data_until)
        last = _last(report, until)
        first = last.data_until + ONE_DAY if last else first
    days = (first, until)
    activities = Activity.objects.of(report.city).kept().filter(is_public=True).between(*days)
    ended = Agreement.objects.of(report.city).kept().filter(is_public=True, ends_on__range=days)
    return {
        "first_on": first.isoformat(),
        "last_on": until.isoformat(),
        "last": last.title if last else "",
        "signed": agreements_signed(report.city, days),
        "ended": [{"title": row.title, "ends_on": row.ends_on.isoformat()} for row in ended[:MOST_NAMED]],
        "activities_in_all": activities.count(),
        "activities": [
            {
                "title": row.title,
                "kind": row.get_kind_display(),
                "starts_on": row.starts_on.isoformat(),
                "starts_on_precision": row.starts_on_precision,
                "result": row.result,
            }
            for row in activities.order_by("starts_on", "pk")[:MOST_NAMED]
        ],
    }


def _last(report, until):
    """The last report of this kind that was published on an earlier period, and that left something to tell."""
    same = type(report).objects.kept().filter(city=report.city, kind=report.kind, editions__isnull=False)
    earlier = same.filter(period__ends_on__lt=report.period.ends_on, data_until__lt=until)
    return earlier.order_by("-data_until").first()


def _projects(report):
    """The public projects that ran at some time of the period; undated ones are known to exist, not when."""
    begun = Q(starts_on=None) | Q(starts_on__lte=report.period.ends_on)
    running = begun & (Q(ends_on=None) | Q(ends_on__gte=report.period.starts_on))
    rows = Project.objects.of(report.city).kept().filter(running, is_public=True)
    return [
        {
            "title": row.title,
            "status": row.get_status_display(),
            "budget": plain(row.budget),
            "currency": row.currency_id,
            "partners": [partner.name for partner in row.partners.all()],
            **{name: getattr(row, name) for name in ("aims", "beneficiaries", "results")},
        }
        for row in rows.prefetch_related("partners").order_by("starts_on", "title", "pk")[:MOST_NAMED]
    ]


def _evaluations(report):
    """The public evaluations under way in the period or that look at it, with what they found and what followed."""
    first, last = report.period.starts_on, report.period.ends_on
    done = Q(starts_on__lte=last) & (Q(ends_on=None) | Q(ends_on__gte=first))
    about = Q(covers_from__lte=last, covers_until__gte=first)
    rows = EvaluationPlan.objects.of(report.city).kept().filter(done | about, is_public=True)
    shown = [
        Prefetch("findings", Finding.objects.kept().filter(is_public=True), to_attr="told"),
        Prefetch("decisions", EvaluationDecision.objects.kept().filter(is_public=True), to_attr="decided"),
    ]
    return [_evaluation(row) for row in rows.prefetch_related(*shown).order_by("starts_on", "pk")[:MOST_NAMED]]


def _evaluation(evaluation):
    return {
        "title": evaluation.title,
        "state": evaluation.get_state_display(),
        "shift": evaluation.get_shift_display(),
        "shift_reason": evaluation.shift_reason,
        "findings": [
            {
                "kind": row.get_kind_display(),
                "text": row.text,
                "answer": row.get_answer_display(),
                "answer_reason": row.answer_reason,
            }
            for row in evaluation.told
        ],
        "decisions": [
            {
                "text": row.text,
                "state": row.get_state_display(),
                "state_note": row.state_note,
                "due_on": row.due_on.isoformat() if row.due_on else None,
            }
            for row in evaluation.decided
        ],
    }


def _practice(practice):
    department = practice.department
    return {
        "uuid": str(practice.uuid),
        "title": practice.title,
        **{name: getattr(practice, name) for name in ("summary", "problem", "how", "results", "advice", "url")},
        "department": department.name if department and department.is_public and not department.removed_at else "",
        "events": [
            {
                "step": event.get_step_display(),
                "happened_on": event.happened_on.isoformat(),
                "happened_on_precision": event.happened_on_precision,
                "where": event.where,
                "outcome": event.outcome,
            }
            for event in practice.events.all()
        ],
    }
