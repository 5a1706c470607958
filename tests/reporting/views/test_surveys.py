"""The results of a survey: the office's after closing, everybody's after a director published them."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from dialogues.choices import AskedBy
from dialogues.models import AnswerPart, Survey
from observatory.choices import Role
from observatory.models import Change
from tests.dialogues.survey_answers import answered, asking, filled_in, written
from tests.factories.dialogues import OpenSurveyFactory, SurveyFactory
from tests.factories.observatory import MembershipFactory, PublicCityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def city():
    return PublicCityFactory(languages=["en"], locale="en_GB")


@pytest.fixture
def survey(city):
    """A closed survey of 30 people with a group of 2 among its answers, and 12 ideas."""
    survey = SurveyFactory(city=city, status="closed", code="rivers", method="random", approached=56, population=400)
    answered(asking(survey, AskedBy.SCALE, options_en="Not\nLittle\nMuch", measures="TER-TER-06"), [2, 8, 20])
    written(asking(survey, AskedBy.TEXT), [f"Idea {n:02}" for n in range(12)])
    return survey


def work(name, survey, *more):
    return reverse(f"survey-{name}", args=[survey.city.code, survey.uuid, *more])


def log_in(client, survey, role=Role.STAFF):
    client.force_login(MembershipFactory(city=survey.city, role=role).user)


def public(survey):
    return reverse("city-survey", args=[survey.city.code, survey.code or survey.uuid])


def test_the_office_reads_the_results_of_a_closed_survey_without_small_groups(client, survey):
    log_in(client, survey)

    page = client.get(work("results", survey)).content.decode()

    rows = re.findall(r"<tr><th scope=\"row\">(Not|Little)</th>.*?</tr>", page, re.DOTALL)
    assert rows == ["Little", "Not"] * 2, "in the table, and in that of the figure"
    assert page.count(">not shown<") == 4
    assert page.count("Idea ") == 10, "in fives"
    assert "A director publishes the results" in page
    assert "Idea 1" not in client.get(reverse("city-surveys", args=[survey.city.code])).content.decode()


def test_while_it_is_open_its_results_are_not_read(client, city):
    survey = OpenSurveyFactory(city=city)
    log_in(client, survey)

    assert "once the survey is closed" in client.get(work("results", survey), follow=True).content.decode()


def test_a_director_publishes_the_results_and_chooses_the_words_one_by_one(client, survey):
    word = AnswerPart.objects.filter(text__startswith="Idea").order_by("pk").first()
    log_in(client, survey)
    for name, *more in (("publish",), ("withdraw",), ("words", word.uuid)):
        assert client.post(work(name, survey, *more)).status_code == 403
    log_in(client, survey, Role.DIRECTOR)

    client.post(work("publish", survey))
    client.post(work("words", survey, word.uuid), {"act": "publish"})

    client.logout()
    page = client.get(public(survey)).content.decode()
    assert page.count("Idea ") == 1
    assert word.text in page
    assert "75" in page
    assert "percentage points up or down" in page
    lines = Change.objects.filter(record_uuid=survey.uuid).values_list("action", flat=True)
    assert set(lines) == {"results published", "words published"}
    assert not Change.objects.filter(after__icontains="Idea").exists()


def test_results_and_words_are_taken_back(client, survey):
    log_in(client, survey, Role.DIRECTOR)
    word = AnswerPart.objects.filter(text__startswith="Idea").order_by("pk").first()
    for name, *more in (("publish",), ("words", word.uuid)):
        client.post(work(name, survey, *more), {"act": "publish"})

    client.post(work("words", survey, word.uuid), {"act": "withdraw"})
    client.post(work("withdraw", survey))

    assert not AnswerPart.objects.filter(is_published=True).exists()
    client.logout()
    assert client.get(public(survey)).url.endswith("/answer/")
    assert "takes no answers any more" in client.get(public(survey), follow=True).content.decode()


def test_nothing_of_an_open_survey_is_published_and_no_words_but_those_that_can_be_read(client, city, survey):
    survey_open = OpenSurveyFactory(city=city)
    log_in(client, survey, Role.DIRECTOR)
    kept_back = AnswerPart.objects.filter(text__startswith="Idea").order_by("pk").last()

    for name in ("publish", "withdraw"):
        assert (
            "Close the survey first"
            in client.get(client.post(work(name, survey_open)).url, follow=True).content.decode()
        )
    assert client.post(work("words", survey, kept_back.uuid), {"act": "publish"}).status_code == 404
    assert Survey.objects.get(pk=survey_open.pk).results_on is None


def test_fewer_than_five_answers_tell_nothing(client, city):
    survey = SurveyFactory(city=city, status="closed", is_public=True, results_on="2025-06-01")
    answered(asking(survey, AskedBy.YES_NO), [3, 1])

    page = client.get(public(survey)).content.decode()

    assert "Fewer than five people answered" in page
    assert "<figure" not in page


def test_few_answers_are_put_together_and_told_as_a_level(client, city):
    survey = SurveyFactory(city=city, status="closed", is_public=True, results_on="2025-06-01")
    five = "Very bad\nBad\nSo so\nGood\nVery good"
    answered(asking(survey, AskedBy.SCALE, options_en=five, measures="INS-EXC-03"), [1, 2, 3, 5, 4])

    page = client.get(public(survey)).content.decode()

    assert "Good / Very good" in page
    assert "neighbouring levels are put together" in page
    assert "Level: Medium" in page


def test_the_permanent_address_leads_to_the_page_of_a_public_survey(client, survey):
    address = reverse("permanent", args=["survey", survey.uuid])
    assert client.get(address).status_code == 404
    Survey.objects.update(is_public=True, results_on="2025-06-01")

    assert client.get(address).url == public(survey)
    assert client.get(public(survey)).status_code == 200


def test_blank_answers_are_told_with_their_share(client, city):
    survey = SurveyFactory(city=city, status="closed", is_public=True, results_on="2025-06-01")
    asking(survey, AskedBy.CHOICE, options_en="Paper\nRadio")
    answered(asking(survey, AskedBy.YES_NO), [10, 20])
    filled_in(survey, 10)

    page = client.get(public(survey)).content.decode()

    assert "Left blank: 10 (25" in page
    assert "Left blank: 40 (100" in page
