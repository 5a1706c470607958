import datetime

import pytest

from indicators.derived import refresh
from indicators.derived.learning import STRATEGY
from observatory.choices import ActivityKind, TeachingMethod
from tests.factories.dialogues import DialogueFactory
from tests.factories.indicators import AdoptedIndicatorFactory
from tests.factories.observatory import ActivityFactory, BudgetYearFactory, CityFactory, DepartmentFactory

DAY = datetime.date
IN_2025 = DAY(2025, 6, 1)
TRAINING = {"kind": ActivityKind.TRAINING, "starts_on": IN_2025}


@pytest.mark.proves("INS-TRC-01")
def test_staff_trained_is_a_share_of_all_who_work_for_the_city(counted, behind):
    city = CityFactory()
    trainings = [ActivityFactory(city=city, **TRAINING, participants=number) for number in (30, 20, None)]
    assert "how many people work" in counted(city, "INS-TRC-01").why_none

    BudgetYearFactory(city=city, year=2025, city_staff=400)
    found = counted(city, "INS-TRC-01")

    assert (found.value, found.numerator, found.denominator) == (12.5, 50, 400)
    assert behind(found) == {str(training.uuid) for training in trainings[:2]}
    assert found.left_out == 1
    assert counted(city, "INS-TRC-01", "2024").value is None


def test_a_year_without_any_training_is_zero_and_one_without_numbers_is_not(counted):
    city = CityFactory()
    BudgetYearFactory(city=city, year=2025, city_staff=400)
    assert counted(city, "INS-TRC-01").value is None
    ActivityFactory(city=city, starts_on=IN_2025, kind=ActivityKind.TALK)
    assert counted(city, "INS-TRC-01").value == 0
    ActivityFactory(city=city, **TRAINING, participants=None)
    assert counted(city, "INS-TRC-01").value is None


def test_what_is_noted_of_a_year_is_counted_when_it_is_saved(db):
    adoption = AdoptedIndicatorFactory(indicator__code="INS-TRC-01")
    ActivityFactory(city=adoption.city, **TRAINING, participants=30)

    done = refresh(BudgetYearFactory(city=adoption.city, year=2025, city_staff=400))

    assert {period.code for period in done} == {"2025"}
    assert adoption.city.measurements.get().value == 7.5


@pytest.mark.proves("POL-MES-09")
def test_a_meeting_that_makes_the_international_dimension_known_counts_once(counted, behind):
    city = CityFactory()
    area = DepartmentFactory(city=city)
    told = {"city": city, "starts_on": IN_2025, "topics": ["Sensibilización"]}
    talk = ActivityFactory(**told, title="What twinning is")
    talk.departments.add(area)
    ActivityFactory(**told, title="For citizens")
    ActivityFactory(**told | {"topics": ["port"]}).departments.add(area)
    held = {"city": city, "held_on": IN_2025, "is_awareness": True}
    session = DialogueFactory(**held, title="A briefing")
    for dialogue in (session, DialogueFactory(**held, title="what twinning is")):
        dialogue.departments.add(area)
    DialogueFactory(**held, title="Nobody came")
    DialogueFactory(city=city, held_on=IN_2025).departments.add(area)

    found = counted(city, "POL-MES-09")

    assert found.value == 2
    assert behind(found) == {str(talk.uuid), str(session.uuid)}
    assert counted(CityFactory(), "POL-MES-09").value is None


@pytest.mark.proves("TER-APR-05")
@pytest.mark.parametrize(
    ("noted", "value"),
    [
        ([["workshop"], ["workshop", "online"], ["lecture"]], 2),
        ([["workshop"], ["lecture"]], 8),
        ([["peer"], ["mentoring"], ["online"]], 6),
        ([["site-visit"]], 7),
    ],
)
def test_the_strategy_of_more_than_half_prevails_and_the_spread_goes_with_it(counted, noted, value):
    city = CityFactory()
    for methods in noted:
        ActivityFactory(city=city, starts_on=IN_2025, methods=methods)
    ActivityFactory(city=city, starts_on=IN_2025)

    found = counted(city, "TER-APR-05")

    assert found.value == value
    assert found.segments.keys() == {f"Method={method}" for each in noted for method in each}
    assert len(found.records) == len(noted)


def test_no_strategy_noted_is_no_strategy(counted):
    city = CityFactory()
    ActivityFactory(city=city, starts_on=IN_2025)

    assert counted(city, "TER-APR-05").value is None


def test_every_teaching_method_has_its_place_among_the_kinds_of_strategy():
    assert STRATEGY.keys() == set(TeachingMethod)
