import datetime

import pytest
from django.urls import reverse

from actors.choices import Group
from dialogues.calendar import commitments_due, sessions
from dialogues.choices import CommitmentStatus, Purpose
from dialogues.models import Commitment, CommitmentNote
from dialogues.purposes import guide_of
from dialogues.services.invitations import suggestions
from tests.dialogues.test_views import close, public, see
from tests.factories.actors import ActorFactory
from tests.factories.dialogues import CommitmentFactory, CommitmentNoteFactory, DialogueFactory
from tests.factories.observatory import StaffPositionFactory

pytestmark = pytest.mark.django_db


def test_three_of_each_absent_group_are_suggested(city):
    dialogue = DialogueFactory(city=city)
    dialogue.invited.add(ActorFactory(city=city, group=Group.SOCIAL))
    ActorFactory(city=city, group=Group.SOCIAL)
    press = [ActorFactory(city=city, group=Group.MEDIA, name=name) for name in "ABCD"]
    ActorFactory(group=Group.PRIVATE)

    assert suggestions(dialogue) == [(Group.MEDIA.label, press[:3])]


def test_one_press_invites_an_actor_of_the_map_and_none_of_another_city(client, city):
    dialogue, actor = DialogueFactory(city=city, code="port"), ActorFactory(city=city)
    address = reverse("dialogue-invite", args=[city.code, "port"])

    assert client.post(address, {"actor": ActorFactory().uuid}).status_code == 404
    client.post(address, {"actor": actor.uuid})

    assert list(dialogue.invited.all()) == [actor]
    assert client.get(address).status_code == 405


def test_the_sheet_for_the_room_has_the_agenda_and_what_is_to_be_obtained(client, city):
    dialogue = DialogueFactory(city=city, code="port", agenda="The quay\nThe budget", purpose=Purpose.NEGOTIATE)
    dialogue.invited.add(ActorFactory(city=city, name="University"))

    page = see(client, "dialogue-sheet", city.code, "port")[1]

    assert "<li>The budget</li>" in page
    assert "<li>University</li>" in page
    assert "Resources that each one brings" in page


def test_what_is_to_be_obtained_stands_ready_and_is_kept_only_when_filled_in(client, city):
    dialogue = DialogueFactory(city=city, code="port", purpose=Purpose.CONSULT)
    outline = str(guide_of(Purpose.CONSULT).outline)
    assert outline.splitlines()[0] in see(client, "dialogue-close", city.code, "port")[1]

    close(client, city, no_agreement="on", output=outline.replace("\n", "\r\n"), plural="partly")

    dialogue.refresh_from_db()
    assert (dialogue.output, dialogue.plural) == ("", "partly")
    page = see(client, "dialogue-detail", city.code, "port")[1]
    assert "It was plural" in page
    close(client, city, version=2, no_agreement="on", output=f"{outline} the fees")
    dialogue.refresh_from_db()
    assert dialogue.output.endswith("the fees")


def test_the_sessions_of_a_series_lead_to_one_another(client, city):
    DialogueFactory(city=city, code="port", series="Table", expected_long="A lasting table")
    DialogueFactory(city=city, title="The next one", series="table")
    DialogueFactory(city=city, title="Of no series")

    page = see(client, "dialogue-detail", city.code, "port")[1]

    assert "The next one" in page
    assert "Of no series" not in page
    assert "A lasting table" in page


def test_each_change_of_state_is_a_dated_note(client, city):
    agreed = CommitmentFactory(dialogue__city=city, code="port", text="Open the port")
    address = reverse("commitment-edit", args=[city.code, "port"])
    posted = {"text": "Open the port", "kind": "task"}
    client.post(address, posted | {"status": "under-way", "status_note": "The works began", "version": 1})
    client.post(address, posted | {"status": "under-way", "status_note": "The works began", "version": 2})
    client.post(address, posted | {"status": "done", "status_note": "It is open", "version": 3, "resources": "Own"})

    assert [(note.status, note.text) for note in CommitmentNote.objects.filter(commitment=agreed)] == [
        ("under-way", "The works began"),
        ("done", "It is open"),
    ]
    page = see(client, "commitment-detail", city.code, "port")[1]
    assert page.index("The works began") < page.rindex("It is open")
    assert "Own" in page


def test_citizens_read_what_was_said_and_what_was_done_and_nothing_else(client, city):
    dialogue = DialogueFactory(city=city, is_public=True, is_closed=True)
    done = CommitmentFactory(dialogue=dialogue, is_public=True, text="Open the port", status=CommitmentStatus.DONE)
    CommitmentNoteFactory(commitment=done, text="Opened in May")
    CommitmentFactory(dialogue=dialogue, is_public=True, text="Told in one note", status_note="Half of it")
    for hidden in [dialogue, DialogueFactory(city=city, is_public=True), DialogueFactory(city=city, is_closed=True)]:
        CommitmentFactory(dialogue=hidden, is_public=hidden is not dialogue, text="Kept inside")

    page = public(client, "city-commitments", city.code)[1]

    assert all(words in page for words in ["1 of 2 things agreed", "Opened in May", "Half of it"])
    assert "Kept inside" not in page
    assert "Nothing fits" in public(client, "city-commitments", city.code, status="dropped")[1]
    Commitment.objects.update(is_public=False)
    assert "does not publish what was agreed" in public(client, "city-commitments", city.code)[1]


def test_sessions_and_days_due_stand_in_the_calendar(client, city):
    day, person = datetime.date(2026, 5, 4), city.memberships.get().user
    dialogue = DialogueFactory(city=city, held_on=day, title="Table")
    CommitmentFactory(dialogue=dialogue, due_on=day, text="Open the port")
    CommitmentFactory(dialogue=dialogue, due_on=day, status=CommitmentStatus.DONE)
    DialogueFactory(held_on=day)

    assert [each.title for each in sessions(city, person, day, day)] == ["Table"]
    assert [each.title for each in commitments_due(city, person, day, day)] == ["Due: Open the port"]


def test_who_follows_it_up_is_one_of_the_city_s_posts(client, city):
    post, other = StaffPositionFactory(city=city), StaffPositionFactory()
    CommitmentFactory(dialogue__city=city, code="port")

    offered = see(client, "commitment-edit", city.code, "port")[0].context["form"].fields["owner"].queryset

    assert post in offered
    assert other not in offered
