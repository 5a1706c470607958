"""Questions to the city: asked without a trace, answered by the office, published by a director."""

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import IntegrityError
from django.urls import reverse

from dialogues.models import Question
from dialogues.services.questions import MOST_IN_AN_HOUR, form_token
from dialogues.today import questions_waiting
from observatory.choices import Role
from observatory.models import Change
from tests.factories.dialogues import QuestionFactory
from tests.factories.observatory import CityFactory, MembershipFactory, PublicCityFactory
from tests.factories.reporting import EditionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_asked():
    cache.clear()


def page_of(city):
    return reverse("city-questions", args=[city.code])


def send(client, city, text="Why Lima?", token=None):
    return client.post(page_of(city), {"text": text, "token": form_token(city) if token is None else token})


def answered(city, **fields):
    said = {"status": "answered", "answer": "Because of the river", "answered_on": "2025-05-02"}
    return QuestionFactory(city=city, **said, **fields)


def test_a_citizen_asks_without_a_cookie_and_nothing_shows_before_it_is_published(client):
    city = PublicCityFactory()

    page, response = client.get(page_of(city)), send(client, city)

    question = Question.objects.get()
    assert (page.status_code, response.status_code, question.text, question.is_public) == (200, 302, "Why Lima?", False)
    assert not client.cookies
    assert Change.objects.get(record_uuid=question.uuid).by is None
    assert "Why Lima?" not in client.get(response.url).content.decode()


def test_a_question_on_an_edition_is_answered_beside_that_edition_and_no_other(client):
    files = {name: ContentFile(b"x", name=f"x.{name}") for name in ("page", "pdf", "csv", "json")}
    first = EditionFactory(report__city=PublicCityFactory(), **files)
    second = EditionFactory(report=first.report, number=2, **files)
    city = first.report.city
    pages = [reverse("edition-questions", args=[city.code, e.report.code, e.number]) for e in (first, second)]

    response = client.post(pages[0], {"text": "Why 7?", "token": form_token(city)})
    assert response.url == f"{pages[0]}?sent=1"
    question = Question.objects.get()
    assert question.edition == (first.report.code, 1)
    Question.objects.update(status="answered", answer="Seven came", answered_on="2026-05-02", is_public=True)

    assert ["Seven came" in client.get(page).text for page in pages] == [True, False]
    beside = reverse("edition", args=[city.code, first.report.code, 1])
    assert pages[0] in client.get(beside).text
    assert beside in client.get(page_of(city)).text
    assert client.get(pages[0].replace("/1/", "/3/")).status_code == 404


def test_a_form_of_another_city_or_of_none_is_refused_and_the_text_stays(client):
    city = PublicCityFactory()

    for token in ("", "x", form_token(CityFactory())):
        response = send(client, city, token=token)
        assert response.status_code == 400
        assert "Why Lima?" in response.content.decode()
    assert not Question.objects.exists()


def test_one_connection_cannot_flood_the_office(client):
    city = PublicCityFactory()

    answers = [send(client, city).status_code for _n in range(MOST_IN_AN_HOUR + 1)]

    assert answers == [302] * MOST_IN_AN_HOUR + [400]
    assert Question.objects.count() == MOST_IN_AN_HOUR


def test_a_city_that_is_not_public_is_not_asked(client):
    city = CityFactory(is_public=False)

    assert send(client, city).status_code == 404


def test_staff_answer_and_a_director_publishes(client):
    city = PublicCityFactory()
    staff, director = MembershipFactory(city=city), MembershipFactory(city=city, role=Role.DIRECTOR)
    question = QuestionFactory(city=city, text="Why Lima?")
    client.force_login(staff.user)
    said = {"version": 1, "status": "answered", "answer": "Because of the river", "asked_on": "2025-05-01"}
    assert client.post(reverse("question-edit", args=[city.code, question.uuid]), said).status_code == 302
    question.refresh_from_db()
    publish = reverse("question-publish", args=[city.code, question.uuid])
    assert client.post(publish, {"version": question.version}).status_code == 403

    client.force_login(director.user)
    client.post(publish, {"version": question.version - 1})
    assert not Question.objects.get().is_public
    client.post(publish, {"version": question.version})

    client.logout()
    page = client.get(page_of(city)).content.decode()
    assert "Why Lima?" in page
    assert "Because of the river" in page


def test_a_published_answer_that_is_changed_waits_for_the_director_again(client):
    city = PublicCityFactory()
    client.force_login(MembershipFactory(city=city).user)
    question = answered(city, is_public=True)

    said = {"version": 1, "status": "declined", "answer": "Not ours", "asked_on": "2025-05-01"}
    client.post(reverse("question-edit", args=[city.code, question.uuid]), said)

    question.refresh_from_db()
    assert (question.answer, question.is_public) == ("Not ours", False)


@pytest.mark.parametrize(("status", "answer"), [("answered", ""), ("waiting", "Because")])
def test_an_answer_and_its_status_go_together(client, status, answer):
    city = PublicCityFactory()
    client.force_login(MembershipFactory(city=city).user)
    question = QuestionFactory(city=city)

    said = {"version": 1, "status": status, "answer": answer, "asked_on": "2025-05-01"}
    response = client.post(reverse("question-edit", args=[city.code, question.uuid]), said)

    assert response.status_code == 200
    assert Question.objects.get().is_waiting


def test_a_question_nobody_answered_is_not_published(client):
    city = PublicCityFactory()
    client.force_login(MembershipFactory(city=city, role=Role.DIRECTOR).user)
    question = QuestionFactory(city=city)

    client.post(reverse("question-publish", args=[city.code, question.uuid]), {"version": 1})

    assert not Question.objects.get().is_public
    with pytest.raises(IntegrityError):
        Question.objects.update(is_public=True)


def test_today_shows_staff_what_waits_and_directors_also_what_is_ready():
    city = PublicCityFactory()
    staff, director = MembershipFactory(city=city), MembershipFactory(city=city, role=Role.DIRECTOR)
    QuestionFactory(city=city, text="Waiting?")
    answered(city, text="Ready?")
    answered(city, text="Out?", is_public=True)

    assert [each.title for each in questions_waiting(city, staff.user, None)] == ["Waiting?"]
    assert {each.title for each in questions_waiting(city, director.user, None)} == {"Waiting?", "Ready?"}


def test_the_list_costs_the_same_for_three(client, django_assert_max_num_queries):
    city = PublicCityFactory()
    client.force_login(MembershipFactory(city=city).user)
    for _n in range(3):
        QuestionFactory(city=city)
    with django_assert_max_num_queries(16):
        assert client.get(reverse("question-list", args=[city.code])).status_code == 200
