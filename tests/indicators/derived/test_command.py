import json

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


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--city", "nowhere"], "No observed city"), (["--period", "spring"], "spring is not a period")],
)
def test_what_is_not_known_is_refused(arguments, words):
    with pytest.raises(CommandError, match=words):
        call_command("derive_measurements", *arguments)
