import datetime

import pytest
from django.urls import reverse
from django.utils.translation import override

from observatory.choices import Precision
from observatory.models import (
    Agreement,
    Change,
    City,
    Department,
    GoodPractice,
    InternationalOffice,
    LegalInstrument,
    NetworkRole,
    Project,
    Source,
)
from reporting.demo.cases import dated, documented, load_cases, records_of
from tests.factories import observatory

pytestmark = pytest.mark.django_db
COUNTRIES = ("AR", "CO", "MX", "PE", "UY", "ES", "FR", "EC", "MA", "MZ", "MW", "MR", "BO", "CU")


@pytest.fixture
def loaded():
    for code in COUNTRIES:
        observatory.CountryFactory(code=code)
    observatory.PlaceFactory(name="Barcelona", name_key="barcelona", country_id="ES", population=1600000)
    return load_cases()


def page(client, name, *args, language="es"):
    with override(language):
        return client.get(reverse(name, args=args))


def test_every_record_of_the_ten_cases_is_entered_once_and_logged(loaded):
    told = sum(len(list(records_of(case))) for case in documented()["cases"])

    assert loaded == told
    assert GoodPractice.objects.public().count() == 10
    assert Change.objects.filter(action="created", record="observatory.goodpractice").count() == 10
    assert load_cases() == 0


def test_every_city_of_a_case_cites_the_notebook_with_chapter_case_and_page(loaded):
    cited = Source.objects.public().filter(title__contains="n.º 8 (2018), cap.")

    assert cited.count() == City.objects.public().count() == 10
    assert cited.get(city__code="bogota").title.endswith("cap. 1, caso 2, p. 34")
    assert not LegalInstrument.objects.filter(source=None).exists()


def test_what_a_case_states_is_the_kind_of_record_it_is(loaded):
    decree = LegalInstrument.objects.get(city__code="bogota", number="163")
    agreement = Agreement.objects.get(city__code="lima")
    project = Project.objects.get(city__code="montevideo")

    assert (decree.adopted_on, decree.adopted_on_precision) == (datetime.date(2008, 6, 1), Precision.MONTH)
    assert Department.objects.filter(city__code="bogota").count() == 6
    assert InternationalOffice.objects.get(city__code="buenos-aires").department.code == "secretaria-general"
    assert (agreement.counterpart_city.name, agreement.signed_on) == ("Barcelona", None)
    assert project.partners.count() == 3
    assert set(Project.objects.get(code="programas-desarrollo").countries.values_list("pk", flat=True)) < {*COUNTRIES}
    assert NetworkRole.objects.get(city__code="quito").membership.network.acronym == "CGLU"


def test_an_office_that_a_city_described_itself_is_left_alone(loaded):
    InternationalOffice.objects.filter(city__code="quito").update(code="", name="La nuestra")

    assert load_cases() == 0
    assert InternationalOffice.objects.get(city__code="quito").name == "La nuestra"


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2008", datetime.date(2008, 1, 1), Precision.YEAR),
        ("2008-06", datetime.date(2008, 6, 1), Precision.MONTH),
        ("2017-01-31", datetime.date(2017, 1, 31), Precision.DAY),
    ],
)
def test_a_date_is_kept_as_exactly_as_it_is_stated(text, day, precision):
    assert dated(text) == (day, precision)


def test_each_of_the_ten_opens_as_a_page_in_every_language(loaded, client):
    for language in ("es", "en", "fr", "pt"):
        listed = page(client, "case-list", language=language).content.decode()
        for case in documented()["cases"]:
            opened = page(client, "case-detail", case["number"], language=language)
            assert opened.status_code == 200
            assert case["shows"][language] in opened.content.decode().replace("&#x27;", "'")
            assert case["shows"][language] in listed.replace("&#x27;", "'")
            assert case["where"] in opened.content.decode()


def test_a_case_shows_its_records_and_leads_to_their_public_pages(loaded, client):
    told = page(client, "case-detail", 5).content.decode()

    for said in ("27972", "Gerencia de Planificación", "Barcelona", "Caso 4: Ciudad de México", "Caso 6: Montevideo"):
        assert said in told
    with override("es"):
        assert reverse("city-agreement", args=["lima", "barcelona"]) in told
        assert reverse("city-office", args=["lima"]) in told


def test_a_case_shows_no_record_that_its_city_took_off_its_public_page(loaded, client):
    Department.objects.filter(city__code="lima", code="gerencia-planificacion").update(is_public=False)
    Agreement.objects.filter(city__code="lima").update(is_public=False)

    told = page(client, "case-detail", 5).content.decode()

    assert "Gerencia de Planificación" not in told
    assert "acompañamiento del plan" not in told


def test_a_case_of_a_city_that_is_no_longer_public_has_no_page(loaded, client):
    City.objects.filter(code="lima").update(is_public=False)

    assert page(client, "case-detail", 5).status_code == 404
    assert "Concejo Metropolitano" not in page(client, "case-list").content.decode()


def test_without_the_demonstration_the_list_says_so_and_no_case_has_a_page(client):
    assert "Los casos no están cargados aquí" in page(client, "case-list").content.decode()
    assert page(client, "case-detail", 1).status_code == 404
