import datetime

import pytest

from observatory.choices import ActivityKind
from tests.factories.actors import ActorFactory, ParticipationFactory
from tests.factories.observatory import ActivityFactory, CityFactory, LessonFactory

DAY = datetime.date
IN_2025 = DAY(2025, 6, 1)
ABROAD = ActivityKind.TRAINING_ABROAD


@pytest.mark.proves("INS-TRI-03")
def test_what_follows_from_a_training_abroad_counts_in_its_own_period(counted, behind):
    training = ActivityFactory(kind=ABROAD, starts_on=DAY(2023, 5, 1))
    follows = {"city": training.city, "starts_on": IN_2025}
    action = ActivityFactory(**follows, follows_from=training)
    ActivityFactory(**follows, follows_from=ActivityFactory(city=training.city, kind=ActivityKind.TRAINING))
    ActivityFactory(**follows | {"starts_on": DAY(2024, 1, 1)}, follows_from=training)
    gone = ActivityFactory(city=training.city, kind=ABROAD, removed_at="2025-06-01T00:00:00Z")
    ActivityFactory(**follows, follows_from=gone)

    found = counted(training.city, "INS-TRI-03")

    assert (found.value, behind(found)) == (1, {str(action.uuid)})


@pytest.mark.parametrize("code", ["INS-TRI-03", "INS-EXC-04"])
def test_nothing_is_told_before_activities_were_logged(counted, code):
    assert counted(CityFactory(), code).value is None


SHEETS = {
    "none": (1, []),
    "without a reason": (1, [{"why": ""}]),
    "with a reason": (2, [{"why": "Too late"}]),
    "changed, and nobody told": (2, [{"why": "Too late", "changed": "Earlier"}]),
    "shared": (3, [{"why": "Too late", "changed": "Earlier", "who_should_know": "All areas"}]),
    "the best of several": (2, [{"why": ""}, {"why": "Too late"}]),
}


@pytest.mark.proves("INS-EXC-04")
@pytest.mark.parametrize(("level", "sheets"), SHEETS.values(), ids=SHEETS)
def test_an_exchange_is_capitalised_as_far_as_its_sheet_goes(counted, level, sheets):
    exchange = ActivityFactory(kind=ActivityKind.EXCHANGE, starts_on=IN_2025)
    for sheet in sheets:
        LessonFactory(city=exchange.city, activity=exchange, **{"changed": "", "who_should_know": ""} | sheet)

    assert counted(exchange.city, "INS-EXC-04").value == level


def test_of_two_levels_in_the_middle_the_lower_counts(counted):
    city = CityFactory()
    of = {"city": city, "kind": ActivityKind.EXCHANGE, "starts_on": IN_2025}
    ActivityFactory(**of)
    LessonFactory(city=city, activity=ActivityFactory(**of), why="Too late", changed="", who_should_know="")

    assert counted(city, "INS-EXC-04").value == 1


def test_without_exchanges_no_level_is_told(counted):
    assert counted(ActivityFactory(starts_on=IN_2025).city, "INS-EXC-04").value is None


@pytest.mark.proves("TER-APR-06")
def test_trainers_reach_the_actors_of_what_follows_from_their_training(counted, behind):
    training = ActivityFactory(kind=ActivityKind.TRAINING_TRAINERS, starts_on=DAY(2024, 5, 1))
    course = ActivityFactory(city=training.city, starts_on=IN_2025, follows_from=training)
    reached = ParticipationFactory(activity=course, actor=ActorFactory(city=training.city)).actor
    ActorFactory(city=training.city)

    found = counted(training.city, "TER-APR-06")

    assert found.value == 50
    assert behind(found, "numerator") == {str(reached.uuid)}
    assert counted(CityFactory(), "TER-APR-06").value is None
    assert counted(ActorFactory().city, "TER-APR-06").value is None
