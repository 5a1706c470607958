import datetime
import io
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils.translation import override

from indicators import periods
from observatory.choices import Role
from reporting.exports.mexico_city import COLUMNS, rows
from tests.factories.indicators import AdoptedIndicatorFactory, PeriodFactory, RubricLevelFactory, TargetFactory
from tests.factories.observatory import MembershipFactory, ObjectiveFactory, StrategyFactory
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
    assert row["Avance de metas al periodo que se informa"] == 7
    assert row["Metas programadas"] == 10
    assert row["Metas ajustadas que existan, en su caso"] is None
    assert row["Objetivo institucional"] == "Learn"
    assert row["Fecha de término del periodo que se informa"] == datetime.date(2025, 12, 31)
    earlier = next(rows(city, periods.parse("2024-Q4"), TODAY))
    assert earlier[COLUMNS.index("Avance de metas al periodo que se informa")] is None


def test_a_level_of_a_scale_and_a_yes_are_told_in_words(city):
    for kind, number in (("ordinal3", 3), ("boolean", 1)):
        adoption = AdoptedIndicatorFactory(city=city, indicator__value_type=kind, is_public=True)
        RubricLevelFactory(indicator=adoption.indicator, value=3, name="Alto")
        value(adoption, "2025", number)
    with override("es"):
        found = [dict(zip(COLUMNS, row, strict=True)) for row in rows(city, periods.parse("2025-Q4"), TODAY)]

    assert {row["Avance de metas al periodo que se informa"] for row in found} == {"Alto", "Sí"}
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
