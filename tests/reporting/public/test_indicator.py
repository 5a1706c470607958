import pytest
from django.utils.translation import override

from reporting.public.files import indicator_json
from reporting.public.indicator import indicator_page
from tests.factories import indicators, observatory
from tests.factories.published import value

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def adoption():
    return indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory(), indicator__unit="exchanges")


def page(adoption):
    return indicator_page(adoption, "en_GB")


def test_without_a_value_everything_is_empty_and_nothing_is_zero(adoption):
    told = page(adoption)

    assert (told.latest, told.baseline, told.goal, told.span) == ("", "", "", "")
    assert (told.measurement, told.evidence, told.rows, told.chart, told.shown) == (None, [], [], None, None)
    assert told.sentence == "There is no approved value yet."
    assert told.unit == "exchanges"


def test_the_unit_is_the_one_the_last_value_was_recorded_in(adoption):
    value(adoption, unit="visits")

    assert page(adoption).unit == "visits"


def test_periods_stand_last_first_each_with_its_own_goal(adoption):
    for year, number in (("2023", 8), ("2024", 12)):
        value(adoption, year, number)
    indicators.TargetFactory(target_set__adoption=adoption, period__code="2024", value=10)
    rows = page(adoption).rows

    assert [(row.period, row.value, row.target, row.band) for row in rows] == [
        ("2024", "12", "10", "reached"),
        ("2023", "8", "", ""),
    ]
    assert page(adoption).span == "2023 to 2024"


def test_an_adjusted_goal_is_told_with_the_original_one(adoption):
    value(adoption)
    indicators.TargetFactory(target_set__adoption=adoption, value=12)
    adjusted = indicators.TargetSetFactory(adoption=adoption, kind="adjusted", reason="The budget was cut")
    indicators.TargetFactory(target_set=adjusted, value=10)
    told = page(adoption)

    assert told.goals == [("2025", "10", "12", False)]
    assert told.has_originals
    assert [each.reason for each in told.decisions] == ["The budget was cut"]


def test_the_parts_show_the_last_six_periods_and_say_what_has_no_value(adoption):
    for year in range(2018, 2026):
        value(adoption, str(year), year - 2000, segment="Sex=Female")
    value(adoption, "2025", 3, segment="Sex=Male")
    [table] = page(adoption).segments

    assert table.periods == ("2020", "2021", "2022", "2023", "2024", "2025")
    assert table.rows == (
        (("Female",), ["20", "21", "22", "23", "24", "25"]),
        (("Male",), ["", "", "", "", "", "3"]),
    )
    assert table.left_out == 0


def test_parts_stand_as_the_city_declared_them_and_say_whether_they_overlap(adoption):
    adoption.indicator.value_type = "percent"
    adoption.indicator.save()
    indicators.BreakdownFactory(adoption=adoption, name="Topic", parts=["Water", "Art"], may_overlap=True)
    for part, number in (("Art", "41.194969"), ("unspecified", 3), ("Zoo", 1), ("Water", 62)):
        value(adoption, "2025", number, segment=f"Topic={part}")
    value(adoption, "2025", 5, segment="Sex=Female")
    by_sex, by_topic = page(adoption).segments

    assert [parts for (parts,), _cells in by_topic.rows] == ["Water", "Art", "Zoo", "Not specified"]
    assert (by_topic.may_overlap, by_sex.may_overlap) == (True, None)
    declared = indicator_json(page(adoption), "")["breakdowns"]
    assert declared == [{"name": "Topic", "parts": ["Water", "Art"], "may_overlap": True}]
    assert "41.2%" in by_topic.chart.caption


def test_values_of_an_earlier_version_stand_with_their_own_unit_and_are_not_compared(adoption):
    value(adoption, "2024", 300)
    indicators.IndicatorVersionFactory(
        indicator=adoption.indicator, number=1, unit="people", reason="Each visit counts"
    )
    adoption.indicator.version = 2
    adoption.indicator.save()
    value(adoption, "2025", 800, indicator_version=2)
    told = page(adoption)

    assert [(row.period, row.is_break, row.unit) for row in told.rows] == [
        ("2025", True, ""),
        ("2024", False, "people"),
    ]
    assert [version.reason for version in told.versions] == ["Each visit counts"]
    assert told.shown.caption == "800 in 2025. Defined anew from 2025 on: not comparable with what came before."


def test_parts_that_the_register_told_apart_are_named_in_words(adoption):
    value(adoption, "2025", 3, segment="Reason=unspecified")
    [table] = page(adoption).segments

    assert table.names == ("Reason",)
    assert table.rows[0][0] == ("No reason stated",)


def test_a_public_document_behind_a_set_is_told_and_a_private_one_is_not(adoption):
    value(adoption)
    for is_public in (True, False):
        document = observatory.SourceFactory(city=adoption.city, is_public=is_public)
        indicators.TargetFactory(
            target_set__adoption=adoption,
            target_set__document=document,
            target_set__kind="original" if is_public else "adjusted",
            target_set__reason="" if is_public else "Less",
        )

    assert [each.document.is_public for each in page(adoption).decisions] == [True, False]
