import csv

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators.choices import State
from indicators.models import AdoptedIndicator
from observatory import kept
from observatory.choices import Role
from observatory.services.removal import remove
from tests.factories.dialogues import DialogueFactory
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    MeasurementFactory,
    PeriodFactory,
    TargetFactory,
    TargetSetFactory,
)
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    ChangeFactory,
    CityFactory,
    CountryFactory,
    MembershipFactory,
    NetworkMembershipFactory,
    ObjectiveFactory,
    PublicCityFactory,
)
from tests.factories.reporting import ReportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return PublicCityFactory(code="lima", name="Lima")


@pytest.fixture
def director(city, client):
    user = MembershipFactory(city=city, role=Role.DIRECTOR).user
    client.force_login(user)
    return user


def filled(city, name):
    """One of everything a dashboard tells of."""
    adoption = AdoptedIndicatorFactory(city=city, indicator__name=f"Indicator {name}", baseline_value=1)
    target_set = TargetSetFactory(adoption=adoption)
    TargetFactory(target_set=target_set, period=PeriodFactory(code="2025"), value=10)
    for year in ("2022", "2023", "2024", "2025"):
        MeasurementFactory(
            city=city, indicator=adoption.indicator, period=PeriodFactory(code=year), value=int(year) - 2018,
            state=State.APPROVED, approved_at="2026-03-09T12:00Z",
        )  # fmt: skip
    AgreementFactory(city=city, title=f"Agreement {name}")
    ActivityFactory(city=city, title=f"Activity {name}", kind="mission-out", motivation="planned")
    DialogueFactory(city=city, title=f"Dialogue {name}")
    NetworkMembershipFactory(city=city, network__name=f"Network {name}")
    ChangeFactory(city=city, label=f"Change {name}")
    ReportFactory(city=city, title=f"Report {name}", period=PeriodFactory(code=f"20{len(name):02}"), frozen={},
                  frozen_at="2026-03-09T12:00Z")  # fmt: skip


def board(client, city, **query):
    return client.get(reverse("work-dashboard", args=[city.code]), query)


def test_the_dashboard_tells_its_headline_and_every_part(client, city, director):
    filled(city, "x")

    page = board(client, city, period="2025")

    assert page.status_code == 200
    assert page.context["board"].shown_period == "2025"
    for words in ("Indicator x", "Agreement x", "Report x", 'id="pulse"', 'id="trend-', 'id="levels"', 'id="planned"'):
        assert words in page.content.decode()


@pytest.mark.parametrize("role", Role)
def test_everybody_of_the_city_sees_the_dashboard(client, city, role):
    client.force_login(MembershipFactory(city=city, role=role).user)

    assert board(client, city).status_code == 200


def test_a_dashboard_and_its_rows_tell_only_of_what_a_post_answers_for_or_an_objective_asks(client, city, director):
    filled(city, "hers")
    filled(city, "his")
    objective = ObjectiveFactory(city=city, strategy__city=city, title="Clean water")
    hers, his = AdoptedIndicator.objects.order_by("pk")
    AdoptedIndicator.objects.filter(pk=hers.pk).update(owner_role="Networks desk")
    his.objectives.add(objective)

    by_post = board(client, city, period="2025", owner_role="Networks desk").content.decode()
    by_objective = board(client, city, period="2025", objectives=objective.uuid)
    rows = client.get(reverse("dashboard-rows", args=[city.code, "in-use"]), {"objectives": objective.uuid})

    assert "Indicator hers" in by_post
    assert "Indicator his" not in by_post
    assert "owner_role=Networks+desk" in by_post
    assert "Indicator hers" not in by_objective.content.decode()
    assert [row.title for row in rows.context["rows"]] == ["Indicator his"]


def test_an_empty_dashboard_leads_to_the_first_indicators_and_a_filled_one_to_what_waits(client, city, director):
    empty = board(client, city).text
    filled(city, "x")

    assert reverse("work-indicators", args=[city.code]) in empty
    assert "Choose the first indicators" in empty
    assert "Open what waits" not in empty
    assert "Open what waits (" in board(client, city, period="2025").text


def test_an_answer_that_makes_no_sense_leaves_the_dashboard_whole(client, city, director):
    filled(city, "x")
    foreign = ObjectiveFactory()

    page = board(client, city, period="2025", objectives=foreign.uuid, owner_role="Nobody")

    assert "Indicator x" in page.content.decode()
    assert foreign.title not in page.content.decode()


@pytest.fixture
def _unchanged(monkeypatch):
    """As if nothing was written, so that whatever may be kept is."""
    monkeypatch.setitem(kept.STAMPS, connection.vendor, lambda: ("unchanged",))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_unchanged")
