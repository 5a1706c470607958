import uuid

import pytest
from django.utils import timezone

from indicators.choices import State, ValueType
from indicators.models import Measurement
from tests.factories.indicators import AdoptedIndicatorFactory, LevelAssessmentFactory
from tests.factories.observatory import SourceFactory

pytestmark = pytest.mark.django_db

QUEUE = "work/lima/review/"


def ticket(measurement, version=None, parts=0):
    return f"{measurement.uuid}:{version or measurement.version}:{parts}"


def test_the_queue_shows_the_value_before_and_now_with_its_evidence(ask, director, staff, measured, city):
    measured("approved", "2024", 5)
    measurement = measured(
        "submitted", "2025", 70, submitted_by=staff, note="A record year", submitted_at="2026-01-01T00:00Z"
    )
    measurement.evidence.add(SourceFactory(city=city, title="Minutes"))

    text = ask(director, QUEUE).content.decode()

    assert "1 value waits for approval" in text
    assert "14 times the previous value" in text
    for words in ("<del>5</del>", "<ins>70</ins>", "Minutes", "A record year", str(staff)):
        assert words in text


@pytest.mark.parametrize(("year", "is_derived", "is_told"), [(0, True, True), (-1, True, False), (0, False, False)])
def test_the_queue_says_when_a_count_is_of_a_period_that_still_runs(ask, director, measured, year, is_derived, is_told):
    measured("submitted", str(timezone.localdate().year + year), 70, is_derived=is_derived)

    assert ("The period runs until" in ask(director, QUEUE).content.decode()) is is_told


def test_the_queue_tells_why_a_level_was_chosen_and_how_far_apart_two_who_looked_are(ask, director, measured, city):
    indicator = AdoptedIndicatorFactory(city=city, indicator__value_type=ValueType.ORDINAL).indicator
    value = measured("submitted", value=2, indicator=indicator, justification="The plan is public")
    for level in (1, 3):
        LevelAssessmentFactory(city=city, indicator=indicator, period=value.period, level=level)
    LevelAssessmentFactory(indicator=indicator, period=value.period, level=9)

    text = ask(director, QUEUE).content.decode()

    assert "The plan is public" in text
    assert "Those who looked at it are 2 levels apart." in text


def test_a_part_that_waits_by_itself_stands_beside_what_it_was_and_not_beside_the_whole(ask, director, measured):
    measured("approved", "2024", 900)
    measured("approved", "2024", 40, segment="Sex=Female")
    measured("approved", "2025", 950)
    measured("submitted", "2025", 50, segment="Sex=Female")
    measured("submitted", "2025", 3, segment="Sex=Male")

    text = ask(director, QUEUE).content.decode()

    assert "<del>40</del>" in text
    assert "<del>900</del>" not in text
    assert "the first value" in text
    assert "times the previous value" not in text


def test_several_are_approved_at_once(ask, director, measured, city):
    measurements = [measured("submitted", indicator=AdoptedIndicatorFactory(city=city).indicator) for _each in range(3)]

    data = {"act": "approve", "seen": [ticket(each) for each in measurements]}
    response = ask(director, QUEUE, data, follow=True)

    assert "3 values are approved." in response.content.decode()
    assert Measurement.objects.approved().filter(approved_by=director).count() == 3


def test_nothing_is_ticked_of_itself(ask, director, measured):
    measured("submitted")

    assert ask(director, QUEUE).context["chosen"] == []
    assert len(ask(director, f"{QUEUE}?tick=all").context["chosen"]) == 1


def test_ones_own_values_are_told_and_not_offered(ask, director, measured):
    measurement = measured("submitted", recorded_by=director)

    text = ask(director, QUEUE).content.decode()
    assert "your own" in text
    assert "Approve the ticked values" not in text
    assert str(measurement.uuid) not in text

    response = ask(director, QUEUE, {"act": "approve", "seen": ticket(measurement)}, follow=True)
    assert "Nobody approves a value they recorded" in response.content.decode()
    assert Measurement.objects.get().state == State.SUBMITTED


def test_what_changed_since_the_page_was_opened_is_left_and_told(ask, director, measured):
    measurement = measured("submitted", version=3)

    response = ask(director, QUEUE, {"act": "approve", "seen": ticket(measurement, 2)}, follow=True)

    assert "It changed since you opened the page." in response.content.decode()
    assert Measurement.objects.get().state == State.SUBMITTED


def test_values_are_returned_with_a_note(ask, director, measured):
    measurement = measured("submitted")

    data = {"act": "return", "seen": ticket(measurement), "note": "Which meetings?"}
    response = ask(director, QUEUE, data, follow=True)

    assert "One value is returned." in response.content.decode()
    assert Measurement.objects.get().returned_note == "Which meetings?"


