from collections import Counter
from decimal import Decimal

import pytest
from django.db.models import Avg, Sum

from dialogues.models import Commitment, Dialogue
from tests.factories.actors import ActorFactory
from tests.factories.observatory import ActivityFactory, CityFactory, StaffPositionFactory
from tests.factories.sheets import bring, check, codes, counts, csv
from tests.shared_data import DATA, expected, needs_shared_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return CityFactory()


def test_dialogues_and_what_was_agreed_in_them_come_in(city):
    dialogues = csv("Título;Propósito;Fecha;Dependencias;Participantes", "Mesa;Deliberar;2 de abril de 2025;Legal;12")
    commitments = csv("Diálogo;Compromiso;Plazo;Estado", "mesa;Publicar el plan;2026;en curso")

    bring(dialogues, "dialogues", city)
    bring(commitments, "commitments", city)

    dialogue, commitment = Dialogue.objects.get(), Commitment.objects.get()
    assert (dialogue.purpose, dialogue.participants, dialogue.departments.get().name) == ("deliberate", 12, "Legal")
    assert (commitment.dialogue, str(commitment.due_on), commitment.status) == (dialogue, "2026-12-31", "under-way")
    assert counts(bring(commitments, "commitments", city)[0]) == (0, 0, 1, 0)


def test_who_was_invited_who_came_and_what_answered_are_tied_to_what_is_known(city):
    ActorFactory(city=city, name="Uni Rosal", name_key="uni rosal")
    course = ActivityFactory(city=city, title="Un curso")
    dialogues = csv(
        "Título;Propósito;Fecha;Invitados;Actores asistentes", "Mesa;Consultar;2025-04-02;uni rosal|Otra;Uni Rosal"
    )
    commitments = csv("Diálogo;Compromiso;Actividad", "mesa;Dar un curso;Un curso", "mesa;Otro;Nada")

    said, _batch = bring(dialogues, "dialogues", city)
    told, _batch = bring(commitments, "commitments", city)

    dialogue = Dialogue.objects.get()
    assert ([each.name for each in dialogue.invited.all()], dialogue.attending.count()) == (["Uni Rosal"], 1)
    assert codes(said.warnings) == ["unknown-guest"]
    assert Commitment.objects.get(text="Dar un curso").answered_by == course
    assert codes(told.warnings) == ["unknown-activity"]


@pytest.mark.parametrize(
    ("line", "code"),
    [("Mesa,consult,2025,,", "day-needed"), ("Mesa,consult,2025-01-02,2,3", "women-above-participants")],
)
def test_a_dialogue_that_cannot_be_is_refused(city, line, code):
    plan = check(csv("title,purpose,held_on,participants,women", line), "dialogues", city)

    assert codes(plan.errors) == [code]


def test_a_commitment_of_no_dialogue_is_refused(city):
    plan = check(csv("dialogue,text", "Mesa,Publicar"), "commitments", city)

    assert codes(plan.errors) == ["unknown-dialogue"]


@needs_shared_data
def test_the_public_commitments_of_buenos_aires_come_in_whole(city):
    told = expected("ba-compromisos")
    content = (DATA / "ba-compromisos" / "compromisos.csv").read_bytes()

    plan, _batch = bring(content, "commitments", city, filename="compromisos.csv")

    found = Commitment.objects.aggregate(total=Sum("progress"), mean=Avg("progress"))
    years = Counter(str(day.year) for day in Commitment.objects.values_list("due_on", flat=True))
    assert counts(plan) == (told["rows"], 0, 0, 0)
    assert found["total"] == Decimal(told["sum_progress"])
    assert round(found["mean"], 2) == round(Decimal(told["mean_progress"]), 2)
    assert Commitment.objects.filter(status="done").count() == told["progress_100"]
    assert years == told["by_target_year"]
    assert counts(bring(content, "commitments", city, filename="compromisos.csv")[0])[2] == told["rows"]


@needs_shared_data
def test_the_places_of_the_public_commitments_stand_behind_them(city):
    told = expected("ba-compromisos")
    content = (DATA / "ba-compromisos" / "compromisos_mapa.csv").read_bytes()

    plan, batch = bring(content, "commitments", city, filename="compromisos_mapa.csv")

    behind = Counter(batch.imported_rows.values_list("record_uuid", flat=True))
    codes_by_uuid = dict(Commitment.objects.values_list("uuid", "code"))
    places = {codes_by_uuid[uuid]: number for uuid, number in behind.items()}
    assert counts(plan) == (30, 0, told["map_points"] - 30, 0)
    assert sum(places.values()) == told["map_points"]
    for code, number in told["map_points_by_commitment_top5"].items():
        assert places[code] == number
    assert batch.imported_rows.filter(raw__longitude="-58.418711").exists()
    assert counts(bring(content, "commitments", city, filename="compromisos_mapa.csv")[0])[2] == told["map_points"]


def test_a_commitment_comes_in_with_its_resources_and_the_post_that_follows_it(city):
    post = StaffPositionFactory(city=city, title="Adviser")
    bring(csv("title,purpose,held_on,series,plural", "Mesa,consult,2025-01-02,Table,partly"), "dialogues", city)
    sheet = csv("dialogue,text,resources,owner", "Mesa,Publish,Two people,Adviser", "Mesa,Print,,Nobody")

    plan, _ = bring(sheet, "commitments", city)

    assert (Dialogue.objects.get().series, Dialogue.objects.get().plural) == ("Table", "partly")
    assert list(Commitment.objects.order_by("pk").values_list("resources", "owner")) == [
        ("Two people", post.pk),
        ("", None),
    ]
    assert codes(plan.warnings) == ["unknown-post"]
    assert counts(bring(sheet, "commitments", city)[0]) == (0, 0, 2, 0)
