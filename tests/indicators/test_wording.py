from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils.translation import override

from indicators import series, services, wording
from indicators.choices import Direction, State, TargetKind, ValueType
from indicators.templatetags.catalogue import passage
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import CityFactory

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def figure(
    value=7, baseline=4, target=12, kind=ValueType.COUNT, direction=Direction.UP, lowest=None, highest=None, **more
):
    since = PeriodFactory(code="2019") if baseline is not None else None
    adoption = AdoptedIndicatorFactory(
        indicator__value_type=kind,
        indicator__direction=direction,
        baseline_value=baseline,
        baseline_period=since,
        lowest=lowest,
        highest=highest,
    )
    if target is not None:
        services.set_targets(
            adoption=adoption, by=None, kind=TargetKind.ORIGINAL, targets={more.pop("until", "2025"): D(target)}
        )
    MeasurementFactory(
        city=adoption.city,
        indicator=adoption.indicator,
        period=PeriodFactory(code="2025"),
        value=value,
        state=State.APPROVED,
        approved_at="2026-03-09T12:00Z",
        **more,
    )
    (found,) = series.city_figures(adoption.city)
    return found


def said(found, levels=None):
    return wording.sentence(found, "en_GB", levels).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Went from 4 in 2019 to 7 in 2025. The target for 2025 is 12: 38% of the way. 1 of 6 periods reported."),
        ({"value": 13}, "Went from 4 in 2019 to 13 in 2025: the target of 12 for 2025 is reached."),
        ({"value": 3}, "Went from 4 in 2019 to 3 in 2025, away from the target of 12 for 2025."),
        ({"baseline": None}, "7 in 2025. The target for 2025 is 12: 5 still missing."),
        ({"baseline": None, "value": 12}, "12 in 2025: the target of 12 for 2025 is reached."),
        (
            {"baseline": 12, "target": 9, "value": 8},
            "Went from 12 in 2019 to 8 in 2025, away from the target of 9 for 2025.",
        ),
        ({"target": None}, "7 in 2025. No target has been set."),
        ({"direction": Direction.NONE}, "7 in 2025. More of it is neither better nor worse."),
        (
            {"direction": Direction.KEEP, "lowest": 5, "highest": 10},
            "7 in 2025, as it should be: 5 to 10.",
        ),
        ({"direction": Direction.KEEP, "lowest": 10}, "7 in 2025. It should be 10 or more: 3 outside."),
        ({"direction": Direction.KEEP, "value": 12}, "12 in 2025: kept at the level of 12."),
        ({"direction": Direction.KEEP}, "7 in 2025. The level to keep is 12: 5 away from it."),
        ({"direction": Direction.KEEP, "target": None, "value": 4}, "4 in 2025: kept at the level of 4."),
        ({"value": None, "no_data_reason": "not-collected"}, "No data for 2025: not collected."),
        ({"value": None, "kind": ValueType.TEXT, "text": "Two lines"}, "2025: Two lines"),
        (
            {"kind": ValueType.PERCENT, "baseline": None, "value": 64, "target": 70},
            "64% in 2025. The target for 2025 is 70%: 6 percentage points still missing.",
        ),
        (
            {"kind": ValueType.PERCENT, "baseline": None, "value": D("68.5"), "target": 70},
            "68.5% in 2025. The target for 2025 is 70%: 1.5 percentage points still missing.",
        ),
        ({"value": 0, "baseline": None}, "0 in 2025. The target for 2025 is 12: 12 still missing."),
    ],
)
def test_how_a_value_stands_is_said_in_a_sentence(given, sentence):
    assert said(figure(**given)) == sentence


def test_without_a_value_that_is_said():
    adoption = AdoptedIndicatorFactory()
    (found,) = series.city_figures(adoption.city)

    assert said(found) == "There is no approved value yet."
    assert wording.band_label(found) == "No data"
    assert wording.explanation(found, "en_GB") == ""


@pytest.mark.parametrize(
    ("value", "kind", "text", "words"),
    [
        (D("64.254"), ValueType.PERCENT, "", "64.3%"),
        (D(1), ValueType.BOOLEAN, "", "Yes"),
        (D(0), ValueType.BOOLEAN, "", "No"),
        (D(2), ValueType.ORDINAL, "", "Medium"),
        (D(5), ValueType.ORDINAL, "", "5"),
        (D("1234.5"), ValueType.AMOUNT, "", "1,234.5"),
        (D(0), ValueType.COUNT, "", "0"),
        (None, ValueType.COUNT, "", "no data"),
        (None, ValueType.TEXT, "Two lines", "Two lines"),
        (None, ValueType.CHOICE, "", "no data"),
    ],
)
def test_a_value_is_written_as_its_kind_is(value, kind, text, words):
    assert wording.value_in_words(value, kind, "en_GB", text=text, levels={2: "Medium"}) == words


