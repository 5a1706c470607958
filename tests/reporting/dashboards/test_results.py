from collections import Counter
from decimal import Decimal
from urllib.parse import urlsplit

import pytest

from indicators import series
from indicators.choices import Dimension, Direction, State, ValueType
from indicators.models import AdoptedIndicator
from indicators.progress import BEHIND, NO_DATA, ON_TRACK, REACHED, REVERSED
from reporting.dashboards.number_words import in_words
from reporting.dashboards.results import bullet, headline, results
from reporting.dashboards.rows import rows_behind
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    CategoryFactory,
    IndicatorFactory,
    MeasurementFactory,
    PeriodFactory,
    TargetFactory,
    TargetSetFactory,
)


@pytest.mark.parametrize(
    ("bands", "in_use", "expected"),
    [
        ({}, 0, "No indicator is in use yet"),
        ({}, 1, "One indicator is in use; it has no target yet"),
        ({}, 3, "3 indicators are in use; none has a target yet"),
        ({NO_DATA: 1}, 1, "The indicator with a target has no value yet"),
        ({NO_DATA: 2}, 5, "None of the 2 indicators with a target has a value yet"),
        ({REACHED: 1}, 1, "The indicator with a target goes well"),
        ({REACHED: 2, ON_TRACK: 3}, 5, "All 5 indicators go well"),
        ({REACHED: 1, NO_DATA: 1}, 2, "One of 2 indicators goes well"),
        ({REACHED: 7, ON_TRACK: 8, BEHIND: 4, REVERSED: 1, NO_DATA: 2}, 30,
         "Fifteen of 22 indicators go well; four are behind and one moved away"),
        ({ON_TRACK: 21, BEHIND: 1}, 22, "21 of 22 indicators go well; one is behind"),
        ({REVERSED: 2}, 2, "None of 2 indicators go well; two moved away"),
    ],
)  # fmt: skip
def test_the_headline_says_how_the_indicators_with_a_target_go(bands, in_use, expected):
    assert headline(Counter(bands), in_use, "en_GB") == expected


def test_numbers_are_words_up_to_twenty():
    assert [in_words(n, "en_GB") for n in (0, 20, 21, 1500)] == ["none", "twenty", "21", "1,500"]


def adopted(city, *, value, target, baseline=0, dimension=Dimension.INSTITUTIONAL, period="2025", **more):
    category = CategoryFactory(code=dimension[:3].upper(), dimension=dimension)
    indicator = IndicatorFactory(category=category, **more)
    adoption = AdoptedIndicatorFactory(
        city=city, indicator=indicator, baseline_value=baseline, baseline_period=PeriodFactory(code="2020")
    )
    if target is not None:
        TargetFactory(target_set=TargetSetFactory(adoption=adoption), period=PeriodFactory(code="2025"), value=target)
    if value is not None:
        MeasurementFactory(
            city=city,
            indicator=indicator,
            period=PeriodFactory(code=period),
            value=value,
            state=State.APPROVED,
            approved_at="2026-03-09T12:00Z",
        )
    return adoption


def gathered(city, here):
    return results(series.city_figures(city, here.period), here)


def counts_of(dimension):
    return {each.band: each.n for each in dimension.counts}


def test_the_dimensions_stand_in_their_order_with_every_result_counted(city, here):
    adopted(city, value=12, target=10)
    adopted(city, value=3, target=10, dimension=Dimension.TERRITORIAL)
    adopted(city, value=None, target=10, dimension=Dimension.TERRITORIAL)

    found = gathered(city, here)

    assert [each.key for each in found.dimensions] == ["institutional", "political", "territorial"]
    assert counts_of(found.dimensions[0]) == {"reached": 1, "ontrack": 0, "behind": 0, "reversed": 0, "nodata": 0}
    assert counts_of(found.dimensions[2]) == {"reached": 0, "ontrack": 0, "behind": 1, "reversed": 0, "nodata": 1}
    assert found.dimensions[1].sentence == "No indicator of this dimension has a target yet."
    assert found.dimensions[2].sentence == "None of 2 go well."


