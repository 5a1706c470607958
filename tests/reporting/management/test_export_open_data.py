import csv
import hashlib
import io
import json

import pytest
from django.core.management import CommandError, call_command

from reporting.exports import COLLECTIONS, directory
from tests.factories import observatory
from tests.factories.published import CANARY, city_with_everything, hide_everything

pytestmark = pytest.mark.django_db


def export(place, **options):
    out = io.StringIO()
    call_command("export_open_data", str(place), stdout=out, json=True, **options)
    return json.loads(out.getvalue())


@pytest.fixture
def city():
    city = city_with_everything(code="lima")
    observatory.ProjectFactory(city=city, is_public=True, starts_on="2024-01-01")
    return city


def rows(place, name):
    with (place / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_file_is_what_its_description_says(city, tmp_path):
    place = tmp_path / "out"
    told = export(place)
    described = json.loads((place / "datapackage.json").read_text())

    assert {each.name for each in place.iterdir()} == {each["path"] for each in told["files"]}
    assert (place / "iati-lima.xml").exists()
    assert [each["name"] for each in described["resources"]] == list(COLLECTIONS)
    for each in described["resources"]:
        content = (place / each["path"]).read_bytes()
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    counts = {each["name"]: each["rows"] for each in told["files"] if "rows" in each}
    assert counts["measurements"] == len(rows(place, "measurements")) == 3


def test_nothing_that_is_not_approved_and_public_is_in_any_file(city, tmp_path):
    hide_everything(city)
    hide_everything(observatory.CityFactory(name=f"{CANARY} city"))
    export(tmp_path / "out")

    for file in (tmp_path / "out").iterdir():
        told = file.read_text()
        assert CANARY not in told, file
        assert "987654" not in told, file


def test_one_city_can_be_exported(city, tmp_path):
    city_with_everything(code="quito")
    export(tmp_path / "out", city="LIMA")

    assert {row["city"] for row in rows(tmp_path / "out", "agreements")} == {"lima"}
    assert [row["code"] for row in rows(tmp_path / "out", "cities")] == ["lima"]


def test_an_export_takes_the_place_of_an_earlier_one_and_of_nothing_else(city, tmp_path):
    place = tmp_path / "made" / "out"
    export(place)
    (place / "old.csv").write_text("x")
    export(place)
    assert not (place / "old.csv").exists()
    assert [each.name for each in place.parent.iterdir()] == ["out"]

    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(CommandError, match="no export"):
        export(tmp_path / "mine")
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_an_export_that_breaks_off_leaves_what_was_there(city, tmp_path, monkeypatch):
    place = tmp_path / "made" / "out"
    export(place)
    before = (place / "cities.csv").read_bytes()

    def full(*_args):
        raise OSError("No space left on device")

    monkeypatch.setattr(directory, "iati_files", full)
    with pytest.raises(CommandError, match="No space"):
        export(place)
    assert (place / "cities.csv").read_bytes() == before
    assert [each.name for each in place.parent.iterdir()] == ["out"]


def test_a_city_that_does_not_publish_is_refused(tmp_path):
    observatory.CityFactory(code="hidden")

    with pytest.raises(CommandError, match="No city"):
        export(tmp_path / "out", city="hidden")
    assert not (tmp_path / "out").exists()


def test_people_are_told_how_much_was_written(city, tmp_path):
    out = io.StringIO()
    call_command("export_open_data", str(tmp_path / "out"), stdout=out)

    assert "files with" in out.getvalue()
