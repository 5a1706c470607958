"""Missions and visits: who went, what was promised, what came of them when it was asked again, and at what cost."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import OuterRef, Subquery

from observatory import history
from observatory.choices import Outcome
from observatory.models import Currency, Delegate, FollowUp, Mission
from observatory.models.mission import MILESTONES
from observatory.services.codes import give_code
from observatory.services.rows import in_words, write_rows
from observatory.services.sources import attach_evidence

LIVING = {Outcome.LEAD, Outcome.RESULT}
ASKED_FOR = datetime.timedelta(days=90)  # how long a question that nobody answers stays on the desk
ANSWER = ("outcome", "text", "next_step")


@transaction.atomic
def save_mission(form, *, by):
    """Save a mission: the activity and what it has besides, in one line of the log; raises `ChangedMeanwhile`."""
    activity = form.instance
    is_new = activity.pk is None
    attach_evidence(form, by=by)
    if not activity.code:
        give_code(activity, form.code_text())
    before = {} if is_new else history.lock(activity, expected=form.cleaned_data["version"]) | besides(activity)
    saved = form.save()
    mission, _is_new = Mission.objects.update_or_create(activity=saved, defaults=form.besides())
    for accessor in WORDS:
        if (rows := form.cleaned_data.get(accessor)) is not None:
            write_rows(getattr(mission, accessor), rows)
    after = history.snapshot(saved) | besides(saved)
    history.note("created" if is_new else "changed", saved, by=by, before=before, after=after)
    return saved


def besides(activity):
    """What a mission has besides its activity, as the change log keeps it."""
    mission = Mission.objects.filter(activity=activity).first()
    if mission is None:
        return {}
    told = {name: value for name, value in history.snapshot(mission).items() if name != "activity"}
    return told | in_words(mission, WORDS)


def counterpart_in_words(row):
    """A counterpart as the log keeps it: "Port of Rosario, director, AR"."""
    return ", ".join(filter(None, [row.organisation, row.post, row.country_id]))


def promise_in_words(row):
    """A promise as the log keeps it: "Send the plan, ours, 2026-05-31, open"."""
    day = row.due_on and row.due_on.isoformat()
    return ", ".join(filter(None, [row.what, row.side, day, row.state, row.note]))


WORDS = {"posts": str, "counterparts": counterpart_in_words, "promises": promise_in_words}


# --- The delegation in one line


def posts_in(text):
    """Read "mayor; 2 advisers" as the posts of a delegation; they are not stored."""
    parts = (part.strip() for part in re.split("[;,\\n]", text))
    matches = (re.fullmatch(r"(?:([1-9]\d{0,3})\s+)?(.+)", part) for part in parts if part)
    return [Delegate(post=match[2][:200], number=int(match[1] or 1)) for match in matches]


def delegation_in_words(posts):
    return "; ".join(map(str, posts))


def store_posts(delegations):
    """Store the delegations of missions anew: {mission: "mayor; 2 advisers"}."""
    Delegate.objects.filter(mission__in=delegations).delete()
    rows = [(mission, post) for mission, text in delegations.items() for post in posts_in(text)]
    for mission, post in rows:
        post.mission = mission
    Delegate.objects.bulk_create([post for _mission, post in rows], batch_size=500)


# --- The question that is asked again


@dataclass(frozen=True)
class Question:
    """What came of a mission, asked so many days after it ended.

    It `is_open` until it is answered or the mission is closed, and `is_due` when somebody should answer it now.
    """

    days: int
    due_on: datetime.date
    answer: FollowUp | None
    is_open: bool
    is_due: bool


def ended_on(activity):
    return activity.ends_on or activity.starts_on


def questions(activity, today):
    """Give the questions about a mission, in order of their days; its `mission.follow_ups` should be at hand."""
    answers = {each.days: each for each in activity.mission.follow_ups.all()}
    is_closed = any(each.outcome == Outcome.CLOSED for each in answers.values())
    dues = {days: ended_on(activity) + datetime.timedelta(days=days) for days in MILESTONES}
    latest = max((days for days, due in dues.items() if due <= today), default=None)
    is_open = {days: days not in answers and not is_closed for days in MILESTONES}
    return [
        Question(days, due, answers.get(days), is_open[days], is_open[days] and days == latest)
        for days, due in dues.items()
    ]


def question_to_answer(activity, today):
    """Give the question about a mission that waits for an answer, or None; after ninety days it waits no more."""
    waiting = (each for each in questions(activity, today) if each.is_due and today <= each.due_on + ASKED_FOR)
    return next(waiting, None)


def asked_lately(missions, today):
    """Filter missions to those about which a question may be waiting, with their answers."""
    first = today - datetime.timedelta(days=MILESTONES[-1]) - ASKED_FOR
    found = missions.ended_by(today - datetime.timedelta(days=MILESTONES[0])).ended_from(first)
    return found.select_related("mission").prefetch_related("mission__follow_ups").order_by("starts_on", "pk")


@transaction.atomic
def answer_question(form, *, activity, days, today, by):
    """Keep an answer to what came of a mission, and the promises told of with it. Raises `history.ChangedMeanwhile`."""
    history.lock(activity, expected=form.cleaned_data["version"])
    answer = form.instance
    stored = FollowUp.objects.filter(pk=answer.pk).values(*ANSWER).first() or {}
    before, promises = stored | {"promises": besides(activity).get("promises")}, form.told_promises()
    answer.mission, _is_new = Mission.objects.get_or_create(activity=activity)
    answer.days, answer.asked_on = days, ended_on(activity) + datetime.timedelta(days=days)
    answer.answered_on = today
    form.save()
    for promise, state in promises:
        promise.state = state
        promise.save(update_fields=["state"])
    if answer.outcome == Outcome.RESULT and not activity.result:
        activity.result = answer.text
        activity.save(update_fields=["result"])
    after = {name: getattr(answer, name) for name in ANSWER} | {"promises": besides(activity)["promises"]}
    history.note("followed up", activity, by=by, before=before, after=after)
    return answer


# --- What it cost


def with_outcome(missions):
    """Add `outcome`: what was answered last about each mission, or None."""
    answers = FollowUp.objects.filter(mission__activity=OuterRef("pk")).order_by("-days")
    return missions.annotate(outcome=Subquery(answers.values("outcome")[:1]))


@dataclass(frozen=True)
class CostPerLead:
    """What a living lead has cost; `amount` is None where that cannot be told, and `reason` says why.

    A lead lives when the last answer about its mission says so, or tells of a result. All missions that were asked
    about count for the cost, those that led nowhere as well.
    """

    missions: int
    leads: int
    total: Decimal | None = None
    currency: Currency | None = None
    reason: str = ""

    @property
    def amount(self):
        return None if self.reason else self.total / self.leads


def cost_per_lead(missions):
    """Tell what a living lead of these missions cost, where it can be told."""
    rows = list(with_outcome(missions).exclude(outcome=None).order_by("pk").values_list("outcome", "cost", "currency"))
    counts = {"missions": len(rows), "leads": sum(outcome in LIVING for outcome, _cost, _currency in rows)}
    costs = [cost for _outcome, cost, _currency in rows]
    currencies = {currency for *_rest, currency in rows}
    for reason, holds in (
        ("nothing-asked", not rows),
        ("no-lead", not counts["leads"]),
        ("cost-missing", None in costs),
        ("currencies", len(currencies) > 1 or None in currencies),
    ):
        if holds:
            return CostPerLead(**counts, reason=reason)
    return CostPerLead(**counts, total=sum(costs), currency=Currency.objects.get(pk=currencies.pop()))
