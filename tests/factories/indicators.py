import datetime

import factory
from factory.django import DjangoModelFactory

from indicators import models
from indicators.choices import Dimension, Frequency
from tests.factories.observatory import CityFactory


class CategoryFactory(DjangoModelFactory):
    class Meta:
        model = models.Category
        django_get_or_create = ["code"]

    code = "EXC"
    dimension = Dimension.INSTITUTIONAL
    position = factory.Sequence(lambda n: n + 1)
    name = "Exchange of experiences"


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = models.Indicator

    code = factory.Sequence(lambda n: f"INS-EXC-{n:02}")
    category = factory.SubFactory(CategoryFactory)
    dimension = factory.SelfAttribute("category.dimension")
    name = factory.Sequence(lambda n: f"Indicator {n}")


class RubricLevelFactory(DjangoModelFactory):
    class Meta:
        model = models.RubricLevel

    indicator = factory.SubFactory(IndicatorFactory)
    value = 1
    name = "Low"


class PeriodFactory(DjangoModelFactory):
    """A calendar year."""

    class Meta:
        model = models.Period
        django_get_or_create = ["code"]

    code = "2025"
    starts_on = factory.LazyAttribute(lambda period: datetime.date(int(period.code), 1, 1))
    ends_on = factory.LazyAttribute(lambda period: datetime.date(int(period.code), 12, 31))
    frequency = Frequency.YEAR


class AdoptedIndicatorFactory(DjangoModelFactory):
    class Meta:
        model = models.AdoptedIndicator

    city = factory.SubFactory(CityFactory)
    indicator = factory.SubFactory(IndicatorFactory)


class TargetSetFactory(DjangoModelFactory):
    class Meta:
        model = models.TargetSet

    adoption = factory.SubFactory(AdoptedIndicatorFactory)


class TargetFactory(DjangoModelFactory):
    class Meta:
        model = models.Target

    target_set = factory.SubFactory(TargetSetFactory)
    period = factory.SubFactory(PeriodFactory)
    value = 10


class MeasurementFactory(DjangoModelFactory):
    class Meta:
        model = models.Measurement

    city = factory.SubFactory(CityFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    period = factory.SubFactory(PeriodFactory)
    value = 7
