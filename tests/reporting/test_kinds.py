import datetime
import io
import re
from decimal import Decimal

import pikepdf
import pytest

from indicators.choices import Dimension
from indicators.services import set_targets
from reporting.article import Page
from reporting.article.page import TELLING
from reporting.content import gather
from reporting.documents import draft_pdf, draft_web
from reporting.readiness import advice, obstacles
from reporting.services import preparing
from reporting.services.preparing import ReportRefused
from reporting.shapes import SHAPES, sections_of
from tests.factories import observatory
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    EvaluationDecisionFactory,
    EvaluationPlanFactory,
    FindingFactory,
    PeriodFactory,
    TargetFactory,
)
from tests.factories.published import value
from tests.factories.reporting import EditionFactory

pytestmark = pytest.mark.django_db


def opened(director, kind, period, **more):
    more = {"language": "en"} | more
    return preparing.open_report(city=director.city, kind=kind, period=period, by=director.user, **more)


@pytest.mark.once
def test_each_kind_draws_its_own_parts_and_offers_its_own_chapters(director, year, measured, lesson):
    observatory.ProjectFactory(city=director.city, is_public=True, title="A line of buses", results="It runs")
    observatory.ProjectFactory(city=director.city, title="Secret line")
    observatory.AgreementFactory(
        city=director.city, is_public=True, title="Twinning with Lyon", signed_on=datetime.date(2025, 3, 1)
    )
    practice = observatory.GoodPracticeFactory(
        city=director.city, is_public=True, title="Open table", how="Every month"
    )
    evaluation = EvaluationPlanFactory(city=director.city, is_public=True, starts_on="2025-03-01")
    said = {"evaluation": evaluation, "is_public": True}
    FindingFactory(
        **said, text="Renew fewer", answer="refused", answer_reason="No post for it", answered_on="2025-04-01"
    )
    EvaluationDecisionFactory(**said, text="Let three go", due_on="2025-12-31")
    FindingFactory(evaluation=evaluation, text="Secret line of findings")
    FindingFactory(
        evaluation=EvaluationPlanFactory(
            city=director.city, is_public=True, starts_on="2020-01-01", ends_on="2020-02-01"
        ),
        text="Secret line of long ago",
        is_public=True,
    )
    wanted = {
        "management": ["Twinning with Lyon", "Data annex"],
        "council": ["Twinning with Lyon", "Dialogues and commitments"],
        "evaluation": ["A line of buses", "It runs", "Renew fewer", "No post for it", "Let three go"],
        "practice": ["Open table", "Every month"],
        "brief": ["The period in short", "Courses nobody could attend"],
    }
    for kind, texts in wanted.items():
        period = PeriodFactory(code="2025-H1") if kind == "council" else year
        report = opened(director, kind, period, practice=practice if kind == "practice" else None)
        page = draft_web(report, by=director.user)
        assert all(text in page for text in texts), kind
        if kind == "management":
            assert page.count("Twinning with Lyon") == 1, "in the chapter of actions, and not again in the annex"
        assert "Secret line" not in page
        assert [text.section for text in report.texts.order_by("pk")] == [each.value for each in sections_of(kind)]
    assert set(wanted) | {"accountability"} == set(SHAPES)


def test_the_report_to_the_council_begins_where_the_last_one_ended(director, measured):
    first, second = PeriodFactory(code="2025-H1"), PeriodFactory(code="2025-H2")
    last = opened(director, "council", first)
    type(last).objects.update(data_until=datetime.date(2025, 6, 20))
    EditionFactory(report=last)
    told = {"city": director.city, "is_public": True}
    observatory.AgreementFactory(**told, title="Told before", signed_on=datetime.date(2025, 6, 20))
    observatory.AgreementFactory(**told, title="New since", signed_on=datetime.date(2025, 6, 21))
    observatory.AgreementFactory(city=director.city, title="Not public", signed_on=datetime.date(2025, 7, 1))
    actions = gather(opened(director, "council", second))["actions"]
    assert [each["title"] for each in actions["signed"]] == ["New since"]
    assert (actions["first_on"], actions["last"]) == ("2025-06-21", last.title)
    type(last).objects.filter(pk=last.pk).update(data_until=datetime.date(2026, 3, 1))
    actions = gather(type(last).objects.get(period=second))["actions"]
    assert (actions["first_on"], actions["last"]) == ("2025-07-01", ""), "the last one reached beyond this half-year"


def test_a_report_to_the_council_tells_of_its_half_year_and_of_more_only_if_asked(director, measured):
    report = opened(director, "council", PeriodFactory(code="2025-H1"))
    assert report.data_until == datetime.date(2025, 6, 30)
    assert "came after the period" not in draft_web(report, by=director.user)
    report.data_until = datetime.date(2025, 8, 31)
    told = draft_web(report, by=director.user)
    assert "No earlier report to the council is published here" in told
    assert "It also tells what came after the period" in told


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("2025", "Management report 2025"),
        ("2025-H1", "Management report, first half of 2025"),
        ("2025-Q4", "Management report, Q4 2025"),
    ],
)
def test_the_title_names_the_period_in_full(director, code, title):
    assert opened(director, "management", PeriodFactory(code=code)).title == title


