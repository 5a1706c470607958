import pytest
from django.utils.translation import override

from reporting.public.cities import city_rows, published_in_words, years_in_words
from reporting.public.overview import overview
from tests.factories import indicators, observatory
from tests.factories.published import agreement, city_with_everything, value
from tests.factories.reporting import EditionFactory

LOCALE = "en_GB"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, ""),
        ({"twinnings": 45, "networks": 5}, "45 twinnings, 5 networks"),
        ({"agreements": 3, "twinnings": 20, "indicators": 1, "reports": 1}, "1 indicator, 23 agreements, 1 report"),
        ({"budgets": 4, "lessons": 1}, "budgets of 4 years, 1 lesson"),
        ({"twinnings": 1270}, "1,270 twinnings"),
    ],
)
def test_what_a_city_publishes_is_said_figures_first(counts, words):
    with override("en"):
        assert published_in_words(counts, LOCALE) == words


@pytest.mark.parametrize(("years", "words"), [(set(), ""), ({2019}, "2019"), ({2019, 2016}, "2016–2019")])
def test_years_are_said_as_a_span(years, words):
    assert years_in_words(years) == words


@pytest.mark.django_db
def test_a_row_counts_only_what_is_published_and_of_this_city():
    city = city_with_everything()
    city_with_everything()
    agreement(city, is_public=False)
    with override("en"):
        [row] = city_rows([city], LOCALE)

    assert (
        row.published
        == "1 indicator, 1 twinning, 1 network, 1 project, 1 good practice, budget of 1 year, 1 lesson, 1 report"
    )


@pytest.mark.django_db
def test_the_years_of_a_city_are_those_of_its_public_sources_and_of_its_last_value():
    city = observatory.PublicCityFactory()
    observatory.SourceFactory(city=city, is_public=True, published_on="2019-05-01")
    observatory.SourceFactory(city=city, is_public=False, published_on="2001-05-01")
    value(indicators.AdoptedIndicatorFactory(city=city), "2024")

    assert city_rows([city], LOCALE)[0].data_of == "2019–2024"


@pytest.mark.django_db
@pytest.mark.parametrize(("is_public", "told"), [(True, "2019"), (False, "")])
def test_a_source_of_another_that_an_agreement_rests_on_gives_its_year_if_it_is_public(is_public, told):
    city = observatory.PublicCityFactory()
    source = observatory.SourceFactory(
        city=observatory.PublicCityFactory(), is_public=is_public, published_on="2019-05-01"
    )
    agreement(city, source=source)

    assert city_rows([city], LOCALE)[0].data_of == told


@pytest.mark.django_db
def test_a_report_in_two_languages_is_one_report_told_in_the_language_of_the_reader():
    city, period = observatory.PublicCityFactory(), indicators.PeriodFactory()
    for language in ("es", "en"):
        EditionFactory(report__city=city, report__period=period, report__language=language, language=language)

    with override("en"):
        assert city_rows([city], LOCALE)[0].published == "1 report"
        assert (overview(city, LOCALE).report.language, overview(city, LOCALE).reports) == ("en", 1)
    with override("es"):
        assert overview(city, LOCALE).report.language == "es"
