import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from observatory.choices import Role
from reporting.public.home import home
from tests.factories import indicators, observatory
from tests.factories.published import CANARY, agreement, city_with_everything, corrected, hide_everything, value
from tests.factories.reporting import EditionFactory

pytestmark = pytest.mark.django_db

SITE = ["home", "cities", "data", "glossary", "about", "method", "accessibility", "privacy", "search"]
WORKS = ["projects", "practices", "lessons"]
OF_CITY = [
    *("city-detail", "city-indicators", "city-agreements", "city-networks", "city-strategy", "city-lessons"),
    *("city-office", "city-practices", "city-projects"),
    *("city-agreements-file", "city-networks-file"),
]


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def read(client, name, *args, **query):
    """The text of a public page or file."""
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200, name
    return text(response)


def text(response):
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def addresses_of(city):
    """Every public address of a city."""
    yield from (reverse(name, args=[city.code]) for name in OF_CITY)
    yield from (reverse("city-indicators-file", args=[city.code, suffix]) for suffix in ("csv", "json"))
    for adoption in city.adopted_indicators.all():
        yield reverse("city-indicator", args=[city.code, adoption.indicator.code])
        for suffix in ("csv", "json", "svg"):
            yield reverse("city-indicator-file", args=[city.code, adoption.indicator.code, suffix])
    for each in city.agreements.all():
        yield reverse("city-agreement", args=[city.code, each.code or each.uuid])
    for name in ("project", "practice", "lesson"):
        for each in getattr(city, f"{name}s").filter(is_public=True):
            yield reverse(f"city-{name}", args=[city.code, each.code or each.uuid])


@pytest.mark.parametrize("name", SITE)
def test_a_page_of_the_site_opens_without_an_account_and_without_cookies(client, name):
    response = client.get(reverse(name))

    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies


def test_every_page_of_a_public_city_opens_without_an_account_and_without_cookies(client):
    city = city_with_everything()

    for address in addresses_of(city):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Cache-Control"] == "public, max-age=60"
        assert not response.cookies


def test_a_person_who_is_logged_in_gets_pages_that_no_cache_keeps(client):
    client.force_login(observatory.UserFactory())

    assert client.get(reverse("home"))["Cache-Control"] == "private, no-store"


def test_every_page_opens_in_every_language(client):
    city = city_with_everything()

    for language in ("es", "en", "fr", "pt"):
        with override(language):
            for address in [*map(reverse, SITE), *addresses_of(city)]:
                assert client.get(address).status_code == 200, address


def test_a_page_is_read_only(client):
    assert client.post(reverse("home")).status_code == 405


@pytest.mark.parametrize("hidden", [{"is_public": False}, {"is_public": True, "is_observed": False}])
def test_a_city_that_is_not_public_has_no_address_even_for_its_own_staff(client, hidden):
    city = city_with_everything()
    for name, said in hidden.items():
        setattr(city, name, said)
    city.save()
    client.force_login(observatory.MembershipFactory(city=city, role=Role.ADMIN).user)

    assert {client.get(address).status_code for address in addresses_of(city)} == {404}


def test_what_is_not_published_is_on_no_page_and_in_no_file(client):
    city = city_with_everything()
    draft, inner, agreed = hide_everything(city)
    other = observatory.CityFactory(name=f"{CANARY} city")
    hide_everything(other)
    pages = [*map(reverse, SITE), *addresses_of(city)]
    pages += [f"{reverse('search')}?q={CANARY}&kind={kind}" for kind in ("", "agreements", "indicators", "lessons")]
    pages += [reverse("data-file", args=[name, "csv"]) for name in ("agreements", "measurements", "memberships")]

    for address in pages:
        response = client.get(address)
        if response.status_code == 200:
            body = text(response).replace(f"Nothing found for “{CANARY}”", "").replace(f'value="{CANARY}"', "")
            body = body.replace(f"Search: {CANARY}", "").replace(f"q={CANARY}", "")
            assert CANARY not in body, address
            assert "canary" not in body, address
            assert "987654" not in body, address
            assert "987,654" not in body, address
    assert client.get(reverse("city-indicator", args=[city.code, inner.indicator.code])).status_code == 404
    assert client.get(reverse("city-agreement", args=[city.code, agreed.uuid])).status_code == 404
    assert "Not measured yet" in read(client, "city-indicator", city.code, draft.indicator.code)


