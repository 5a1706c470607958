import datetime
import io
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils.translation import override

from indicators import periods
from indicators.services.measuring import correct
from observatory.choices import Role
from reporting.exports.mexico_city import COLUMNS, article_121, rows
from tests.factories.indicators import AdoptedIndicatorFactory, PeriodFactory, RubricLevelFactory, TargetFactory
from tests.factories.observatory import CountryFactory, MembershipFactory, ObjectiveFactory, StrategyFactory
from tests.factories.published import value

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 4, 2)


def test_each_published_indicator_has_a_row_with_the_columns_of_the_law(city, measured):
    adoption = city.adopted_indicators.get()
    TargetFactory(target_set__adoption=adoption, period=PeriodFactory(code="2025"), value=Decimal(10))
    strategy = StrategyFactory(city=city, is_public=True)
    objective = ObjectiveFactory(city=city, is_public=True, title="Learn", strategy=strategy)
    adoption.objectives.add(objective)
    AdoptedIndicatorFactory(city=city, is_public=False, indicator__code="HIDDEN-01")
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows(city, periods.parse("2025-Q4"), TODAY)]
    assert len(found) == 1
    row = found[0]
    assert row["Nombre del indicador"] == "Exchanges"
    assert row["Avance de metas"] == 7
    assert row["Metas programadas"] == 10
    assert row["Metas ajustadas que existan, en su caso"] is None
    assert row["Objetivo institucional"] == "Learn"
    assert row["Fecha de término del periodo que se informa"] == datetime.date(2025, 12, 31)
    earlier = next(rows(city, periods.parse("2024-Q4"), TODAY))
    assert earlier[COLUMNS.index("Avance de metas")] is None


def test_a_level_of_a_scale_and_a_yes_are_told_in_words(city):
    for kind, number in (("ordinal3", 3), ("boolean", 1)):
        adoption = AdoptedIndicatorFactory(city=city, indicator__value_type=kind, is_public=True)
        RubricLevelFactory(indicator=adoption.indicator, value=3, name="Alto")
        value(adoption, "2025", number)
    with override("es"):
        found = [dict(zip(COLUMNS, row, strict=True)) for row in rows(city, periods.parse("2025-Q4"), TODAY)]

    assert {row["Avance de metas"] for row in found} == {"Alto", "Sí"}
    assert {row["Nota"] for row in found} == {"Valor de 2025."}


def test_the_sheet_of_a_quarter_is_downloaded_by_the_citys_people(client, director, city, measured):
    client.force_login(director.user)
    address = reverse("statutory-article-121", args=[city.code, "2025-Q4"])
    assert address in client.get(reverse("statutory-tables", args=[city.code])).text
    book = openpyxl.load_workbook(io.BytesIO(client.get(address).content))
    assert [cell.value for cell in book.active[1]] == list(COLUMNS)
    assert book.active["O2"].value == 7
    assert book.active.column_dimensions["B"].width == 36, "as wide as its heading, within bounds"
    assert client.get(reverse("statutory-article-121", args=[city.code, "soon"])).status_code == 404
    client.force_login(MembershipFactory(city=city, role=Role.ADMIN).user)
    assert client.get(address).status_code == 403


APPENDIX = """Ejercicio · fecha de inicio · fecha de término · nombre del programa · objetivo institucional ·
nombre del indicador · dimensión(es) a medir · definición · método de cálculo con variables · unidad de medida ·
frecuencia de medición · línea base · metas programadas · metas ajustadas que existan, en su caso · avance de metas ·
sentido del indicador (catálogo) · fuente de información · área(s) responsable(s) · fecha de validación ·
fecha de actualización · nota"""


def test_the_columns_are_those_of_the_law_in_its_order():
    named = [" ".join(name.split()).lower() for name in APPENDIX.split("·")]

    assert [column.lower()[: len(name)] for column, name in zip(COLUMNS, named, strict=True)] == named


def test_days_are_days_numbers_are_numbers_and_a_quarter_before_all_values_has_rows_that_say_so(city, measured):
    TargetFactory(target_set__adoption=city.adopted_indicators.get(), period=measured.period, value=Decimal("10.5"))
    book = openpyxl.load_workbook(io.BytesIO(article_121(city, periods.parse("2025-Q4"), TODAY)))
    row = dict(zip(COLUMNS, book.active[2], strict=True))

    assert [row[name].is_date for name in COLUMNS if name.startswith("Fecha")] == [True] * 4
    assert row["Fecha de validación"].value == datetime.datetime(2026, 1, 15)
    assert [row[name].data_type for name in ("Ejercicio", "Metas programadas", "Avance de metas")] == ["n"] * 3
    assert row["Metas programadas"].value == 10.5

    empty = openpyxl.load_workbook(io.BytesIO(article_121(city, periods.parse("2020-Q1"), TODAY))).active
    assert [empty.max_row, empty["O2"].value] == [2, None]
    assert empty["U2"].value == "Todavía no hay ningún valor aprobado."


def test_a_city_without_indicators_gets_the_columns_alone(city):
    book = openpyxl.load_workbook(io.BytesIO(article_121(city, periods.parse("2025-Q4"), TODAY)))

    assert [[cell.value for cell in row] for row in book.active.rows] == [list(COLUMNS)]


@pytest.mark.parametrize("country", ["MX", "CO"])
def test_outside_mexico_the_page_says_that_no_law_asks_for_the_sheet(client, director, city, country):
    city.country = CountryFactory(code=country)
    city.save()
    client.force_login(director.user)
    page = client.get(reverse("statutory-tables", args=[city.code])).text

    assert ("nobody is bound to hand it in" in page) == (country != "MX")


def test_the_source_of_a_value_stays_while_its_correction_is_in_review(city, measured):
    type(measured).objects.filter(pk=measured.pk).update(source_text="Minutes of May")
    by = MembershipFactory(city=city).user
    correct(measurement=measured, by=by, reason="Counted twice", version=measured.version, value=8)
    [row] = rows(city, periods.parse("2025-Q4"), TODAY)

    told = dict(zip(COLUMNS, row, strict=True))
    assert (told["Avance de metas"], told["Fuente de información"]) == (7, "Minutes of May")
