import pytest

from indicators.models import Measurement
from reporting.content import gather

pytestmark = pytest.mark.django_db


def test_a_value_without_a_target_is_not_told_as_missing(report):
    [figure] = gather(report)["figures"]

    assert (figure["band"], figure["band_label"]) == ("no-data", "Sin meta fijada")


def test_an_indicator_without_a_value_is_told_as_missing(report):
    Measurement.objects.all().delete()

    [figure] = gather(report)["figures"]

    assert figure["band_label"] == "Sin dato"