def test_a_kept_dashboard_is_of_one_person_one_city_one_language_and_one_question(client):
    lima, quito = (PublicCityFactory(code=name.lower(), name=name) for name in ("Lima", "Quito"))
    director = MembershipFactory(city=lima, role=Role.DIRECTOR).user
    MembershipFactory(city=quito, role=Role.DIRECTOR, user=director)
    staff = MembershipFactory(city=lima, role=Role.STAFF).user
    MeasurementFactory(city=lima, state=State.SUBMITTED, submitted_at="2026-03-09T12:00Z")
    AgreementFactory(city=quito, title="Ties with Turín")
    client.force_login(director)
    hers = board(client, lima, period="2025").text

    assert "Review one value handed in" in hers
    assert board(client, lima, period="2025").text.split("<main")[1] == hers.split("<main")[1]
    assert "Ties with Turín" in board(client, quito, period="2025").text
    assert "2024 in four figures" in board(client, lima, period="2024").text
    assert "2025 en cuatro" in client.get("/es/work/lima/dashboard/?period=2025").text
    client.force_login(staff)
    assert "Nothing waits for you here." in client.get("/en/work/lima/dashboard/?period=2025").text


@pytest.mark.django_db(transaction=True)
def test_a_dashboard_tells_what_was_written_since_it_was_kept(client, city, director):
    assert "Ties with Turín" not in board(client, city).text
    agreement = AgreementFactory(city=city, title="Ties with Turín")
    assert "Ties with Turín" in board(client, city).text
    remove(agreement, by=director)
    assert "Ties with Turín" not in board(client, city).text


def test_nobody_of_another_city_sees_it(client, city):
    client.force_login(MembershipFactory(role=Role.DIRECTOR).user)

    assert board(client, city).status_code == 404
    assert client.get(reverse("dashboard-rows", args=[city.code, "agreements"])).status_code == 404


def test_who_is_not_logged_in_is_asked_to(client, city):
    assert board(client, city).status_code == 302


def test_nothing_of_another_city_is_on_it(client, city, director):
    filled(CityFactory(), "canary")
    filled(city, "own")

    for address in [
        reverse("work-dashboard", args=[city.code]),
        *(
            reverse("dashboard-rows", args=[city.code, name])
            for name in ("agreements", "missions", "dialogues", "networks", "planned", "dormant", "undecided", "new")
        ),
        *(reverse("dashboard-rows", args=[city.code, name]) for name in ("results", "in-use", "approved")),
    ]:
        content = client.get(address, {"period": "2025"}).content.decode()
        assert "canary" not in content


def test_an_empty_city_is_told_in_words(client, city, director):
    content = client.get("/en/work/lima/dashboard/").content.decode()

    assert "No indicator is in use yet" in content
    assert "Nothing waits for you here." in content
    assert "No value was approved since then." in content


@pytest.mark.parametrize("asked", ["", "2023", "2025-Q1", "someday", "9999"])
def test_any_period_may_stand_in_the_address(client, city, director, asked):
    filled(city, "x")

    assert board(client, city, period=asked).status_code == 200


def test_the_default_is_the_last_full_year_with_values(client, city, director):
    filled(city, "x")

    page = board(client, city)

    assert page.context["board"].period.code == "2025"
    assert list(page.context["span"].years)[-1] == 2022


def test_ten_years_are_offered_and_any_may_be_asked_for(client, city, director):
    filled(city, "x")
    MeasurementFactory(
        city=city, period=PeriodFactory(code="1990"), state=State.APPROVED, approved_at="2026-03-09T12:00Z"
    )

    page = board(client, city, period="1990")

    assert len(page.context["span"].years) == 10
    assert page.context["board"].period.code == "1990"


def test_one_of_everything_and_three_cost_the_same_queries(client, city, director):
    filled(city, "x")
    with CaptureQueriesContext(connection) as one:
        board(client, city)
    filled(city, "xx")
    filled(city, "xxx")
    with CaptureQueriesContext(connection) as three:
        board(client, city)

    assert len(one) == len(three)


def test_the_rows_behind_a_number_are_listed(client, city, director):
    AgreementFactory(city=city, title="Ties with Turín", code="turin")

    content = client.get(reverse("dashboard-rows", args=[city.code, "agreements"])).content.decode()

    assert "Ties with Turín" in content
    assert "/work/lima/agreements/turin/" in content


def test_a_number_without_rows_says_that_it_is_zero(client, city, director):
    content = client.get("/en/work/lima/dashboard/agreements/").content.decode()

    assert "Nothing is counted here" in content


def test_a_number_that_does_not_exist_is_not_found(client, city, director):
    assert client.get(reverse("dashboard-rows", args=[city.code, "secrets"])).status_code == 404


# --- The network screen


@pytest.fixture
def territory():
    return PublicCityFactory(code="antioquia", name="Antioquia")


def screen(client, territory, **query):
    return client.get(f"/en/network/{territory.code}/", query)


def test_anybody_sees_the_cities_of_a_public_territory(client, territory):
    city = PublicCityFactory(parent=territory, name="Medellín", code="medellin")
    AgreementFactory(city=city, is_public=True)
    AgreementFactory(city=city)

    content = screen(client, territory).content.decode()

    assert "1 city has 1 agreement" in content
    assert "/en/cities/medellin/agreements/" in content


def test_a_territory_that_is_not_public_is_not_found(client):
    territory = CityFactory(code="antioquia")

    assert screen(client, territory).status_code == 404
    assert client.get("/en/network/antioquia/cities.csv").status_code == 404


