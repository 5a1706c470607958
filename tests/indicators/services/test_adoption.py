import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from indicators import due, services
from indicators.choices import Frequency
from indicators.models import AdoptedIndicator, Period
from indicators.periods import NotAPeriod, parse
from observatory.history import ChangedMeanwhile
from observatory.models import Change
from observatory.services import office
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, TargetSetFactory
from tests.factories.observatory import CityFactory, SourceFactory, StaffPositionFactory, UserFactory

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def director():
    return UserFactory()


@pytest.fixture
def adoption():
    return AdoptedIndicatorFactory()


def test_indicators_are_taken_into_use_once(director):
    city, indicators = CityFactory(), [IndicatorFactory(), IndicatorFactory()]

    assert len(services.adopt(city=city, indicators=indicators, by=director)) == 2
    assert services.adopt(city=city, indicators=indicators, by=director) == []
    assert AdoptedIndicator.objects.current().filter(city=city).count() == 2
    assert Change.objects.filter(action="adopted", by=director).count() == 2


@pytest.mark.parametrize(
    ("periodicities", "frequency"),
    [([], Frequency.YEAR), (["quarterly"], Frequency.QUARTER), (["monthly", "yearly"], Frequency.YEAR)]
    + [(["now and then"], Frequency.YEAR)],
)
def test_an_indicator_comes_with_its_usual_frequency(director, periodicities, frequency):
    indicator = IndicatorFactory(periodicities=periodicities)

    (adoption,) = services.adopt(city=CityFactory(), indicators=[indicator], by=director)

    assert adoption.frequency == frequency


def test_an_indicator_given_up_comes_back_with_its_goals(director, adoption):
    TargetSetFactory(adoption=adoption)
    services.retire(adoption=adoption, by=director, version=1)
    assert not AdoptedIndicator.objects.current().exists()

    (back,) = services.adopt(city=adoption.city, indicators=[adoption.indicator], by=director)

    assert (back.pk, back.retired_on, back.target_sets.count()) == (adoption.pk, None, 1)


def test_nothing_is_late_of_the_time_in_which_an_indicator_was_given_up(director, adoption):
    AdoptedIndicator.objects.update(adopted_on="2020-01-01")
    adoption.refresh_from_db()
    services.retire(adoption=adoption, by=director, version=1)
    services.adopt(city=adoption.city, indicators=[adoption.indicator], by=director)
    today = timezone.localdate()

    assert not due.open_values(adoption.city, today - datetime.timedelta(days=800), today)


def test_a_baseline_has_its_value_period_and_source(director, adoption):
    source = SourceFactory(city=adoption.city)

    services.set_baseline(adoption=adoption, by=director, version=1, value=D(4), period="2019", source=source)

    adoption.refresh_from_db()
    assert (adoption.baseline_value, adoption.baseline_period.code, adoption.baseline_source) == (4, "2019", source)


def test_a_baseline_can_be_taken_away(director, adoption):
    services.set_baseline(adoption=adoption, by=director, version=1, value=D(0), period=parse("2019"))
    services.set_baseline(adoption=adoption, by=director, version=2, value=None, period=None)

    adoption.refresh_from_db()
    assert (adoption.baseline_value, adoption.baseline_period) == (None, None)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"value": "much", "period": "2019"}, ValidationError),
        ({"value": D(1), "period": "long ago"}, NotAPeriod),
        ({"value": D(1), "period": "2019", "version": 7}, ChangedMeanwhile),
    ],
)
def test_a_baseline_that_cannot_be_is_refused(director, adoption, given, error):
    with pytest.raises(error):
        services.set_baseline(**({"adoption": adoption, "by": director, "version": 1} | given))

    adoption.refresh_from_db()
    assert (adoption.baseline_value, adoption.version) == (None, 1)


def test_a_period_is_made_once():
    assert services.period_of("2018-19") == services.period_of(parse("2018–2019"))
    assert Period.objects.get().code == "2018-2019"


def test_many_periods_are_made_at_once(django_assert_max_num_queries):
    services.period_of("2025")
    with django_assert_max_num_queries(3):
        found = services.periods_of([parse("2025"), parse("2025-Q1"), parse("2025-Q2")])

    assert sorted(found) == ["2025", "2025-Q1", "2025-Q2"]
    assert str(found["2025-Q1"].ends_on) == "2025-03-31"


def test_a_starter_set_holds_what_the_catalogue_has():
    for code in ("INS-EXC-01", "TER-INC-01", "XXX-01"):
        IndicatorFactory(code=code)

    assert [each.code for each in services.starter_set("minimum")] == ["INS-EXC-01", "TER-INC-01"]
    assert len(services.starter_set("full")) == 3
    assert not services.starter_set("none such")


def test_a_post_owns_the_indicators_in_use_that_it_answers_for(adoption):
    post = StaffPositionFactory(city=adoption.city)
    AdoptedIndicator.objects.update(owner_post=post)

    assert [records for _kind, _as_what, records in office.owned_by(post)] == [[adoption]]
    assert office.owning([post]) == {post.pk}

    AdoptedIndicator.objects.update(retired_on=datetime.date(2025, 1, 1))
    assert office.owned_by(post) == []
