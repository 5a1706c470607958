import datetime

import factory
from factory.django import DjangoModelFactory

from indicators import models, periods
from indicators.choices import Dimension, ValueType
from tests.factories.observatory import CityFactory, UserFactory


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


class IndicatorVersionFactory(DjangoModelFactory):
    class Meta:
        model = models.IndicatorVersion

    indicator = factory.SubFactory(IndicatorFactory)
    number = 1
    value_type = ValueType.COUNT
    unit = "meetings"


class OwnCountFactory(DjangoModelFactory):
    class Meta:
        model = models.OwnCount

    indicator = factory.SubFactory(IndicatorFactory, city=factory.SubFactory(CityFactory))
    kind = "agreement"


class PeriodFactory(DjangoModelFactory):
    """The period of a code as people write it: a calendar year, if nothing else is said."""

    class Meta:
        model = models.Period
        django_get_or_create = ["code"]

    code = "2025"
    starts_on = factory.LazyAttribute(lambda period: periods.parse(period.code).starts_on)
    ends_on = factory.LazyAttribute(lambda period: periods.parse(period.code).ends_on)
    frequency = factory.LazyAttribute(lambda period: periods.parse(period.code).frequency)


class AdoptedIndicatorFactory(DjangoModelFactory):
    class Meta:
        model = models.AdoptedIndicator

    city = factory.SubFactory(CityFactory)
    indicator = factory.SubFactory(IndicatorFactory)


class SuspensionFactory(DjangoModelFactory):
    class Meta:
        model = models.Suspension

    adoption = factory.SubFactory(AdoptedIndicatorFactory)
    starts_on = datetime.date(2024, 1, 1)
    ends_on = datetime.date(2024, 6, 30)
    reason = "No staff"


class BreakdownFactory(DjangoModelFactory):
    class Meta:
        model = models.Breakdown

    adoption = factory.SubFactory(AdoptedIndicatorFactory)
    name = "Sex"
    parts = ["Women", "Men"]


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
    corrects = None
    correction_code = factory.LazyAttribute(lambda measurement: "other" if measurement.corrects else "")


class LevelAssessmentFactory(DjangoModelFactory):
    class Meta:
        model = models.LevelAssessment

    city = factory.SubFactory(CityFactory)
    indicator = factory.SubFactory(IndicatorFactory, value_type=ValueType.ORDINAL)
    period = factory.SubFactory(PeriodFactory)
    assessor = factory.SubFactory(UserFactory)
    level = 2
    justification = "The plan was adopted by the council."


class PeriodLockFactory(DjangoModelFactory):
    class Meta:
        model = models.PeriodLock

    city = factory.SubFactory(CityFactory)
    period = factory.SubFactory(PeriodFactory)


class DigestFactory(DjangoModelFactory):
    class Meta:
        model = models.Digest

    user = factory.SubFactory(UserFactory)


class EvaluationPlanFactory(DjangoModelFactory):
    class Meta:
        model = models.EvaluationPlan

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Evaluation {n}")


class FindingFactory(DjangoModelFactory):
    class Meta:
        model = models.Finding

    evaluation = factory.SubFactory(EvaluationPlanFactory)
    city = factory.SelfAttribute("evaluation.city")
    kind = "recommendation"
    text = factory.Sequence(lambda n: f"Finding {n}")


class EvaluationDecisionFactory(DjangoModelFactory):
    class Meta:
        model = models.EvaluationDecision

    evaluation = factory.SubFactory(EvaluationPlanFactory)
    city = factory.SelfAttribute("evaluation.city")
    text = factory.Sequence(lambda n: f"Decision {n}")


class DecisionNoteFactory(DjangoModelFactory):
    class Meta:
        model = models.DecisionNote

    decision = factory.SubFactory(EvaluationDecisionFactory)
    written_on = datetime.date(2026, 3, 9)
    state = "open"


class PeerGlanceFactory(DjangoModelFactory):
    class Meta:
        model = models.PeerGlance

    city = factory.SubFactory(CityFactory)
    guest = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda n: f"Glance {n}")
    ends_on = datetime.date(2099, 12, 31)
