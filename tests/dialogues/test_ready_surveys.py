"""The surveys that are ready, and what waits of surveys on Today and in the calendar."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from dialogues.calendar import survey_days
from dialogues.choices import ASKED_FOR, GRADED, Measures
from dialogues.models import Survey
from dialogues.search import search_entries
from dialogues.services.ready_surveys import ready
from dialogues.today import surveys_ending, surveys_to_publish
from observatory.choices import Language, Role
from observatory.question import ask
from tests.factories.dialogues import OpenSurveyFactory, SurveyFactory
from tests.factories.observatory import MembershipFactory, PublicCityFactory

TODAY = timezone.localdate()
QUESTIONS = [question for survey in ready().values() for question in survey["questions"]]


def test_the_ready_surveys_serve_all_eight_indicators_with_the_kind_of_question_each_needs():
    served = {question["measures"]: question for question in QUESTIONS if "measures" in question}

    assert served.keys() == set(Measures)
    assert all(question["kind"] == ASKED_FOR[code] for code, question in served.items())
    assert all(len(served[code]["options"]["en"]) == 3 for code in GRADED)


def test_the_ready_surveys_stand_in_four_languages_with_as_many_answers_in_each():
    texts = [survey[name] for survey in ready().values() for name in ("title", "intro", "asked")]
    texts += [question["text"] for question in QUESTIONS]
    options = [question["options"] for question in QUESTIONS if "options" in question]

    assert all(all(text[code] for code in Language.values) for text in texts)
    assert all(len({len(each[code]) for code in Language.values}) == 1 for each in options)


@pytest.mark.django_db
def test_one_press_makes_a_draft_of_ones_own(client, city):
    address = reverse("survey-ready", args=[city.code])
    assert "Yearly survey of citizens" in client.get(address).content.decode()

    client.post(address, {"ready": "citizens"})

    survey = Survey.objects.get(city=city)
    assert (survey.is_draft, survey.is_public, survey.title_fr) == (True, False, "Enquête annuelle auprès des citoyens")
    assert [each.measures for each in survey.questions.all()] == ["TER-TER-06", "TER-TER-07", "", ""]
    assert survey.questions.first().options_pt.splitlines()[-1] == "Muito"
    assert client.post(address, {"ready": "nothing"}).status_code == 404


@pytest.mark.django_db
def test_today_shows_staff_what_ends_and_directors_also_what_is_to_publish():
    city = PublicCityFactory()
    staff, director = MembershipFactory(city=city).user, MembershipFactory(city=city, role=Role.DIRECTOR).user
    soon = OpenSurveyFactory(city=city)
    over = OpenSurveyFactory(city=city, closes_on=TODAY - datetime.timedelta(days=1))
    OpenSurveyFactory(city=city, closes_on=TODAY + datetime.timedelta(days=9))
    closed = SurveyFactory(city=city, status="closed")
    SurveyFactory(city=city, status="closed", results_on=TODAY)

    assert [each.title for each in surveys_ending(city, staff, TODAY)] == [over.title, soon.title]
    assert surveys_to_publish(city, staff, TODAY) == []
    assert [each.title for each in surveys_to_publish(city, director, TODAY)] == [closed.title]


@pytest.mark.django_db
def test_the_calendar_has_the_first_and_the_last_day_of_what_is_no_draft():
    city = PublicCityFactory()
    user = MembershipFactory(city=city).user
    survey = SurveyFactory(city=city, status="closed")
    SurveyFactory(city=city)

    days = survey_days(city, user, datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))

    assert [(each.starts_on, each.uid.split("-")[1]) for each in days] == [
        (survey.opens_on, "opens"), (survey.closes_on, "closes"),
    ]  # fmt: skip


@pytest.mark.django_db
def test_search_finds_public_surveys_that_are_open_or_whose_results_are_out():
    city = PublicCityFactory()
    OpenSurveyFactory(city=city, title_es="Río abierto", title_en="River open", is_public=True)
    SurveyFactory(city=city, title_es="Río contado", status="closed", results_on=TODAY, is_public=True)
    SurveyFactory(city=city, title_es="Río cerrado", status="closed", is_public=True)
    OpenSurveyFactory(city=city, title_es="Río callado")

    found = {kind.key: kind for kind in search_entries(ask("rio"))}["surveys"]

    assert {row.title_es for row in found.rows} == {"Río abierto", "Río contado"}
    assert all("/surveys/" in found.entry(row).href for row in found.rows)
