import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from indicators import periods, services
from indicators.choices import Frequency, State, ValueType
from indicators.models import Indicator, Measurement
from observatory import history
from observatory.choices import ActivityKind
from observatory.models import Source
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, RubricLevelFactory
from tests.factories.observatory import ActivityFactory, SourceFactory

pytestmark = pytest.mark.django_db

SHEET = "work/lima/measure/2025/"
ONE = f"{SHEET}INS-TST-01/"


@pytest.fixture
def second(city):
    return AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(code="INS-TST-02", name_en="Talks")).indicator


@pytest.fixture
def exchanges(city):
    """An indicator that the register counts, with two exchanges logged in 2025."""
    for place in (1, 2):
        ActivityFactory(city=city, kind=ActivityKind.EXCHANGE, starts_on=datetime.date(2025, 3, place))
    indicator = IndicatorFactory(code="INS-EXC-01", name_en="Exchanges", rule="INS-EXC-01")
    return AdoptedIndicatorFactory(city=city, indicator=indicator).indicator


def row(code, **given):
    return {f"{code}-{name}": value for name, value in ({"version": 0} | given).items()}


def values():
    found = Measurement.objects.current().order_by("indicator__code")
    return [(each.indicator.code, each.value, each.state) for each in found.select_related("indicator")]


# --- The calendar


def test_the_calendar_tells_what_is_overdue(ask, staff, adoption):
    text = ask(staff, "work/lima/measure/?year=2025").content.decode()

    assert "1 value of 2025 is overdue" in text
    assert "work/lima/measure/2025/" in text


@pytest.mark.parametrize("asked", ["", "?year=1850", "?year=soon"])
def test_without_a_year_that_exists_it_is_this_one(ask, staff, adoption, asked):
    assert ask(staff, f"work/lima/measure/{asked}").context["year"] == datetime.date.today().year


def test_the_calendar_of_a_city_without_indicators_says_where_they_are_chosen(ask, staff, city):
    assert "See the indicators" in ask(staff, "work/lima/measure/").content.decode()


def test_periods_that_are_no_year_stand_apart(ask, staff, adoption, measured):
    measured("approved", "2024-2025")

    assert "Other periods" in ask(staff, "work/lima/measure/?year=2025").content.decode()


# --- The sheet


@pytest.mark.parametrize(("asked", "canonical"), [("2025-T1", "2025-Q1"), ("2018-19", "2018-2019")])
def test_a_period_has_one_address(ask, staff, city, asked, canonical):
    response = ask(staff, f"work/lima/measure/{asked}/")

    assert response.status_code == 302
    assert response.url == f"/en/work/lima/measure/{canonical}/"


@pytest.mark.parametrize("path", ["measure/spring/", "measure/2025-Q9/", "measure/spring/INS-TST-01/"])
def test_what_is_no_period_is_not_found(ask, staff, adoption, path):
    assert ask(staff, f"work/lima/{path}").status_code == 404


@pytest.mark.parametrize("period", ["1900", "2100", "2000-2099"])
def test_at_the_edge_of_the_years_there_is_nothing_before_or_after(ask, staff, adoption, period):
    assert ask(staff, f"work/lima/measure/{period}/").status_code == 200


def test_looking_at_a_sheet_writes_nothing(ask, staff, exchanges):
    ask(staff, SHEET)

    assert not Measurement.objects.exists()


def test_a_sheet_shows_the_value_before(ask, staff, adoption, measured):
    measured("approved", "2024", 41)

    assert "41" in ask(staff, SHEET).content.decode()


def test_all_rows_are_saved_at_once(ask, staff, adoption, second):
    data = row("INS-TST-01", value="1.234,5", note="By hand") | row("INS-TST-02", value="0") | {"act": "save"}

    response = ask(staff, SHEET, data, follow=True)

    assert "2 values are saved." in response.content.decode()
    assert values() == [("INS-TST-01", 1234.5, "draft"), ("INS-TST-02", 0, "draft")]
    assert Measurement.objects.first().recorded_by == staff


