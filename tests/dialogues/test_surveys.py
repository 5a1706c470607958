"""Surveys: made by staff, opened with what they ask fixed, answered by anybody once for each form."""

import datetime

import pytest
from django.core.cache import cache
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from dialogues.choices import AskedBy
from dialogues.models import AnswerPart, Survey, SurveyAnswer, SurveyQuestion
from dialogues.services import surveys
from dialogues.services.anonymous import form_token
from dialogues.views.public_surveys import MOST_IN_AN_HOUR
from observatory.models import Change
from tests.factories.dialogues import OpenSurveyFactory, SurveyFactory, SurveyQuestionFactory
from tests.factories.observatory import CityFactory, MembershipFactory, PublicCityFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SURVEY = {
    "title_en": "Citizens 2026", "asked": "Residents", "method": "open", "opens_on": str(TODAY),
    "closes_on": str(TODAY + datetime.timedelta(days=20)),
}  # fmt: skip
SCALE = {"text_en": "How interested are you?", "kind": "scale", "options_en": "Not\nA little\nFairly\nMuch"}


@pytest.fixture(autouse=True)
def _nobody_has_answered():
    cache.clear()


def work(name, survey, *more):
    return reverse(f"survey-{name}", args=[survey.city.code, survey.uuid, *more])


def form_of(survey):
    return reverse("survey-answer", args=[survey.city.code, survey.uuid])


def send(client, survey, token=None, **said):
    return client.post(form_of(survey), {"token": form_token(survey.uuid) if token is None else token, **said})


def asked(survey, *kinds, **more):
    return [SurveyQuestionFactory(survey=survey, position=n, kind=kind, **more) for n, kind in enumerate(kinds, 1)]


def test_staff_write_a_survey_with_its_questions_and_open_it(client, city):
    client.post(reverse("survey-new", args=[city.code]), SURVEY)
    survey = Survey.objects.get()
    assert client.post(work("open", survey)).status_code == 302
    assert Survey.objects.get().is_draft, "a survey that asks nothing is not opened"

    client.post(work("question-new", survey), SCALE)
    client.post(work("open", survey))

    assert (Survey.objects.get().status, SurveyQuestion.objects.get().labels[-1]) == ("open", "Much")
    assert [each.action for each in Change.objects.filter(record_uuid=survey.uuid).order_by("pk")] == [
        "created", "changed", "survey opened",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("options_en", "Only one"),
        ("options_fr", "Un\nDeux"),
        ("favourable", "4"),
        ("measures", "TER-TER-07"),
        ("measures", "POL-MES-06"),
    ],
)
def test_a_scale_that_does_not_hold_together_is_not_saved(client, city, field, wrong):
    survey = SurveyFactory(city=city)

    response = client.post(work("question-new", survey), SCALE | {field: wrong})

    assert response.context["form"].errors.keys() == {field}
    assert not SurveyQuestion.objects.exists()


def test_questions_change_places_and_are_taken_out_without_scripts(client, city):
    survey = SurveyFactory(city=city)
    first, second, third = asked(survey, *[AskedBy.YES_NO] * 3)

    client.post(work("question-move", survey, third.uuid), {"step": "up"})
    client.post(work("question-move", survey, first.uuid), {"step": "down"})
    client.post(work("question-remove", survey, second.uuid))

    assert list(survey.questions.all()) == [third, first]


def test_what_is_asked_stays_once_the_survey_was_opened_and_a_duplicate_takes_it_over(client, city):
    survey = OpenSurveyFactory(city=city)
    (question,) = asked(survey, AskedBy.SCALE, options_en="Low\nHigh", options_es="Bajo\nAlto")

    for name in ("question-edit", "question-move", "question-remove"):
        said = client.post(work(name, survey, question.uuid), SCALE, follow=True).content.decode()
        assert "Duplicate it to ask something else" in said
    edit = {"version": survey.version, "asked": "Residents", "method": "open", "closes_on": str(survey.closes_on)}
    client.post(work("edit", survey), edit | {"title_en": "Other"})
    client.post(reverse("survey-new", args=[city.code]), SURVEY | {"copy_of": survey.uuid})

    survey.refresh_from_db()
    copy = Survey.objects.exclude(pk=survey.pk).get()
    assert (survey.title_en.startswith("Survey"), survey.asked) == (True, "Residents")
    assert [each.options_es for each in copy.questions.all()] == ["Bajo\nAlto"]
    assert list(survey.questions.all()) == [question]


def test_the_questions_of_another_citys_survey_are_not_taken_over(client, city):
    (question,) = asked(SurveyFactory(), AskedBy.YES_NO)

    client.post(reverse("survey-new", args=[city.code]), SURVEY | {"copy_of": question.survey.uuid})

    assert not Survey.objects.get(city=city).questions.exists()


def test_a_citizen_answers_without_a_cookie_and_nothing_tells_who_it_was(client):
    survey = OpenSurveyFactory(city=PublicCityFactory(), is_public=True)
    asked(survey, AskedBy.YES_NO, AskedBy.TEXT)
    lines = Change.objects.count()

    page = client.get(form_of(survey))
    response = send(client, survey, **{"q1": "1", "q2-words": " A  river "})

    assert (page.status_code, response.status_code) == (200, 302)
    assert not client.cookies
    assert [(part.choice, part.text) for part in AnswerPart.objects.order_by("question__position")] == [
        (1, ""), (None, "A river"),
    ]  # fmt: skip
    assert Change.objects.count() == lines, "no line of the log tells of an answer"
    assert "Thank you" in client.get(response.url).content.decode()