@pytest.mark.parametrize(
    "name",
    [
        *SITE,
        "city-detail",
        "city-indicators",
        "city-agreements",
        "city-networks",
        "city-projects",
        "city-practices",
        "city-lessons",
    ],
)
def test_a_page_costs_the_same_queries_for_one_and_for_three(client, name):
    def queries(city):
        address = reverse(name, args=[city.code]) if name.startswith("city-") else reverse(name)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    one = queries(city_with_everything())
    for _more in range(2):
        city_with_everything()
    assert queries(city_with_everything(3)) == one
    assert one <= 25


ODD = ["x" * 300, "-1", "0", "99999999", "é\u0301", "'; --", "%", "[", "\\", "(((", "NaN", "2025-99"]


@pytest.mark.parametrize("odd", ODD)
def test_no_question_in_an_address_breaks_a_page(client, odd):
    city = city_with_everything()
    names = ("q", "page", "sort", "country", "kind", "territory", "dimension", "level", "result", "city", "period")
    query = dict.fromkeys(names, odd)

    for address in [*map(reverse, SITE), *addresses_of(city)]:
        assert client.get(address, query).status_code == 200, address


def test_home_lists_cities_in_alphabetical_order_with_what_they_publish(client):
    observatory.PublicCityFactory(name="Zaragoza", name_key="zaragoza")
    city = observatory.PublicCityFactory(name="Ávila", name_key="avila")
    agreement(city)
    body = read(client, "home")

    assert body.index("Ávila") < body.index("Zaragoza")
    assert "1 twinning" in body
    assert "In preparation" in body


def test_home_shows_one_figure_down_to_its_source(client):
    adoption = indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory(name="Quito"))
    value(adoption, number=11, source_text="Register of activities")
    body = read(client, "home")

    assert f"Quito. {adoption.indicator.name}" in body
    assert "Register of activities" in body


def test_home_prefers_a_figure_of_a_city_that_exists(client):
    real = indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory(name="Quito"))
    value(real)
    value(indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory(name="Nowhere", is_example=True)))

    assert f"Quito. {real.indicator.name}" in read(client, "home")


def test_home_without_a_city_says_so(client):
    assert "No city publishes yet" in read(client, "home")


def test_home_with_many_cities_links_to_all_of_them(client):
    observatory.PublicCityFactory.create_batch(13)

    assert "Show all 13 cities" in read(client, "home")


def test_home_with_many_cities_begins_with_those_that_tell(client):
    observatory.PublicCityFactory.create_batch(12)
    measuring = observatory.PublicCityFactory(name="Quito", name_key="quito")
    value(indicators.AdoptedIndicatorFactory(city=measuring))
    telling = observatory.PublicCityFactory(name="Zaragoza", name_key="zaragoza")
    EditionFactory(report__city=telling)

    assert [row.city for row in home("en").cities] == [measuring, telling]
    assert "Those that publish figures or reports" in read(client, "home")
    assert "Show all 14 cities" in read(client, "home")


def test_home_names_a_report_once_in_the_language_of_the_reader():
    city, period = observatory.PublicCityFactory(languages=["es"]), indicators.PeriodFactory()
    of_both = {"report__city": city, "report__period": period}
    spanish = EditionFactory(**of_both, report__language="es")
    english = EditionFactory(**of_both, report__language="en", language="en", published_at=timezone.now())

    assert home("en").reports == [english]
    assert home("es").reports == [spanish]
    assert home("fr").reports == [spanish]  # neither is French, and the city speaks Spanish


def test_cities_can_be_searched_and_narrowed_to_a_country_or_a_territory(client):
    state = observatory.PublicCityFactory(code="mg", name="Minas Gerais", name_key="minas gerais")
    observatory.PublicCityFactory(name="São João", name_key="sao joao", parent=state)
    observatory.PublicCityFactory(
        name="Sevilla",
        name_key="sevilla",
        country=observatory.CountryFactory(code="ES", name="España", name_es="España"),
    )

    assert "Sevilla" not in read(client, "cities", q="sao JOAO")
    assert "São João" in read(client, "cities", q="sao JOAO")
    assert "Sevilla" in read(client, "cities", q="espana")
    assert "São João" not in read(client, "cities", country="ES")
    narrowed = read(client, "cities", territory="mg")
    assert "São João" in narrowed
    assert "Sevilla" not in narrowed
    assert "No city fits these answers" in read(client, "cities", q="nowhere")