def test_rows_left_empty_are_left_alone(ask, staff, adoption, second):
    ask(staff, SHEET, row("INS-TST-01", value="3") | row("INS-TST-02") | {"act": "save"})

    assert values() == [("INS-TST-01", 3, "draft")]


def test_one_row_is_saved_and_the_others_stay_as_typed(ask, staff, adoption, second):
    data = row("INS-TST-01", value="3") | row("INS-TST-02", value="9") | {"act": "row:INS-TST-01"}

    response = ask(staff, SHEET, data)

    assert values() == [("INS-TST-01", 3, "draft")]
    text = response.content.decode()
    assert 'value="9"' in text
    assert "One value is saved." in text


def test_a_row_alone_is_saved_and_the_page_opened_anew(ask, staff, adoption, second):
    assert ask(staff, SHEET, row("INS-TST-01", value="3") | {"act": "row:INS-TST-01"}).status_code == 302


def test_a_row_with_a_mistake_stays_as_typed_and_the_rest_is_saved(ask, staff, adoption, second):
    data = row("INS-TST-01", value="three") | row("INS-TST-02", value="9") | {"act": "save"}

    response = ask(staff, SHEET, data)

    assert values() == [("INS-TST-02", 9, "draft")]
    text = response.content.decode()
    assert "three is not a number" in text
    assert 'value="three"' in text
    assert "Error:" in text


def test_a_value_of_which_there_is_none_says_why(ask, staff, adoption):
    ask(staff, SHEET, row("INS-TST-01", no_data_reason="late") | {"act": "save"})

    assert Measurement.objects.get().no_data_reason == "late"


def test_a_value_and_a_reason_for_none_exclude_each_other(ask, staff, adoption):
    response = ask(staff, SHEET, row("INS-TST-01", value="3", no_data_reason="late") | {"act": "save"})

    assert "not both" in response.content.decode()
    assert not Measurement.objects.exists()


def test_evidence_comes_with_a_row(ask, staff, adoption):
    data = row("INS-TST-01", value="3", new_link="https://example.org/minutes") | {"act": "save"}
    ask(staff, SHEET, data)
    data = row("INS-TST-01", value="3", version=1, new_link="https://example.org/more") | {"act": "save"}
    ask(staff, SHEET, data)

    urls = Measurement.objects.get().evidence.values_list("url", flat=True)
    assert sorted(urls) == ["https://example.org/minutes", "https://example.org/more"]
    assert "2 documents" in ask(staff, SHEET).content.decode()


def test_evidence_without_a_value_asks_for_the_value_and_keeps_nothing(ask, staff, adoption):
    data = row("INS-TST-01", new_link="https://example.org/minutes") | {"act": "save"}

    assert "Give a value, or say why there is none." in ask(staff, SHEET, data).content.decode()
    assert not Source.objects.exists()


def test_a_row_that_somebody_else_saved_is_kept_as_typed_and_saved_on_the_second_try(ask, staff, adoption, measured):
    measured(value=5, version=4)

    response = ask(staff, SHEET, row("INS-TST-01", value="8", version=3) | {"act": "save"})
    assert "Somebody else saved this value" in response.content.decode()
    assert Measurement.objects.get().value == 5

    form = response.context["forms"][0]
    again = row("INS-TST-01", value="8", version=form.data["INS-TST-01-version"]) | {"act": "save"}
    ask(staff, SHEET, again)
    assert Measurement.objects.get().value == 8


def test_all_are_saved_and_submitted(ask, staff, adoption, exchanges):
    data = row("INS-TST-01", value="3") | {"act": "submit"}

    response = ask(staff, SHEET, data, follow=True)

    assert "2 values are in review now." in response.content.decode()
    assert values() == [("INS-EXC-01", 2, "submitted"), ("INS-TST-01", 3, "submitted")]


def test_nothing_is_submitted_while_a_row_has_a_mistake(ask, staff, adoption, exchanges):
    ask(staff, SHEET, row("INS-TST-01", value="three") | {"act": "submit"})

    assert values() == []


