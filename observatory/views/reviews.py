"""How an office looks at its own strategy: two reviews side by side, and what would survive a change of government."""

from collections import Counter, defaultdict

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import ngettext

from observatory import guidance
from observatory.choices import LegislativeApproval, ReviewAnswer, ReviewKind
from observatory.models import (
    BudgetYear,
    GovernmentGoal,
    Lesson,
    NetworkMembership,
    PlanningInstrument,
    SelfReview,
)
from observatory.services import reviews
from observatory.services.codes import with_key
from observatory.views.nouns.reviews import SELF_REVIEW
from observatory.views.planning import strategy_of
from observatory.views.workspace import city_of


def review_compare(request, city, key):
    """A review beside an earlier one of its kind: the one asked for, or the one before it."""
    city = city_of(request, city)
    review = SELF_REVIEW.find(city, request.user, key)
    others = of_kind(review).exclude(pk=review.pk)
    asked = request.GET.get("with")
    other = with_key(others, asked).first() if asked else others.filter(done_on__lte=review.done_on).first()
    if asked and other is None:
        raise Http404
    earlier, later = sorted([other or review, review], key=lambda each: (each.done_on, each.pk))
    groups = reviews.compare(earlier, later) if other else []
    context = {"city": city, "section": "strategy", "review": review, "earlier": earlier, "later": later}
    context |= {"others": list(others), "other": other, "groups": groups, "said": movement_in_words(groups)}
    return render(request, "observatory/self-review_compare.html", context)


def of_kind(review):
    rows = SelfReview.objects.of(review.city).kept().filter(kind=review.kind, strategy=review.strategy_id)
    return rows.prefetch_related("items").order_by("-done_on", "-pk")


def movement_in_words(groups):
    """Say how many answers moved which way between two reviews."""
    counts = Counter(change.direction for _group, changes in groups for change in changes)
    words = {
        "better": ngettext("%(n)s is better", "%(n)s are better", counts["better"]),
        "worse": ngettext("%(n)s is worse", "%(n)s are worse", counts["worse"]),
        "same": ngettext("%(n)s is the same", "%(n)s are the same", counts["same"]),
        "first": ngettext(
            "%(n)s is answered for the first time", "%(n)s are answered for the first time", counts["first"]
        ),
        "lost": ngettext("%(n)s is no longer answered", "%(n)s are no longer answered", counts["lost"]),
    }
    return ", ".join(text % {"n": counts[key]} for key, text in words.items() if counts[key])


def strategy_survival(request, city, key):
    """What the latest review of the keys, and the register, say of a change of government (N8 ch. 1)."""
    strategy = strategy_of(request, city, key)
    rows = SelfReview.objects.of(strategy.city).kept().filter(kind=ReviewKind.KEYS, strategy=strategy)
    review = rows.prefetch_related("items").order_by("-done_on", "-pk").first()
    given = reviews.given_answers(review) if review else {}
    guide = guidance.guides()[ReviewKind.KEYS]
    by_answer = defaultdict(list)
    for group in guide.groups:
        for item in group.items:
            answer = given.get(item.key)
            by_answer[answer.answer if answer else ""].append((group, item, answer))
    context = {"city": strategy.city, "section": "strategy", "strategy": strategy, "review": review}
    context |= {"holds": by_answer[ReviewAnswer.YES], "partly": by_answer[ReviewAnswer.PARTLY]}
    context |= {"fails": by_answer[ReviewAnswer.NO], "unsaid": by_answer[""], "facts": facts_of(strategy)}
    return render(request, "observatory/strategy_survival.html", context)


def facts_of(strategy):
    """What the register holds that outlives a government, as counts by name."""
    city = strategy.city
    instruments = PlanningInstrument.objects.of(city).kept()
    return {
        "instruments": instruments.count(),
        "approved": instruments.filter(legislative_approval=LegislativeApproval.APPROVED).count(),
        "goals": GovernmentGoal.objects.of(city).kept().count(),
        "served": GovernmentGoal.objects.of(city).kept().filter(objectives__strategy=strategy).distinct().count(),
        "budgets": BudgetYear.objects.of(city).kept().count(),
        "lessons": Lesson.objects.of(city).kept().count(),
        "networks": NetworkMembership.objects.of(city).kept().filter(left_on=None).count(),
    }
