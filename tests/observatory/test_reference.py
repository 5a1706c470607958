import csv
import json
from decimal import Decimal
from io import StringIO
from shutil import copy

import pytest
from django.core.management import call_command
from django.utils.translation import override

from observatory.models import Country, Currency, ExchangeRate, Place, PracticeCriterion, Sdg
from observatory.reference import FOLDER, Loaded, load_reference, merge
from observatory.spreadsheets.words import key
from tests.shared_data import expected, needs_shared_data


@pytest.fixture
def folder(tmp_path):
    """The first lines of each shipped file, the countries being those of the places."""
    places = shipped("places.csv")[:3]
    named = {"AQ", "ES"} | {place["country"] for place in places}
    write(tmp_path / "places.csv", places)
    write(tmp_path / "countries.csv", [row for row in shipped("countries.csv") if row["alpha2"] in named])
    write(tmp_path / "currencies.csv", shipped("currencies.csv")[:2])
    write(tmp_path / "sdgs.csv", [row for row in shipped("sdgs.csv") if row["code"] == "11" or row["parent"] == "11"])
    write(tmp_path / "rates.csv", [{"date": "2025-12-31", "AED": "", "AFN": ""}])
    copy(FOLDER / "practice_criteria.yaml", tmp_path)
    return tmp_path


