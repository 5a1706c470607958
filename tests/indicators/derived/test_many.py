import datetime

import pytest

from indicators.derived import count_all, derive
from indicators.derived.many import batches, count_many, derive_many
from indicators.models import Measurement, PeriodLock
from observatory.choices import ActivityKind, Precision
from observatory.models import City
from tests.factories.actors import ActorFactory, ParticipationFactory
from tests.factories.dialogues import CommunicationFactory
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, PeriodFactory
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    CityFactory,
    PlaceFactory,
    SdgFactory,
    SourceFactory,
)
from tests.indicators.derived.test_rules import fill

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 1)


@pytest.fixture
def cities():
    """Three cities: one with much, one with a little, and one whose register is empty."""
    much, little, empty = CityFactory.create_batch(3)
    fill(much, 2)
    fill(little, 1)
    CommunicationFactory(city=much)
    ActivityFactory(city=little, kind=ActivityKind.EVENT, starts_on="2025-01-01", starts_on_precision=Precision.YEAR)
    ActivityFactory(city=much, kind=ActivityKind.EVENT, place=little.name)
    PlaceFactory(name=little.name, name_key=little.name_key)
    return [much, little, empty]


def test_counting_a_batch_gives_the_same_as_counting_city_by_city(cities):
    period = PeriodFactory()

    assert dict(count_many(cities, period, today=TODAY)) == {
        city: count_all(city, period, today=TODAY) for city in cities
    }


def test_an_actor_is_not_committed_by_an_agreement_of_another_city_in_the_batch():
    mine, other = CityFactory(), CityFactory()
    actor = ActorFactory(city=mine)
    agreement = AgreementFactory(city=other, signed_on="2025-02-01", source=SourceFactory())
    agreement.sdgs.add(SdgFactory())
    ParticipationFactory(actor=actor, activity=None, agreement=agreement)

    counted = dict(count_many([mine, other], PeriodFactory(), ["TER-APR-11"], TODAY))

    assert [found["TER-APR-11"].value for found in counted.values()] == [0, None]


def test_many_cities_cost_as_many_queries_as_one(cities, django_assert_max_num_queries):
    period, indicators = PeriodFactory(), [IndicatorFactory(code=code) for code in ("INS-TYP-11", "TER-TER-04")]
    for city in cities:
        for indicator in indicators:
            AdoptedIndicatorFactory(city=city, indicator=indicator)

    with django_assert_max_num_queries(15):
        done = dict(derive_many(cities, period, today=TODAY))

    assert [len(done[city].created) for city in cities] == [2, 2, 0]
    assert Measurement.objects.filter(city=cities[0], indicator__code="TER-TER-04").get().value == 2
    assert [derive(city, period, today=TODAY).unchanged for city in cities] == [2, 2, 0]


def test_a_city_whose_period_is_locked_stays_as_it_is_beside_the_others(cities):
    period, indicator = PeriodFactory(), IndicatorFactory(code="INS-TYP-11")
    for city in cities:
        AdoptedIndicatorFactory(city=city, indicator=indicator)
    PeriodLock.objects.create(city=cities[0], period=period)

    done = dict(derive_many(cities, period, today=TODAY))

    assert [len(done[city].created) for city in cities] == [0, 1, 0]


def test_a_batch_holds_a_hundred_cities_and_a_large_one_comes_alone():
    country = CityFactory().country
    City.objects.bulk_create(City(code=f"c{n}", name=f"c{n}", name_key=f"c{n}", country=country) for n in range(101))
    large, *rest = City.objects.filter(code__startswith="c").order_by("pk")[:101]
    assert [len(batch) for batch in batches([large, *rest])] == [100, 1]
    AgreementFactory(city=large)

    assert [len(batch) for batch in batches([large, *rest], rows_at_once=0)] == [1, 100]
    assert list(batches([])) == []


def test_a_query_that_is_asked_again_for_another_city_and_year_answers_for_these(cities):
    much, little, _empty = cities
    ActivityFactory(city=little, starts_on="2024-05-05")
    one, other = (
        PeriodFactory(),
        PeriodFactory(code="2024", starts_on=datetime.date(2024, 1, 1), ends_on=datetime.date(2024, 12, 31)),
    )

    found = [
        (count_all(city, period, today=today), dict(count_many([city, much], period, today=today))[city])
        for city, period, today in [
            (much, one, TODAY),
            (little, other, TODAY),
            (little, one, datetime.date(2025, 2, 1)),
        ]
    ]

    assert all(asked_alone == asked_together for asked_alone, asked_together in found)
    assert found[1][0]["INS-TYP-11"].value == 1
