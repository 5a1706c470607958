"""Every kind of value, its parts and the reasons why there is none: the same on the page, in every file and in the API.

Paper and stored editions are held against the same figures in `test_paper.py`.
"""

import csv
import html
import io
import json
import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import override

from indicators.choices import NoData, ValueType
from tests.factories import indicators, observatory
from tests.factories.published import value

pytestmark = pytest.mark.django_db
TOLD = {
    ValueType.COUNT: ({"number": 0}, "0"),
    ValueType.PERCENT: ({"number": Decimal("41.7"), "numerator": 10, "denominator": 24}, "41.7%"),
    ValueType.RATIO: ({"number": Decimal("12345.5")}, "12,345.5"),
    ValueType.AMOUNT: ({"number": Decimal("1500000.25"), "unit": "EUR"}, "1,500,000.25"),
    ValueType.HOURS: ({"number": Decimal("7.5")}, "7.5"),
    ValueType.INDEX: ({"number": Decimal("-0.125")}, "-0.125"),
    ValueType.ORDINAL: ({"number": 2}, "Half done"),
    ValueType.BOOLEAN: ({"number": 0}, "No"),
    ValueType.CHOICE: ({"number": None, "text": "By decree"}, "By decree"),
    ValueType.TEXT: ({"number": None, "text": "Told in words; and more"}, "Told in words; and more"),
}
PARTS = {"Sex=Female": (Decimal("0.5"), ""), "Sex=Male": (0, ""), "Sex=Other": (None, NoData.CONFIDENTIAL.value)}
WORDS_OF_PARTS = ("Female 0.5", "Male 0", "Other Confidential")


@pytest.fixture
def city():
    """One indicator of each kind of value; one for each reason why there is none; and one by parts."""
    city = observatory.PublicCityFactory(code="lima")
    for kind, (said, _words) in TOLD.items():
        used = indicators.AdoptedIndicatorFactory(
            city=city, indicator__code=f"K-{kind.value}", indicator__value_type=kind
        )
        value(used, **said)
        if kind == ValueType.ORDINAL:
            indicators.RubricLevelFactory(indicator=used.indicator, value=2, name="Half done", name_en="Half done")
    for reason in NoData:
        used = indicators.AdoptedIndicatorFactory(city=city, indicator__code=f"N-{reason.value}")
        value(used, number=None, no_data_reason=reason)
    used = indicators.AdoptedIndicatorFactory(city=city, indicator__code="P-1", indicator__value_type=ValueType.RATIO)
    for segment, (number, reason) in PARTS.items():
        value(used, number=number, no_data_reason=reason, segment=segment)
    return city


def text(response):
    assert response.status_code == 200
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def said(rows):
    """Value, text and reason by indicator and segment; what is not there is told as None or not at all."""
    names = ("value", "text", "no_data_reason")
    return {(row["indicator"], row["segment"] or ""): tuple(row[name] or None for name in names) for row in rows}


def table(content):
    return list(csv.DictReader(io.StringIO(content)))


def of_each_indicator(client, city, suffix):
    for code in city.adopted_indicators.values_list("indicator__code", flat=True):
        with override("en"):
            yield client.get(reverse("city-indicator-file", args=[city.code, code, suffix]))


def test_every_kind_of_value_is_the_same_by_every_door(client, city):
    asked = {
        "data.csv": table(text(client.get("/data/measurements.csv"))),
        "data.json": json.loads(text(client.get("/data/measurements.json")))["items"],
        "city.csv": table(text(client.get("/en/cities/lima/indicators.csv"))),
        "city.json": client.get("/en/cities/lima/indicators.json").json()["values"],
        "each.csv": [row for each in of_each_indicator(client, city, "csv") for row in table(text(each))],
        "each.json": [row for each in of_each_indicator(client, city, "json") for row in each.json()["values"]],
    }
    api = said(client.get("/api/v1/measurements").json()["items"])

    assert len(api) == len(TOLD) + len(NoData) + len(PARTS)
    assert api["K-count", ""] == ("0", None, None), "zero is a value"
    assert api["K-amount", ""] == ("1500000.25", None, None)
    assert api["K-index", ""] == ("-0.125", None, None)
    for door, rows in asked.items():
        assert said(rows) == api, door
    statistics = table(text(client.get("/data/measurements-sdmx.csv")))
    in_statistics = {
        (row["INDICATOR"], row["SEGMENT"].replace("_T", "")): (row["OBS_VALUE"] or None, row["COMMENT_OBS"] or None)
        for row in statistics
    }
    assert in_statistics == {key: (number, words) for key, (number, words, _reason) in api.items()}


def page(client, code):
    """The words of the page of an indicator, without its marks."""
    found = text(client.get(f"/en/cities/lima/indicators/{code}/"))
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", found)).replace("\u2212", "-").split())


def test_the_page_says_every_kind_of_value_in_words(client, city):
    for kind, (_said, words) in TOLD.items():
        assert f" {words} " in page(client, f"K-{kind.value}"), kind
    for reason in NoData:
        assert f" {reason.label} " in page(client, f"N-{reason.value}"), reason
    for words in WORDS_OF_PARTS:
        assert f" {words} " in page(client, "P-1"), words
