"""Offers and needs brought together: which offers answer a need and why, and which were accepted."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from observatory import history
from observatory.matching import Common, Subject, common
from observatory.models import Need, Offer
from observatory.services.topics import one_form

MOST = 20


@dataclass(frozen=True)
class Answer:
    """Something that may go with an offer or a need: the other record, and in the words of this one why."""

    record: object
    topics: tuple
    goals: tuple
    area: str


def nameable(model, city, *, closed_too=False):
    """The open offers (or needs) that a city may see: its own, and those other cities show to everybody."""
    public = Q(is_public=True, city__is_public=True, city__is_observed=True)
    kept = model.objects.kept().filter(public | Q(city=city))
    return kept if closed_too else kept.open()


def offers_for(need):
    """The offers that share a topic, a goal or the area with a need, the best first."""
    taken = need.matches.values("offer")
    return _answers(need, nameable(Offer, need.city).exclude(pk__in=taken))


def needs_for(offer):
    """The needs that share a topic, a goal or the area with an offer, the best first."""
    taken = offer.matches.values("need")
    return _answers(offer, nameable(Need, offer.city).exclude(pk__in=taken))


def _answers(asked, others):
    subject = _subject(asked)
    found = []
    for other in others.select_related("city", "department").prefetch_related("sdgs").order_by("-since", "-pk"):
        shared = common(subject, _subject(other))
        if shared.weight:
            found.append((shared, other))
    found.sort(key=lambda pair: -pair[0].weight)
    return [_answer(asked, shared, other) for shared, other in found[:MOST]]


def _subject(record):
    goals = frozenset(sdg.code.split(".")[0] for sdg in record.sdgs.all())
    return Subject(frozenset(map(one_form, record.topics)), goals, record.area_of_action)


def _answer(asked, shared: Common, other):
    return Answer(
        record=other,
        topics=tuple(topic for topic in asked.topics if one_form(topic) in shared.topics),
        goals=tuple(sorted(shared.goals, key=int)),
        area=str(asked.get_area_of_action_display()) if shared.area else "",
    )


@transaction.atomic
def save_match(form, *, by):
    """Save that an offer was accepted for a need, or what came of it. Raises `history.ChangedMeanwhile`."""
    return history.save_form(form, by=by)


@transaction.atomic
def remove_match(match, *, by):
    """Take back that an offer was accepted; only the history keeps it."""
    history.note("removed", match, by=by, before={"matched_on": str(match.matched_on), "outcome": match.outcome})
    match.delete()