def test_a_form_sent_twice_is_one_answer(client):
    survey = OpenSurveyFactory(city=PublicCityFactory())
    asked(survey, AskedBy.YES_NO)
    token = form_token(survey.uuid)

    for choice in ("1", "2"):
        assert send(client, survey, token, q1=choice).status_code == 302

    assert AnswerPart.objects.get().choice == 1


def test_a_form_of_another_survey_or_an_empty_one_is_refused_and_what_was_said_stays(client):
    survey = OpenSurveyFactory(city=PublicCityFactory())
    asked(survey, AskedBy.YES_NO, AskedBy.TEXT)

    for token in ("", "x", form_token(OpenSurveyFactory().uuid)):
        response = send(client, survey, token, **{"q2-words": "A river"})
        assert response.status_code == 400
        assert "A river" in response.content.decode()
    assert send(client, survey).status_code == 400
    assert send(client, survey, q1="3").status_code == 400
    assert not SurveyAnswer.objects.exists()


def test_one_connection_cannot_flood_a_survey(client):
    survey = OpenSurveyFactory(city=PublicCityFactory())
    asked(survey, AskedBy.YES_NO)

    answers = [send(client, survey, q1="1").status_code for _n in range(MOST_IN_AN_HOUR + 1)]

    assert answers == [302] * MOST_IN_AN_HOUR + [400]


def test_a_survey_takes_answers_on_its_days_only(client):
    later, gone = TODAY + datetime.timedelta(days=2), TODAY - datetime.timedelta(days=2)
    days = [(later, later), (gone, gone)]
    for opens_on, closes_on in days:
        survey = OpenSurveyFactory(city=PublicCityFactory(), opens_on=opens_on, closes_on=closes_on)
        asked(survey, AskedBy.YES_NO)
        send(client, survey, q1="1")
    assert not SurveyAnswer.objects.exists()
    with pytest.raises(surveys.NotPossible):
        surveys.take_answer(survey, [], channel="online", form="a")


def test_a_draft_is_not_found_and_one_that_is_not_named_in_public_by_its_long_address_only(client):
    city = PublicCityFactory()
    draft, silent = SurveyFactory(city=city, is_public=True), OpenSurveyFactory(city=city, code="silent")
    foreign = OpenSurveyFactory(city=CityFactory(is_public=False))

    assert client.get(form_of(draft)).status_code == 404
    assert client.get(form_of(foreign)).status_code == 404
    assert client.get(reverse("survey-answer", args=[city.code, "silent"])).status_code == 404
    assert client.get(form_of(silent)).status_code == 200
    assert silent.title not in client.get(reverse("city-surveys", args=[city.code])).content.decode()


def test_the_link_leads_everybody_to_the_form_in_their_own_language(client, city):
    survey = OpenSurveyFactory(city=city, title_fr="Enquête")
    asked(survey, AskedBy.SCALE, options_en="Low\nHigh", options_fr="Faible\nFort")
    link = client.get(work("detail", survey)).context["link"]
    client.logout()

    page = client.get(link, follow=True, headers={"accept-language": "fr"}).content.decode()

    assert "Enquête" in page
    assert "Faible" in page
    assert 'lang="en"' in page, "the text of the question stands in English only"


def test_answers_on_paper_are_typed_in_one_after_another_until_the_survey_is_closed(client, city):
    survey = OpenSurveyFactory(city=city, closes_on=TODAY - datetime.timedelta(days=1))
    asked(survey, AskedBy.NAMING)

    for said in ({"q1": "1", "q1-words": "Ninguno"}, {"q1-words": "The river"}, {"q1": "2", "q1-words": "x"}):
        client.post(work("paper", survey), said | {"token": form_token(survey.uuid)})
    client.post(work("close", survey))
    client.post(work("paper", survey), {"q1": "1", "token": form_token(survey.uuid)})

    parts = AnswerPart.objects.values_list("choice", "text", "answer__channel").order_by("choice")
    assert list(parts) == [(1, "The river", "paper"), (2, "", "paper"), (3, "", "paper")]


def test_closing_early_makes_today_the_last_day_and_cannot_be_done_twice(client, city):
    survey = OpenSurveyFactory(city=city)
    assert "cannot be opened again" in client.get(work("close", survey)).content.decode()

    client.post(work("close", survey))
    client.post(work("close", survey))

    closed = Survey.objects.get()
    assert (closed.status, closed.closes_on) == ("closed", TODAY)
    assert Change.objects.filter(action="survey closed").count() == 1


def test_the_database_keeps_results_of_closed_surveys_only():
    survey = OpenSurveyFactory()

    with pytest.raises(IntegrityError):
        Survey.objects.filter(pk=survey.pk).update(results_on=TODAY)


def test_the_list_and_the_poster_open_at_the_same_cost_for_three(client, city, django_assert_max_num_queries):
    for _n in range(3):
        survey = OpenSurveyFactory(city=city)
    with django_assert_max_num_queries(16):
        assert client.get(reverse("survey-list", args=[city.code])).status_code == 200
    assert "data:image/svg+xml" in client.get(work("poster", survey)).content.decode()


def test_whoever_is_not_of_the_city_types_nothing(client):
    survey = OpenSurveyFactory()
    client.force_login(MembershipFactory().user)

    for name in ("detail", "paper", "close", "open", "poster"):
        assert client.post(work(name, survey)).status_code == 404
