"""Lists in the layouts of those who publish them go in without help, and each row says what the list says."""

from pathlib import Path

import pytest
import yaml
from django.db import models

from observatory.models import Currency
from tests.factories.indicators import IndicatorFactory
from tests.factories.observatory import NetworkFactory
from tests.factories.sheets import check

pytestmark = pytest.mark.django_db
FILES = {
    name: file
    for path in sorted(Path(__file__).parent.glob("layouts_*.yaml"))
    for name, file in yaml.safe_load(path.read_text()).items()
}


@pytest.fixture
def city(rosario):
    for name in ("Mercociudades", "Eurocities", "ICLEI"):
        NetworkFactory(name=name, name_key=name.casefold(), code=name.casefold(), acronym="", brought_in_by=None)
    for code in ("INS-EXC-01", "INS-EXC-02"):
        IndicatorFactory(code=code, value_type="index", name=f"Indicator {code}")
    rosario.currency = Currency.objects.get(pk="EUR")
    rosario.save()
    return rosario


def told(value):
    """A value as the expected rows write it."""
    if isinstance(value, list | tuple):
        return "; ".join(map(told, value))
    if isinstance(value, models.Model):
        names = (
            ("name", "title") if value._meta.model_name in ("city", "network", "department", "project") else ("code",)
        )
        return str(next(getattr(value, name) for name in names if hasattr(value, name)))
    return "" if value is None else str(getattr(value, "code", value))


def said_by(row, names):
    every = row.values | row.defaults | row.stored | row.many | row.beside
    return "|".join(told(every.get(name)) for name in names).rstrip("|")


@pytest.mark.parametrize("name", FILES)
def test_every_row_says_what_the_list_says(name, city):
    file = FILES[name]
    content = file["text"] if file.get("as_it_is") else file["text"].replace("|", "\t")
    plan = check(content.encode(), file["dataset"], city, filename=file.get("filename", "list.tsv"))
    names, *rows = file["rows"].splitlines()

    assert [(each.row, each.column, each.code, each.value) for each in plan.errors] == []
    found = [said_by(row, names.split("|")) for row in plan.rows if row.fate == "created"]
    assert found == rows
    unused = {each.header for each in plan.first.columns if not each.field and not each.is_segment}
    assert unused == set(file.get("unused", []))
    assert set(file.get("told", [])) <= {each.code for each in plan.warnings}
