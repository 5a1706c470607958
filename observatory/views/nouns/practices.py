from django.utils.translation import gettext_lazy as _

from observatory.choices import PracticeStep
from observatory.forms.practices import NeedForm, OfferForm, PracticeForm
from observatory.models import GoodPractice, Need, Offer, PracticeCriterion
from observatory.services.matches import nameable, needs_for, offers_for
from observatory.services.practices import save_practice
from observatory.views.noun import Noun


def practice_extra(practice, request):
    checks = list(practice.checks.select_related("criterion"))
    n_criteria = PracticeCriterion.objects.count()
    is_ready = len(checks) == n_criteria and practice.state == PracticeStep.IDENTIFIED
    return {"checks": checks, "n_criteria": n_criteria, "is_ready": is_ready}


def need_extra(need, request):
    seen = nameable(Offer, need.city, closed_too=True)
    matches = need.matches.select_related("offer__city")
    return {"answers": offers_for(need), "matches": shown(matches, "offer", seen)}


def offer_extra(offer, request):
    seen = nameable(Need, offer.city, closed_too=True)
    matches = offer.matches.select_related("need__city")
    return {"answers": needs_for(offer), "matches": shown(matches, "need", seen)}


def shown(matches, side, seen):
    """The matches, each with the record on its other side where the city may still see it, else None."""
    visible = set(seen.filter(matches__in=matches).values_list("pk", flat=True))
    return [(match, getattr(match, side) if getattr(match, f"{side}_id") in visible else None) for match in matches]


PRACTICE = Noun(
    name="practice",
    model=GoodPractice,
    form=PracticeForm,
    save=save_practice,
    rows=lambda rows: rows.with_state().select_related("department"),
    details=lambda rows: rows.with_state().select_related("department").prefetch_related("sdgs", "events__country"),
    extra=practice_extra,
    search=("title", "summary", "problem", "how", "results", "code"),
    by=("area_of_action", "department"),
    sorts={"title": ("title",), "latest": ("last_event_on",)},
    default_sort="-latest",
    words={
        "many": _("Good practices"),
        "new": _("Log a good practice"),
        "lede": _("A title and a few sentences: it is identified. Then it is checked, shown, and passed on."),
        "none": _("No good practice is logged yet"),
        "hint": _("Ask the departments what they do well: it can be systematised, shown and taught elsewhere."),
    },
)

OFFER = Noun(
    name="offer",
    model=Offer,
    form=OfferForm,
    rows=lambda rows: rows.select_related("department"),
    details=lambda rows: rows.select_related("department", "practice").prefetch_related("sdgs"),
    extra=offer_extra,
    search=("title", "description", "code"),
    by=("department", "area_of_action"),
    sorts={"title": ("title",), "department": ("department__name",), "since": ("since",)},
    default_sort="-since",
    words={
        "many": _("What we can teach"),
        "new": _("Log what a department can teach"),
        "none": _("Nothing is offered yet"),
        "hint": _("Ask each department what it could teach others: it is matched with what others want to learn."),
    },
)

NEED = Noun(
    name="need",
    model=Need,
    form=NeedForm,
    rows=lambda rows: rows.select_related("department"),
    details=lambda rows: rows.select_related("department").prefetch_related("sdgs"),
    extra=need_extra,
    search=("title", "description", "code"),
    by=("department", "area_of_action"),
    sorts={"title": ("title",), "department": ("department__name",), "since": ("since",)},
    default_sort="-since",
    words={
        "many": _("What we want to learn"),
        "new": _("Log what a department wants to learn"),
        "none": _("No need is logged yet"),
        "hint": _("Ask each department what it wants to learn from others: it is matched with what others can teach."),
    },
)
