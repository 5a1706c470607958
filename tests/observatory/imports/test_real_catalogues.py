"""Catalogues of indicators and of networks, against totals counted without any code of ours."""

import json
from collections import Counter

import pytest

from indicators.models import Indicator
from observatory import reference
from observatory.models import Country, Network
from observatory.reference import FOLDER
from observatory.spreadsheets.writing import csv_lines
from tests.factories.observatory import CityFactory
from tests.factories.sheets import bring, codes, counts
from tests.shared_data import DATA, expected, needs_shared_data

pytestmark = [pytest.mark.django_db, needs_shared_data]


def test_the_indicators_of_the_sdgs_with_their_long_titles():
    city, told = CityFactory(code="world", languages=["en"]), expected("sdg-official")
    content = (DATA / "sdg-official" / "sdg_indicators.csv").read_bytes()

    plan, _batch = bring(content, "indicators", city, filename="sdg_indicators.csv")

    assert counts(plan) == (told["indicators"], 0, 0, 0)
    goals = Counter(code.partition(".")[0] for code in Indicator.objects.values_list("code", flat=True))
    assert goals == told["indicators_by_goal"]
    assert {each.header: each.field for each in plan.first.columns}["title_ca"] is None
    assert not Indicator.objects.filter(name_es="").exists()


def test_the_indicators_of_asturias():
    city, told = CityFactory(code="asturias", languages=["es"]), expected("asturias-ods-catalogue")
    goals = json.loads((DATA / "asturias-ods-catalogue" / "indicators_es.json").read_text())
    rows = [
        (each["id"], each["title"], each["description"], each["status"])
        for entry in goals
        for each in entry["goal"]["indicators"]
    ]
    content = "".join(csv_lines(["id", "title", "description", "status"], rows)).encode()

    plan, _batch = bring(content, "indicators", city, filename="indicators_es.csv")

    assert counts(plan) == (told["indicators"], 0, 0, 0)
    found = Counter(code.partition("-")[0] for code in Indicator.objects.values_list("code", flat=True))
    assert found == told["by_goal"]


def test_the_networks_that_were_collected_by_hand():
    reference.merge(Country, "code", map(reference.country, reference.rows(FOLDER / "countries.csv")))
    content = (DATA / "etmun-sample" / "BD_ETMUN_Organizations.csv").read_bytes()

    plan, _batch = bring(content, "networks", CityFactory(code="world"), filename="BD_ETMUN_Organizations.csv")

    assert counts(plan) == (58, 0, 0, 0)
    assert Network.objects.filter(name="AMPHICTYONY", acronym__contains="refounded").exists() or (
        Network.objects.filter(acronym="AMPHICTYONY / (refounded as EGTC in 2008)").exists()
    )
    assert {"unknown-country", "read-as"} <= set(codes(plan.warnings))
