"""Who may open and do what: for each address the one who may, and the nearest one who may not."""

import pytest

from indicators.choices import State
from indicators.models import AdoptedIndicator, Measurement
from observatory import permissions
from observatory.choices import Role

pytestmark = pytest.mark.django_db

SEEN_BY_ALL_OF_THE_CITY = [
    "work/lima/indicators/",
    "work/lima/indicators/INS-TST-01/",
    "work/lima/measure/",
    "work/lima/measure/2025/",
    "work/lima/measure/2025/INS-TST-01/",
    "work/lima/review/",
]
OF_DIRECTORS = [
    "work/lima/indicators/adopt/",
    "work/lima/indicators/INS-TST-01/edit/",
    "work/lima/indicators/INS-TST-01/baseline/",
    "work/lima/indicators/INS-TST-01/targets/",
    "work/lima/indicators/INS-TST-01/retire/",
    "work/lima/measure/2025/INS-TST-01/correct/",
]
ACTS = [*OF_DIRECTORS, "work/lima/measure/2025/", "work/lima/measure/2025/INS-TST-01/", "work/lima/review/"]
SUBMIT = "work/lima/measure/2025/INS-TST-01/submit/"


@pytest.mark.parametrize("path", SEEN_BY_ALL_OF_THE_CITY)
def test_staff_sees_the_pages_of_its_city(ask, staff, measured, path):
    measured()

    assert ask(staff, path).status_code == 200


@pytest.mark.parametrize("path", OF_DIRECTORS)
def test_a_director_opens_what_staff_may_not(ask, staff, director, measured, path):
    measured("approved")

    assert ask(director, path).status_code == 200
    assert ask(staff, path).status_code == 403


@pytest.mark.parametrize("path", [*SEEN_BY_ALL_OF_THE_CITY, *OF_DIRECTORS])
def test_what_is_another_citys_is_not_found(ask, stranger, measured, path):
    measured("approved")

    assert ask(stranger, path).status_code == 404


@pytest.mark.parametrize("path", [*ACTS, SUBMIT])
def test_nothing_is_done_in_another_city(ask, stranger, measured, path):
    measurement = measured("approved" if "correct" in path else "submitted")
    data = {"value": 9, "act": "approve", "seen": f"{measurement.uuid}:1:0", "version": 1, "code": "INS-TST-01"}

    assert ask(stranger, path, data).status_code == 404
    assert list(Measurement.objects.values_list("state", "value")) == [(measurement.state, 7)]
    assert AdoptedIndicator.objects.get().version == 1


@pytest.mark.parametrize("path", [*SEEN_BY_ALL_OF_THE_CITY, *OF_DIRECTORS])
def test_nobody_opens_the_workspace_without_logging_in(ask, adoption, path):
    response = ask(None, path)

    assert response.status_code == 302
    assert "/accounts/login/" in response.url


@pytest.mark.parametrize("path", [path for path in OF_DIRECTORS if "correct" not in path])
def test_staff_does_not_change_what_is_measured_by_a_hand_made_request(ask, staff, adoption, path):
    assert ask(staff, path, {"value": 9, "version": 1, "owner_role": "me", "frequency": "weekly"}).status_code == 403

    adoption.refresh_from_db()
    assert (adoption.owner_role, adoption.retired_on, adoption.version) == ("", None, 1)


def test_staff_does_not_approve_by_a_hand_made_request(ask, staff, director, measured):
    measurement = measured("submitted")
    data = {"act": "approve", "seen": f"{measurement.uuid}:{measurement.version}:0"}

    assert ask(staff, "work/lima/review/", data).status_code == 403
    assert Measurement.objects.get().state == State.SUBMITTED

    assert ask(director, "work/lima/review/", data).status_code == 302
    assert Measurement.objects.get().state == State.APPROVED


def test_an_administrator_records_and_does_not_approve(ask, person, measured):
    administrator, measurement = person(Role.ADMIN), measured("submitted")

    assert ask(administrator, "work/lima/measure/2025/", {"act": "save"}).status_code == 302
    data = {"act": "approve", "seen": f"{measurement.uuid}:1:0"}
    assert ask(administrator, "work/lima/review/", data).status_code == 403


def test_who_only_sees_the_workspace_records_nothing(ask, staff, measured, monkeypatch):
    monkeypatch.setitem(permissions.ROLE_PERMISSIONS, Role.STAFF, permissions.SEE)
    measured()

    for path in ("work/lima/measure/2025/", "work/lima/measure/2025/INS-TST-01/"):
        page = ask(staff, path)
        assert page.status_code == 200
        assert "Save" not in page.content.decode()
        assert ask(staff, path, {"value": 8, "version": 1}).status_code == 403
    assert ask(staff, SUBMIT, {"version": 1}).status_code == 403


@pytest.mark.parametrize("path", ["catalogue/", "catalogue/INS-TST-01/"])
def test_the_catalogue_is_open_to_all(ask, adoption, path):
    assert ask(None, path).status_code == 200


def test_what_a_form_does_not_ask_is_not_written(ask, staff, measured):
    measured()
    data = {
        "value": "8",
        "version": "1",
        "act": "save",
        "state": "approved",
        "approved_by": staff.pk,
        "is_derived": "on",
        "city": "999",
        "segment": "Sex=Female",
    }

    ask(staff, "work/lima/measure/2025/INS-TST-01/", data)

    measurement = Measurement.objects.get()
    assert (measurement.value, measurement.state, measurement.approved_by, measurement.is_derived) == (
        8,
        "draft",
        None,
        0,
    )
    assert (measurement.city.code, measurement.segment) == ("lima", "")
