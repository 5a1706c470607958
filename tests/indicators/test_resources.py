import csv as csv_module
from decimal import Decimal

import pytest

from indicators.choices import State
from indicators.models import AdoptedIndicator, Breakdown, Indicator, Measurement, Period
from observatory.choices import Role
from observatory.exports import exported
from observatory.imports import RowsRefused, undo
from observatory.models import Change
from observatory.resources import data_set
from tests.factories.indicators import (
    CategoryFactory,
    IndicatorFactory,
    MeasurementFactory,
    PeriodFactory,
    RubricLevelFactory,
)
from tests.factories.observatory import CityFactory, MembershipFactory
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return CityFactory(code="los-angeles", name="Los Angeles", name_key="los angeles")


@pytest.fixture
def homicides(city):
    return IndicatorFactory(code="LA-16", city=city, value_type="index")


def values(city):
    return {
        (each.period.code, each.segment): each.value
        for each in Measurement.objects.filter(city=city).select_related("period")
    }


LONG = csv("Year,Gender,Units,Value", "2010,,Persons,295", "2010,Female,Persons,50.5", "2013–2014,,Persons,0")
SEGMENTS = {"constants": {"indicator": "LA-16"}, "segments": ["Gender"]}


def test_a_column_that_disaggregates_becomes_the_segment(city, homicides):
    bring(LONG, "measurements", city, mapping=SEGMENTS)

    assert values(city) == {
        ("2010", ""): Decimal(295),
        ("2010", "Gender=Female"): Decimal("50.5"),
        ("2013-2014", ""): Decimal(0),
    }
    assert set(Measurement.objects.values_list("unit", "state")) == {("Persons", State.DRAFT)}


@pytest.fixture
def overlapping(city, homicides):
    """A sheet that says that the genders overlap, and that the districts do not."""
    adoption = AdoptedIndicator.objects.create(city=city, indicator=homicides)
    for name, may_overlap in (("Gender", True), ("District", False)):
        Breakdown.objects.create(adoption=adoption, name=name, parts=["A", "B"], may_overlap=may_overlap)


PARTED = [("", ""), ("Gender=Female", "true"), ("District=Centro", "false"), ("Age=Old", ""), ("Age=Old; Gender=X", "")]


def test_an_export_says_whether_parts_may_overlap_and_comes_back_unchanged(
    city, homicides, overlapping, django_assert_max_num_queries
):
    user = MembershipFactory(city=city, role=Role.STAFF).user
    for segment, _told in PARTED:
        MeasurementFactory(city=city, indicator=homicides, segment=segment, value=3)

    with django_assert_max_num_queries(8):
        content = exported(data_set("measurements"), city, user, "csv")

    plan = check(content, "measurements", city)
    told = csv_module.DictReader(content.decode("utf-8-sig").splitlines())
    assert {each["segment"]: each["parts_may_overlap"] for each in told} == dict(PARTED)
    assert counts(plan) == (0, 0, len(PARTED), 0)
    assert not plan.warnings


@pytest.mark.parametrize(("segment", "said"), [("Gender=Female", "no"), ("District=Centro", "yes"), ("Age=Old", "yes")])
def test_a_file_that_says_otherwise_of_its_parts_than_the_sheet_is_told_so(city, overlapping, segment, said):
    line = f"LA-16,2010,5,{segment},{said}"
    plan = check(csv("indicator,period,value,segment,parts_may_overlap", line), "measurements", city)

    assert "overlap-otherwise" in codes(plan.warnings)
    assert not plan.errors


def test_all_other_columns_may_disaggregate(city, homicides):
    bring(LONG, "measurements", city, mapping=SEGMENTS | {"segments": "*"})

    assert ("2010", "Gender=Female") in values(city)


def test_a_value_puts_its_indicator_to_use(city, homicides):
    _plan, batch = bring(LONG, "measurements", city, mapping=SEGMENTS)
    assert AdoptedIndicator.objects.get().indicator == homicides

    undo(batch)

    assert not Measurement.objects.exists()
    assert not AdoptedIndicator.objects.exists()


