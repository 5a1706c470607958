import pytest

from reporting.readiness import advice, obstacles
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory

pytestmark = pytest.mark.django_db


def test_a_complete_report_has_no_obstacles(report):
    assert obstacles(report) == []
    assert advice(report) == []


def test_a_lesson_of_what_went_well_does_not_say_what_did_not_work(report, lesson):
    type(lesson).objects.update(is_failure=False)

    assert [remark.place for remark in obstacles(report)] == ["failures"]


def test_who_signed_that_nothing_failed_takes_it_back_once_a_lesson_tells_what_did(report, lesson, director):
    type(report).objects.filter(pk=report.pk).update(none_recorded_by=director.user)
    report.refresh_from_db()

    assert [remark.place for remark in obstacles(report)] == ["failures"]

    type(lesson).objects.update(is_failure=False)
    assert obstacles(report) == []


def test_values_that_wait_and_values_that_are_missing_are_advised(report):
    waiting = AdoptedIndicatorFactory(city=report.city)
    report.indicators.add(waiting)
    MeasurementFactory(city=report.city, indicator=waiting.indicator, period=report.period, state="submitted")

    assert [remark.place for remark in advice(report)] == ["indicators", "indicators"]
