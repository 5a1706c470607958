"""Projects, partners, practices, lessons and opportunities in spreadsheets; the real files of URB-AL III and URBACT."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from django.utils.translation import override

from observatory import reference as reference_data
from observatory.exports import exported
from observatory.imports import undo
from observatory.models import Country, GoodPractice, Lesson, Opportunity, PracticeEvent, Project, ProjectPartner
from observatory.reference import FOLDER
from observatory.resources import data_set
from tests.factories.observatory import (
    CityFactory,
    CountryFactory,
    CurrencyFactory,
    GoodPracticeFactory,
    LessonFactory,
    MembershipFactory,
    OpportunityFactory,
    PracticeEventFactory,
    ProjectFactory,
    ProjectPartnerFactory,
)
from tests.factories.sheets import bring, check, codes, counts, csv
from tests.shared_data import DATA, expected, needs_shared_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def countries():
    with override("es"):
        reference_data.merge(
            Country, "code", map(reference_data.country, reference_data.rows(FOLDER / "countries.csv"))
        )


@pytest.fixture
def world():
    return CityFactory(code="world", name="World", name_key="world", kind="association")


@needs_shared_data
def test_the_projects_and_partners_of_urbal_iii(countries, world):
    told = expected("urbal3-projects")
    projects = (DATA / "urbal3-projects" / "proyectos.csv").read_bytes()
    partners = (DATA / "urbal3-projects" / "socios.csv").read_bytes()
    by_hand = {
        "columns": {"proyecto": "project", "proyecto_n": "project_code", "socio_original": "name", "pais": "country"}
    }

    first, _batch = bring(partners, "partners", world, filename="socios.csv", mapping=by_hand)

    assert counts(first) == (told["partner_rows"], 0, 0, 0)
    assert codes(first.warnings).count("new-project") == Project.objects.count() == told["projects"]
    members = ProjectPartner.objects.all()
    assert Counter(members.values_list("project__title", flat=True)) == told["partners_per_project"]
    known = members.exclude(country=None)
    assert known.values("country").distinct().count() == told["countries"]
    assert members.count() - known.count() == told["by_country"][""]
    assert known.filter(country="IT").count() == told["by_country"]["Italia"]
    assert not members.filter(name__contains="\u2028").exists()
    assert not members.filter(name__endswith="(Italia)").exists()

    second, leads = bring(projects, "projects", world, filename="proyectos.csv")

    assert counts(second) == (0, told["projects"], 0, 0)
    lead = ProjectPartner.objects.get(role="lead", project__title="Fronteras Turísticas")
    assert (lead.name, lead.country_id) == ("Frosinone", "IT")
    assert ProjectPartner.objects.exclude(role="lead").count() == told["partner_rows"]
    assert counts(bring(projects, "projects", world, filename="proyectos.csv")[0]) == (0, 0, told["projects"], 0)

    undo(leads)
    assert not ProjectPartner.objects.filter(role="lead").exists()
    again = bring(partners, "partners", world, filename="socios.csv", mapping=by_hand)[0]
    assert counts(again) == (0, 0, told["partner_rows"], 0)


@needs_shared_data
def test_the_columns_of_the_partners_of_urbal_iii_are_recognised(countries, world):
    plan = check((DATA / "urbal3-projects" / "socios.csv").read_bytes(), "partners", world, filename="socios.csv")

    assert {each.header: each.field for each in plan.first.columns} == {
        "proyecto_n": "project_code",
        "proyecto": "project",
        "socio_original": "name",
        "pais": "country",
    }


@needs_shared_data
def test_the_networks_of_urbact_are_projects_and_their_cities_partners(countries, world):
    told = expected("urbact-networks")
    networks = (DATA / "urbact-networks" / "UrbactNetworks_complete_V2.csv").read_bytes()
    members = (DATA / "urbact-networks" / "URBACT_Membership_GNidCorr_complete_V2.csv").read_bytes()
    of_networks = {
        "columns": {"Code_Network": "code", "Name": "title", "Start": "starts_on", "End": "ends_on", "Url": "url"}
    }
    of_members = {
        "columns": {
            "Code_Network": "project_code",
            "Network": "project",
            "NameCity": "name",
            "Country": "country",
            "City.Statut": "role",
        }
    }

    first, _batch = bring(networks, "projects", world, filename="networks.csv", mapping=of_networks)
    second, _batch = bring(members, "partners", world, filename="members.csv", mapping=of_members)

    assert counts(first) == (told["networks_csv_rows"], 0, 0, 0)
    assert counts(second) == (told["participations"], 0, 0, 0)
    assert Project.objects.count() == told["networks"]
    partners = ProjectPartner.objects
    roles = Counter(row.record.role for row in second.rows)
    assert roles == {"lead": told["role"]["Lead Partner"], "partner": told["role"]["Partner"]}
    assert partners.exclude(country=None).values("country").distinct().count() == told["countries"]
    for code, number in told["by_country_top8"].items():
        assert partners.filter(country={"UK": "GB"}.get(code, code)).count() == number
    again = bring(members, "partners", world, filename="members.csv", mapping=of_members)[0]
    assert counts(again) == (0, 0, told["participations"], 0)


def test_partners_stand_in_one_cell_in_several_columns_and_the_lead_apart(world):
    CountryFactory(code="AR")
    CountryFactory(code="ES")
    sheet = csv("titulo,coordinador,Socio 1,Socio 2", 'Ríos,"Barcelona, España",Rosario (AR); Santa Fe,Barcelona (ES)')
    columns = {"titulo": "title", "coordinador": "lead", "Socio 1": "partners", "Socio 2": "partners"}

    bring(sheet, "projects", world, mapping={"columns": columns})

    told = ProjectPartner.objects.order_by("pk").values_list("name", "country", "role")
    assert list(told) == [("Barcelona", "ES", "lead"), ("Rosario", "AR", "partner"), ("Santa Fe", None, "partner")]


@pytest.mark.parametrize(
    ("heads", "line", "code"),
    [
        ("starts_on,ends_on", "2025-03-02,2025-03-01", "ends-before-start"),
        ("budget", "-1", "negative"),
        ("countries", "Atlantis", "unknown-country"),
        ("modality", "sideways", "not-in-list"),
    ],
)
def test_a_project_that_cannot_be_is_refused(world, heads, line, code):
    plan = check(csv(f"title,{heads}", f"A,{line}"), "projects", world)

    assert codes(plan.errors) == [code]


def test_a_partner_brings_in_a_project_that_nobody_named_yet(world):
    sheet = csv("project,name,starts_on,ends_on,url", "Rivers,Lyon,2024,2025,example.org", "Rivers,Rosario (lead),,,")

    plan, batch = bring(sheet, "partners", world)

    project = Project.objects.get()
    assert codes(plan.warnings) == ["new-project"]
    assert (project.code, project.starts_on, project.starts_on_precision) == ("rivers", dt.date(2024, 1, 1), "year")
    assert project.ends_on == dt.date(2025, 12, 31)
    assert project.url == "https://example.org"
    assert set(project.partners.values_list("name", "role")) == {("Lyon", "partner"), ("Rosario", "lead")}

    undo(batch)
    assert not Project.objects.exists()


def test_a_partner_changes_its_role_and_an_undo_gives_it_back(world):
    partner = ProjectPartnerFactory(project=ProjectFactory(city=world, title="Rivers"), name="Lyon")

    plan, batch = bring(csv("project,name,role", "Rivers,Lyon,funder"), "partners", world)
    partner.refresh_from_db()
    assert (counts(plan), partner.role) == ((0, 1, 0, 0), "funder")

    undo(batch)
    partner.refresh_from_db()
    assert partner.role == "partner"


def full(world):
    """One record of each data set with everything that an export has to bring back."""
    country, peso = CountryFactory(code="AR"), CurrencyFactory(code="ARS")
    project = ProjectFactory(
        city=world, code="rivers", title="Rivers", modality="triangular", status="running", budget=Decimal("10.50"),
        currency=peso, starts_on=dt.date(2024, 5, 1), starts_on_precision="month", ends_on=dt.date(2025, 12, 31),
        aims="Two\nlines", results="Many",
    )  # fmt: skip
    project.countries.add(country)
    for name in ("Rosario", "Foo (UNDP)", "Foo (AR)"):
        ProjectPartnerFactory(project=project, name=name)
    ProjectPartnerFactory(project=project, name="Lima (PE)", place="Lima, Centro", country=country, role="lead")
    practice = GoodPracticeFactory(city=world, code="open", topics=["water", "ports"], area_of_action="cooperation")
    PracticeEventFactory(practice=practice, happened_on=dt.date(2024, 5, 1), happened_on_precision="month")
    for place in ("Quito", "Lima (Centro)"):
        PracticeEventFactory(practice=practice, step="shown", where=place, outcome="Applause")
    LessonFactory(city=world, code="late", theme="ties", facts="12", is_failure=False)
    OpportunityFactory(
        city=world, code="call", amount=Decimal("0.50"), currency=peso, status="won", closes_on=dt.date(2026, 1, 1)
    )


@pytest.mark.parametrize("name", ["projects", "partners", "practices", "lessons", "opportunities"])
@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_an_export_is_brought_in_again_with_no_change(world, name, kind):
    full(world)
    dataset = data_set(name)
    person = MembershipFactory(city=world).user
    content = exported(dataset, world, person, kind)

    plan, _batch = bring(content, name, world, filename=f"{name}.{kind}")

    assert codes(plan.errors) == []
    assert counts(plan) == (0, 0, dataset.model.objects.count(), 0)


def test_a_practice_comes_with_what_happened_to_it(world):
    sheet = csv(
        "title,identified_on,shown,transferred",
        "Open rivers,2024-05,Quito (2024-06-01); Lima (2025),Rosario (2025-03-09)",
        "Quiet parks,,,",
    )
    plan, _batch = bring(sheet, "practices", world)

    assert counts(plan) == (2, 0, 0, 0)
    practice = GoodPractice.objects.with_state().get(title="Open rivers")
    assert practice.state == "transferred"
    assert practice.summary == "Open rivers"
    assert GoodPractice.objects.with_state().get(title="Quiet parks").state == "identified"
    PracticeEvent.objects.filter(where="Quito").update(outcome="Applause")

    changed, second = bring(csv("title,shown", "Open rivers,Quito (2024-06-01)"), "practices", world)

    assert counts(changed) == (0, 1, 0, 0)
    assert list(practice.events.filter(step="shown").values_list("where", "outcome")) == [("Quito", "Applause")]
    undo(second)
    assert practice.events.filter(step="shown").count() == 2


@pytest.mark.parametrize(
    ("dataset", "heads", "line", "code"),
    [
        ("practices", "title,shown", "A,Quito", "event-without-date"),
        ("practices", "title,shown", "A,Quito (soon)", "not-a-date"),
        ("lessons", "title,happened_on,tried,happened", "A,2025,B,C", "date-without-day"),
        ("opportunities", "title,opens_on,closes_on", "A,2025-03-02,2025-03-01", "ends-before-start"),
        ("opportunities", "title,amount", "A,-1", "negative"),
    ],
)
def test_a_row_that_cannot_be_is_refused_where_it_stands(world, dataset, heads, line, code):
    plan = check(csv(heads, line), dataset, world)

    assert codes(plan.errors) == [code]


def test_lessons_and_opportunities_come_in_with_the_citys_currency(world):
    world.currency = CurrencyFactory(code="COP")
    world.save()

    bring(csv("titulo,fecha,que intentamos,que paso", "Tarde,2025-03-09,Un acto,Nadie vino"), "lessons", world)
    bring(csv("title,amount,estado", "Horizon,100,abierta"), "opportunities", world)
    bring(csv("title,budget", "Rivers,100"), "projects", world)

    assert Lesson.objects.get().tried == "Un acto"
    call = Opportunity.objects.get()
    assert (call.currency_id, call.status) == ("COP", "identified")
    assert Project.objects.get().currency_id == "COP"