@pytest.mark.parametrize("page", ["city-detail", "city-indicators"])
@pytest.mark.parametrize(("kind", "says_unit"), [("amount", True), ("ordinal3", False)])
def test_a_number_is_shown_with_what_it_counts_and_a_level_without(client, page, kind, says_unit):
    city = observatory.PublicCityFactory()
    value(indicators.AdoptedIndicatorFactory(city=city, indicator__value_type=kind, indicator__unit="pesos"), number=2)

    assert ("pesos" in read(client, page, city.code)) is says_unit


def test_a_city_without_data_says_what_is_missing_and_why(client):
    body = read(client, "city-detail", observatory.PublicCityFactory(name="Loja").code)

    assert "Loja is preparing its first data" in body
    assert body.count("The city does not publish an indicator of this dimension yet.") == 3
    assert "The city has published nothing yet of these: Agreements · Networks of cities · Projects" in body
    assert "The city has not published a report yet." in body


def test_a_city_links_to_its_territory_and_back(client):
    state = observatory.PublicCityFactory(name="Minas Gerais")
    town = observatory.PublicCityFactory(name="Ouro Preto", parent=state)

    assert "Minas Gerais</a>" in read(client, "city-detail", town.code)
    assert "1 city of Minas Gerais publishes here" in read(client, "city-detail", state.code)


def test_a_territory_that_is_not_public_is_not_named(client):
    town = observatory.PublicCityFactory(parent=observatory.CityFactory(name="Hidden State"))

    assert "Hidden State" not in read(client, "city-detail", town.code)


def test_an_invented_city_says_so_on_its_page_and_in_the_list(client):
    city = observatory.PublicCityFactory(is_example=True)

    assert "This city does not exist" in read(client, "city-detail", city.code)
    assert "None: invented city" in read(client, "cities")


def test_results_are_grouped_and_can_be_narrowed(client):
    city = observatory.PublicCityFactory()
    met = indicators.AdoptedIndicatorFactory(city=city, indicator__name="Exchanges held")
    value(met, number=12)
    indicators.TargetFactory(target_set__adoption=met, value=10)
    other = indicators.AdoptedIndicatorFactory(
        city=city,
        indicator__name="Words of people",
        indicator__level="outcome",
        indicator__category=None,
        indicator__dimension="territorial",
    )
    value(other, number=None, no_data_reason="late")

    everything = read(client, "city-indicators", city.code)
    assert everything.index("Exchanges held") < everything.index("Words of people")
    assert "Late" in everything
    assert "Words of people" not in read(client, "city-indicators", city.code, result="reached")
    assert "Words of people" in read(client, "city-indicators", city.code, result="no-value")
    assert "Exchanges held" not in read(client, "city-indicators", city.code, level="outcome")
    assert "Exchanges held" not in read(client, "city-indicators", city.code, dimension="territorial")
    assert "Words of people" not in read(client, "city-indicators", city.code, q="EXCHÁNGES")
    assert "No indicator fits these answers" in read(client, "city-indicators", city.code, q="nothing")


def test_an_indicator_shows_its_values_targets_and_what_is_behind_them(client):
    city = observatory.PublicCityFactory(name="Lima")
    adoption = indicators.AdoptedIndicatorFactory(
        city=city, baseline_value=4, baseline_period=indicators.PeriodFactory(code="2019")
    )
    indicators.TargetFactory(target_set__adoption=adoption, value=12)
    adjusted = indicators.TargetSetFactory(adoption=adoption, kind="adjusted", reason="The budget was cut")
    indicators.TargetFactory(target_set=adjusted, value=10)
    for year, number in (("2019", 4), ("2023", 8), ("2024", 9)):
        value(adoption, year, number)
    last = value(adoption, "2025", 11, method="Count by hand", note="Provisional", source_text="Register")
    last.evidence.add(observatory.SourceFactory(city=city, is_public=True, title="Minutes 7"))
    last.evidence.add(observatory.SourceFactory(city=city, title="Secret minutes"))
    body = read(client, "city-indicator", city.code, adoption.indicator.code)

    assert "Went from 4 in 2019 to 11 in 2025: the target of 10 for 2025 is reached." in body
    for told in ("Original target", "The budget was cut", "Count by hand", "Provisional", "Register", "Minutes 7"):
        assert told in body
    assert "Secret minutes" not in body
    assert f"/id/indicator/{adoption.uuid}" in body
    assert 'class="chart"' in body