def test_the_people_of_a_territory_see_it_before_it_is_public(client):
    territory = CityFactory(code="antioquia")
    client.force_login(MembershipFactory(city=territory).user)

    assert screen(client, territory).status_code == 200


def test_no_city_and_no_record_that_is_not_public_is_told_of(client, territory):
    CityFactory(parent=territory, name="Canary City")
    city = PublicCityFactory(parent=territory, name="Medellín")
    AgreementFactory(city=city, is_public=False, counterpart_country=CountryFactory(code="ZZ", name="Canaria"))

    content = screen(client, territory).content.decode()

    assert "Canar" not in content
    assert "No agreement of these cities is on record" in content


def test_fifty_cities_stand_on_a_page(client, territory):
    for _n in range(51):
        PublicCityFactory(parent=territory)

    assert len(screen(client, territory).context["rows"]) == 50
    assert len(screen(client, territory, page="2").context["rows"]) == 1


def test_a_question_without_an_answer_says_so(client, territory):
    assert "No city fits" in screen(client, territory, q="nowhere").content.decode()


def test_one_city_and_three_cost_the_same_queries(client, territory, django_assert_num_queries):
    AgreementFactory(city=PublicCityFactory(parent=territory), is_public=True)
    with django_assert_num_queries(6):
        screen(client, territory)
    for _n in range(2):
        AgreementFactory(city=PublicCityFactory(parent=territory), is_public=True)
    with django_assert_num_queries(6):
        screen(client, territory)


def test_the_cities_are_downloaded_as_asked_and_no_name_becomes_a_formula(client, territory):
    PublicCityFactory(parent=territory, name="=1+1", name_key="1 1", code="formula")
    PublicCityFactory(parent=territory, name="Bello", name_key="bello", code="bello")

    response = client.get("/en/network/antioquia/cities.csv", {"sort": "-name"})
    rows = list(csv.reader(b"".join(response.streaming_content).decode().splitlines()))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert [row[1] for row in rows] == ["city", "Bello", "'=1+1"]


def test_the_partners_stand_on_a_map_when_it_is_asked_for(client, territory):
    city = PublicCityFactory(parent=territory)
    partner = CityFactory(name="Lyon", is_observed=False, latitude=45, longitude=4)
    AgreementFactory(city=city, is_public=True, counterpart_city=partner, counterpart_country=partner.country)
    hidden = CityFactory(name="Hidden", is_observed=False, latitude=40, longitude=4)
    AgreementFactory(city=city, counterpart_city=hidden)

    assert screen(client, territory).context["map"] is None
    page = screen(client, territory, map=1)
    assert "Lyon" in page.text
    assert "Hidden" not in page.text
    assert "No partner" in screen(client, territory, map=1, country="ZZ").text


def test_every_number_of_a_city_opens_the_rows_it_counts_in_the_period_asked_for(client, territory):
    city = PublicCityFactory(parent=territory, name="Bello", code="bello")
    lyon = {"city": city, "is_public": True, "counterpart_country": CountryFactory(code="FR")}
    AgreementFactory(**lyon, title="Ties with Lyon", code="lyon", kind="twinning", signed_on="2019-01-01")
    AgreementFactory(**lyon, title="Ended long ago", signed_on="2001-01-01", ends_on="2005-01-01")
    AgreementFactory(**lyon, title="Still talked about", status="negotiation")
    AgreementFactory(city=city, title="Kept to themselves", signed_on="2019-01-01")
    first = NetworkMembershipFactory(city=city, is_public=True, network__name="UCLG", left_on="2025-03-01")
    NetworkMembershipFactory(city=city, is_public=True, network=first.network, joined_on="2025-06-01")
    ActivityFactory(city=city, is_public=True, title="Fair", starts_on="2025-04-01")
    [row] = screen(client, territory, period="2025").context["rows"]
    opened = {cell.label: client.get(cell.href) for cell in row.cells if cell.href}

    assert {label: [each.title for each in page.context["rows"]] for label, page in opened.items()} == {
        "Agreements": ["Ties with Lyon"],
        "Twinnings": ["Ties with Lyon"],
        "Networks": ["UCLG"],
        "Activities": ["Fair"],
    }
    assert [cell.shown for cell in row.cells[1:5]] == ["1", "1", "1", "1"]
    assert "/en/cities/bello/agreements/lyon/" in opened["Agreements"].text
    assert "/en/network/antioquia/?period=2025" in opened["Agreements"].text
    assert "/work/" not in opened["Networks"].context["rows"][0].href


def test_ones_own_rows_lead_to_the_workspace_and_others_are_not_found(client, territory):
    own, other = CityFactory(parent=territory, code="own"), CityFactory(parent=territory, code="other")
    AgreementFactory(city=own, code="kept", title="Kept to themselves")
    client.force_login(MembershipFactory(city=own).user)
    rows = client.get("/en/network/antioquia/own/agreements/").context["rows"]

    assert [row.href for row in rows] == ["/en/work/own/agreements/kept/"]
    for path in (f"{other.code}/agreements", "own/secrets", "antioquia/agreements"):
        assert client.get(f"/en/network/antioquia/{path}/").status_code == 404
