"""Saving a self-review with its answers, and setting two of them side by side."""

from dataclasses import dataclass

from django.db import transaction

from observatory import guidance, history
from observatory.choices import ReviewAnswer
from observatory.models import ReviewItem
from observatory.services.codes import give_code


@transaction.atomic
def save_review(form, *, by):
    """Save a self-review with its answers and its line in the log. Raises `history.ChangedMeanwhile`."""
    review = form.instance
    is_new = review.pk is None
    if not review.code:
        give_code(review, form.code_text())
    before = {} if is_new else history.lock(review, expected=form.cleaned_data["version"]) | said(review)
    saved = form.save()
    saved.items.all().delete()
    ReviewItem.objects.bulk_create(
        ReviewItem(review=saved, key=key, answer=answer, evidence=evidence)
        for key, (answer, evidence) in form.given().items()
    )
    after = history.snapshot(saved) | said(saved)
    history.note("created" if is_new else "changed", saved, by=by, before=before, after=after)
    return saved


def said(review):
    """The answers of a review as the log keeps them, in words: {name of the item: answer with its evidence}."""
    answers = given_answers(review)
    titles = {item.key: str(item.title) for item in guidance.guides()[review.kind].items}
    return {
        titles[key]: ". ".join(filter(None, [str(item.get_answer_display()), item.evidence]))
        for key, item in answers.items()
        if key in titles
    }


def given_answers(review):
    """The answers of a review by the key of their item, in one query."""
    return {item.key: item for item in review.items.all()}


@dataclass(frozen=True)
class Change:
    """An item of two reviews: what was said then and now; `direction` is better, worse, same, first or lost."""

    item: guidance.Item
    then: ReviewItem | None
    now: ReviewItem | None
    direction: str


def compare(earlier, later):
    """Set two reviews of one kind side by side, as [(group, [Change, …]), …] in the order of the guide."""
    guide = guidance.guides()[later.kind]
    then, now = given_answers(earlier), given_answers(later)
    return [
        (group, [_change(guide, item, then.get(item.key), now.get(item.key)) for item in group.items])
        for group in guide.groups
    ]


def _change(guide, item, then, now):
    return Change(item, then, now, direction(guide, then, now))


def direction(guide, then, now):
    """Tell how an answer moved: answers stand from the best to the worst in the guide."""
    before, after = then.answer if then else "", now.answer if now else ""
    if before == after:
        return "same" if before else "none"
    if not before or not after:
        return "first" if after else "lost"
    return "better" if guide.answers.index(after) < guide.answers.index(before) else "worse"


def tally(guide, answers):
    """Count the answers given as [(answer's word, how many), …] in the order of the guide, those not answered last."""
    given = [answers[item.key].answer for item in guide.items if item.key in answers]
    counts = [(ReviewAnswer(answer).label, given.count(answer)) for answer in guide.answers]
    return counts, len(guide.items) - sum(n for _word, n in counts)
