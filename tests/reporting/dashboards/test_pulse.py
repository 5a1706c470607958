import datetime

import pytest

from observatory.choices import AgreementStatus
from reporting.dashboards.pulse import MOST, agreements_by_pulse, ending_soon, pulse
from tests.factories.observatory import ActivityFactory, AgreementFactory, CityFactory
from tests.reporting.dashboards.moments import TODAY

pytestmark = pytest.mark.django_db


def alive(city, **more):
    agreement = AgreementFactory(city=city, **more)
    ActivityFactory(city=city, starts_on=TODAY - datetime.timedelta(days=10)).agreements.add(agreement)
    return agreement


def told(city, here):
    return pulse(agreements_by_pulse(here), here)


def test_without_agreements_there_is_no_pulse(city, here):
    AgreementFactory(city=city, status=AgreementStatus.NEGOTIATION)
    AgreementFactory()

    assert told(city, here) is None


def test_all_alive_says_only_that(city, here):
    alive(city)

    found = told(city, here)

    assert found.headline == "The one agreement is alive"
    assert (found.undecided, found.more) == ((), "")


def test_those_that_sleep_or_ended_ask_for_a_decision_in_words(city, here):
    alive(city)
    AgreementFactory(city=city, title="Ties with Durban", why_signed="Port and city", is_open_ended=True)
    AgreementFactory(
        city=city,
        counterpart_city=CityFactory(name="Gante"),
        signed_on=datetime.date(2020, 1, 1),
        ends_on=datetime.date(2025, 12, 1),
    )

    found = told(city, here)
    gante, durban = found.undecided

    assert found.headline == "1 of 3 agreements is alive; 2 no longer are"
    assert (gante.name, gante.pulse, gante.last_activity, gante.why, gante.ends) == (
        *("Gante", "Expired", "none logged", "not on record"),
        "December 2025",
    )
    assert (durban.name, durban.pulse, durban.why, durban.ends) == (
        *("Ties with Durban", "Dormant", "Port and city"),
        "open-ended",
    )
    assert [(words, n) for words, n, _href in found.parts] == [
        *(("Alive", "1"), ("Quiet", "0")),
        *(("Dormant", "1"), ("Expired", "1")),
    ]


def test_a_quiet_agreement_asks_for_nothing_yet(city, here):
    agreement = AgreementFactory(city=city)
    ActivityFactory(city=city, starts_on=TODAY - datetime.timedelta(days=200)).agreements.add(agreement)

    found = told(city, here)

    assert (found.headline, found.undecided) == ("0 of 1 agreements are alive", ())


def test_the_last_activity_of_a_sleeping_agreement_is_told_to_the_month(city, here):
    agreement = AgreementFactory(city=city)
    ActivityFactory(city=city, starts_on=datetime.date(2024, 3, 5)).agreements.add(agreement)

    assert told(city, here).undecided[0].last_activity == "March 2024"


def test_a_long_list_is_cut_and_says_how_many_are_left(city, here):
    AgreementFactory.create_batch(MOST + 2, city=city)

    found = told(city, here)

    assert len(found.undecided) == MOST
    assert found.more == "2 more ask for a decision"


def test_what_ends_within_ninety_days_comes_soonest_first(city, here):
    days = {name: TODAY + datetime.timedelta(days=n) for name, n in {"a": 90, "b": 0, "c": 91, "d": -1}.items()}
    for name, ends_on in days.items():
        AgreementFactory(city=city, title=name, ends_on=ends_on)
    AgreementFactory(city=city, title="e", ends_on=TODAY, status=AgreementStatus.ENDED)

    assert [row.title for row in ending_soon(agreements_by_pulse(here), here)] == ["b", "a"]
