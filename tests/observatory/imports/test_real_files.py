"""Real files against totals counted without any code of ours; skipped where the shared data is not at hand."""

import re
from decimal import Decimal

import pytest
from django.utils.translation import override

from indicators.models import Indicator, Measurement
from observatory import reference as reference_data
from observatory.imports import RowsRefused, undo
from observatory.models import Agreement, City, Country, Network, NetworkMembership
from observatory.reference import FOLDER, load_reference
from tests.factories.observatory import CityFactory
from tests.factories.sheets import bring, codes, counts
from tests.shared_data import DATA, expected, needs_shared_data

pytestmark = [pytest.mark.django_db, needs_shared_data]


@pytest.fixture
def reference():
    load_reference()


@pytest.fixture
def countries():
    with override("es"):
        reference_data.merge(
            Country, "code", map(reference_data.country, reference_data.rows(FOLDER / "countries.csv"))
        )


def country(code):
    return Country.objects.get(pk=code)


@pytest.mark.parametrize(("name", "code"), [("spain", "ES"), ("portugal", "PT")])
def test_the_twinnings_of_two_countries(reference, name, code):
    totals = expected("wikidata-twinnings-es-pt")[name]
    content = (DATA / "wikidata-twinnings-es-pt" / f"{name}.tsv").read_bytes()
    place = CityFactory(
        code=name, name=name.title(), name_key=name, country=country(code), kind="region", is_public=True
    )

    plan, batch = bring(content, "agreements", place, filename=f"{name}.tsv", create_cities=True)

    agreements = Agreement.objects.filter(city__parent=place)
    repeated = totals["rows"] - totals["distinct_pairs_name_name_country"]
    assert counts(plan) == (totals["rows"], 0, 0, 0)
    assert City.objects.filter(parent=place).count() == totals["distinct_origin_city_names"]
    assert agreements.filter(counterpart_country=code).count() == totals["domestic_rows"]
    assert not agreements.exclude(signed_on=None).exists()
    assert codes(plan.warnings).count("repeated") >= repeated
    for city, number in totals["top_origin"].items():
        assert agreements.filter(city__name=city).count() == number
    assert (
        counts(bring(content, "agreements", place, filename=f"{name}.tsv", create_cities=True)[0])[2] == totals["rows"]
    )

    undo(batch)

    assert not Agreement.objects.exists()
    assert list(City.objects.all()) == [place]


def test_a_mapping_reads_the_twinnings_as_well(countries):
    columns = {
        "origincityLabel": "city",
        "sistercityLabel": "counterpart_city",
        "destination_countryLabel": "counterpart_country",
    }
    place = CityFactory(code="espana", name="España", name_key="espana", country=country("ES"), kind="region")
    content = (DATA / "wikidata-twinnings-es-pt" / "spain.tsv").read_bytes()

    plan, _batch = bring(
        content, "agreements", place, filename="spain.tsv", create_cities=True,
        mapping={"columns": columns, "constants": {"kind": "twinning"}},
    )  # fmt: skip

    assert counts(plan) == (1270, 0, 0, 0)


def test_the_members_of_ten_networks(countries):
    totals = expected("etmun-sample")
    content = (DATA / "etmun-sample" / "ETMUN_sample.xlsx").read_bytes()
    world = CityFactory(code="world", name="World", name_key="world", kind="association", country=country("ES"))
    told = {"mapping": {"sheet": "*"}, "filename": "ETMUN_sample.xlsx", "create_cities": True}

    plan, _batch = bring(content, "memberships", world, **told)

    assert counts(plan) == (totals["member_rows"], 0, 0, 0)
    assert Network.objects.count() == len(totals["per_sheet"])
    for sheet, number in totals["per_sheet"].items():
        code = sheet.split("_")[0]
        assert NetworkMembership.objects.filter(network__code=code).count() == number
    for code, number in totals["rows_by_country_top10"].items():
        if len(code) == 2 and code not in {"ES", "PT", "BR"}:
            assert NetworkMembership.objects.filter(city__country=code).count() >= number
    joined = NetworkMembership.objects.exclude(joined_on=None)
    assert joined.count() == totals["year_of_joining"]["other-text"]
    assert joined.filter(note__contains="2008-2012 - CIVITAS PLUS", joined_on="2008-01-01").exists()
    assert counts(bring(content, "memberships", world, **told)[0]) == (0, 0, totals["member_rows"], 0)


def test_one_sheet_of_the_networks(countries):
    content = (DATA / "etmun-sample" / "ETMUN_sample.xlsx").read_bytes()
    world = CityFactory(code="world", name="World", name_key="world", kind="association", country=country("ES"))

    plan, _batch = bring(
        content, "memberships", world, mapping={"sheet": "03083_CIDEU"}, filename="E.xlsx", create_cities=True
    )

    assert counts(plan)[0] == 126
    assert "city-from-member" in codes(plan.warnings)


def test_the_series_of_los_angeles():
    totals = expected("la-sdg")
    files = sorted((DATA / "la-sdg" / "data").glob("**/*.csv"))
    city = CityFactory(code="los-angeles", name="Los Angeles", name_key="los angeles")
    stored = {}
    for path in files:
        name = str(path.relative_to(DATA / "la-sdg" / "data"))
        indicator = Indicator.objects.create(
            code=f"LA-{len(stored)}", city=city, name=name, value_type="index", dimension="territorial"
        )
        told = {"constants": {"indicator": indicator.code}, "segments": "*"}
        if name == "indicator_5-a-2.csv":
            with pytest.raises(RowsRefused) as refusal:
                bring(path.read_bytes(), "measurements", city, mapping=told, filename=path.name)
            assert codes(refusal.value.plan.errors) == ["not-a-period"]
        else:
            bring(path.read_bytes(), "measurements", city, mapping=told, filename=path.name)
        stored[name] = Measurement.objects.filter(indicator=indicator)

    assert sum(found.count() for found in stored.values()) == totals["numeric_values"]
    for name, one in totals["per_file_nonempty"].items():
        total = sum(stored[name].values_list("value", flat=True))
        assert stored[name].count() == one["numeric"]
        assert abs(total - Decimal(one["sum"])) <= (Decimal("0.0001") if name == "indicator_6-6-1.csv" else 0), name
    spans = Measurement.objects.filter(period__code__contains="-")
    assert spans.count() == totals["year_formats"]["9999-9999"] + totals["year_formats"]["9999–9999"]
    headline = stored["indicator_16-1-1.csv"].filter(segment="")
    assert dict(headline.values_list("period__code", "value"))["2010"] == 295
    assert stored["indicator_16-1-1.csv"].get(period__code="2010", segment="Victim Gender=Female").value == 50
    assert stored["indicator_11-2-1.csv"].get(period__code="2015", segment="Bus or Rail=Rail").value == 106974667
    assert re.fullmatch(r"\d{4}(-\d{4})?", spans.first().period.code)
