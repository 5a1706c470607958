import datetime
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from indicators.models import IndicatorVersion, Measurement
from observatory.services.codes import key_of
from reporting.content import gather
from reporting.documents import draft_web
from reporting.services.preparing import open_report
from tests.factories.indicators import MeasurementFactory, TargetFactory
from tests.factories.observatory import AgreementFactory, SourceFactory
from tests.factories.reporting import EditionFactory, WithdrawalFactory
from tests.reporting.conftest import APPROVED

pytestmark = pytest.mark.django_db
FILES = {name: ContentFile(b"<p>x</p>", name=f"x.{name}") for name in ("page", "pdf")}


@pytest.fixture
def agreements(city):
    return [AgreementFactory(city=city, is_public=shown, title=f"Shown {shown}") for shown in (True, False)]


@pytest.fixture
def edition(report, measured, agreements):
    measured.indicator.how_to_compute = "Count the exchanges"
    measured.indicator.save()
    measured.evidence.add(SourceFactory(city=report.city, title="Minutes of May", is_public=True, sha256="ab" * 32))
    counted = [{"kind": "observatory.agreement", "uuid": str(each.uuid), "part": "counted"} for each in agreements]
    Measurement.objects.filter(pk=measured.pk).update(counted=counted)
    return EditionFactory(report=report, content=gather(report), **FILES)


def trace(edition, figure="INS-EXC-01"):
    return reverse("edition-figure", args=[edition.city.code, edition.report.code, edition.number, figure])


def test_one_step_from_a_printed_figure_to_measurement_version_formula_records_and_evidence(
    client, edition, measured, agreements
):
    page = client.get(trace(edition)).text

    assert str(measured.uuid) in page
    assert "Count the exchanges" in page
    assert reverse("city-agreement", args=[edition.city.code, key_of(agreements[0])]) in page
    assert "Shown False" not in page
    assert "1 more record was counted" in page
    assert "Minutes of May" in page
    assert "ab" * 32 in page


def test_a_figure_corrected_since_keeps_its_trace_and_says_so(client, edition, measured):
    Measurement.objects.filter(pk=measured.pk).update(superseded_at=datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC))
    told = {"city": edition.city, "indicator": measured.indicator, "period": measured.period, "corrects": measured}
    MeasurementFactory(**told, value=Decimal(8), correction_reason="Two were counted twice", **APPROVED)

    page = client.get(trace(edition)).text

    assert str(measured.uuid) in page
    assert "Another value stands today" in page
    assert "Two were counted twice" in page


def test_an_edition_of_old_tells_the_formula_of_its_version(client, edition, measured):
    IndicatorVersion.objects.create(indicator=measured.indicator, number=1, how_to_compute="As it was counted then")
    old = edition.content | {"figures": [{**edition.content["figures"][0], "formula": ""}]}
    second = EditionFactory(report=edition.report, number=2, content=old)

    assert "As it was counted then" in client.get(trace(second)).text


def test_the_mark_of_a_figure_without_a_value_leads_to_how_it_is_computed(client, edition):
    """It is printed as a dash, with a mark like the others."""
    empty = edition.content | {"figures": [{**edition.content["figures"][0], "points": []}]}
    second = EditionFactory(report=edition.report, number=2, content=empty)
    page = client.get(trace(second)).text

    assert "Exchanges: –</span> (2025)" in page
    assert "Count the exchanges" in page
    assert "Another value stands today" in page
    assert client.get(f"{trace(second)}?period=2024").status_code == 404


@pytest.mark.parametrize("figure", ["NOT-HERE", "INS-EXC-01"])
def test_what_is_not_in_an_edition_or_not_public_has_no_trace(client, edition, figure):
    if figure == "INS-EXC-01":
        edition.city.is_public = False
        edition.city.save()

    assert client.get(trace(edition, figure)).status_code == 404


def test_the_figures_of_one_sheet_lead_to_what_stands_behind_them(city, year, director, measured, lesson):
    TargetFactory(target_set__adoption=city.adopted_indicators.get(), period=year, value=Decimal(10))
    sheet = open_report(city=city, kind="brief", period=year, language="es", by=director.user)

    assert f'/reports/{sheet.code}/1/INS-EXC-01/">7</a></b>' in draft_web(sheet, by=director.user)


# --- What became of an edition


def page_of(edition):
    return reverse("edition", args=[edition.city.code, edition.report.code, edition.number])


@pytest.fixture
def second(edition):
    told = {"content": edition.content, "reason": "A count was wrong", "published_at": "2026-05-03T12:00Z"}
    return EditionFactory(report=edition.report, number=2, **told, **FILES)


def test_a_superseded_edition_says_which_one_took_its_place_when_and_why(client, edition, second):
    page = client.get(page_of(edition)).text
    listed = client.get(reverse("city-reports", args=[edition.city.code])).text

    assert "Edition 2 has taken the place of this one" in page
    assert "A count was wrong" in page
    assert "Published on <time" in page
    assert page_of(second) in page
    assert "has taken the place" not in client.get(page_of(second)).text
    assert listed.count("Edition 2 took its place") == 1


@pytest.mark.parametrize("kind", ["accountability", "brief"])
def test_a_report_that_has_no_room_for_what_changed_says_it_beside(client, edition, second, kind):
    """The summary of a longer report tells of it itself."""
    change = {"code": "INS-EXC-01", "name": "Exchanges", "period": "2025", "old": "7", "new": "8", "reason": "Twice"}
    kept = EditionFactory(report=edition.report, number=3, changes=[change], reason="Put right", **FILES)
    type(edition.report).objects.filter(pk=edition.report_id).update(kind=kind)
    page = client.get(page_of(kept)).text

    assert "Put right" in page
    assert ("What this edition changes" in page) == (kind == "brief")


def test_an_edition_whose_follower_is_withdrawn_says_so(client, edition, second):
    WithdrawalFactory(edition=second, reason="Counted twice after all", by__name="Ana Ruiz")
    first = client.get(page_of(edition)).text

    assert "Edition 2 took the place of this one, and is withdrawn" in first
    assert "Counted twice after all" in first
    assert "Edition 2 is withdrawn" in client.get(page_of(second)).text
    assert "Read the latest edition" not in first


def test_the_api_tells_of_each_edition_what_became_of_it(client, edition, second):
    WithdrawalFactory(edition=second, reason="Counted twice after all", at="2026-06-01T12:00Z")
    asked = client.get(f"/api/v1/reports?city={edition.city.code}").json()["items"]

    told = [
        [item[name] for name in ("edition", "superseded_by", "withdrawn_on", "withdrawal_reason")] for item in asked
    ]
    assert told == [[1, 2, None, None], [2, None, "2026-06-01", "Counted twice after all"]]