def test_with_nothing_to_submit_that_is_said(ask, staff, adoption):
    assert "nothing to submit" in ask(staff, SHEET, {"act": "submit"}, follow=True).content.decode()


def test_a_counted_value_is_shown_from_the_log_and_accepted_as_it_is(ask, staff, exchanges, adoption):
    text = ask(staff, SHEET).content.decode()
    assert "From your log: <b>2</b>" in text
    assert "measure/2025/INS-EXC-01/rows/" in text

    ask(staff, SHEET, {"act": "accept:INS-EXC-01"})

    measurement = Measurement.objects.get()
    assert (measurement.value, measurement.state, measurement.is_derived) == (2, State.SUBMITTED, True)
    assert len(measurement.counted) == 2
    assert measurement.submitted_by == staff


def test_nothing_is_counted_for_a_period_that_has_not_begun(ask, staff, exchanges):
    ahead = f"work/lima/measure/{timezone.localdate().year + 1}/"

    text = ask(staff, ahead).content.decode()
    ask(staff, ahead, {"act": "submit"})

    assert "Not begun yet" in text
    assert "Accept and submit" not in text
    assert not Measurement.objects.exists()


def test_what_is_typed_beside_an_accepted_count_is_saved_and_not_submitted(ask, staff, exchanges, adoption):
    ask(staff, SHEET, row("INS-TST-01", value="3") | {"act": "accept:INS-EXC-01"})

    assert values() == [("INS-EXC-01", 2, "submitted"), ("INS-TST-01", 3, "draft")]


def test_an_approved_value_is_not_touched_by_the_sheet(ask, staff, adoption, measured):
    measured("approved")

    ask(staff, SHEET, row("INS-TST-01", value="99", version=1) | {"act": "submit"})

    assert values() == [("INS-TST-01", 7, "approved")]


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        (ValueType.PERCENT, {"numerator": "14", "denominator": "22"}, "63.636364"),
        (ValueType.PERCENT, {"value": "64"}, "64"),
        (ValueType.RATIO, {"numerator": "1", "denominator": "4"}, "0.25"),
        (ValueType.BOOLEAN, {"value": "1"}, "1"),
        (ValueType.ORDINAL, {"value": "2"}, "2"),
        (ValueType.AMOUNT, {"value": "54.619.000.000"}, "54619000000"),
    ],
)
def test_a_row_asks_for_the_value_as_its_kind_is(ask, staff, adoption, kind, given, value):
    adoption.indicator.value_type = kind
    adoption.indicator.save()
    RubricLevelFactory(indicator=adoption.indicator, value=2, name_en="Medium")

    ask(staff, SHEET, row("INS-TST-01", **given) | {"act": "save"})

    assert Measurement.objects.get().value == services.values.Decimal(value)
    again = ask(staff, SHEET, row("INS-TST-01", **given, version=1) | {"act": "save"})
    assert again.status_code == 302
    assert Measurement.objects.get().version == 1


def test_a_narrative_is_entered_in_words(ask, staff, adoption):
    adoption.indicator.value_type = ValueType.TEXT
    adoption.indicator.save()

    ask(staff, SHEET, row("INS-TST-01", text="Two lines") | {"act": "save"})
    assert Measurement.objects.get().text == "Two lines"
    assert "Two lines" in ask(staff, SHEET).content.decode()

    missing = ask(staff, SHEET, row("INS-TST-01", text="", version=1) | {"act": "save"})
    assert "Give a value" in missing.content.decode()


def test_a_value_ten_times_the_one_before_is_asked_about(ask, staff, adoption, measured):
    measured("approved", "2024", 5)
    measured("draft", "2025", 70)

    assert "14 times the previous value" in ask(staff, SHEET).content.decode()
    assert "14 times the previous value" in ask(staff, ONE).content.decode()


@pytest.mark.parametrize("state", ["draft", "returned", "submitted", "approved"])
def test_a_row_says_where_its_value_stands(ask, staff, adoption, measured, state):
    measured(state, returned_note="Which ones?" if state == "returned" else "")

    text = ask(staff, SHEET).content.decode()

    assert str(State(state).label) in text
    assert ("Which ones?" in text) == (state == "returned")


