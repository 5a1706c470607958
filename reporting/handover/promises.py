"""What the city is bound to: agreements, networks and their fees, promises of missions, commitments of dialogues."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from dialogues.choices import CommitmentStatus
from dialogues.models import Commitment
from indicators.models import EvaluationDecision
from observatory.choices import ProjectStatus, PromiseState, Pulse
from observatory.models import (
    Activity,
    Agreement,
    AgreementReview,
    NetworkFee,
    NetworkMembership,
    NetworkRole,
    Project,
    Promise,
)
from observatory.services.missions import questions
from reporting.handover.gaps import without_this_years_fee
from reporting.handover.parts import part, table


@part
def agreements(scope):
    reviews = AgreementReview.objects.filter(removed_at=None).order_by("-year")
    rows = scope.of(Agreement).with_pulse(scope.today).select_related("counterpart_city", "counterpart_country")
    rows = rows.select_related("responsible_post", "document").prefetch_related(Prefetch("reviews", reviews))
    lines = [
        (
            (
                row.title,
                row.counterpart_city.name if row.counterpart_city else row.counterparts,
                row.counterpart_country.name if row.counterpart_country else "",
                row.get_kind_display(),
                row.get_status_display(),
                Pulse(row.pulse).label,
                _("open-ended") if row.is_open_ended else scope.date(row.ends_on),
                row.responsible_post or row.responsible,
                _decision(row),
            ),
            scope.page(row),
        )
        for row in rows.order_by("pulse_rank", "ends_on", "title", "pk")
    ]
    header = [_("Agreement"), _("With"), _("Country"), _("Kind"), _("Status"), _("Pulse")]
    header += [_("Ends"), _("Responsible post"), _("Last decision, and why")]
    said = _("Every agreement on file, those that ended too, the most alive first.")
    return table("agreements", _("Agreements"), said, header, lines)


def _decision(agreement):
    last = next((review for review in agreement.reviews.all() if review.decision), None)
    return f"{last.year}: {last.get_decision_display()}. {last.reason}" if last else ""


@part
def networks(scope):
    rows = scope.of(NetworkMembership).on(scope.today).select_related("network", "currency")
    roles = NetworkRole.objects.kept().filter(ends_on=None)
    lines = [
        (
            (
                row.network.name,
                scope.date(row.joined_on, row.joined_on_precision),
                "; ".join([row.role, *map(str, row.roles.all())]).strip("; "),
                scope.money(row.fee, row.currency_id),
                row.note,
            ),
            scope.page(row),
        )
        for row in rows.prefetch_related(Prefetch("roles", roles)).order_by("network__name_key", "pk")
    ]
    header = [_("Network"), _("Member since"), _("Roles and seats"), _("Yearly fee"), _("Note")]
    return table("networks", _("Networks"), _("The networks that the city belongs to."), header, lines)


@part
def fees(scope):
    rows = scope.of(NetworkFee).select_related("membership__network").order_by("-year", "membership__network__name_key")
    asked = without_this_years_fee(scope).select_related("network").order_by("network__name_key")
    expected = _("not on file: %(fee)s expected")
    lines = [
        (
            (row.network, scope.today.year, expected % {"fee": scope.money(row.fee, row.currency_id)}, ""),
            scope.page(row),
        )
        for row in asked
    ]
    lines += [
        ((row.membership.network, row.year, scope.money(row.amount, row.currency_id), scope.date(row.paid_on)), "")
        for row in rows
    ]
    header = [_("Network"), _("Year"), _("Paid"), _("On")]
    said = _("What was paid to networks, year by year; first what this year still asks for.")
    return table("fees", _("Fees"), said, header, lines)


@part
def promises(scope):
    missions = scope.of(Activity).missions()
    rows = Promise.objects.filter(mission__activity__in=missions).select_related("mission__activity")
    lines = [
        (
            (
                row.what,
                row.get_side_display(),
                scope.date(row.due_on),
                row.get_state_display(),
                row.mission.activity,
                row.note,
            ),
            scope.page(row.mission.activity),
        )
        for row in _open_first(rows, "state", PromiseState)
    ]
    header = [_("What was promised"), _("Whose promise"), _("By when"), _("State"), _("Mission"), _("Note")]
    said = _("What was promised on missions and visits, by us or to us; what is still open comes first.")
    return table("promises", _("Promises of missions"), said, header, lines)


@part
def follow_ups(scope):
    rows = scope.of(Activity).missions().filter(mission__isnull=False).select_related("mission__followed_up_by")
    rows = rows.prefetch_related("mission__follow_ups").order_by("-starts_on", "pk")
    asked = [(row, each) for row in rows for each in questions(row, scope.begins_on) if _has_a_state(each, scope)]
    lines = [
        (
            (
                row.title,
                scope.date(each.due_on),
                each.days,
                _came_of_it(each),
                row.mission.followed_up_by or "",
            ),
            scope.page(row),
        )
        for row, each in sorted(asked, key=lambda pair: (not pair[1].is_due, not pair[1].is_open))
    ]
    header = [_("Mission"), _("Asked for"), _("Days after it"), _("What came of it"), _("Post that follows it up")]
    said = _("What came of each mission, whenever it was asked; what waits for an answer comes first.")
    return table("follow-ups", _("Follow-ups of missions"), said, header, lines)


def _has_a_state(question, scope):
    """Whether it was answered, waits or is still to come; one that a later one has overtaken is not told."""
    return question.answer or question.is_due or (question.is_open and question.due_on > scope.begins_on)


def _came_of_it(question):
    """What was answered; else whether the question waits or is still to come."""
    if question.answer:
        told = question.answer.get_outcome_display(), question.answer.text, question.answer.next_step
        return ". ".join(filter(None, map(str, told)))
    return _("waits for an answer") if question.is_due else _("to be asked")


@part
def commitments(scope):
    rows = scope.of(Commitment).select_related("dialogue", "owner")
    lines = [
        (
            (
                row.text,
                row.responsible or row.owner or "",
                scope.date(row.due_on),
                row.get_status_display(),
                row.dialogue or "",
                row.status_note,
            ),
            scope.page(row),
        )
        for row in _open_first(rows, "status", CommitmentStatus)
    ]
    header = [_("What was agreed"), _("By whom"), _("Due on"), _("Status"), _("Dialogue"), _("Note")]
    said = _("What was agreed in dialogues or promised in public; what is not done comes first.")
    return table("commitments", _("Commitments"), said, header, lines)


def _open_first(rows, name, states):
    """In the order of their states, in which the open ones stand first."""
    return sorted(rows, key=lambda row: states.values.index(getattr(row, name)))


@part
def evaluation_decisions(scope):
    kept = scope.of(EvaluationDecision).filter(evaluation__removed_at=None, state__in=["open", "under-way"])
    lines = [
        (
            (
                row.text,
                row.evaluation,
                row.owner or "",
                scope.date(row.due_on),
                row.get_state_display(),
                row.state_note,
            ),
            scope.page(row),
        )
        for row in kept.select_related("evaluation", "owner")
    ]
    header = [_("Decision"), _("Evaluation"), _("Post"), _("Due on"), _("State"), _("Note")]
    said = _("What was decided after evaluations and is not done.")
    return table("evaluation-decisions", _("Open decisions after evaluations"), said, header, lines)


@part
def projects(scope):
    rows = (
        scope.of(Project)
        .exclude(status__in=[ProjectStatus.FINISHED, ProjectStatus.CANCELLED])
        .order_by("ends_on", "title", "pk")
    )
    lines = [
        (
            (
                row.title,
                row.get_status_display(),
                scope.date(row.starts_on, row.starts_on_precision),
                scope.date(row.ends_on),
                scope.money(row.budget, row.currency_id),
            ),
            scope.page(row),
        )
        for row in rows
    ]
    header = [_("Project"), _("Status"), _("Begins"), _("Ends"), _("Budget")]
    return table("projects", _("Projects under way"), _("Projects that have not ended."), header, lines)
