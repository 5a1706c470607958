import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from observatory.forms.networks import NetworkMembershipForm
from observatory.forms.plans import (
    BudgetYearForm,
    DepartmentForm,
    SourceForm,
    TermForm,
)
from observatory.services.networks import save_membership
from observatory.services.sources import save_source
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


def test_a_department_is_listed_once(city):
    make.DepartmentFactory(city=city, name="Culture")
    make.DepartmentFactory(city=city, name="Health", removed_at="2026-01-01T00:00Z")
    make.DepartmentFactory(name="Ports")

    assert "name" in DepartmentForm({"name": "culture"}, city=city).errors
    assert "name" in DepartmentForm({"name": "Health"}, city=city).errors
    assert DepartmentForm({"name": "Ports"}, city=city).is_valid()


@pytest.mark.parametrize("year", ["2025", "25", "3000"])
def test_a_budget_is_of_one_year_that_has_none_yet(city, year):
    make.BudgetYearFactory(city=city, year=2025)

    assert "year" in BudgetYearForm({"year": year, "planned": "1"}, city=city).errors


def test_a_budget_without_a_currency_is_in_the_citys_own(city):
    form = BudgetYearForm({"year": "2025", "planned": "1"}, city=city)

    assert form.is_valid()
    assert form.instance.currency_id == "COP"
    city.currency = None
    assert "currency" in BudgetYearForm({"year": "2025"}, city=city).errors


def test_a_term_starts_on_a_day_of_its_own_and_ends_after_it(city):
    make.GovernmentTermFactory(city=city, starts_on="2024-01-01")

    assert "starts_on" in TermForm({"head": "A", "starts_on": "2024"}, city=city).errors
    assert "ends_on" in TermForm({"head": "A", "starts_on": "2028", "ends_on": "2027"}, city=city).errors
    assert TermForm({"head": "A", "starts_on": "2020", "ends_on": "2023"}, city=city).is_valid()


def test_a_source_is_a_file_or_a_link(city, staff, saved):
    upload = SimpleUploadedFile("acta.pdf", b"%PDF-1.7")

    assert "new_file" in SourceForm({"title": "Minutes"}, city=city).errors
    source = saved(save_source, SourceForm({"title": "Minutes"}, {"new_file": upload}, city=city))
    assert (source.filename, source.added_by, source.code) == ("acta.pdf", staff, "minutes")


def test_a_source_keeps_its_file_when_its_title_changes(city, saved):
    upload = SimpleUploadedFile("acta.pdf", b"%PDF-1.7")
    source = saved(save_source, SourceForm({"title": "Minutes"}, {"new_file": upload}, city=city))
    edited = saved(save_source, SourceForm({"title": "Other", "version": 1}, city=city, instance=source))

    assert (edited.title, edited.filename) == ("Other", "acta.pdf")


def test_a_network_is_chosen_or_named(city, saved):
    known, foreign = make.NetworkFactory(), make.NetworkFactory(brought_in_by=make.CityFactory())

    assert "network" in NetworkMembershipForm({}, city=city).errors
    assert "network" in NetworkMembershipForm({"network": foreign.pk}, city=city).errors
    chosen = saved(save_membership, NetworkMembershipForm({"network": known.pk, "joined_on": "2015"}, city=city))
    named = saved(save_membership, NetworkMembershipForm({"new_name": "Rivers", "fee": "10"}, city=city))

    assert (chosen.network, chosen.joined_on_precision) == (known, "year")
    assert (named.network.name, named.currency_id) == ("Rivers", "COP")


def test_a_membership_ends_after_it_began(city):
    typed = {"new_name": "Rivers", "joined_on": "2020", "left_on": "2019"}

    assert list(NetworkMembershipForm(typed, city=city).errors) == ["left_on"]