@pytest.mark.parametrize(
    ("note", "words"), [("", "Say what is to be corrected"), ("x" * 501, "at most 500 characters")]
)
def test_a_return_without_a_fitting_note_is_refused_and_keeps_the_ticks(ask, director, measured, note, words):
    measurement = measured("submitted")

    response = ask(director, QUEUE, {"act": "return", "seen": ticket(measurement), "note": note})

    assert words in response.content.decode()
    assert response.context["chosen"] == [ticket(measurement)]
    assert Measurement.objects.get().state == State.SUBMITTED


@pytest.mark.parametrize(
    "seen", [[], ["nonsense"], [f"{uuid.uuid4()}:1"], [f"{uuid.uuid4()}:x:0"], [f"{uuid.uuid4()}:1:0"]]
)
def test_with_nothing_ticked_that_is_said(ask, director, measured, seen):
    measured("submitted")

    assert "Tick at least one value." in ask(director, QUEUE, {"act": "approve", "seen": seen}).content.decode()


def test_another_citys_value_is_not_approved_from_here(ask, director, measured):
    foreign = AdoptedIndicatorFactory()
    measurement = measured("submitted", indicator=foreign.indicator)
    Measurement.objects.update(city=foreign.city)

    ask(director, QUEUE, {"act": "approve", "seen": ticket(measurement)})

    assert Measurement.objects.get().state == State.SUBMITTED


def test_staff_sees_the_queue_without_ticks(ask, staff, measured):
    measured("submitted")

    text = ask(staff, QUEUE).content.decode()

    assert "A director approves them." in text
    assert "Approve the ticked values" not in text


def test_a_correction_stands_beside_the_value_it_replaces(ask, director, measured):
    old = measured("approved", value=7, superseded_at="2026-04-01T00:00Z")
    measured("submitted", value=6, corrects=old, correction_reason="Counted twice")

    text = ask(director, QUEUE).content.decode()

    assert "<del>7</del>" in text
    assert "Counted twice" in text


def test_an_empty_queue_says_all_is_reviewed(ask, director, city):
    assert "Nothing waits for approval" in ask(director, QUEUE).content.decode()


def test_the_queue_costs_the_same_for_one_value_and_for_three(ask, director, measured, city, django_assert_num_queries):
    ask(director, QUEUE)
    measured("submitted")
    with django_assert_num_queries(14):
        ask(director, QUEUE)
    for _each in range(2):
        measured("submitted", indicator=AdoptedIndicatorFactory(city=city).indicator)
    with django_assert_num_queries(14):
        ask(director, QUEUE)


@pytest.fixture
def with_parts(measured):
    """A counted value in review with two counted segments."""
    whole = measured("submitted", value=3, is_derived=True)
    for segment, value in (("Reason=cooperation", 2), ("Sex=Female", 1)):
        measured("submitted", value=value, is_derived=True, segment=segment, indicator=whole.indicator)
    return whole


def test_segments_stand_below_their_whole_and_are_approved_with_it(ask, director, with_parts):
    response = ask(director, QUEUE)
    assert len(response.context["rows"]) == 1
    assert "Sex: Female: 1" in response.content.decode()

    ask(director, QUEUE, {"act": "approve", "seen": response.context["rows"][0]["ticket"]})

    assert Measurement.objects.approved().filter(approved_by=director).count() == 3


def test_a_segment_that_changed_since_the_page_was_opened_leaves_its_whole_unapproved(ask, director, with_parts):
    seen = ask(director, QUEUE).context["rows"][0]["ticket"]
    Measurement.objects.disaggregated().update(value=9, version=2)

    response = ask(director, QUEUE, {"act": "approve", "seen": seen}, follow=True)

    assert "It changed since you opened the page." in response.content.decode()
    assert not Measurement.objects.approved().exists()


def test_segments_are_returned_with_their_whole(ask, director, with_parts):
    ask(director, QUEUE, {"act": "return", "seen": ticket(with_parts, parts=2), "note": "Why?"})

    assert set(Measurement.objects.values_list("state", flat=True)) == {State.RETURNED}


def test_a_segment_alone_is_decided_alone(ask, director, measured):
    measurement = measured("submitted", segment="Sex=Female")

    text = ask(director, QUEUE).content.decode()
    assert "Sex: Female" in text

    ask(director, QUEUE, {"act": "approve", "seen": ticket(measurement)})
    assert Measurement.objects.get().state == State.APPROVED


def test_a_segment_one_typed_oneself_is_left_for_somebody_else(ask, director, measured):
    whole = measured("submitted")
    measured("submitted", segment="Sex=Female", recorded_by=director, indicator=whole.indicator)

    ask(director, QUEUE, {"act": "approve", "seen": ticket(whole, parts=1)})

    assert dict(Measurement.objects.values_list("segment", "state")) == {"": "approved", "Sex=Female": "submitted"}
