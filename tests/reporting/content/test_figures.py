import pytest

from indicators.models import Measurement
from reporting.content import gather
from tests.factories.indicators import BreakdownFactory

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
