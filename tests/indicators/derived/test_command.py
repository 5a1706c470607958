import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from indicators.models import Measurement
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory
from tests.factories.observatory import ActivityFactory, CityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    city = CityFactory(code="medellin")
    AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(code="INS-TYP-11"))
    ActivityFactory(city=city)
    return city


def test_the_command_counts_the_period_of_a_city(city, capsys):
    CityFactory()

    call_command("derive_measurements", "--city", "MEDELLIN", "--period", "2025", "--json")

    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert (told["cities"], told["created"], told["rows"][0]["period"]) == (1, 1, "2025")
    assert "medellin 2025: 1 new" in printed.err
    assert Measurement.objects.get().value == 1


def test_a_second_run_changes_nothing_and_says_so(city, capsys):
    call_command("derive_measurements", "--period", "2025")
    call_command("derive_measurements", "--period", "2025")

    assert "Nothing changed" in capsys.readouterr().out


def test_without_a_period_the_usual_ones_are_counted(city, capsys):
    call_command("derive_measurements", "--city", "medellin")

    assert "medellin" in capsys.readouterr().out


def test_a_city_that_never_chose_uses_all_that_its_register_can_count(capsys):
    newcomer = CityFactory(code="mar-del-plata")
    counted, typed = IndicatorFactory(code="INS-TYP-11"), IndicatorFactory(code="OWN-1")
    ActivityFactory(city=newcomer)

    call_command("derive_measurements", "--city", "mar-del-plata", "--period", "2025", "--json")

    assert json.loads(capsys.readouterr().out)["adopted"] == 1
    assert Measurement.objects.get(city=newcomer, indicator=counted).value == 1
    assert not newcomer.adopted_indicators.filter(indicator=typed).exists()


@pytest.mark.parametrize("city_named", [True, False])
def test_what_a_city_gave_up_stays_given_up_and_nobody_is_asked_who_is_not_named(city, city_named):
    city.adopted_indicators.update(retired_on=date(2025, 1, 1))
    other = CityFactory()
    IndicatorFactory(code="INS-TYP-12")

    call_command("derive_measurements", "--period", "2025", *(["--city", "medellin"] if city_named else []))

    assert city.adopted_indicators.count() == 1
    assert not other.adopted_indicators.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--city", "nowhere"], "No observed city"), (["--period", "spring"], "spring is not a period")],
)
def test_what_is_not_known_is_refused(arguments, words):
    with pytest.raises(CommandError, match=words):
        call_command("derive_measurements", *arguments)
