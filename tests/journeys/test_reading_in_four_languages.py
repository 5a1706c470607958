"""People read, and work, in the language of theirs."""

import datetime

import pytest
from django.urls import reverse
from django.utils.translation import override

from observatory.choices import Role
from reporting.services.preparing import freeze, open_report
from reporting.services.publishing import publish
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import LessonFactory, MembershipFactory, PublicCityFactory
from tests.factories.published import city_with_everything
from tests.journeys.addresses import PUBLIC_OF_SITE, pages_of
from tests.journeys.checks import sound

pytestmark = pytest.mark.journey
APPROVED = {"state": "approved", "approved_at": datetime.datetime(2026, 1, 15, tzinfo=datetime.UTC)}
LANGUAGES = ["es", "en", "fr", "pt"]


@pytest.fixture
def city():
    city = PublicCityFactory(code="rosal", name="Rosal", locale="es_CO")
    adoption = AdoptedIndicatorFactory(city=city, indicator__code="POL-AGR-01", indicator__name="Agreements in force")
    for year, value in (("2023", 4), ("2024", 0), ("2025", 1234)):
        said = {"city": city, "indicator": adoption.indicator, "period": PeriodFactory(code=year)}
        MeasurementFactory(**said, value=value, **APPROVED)
    return city


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_citizen_reads_results_without_a_trace(language, city, visitor):
    page = visitor()
    assert page.goto(f"/{language}/cities/rosal/indicators/POL-AGR-01/").ok
    assert page.context.cookies() == [], "reading leaves no trace"
    assert "1234" not in page.locator("main table").first.inner_text(), "thousands are set apart"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_public_page_is_sound_in_one_of_the_languages_each(language, visitor):
    """A quarter of the kinds in each language: all of them in all languages would take too long for every run."""
    page = visitor()
    with override(language):
        addresses = [*map(reverse, PUBLIC_OF_SITE), *pages_of(city_with_everything(code="lima"))]
    for address in addresses[LANGUAGES.index(language) :: len(LANGUAGES)]:
        assert page.goto(address).ok, address
        sound(page)


def test_a_report_is_read_from_a_page_of_any_language(city, visitor):
    director = MembershipFactory(city=city, role=Role.DIRECTOR).user
    LessonFactory(city=city, is_public=True)
    year = PeriodFactory(code="2025")
    report = open_report(city=city, kind="accountability", period=year, language="es", by=director)
    freeze(report, by=director, version=report.version)
    publish(report, by=director, version=report.version)
    page = visitor()
    for language in LANGUAGES:
        page.goto(f"/{language}/cities/rosal/reports/{report.code}/")
        assert page.locator("article").locator("xpath=ancestor-or-self::*[@lang][1]").get_attribute("lang") == "es"
    sound(page)


@pytest.mark.parametrize("language", ["fr", "pt"])
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