def test_a_second_import_changes_nothing(city, homicides):
    bring(LONG, "measurements", city, mapping=SEGMENTS)

    plan, batch = bring(LONG, "measurements", city, mapping=SEGMENTS)

    assert (counts(plan), batch) == ((0, 0, 3, 0), None)


def test_a_row_without_a_value_stores_nothing_and_is_told(city, homicides):
    plan, _batch = bring(
        csv("Year,Value", "2010,", "2011,3"), "measurements", city, mapping=SEGMENTS | {"segments": []}
    )

    assert counts(plan) == (1, 0, 1, 0)
    assert "empty-value" in codes(plan.warnings)


def test_a_word_for_missing_is_the_reason_for_no_value(city, homicides):
    bring(csv("Year,Value", "2010,n/d", "2011,no aplica"), "measurements", city, mapping=SEGMENTS | {"segments": []})

    assert set(Measurement.objects.values_list("no_data_reason", "value")) == {
        ("not-collected", None),
        ("not-applicable", None),
    }


def test_values_in_several_units_stay_apart(city, homicides):
    sheet = csv("Year,Gender,Units,Value", "2010,,Persons,5", "2010,,Per cent,50", "2011,,Per cent,60")

    plan, _batch = bring(sheet, "measurements", city, mapping=SEGMENTS)

    assert values(city) == {
        ("2010", ""): 5,
        ("2010", "Units=Per cent"): 50,
        ("2011", "Units=Per cent"): 60,
    }
    assert "unit-as-segment" in codes(plan.warnings)


def test_a_repeated_value_is_kept_and_told(city, homicides):
    sheet = csv("Year,Gender,Value", "2010,,5", "2010,,6")

    plan, _batch = bring(sheet, "measurements", city, mapping=SEGMENTS)

    assert values(city) == {("2010", ""): 5, ("2010", "Repetition=2"): 6}
    assert "repeated-value" in codes(plan.warnings)
    assert counts(bring(sheet, "measurements", city, mapping=SEGMENTS)[0]) == (0, 0, 2, 0)


def test_rows_that_an_unused_column_may_tell_apart_are_asked_about(city, homicides):
    plan = check(
        csv("Year,Weapon,Value", "2010,Gun,5", "2010,Knife,6"),
        "measurements",
        city,
        mapping={"constants": {"indicator": "LA-16"}},
    )

    assert [(each.row, each.code, each.params["columns"]) for each in plan.errors] == [
        (3, "repeated-measurement", "Weapon")
    ]


def test_decimals_beyond_those_kept_are_told(city, homicides):
    plan, _batch = bring(
        csv("Year,Value", "2010,1.23456789012"), "measurements", city, mapping=SEGMENTS | {"segments": []}
    )

    assert values(city) == {("2010", ""): Decimal("1.234567890")}
    assert [each.params["kept"] for each in plan.warnings if each.code == "rounded"] == ["1.23456789"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("LA-99,2010,5,", "unknown-indicator"),
        ("LA-16,twenty ten,5,", "not-a-period"),
        ("LA-16,2010-05-06,5,", "not-a-period"),
        ("LA-16,1200,5,", "impossible-date"),
        ("LA-16,2010,12345678901234567,", "invalid"),
        ("LA-16,2010,NaN,", "not-finite"),
        ("LA-16,2010,5,Gender", "not-a-segment"),
        (",2010,5,", "missing-value"),
    ],
)
def test_what_cannot_be_measured_is_refused(city, homicides, line, code):
    plan = check(csv("indicator,period,value,segment", line), "measurements", city)

    assert codes(plan.errors) == [code]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2025-Q1", "2025-Q1"),
        ("primer trimestre de 2024", "2024-Q1"),
        ("March 2025", "2025-03"),
        ("2018-19", "2018-2019"),
    ],
)
def test_periods_are_read_as_people_write_them(city, homicides, text, period):
    bring(csv("indicator,period,value", f"LA-16,{text},5"), "measurements", city)

    assert Period.objects.get().code == period