def test_an_indicator_says_what_was_revised(client):
    adoption = indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory())
    corrected(value(adoption, number=9), 10, correction_reason="One visit was counted twice")
    body = read(client, "city-indicator", adoption.city.code, adoption.indicator.code)

    assert "One visit was counted twice" in body
    assert "<del>9</del>" in body
    assert "<ins>10</ins>" in body


def test_while_a_correction_is_in_review_the_approved_value_stands(client):
    adoption = indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory())
    corrected(value(adoption, number=9), 987654, state="submitted", approved_at=None, correction_reason="Secret reason")
    body = read(client, "city-indicator", adoption.city.code, adoption.indicator.code)

    assert "A correction is in review" in body
    assert "987,654" not in body
    assert "Secret reason" not in body
    table = read(client, "city-indicator-file", adoption.city.code, adoption.indicator.code, "csv")
    assert ",9" in table
    assert "987654" not in table


def test_the_parts_of_a_value_stand_in_a_table_for_each_way_to_divide_it(client):
    adoption = indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory())
    value(adoption, number=10)
    value(adoption, number=4, segment="Sex=Female")
    value(adoption, number=3, segment="District=Centro; Sex=Female")
    for number in range(45):
        value(adoption, number=number, segment=f"Age={number:02}")
    body = read(client, "city-indicator", adoption.city.code, adoption.indicator.code)

    assert "Parts need not add up to the whole" in body
    assert "<b>District, Sex</b>" in body
    assert "5 more parts are in the CSV file." in body


def test_parts_without_a_whole_are_told_as_such(client):
    adoption = indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory())
    value(adoption, number=4, segment="Sex=Female")

    assert "none of the whole" in read(client, "city-indicator", adoption.city.code, adoption.indicator.code)


@pytest.mark.parametrize(
    ("kind", "given", "shown"),
    [
        ("text", {"number": None, "text": "A long story of a city"}, "A long story of a city"),
        ("boolean", {"number": 1}, "Yes"),
        ("percent", {"number": 64}, "64%"),
        ("count", {"number": 0}, "0"),
        ("count", {"number": None, "no_data_reason": "confidential"}, "Confidential"),
    ],
)
def test_a_value_is_written_as_its_kind_is(client, kind, given, shown):
    city = observatory.PublicCityFactory()
    adoption = indicators.AdoptedIndicatorFactory(city=city, indicator__value_type=kind)
    value(adoption, **given)

    assert shown in read(client, "city-indicator", city.code, adoption.indicator.code)
    assert shown in read(client, "city-indicators", city.code)
    assert client.get(reverse("city-detail", args=[city.code])).status_code == 200


def test_a_counted_value_leads_to_its_records(client):
    adoption = indicators.AdoptedIndicatorFactory(
        city=observatory.PublicCityFactory(), indicator__code="INS-EXC-01", indicator__rule="INS-EXC-01"
    )
    value(adoption, is_derived=True)
    rows = reverse("city-indicator-rows", args=[adoption.city.code, "INS-EXC-01"])

    assert rows in read(client, "city-indicator", adoption.city.code, "ins-exc-01")


