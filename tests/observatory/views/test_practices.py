"""A good practice from its first mention to its transfer, and offers that meet needs."""

import datetime as dt

import pytest
from django.urls import reverse

from observatory.models import Change, GoodPractice, Match, PracticeCheck, PracticeCriterion, PracticeEvent
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(city):
    practice = make.GoodPracticeFactory(city=city)
    make.PracticeEventFactory(practice=practice)
    return practice


@pytest.fixture
def criteria():
    return [make.PracticeCriterionFactory(code=code) for code in ("result", "need")]


def happens(desk, city, practice, **typed):
    address = reverse("practice-event-new", args=[city.code, practice.uuid])
    return desk.post(address, {"happened_on": "2025-04", "where": "", **typed})


def answer(desk, city, practice, **typed):
    return desk.post(reverse("practice-criteria", args=[city.code, practice.uuid]), typed)


def state(practice):
    return GoodPractice.objects.with_state().get(pk=practice.pk).state


def test_a_new_practice_has_been_identified_on_the_day_told(desk, city):
    desk.post(
        reverse("practice-new", args=[city.code]),
        {"title": "Open rivers", "summary": "Rivers as public space", "identified_on": "2024-05"},
    )

    event = PracticeEvent.objects.get()
    assert (event.step, event.happened_on, event.happened_on_precision) == ("identified", dt.date(2024, 5, 1), "month")


def test_the_furthest_step_is_the_state_whatever_the_order_of_the_days(practice):
    make.PracticeEventFactory(practice=practice, step="transferred", where="Lima", happened_on=dt.date(2024, 1, 1))
    make.PracticeEventFactory(practice=practice, step="shown", where="Quito", happened_on=dt.date(2025, 1, 1))

    assert state(practice) == "transferred"


@pytest.mark.parametrize("step", ["shown", "submitted", "recognised", "listed", "transferred"])
def test_what_happens_elsewhere_says_where(desk, city, practice, step):
    refused = happens(desk, city, practice, step=step)
    assert refused.status_code == 200
    assert "error-summary" in refused.content.decode()

    assert happens(desk, city, practice, step=step, where="Somewhere").status_code == 302
    assert state(practice) == step
    log = Change.objects.get(record="observatory.goodpractice")
    assert len(log.after["events"]) == len(log.before["events"]) + 1
    assert (
        "Events of a practice" in desk.get(reverse("practice-detail", args=[city.code, practice.uuid])).content.decode()
    )


def test_an_event_that_is_still_to_come_is_refused(desk, city, practice):
    response = happens(desk, city, practice, step="shown", where="Quito", happened_on="2090")

    assert "still to come" in response.content.decode()


def test_it_is_systematised_once_every_criterion_has_an_answer(desk, city, practice, criteria):
    assert "once every criterion has an answer" in happens(desk, city, practice, step="systematised").content.decode()

    answer(desk, city, practice, **{"result-answer": "yes", "result-evidence": "A survey", "need-answer": "no"})
    detail = desk.get(reverse("practice-detail", args=[city.code, practice.uuid])).content.decode()
    assert "it is systematised" in detail
    assert happens(desk, city, practice, step="systematised").status_code == 302

    assert state(practice) == "systematised"
    assert "systematised" not in dict(
        desk.get(reverse("practice-event-new", args=[city.code, practice.uuid])).context["form"].fields["step"].choices
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"result-answer": "yes"}, "Say what shows it"),
        ({"result-answer": "partly", "result-evidence": "  "}, "Say what shows it"),
        ({"result-evidence": "A survey"}, "Choose an answer"),
    ],
)
def test_an_answer_and_its_evidence_belong_together(desk, city, practice, criteria, typed, said):
    response = answer(desk, city, practice, **typed)

    assert said in response.content.decode()
    assert not PracticeCheck.objects.exists()


def test_an_answer_can_be_taken_back(desk, city, practice, criteria):
    answer(desk, city, practice, **{"need-answer": "no"})
    answer(desk, city, practice)
    answer(desk, city, practice)

    assert not PracticeCheck.objects.exists()
    assert Change.objects.filter(record="observatory.goodpractice").count() == 2


def test_an_event_is_changed_and_taken_off_but_not_the_first(desk, city, practice):
    first = practice.events.get()
    shown = make.PracticeEventFactory(practice=practice, step="shown", where="Quito")
    edit = reverse("practice-event-edit", args=[city.code, practice.uuid, shown.uuid])
    typed = {"step": "listed", "where": "A platform", "happened_on": "2025", "version": 1}

    assert desk.get(edit).context["form"]["where"].value() == "Quito"
    assert desk.post(edit, typed).status_code == 302
    assert desk.post(edit, typed, follow=True).redirect_chain[-1][0].endswith("/edit/")  # an old version
    shown.refresh_from_db()
    assert shown.step == "listed"

    remove = "practice-event-remove"
    assert desk.get(reverse(remove, args=[city.code, practice.uuid, shown.uuid])).status_code == 405
    desk.post(reverse(remove, args=[city.code, practice.uuid, shown.uuid]))
    assert desk.post(reverse(remove, args=[city.code, practice.uuid, first.uuid])).status_code == 404
    assert list(practice.events.all()) == [first]
    only = desk.get(reverse("practice-event-edit", args=[city.code, practice.uuid, first.uuid])).context["form"]
    assert [value for value, _label in only.fields["step"].choices] == ["identified"]


