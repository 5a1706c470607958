import datetime

import pytest

from observatory.choices import ActivityKind, AgreementStatus, Motivation
from reporting.dashboards import around, period_asked
from reporting.dashboards.counters import (
    COUNTED,
    change,
    counts,
    planned_or_reactive,
    rows_counted,
    year_figures,
)
from tests.factories.dialogues import DialogueFactory
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    NetworkFactory,
    NetworkMembershipFactory,
)
from tests.reporting.dashboards.moments import SPAN, TODAY

pytestmark = pytest.mark.django_db


def day(year, month=5):
    return datetime.date(year, month, 1)


def test_an_agreement_counts_while_it_is_not_known_to_have_ended(city, here):
    AgreementFactory(city=city)
    AgreementFactory(city=city, signed_on=day(2024), ends_on=day(2025))
    AgreementFactory(city=city, signed_on=day(2025))
    AgreementFactory(city=city, signed_on=day(2026))
    AgreementFactory(city=city, status=AgreementStatus.NEGOTIATION)
    AgreementFactory(city=city, status=AgreementStatus.ENDED)
    AgreementFactory(city=city, status=AgreementStatus.ENDED, ends_on=day(2026))
    AgreementFactory(city=city, removed_at="2026-01-01T00:00Z")
    AgreementFactory()

    assert counts(here)["agreements"] == (3, 3)


def test_missions_dialogues_and_networks_are_counted_with_the_year_before(city, here):
    for year in (2023, 2024, 2025, 2025):
        ActivityFactory(city=city, kind=ActivityKind.VISIT_IN, starts_on=day(year))
        DialogueFactory(city=city, held_on=day(year))
    ActivityFactory(city=city, starts_on=day(2025))
    twice = NetworkFactory()
    NetworkMembershipFactory(city=city, network=twice)
    NetworkMembershipFactory(city=city, network=twice, joined_on=day(2021))
    NetworkMembershipFactory(city=city, joined_on=day(2025))
    NetworkMembershipFactory(city=city, left_on=day(2024, 2))

    found = counts(here)

    assert (found["missions"], found["dialogues"], found["networks"]) == ((2, 1), (2, 1), (2, 1))


@pytest.mark.parametrize("name", COUNTED)
def test_a_number_and_its_rows_are_the_same(city, here, name):
    AgreementFactory(city=city)
    for motivation in ("", Motivation.PLANNED, Motivation.REACTIVE):
        ActivityFactory(city=city, kind=ActivityKind.MISSION_OUT, motivation=motivation)
    DialogueFactory(city=city)
    NetworkMembershipFactory(city=city)

    assert counts(here)[name][0] == rows_counted(name, here).count() > 0


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (3, 2, "1 more than in 2024"),
        (2, 5, "3 fewer than in 2024"),
        (1, 2, "1 less than in 2024"),
        (0, 0, "as many as in 2024"),
    ],
)
def test_a_change_is_told_in_words(here, now, before, expected):
    assert change(now, before, here) == expected


def test_each_figure_of_the_year_leads_to_its_rows(city, here):
    AgreementFactory(city=city)

    agreements, missions, *_others = year_figures(counts(here), here)

    assert (agreements.shown, agreements.label) == ("1", "agreement running")
    assert agreements.href.endswith("/dashboard/agreements/?period=2025")
    assert (missions.shown, missions.label) == ("0", "missions and visits")


def test_without_activities_nothing_is_said_of_planning(here):
    assert planned_or_reactive(counts(here), here) is None


def test_planned_reactive_and_unsaid_are_told_apart(city, here):
    for motivation in ("", Motivation.PLANNED, Motivation.PLANNED, Motivation.REACTIVE):
        ActivityFactory(city=city, motivation=motivation)

    balance = planned_or_reactive(counts(here), here)

    assert balance.sentence == "2 of 4 activities were planned."
    assert [(words, n) for words, n, _href in balance.parts] == [("Planned", "2"), ("Reactive", "1"), ("Not said", "1")]


def test_a_quarter_is_compared_with_the_same_one_a_year_earlier(city):
    here = around(city, period_asked("2024-Q1", SPAN), TODAY)

    assert here.days_before == (datetime.date(2023, 1, 1), datetime.date(2023, 3, 31))
    assert here.shown_before == "Q1 2023"


def test_the_last_day_of_a_leap_february_is_compared_with_the_28th(city):
    here = around(city, period_asked("2024-02", SPAN), TODAY)

    assert here.days_before[1] == datetime.date(2023, 2, 28)