def shipped(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command("load_reference", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
def test_everything_that_is_shipped_is_loaded_and_a_second_run_changes_nothing():
    first, _ = run()
    assert "places: 34006 created, 0 updated, 0 unchanged" in first
    assert (Country.objects.count(), Currency.objects.count(), Sdg.objects.count()) == (250, 165, 186)
    again, people = run("--json")
    assert {name: count["created"] + count["updated"] for name, count in json.loads(again).items()} == {
        "countries": 0,
        "currencies": 0,
        "sdgs": 0,
        "places": 0,
        "rates": 0,
        "criteria": 0,
    }
    assert "Nothing changed" in people


@pytest.mark.django_db
def test_a_country_has_its_names_in_four_languages_and_its_other_names(folder):
    load_reference(folder)
    spain = Country.objects.get(code="ES")
    assert (spain.name_es, spain.name_en, spain.name_fr, spain.name_pt) == ("España", "Spain", "Espagne", "Espanha")
    assert "Espanya" in spain.aliases
    assert spain.is_eu
    assert Country.objects.get(code="AQ").latitude is None


@pytest.mark.django_db
def test_the_name_shown_follows_the_language_of_the_reader(folder):
    with override("fr"):
        load_reference(folder)
        assert str(Country.objects.get(code="ES")) == "Espagne"
    with override("pt"):
        assert str(Country.objects.get(code="ES")) == "Espanha"


@pytest.mark.django_db
def test_targets_stand_under_their_goal_in_the_order_of_the_united_nations(folder):
    load_reference(folder)
    goal = Sdg.objects.get(code="11")
    assert [sdg.code for sdg in goal.targets.all()] == [f"11.{below}" for below in "1234567abc"]
    assert (goal.color, goal.short_pt) == ("#FD9D24", "Cidades e comunidades sustentáveis")


@pytest.mark.django_db
def test_other_names_of_a_place_are_kept_as_they_are_matched(folder):
    load_reference(folder)
    assert "pequim" in Place.objects.get(name="Beijing").alternates


@pytest.mark.django_db
def test_what_was_changed_by_hand_is_put_right_and_counted(folder):
    load_reference(folder)
    Country.objects.filter(code="ES").update(name_fr="L’Espagne")
    Place.objects.filter(name="Beijing").update(population=1)
    loaded = load_reference(folder)
    assert loaded["countries"].updated == loaded["places"].updated == 1
    assert loaded["places"] == Loaded(created=0, updated=1, unchanged=2)
    assert Country.objects.get(code="ES").name_fr == "Espagne"


@pytest.mark.django_db
def test_a_target_keeps_its_key_when_its_text_is_mended(folder):
    load_reference(folder)
    before = Sdg.objects.get(code="11.7")
    Sdg.objects.filter(code="11.7").update(title_pt="outro")
    assert load_reference(folder)["sdgs"].updated == 1
    after = Sdg.objects.get(code="11.7")
    assert (after.pk, after.title_pt) == (before.pk, before.title_pt)


@pytest.mark.django_db
def test_a_row_no_longer_shipped_stays_since_records_may_point_at_it(folder):
    load_reference(folder)
    write(folder / "currencies.csv", shipped("currencies.csv")[:1])
    assert load_reference(folder)["currencies"] == Loaded(created=0, updated=0, unchanged=1)
    assert Currency.objects.count() == 2


@pytest.mark.django_db
def test_a_broken_file_leaves_the_database_as_it_was(folder):
    write(folder / "places.csv", [row | {"latitude": "north"} for row in shipped("places.csv")[:1]])
    with pytest.raises(ArithmeticError):
        load_reference(folder)
    assert not Country.objects.exists()


@pytest.mark.django_db
def test_comparing_costs_one_query_whatever_the_number_of_rows(django_assert_num_queries):
    few = [{"code": "AAA", "minor_units": 2, "name_es": "uno"}]
    more = few + [{"code": code, "minor_units": 0, "name_es": code.lower()} for code in ("BBB", "CCC")]
    merge(Currency, "code", more)
    with django_assert_num_queries(1):
        merge(Currency, "code", few)
    with django_assert_num_queries(1):
        merge(Currency, "code", more)


@pytest.mark.parametrize("name", ["countries.csv", "sdgs.csv", "currencies.csv"])
def test_every_shipped_row_is_named_in_four_languages(name):
    for row in shipped(name):
        field = "title" if name == "sdgs.csv" else "name"
        assert all(row[f"{field}_{language}"].strip() for language in ("es", "en", "fr", "pt")), row


def test_no_name_belongs_to_two_countries():
    owner = {}
    for row in shipped("countries.csv"):
        translated = [row[f"name_{language}"] for language in ("es", "en", "fr", "pt")]
        names = [row["alpha2"], row["alpha3"], *translated, *row["aliases"].split("|")]
        for name in filter(None, names):
            assert owner.setdefault(key(name), row["alpha2"]) == row["alpha2"], name


def test_the_european_union_has_twenty_seven_members():
    assert sum(row["is_eu"] == "1" for row in shipped("countries.csv")) == 27


def test_each_goal_has_its_colour_and_each_target_its_goal():
    goals = [row for row in shipped("sdgs.csv") if row["kind"] == "goal"]
    targets = [row for row in shipped("sdgs.csv") if row["kind"] == "target"]
    assert (len(goals), len(targets)) == (17, 169)
    assert len({row["color"] for row in goals}) == 17
    assert all(row["code"].startswith(row["parent"] + ".") for row in targets)


@pytest.mark.django_db
def test_a_rate_that_was_corrected_is_corrected_and_a_blank_one_is_none(folder):
    write(
        folder / "currencies.csv", [row for row in shipped("currencies.csv") if row["alpha3"] in {"EUR", "USD", "GBP"}]
    )
    write(folder / "rates.csv", [{"date": "2025-12-31", "USD": "1.17", "GBP": ""}])
    load_reference(folder)
    write(folder / "rates.csv", [{"date": "2025-12-31", "USD": "1.175", "GBP": ""}])

    loaded = load_reference(folder)["rates"]

    assert loaded == Loaded(0, 1, 0)
    assert ExchangeRate.objects.get().rate == Decimal("1.175")


@pytest.mark.django_db
def test_a_criterion_of_good_practices_is_asked_in_four_languages(folder):
    load_reference(folder)

    for criterion in PracticeCriterion.objects.all():
        asked = {getattr(criterion, f"question_{language}") for language in ("es", "en", "fr", "pt")}
        assert len(asked) == 4
        assert criterion.source


@needs_shared_data
def test_the_rates_that_ship_are_those_of_the_bank():
    told = expected("ecb-rates")
    rates = {row["date"]: row for row in shipped("rates.csv")}

    for day in ("2018-06-29", "2020-12-31"):
        assert {code: rates[day][code] for code in told["sample"][day]} == told["sample"][day]
    assert max(rates) == told["last"]
    assert not set(told["no_COP_ARS_UYU_PEN_CLP"]) & set(rates[told["last"]])
