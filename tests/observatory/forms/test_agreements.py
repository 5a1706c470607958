import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from observatory.forms.agreements import AgreementForm
from observatory.models import Agreement, City
from observatory.services.agreements import save_agreement
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
TYPED = {"kind": "twinning", "title": "A twinning"}


def form_for(city, instance=None, files=None, **typed):
    version = {"version": instance.version} if instance else {}
    return AgreementForm(TYPED | version | typed, files, city=city, instance=instance)


@pytest.fixture
def rosario():
    country = make.CountryFactory(code="AR")
    return make.PlaceFactory(name="Rosario", name_key="rosario", country=country)


def test_the_name_alone_tells_the_country_where_there_is_one_such_city(city, saved, rosario):
    agreement = saved(save_agreement, form_for(city, counterpart_name="Rosario"))

    assert agreement.counterpart_city == City.objects.get(code="ar-rosario")
    assert agreement.counterpart_country_id == "AR"


def test_the_country_is_asked_for_where_the_name_does_not_tell(city, rosario):
    form = form_for(city, counterpart_name="Atlantis")

    assert "counterpart_country" in form.errors


def test_a_counterpart_written_again_is_the_same_city(city, saved, rosario):
    first = saved(save_agreement, form_for(city, counterpart_name="Rosario"))
    form = AgreementForm(city=city, instance=first)
    assert form["counterpart_name"].value() == "Rosario"

    first = Agreement.objects.get(pk=first.pk)
    again = saved(save_agreement, form_for(city, first, counterpart_name="Rosario", counterpart_country="AR"))

    assert again.counterpart_city_id == City.objects.get(code="ar-rosario").pk


def test_a_counterpart_taken_out_leaves_only_the_country(city, saved, rosario):
    first = saved(save_agreement, form_for(city, counterpart_name="Rosario"))
    saved = saved(save_agreement, form_for(city, first, counterpart_country="AR"))

    assert (saved.counterpart_city, saved.counterpart_country_id) == (None, "AR")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"signed_on": "2025-03-09", "ends_on": "2024-01-01"}, "ends_on"),
        ({"is_open_ended": "on", "ends_on": "2030"}, "is_open_ended"),
        ({"signed_on": "31/02/2025"}, "signed_on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_only_there(city, typed, field):
    form = form_for(city, **typed)

    assert list(form.errors) == [field]


def test_a_date_is_kept_as_exactly_as_it_was_written(city, saved):
    agreement = saved(save_agreement, form_for(city, signed_on="marzo 2021", ends_on="2030"))

    assert (agreement.signed_on, agreement.signed_on_precision) == (dt.date(2021, 3, 1), "month")
    assert agreement.ends_on == dt.date(2030, 12, 31)
    shown = AgreementForm(city=city, instance=agreement)["signed_on"].value()
    assert "2021" in str(AgreementForm(city=city, instance=agreement)["signed_on"])
    assert shown


def test_things_of_another_city_are_refused(city):
    own = make.DepartmentFactory(city=city)
    make.ObjectiveFactory(strategy__city=city)
    make.SourceFactory(city=city)
    foreign = {
        "department": make.DepartmentFactory().pk,
        "objectives": [make.ObjectiveFactory().pk],
        "document": make.SourceFactory().pk,
        "source": make.SourceFactory().pk,
    }

    assert set(form_for(city, **foreign).errors) == set(foreign)
    assert form_for(city, department=own.pk).is_valid()


def test_a_department_no_longer_on_the_register_stays_where_it_was_chosen(city):
    gone = make.DepartmentFactory(city=city, removed_at="2026-01-01T00:00Z")
    agreement = make.AgreementFactory(city=city, department=gone)

    assert form_for(city, Agreement.objects.get(pk=agreement.pk), department=gone.pk).is_valid()
    assert "department" not in AgreementForm(city=city).fields


def test_a_signed_document_becomes_a_private_source(city, saved):
    files = {"new_file": SimpleUploadedFile("acuerdo.pdf", b"%PDF-1.7")}
    agreement = saved(save_agreement, form_for(city, files=files, new_link="https://example.org/acuerdo"))

    assert agreement.document.filename == "acuerdo.pdf"
    assert agreement.document.url == "https://example.org/acuerdo"
    assert not agreement.document.is_public


def test_a_program_is_not_taken_for_a_document(city):
    form = form_for(city, files={"new_file": SimpleUploadedFile("acuerdo.exe", b"MZ")})

    assert "new_file" in form.errors


def test_closed_groups_say_what_is_in_them(city):
    agreement = make.AgreementFactory(city=city, renewal="Every two years", status="in-force", is_public=True)
    form = AgreementForm(city=city, instance=agreement)
    said = {str(group.title): str(group.value) for group in form.unfolding()}

    assert said["What happens at its end"] == "Every two years"
    assert said["Signed document"] == ""
    assert said["Who may see it"]
