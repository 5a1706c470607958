import datetime

import pytest

from indicators import services
from indicators.choices import ValueType
from indicators.models import Indicator, Measurement
from observatory.models import Change
from tests.factories.indicators import IndicatorFactory, MeasurementFactory, RubricLevelFactory
from tests.factories.observatory import ActivityFactory, AgreementFactory

pytestmark = pytest.mark.django_db

NEW = "work/lima/indicators/new/"
SHEET = "work/lima/indicators/OWN-01/"
ANSWERS = {
    "code": "OWN-01",
    "name_es": "Visitas de escuelas",
    "definition_es": "Escuelas que visitaron la oficina.",
    "unit_es": "escuelas",
    "value_type": "count",
    "direction": "up",
    "dimension": "territorial",
    "level": "output",
    "hierarchy": "management",
}


@pytest.fixture
def own(ask, director, city):
    ask(director, NEW, ANSWERS)
    return Indicator.objects.get(code="OWN-01")


def redefined(own, **more):
    return {**ANSWERS, "seen": services.seen_of(own), **more}


def test_a_city_defines_an_indicator_that_is_in_use_at_once(own, city):
    assert (own.city, own.name_es, own.version) == (city, "Visitas de escuelas", 1)
    assert city.adopted_indicators.current().get().indicator == own


def test_staff_defines_nothing(ask, staff, city):
    assert ask(staff, NEW).status_code == 403
    assert ask(staff, NEW, ANSWERS).status_code == 403


def test_a_code_of_the_catalogue_a_scale_without_levels_and_a_choice_without_answers_are_refused(ask, director, city):
    IndicatorFactory(code="OWN-01")

    scale = ask(director, NEW, ANSWERS | {"value_type": "ordinal3"}).context["form"]
    choice = ask(director, NEW, ANSWERS | {"value_type": "choice", "code": "a b"}).context["form"]

    assert set(scale.errors) == {"code", "level_1"}
    assert set(choice.errors) == {"code", "options_text"}


def test_another_unit_begins_a_version_with_its_reason_and_a_translation_does_not(ask, director, own):
    ask(director, f"{SHEET}define/", redefined(own, unit_en="schools"))
    own.refresh_from_db()
    assert own.version == 1
    refused = ask(director, f"{SHEET}define/", redefined(own, unit_es="alumnos", unit_en="schools"))
    assert "reason" in refused.context["form"].errors

    ask(director, f"{SHEET}define/", redefined(own, unit_es="alumnos", unit_en="schools", reason="Se cuentan alumnos."))

    own.refresh_from_db()
    assert (own.version, own.unit_es) == (2, "alumnos")
    assert [(old.number, old.unit_es, old.reason) for old in own.versions.all()] == [
        (1, "escuelas", "Se cuentan alumnos.")
    ]


def test_a_definition_that_somebody_changed_meanwhile_is_a_conflict(ask, director, own):
    assert ask(director, f"{SHEET}define/", redefined(own, seen="old")).status_code == 409


def test_a_level_that_was_measured_stays(ask, director, own, city):
    own.value_type = ValueType.ORDINAL
    own.save()
    for value in (1, 2, 3):
        RubricLevelFactory(indicator=own, value=value, name_es=str(value))
    MeasurementFactory(city=city, indicator=own, value=3)
    two = {"value_type": "ordinal3", "level_1": "Bajo", "takes_1": "Nada", "level_2": "Alto", "takes_2": "Todo"}

    page = ask(director, f"{SHEET}define/", redefined(own, **two))

    assert "Level 3 has been measured already" in page.content.decode()
    assert own.levels.count() == 3


def test_the_rows_are_seen_before_the_count_is_saved_and_then_it_counts_by_itself(ask, director, own, city):
    year = datetime.date.today().year
    ActivityFactory(city=city, title="School visit", kind="meeting", starts_on=datetime.date(year, 1, 1))
    ActivityFactory(city=city, title="Fair", kind="forum", starts_on=datetime.date(year, 1, 1))
    ActivityFactory(
        city=city, title="Some day", kind="meeting", starts_on=datetime.date(year, 1, 1), starts_on_precision="year"
    )

    (_year, count, _rows), _last = ask(director, f"{SHEET}count/?of=activity&look=1").context["found"]
    assert not Measurement.objects.exists()

    ask(director, f"{SHEET}count/?of=agreement", {"kind": ["twinning"]})
    text = ask(director, f"{SHEET}count/").content.decode()
    assert "Agreements signed" in text
    assert count.value == 2
    assert count.left_out == 1


def test_a_saved_count_is_live_and_a_saved_agreement_changes_it(ask, director, own, city):
    year = datetime.date.today().year
    AgreementFactory(city=city, kind="twinning", signed_on=datetime.date(year, 1, 1))
    AgreementFactory(city=city, kind="letter", signed_on=datetime.date(year, 1, 1))

    ask(director, f"{SHEET}count/?of=agreement", {"kind": ["twinning"]})

    value = Measurement.objects.get(indicator=own, period__code=str(year))
    assert (value.value, value.is_derived, len(value.counted)) == (1, True, 1)
    trace = ask(director, f"work/lima/measure/{year}/OWN-01/rows/")
    assert trace.status_code == 200
    assert Change.objects.filter(record="indicators.indicator").latest("at").after["kind"] == "agreement"


def test_a_city_without_such_records_has_no_count_rather_than_zero(ask, director, own):
    (_year, count, rows), _last = ask(director, f"{SHEET}count/?of=lesson&look=1").context["found"]

    assert (count.value, rows) == (None, [])
    assert ask(director, f"{SHEET}count/?of=nonsense").context["kind"] == "nonsense"


def test_indicators_of_the_catalogue_are_not_redefined(ask, director, adoption):
    assert ask(director, "work/lima/indicators/INS-TST-01/define/").status_code == 404
    assert ask(director, "work/lima/indicators/INS-TST-01/count/").status_code == 404
