"""The eight indicators that rest on surveys, each against answers counted by hand."""

import datetime
from decimal import Decimal

import pytest

from dialogues.choices import AskedBy
from dialogues.services.surveys import close_survey
from indicators.derived import count, storing
from indicators.derived.tracing import public_records, public_rows
from indicators.models import Measurement
from observatory import after_saving
from tests.dialogues.survey_answers import answered, asking
from tests.factories.dialogues import OpenSurveyFactory, SurveyFactory
from tests.factories.indicators import AdoptedIndicatorFactory, PeriodFactory
from tests.factories.observatory import DepartmentFactory, MembershipFactory, PublicCityFactory

pytestmark = pytest.mark.django_db
FIVE, THREE, FOUR = "1\n2\n3\n4\n5", "Low\nMedium\nHigh", "Not\nLittle\nFairly\nMuch"


@pytest.fixture
def city():
    return PublicCityFactory()


@pytest.fixture
def year(db):
    return PeriodFactory(code="2025")


def closed(city, **more):
    return SurveyFactory(city=city, status="closed", **more)


def told(city, code, year):
    found = count(city, code, year)
    return found.value, found.numerator, found.denominator


@pytest.mark.proves("INS-EXC-02", "TER-TER-07")
@pytest.mark.parametrize("code", ["INS-EXC-02", "TER-TER-07"])
def test_a_share_counts_those_who_say_yes_and_name_an_example_of_all_who_answered_the_question(city, year, code):
    answered(asking(closed(city), AskedBy.NAMING, measures=code), [30, 10, 60], blank=20)

    assert told(city, code, year) == (Decimal(30), 30, 100)


@pytest.mark.proves("TER-TER-06")
def test_ter_ter_06_counts_much_and_a_fair_amount_over_all_surveys_of_the_period(city, year):
    for counts in ([10, 20, 30, 40], [40, 30, 20, 10]):
        answered(asking(closed(city), AskedBy.SCALE, options_en=FOUR, measures="TER-TER-06"), counts)
    earlier = closed(city, opens_on=datetime.date(2024, 1, 1), closes_on=datetime.date(2024, 2, 1))
    answered(asking(earlier, AskedBy.SCALE, options_en=FOUR, measures="TER-TER-06"), [0, 0, 0, 50])

    assert told(city, "TER-TER-06", year) == (Decimal(50), 100, 200)


@pytest.mark.proves("INS-EXC-03", "INS-TRC-03")
@pytest.mark.parametrize("code", ["INS-EXC-03", "INS-TRC-03"])
@pytest.mark.parametrize(
    ("counts", "level"), [([0, 10, 20, 15, 5], 1), ([0, 10, 10, 15, 5], 2), ([0, 5, 5, 15, 15], 3)]
)
def test_a_level_of_satisfaction_is_that_of_the_share_of_the_favourable(city, year, code, counts, level):
    answered(asking(closed(city), AskedBy.SCALE, options_en=FIVE, measures=code), counts)

    assert told(city, code, year)[0] == level


def test_a_survey_whose_groups_are_too_small_is_left_out_beside_another_and_alone_tells_its_level(city, year):
    few = [0, 3, 0, 8, 4]
    answered(asking(closed(city), AskedBy.SCALE, options_en=FIVE, measures="INS-EXC-03"), few)
    assert told(city, "INS-EXC-03", year) == (3, None, None)

    answered(asking(closed(city), AskedBy.SCALE, options_en=FIVE, measures="INS-EXC-03"), [0, 20, 0, 10, 10])
    found = count(city, "INS-EXC-03", year)

    assert (found.value, found.numerator, found.denominator, found.left_out) == (2, 20, 40, 1)


@pytest.mark.proves("POL-MES-06", "TER-APR-07")
@pytest.mark.parametrize("code", ["POL-MES-06", "TER-APR-07"])
def test_ownership_is_the_lower_level_in_the_middle_of_the_last_survey(city, year, code):
    for counts in ([0, 0, 20], [6, 6, 8]):
        answered(asking(closed(city), AskedBy.SCALE, options_en=THREE, measures=code), counts)

    assert told(city, code, year)[0] == 2


@pytest.mark.proves("POL-MES-07")
def test_pol_mes_07_counts_departments_of_all_on_the_register_also_those_that_did_not_answer(city, year):
    answered(asking(closed(city), AskedBy.NAMING, measures="POL-MES-07"), [6, 5, 0])
    assert "No departments are listed" in count(city, "POL-MES-07", year).why_none
    for _n in range(15):
        DepartmentFactory(city=city)

    assert told(city, "POL-MES-07", year) == (Decimal(40), 6, 15)
    assert count(city, "POL-MES-07", year).left_out == 4
    answered(asking(closed(city), AskedBy.NAMING, measures="POL-MES-07"), [6, 5, 5])
    assert "More answers" in count(city, "POL-MES-07", year).why_none


@pytest.mark.parametrize("code", ["INS-EXC-02", "INS-EXC-03", "POL-MES-06", "POL-MES-07", "TER-TER-06"])
def test_without_a_closed_survey_or_with_too_few_answers_there_is_no_figure_but_the_reason(city, year, code):
    OpenSurveyFactory(city=city, opens_on="2025-02-01", closes_on="2025-03-01")
    assert "No survey" in count(city, code, year).why_none

    kind = AskedBy.NAMING if code in ("INS-EXC-02", "POL-MES-07") else AskedBy.SCALE
    answered(asking(closed(city), kind, options_en=THREE, measures=code), [3, 2, 2])

    assert "Too few people" in count(city, code, year).why_none


def test_the_evidence_of_a_figure_is_the_survey_and_in_public_once_its_results_are(city, year):
    survey = closed(city)
    answered(asking(survey, AskedBy.NAMING, measures="TER-TER-07"), [30, 10, 60])

    records = count(city, "TER-TER-07", year).records
    assert [(record.kind, record.uuid) for record in records] == [("dialogues.survey", str(survey.uuid))]
    assert public_records(records, city) == []

    type(survey).objects.update(is_public=True, results_on="2025-06-01")
    (row,) = public_rows(public_records(records, city), city)
    assert row.href.endswith(f"/surveys/{survey.uuid}/")


def test_closing_a_survey_counts_the_indicators_it_serves(city, year):
    adoption = AdoptedIndicatorFactory(city=city, indicator__code="TER-TER-07", indicator__value_type="percent")
    storing.derive(city, year)
    survey = OpenSurveyFactory(city=city, opens_on="2025-02-01", closes_on="2025-03-01")
    answered(asking(survey, AskedBy.NAMING, measures="TER-TER-07"), [30, 10, 60])

    said = after_saving.sentence(close_survey(survey, by=MembershipFactory(city=city).user))

    assert adoption.indicator.name in said
    assert Measurement.objects.current().get(indicator=adoption.indicator, period=year).value == 30
