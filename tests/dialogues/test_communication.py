"""Communications: logged with the media that took them up, brought in from sheets, and never seen elsewhere."""

import datetime

import pytest
from django.urls import reverse

from dialogues.models import Commitment, Communication
from observatory.models import Change
from tests.factories.dialogues import CommitmentFactory, CommunicationFactory, PickupFactory
from tests.factories.observatory import CityFactory, MembershipFactory, PublicCityFactory
from tests.factories.sheets import bring, check, codes, counts

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def staff():
    return MembershipFactory()


@pytest.fixture
def desk(client, staff):
    client.force_login(staff.user)
    return client


def rows(*written):
    """The rows of media of a form, blank ones after those written."""
    data = {"pickups-TOTAL_FORMS": str(len(written) + 1), "pickups-INITIAL_FORMS": "0"}
    for place, row in enumerate(written):
        data |= {f"pickups-{place}-{name}": value for name, value in row.items()}
    return data


def test_a_press_note_is_logged_with_who_took_it_up(desk, staff):
    said = {"kind": "press-note", "title": "A network on rivers", "sent_on": "12/03/2025", "audience": "media"}
    paper = {"outlet": "La Nación", "medium": "print", "published_on": "13/03/2025", "cites_the_city": "on"}

    response = desk.post(reverse("communication-new", args=[staff.city.code]), said | rows(paper))

    note = Communication.objects.get()
    assert response.status_code == 302
    assert (note.sent_on, note.pickups.get().outlet, note.is_public) == (DAY(2025, 3, 12), "La Nación", False)
    assert Change.objects.get(record_uuid=note.uuid).after["pickups"] == ["La Nación 2025-03-13"]
    page = desk.get(reverse("communication-detail", args=[staff.city.code, note.code])).content.decode()
    assert "La Nación" in page


def test_a_medium_without_its_day_is_told_and_what_was_typed_stays(desk, staff):
    said = {"kind": "press-note", "title": "A network on rivers", "sent_on": "12/03/2025"}

    response = desk.post(reverse("communication-new", args=[staff.city.code]), said | rows({"outlet": "La Nación"}))

    assert response.status_code == 200
    assert "Row 1." in response.content.decode() or "Fila 1." in response.content.decode()
    assert "La Nación" in response.content.decode()
    assert not Communication.objects.exists()


def test_the_list_costs_the_same_for_one_and_for_three(desk, staff, django_assert_max_num_queries):
    for _n in range(3):
        PickupFactory(communication=CommunicationFactory(city=staff.city))
    with django_assert_max_num_queries(16):
        page = desk.get(reverse("communication-list", args=[staff.city.code]))
    assert page.status_code == 200


def test_communications_come_in_with_the_media_that_took_them_up():
    city = CityFactory()
    content = (
        "Fecha;Titular;Tipo;Público;Medios que publicaron\n"
        '13/03/2025;La ciudad entra en una red;Nota de prensa;Prensa;"La Nación (14/03/2025); Clarín, 15/03/2025"\n'
    ).encode()

    plan, _batch = bring(content, "communications", city, filename="notas.csv")

    note = Communication.objects.get()
    assert (counts(plan), note.kind, note.audience) == ((1, 0, 0, 0), "press-note", "media")
    assert [(each.outlet, each.published_on) for each in note.pickups.all()] == [
        ("La Nación", DAY(2025, 3, 14)),
        ("Clarín", DAY(2025, 3, 15)),
    ]
    again, _batch = bring(content, "communications", city, filename="notas.csv")
    assert counts(again) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("written", "code"), [("La Nación", "event-without-date"), ("Clarín (2025)", "date-without-day")]
)
def test_a_medium_needs_its_day(written, code):
    content = f"title,kind,sent_on,pickups\nA,press-note,2025-01-02,{written}\n".encode()

    assert codes(check(content, "communications", CityFactory(), filename="rows.csv").errors) == [code]


def test_commitments_made_in_public_have_no_dialogue_and_a_progress():
    city = CityFactory()
    content = "compromiso,cumplimiento,porcentaje_completado\nBaches,2016,100\nArbolado,2019,74.5\nLuz,2019,0\n"

    bring(content.encode(), "commitments", city, filename="compromisos.csv")

    found = {each.text: (each.status, str(each.progress), str(each.due_on)) for each in Commitment.objects.all()}
    assert found == {
        "Baches": ("done", "100.00", "2016-12-31"),
        "Arbolado": ("under-way", "74.50", "2019-12-31"),
        "Luz": ("open", "0.00", "2019-12-31"),
    }
    too_much = check(b"compromiso,avance\nA,101\n", "commitments", city, filename="rows.csv")
    assert codes(too_much.errors) == ["not-a-share"]


def test_citizens_read_what_was_published_and_promised_and_nothing_else(client):
    city = PublicCityFactory()
    note = CommunicationFactory(city=city, is_public=True, title="A network on rivers")
    PickupFactory(communication=note, outlet="El Faro")
    CommunicationFactory(city=city, title="Inner report")
    CommitmentFactory(city=city, dialogue=None, is_public=True, text="Plant trees", progress=74)
    CommitmentFactory(city=city, dialogue=None, text="Hidden promise")

    page = client.get(reverse("city-communication", args=[city.code])).content.decode()

    assert all(said in page for said in ("A network on rivers", "El Faro", "Plant trees", "74"))
    assert "Inner report" not in page
    assert "Hidden promise" not in page
    assert client.get(reverse("city-communication", args=[CityFactory().code])).status_code == 404