def test_a_share_is_computed_from_its_parts(city):
    IndicatorFactory(code="P", city=city, value_type="percent")

    bring(csv("indicator,period,numerator,denominator", "P,2025,1,3"), "measurements", city)

    assert Measurement.objects.get().value == Decimal("33.333333")


def test_a_level_must_be_one_of_the_scale(city):
    level = RubricLevelFactory(indicator__code="L", indicator__city=city, indicator__value_type="ordinal3", value=2)

    plan = check(csv("indicator,period,value", "L,2024,2", "L,2025,3"), "measurements", city)

    assert [(each.row, each.code) for each in plan.errors] == [(3, "invalid")]
    assert plan.rows[0].stored["value"] == level.value


def approved(city, indicator, value):
    return MeasurementFactory(
        city=city, indicator=indicator, period=PeriodFactory(code="2025"), value=value,
        state="approved", approved_at="2026-01-01T00:00Z",
    )  # fmt: skip


def test_an_approved_value_is_never_overwritten(city, homicides):
    kept = approved(city, homicides, 7)

    with pytest.raises(RowsRefused) as refusal:
        bring(csv("indicator,period,value", "LA-16,2025,8"), "measurements", city)

    kept.refresh_from_db()
    assert codes(refusal.value.plan.errors) == ["approved"]
    assert kept.value == 7


def test_an_approved_value_said_again_is_no_change(city, homicides):
    approved(city, homicides, 7)

    plan, _batch = bring(csv("indicator,period,value", "LA-16,2025,7"), "measurements", city)

    assert counts(plan) == (0, 0, 1, 0)


def test_a_draft_is_changed_and_taken_back(city, homicides):
    draft = MeasurementFactory(
        city=city, indicator=homicides, period=PeriodFactory(code="2025"), value=7, state="submitted"
    )

    plan, batch = bring(csv("indicator,period,value", "LA-16,2025,8"), "measurements", city)
    draft.refresh_from_db()
    assert (counts(plan), draft.value, draft.state) == ((0, 1, 0, 0), 8, State.DRAFT)
    assert Change.objects.get(batch=batch.uuid).before["value"] == "7"

    undo(batch)
    draft.refresh_from_db()
    assert (draft.value, draft.state) == (7, State.SUBMITTED)


def test_a_counted_value_that_a_file_overrides_is_no_count_any_more(city, homicides):
    counted = MeasurementFactory(
        city=city, indicator=homicides, period=PeriodFactory(code="2025"), value=7, is_derived=True
    )

    bring(csv("indicator,period,value", "LA-16,2025,8"), "measurements", city)

    counted.refresh_from_db()
    assert counted.is_derived is False


def test_the_operator_brings_in_approved_values(city, homicides):
    bring(csv("indicator,period,value,status", "LA-16,2025,8,approved"), "measurements", city)

    measurement = Measurement.objects.get()
    assert (measurement.state, measurement.approved_by) == (State.APPROVED, None)
    assert measurement.approved_at is not None


def test_a_person_does_not_approve_by_file(city, homicides):
    person = MembershipFactory(city=city, role=Role.DIRECTOR).user

    plan = check(csv("indicator,period,value,status", "LA-16,2025,8,approved"), "measurements", city, by=person)

    assert codes(plan.errors) == ["approval-in-review"]


def test_a_person_submits_by_file(city, homicides):
    person = MembershipFactory(city=city).user

    bring(csv("indicator,period,value,status", "LA-16,2025,8,submitted"), "measurements", city, by=person)

    measurement = Measurement.objects.get()
    assert (measurement.state, measurement.submitted_by, measurement.recorded_by) == ("submitted", person, person)


def test_another_citys_indicator_is_not_found(city):
    IndicatorFactory(code="X", city=CityFactory())

    plan = check(csv("indicator,period,value", "X,2025,8"), "measurements", city)

    assert codes(plan.errors) == ["unknown-indicator"]