def test_numbers_are_those_of_the_city():
    assert wording.value_in_words(D("1234.5"), ValueType.AMOUNT, "es_CO") == "1.234,5"


@pytest.mark.parametrize(
    ("given", "explanation"),
    [
        ({"until": "2031"}, "38% of the way from the baseline to the target is done; 50% was due by then."),
        ({"baseline": None}, "within 15% of it counts as on track"),
        (
            {"baseline": 12, "target": 9, "value": 8},
            "moved from its baseline the wrong way, and does not reach the target",
        ),
        ({"direction": Direction.KEEP}, "Within 15% around the level counts as kept."),
        ({"target": None}, ""),
    ],
)
def test_how_a_result_was_told_is_explained(given, explanation):
    assert explanation in wording.explanation(figure(**given), "en_GB").replace("\N{NO-BREAK SPACE}", "").replace(
        " %", "%"
    )


@pytest.mark.parametrize(
    ("given", "label"),
    [({}, ""), ({"target": None}, "No target set"), ({"direction": Direction.NONE}, "Describes only")],
)
def test_a_result_without_a_band_says_what_is_missing(given, label):
    assert wording.band_label(figure(**given)) == label


def test_a_point_without_a_value_says_why():
    (point,) = figure(value=None, no_data_reason="confidential").points

    assert wording.point_in_words(point, ValueType.COUNT, "en_GB") == "Confidential"


def test_a_passage_is_told_in_the_language_of_the_page_and_a_citys_own_words_stay():
    source = 'Notebook 8, ch. 3, table "Tablero que establece table"; Paris seminar 2018, Medellín and Minas Gerais'
    of_the_catalogue, own = IndicatorFactory(source=source), IndicatorFactory(city=CityFactory(), source=source)

    with override("es"):
        assert passage(of_the_catalogue) == (
            'Cuaderno 8, cap. 3, tabla "Tablero que establece tabla"; Seminario de París 2018, Medellín y Minas Gerais'
        )
    assert passage(of_the_catalogue) == source
    assert passage(own) == source


TERM = "20240701-20270630"


@pytest.mark.parametrize(
    ("locale", "period", "said"),
    [
        ("en_GB", TERM, "7 in the period from 1 July 2024 to 30 June 2027. No target has been set."),
        ("es_CO", TERM, "7 en el periodo del 1 de julio de 2024 al 30 de junio de 2027. No se ha fijado ninguna meta."),
        ("fr_FR", TERM, "7 sur la période du 1er juillet 2024 au 30 juin 2027. Aucune cible n’a été fixée."),
        ("pt_BR", TERM, "7 no período de 1º de julho de 2024 a 30 de junho de 2027. Nenhuma meta foi definida."),
        ("en_GB", "2020-W53", "7 in week 53 of 2020. No target has been set."),
        ("es_CO", "2020-W53", "7 en la semana 53 de 2020. No se ha fijado ninguna meta."),
        ("fr_FR", "2020-W53", "7 en semaine 53 de 2020. Aucune cible n’a été fixée."),
        ("pt_BR", "2020-W53", "7 na 53ª semana de 2020. Nenhuma meta foi definida."),
        ("pt_PT", "2020-W53", "7 na 53.ª semana de 2020. Nenhuma meta foi definida."),
        ("es_CO", "2025-03", "7 en marzo de 2025. No se ha fijado ninguna meta."),
    ],
)
def test_periods_of_every_kind_are_named_as_a_sentence_names_them(locale, period, said):
    found = figure(target=None, baseline=None)
    point = found.latest._replace(period=period)

    with override(locale[:2]):
        assert wording.sentence(replace(found, points=(point,)), locale) == said


def test_a_value_whose_sheet_declares_no_decimals_is_told_with_those_that_tell_something():
    recorded = figure(value=D("0.5274318"), target=None, kind=ValueType.INDEX)
    declared = replace(recorded, decimals=2)

    assert said(recorded).startswith("0.5274 in 2025")
    assert said(declared).startswith("0.53 in 2025")
    assert wording.point_in_words(recorded.latest, ValueType.INDEX, "en_GB") == "0.5274318", "as where it is corrected"