def test_a_period_for_which_nothing_is_due_says_so(ask, staff, adoption):
    assert "No indicator is due in" in ask(staff, "work/lima/measure/2025-Q1/").content.decode()


@pytest.mark.parametrize(
    ("period", "words"), [("2099", "Not begun yet"), ("2020-2050", "Still running"), ("2025", "Overdue")]
)
def test_a_row_without_a_value_says_when_it_is_due(ask, staff, adoption, period, words):
    assert words in ask(staff, f"work/lima/measure/{period}/").content.decode()


@pytest.mark.parametrize(("period", "is_told"), [("2099", True), ("2025", False)])
def test_of_a_period_ahead_the_heading_says_so_and_calls_nothing_open(ask, staff, adoption, period, is_told):
    text = ask(staff, f"work/lima/measure/{period}/").content.decode()

    assert (f"{period} has not begun" in text) is is_told
    assert (f"{period}: 1 value is open" in text) is not is_told


def test_a_period_that_ended_a_moment_ago_is_due(ask, staff, adoption):
    adoption.frequency = Frequency.WEEK
    adoption.save()
    week = periods.previous_to(periods.containing(datetime.date.today(), Frequency.WEEK))

    assert "Due now" in ask(staff, f"work/lima/measure/{week.code}/").content.decode()
    assert "Due now" in ask(staff, f"work/lima/measure/?year={week.ends_on.year}").content.decode()


# --- One value


def one(**given):
    return {"version": 0, "act": "save"} | given


def test_a_value_is_saved_with_all_that_is_told_about_it(ask, staff, adoption, city):
    source = SourceFactory(city=city)
    data = one(
        value="3,5",
        note="Fewer",
        method="Survey",
        collected_on="9/3/2026",
        hours_spent="1,5",
        source_text="Annual report",
        evidence=[source.pk],
        new_file=SimpleUploadedFile("minutes.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"),
    )

    assert ask(staff, ONE, data).status_code == 302

    measurement = Measurement.objects.get()
    assert (measurement.value, measurement.method, measurement.hours_spent) == (3.5, "Survey", 1.5)
    assert (str(measurement.collected_on), measurement.source_text) == ("2026-03-09", "Annual report")
    assert measurement.evidence.count() == 2


def test_a_file_of_a_kind_that_is_not_accepted_is_refused(ask, staff, adoption):
    data = one(value="3", new_file=SimpleUploadedFile("run.exe", b"MZ\x90\x00"))

    response = ask(staff, ONE, data)

    assert "new_file" in response.context["form"].errors
    assert not Measurement.objects.exists()


def test_another_citys_source_is_no_evidence(ask, staff, adoption):
    assert "evidence" in ask(staff, ONE, one(value="3", evidence=[SourceFactory().pk])).context["form"].errors


def test_a_value_is_saved_and_submitted_at_once(ask, staff, adoption):
    response = ask(staff, ONE, one(value="3", act="submit"), follow=True)

    assert "One value is in review now." in response.content.decode()
    assert values() == [("INS-TST-01", 3, "submitted")]


def test_a_value_is_submitted_as_it_stands(ask, staff, measured):
    measured()

    ask(staff, f"{ONE}submit/", {"version": 1})

    assert Measurement.objects.get().state == State.SUBMITTED


@pytest.mark.parametrize("version", ["", "0", "x"])
def test_what_changed_meanwhile_is_not_submitted(ask, staff, measured, version):
    measured(version=2)

    response = ask(staff, f"{ONE}submit/", {"version": version}, follow=True)

    assert "It changed since you opened the page." in response.content.decode()
    assert Measurement.objects.get().state == State.DRAFT


def test_nothing_is_submitted_by_following_a_link(ask, staff, measured):
    measured()

    assert ask(staff, f"{ONE}submit/").status_code == 405
    assert ask(staff, "work/lima/measure/2019/INS-TST-01/submit/", {"version": 1}).status_code == 404


