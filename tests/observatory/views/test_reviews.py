import datetime

import pytest
from django.urls import reverse

from observatory import guidance
from observatory.choices import ReviewAnswer
from observatory.models import Change, SelfReview
from observatory.services import reviews
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
KINDS = ["ideas", "keys", "diagnosis"]


@pytest.fixture
def strategy(city):
    return make.StrategyFactory(city=city, code="plan")


def new(city, kind=""):
    return reverse("self-review-new", args=[city.code]) + (f"?kind={kind}" if kind else "")


def typed(strategy, kind, **answers):
    return {"kind": kind, "strategy": strategy.pk, "done_on": "9/3/2026"} | answers


@pytest.mark.parametrize("kind", KINDS)
def test_a_review_asks_every_item_of_its_kind(desk, city, strategy, kind):
    page = desk.get(new(city, kind))

    assert page.context["form"].guide.kind == kind
    for item in guidance.guides()[kind].items:
        assert f'name="{item.key}"' in page.content.decode()


def test_a_kind_that_is_none_asks_the_twelve_ideas(desk, city, strategy):
    assert desk.get(new(city, "stars")).context["form"].guide.kind == "ideas"


def test_a_review_keeps_what_was_answered_and_nothing_else(desk, city, strategy, staff):
    answers = {"aligned": "yes", "aligned-evidence": "The plan, p. 12", "plural": "", "plural-evidence": ""}
    response = desk.post(new(city), typed(strategy, "ideas", **answers))

    review = SelfReview.objects.get(city=city)
    assert response["Location"] == reverse("self-review-detail", args=[city.code, review.code])
    assert [(each.key, each.answer, each.evidence) for each in review.items.all()] == [
        ("aligned", "yes", "The plan, p. 12")
    ]
    log = Change.objects.get(record="observatory.selfreview")
    assert (log.by, log.after["Aligned"]) == (staff, "Yes. The plan, p. 12")
    assert not review.is_public


def test_an_answer_of_another_kind_is_refused(desk, city, strategy):
    response = desk.post(new(city), typed(strategy, "ideas", aligned="done"))

    assert "aligned" in response.context["form"].errors
    assert not SelfReview.objects.exists()


def test_a_new_review_starts_with_the_answers_of_the_last_one_of_its_kind(desk, city, strategy):
    earlier = make.SelfReviewFactory(strategy=strategy)
    make.ReviewItemFactory(review=earlier, key="aligned", answer="partly", evidence="Minutes")
    make.SelfReviewFactory(strategy=strategy, kind="keys")
    make.ReviewItemFactory(review=make.SelfReviewFactory(done_on=datetime.date(2026, 1, 1)), answer="no")

    form = desk.get(new(city)).context["form"]

    assert (form["aligned"].value(), form["aligned-evidence"].value()) == ("partly", "Minutes")
    assert form["done_on"].value() is None


def test_a_review_is_changed_with_what_was_said_before_in_the_log(desk, city, strategy):
    review = make.SelfReviewFactory(strategy=strategy, code="r")
    make.ReviewItemFactory(review=review, key="aligned", answer="no")

    desk.post(reverse("self-review-edit", args=[city.code, "r"]), typed(strategy, "keys", aligned="yes", version=1))

    review.refresh_from_db()
    assert (review.kind, review.version, review.items.get().answer) == ("ideas", 2, "yes")
    log = Change.objects.get(record="observatory.selfreview", action="changed")
    assert (log.before["Aligned"], log.after["Aligned"]) == ("No", "Yes")


def test_a_review_saved_meanwhile_is_not_written_over(desk, city, strategy):
    review = make.SelfReviewFactory(strategy=strategy, code="r", version=3)

    response = desk.post(
        reverse("self-review-edit", args=[city.code, "r"]), typed(strategy, "ideas", aligned="yes", version=1)
    )

    assert response.status_code == 409
    assert not review.items.exists()