def test_a_half_year_tells_the_last_yearly_value_and_of_when_it_is(director, measured):
    """An indicator that is measured by the year has no value of a half: an empty column would tell nothing."""
    adoption = AdoptedIndicatorFactory(city=director.city, indicator__code="OWN-1", indicator__name="Visits")
    set_targets(adoption=adoption, by=None, kind="original", targets={"2024": Decimal(5), "2025": Decimal(8)})
    for year in (2024, 2025):
        value(adoption, str(year), year - 2019)
    told = draft_web(opened(director, "council", PeriodFactory(code="2025-H1")), by=director.user)
    (row,) = re.findall(r'<tr><th scope="row">Visits</th>.*?</tr>', told, re.DOTALL)

    assert re.sub(r"<sup.*?</sup>|<[^>]+>", " ", row).split()[:4] == ["Visits", "–", "5", "2024"]
    assert "Latest</th>" in told
    assert re.findall(r'class="num">(\d+)</td><td>', row) == ["5"], "beside the target of the same year"


def test_a_year_without_its_value_has_a_dash(director, measured, year):
    adoption = AdoptedIndicatorFactory(city=director.city, indicator__code="OWN-1", indicator__name="Visits")
    value(adoption, "2024", 5)
    told = draft_web(opened(director, "management", year), by=director.user)
    (row,) = re.findall(r'<tr><th scope="row">Visits</th>.*?</tr>', told, re.DOTALL)

    assert re.sub(r"<sup.*?</sup>|<[^>]+>", " ", row).split()[:3] == ["Visits", "5", "–"]
    assert "Latest</th>" not in told
    report = opened(director, "brief", year)
    report.data_until = datetime.date(2025, 11, 29)
    assert "Latest</th>" not in draft_web(report, by=director.user), "a sheet tells only what has a target"
    set_targets(adoption=adoption, by=None, kind="original", targets={"2024": Decimal(5)})
    assert "Latest</th>" in draft_web(report, by=director.user), "the year goes on: its last value is of the one before"


def test_a_sheet_needs_a_practice_that_everybody_may_read(director, year):
    with pytest.raises(ReportRefused, match="has to be public"):
        opened(director, "practice", year)
    with pytest.raises(ReportRefused, match="has to be public"):
        opened(director, "practice", year, practice=observatory.GoodPracticeFactory(city=director.city))


@pytest.mark.once
def test_the_mayors_page_with_all_it_may_hold_is_one_sheet(director, year, lesson, settings):
    settings.SITE_URL = "https://observatory.example.org"
    observatory.LessonFactory(city=director.city, is_public=True, changed="Letters are asked for in time. " * 6)
    observatory.BudgetYearFactory(city=director.city, year=2025, planned=9, executed=8, is_public=True)
    for dimension in Dimension:
        for _each in range(TELLING):
            told = {"indicator__dimension": dimension, "indicator__name": "Spaces for exchange that the office made"}
            adoption = AdoptedIndicatorFactory(city=director.city, **told)
            TargetFactory(target_set__adoption=adoption, period=year, value=9)
            value(adoption)
            value(adoption, "2024", 6)
    report = opened(director, "brief", year)
    for section in ("summary", "next"):
        text = "The office goes on with what it began, and says in spring what came of it. " * 2
        told = {"section": section, "headline": "", "text": text, "version": report.version}
        preparing.write_section(report, by=director.user, **told)
    with pikepdf.open(io.BytesIO(draft_pdf(report, by=director.user))) as paper:
        assert len(paper.pages) == 1
        assert paper.Root.StructTreeRoot


def test_a_translation_takes_over_what_was_chosen_and_may_not_say_other_figures(frozen, director, measured):
    sibling = preparing.translate_report(frozen, language="fr", by=director.user)
    assert sibling.data_until == frozen.data_until
    assert list(sibling.indicators.all()) == list(frozen.indicators.all())
    assert not [each for each in obstacles(sibling) if "differ" in str(each.text)]
    with pytest.raises(ReportRefused):
        preparing.translate_report(frozen, language="fr", by=director.user)
    type(measured).objects.update(value=9)
    assert [each for each in obstacles(sibling) if "INS-EXC-01" in str(each.text)]


def test_freezing_keeps_who_approved(frozen, director):
    edition = EditionFactory.build(report=frozen, content=frozen.frozen)
    assert Page(edition, "web").approved_by == "Ana Ruiz"


@pytest.mark.once
def test_a_sheet_that_may_not_fit_is_pointed_out(director, year, measured, lesson):
    report = opened(director, "brief", year)
    preparing.write_section(
        report, section="next", headline="", text="We go on. " * 60, by=director.user, version=report.version
    )

    assert "may not fit on one sheet" in " ".join(str(each.text) for each in advice(report))


@pytest.mark.once
def test_the_paper_names_the_licence_of_its_city(director, year, measured, lesson):
    director.city.licence = "ODbL-1.0"
    director.city.save()
    page = draft_web(opened(director, "accountability", year), by=director.user)

    assert "CC BY" not in page
    assert page.count("ODbL 1.0") >= 3  # on the cover, with the method, in the colophon
    assert "https://opendatacommons.org/licenses/odbl/1-0/" in page


def test_hard_texts_are_pointed_out_and_do_not_hinder(report, director):
    long = "palabra " * 40
    report.texts.filter(section="summary").update(text=long)
    found = {str(each.text) for each in advice(report) if each.place == "summary"}
    assert any("40" in text for text in found)
    report.texts.filter(section="summary").update(text="Institucionalización interdepartamental significativa. " * 20)
    assert any("reads hard" in str(each.text) for each in advice(report))
