import datetime

import pytest

from observatory.choices import PracticeStep, Precision
from tests.factories.observatory import (
    CityFactory,
    DepartmentFactory,
    GoodPracticeFactory,
    MatchFactory,
    NeedFactory,
    OpportunityFactory,
    PracticeCheckFactory,
    PracticeEventFactory,
)

DAY = datetime.date
EVENTS = [("INS-VGP-01", PracticeStep.SUBMITTED), ("INS-VGP-03", PracticeStep.TRANSFERRED)]
PRACTICES = [
    ("INS-VGP-02", PracticeStep.RECOGNISED),
    ("INS-VGP-02", PracticeStep.LISTED),
    ("POL-ART-05", PracticeStep.SHOWN),
]
ONCE = [("POL-ART-01", PracticeStep.IDENTIFIED), ("INS-TYP-07", PracticeStep.SYSTEMATISED)]


def twice(step):
    """A practice with two events of a step in 2025 and one in 2024."""
    practice = GoodPracticeFactory()
    told = {"practice": practice, "step": step, "where": "Lisbon"}
    within = [PracticeEventFactory(**told, happened_on=day) for day in (DAY(2025, 1, 1), DAY(2025, 12, 31))]
    PracticeEventFactory(**told, happened_on=DAY(2024, 12, 31))
    return practice, within


@pytest.mark.proves(*dict(EVENTS))
@pytest.mark.parametrize(("code", "step"), EVENTS)
def test_each_event_counts(counted, behind, code, step):
    practice, within = twice(step)

    found = counted(practice.city, code)

    assert found.value == 2
    assert behind(found) == {str(event.uuid) for event in within}


@pytest.mark.proves(*dict(PRACTICES))
@pytest.mark.parametrize(("code", "step"), PRACTICES)
def test_a_practice_counts_once_however_often_it_is_seen(counted, behind, code, step):
    practice, _within = twice(step)

    found = counted(practice.city, code)

    assert found.value == 1
    assert behind(found) == {str(practice.uuid)}


@pytest.mark.proves(*dict(ONCE))
@pytest.mark.parametrize(("code", "step"), ONCE)
def test_a_practice_counts_in_the_period_in_which_it_came_so_far(counted, code, step):
    practice = PracticeEventFactory(step=step).practice
    PracticeEventFactory(step=step, practice__city=practice.city, happened_on=DAY(2026, 1, 1))
    PracticeEventFactory(step=step, practice__city=practice.city, practice__removed_at="2025-06-01T00:00:00Z")

    assert counted(practice.city, code).value == 1


@pytest.mark.proves("POL-ART-02")
def test_systematised_by_criteria_are_those_whose_criteria_were_checked(counted, behind):
    checked = PracticeEventFactory(step=PracticeStep.SYSTEMATISED).practice
    PracticeCheckFactory(practice=checked)
    PracticeEventFactory(step=PracticeStep.SYSTEMATISED, practice__city=checked.city)

    found = counted(checked.city, "POL-ART-02")

    assert (found.value, behind(found)) == (1, {str(checked.uuid)})


def test_an_event_too_vaguely_dated_is_told_as_left_out(counted):
    event = PracticeEventFactory(happened_on=DAY(2025, 1, 1), happened_on_precision=Precision.YEAR)

    found = counted(event.practice.city, "POL-ART-01", "2025-Q1")

    assert (found.value, found.left_out) == (0, 1)


@pytest.mark.parametrize("code", ["INS-VGP-01", "POL-ART-02", "POL-ART-03", "POL-ART-04", "POL-ART-05"])
def test_what_nobody_logged_is_not_told_as_zero(counted, code):
    assert counted(CityFactory(), code).value is None


@pytest.mark.proves("POL-ART-03")
def test_calls_count_on_the_day_they_were_noted_and_awards_do_not(counted, behind):
    call = OpportunityFactory(identified_on=DAY(2025, 12, 31), status="lost")
    OpportunityFactory(city=call.city, identified_on=DAY(2024, 12, 31))
    OpportunityFactory(city=call.city, identified_on=DAY(2025, 5, 1), kind="award")

    found = counted(call.city, "POL-ART-03")

    assert (found.value, behind(found)) == (1, {str(call.uuid)})


@pytest.mark.proves("POL-ART-04")
def test_needs_are_matched_by_the_end_of_the_period_in_total_and_by_department(counted):
    culture = DepartmentFactory(name="Culture")
    city = culture.city
    MatchFactory(need=NeedFactory(city=city, department=culture), matched_on=DAY(2025, 12, 31))
    MatchFactory(need=NeedFactory(city=city), matched_on=DAY(2026, 1, 1))
    MatchFactory(need=NeedFactory(city=city, since=DAY(2024, 1, 1)), matched_on=DAY(2024, 12, 31))
    NeedFactory(city=city, is_open=False)
    NeedFactory(city=city, since=DAY(2026, 1, 1))

    found = counted(city, "POL-ART-04")

    assert (found.value, found.numerator, found.denominator, found.left_out) == (50, 1, 2, 1)
    assert {name: part.value for name, part in found.segments.items()} == {"Department=Culture": 100}


def test_without_a_need_known_to_be_open_no_share_is_told(counted):
    need = NeedFactory(is_open=False)

    assert counted(need.city, "POL-ART-04").value is None