def test_an_indicator_without_target_or_direction_is_left_out_and_told(city, here):
    adopted(city, value=12, target=10)
    adopted(city, value=12, target=None)
    adopted(city, value=12, target=10, direction=Direction.NONE)

    found = gathered(city, here)

    assert found.headline == "The indicator with a target goes well"
    said = ("1 indicator with a target, by its last approved value.", "2 more have no target.")
    assert tuple(words for words, _href in found.remarks) == said


def test_where_no_indicator_has_a_target_the_headline_alone_says_so(city, here):
    adopted(city, value=12, target=None)

    found = gathered(city, here)

    assert found.headline == "One indicator is in use; it has no target yet"
    assert found.remarks == ()


def test_a_level_to_keep_needs_no_target(city, here):
    adopted(city, value=10, target=None, baseline=10, direction=Direction.KEEP)

    assert counts_of(gathered(city, here).dimensions[0])["reached"] == 1


def test_values_older_than_the_period_are_told(city, here):
    adopted(city, value=12, target=10, period="2023")

    assert "1 of them has no value for 2025: an older one counts." in dict(gathered(city, here).remarks)


def test_the_key_figure_is_the_one_that_most_asks_for_a_look(city, here):
    adopted(city, value=12, target=10, name="Reached")
    adopted(city, value=-2, target=10, name="Moved away")
    adopted(city, value=5, target=10, name="Behind")

    figure = gathered(city, here).dimensions[0].key_figure

    assert figure.name == "Moved away"
    assert "away from the target of 10 for 2025" in figure.sentence
    assert "<svg" in figure.drawing


def test_what_cannot_be_drawn_against_a_target_is_no_key_figure(city, here):
    adopted(city, value=None, target=10)
    adopted(city, value=1, target=1, value_type=ValueType.BOOLEAN)

    assert gathered(city, here).dimensions[0].key_figure is None


@pytest.mark.parametrize(
    ("baseline", "target", "expected"),
    [(0, 10, Decimal("0.15")), (5, 10, Decimal("0.075")), (None, 10, Decimal("0.15")), (5, 0, None)],
)
def test_the_tolerance_is_a_part_of_the_way_told_as_a_part_of_the_target(city, here, baseline, target, expected):
    adoption = adopted(city, value=7, target=target, baseline=baseline)
    (figure,) = series.city_figures(adoption.city, here.period)

    assert bullet(figure, "en_GB").tolerance == expected


def test_every_count_leads_to_its_indicators(city, here):
    adopted(city, value=3, target=10)

    behind = gathered(city, here).dimensions[0].counts[2]

    assert behind.href.endswith(
        f"/work/{city.code}/dashboard/results/?period=2025&dimension=institutional&result=behind"
    )


def test_what_a_dashboard_says_of_its_counts_leads_to_the_indicators_it_speaks_of(city, here):
    for name, more in (("Aimed", {}), ("Older", {"period": "2023"}), ("Untargeted", {"target": None})):
        adopted(city, value=12, **{"target": 10} | more, name=name)
    adopted(city, value=12, target=10, name="Suspended")
    AdoptedIndicator.objects.filter(indicator__name="Suspended").update(
        standing="suspended", standing_reason="The site is redone"
    )
    said = gathered(city, here).remarks

    assert [words for words, _href in said] == [
        "2 indicators with a target, by their last approved values.",
        "1 of them has no value for 2025: an older one counts.",
        "1 more has no target.",
        "1 is suspended and is not judged.",
    ]
    names = [urlsplit(href).path.rstrip("/").rpartition("/")[2] for _words, href in said]
    assert [[figure.name for figure in rows_behind(name, {}, here).found] for name in names] == [
        ["Aimed", "Older"],
        ["Older"],
        ["Untargeted"],
        ["Suspended"],
    ]