def test_a_change_over_somebody_elses_shows_both(ask, staff, measured, city):
    measurement = measured(value=5, version=4, note="Theirs", no_data_reason="")
    measurement.evidence.add(SourceFactory(city=city, title="Minutes"))

    response = ask(staff, ONE, one(value="8", version=3, note="Mine"))

    assert response.status_code == 409
    text = response.content.decode()
    for words in ("Theirs", "Mine", "Minutes", 'name="version" value="4"'):
        assert words in text


def test_who_saved_in_between_is_named(ask, staff, director, adoption):
    services.record(city=adoption.city, indicator=adoption.indicator, period="2025", by=director, value=5)

    response = ask(staff, ONE, one(value="8", collected_on="2026", no_data_reason=""))

    assert response.context["conflict_who"] == str(director)


def test_another_value_than_the_counted_one_needs_a_note(ask, staff, measured):
    measured(is_derived=True, value=9)
    text = ask(staff, ONE).content.decode()
    assert "From your log: 9" in text

    response = ask(staff, ONE, one(value="10", version=1))
    assert "note" in response.context["form"].errors

    ask(staff, ONE, one(value="10", version=1, note="One was logged twice"))
    assert (Measurement.objects.get().value, Measurement.objects.get().is_derived) == (10, False)


def test_an_approved_value_is_shown_and_not_asked_for(ask, staff, director, measured, city):
    measured("approved", value=64, numerator=16, denominator=25, is_derived=True, note="Told", recorded_by=staff)

    text = ask(staff, ONE).content.decode()
    assert "16 of 25" in text
    assert "A director corrects it" in text
    assert 'name="value"' not in text
    assert "Correct this value" in ask(director, ONE).content.decode()


def test_an_approved_value_is_not_saved_over(ask, staff, measured):
    measured("approved")

    response = ask(staff, ONE, one(value="8", version=1))

    assert "never edited" in str(response.context["form"].errors)
    assert Measurement.objects.get().value == 7


def test_the_page_tells_what_was_done(ask, staff, director, adoption):
    measurement = services.record(city=adoption.city, indicator=adoption.indicator, period="2025", by=staff, value=5)
    measurement = services.submit(measurement=measurement, by=staff, version=1)
    services.return_(measurement=measurement, by=director, version=2, note="Which ones?")

    text = ask(staff, ONE).content.decode()

    for words in ("Entered the value", "Submitted it for review", "Returned it", str(director), "Which ones?"):
        assert words in text


def test_a_value_in_review_says_what_a_change_does(ask, staff, measured):
    measured("submitted")

    assert "takes it out of review" in ask(staff, ONE).content.decode()


def test_the_levels_of_a_scale_are_offered_with_what_they_take(ask, staff, adoption):
    adoption.indicator.value_type = ValueType.ORDINAL
    adoption.indicator.save()
    RubricLevelFactory(indicator=adoption.indicator, value=2, name_en="Medium", description_en="About half")

    assert "Medium. About half" in ask(staff, ONE).content.decode()
    ask(staff, ONE, one(value="2"))
    assert Measurement.objects.get().value == 2


# --- A correction


