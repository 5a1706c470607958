"""Answers on paper in a spreadsheet: read whole or not at all, in any language, once."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from dialogues.choices import AskedBy
from dialogues.models import AnswerPart, SurveyAnswer
from observatory.models import Change
from tests.dialogues.survey_answers import asking
from tests.factories.dialogues import OpenSurveyFactory, SurveyFactory

pytestmark = pytest.mark.django_db
SHEET = "1. Interest,2. Known,2: example,3: Idea\nMucho,sí,El río,Más\n2,No,,\n,,,\n,oui,,Less\n"


@pytest.fixture
def survey(city):
    survey = OpenSurveyFactory(city=city)
    asking(survey, AskedBy.SCALE, options_en="A little\nMuch", options_es="Poco\nMucho")
    asking(survey, AskedBy.NAMING)
    asking(survey, AskedBy.TEXT)
    return survey


def bring_in(client, survey, text, name="papers.csv"):
    address = reverse("survey-sheet", args=[survey.city.code, survey.uuid])
    return client.post(address, {"file": SimpleUploadedFile(name, text.encode())})


def parts():
    rows = AnswerPart.objects.order_by("question__position", "choice", "text")
    return list(rows.values_list("question__position", "choice", "text"))


def test_a_sheet_is_read_in_any_language_and_the_same_file_adds_nothing_again(client, survey):
    for _n in range(2):
        assert bring_in(client, survey, SHEET).status_code == 302

    assert parts() == [
        (1, 2, ""), (1, 2, ""), (2, 1, "El río"), (2, 2, ""), (2, 3, ""), (3, None, "Less"), (3, None, "Más"),
    ]  # fmt: skip
    assert set(SurveyAnswer.objects.values_list("channel", flat=True)) == {"paper"}
    assert Change.objects.filter(action="answers typed in").count() == 2


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1. Interest\nMucho\nEnormous\n", "Row 3, question 1"),
        ("1. Interest\n3\n", "Row 2, question 1"),
        ("Interest\nMucho\n", "No column begins"),
        ("PK\x03\x04", "cannot be read"),
    ],
)
def test_a_sheet_with_a_fault_is_not_taken_and_the_place_is_said(client, survey, text, fault):
    response = bring_in(client, survey, text)

    assert fault in response.content.decode()
    assert not SurveyAnswer.objects.exists()


def test_the_template_has_a_column_for_each_question_and_reads_back_empty(client, survey):
    response = client.get(reverse("survey-sheet", args=[survey.city.code, survey.uuid]) + "?template=1")

    heads = [cell.value for cell in load_workbook(io.BytesIO(response.content)).active[1]]
    assert [head.split(" ")[0] for head in heads] == ["1.", "2.", "2:", "3:"]


def test_a_draft_takes_no_sheet(client, city):
    survey = SurveyFactory(city=city)

    assert (
        "until it is closed"
        in client.get(reverse("survey-sheet", args=[city.code, survey.uuid]), follow=True).content.decode()
    )
