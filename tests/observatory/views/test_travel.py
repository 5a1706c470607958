import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def argentina():
    return make.CountryFactory(code="AR", name="Argentina")


def brief(desk, city, **asked):
    return desk.get(reverse("travel-brief", args=[city.code]), asked)


def test_it_asks_where_and_refuses_no_answer(desk, city):
    assert brief(desk, city).context["brief"] is None
    assert "Write a city, or choose a country" in brief(desk, city, place="", country="").content.decode()


def test_a_city_is_known_however_it_is_written_and_nothing_of_elsewhere_is_told(desk, city, argentina):
    there = make.MissionFactory(activity__city=city, activity__title="To the ports", destination="ROSARIO")
    make.CounterpartMetFactory(mission=there, organisation="Port of Rosario", post="Director")
    make.PromiseFactory(mission=there, what="Send the plan")
    make.PromiseFactory(mission=there, what="Done already", state="kept")
    make.MissionFactory(activity__city=city, activity__title="To Quito", destination="Quito")
    make.MissionFactory(activity__title="Of another city", destination="Rosario")
    rosario = make.CityFactory(name="Rosario", name_key="rosario", country=argentina)
    make.AgreementFactory(city=city, title="Twinning", counterpart_city=rosario)
    make.AgreementFactory(city=city, title="Over", counterpart_city=rosario, ends_on=dt.date(2020, 1, 1))
    make.AgreementFactory(city=city, title="By name", counterparts="Municipality; Rosario")
    make.AgreementFactory(city=city, title="Elsewhere", counterparts="Quito")
    found = brief(desk, city, place="rosario").context["brief"]

    assert [str(each) for each in found.agreements] == ["By name", "Twinning"]
    assert [str(each) for each in found.missions] == ["To the ports"]
    assert [str(each) for each in found.met] == ["Port of Rosario"]
    assert [str(each) for each in found.promises] == ["Send the plan"]


def test_a_country_takes_in_its_cities_and_those_met_from_there(desk, city, argentina):
    make.MissionFactory(activity__city=city, activity__title="There", activity__country=argentina)
    abroad = make.MissionFactory(activity__city=city, activity__title="A fair elsewhere")
    make.CounterpartMetFactory.create_batch(2, mission=abroad, country=argentina)
    make.AgreementFactory(city=city, title="Letter", counterpart_country=argentina)
    found = brief(desk, city, country="AR").context["brief"]

    assert {str(each) for each in found.missions} == {"There", "A fair elsewhere"}
    assert [str(each) for each in found.agreements] == ["Letter"]
    assert "Argentina" in brief(desk, city, country="AR").content.decode()


def test_a_city_of_the_same_name_in_another_country_is_another_city(desk, city, argentina):
    away = {"activity__country": make.CountryFactory(code="ES"), "destination": "Córdoba"}
    make.MissionFactory(activity__city=city, activity__title="In Spain", **away)
    make.MissionFactory(activity__city=city, activity__title="No country told", destination="Cordoba")
    found = brief(desk, city, place="Córdoba", country="AR").context["brief"]

    assert [str(each) for each in found.missions] == ["No country told"]


def test_a_place_with_which_nothing_is_shared_is_said_to_be_new(desk, city):
    assert "Nothing is logged with Lima yet" in brief(desk, city, place="Lima").content.decode()


def test_the_brief_costs_the_same_for_one_mission_and_for_three(desk, city, django_assert_max_num_queries):
    for _n in range(3):
        mission = make.MissionFactory(activity__city=city, destination="Lima", activity__starts_on=timezone.localdate())
        make.CounterpartMetFactory(mission=mission)
        make.PromiseFactory(mission=mission)
        make.AgreementFactory(city=city, counterparts="Lima")
    brief(desk, city, place="Lima")
    with django_assert_max_num_queries(20):
        brief(desk, city, place="Lima")
