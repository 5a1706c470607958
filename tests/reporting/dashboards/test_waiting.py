import datetime

import pytest
from django.utils import timezone

from indicators.choices import State
from observatory.choices import Role
from reporting.dashboards.pulse import agreements_by_pulse
from reporting.dashboards.waiting import waiting
from tests.factories.indicators import IndicatorFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import AgreementFactory, MembershipFactory
from tests.factories.reporting import EditionFactory, ReportFactory
from tests.reporting.dashboards.moments import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def titles(city, here):
    def told(role=Role.DIRECTOR):
        user = MembershipFactory(city=city, role=role).user
        return [each.title for each in waiting(user, agreements_by_pulse(here), here)]

    return told


def measured(city, state, **more):
    return MeasurementFactory(
        city=city, indicator=IndicatorFactory(), period=PeriodFactory(code="2024"), state=state, **more
    )


def test_nothing_waits_in_an_empty_city(titles):
    MeasurementFactory(state=State.SUBMITTED)

    assert titles() == []


def test_values_in_review_wait_for_who_may_approve_them(city, titles):
    measured(city, State.SUBMITTED, submitted_at="2026-03-02T12:00Z")
    measured(city, State.SUBMITTED, submitted_at="2026-03-05T12:00Z")

    assert titles(Role.DIRECTOR) == ["Review 2 values handed in"]
    assert titles(Role.STAFF) == []


def test_values_in_review_say_since_when(city, here):
    measured(city, State.SUBMITTED, submitted_at="2026-03-02T12:00Z")
    measured(city, State.SUBMITTED)
    user = MembershipFactory(city=city, role=Role.DIRECTOR).user

    (found,) = waiting(user, {}, here)

    assert found.when == "since 2 March"


def test_a_value_returned_waits_and_leads_to_its_year(city, here):
    measured(city, State.RETURNED)
    user = MembershipFactory(city=city, role=Role.STAFF).user

    (found,) = waiting(user, {}, here)

    assert found.title == "Repair one value that was returned"
    assert found.href.endswith("/measure/?year=2024")


def test_agreements_that_end_or_sleep_wait(city, titles):
    signed = {"signed_on": TODAY - datetime.timedelta(days=30)}
    AgreementFactory(city=city, counterparts="Turín", ends_on=TODAY + datetime.timedelta(days=60), **signed)
    AgreementFactory(city=city)

    assert titles(Role.STAFF) == ["Decide on the agreement with Turín", "Wake or close one dormant agreement"]


def test_a_frozen_report_waits_for_who_may_publish_it(city, titles):
    ReportFactory(city=city, title="2025", frozen={}, frozen_at=timezone.now())

    assert titles(Role.DIRECTOR) == ["Publish the report: 2025"]
    assert titles(Role.STAFF) == []


def test_a_report_still_open_or_published_as_it_stands_does_not_wait(city, titles):
    ReportFactory(city=city, language="en")
    published = ReportFactory(city=city, frozen={}, frozen_at="2026-03-08T12:00Z")
    EditionFactory(report=published)

    assert titles() == []


def test_a_report_frozen_again_after_its_edition_waits(city, titles):
    report = ReportFactory(city=city, title="2025", frozen={}, frozen_at="2026-03-10T12:00Z")
    EditionFactory(report=report)

    assert titles() == ["Publish the report: 2025"]
