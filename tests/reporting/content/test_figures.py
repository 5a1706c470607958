import pytest

from indicators.models import Measurement
from indicators.services.measuring import correct
from reporting.content import gather
from tests.factories.indicators import BreakdownFactory
from tests.factories.observatory import MembershipFactory

pytestmark = pytest.mark.django_db


def test_a_value_without_a_target_is_not_told_as_missing(report):
    [figure] = gather(report)["figures"]

    assert (figure["band"], figure["band_label"]) == ("no-data", "Sin meta fijada")


def test_an_indicator_without_a_value_is_told_as_missing(report):
    Measurement.objects.all().delete()

    [figure] = gather(report)["figures"]

    assert figure["band_label"] == "Sin dato"


def test_a_record_in_the_part_and_in_the_whole_is_one_record(report, measured):
    shared, other = {"kind": "observatory.activity", "uuid": "a"}, {"kind": "observatory.activity", "uuid": "b"}
    measured.counted = [
        shared | {"part": "numerator"},
        shared | {"part": "denominator"},
        other | {"part": "denominator"},
    ]
    measured.save()

    assert gather(report)["figures"][0]["points"][0]["counted"] == [shared, other]


def test_an_edition_keeps_the_decimals_and_which_parts_may_overlap(report, measured):
    (adoption,) = report.indicators.all()
    type(adoption).objects.filter(pk=adoption.pk).update(decimals=2)
    BreakdownFactory(adoption=adoption, name="Red", parts=["CGLU", "C40"], may_overlap=True)

    [figure] = gather(report)["figures"]

    assert figure["breakdowns"] == [{"name": "Red", "parts": ["CGLU", "C40"], "may_overlap": True}]
    assert (figure["decimals"], figure["points"][0]["words"][-3]) == (2, ",")


def test_a_value_whose_correction_is_in_review_keeps_what_stands_behind_it(report, measured):
    Measurement.objects.filter(pk=measured.pk).update(source_text="Minutes of May")
    by = MembershipFactory(city=report.city).user
    correct(measurement=measured, by=by, reason="Counted twice", version=measured.version, value=8)

    [point] = gather(report)["figures"][0]["points"]

    assert (point["value"], point["measurement"], point["source"]) == ("7", str(measured.uuid), "Minutes of May")