def test_the_page_of_a_review_counts_the_answers_and_gives_no_score(desk, city, strategy):
    review = make.SelfReviewFactory(strategy=strategy, code="r")
    make.ReviewItemFactory(review=review, key="aligned", answer="yes")

    page = desk.get(reverse("self-review-detail", args=[city.code, "r"])).content.decode()

    assert "Yes: 1 · Partly: 0 · No: 0 · Not answered: 11" in page
    assert "%" not in page.split("<main")[1].split("</main")[0]


@pytest.mark.parametrize(
    ("then", "now", "direction"),
    [
        ("no", "yes", "better"),
        ("yes", "partly", "worse"),
        ("yes", "yes", "same"),
        ("", "no", "first"),
        ("no", "", "lost"),
        ("", "", "none"),
    ],
)
def test_an_answer_moves_as_the_guide_orders_the_answers(then, now, direction):
    guide = guidance.guides()["ideas"]

    def said(answer):
        return make.ReviewItemFactory.build(answer=answer, review=None) if answer else None

    assert reviews.direction(guide, said(then), said(now)) == direction


def test_two_years_stand_side_by_side_with_what_changed_in_words(desk, city, strategy):
    earlier = make.SelfReviewFactory(strategy=strategy, code="then", done_on=datetime.date(2024, 3, 9))
    later = make.SelfReviewFactory(strategy=strategy, code="now", done_on=datetime.date(2025, 3, 9))
    make.ReviewItemFactory(review=earlier, key="aligned", answer="no")
    make.ReviewItemFactory(review=later, key="aligned", answer="yes", evidence="The plan")
    make.ReviewItemFactory(review=later, key="plural", answer="yes")

    for at in ("now", "then"):
        page = desk.get(
            reverse("self-review-compare", args=[city.code, at]) + "?with=" + {"now": "then", "then": "now"}[at]
        )
        assert "1 is better, 1 is answered for the first time" in page.content.decode()
        assert (page.context["earlier"], page.context["later"]) == (earlier, later)


def test_a_first_review_has_nothing_to_stand_beside(desk, city, strategy):
    make.SelfReviewFactory(strategy=strategy, code="only")
    make.SelfReviewFactory(strategy=strategy, code="keys", kind="keys")

    page = desk.get(reverse("self-review-compare", args=[city.code, "only"]))

    assert "There is no earlier review of this kind" in page.content.decode()
    assert desk.get(reverse("self-review-compare", args=[city.code, "only"]) + "?with=keys").status_code == 404


def test_what_would_survive_follows_the_latest_review_of_the_keys(desk, city, strategy):
    make.SelfReviewFactory(strategy=strategy, kind="keys", done_on=datetime.date(2024, 1, 1))
    review = make.SelfReviewFactory(strategy=strategy, kind="keys", done_on=datetime.date(2025, 1, 1))
    for key, answer in [("plan", "yes"), ("tables", "partly"), ("legislature", "no")]:
        make.ReviewItemFactory(review=review, key=key, answer=answer)
    make.PlanningInstrumentFactory(city=city, legislative_approval="approved")

    context = desk.get(reverse("strategy-survival", args=[city.code, "plan"])).context

    assert [[item.key for _group, item, _given in context[name]] for name in ("holds", "partly", "fails")] == [
        ["plan"],
        ["tables"],
        ["legislature"],
    ]
    assert len(context["unsaid"]) == 8
    assert context["facts"]["approved"] == 1


def test_without_a_review_the_page_offers_one(desk, city, strategy):
    page = desk.get(reverse("strategy-survival", args=[city.code, "plan"])).content.decode()

    assert f"kind=keys&amp;strategy={strategy.uuid}" in page


def test_every_answer_of_a_guide_can_be_counted():
    guide = guidance.guides()["diagnosis"]
    counts, unanswered = reviews.tally(guide, {})

    assert [word for word, _n in counts] == [ReviewAnswer(answer).label for answer in guide.answers]
    assert unanswered == 36
