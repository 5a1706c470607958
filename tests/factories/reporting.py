import datetime
import uuid

import factory
from factory.django import DjangoModelFactory

from reporting import models
from tests.factories.indicators import AdoptedIndicatorFactory, PeriodFactory
from tests.factories.observatory import CityFactory, UserFactory


class ReportFactory(DjangoModelFactory):
    class Meta:
        model = models.Report

    city = factory.SubFactory(CityFactory)
    code = factory.Sequence(lambda n: f"report-{n}")
    period = factory.SubFactory(PeriodFactory)
    language = "es"
    title = "Rendición de cuentas 2025"
    data_until = datetime.date(2026, 3, 9)


class ReportTextFactory(DjangoModelFactory):
    class Meta:
        model = models.ReportText

    report = factory.SubFactory(ReportFactory)
    section = "summary"


class AlternativeTextFactory(DjangoModelFactory):
    class Meta:
        model = models.AlternativeText

    report = factory.SubFactory(ReportFactory)
    adoption = factory.SubFactory(AdoptedIndicatorFactory, city=factory.SelfAttribute("..report.city"))
    text = "More exchanges than ever"


class EditionFactory(DjangoModelFactory):
    class Meta:
        model = models.Edition

    uuid = factory.LazyFunction(uuid.uuid4)
    report = factory.SubFactory(ReportFactory)
    number = 1
    title = "Rendición de cuentas 2025"
    language = "es"
    content = factory.LazyFunction(dict)
    published_at = datetime.datetime(2026, 3, 9, 12, tzinfo=datetime.UTC)
    published_by = factory.SubFactory(UserFactory)


class HandoverBookFactory(DjangoModelFactory):
    class Meta:
        model = models.HandoverBook

    city = factory.SubFactory(CityFactory)
    made_by = factory.SubFactory(UserFactory)
    language = "en"
    handed_over_on = datetime.date(2026, 6, 30)


class WithdrawalFactory(DjangoModelFactory):
    class Meta:
        model = models.Withdrawal

    edition = factory.SubFactory(EditionFactory)
    reason = "The survey was counted twice"
    by = factory.SubFactory(UserFactory)
