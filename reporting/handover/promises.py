"""What the city is bound to: agreements, networks and their fees, promises of missions, commitments of dialogues."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from dialogues.models import Commitment
from indicators.models import EvaluationDecision
from observatory.choices import ProjectStatus, Pulse
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
    lines = [
        ((row.membership.network, row.year, scope.money(row.amount, row.currency_id), scope.date(row.paid_on)), "")
        for row in rows
    ]
    header = [_("Network"), _("Year"), _("Paid"), _("On")]
    return table("fees", _("Fees"), _("What was paid to networks, year by year."), header, lines)


@part
def promises(scope):
    missions = scope.of(Activity).missions()
    rows = Promise.objects.kept_open().filter(mission__activity__in=missions).select_related("mission__activity")
    lines = [
        (
            (row.what, row.get_side_display(), scope.date(row.due_on), row.mission.activity, row.note),
            scope.page(row.mission.activity),
        )
        for row in rows
    ]
    header = [_("What was promised"), _("Whose promise"), _("By when"), _("Mission"), _("Note")]
    said = _("What was promised on missions and visits, by us or to us, and is still open.")
    return table("promises", _("Promises of missions"), said, header, lines)


@part
def follow_ups(scope):
    rows = scope.of(Activity).missions().filter(mission__isnull=False).select_related("mission__followed_up_by")
    rows = rows.prefetch_related("mission__follow_ups").order_by("-starts_on", "pk")
    lines = [
        ((row.title, scope.date(question.due_on), question.days, row.mission.followed_up_by or ""), scope.page(row))
        for row in rows
        for question in questions(row, scope.begins_on)
        if question.is_due
    ]
    header = [_("Mission"), _("Asked for"), _("Days after it"), _("Post that follows it up")]
    said = _("Missions of which nobody has said yet what came of them.")
    return table("follow-ups", _("Follow-ups of missions"), said, header, lines)


@part
def commitments(scope):
    rows = scope.of(Commitment).select_related("dialogue", "owner").filter(status__in=["open", "under-way"])
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
        for row in rows
    ]
    header = [_("What was agreed"), _("By whom"), _("Due on"), _("Status"), _("Dialogue"), _("Note")]
    said = _("What was agreed in dialogues or promised in public, and is not done.")
    return table("commitments", _("Open commitments"), said, header, lines)


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
