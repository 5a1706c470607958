import pytest

from indicators.models import Measurement
from observatory.history import ChangedMeanwhile
from observatory.models import Change
from reporting.models import Report
from reporting.services import preparing
from reporting.services.preparing import ReportRefused
from tests.factories.indicators import AdoptedIndicatorFactory

pytestmark = pytest.mark.django_db


def test_a_report_begins_with_the_published_indicators_and_a_first_text(report, measured):
    assert [each.indicator for each in report.indicators.all()] == [measured.indicator]
    assert report.texts.get(section="summary").text
    assert report.code == "accountability-2025-es"


def test_an_unpublished_indicator_is_not_chosen(city, year, director, measured):
    AdoptedIndicatorFactory(city=city, is_public=False)

    report = preparing.open_report(city=city, kind="accountability", period=year, language="es", by=director.user)

    assert report.indicators.count() == 1


def test_there_is_one_report_of_a_kind_period_and_language(report, director):
    with pytest.raises(ReportRefused):
        preparing.open_report(city=report.city, kind=report.kind, period=report.period, language="es", by=director.user)
    preparing.open_report(city=report.city, kind=report.kind, period=report.period, language="en", by=director.user)
    assert Report.objects.count() == 2


def test_a_chapter_is_written_with_its_line_in_the_log(report, director):
    preparing.write_section(
        report, section="money", headline="Less", text="We spent less.", by=director.user, version=report.version
    )

    assert report.texts.get(section="money").headline == "Less"
    assert Change.objects.filter(action="written", by=director.user).count() == 1


def test_two_writers_do_not_overwrite_each_other(report, director):
    seen = report.version
    write = {"section": "money", "headline": "", "by": director.user, "version": seen}
    preparing.write_section(report, text="First", **write)

    with pytest.raises(ChangedMeanwhile):
        preparing.write_section(report, text="Second", **write)
    assert report.texts.get(section="money").text == "First"


def test_freezing_keeps_what_the_figures_were(frozen, measured):
    Measurement.objects.filter(pk=measured.pk).update(value=99)

    frozen.refresh_from_db()
    assert frozen.frozen["figures"][0]["points"][0]["value"] == "7"


def test_a_frozen_report_is_not_written(frozen, director):
    with pytest.raises(ReportRefused):
        preparing.write_section(
            frozen, section="money", headline="", text="x", by=director.user, version=frozen.version
        )
    with pytest.raises(ReportRefused):
        preparing.freeze(frozen, by=director.user, version=frozen.version)


def test_a_thawed_report_can_be_written_again(frozen, director):
    preparing.thaw(frozen, by=director.user, version=frozen.version)

    preparing.write_section(frozen, section="money", headline="", text="x", by=director.user, version=frozen.version)

    assert frozen.texts.get(section="money").text == "x"


@pytest.mark.parametrize("lacking", ["indicators", "summary", "failures"])
def test_what_is_lacking_hinders_freezing(report, director, lesson, lacking):
    if lacking == "indicators":
        report.indicators.clear()
    if lacking == "summary":
        report.texts.filter(section="summary").update(text=" ")
    if lacking == "failures":
        lesson.is_public = False
        lesson.save()

    with pytest.raises(ReportRefused):
        preparing.freeze(report, by=director.user, version=report.version)
    report.refresh_from_db()
    assert not report.is_frozen


def test_a_signature_stands_in_for_failures_and_can_be_taken_back(report, director, lesson):
    lesson.is_public = False
    lesson.save()

    preparing.sign_none_recorded(report, by=director.user, version=report.version)
    preparing.freeze(report, by=director.user, version=report.version)
    assert report.frozen["none_recorded_by"] == "Ana Ruiz"

    preparing.thaw(report, by=director.user, version=report.version)
    preparing.sign_none_recorded(report, by=director.user, version=report.version)
    assert report.none_recorded_by is None


def test_title_and_choice_can_be_changed(report, director):
    other = AdoptedIndicatorFactory(city=report.city)

    preparing.change_report(
        report,
        title="Lo que hicimos",
        data_until=report.data_until,
        indicators=[other],
        by=director.user,
        version=report.version,
    )

    report.refresh_from_db()
    assert report.title == "Lo que hicimos"
    assert list(report.indicators.all()) == [other]
