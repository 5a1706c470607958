import csv
import io
import json
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from tests.factories import indicators, observatory
from tests.factories.published import agreement, city_with_everything, value

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def adoption():
    return indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory(code="lima"), indicator__code="X-1")


def rows(client, name, *args):
    response = client.get(reverse(name, args=args))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(b"".join(response.streaming_content).decode().splitlines()))


def file(client, adoption, suffix):
    return client.get(reverse("city-indicator-file", args=[adoption.city.code, adoption.indicator.code, suffix]))


def test_values_as_csv_have_decimal_points_and_the_names_they_are_brought_in_by(client, adoption):
    value(adoption, number=Decimal("1234567.25"), segment="", unit="people", source_text="Register")
    value(adoption, number=None, no_data_reason="late", segment="Sex=Female")
    whole, part = rows(client, "city-indicator-file", "lima", "X-1", "csv")

    assert (whole["city"], whole["indicator"]) == ("lima", "X-1")
    assert whole["value"] == "1234567.25"
    assert (whole["period"], whole["unit"], whole["source"], whole["status"]) == (
        "2025",
        "people",
        "Register",
        "approved",
    )
    assert (part["segment"], part["value"], part["no_data_reason"]) == ("Sex=Female", "", "late")


def test_the_parts_of_a_file_say_whether_they_may_overlap(client, adoption):
    indicators.BreakdownFactory(adoption=adoption, name="Networks", parts=["UCLG", "C40"], may_overlap=True)
    for segment in ("", "Networks=UCLG", "Sex=Female"):
        value(adoption, segment=segment)

    told = {
        row["segment"]: row["parts_may_overlap"] for row in rows(client, "city-indicator-file", "lima", "X-1", "csv")
    }

    assert told == {"": "", "Networks=UCLG": "yes", "Sex=Female": ""}


def test_no_cell_of_a_file_is_a_formula(client, adoption):
    value(adoption, source_text="=1+1", note="+cmd")
    agreement(adoption.city, title='=HYPERLINK("x")', counterparts="@SUM(A1)")

    [told] = rows(client, "city-indicator-file", "lima", "X-1", "csv")
    assert (told["source"], told["note"]) == ("'=1+1", "'+cmd")
    [signed] = rows(client, "city-agreements-file", "lima")
    assert (signed["title"], signed["counterparts"]) == ('\'=HYPERLINK("x")', "'@SUM(A1)")


def test_an_indicator_as_json_has_its_numbers_as_strings_of_exact_decimals(client, adoption):
    value(adoption, number=Decimal("0.1"))
    indicators.TargetFactory(target_set__adoption=adoption, value=10)
    told = json.loads(file(client, adoption, "json").content)

    assert told["values"][0]["value"] == "0.1"
    assert told["targets"] == [{"period": "2025", "value": "10", "original": "10"}]
    assert told["indicator"]["code"] == "X-1"
    assert told["city"]["code"] == "lima"
    assert str(adoption.uuid) in told["address"]


def test_a_chart_as_svg_is_a_file_that_runs_nothing(client, adoption):
    value(adoption)
    response = file(client, adoption, "svg")

    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg")
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_chart_as_png_is_a_sharp_picture_of_the_same_drawing(client, adoption):
    value(adoption, number=12)
    drawing, response = file(client, adoption, "svg"), file(client, adoption, "png")
    with Image.open(io.BytesIO(response.content)) as picture:
        colours = {colour for _n, colour in picture.convert("RGB").getcolors(maxcolors=2**16)}
        width = picture.width
    assert (response["Content-Type"], response["Content-Disposition"][-5:]) == ("image/png", '.png"')
    assert f'width="{width // 2}"' in drawing.text
    assert {(0x12, 0x43, 0x6D), (0xFF, 0xFF, 0xFF)} <= colours


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_an_indicator_without_a_picture_has_no_file_of_it(client, adoption, suffix):
    assert file(client, adoption, suffix).status_code == 404


def test_all_values_of_a_city_as_csv_and_json_say_the_same(client):
    city = city_with_everything(2)
    table = rows(client, "city-indicators-file", city.code, "csv")
    told = json.loads(client.get(reverse("city-indicators-file", args=[city.code, "json"])).content)

    assert len(table) == 6
    assert [Decimal(row["value"]) for row in table] == [Decimal(each["value"]) for each in told["values"]]


@pytest.mark.parametrize(
    ("precision", "day"), [("day", "2020-05-02"), ("month", "2020-05"), ("year", "2020"), ("quarter", "2020-Q2")]
)
def test_a_date_is_written_as_exactly_as_it_is_known(client, precision, day):
    city = observatory.PublicCityFactory()
    agreement(city, signed_on="2020-05-02", signed_on_precision=precision)

    assert rows(client, "city-agreements-file", city.code)[0]["signed_on"] == day


def test_memberships_of_a_city_can_be_downloaded(client):
    city = observatory.PublicCityFactory(name="Lima")
    observatory.NetworkMembershipFactory(city=city, is_public=True, network__name="Eurocities")
    [row] = rows(client, "city-networks-file", city.code)

    assert (row["network"], row["city"], row["joined_on"]) == ("Eurocities", "Lima", "")


@pytest.mark.parametrize("dataset", ["agreements", "memberships", "measurements"])
def test_all_that_is_published_of_a_kind_stands_in_one_file(client, dataset):
    city_with_everything(code="lima", name="Lima")
    city_with_everything(code="quito", name="Quito")
    observatory.AgreementFactory(city=observatory.CityFactory(code="hidden"), is_public=True)

    cities = {row["city"].lower() for row in rows(client, "data-file", dataset, "csv")}
    assert cities == {"lima", "quito"}


def test_there_is_no_file_of_what_is_no_data_set(client):
    assert client.get(reverse("data-file", args=["people", "csv"]), follow=True).status_code == 404
