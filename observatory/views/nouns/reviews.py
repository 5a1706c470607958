from django.utils.translation import gettext_lazy as _

from observatory import guidance
from observatory.forms.reviews import SelfReviewForm
from observatory.models import SelfReview
from observatory.services import reviews
from observatory.views.noun import Noun
from observatory.views.nouns.strategy import PLACE


def review_extra(review, request):
    """The answers by group, how many of each, and the earlier reviews of the same kind."""
    guide = guidance.guides()[review.kind]
    given = reviews.given_answers(review)
    counts, unanswered = reviews.tally(guide, given)
    same = SelfReview.objects.of(review.city).kept().filter(kind=review.kind, strategy=review.strategy_id)
    return {
        "groups": [(group, [(item, given.get(item.key)) for item in group.items]) for group in guide.groups],
        "counts": counts,
        "unanswered": unanswered,
        "has_others": same.exclude(pk=review.pk).exists(),
    }


SELF_REVIEW = Noun(
    name="self-review",
    model=SelfReview,
    form=SelfReviewForm,
    form_template="observatory/self-review_form.html",
    save=reviews.save_review,
    rows=lambda rows: rows.select_related("strategy"),
    details=lambda rows: rows.select_related("strategy").prefetch_related("items"),
    extra=review_extra,
    search=("taken_part", "note"),
    by=("kind", "strategy"),
    sorts={"date": ("done_on",), "kind": ("kind", "-done_on")},
    default_sort="-date",
    **PLACE,
    words={
        "many": _("Self-reviews"),
        "new": _("Review the strategy"),
        "lede": _("Answer what you can show. What is left empty counts as not answered, never as “no”."),
        "none": _("The strategy has not been reviewed yet"),
        "hint": _("There are three ways to look at it: twelve ideas, eleven keys, and the diagnosis of the policy."),
    },
)