def test_events_count_by_what_they_are(city, practice):
    make.PracticeEventFactory(practice=practice, step="submitted", where="Award")
    make.PracticeEventFactory(practice=practice, step="recognised", where="Award")
    make.PracticeEventFactory(practice=practice, step="listed", where="Platform", happened_on=dt.date(2024, 1, 1))
    events = PracticeEvent.objects.kept().of(city).between(dt.date(2025, 1, 1), dt.date(2025, 12, 31))

    assert events.being("submitted").count() == events.visible().count() == 1
    assert GoodPractice.objects.that_were("listed").get() == practice


def test_topics_in_two_languages_meet_and_the_offer_is_accepted(desk, city):
    need = make.NeedFactory(city=city, topics=["movilidad"])
    elsewhere = make.OfferFactory(city=make.PublicCityFactory(name="Lyon"), topics=["Mobilité"], is_public=True)
    hidden = make.OfferFactory(topics=["mobility"], title="A hidden offer")
    make.OfferFactory(city=city, topics=["water"], title="Another subject")

    page = desk.get(reverse("need-detail", args=[city.code, need.uuid]))
    assert [answer.record for answer in page.context["answers"]] == [elsewhere]
    assert "Lyon" in page.content.decode()

    match = reverse("need-match", args=[city.code, need.uuid, elsewhere.uuid])
    assert desk.get(reverse("need-match", args=[city.code, need.uuid, hidden.uuid])).status_code == 404
    assert desk.post(match, {"matched_on": "2090"}).status_code == 200
    assert desk.post(match, {"matched_on": "9/3/2025", "outcome": "Two visits"}).status_code == 302

    accepted = Match.objects.get()
    assert (accepted.matched_on, accepted.outcome) == (dt.date(2025, 3, 9), "Two visits")
    assert not desk.get(reverse("need-detail", args=[city.code, need.uuid])).context["answers"]
    assert type(need).objects.matched_by(dt.date(2025, 3, 9)).get() == need
    assert not type(need).objects.matched_by(dt.date(2025, 3, 8)).exists()

    desk.post(match, {"matched_on": "9/3/2025", "outcome": "Three visits", "version": 1})
    assert "saved a change" in desk.post(match, {"matched_on": "9/3/2025", "version": 1}, follow=True).content.decode()
    accepted.refresh_from_db()
    assert accepted.outcome == "Three visits"

    elsewhere.is_public = False
    elsewhere.title = "Told to nobody"
    elsewhere.save()
    for name in ("need-detail", "need-match"):
        arguments = [city.code, need.uuid, *([elsewhere.uuid] if name == "need-match" else [])]
        shown = desk.get(reverse(name, args=arguments)).content.decode()
        assert "Told to nobody" not in shown
        assert "no longer shows" in shown

    take_back = reverse("need-unmatch", args=[city.code, need.uuid, accepted.uuid])
    assert desk.get(take_back).status_code == 405
    desk.post(take_back)
    assert not Match.objects.exists()


def test_an_offer_shows_the_needs_it_may_answer_with_the_reasons(desk, city):
    goal = make.SdgFactory(code="11")
    target = make.SdgFactory(code="11.7", parent=goal)
    offer = make.OfferFactory(city=city, area_of_action="cooperation", topics=["waste"])
    offer.sdgs.add(goal)
    both = make.NeedFactory(city=city, area_of_action="cooperation", topics=["basura"])
    both.sdgs.add(target)
    make.NeedFactory(city=city, area_of_action="economy")
    make.NeedFactory(city=city, topics=["waste"], is_open=False)

    page = desk.get(reverse("offer-detail", args=[city.code, offer.uuid]))

    (answer,) = page.context["answers"]
    assert (answer.record, answer.topics, answer.goals) == (both, ("waste",), ("11",))
    assert "Cooperation and exchange" in page.content.decode()

    make.MatchFactory(need=both, offer=offer)
    assert str(both) in desk.get(reverse("offer-detail", args=[city.code, offer.uuid])).content.decode()


def test_the_criteria_are_asked_in_their_order(desk, city, practice, criteria):
    page = desk.get(reverse("practice-criteria", args=[city.code, practice.uuid]))

    assert [form.criterion for form in page.context["criteria"].forms] == list(PracticeCriterion.objects.all())


def test_a_lesson_is_printed_as_one_sheet_with_what_it_comes_from(desk, city):
    project = make.ProjectFactory(city=city, title="Rivers and people")
    lesson = make.LessonFactory(city=city, project=project, facts="12 meetings", anecdotes="It rained", theme="ties")

    sheet = desk.get(reverse("lesson-sheet", args=[city.code, lesson.uuid])).content.decode()

    for text in (
        "12 meetings",
        "It rained",
        "Rivers and people",
        "Agreements, networks and partners",
        "Not written down yet.",
    ):
        assert text in sheet