def test_a_correction_waits_for_another_director_and_the_old_value_stands(ask, director, measured):
    measured("approved", period="2024", value=6)
    measured("approved", value=7, method="Survey")

    assert "Survey" in ask(director, f"{ONE}correct/").content.decode()
    data = {"because": "double", "reason": "Counted twice", "value": "6", "version": 1, "method": "Survey"}
    response = ask(director, f"{ONE}correct/", data, follow=True)

    assert "The correction is in review." in response.content.decode()
    old, new = Measurement.objects.filter(period__code="2025").order_by("pk")
    assert (old.value, new.value, new.state, new.method) == (7, 6, State.SUBMITTED, "Survey")
    assert "Counted twice" in response.content.decode()


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"value": "6"}, "reason"),
        ({"because": "double", "reason": "Counted twice", "value": ""}, "value"),
        ({"because": "double", "reason": "Counted twice", "value": "six"}, "value"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_beside_its_field(ask, director, measured, data, field):
    measured("approved")

    response = ask(director, f"{ONE}correct/", data | {"version": 1})

    assert field in response.context["form"].errors
    assert Measurement.objects.get().superseded_at is None


def test_a_correction_of_what_was_corrected_meanwhile_shows_it(ask, director, measured):
    measured("approved", version=2)

    response = ask(
        director, f"{ONE}correct/", {"because": "double", "reason": "Counted twice", "value": "6", "version": 1}
    )

    assert response.status_code == 409


def test_what_is_not_approved_is_not_corrected(ask, director, measured):
    measured("draft")

    assert ask(director, f"{ONE}correct/").status_code == 404


def test_why_there_is_no_value_is_shown_where_a_value_would_be(ask, staff, measured):
    measured("approved", value=None, no_data_reason="confidential")

    assert "Confidential" in ask(staff, SHEET).content.decode()


def test_why_the_register_cannot_tell_is_shown_beside_the_field(ask, staff, city):
    AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(code="POL-MES-02", value_type=ValueType.PERCENT))

    text = ask(staff, SHEET).content.decode()

    assert "The register cannot tell" in text
    assert 'name="POL-MES-02-numerator"' in text


def test_evidence_is_reached_from_an_approved_value(ask, staff, measured, city):
    measurement = measured("approved")
    stored = SourceFactory(city=city, url="", file="sources/ab/abc", title="Minutes")
    measurement.evidence.add(
        stored, SourceFactory(city=city, url="https://example.org/a"), SourceFactory(city=city, url="")
    )

    text = ask(staff, ONE).content.decode()

    assert f"/sources/{stored.uuid}/file/" in text
    assert "https://example.org/a" in text


def test_the_parts_of_a_value_are_shown_and_submitted_with_it(ask, staff, measured):
    whole = measured(is_derived=True)
    measured(is_derived=True, segment="Reason=cooperation", value=2, indicator=whole.indicator)
    measured(segment="Sex=Female", value=1, indicator=whole.indicator)

    assert "In parts" in ask(staff, ONE).content.decode()
    ask(staff, f"{ONE}submit/", {"version": 1})

    states = dict(Measurement.objects.values_list("segment", "state"))
    assert states == {"": "submitted", "Reason=cooperation": "submitted", "Sex=Female": "draft"}


def test_the_year_is_shown_by_indicator_and_an_event_has_a_sheet_of_its_own(ask, staff, adoption, city):
    AdoptedIndicatorFactory(city=city, frequency="event", indicator__name_en="Satisfaction with the fair")

    text = ask(staff, "work/lima/measure/?view=indicators").content.decode()
    assert "Measure an event" in text
    assert "Meetings" in text

    response = ask(staff, "work/lima/measure/?first=9/3/2026&last=12/3/2026")
    assert response.status_code == 302
    assert "Satisfaction with the fair" in ask(staff, "work/lima/measure/20260309-20260312/").content.decode()
    assert "The last day lies before" in ask(staff, "work/lima/measure/?first=9/3/2026&last=1/3/2026").content.decode()


def test_a_period_before_the_use_of_an_indicator_may_be_filled_in_and_is_not_late(ask, staff, adoption):
    page = ask(staff, "work/lima/measure/2024/").content.decode()

    assert "Before its use" in page
    assert "Overdue" not in page
    ask(staff, "work/lima/measure/2024/", {"act": "save", "INS-TST-01-value": "3"})
    assert Measurement.objects.get().period.code == "2024"


def test_the_history_names_the_level_of_a_scale(ask, staff, adoption, measured):
    Indicator.objects.update(value_type="ordinal3")
    RubricLevelFactory(indicator=adoption.indicator, value=3, name="High", name_en="High")
    value = measured(value=3)
    history.note("recorded", value, by=staff, after={"value": "3"})

    (event,) = ask(staff, "work/lima/measure/2025/INS-TST-01/").context["events"]

    assert event["differences"] == [("Value", "", "High")]