def test_agreements_can_be_searched_narrowed_and_sorted(client):
    city = observatory.PublicCityFactory()
    brazil = observatory.CountryFactory(code="BR", name="Brasil", name_en="Brazil", name_es="Brasil")
    agreement(city, title="Pacto con São Paulo", country=brazil, kind="cooperation", signed_on=dt.date(2020, 1, 1))
    agreement(city, title="Otro", counterpart_city=None, counterparts="Quito", counterpart_country=None, source=None)

    def first_after(body, *titles):
        return sorted(titles, key=lambda title: body.index(f">{title}"))

    assert "Quito" not in read(client, "city-agreements", city.code, q="pacto sao")
    assert "Quito" in read(client, "city-agreements", city.code, q="hermanamiento")
    assert "Quito" not in read(client, "city-agreements", city.code, country="BR")
    assert "Quito" not in read(client, "city-agreements", city.code, kind="cooperation")
    assert "No agreement fits these answers" in read(client, "city-agreements", city.code, q="nada")
    body = read(client, "city-agreements", city.code)
    assert "No date" in body
    assert "Not stated" in body
    partner = city.agreements.get(title="Pacto con São Paulo").counterpart_city.name
    ascending = first_after(read(client, "city-agreements", city.code, sort="kind"), partner, "Quito")
    assert first_after(read(client, "city-agreements", city.code, sort="-kind"), partner, "Quito") == ascending[::-1]
    for sort in ("title", "counterpart", "country", "signed", "-signed"):
        assert "Quito" in read(client, "city-agreements", city.code, sort=sort)


def test_many_agreements_stand_on_pages(client):
    city = observatory.PublicCityFactory()
    observatory.AgreementFactory.create_batch(26, city=city, is_public=True)

    assert "26 agreements, from 26 to 26" in read(client, "city-agreements", city.code, page="2")


def test_an_agreement_tells_everything_that_is_public_of_it(client):
    city = observatory.PublicCityFactory()
    public = observatory.PublicCityFactory(name="Bonn")
    told = agreement(
        city,
        title="Treaty",
        why_signed="To learn",
        counterpart_city=public,
        counterparts="and its port",
        signed_on=dt.date(2020, 5, 2),
        signed_on_precision="month",
        in_force_from=dt.date(2020, 6, 1),
        is_open_ended=True,
        department=observatory.DepartmentFactory(city=city, is_public=True, name="Mobility"),
        document=observatory.SourceFactory(city=city, is_public=True, title="Signed paper"),
        url="https://example.org/treaty",
    )
    strategy = observatory.StrategyFactory(city=city, is_public=True)
    told.objectives.add(observatory.ObjectiveFactory(strategy=strategy, is_public=True, title="Reach out"))
    told.sdgs.add(observatory.SdgFactory(code="11", title="Cities"))
    told.activities.add(observatory.ActivityFactory(city=city, is_public=True, title="First visit"))
    body = read(client, "city-agreement", city.code, told.uuid)

    for words in ("To learn", "Bonn</a>; and its port", "May 2020", "open-ended", "Mobility", "Signed paper"):
        assert words in body
    for words in ("https://example.org/treaty", "Reach out", "11 Cities", "First visit", "Gazette"):
        assert words in body


def test_networks_strategy_and_lessons_are_told(client):
    city = observatory.PublicCityFactory()
    observatory.NetworkMembershipFactory(city=city, is_public=True, network__name="Eurocities", role="Chair")
    strategy = observatory.StrategyFactory(city=city, is_public=True, vision="A city that learns")
    objective = observatory.ObjectiveFactory(
        strategy=strategy, is_public=True, title="Learn", area_of_action="citizens"
    )
    objective.sdgs.add(observatory.SdgFactory(code="17"))
    observatory.ObjectiveFactory(strategy=strategy, is_public=False, title="Whisper")
    observatory.LessonFactory(city=city, is_public=True, title="Unprepared", changed="We prepare")

    assert "Chair" in read(client, "city-networks", city.code)
    told = read(client, "city-strategy", city.code)
    assert "A city that learns" in told
    assert "SDG 17" in told
    assert "Whisper" not in told
    assert "We prepare" in read(client, "city-lessons", city.code)


@pytest.mark.parametrize(
    "name", ["city-networks", "city-strategy", "city-lessons", "city-agreements", "city-indicators"]
)
def test_an_empty_list_says_that_nothing_is_published_yet(client, name):
    city = observatory.PublicCityFactory(name="Loja")

    assert "Loja has not published" in read(client, name, city.code)


