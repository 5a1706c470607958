"""People read, and work, in the language of theirs."""

import datetime

import pytest

from observatory.choices import Role
from reporting.services.preparing import freeze, open_report
from reporting.services.publishing import publish
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import LessonFactory, MembershipFactory, PublicCityFactory
from tests.journeys.checks import sound

pytestmark = pytest.mark.journey
APPROVED = {"state": "approved", "approved_at": datetime.datetime(2026, 1, 15, tzinfo=datetime.UTC)}
PAGES = ["", "cities/", "cities/rosal/", "cities/rosal/indicators/", "cities/rosal/indicators/POL-AGR-01/"]


@pytest.fixture
def city():
    city = PublicCityFactory(code="rosal", name="Rosal", locale="es_CO")
    adoption = AdoptedIndicatorFactory(city=city, indicator__code="POL-AGR-01", indicator__name="Agreements in force")
    for year, value in (("2023", 4), ("2024", 0), ("2025", 1234)):
        said = {"city": city, "indicator": adoption.indicator, "period": PeriodFactory(code=year)}
        MeasurementFactory(**said, value=value, **APPROVED)
    return city


@pytest.mark.parametrize("language", ["es", "en", "fr", "pt"])
def test_a_citizen_reads_home_city_and_results(language, city, visitor):
    page = visitor()
    for path in PAGES:
        assert page.goto(f"/{language}/{path}").ok, path
        sound(page)
    assert page.context.cookies() == [], "reading leaves no trace"
    assert "1234" not in page.locator("main table").first.inner_text(), "thousands are set apart"


def test_a_report_is_read_from_a_page_of_any_language(city, visitor):
    director = MembershipFactory(city=city, role=Role.DIRECTOR).user
    LessonFactory(city=city, is_public=True)
    year = PeriodFactory(code="2025")
    report = open_report(city=city, kind="accountability", period=year, language="es", by=director)
    freeze(report, by=director, version=report.version)
    publish(report, by=director, version=report.version)
    page = visitor()
    for language in ("es", "en", "fr", "pt"):
        page.goto(f"/{language}/cities/rosal/reports/{report.code}/")
        assert page.locator("article").locator("xpath=ancestor-or-self::*[@lang][1]").get_attribute("lang") == "es"
        sound(page)


@pytest.mark.parametrize("language", ["es", "en", "fr", "pt"])
def test_staff_sees_today_in_any_of_them(language, city, visitor):
    page = visitor(MembershipFactory(city=city, role=Role.STAFF).user)
    assert page.goto(f"/{language}/work/rosal/").ok
    sound(page)


def test_the_language_is_changed_on_the_page_and_the_page_stays(city, visitor):
    page = visitor()
    page.goto("/en/cities/rosal/")
    page.get_by_role("link", name="Français").click()
    assert page.url.endswith("/fr/cities/rosal/")
    assert page.locator("html").get_attribute("lang") == "fr"
