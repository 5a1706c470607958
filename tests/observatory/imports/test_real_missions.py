"""Missions and an agenda as offices keep them, against totals counted without any code of ours."""

from collections import Counter

import pytest

from observatory.models import Activity, Delegate, Mission
from observatory.resources import data_set
from tests.factories.observatory import CityFactory, CountryFactory
from tests.factories.sheets import bring, codes, counts
from tests.shared_data import DATA, expected, needs_shared_data

pytestmark = [pytest.mark.django_db, needs_shared_data]
FLIGHTS = "mg-missions-2021/voos_2021.csv"
AGENDA = "madrid-events/206974-0-agenda-eventos-culturales-100.csv"


@pytest.fixture
def minas_gerais():
    brazil = CountryFactory(code="BR", name="Brasil")
    return CityFactory(code="mg", name="Minas Gerais", kind="region", country=brazil, languages=["pt"])


def test_travellers_of_one_flight_are_one_mission(minas_gerais):
    told = expected("mg-missions-2021")
    content = (DATA / FLIGHTS).read_bytes()
    plan, _batch = bring(content, "missions", minas_gerais, filename="voos_2021.csv")
    missions = Activity.objects.missions()

    assert counts(plan) == (told["distinct_missions_text_date_route"], 0, told["lines"] - 68, 0)
    assert missions.count() == told["distinct_missions_text_date_route"] == 68
    assert missions.values("starts_on").distinct().count() == told["distinct_dates"]
    days = missions.order_by("starts_on").values_list("starts_on", flat=True)
    assert (f"{days.first():%Y%m%d}", f"{days.last():%Y%m%d}") == (told["first"], told["last"])
    assert sum(Mission.objects.values_list("delegates", flat=True)) == told["participants_total"]
    assert codes(plan.warnings).count("unopened-quote") == told["lines_with_extra_separators"] - 1
    assert codes(plan.warnings).count("joined") == told["lines"] - 68
    assert not any("Pessoa" in post for post in Delegate.objects.values_list("post", flat=True))


def test_the_same_flights_again_change_nothing(minas_gerais):
    content = (DATA / FLIGHTS).read_bytes()
    bring(content, "missions", minas_gerais, filename="voos_2021.csv")
    plan, _batch = bring(content, "missions", minas_gerais, filename="voos_2021.csv")

    assert counts(plan) == (0, 0, 402, 0)


def test_the_agenda_of_a_city_is_brought_in_whole():
    told = expected("madrid-events")
    madrid = CityFactory(code="madrid", name="Madrid", country=CountryFactory(code="ES", name="España"))
    mapping = {
        "columns": {
            "ID-EVENTO": "code", "TITULO": "title", "FECHA": "starts_on", "FECHA-FIN": "ends_on",
            "DESCRIPCION": "note", "CONTENT-URL": "url", "NOMBRE-INSTALACION": "place",
        },
        "constants": {"kind": "event"},
    }  # fmt: skip
    plan, _batch = bring((DATA / AGENDA).read_bytes(), "activities", madrid, mapping=mapping)
    events = Activity.objects.filter(city=madrid, kind="event")
    months = Counter(f"{day:%Y-%m}" for day in events.values_list("starts_on", flat=True))

    assert counts(plan) == (told["rows"], 0, 0, 0)
    assert events.values("code").distinct().count() == told["distinct_id"]
    assert months == told["by_month"]
    assert events.filter(title="36º Certamen Coreográfico de Madrid").exists()
    assert data_set("activities").records(madrid, [madrid]).count() == told["rows"]