def test_the_indicator_of_the_territory_is_used_by_its_cities():
    state = CityFactory(kind="region")
    IndicatorFactory(code="X", city=state)
    inner = CityFactory(code="inner", name="Inner", name_key="inner", parent=state)

    bring(csv("city,indicator,period,value", "inner,X,2025,8"), "measurements", state)

    assert Measurement.objects.get().city == inner


def test_indicators_come_in_with_their_texts(city):
    category = CategoryFactory(code="EXC", dimension="institutional")
    sheet = csv(
        "code,category,name_es,name_en,unit,quality,periodicity,direction",
        "OWN-1,EXC,Hermanamientos vivos,Living twinnings,acuerdos,efficacy; efficiency,yearly,up",
    )

    bring(sheet, "indicators", city)

    own = Indicator.objects.get(code="OWN-1")
    assert (own.city, own.category, own.dimension) == (city, category, "institutional")
    assert (own.name_es, own.name_en, own.unit_es) == ("Hermanamientos vivos", "Living twinnings", "acuerdos")
    assert (own.quality, own.periodicities, own.value_type) == (["efficacy", "efficiency"], ["yearly"], "index")
    assert counts(bring(sheet, "indicators", city)[0]) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("INS-1,institutional,,Name", "code-of-catalogue"),
        ("OWN-1,institutional,NOPE,Name", "unknown-category"),
        ("OWN-1,institutional,,", "missing-value"),
    ],
)
def test_an_indicator_that_cannot_be_is_refused(city, line, code):
    IndicatorFactory(code="INS-1", city=None)

    plan = check(csv("code,dimension,category,name", line), "indicators", city)

    assert codes(plan.errors) == [code]


def test_an_indicator_without_a_code_is_known_by_its_name(city):
    sheet = csv("Indicador,Unidad", "Acuerdos vigentes,acuerdos", "Áreas involucradas,%")
    plan, _batch = bring(sheet, "indicators", city)

    assert set(Indicator.objects.filter(city=city).values_list("code", flat=True)) == {
        "acuerdos-vigentes",
        "areas-involucradas",
    }
    assert codes(plan.warnings).count("taken-instead") == 2
    Indicator.objects.filter(code="acuerdos-vigentes").update(code="OWN-01")
    assert counts(check(sheet, "indicators", city)) == (0, 0, 2, 0)


def test_an_indicator_without_a_dimension_is_told(city):
    plan = check(csv("code,name,unit", "OWN-1,Name,%"), "indicators", city)

    assert codes(plan.warnings) == ["dimension-assumed"]
    assert plan.rows[0].defaults["value_type"] == "percent"


def test_of_a_value_with_and_one_without_a_unit_the_one_without_repeats(city, homicides):
    lines = ("Year,Unit,Value", "2010,km,5", "2010,,6")
    plan = check(csv(*lines), "measurements", city, mapping={"constants": {"indicator": "LA-16"}})

    assert codes((*plan.errors, *plan.warnings)) == ["repeated-value"]


def test_the_part_nobody_specified_has_one_name_in_every_language_and_way_of_reading(city, homicides):
    sheet = csv(
        "Year,Gender,Value",
        "2010,SIN ESPECIFICAR,1",
        "2011,Not specified,2",
        "2012,Non  précisé,3",
        "2013,não especificado,4",
        "2014,Sin especificar,n/d",  # read row by row: it says why there is no number
        "2015,Female,5",
    )

    bring(sheet, "measurements", city, mapping=SEGMENTS)

    assert {segment for (year, segment) in values(city) if year != "2015"} == {"Gender=unspecified"}
    assert values(city)["2014", "Gender=unspecified"] is None
    assert counts(check(sheet, "measurements", city, mapping=SEGMENTS)) == (0, 0, 6, 0)
    director = MembershipFactory(city=city, role=Role.DIRECTOR).user
    for kind in ("csv", "xlsx"):
        content = exported(data_set("measurements"), city, director, kind)
        again = check(content, "measurements", city, by=director, filename=f"export.{kind}")
        assert counts(again) == (0, 0, 6, 0), kind