def test_data_of_one_city_can_be_asked_for(client):
    city_with_everything(code="lima", name="Lima")
    city_with_everything(code="quito", name="Quito")
    body = read(client, "data", city="LIMA")

    assert "The data of Lima, to download" in body
    assert "Quito" not in body
    assert "Quito" in read(client, "data", city="nowhere")


def test_contact_is_named_where_there_is_one(client, settings):
    settings.CONTACT_EMAIL = "office@example.org"

    for name in ("about", "accessibility", "privacy"):
        assert "mailto:office@example.org" in read(client, name)


def test_the_glossary_stands_in_the_language_of_the_page(client):
    with override("pt"):
        assert "geminação" in read(client, "glossary")


def test_the_address_of_an_agreement_that_was_merged_leads_to_the_one_that_took_over(client):
    city = observatory.PublicCityFactory()
    kept = agreement(city)
    other = agreement(city, merged_into=kept, removed_at=timezone.now())
    address = reverse("city-agreement", args=[city.code, other.uuid])

    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, reverse("city-agreement", args=[city.code, kept.uuid]))
    type(other).objects.filter(pk=other.pk).update(is_public=False)
    assert client.get(address).status_code == 404
    type(other).objects.filter(pk=other.pk).update(is_public=True)
    type(kept).objects.filter(pk=kept.pk).update(is_public=False)
    assert client.get(address).status_code == 404


def test_a_lesson_is_told_with_its_facts_its_anecdote_and_the_public_records_it_comes_from(client):
    city = observatory.PublicCityFactory()
    project = observatory.ProjectFactory(city=city, is_public=True, title="A line that runs")
    told = {"facts": "Twelve buses", "anecdotes": "The driver laughed", "theme": "projects", "project": project}
    lesson = observatory.LessonFactory(city=city, is_public=True, **told)

    page = read(client, "city-lesson", city.code, lesson.uuid)

    for said in ("Twelve buses", "The driver laughed", str(lesson.get_theme_display()), "A line that runs"):
        assert said in page
    assert lesson.title in read(client, "city-lessons", city.code, theme="projects")
    assert lesson.title in read(client, "city-project", city.code, project.uuid)


def test_lessons_are_listed_by_theme(client):
    city = observatory.PublicCityFactory()
    observatory.LessonFactory(city=city, is_public=True, title="Of plans", theme="planning")
    observatory.LessonFactory(city=city, is_public=True, title="Of the office", theme="office")

    assert "Of the office" not in read(client, "city-lessons", city.code, theme="planning")
    assert "Of the office" in read(client, "city-lessons", city.code, theme="no theme at all")


def test_a_figure_stands_in_other_peoples_pages_and_nothing_else_does(client):
    city = city_with_everything()
    adoption = city.adopted_indicators.get()
    page = client.get(reverse("city-indicator", args=[city.code, adoption.indicator.code]))
    address = reverse("embedded-indicator", args=[city.code, adoption.indicator.code])
    assert address in page.text
    frame = client.get(address)
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame
    assert page["X-Frame-Options"] == "DENY"
    assert "<svg" in frame.text
    city.is_public = False
    city.save()
    assert client.get(address).status_code == 404


def test_the_data_of_a_city_lead_to_each_of_its_files_and_to_no_other(client):
    city = city_with_everything(code="lima")
    other = observatory.PublicCityFactory(code="quito")
    observatory.ProjectFactory(city=city, is_public=True, starts_on="2024-01-01")
    page = client.get(reverse("data"), {"city": "lima"}).text

    files = set(re.findall(r'href="(/(?:data|api)/[^"]+)"', page)) - set(
        re.findall(r'href="(/(?:data|api)/[^"?]+)"', page)
    )
    assert {"/data/lessons.csv?city=lima", "/data/lessons.json?city=lima", "/api/v1/lessons?city=lima"} <= files
    assert not any("networks" in each for each in files), "networks are of no city"
    assert 'href="/data/iati/lima.xml"' in page
    assert {client.get(each).status_code for each in [*files, "/data/iati/lima.xml"]} == {200}
    silent = client.get(reverse("data"), {"city": other.code}).text
    assert "lessons.csv" not in silent
    assert "IATI" not in silent
