import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from actors.choices import Group
from dialogues.choices import CommitmentStatus, Purpose
from dialogues.forms.dialogues import MOST_TO_TICK
from dialogues.models import Commitment, Dialogue
from indicators.models import Measurement
from observatory.models import Change
from observatory.today import all_needs
from tests.factories.actors import ActorFactory
from tests.factories.dialogues import CommitmentFactory, DialogueFactory
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory
from tests.factories.observatory import (
    CityFactory,
    DepartmentFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def see(client, name, *args, **query):
    response = client.get(reverse(name, args=args), query)
    return response, response.content.decode()


def test_a_dialogue_starts_with_what_it_is_for(client, city):
    _response, page = see(client, "dialogue-new", city.code)

    assert "What is the dialogue for?" in page
    assert page.count("What suits") == 4
    assert f"{reverse('dialogue-new', args=[city.code])}?purpose=negotiate" in page


def test_the_form_begins_with_the_purpose_and_what_suits(client, city):
    response, page = see(client, "dialogue-new", city.code, purpose="negotiate")

    assert "a table with a mandate" in page
    assert response.context["form"]["purpose"].value() == "negotiate"


def test_a_dialogue_is_prepared(client, city):
    invited = ActorFactory(city=city)

    client.post(
        reverse("dialogue-new", args=[city.code]),
        {
            "title": "The waterfront",
            "held_on": "2 Apr 2026",
            "purpose": "consult",
            "invited": [invited.pk],
            "is_table": "on",
        },
    )

    dialogue = Dialogue.objects.get()
    assert (dialogue.code, dialogue.held_on, dialogue.is_table) == ("the-waterfront", datetime.date(2026, 4, 2), True)
    assert list(dialogue.invited.all()) == [invited]


def test_a_month_alone_is_not_the_day_of_a_dialogue(client, city):
    response = client.post(
        reverse("dialogue-new", args=[city.code]),
        {"title": "The waterfront", "held_on": "2026-04", "purpose": "consult"},
    )

    assert "Write the day as well" in response.content.decode()


def test_many_actors_are_invited_from_a_list(client, city):
    ActorFactory.create_batch(MOST_TO_TICK + 1, city=city)

    assert '<select name="invited"' in see(client, "dialogue-new", city.code, purpose="consult")[1]


def test_dialogues_of_another_city_are_not_found(client, city):
    other = DialogueFactory(code="port")

    assert see(client, "work-dialogues", other.city.code)[0].status_code == 404
    assert see(client, "dialogue-detail", city.code, "port")[0].status_code == 404
    assert see(client, "dialogue-close", city.code, "port")[0].status_code == 404
    assert see(client, "dialogue-new", CityFactory().code)[0].status_code == 404


def test_the_headline_of_the_list_says_what_waits(client, city):
    def headline():
        page = see(client, "work-dialogues", city.code)[1]
        return page.split("<h1>")[1].split("</h1>")[0]

    assert headline() == "How the city talks with its actors"
    dialogue = DialogueFactory(city=city)
    assert headline() == "One dialogue was held and waits to be closed"
    Dialogue.objects.update(is_closed=True)
    agreed = CommitmentFactory(dialogue=dialogue, due_on=datetime.date(2025, 5, 1))
    assert headline() == "One thing agreed is overdue"
    agreed.status = CommitmentStatus.DONE
    agreed.save()
    assert headline() == "What was agreed is on its way"


def test_an_empty_list_says_how_to_start(client, city):
    assert "No dialogue is prepared yet" in see(client, "work-dialogues", city.code)[1]


def test_the_list_is_filtered_by_purpose_and_tells_what_is_done(client, city):
    dialogue = DialogueFactory(city=city, purpose=Purpose.NEGOTIATE, is_table=True)
    CommitmentFactory(dialogue=dialogue, status=CommitmentStatus.DONE)
    CommitmentFactory(dialogue=dialogue)
    DialogueFactory(city=city, no_agreement=True)

    response, page = see(client, "work-dialogues", city.code, purpose="negotiate", sort="nonsense")

    assert list(response.context["page"]) == [dialogue]
    assert "1 of 2 done" in page
    assert "Nothing fits" in see(client, "work-dialogues", city.code, purpose="account")[1]


def test_the_list_costs_the_same_queries_for_one_dialogue_and_for_three(client, city, django_assert_num_queries):
    CommitmentFactory(dialogue__city=city)
    see(client, "work-dialogues", city.code)
    with django_assert_num_queries(9):
        see(client, "work-dialogues", city.code)
    for _ in range(2):
        CommitmentFactory(dialogue__city=city)
    with django_assert_num_queries(9):
        see(client, "work-dialogues", city.code)


def test_the_page_of_a_dialogue_to_come_says_who_is_not_invited(client, city):
    dialogue = DialogueFactory(city=city, code="port", is_public=True)
    assert "Actors are invited from the map" in see(client, "dialogue-detail", city.code, "port")[1]
    actor = ActorFactory(city=city, group=Group.SOCIAL)
    assert "Nobody is invited yet" in see(client, "dialogue-detail", city.code, "port")[1]
    dialogue.invited.add(actor)

    page = see(client, "dialogue-detail", city.code, "port")[1]

    assert "1 of the seven groups is here" in page
    assert "On the public page once it is closed" in page


def closing(**more):
    lines = {"agreed-TOTAL_FORMS": 3, "agreed-INITIAL_FORMS": 0}
    for n in range(3):
        lines[f"agreed-{n}-kind"] = "task"
    return {"summary": "The port was discussed", "version": 1, **lines, **more}


def close(client, city, **posted):
    return client.post(reverse("dialogue-close", args=[city.code, "port"]), closing(**posted))


def test_a_dialogue_is_closed_with_who_came_and_what_was_agreed(client, city):
    dialogue = DialogueFactory(city=city, code="port")
    actor, department = ActorFactory(city=city), DepartmentFactory(city=city)

    close(
        client,
        city,
        attending=[actor.pk],
        departments=[department.pk],
        participants="24",
        women="13",
        is_public="on",
        new_link="https://example.org/minutes",
        **{"agreed-0-text": "Open the port", "agreed-0-responsible": "Port authority", "agreed-0-due_on": "2026-06"},
    )

    dialogue.refresh_from_db()
    assert (dialogue.is_closed, dialogue.participants, dialogue.women) == (True, 24, 13)
    assert dialogue.minutes.url == "https://example.org/minutes"
    assert list(dialogue.attending.all()) == [actor]
    agreed = Commitment.objects.get()
    assert (agreed.text, agreed.due_on, agreed.is_public) == ("Open the port", datetime.date(2026, 6, 30), True)
    assert set(Change.objects.values_list("record", flat=True)) >= {"dialogues.dialogue", "dialogues.commitment"}
    page = see(client, "dialogue-detail", city.code, "port")[1]
    assert "Port authority" in page
    assert "of them women: 13" in page


def test_a_dialogue_cannot_be_closed_in_silence(client, city):
    dialogue = DialogueFactory(city=city, code="port")

    page = close(client, city).content.decode()

    assert "tick that no agreement was reached" in page
    dialogue.refresh_from_db()
    assert not dialogue.is_closed


def test_no_agreement_is_said_explicitly(client, city):
    dialogue = DialogueFactory(city=city, code="port")

    close(client, city, no_agreement="on")

    dialogue.refresh_from_db()
    assert (dialogue.is_closed, dialogue.no_agreement) == (True, True)
    assert "No agreement was reached" in see(client, "dialogue-detail", city.code, "port")[1]


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({"no_agreement": "on", "agreed-0-text": "Open the port"}, "untick this"),
        ({"summary": ""}, "This field is required"),
        ({"agreed-0-responsible": "Port authority"}, "Write what was agreed"),
        ({"no_agreement": "on", "participants": "3", "women": "4"}, "more women than people present"),
    ],
)
def test_a_closing_that_does_not_fit_is_not_saved(client, city, posted, words):
    dialogue = DialogueFactory(city=city, code="port")

    page = close(client, city, **posted).content.decode()

    assert words in page
    dialogue.refresh_from_db()
    assert not dialogue.is_closed
    assert not Commitment.objects.exists()


def test_a_closing_over_a_change_is_shown_and_not_saved(client, city):
    dialogue = DialogueFactory(city=city, code="port", version=2, summary="Written by another")

    response = close(client, city, no_agreement="on")

    assert response.status_code == 409
    page = response.content.decode()
    assert "Written by another" in page
    assert 'name="version" value="2"' in page
    dialogue.refresh_from_db()
    assert not dialogue.is_closed


def test_closing_again_keeps_what_was_agreed_before(client, city):
    CommitmentFactory(dialogue=DialogueFactory(city=city, code="port", is_closed=True))

    assert "Commitment" in see(client, "dialogue-close", city.code, "port")[1]
    assert close(client, city).status_code == 302


def test_those_invited_are_ticked_when_the_closing_begins(client, city):
    dialogue = DialogueFactory(city=city, code="port")
    dialogue.invited.add(ActorFactory(city=city))

    assert "checked" in see(client, "dialogue-close", city.code, "port")[1]


def test_a_session_of_the_table_is_counted_when_it_is_closed(client, city):
    AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(code="POL-MES-01"))
    DialogueFactory(city=city, code="port", is_table=True)

    close(client, city, no_agreement="on")

    assert Measurement.objects.get().value == 1


def test_something_agreed_is_added_afterwards(client, city):
    dialogue = DialogueFactory(city=city, code="port", is_closed=True, no_agreement=True, is_public=True)
    address = f"{reverse('commitment-new', args=[city.code])}?dialogue={dialogue.uuid}"

    assert client.get(address).context["form"]["is_public"].value() is True
    client.post(address, {"text": "Open the port", "status": "open", "kind": "task", "status_note": ""})

    dialogue.refresh_from_db()
    assert Commitment.objects.get().dialogue == dialogue
    assert not dialogue.no_agreement


def test_something_agreed_needs_its_dialogue(client, city):
    agreed = CommitmentFactory(dialogue__city=city, code="port")

    assert see(client, "commitment-new", city.code)[0].status_code == 404
    assert see(client, "commitment-new", city.code, dialogue=DialogueFactory().uuid)[0].status_code == 404
    assert see(client, "commitment-new", city.code, copy=agreed.code)[0].status_code == 200


def test_dropping_needs_a_reason(client, city):
    agreed = CommitmentFactory(dialogue__city=city, code="port", text="Open the port")
    address = reverse("commitment-edit", args=[city.code, "port"])
    posted = {"text": "Open the port", "status": "dropped", "kind": "task", "version": 1}

    assert "Say why it was dropped" in client.post(address, posted).content.decode()
    client.post(address, posted | {"status_note": "No budget"})

    agreed.refresh_from_db()
    assert (agreed.status, agreed.status_note) == ("dropped", "No budget")


def test_the_board_tells_the_state_of_what_was_agreed(client, city):
    day = datetime.date(2025, 1, 1)
    for status in CommitmentStatus:
        CommitmentFactory(dialogue__city=city, status=status, due_on=None, text=f"Thing {status}")
    late = CommitmentFactory(dialogue__city=city, due_on=day, code="late")
    CommitmentFactory(dialogue__city=city, dialogue__removed_at=timezone.now(), text="Of a dialogue taken off")

    response, page = see(client, "work-commitments", city.code)

    assert len(response.context["page"]) == 5
    assert "One thing agreed is overdue" in page
    assert "Overdue" in see(client, "commitment-detail", city.code, "late")[1]
    assert list(see(client, "work-commitments", city.code, status="done")[0].context["page"]) != [late]
    assert "Nothing fits" in see(client, "work-commitments", city.code, q="nonsense")[1]


def test_an_empty_board_leads_to_the_dialogues(client, city):
    assert "Nothing agreed is written down yet" in see(client, "work-commitments", city.code)[1]


def test_what_waits_is_told_on_today(client, city):
    today = datetime.date(2026, 1, 1)
    DialogueFactory(city=city, code="port", title="The port")
    closed = DialogueFactory(city=city, is_closed=True)
    CommitmentFactory(dialogue=closed, due_on=datetime.date(2025, 5, 1), text="Open the port")
    DialogueFactory(title="Of another city")
    person = city.memberships.get().user

    titles = {need.title for need in all_needs(city, person, today)}

    assert {"The port", "Open the port"} <= titles
    assert "Of another city" not in titles


def public(client, name, *args, **query):
    client.logout()
    return see(client, name, *args, **query)


def test_citizens_read_closed_public_dialogues(client, city):
    dialogue = DialogueFactory(city=city, title="The port", code="port", is_public=True, is_closed=True)
    CommitmentFactory(dialogue=dialogue, is_public=True, status=CommitmentStatus.DONE)
    DialogueFactory(city=city, title="Not closed", is_public=True)
    DialogueFactory(city=city, title="Not public", is_closed=True)

    response, page = public(client, "city-dialogues", city.code)

    assert list(response.context["page"]) == [dialogue]
    assert "1 of 1 thing agreed has been done" in page
    assert "Nothing fits" in public(client, "city-dialogues", city.code, purpose="account")[1]


def test_a_city_without_public_dialogues_says_so(client, city):
    assert "The city has not published a dialogue yet" in public(client, "city-dialogues", city.code)[1]


def test_public_dialogues_without_agreement_are_told(client, city):
    DialogueFactory(city=city, is_public=True, is_closed=True, no_agreement=True, code="port")

    assert "The city tells of 1 dialogue" in public(client, "city-dialogues", city.code)[1]
    assert "No agreement was reached." in public(client, "city-dialogue", city.code, "port")[1]


def test_citizens_read_what_was_agreed_and_who_took_part(client, city):
    minutes = SourceFactory(city=city, title="Minutes of the port", is_public=True)
    dialogue = DialogueFactory(
        city=city, code="port", is_public=True, is_closed=True, summary="The port was discussed", participants=3,
        women=2, minutes=minutes,
    )  # fmt: skip
    named = ActorFactory(city=city, name="Universidad", is_public=True)
    dialogue.attending.add(named, ActorFactory(city=city, name="Hidden company"))
    CommitmentFactory(
        dialogue=dialogue, is_public=True, text="Open the port", status_note="Opened in May", status="done"
    )
    CommitmentFactory(dialogue=dialogue, text="Kept inside")

    page = public(client, "city-dialogue", city.code, "port")[1]

    assert all(words in page for words in ["Universidad", "And 1 more organisation", "Open the port", "Opened in May"])
    assert "Minutes of the port" in page
    assert "Hidden company" not in page
    assert "Kept inside" not in page


def test_organisations_that_are_not_named_are_only_numbered(client, city):
    dialogue = DialogueFactory(city=city, code="port", is_public=True, is_closed=True)
    assert "does not say which organisations" in public(client, "city-dialogue", city.code, "port")[1]
    dialogue.attending.add(ActorFactory(city=city))

    assert "1 organisation, which is not named" in public(client, "city-dialogue", city.code, "port")[1]


@pytest.mark.parametrize("shown", [{"is_closed": True}, {"is_public": True}])
def test_other_dialogues_are_not_found_in_public(client, city, shown):
    DialogueFactory(city=city, code="port", **shown)

    assert public(client, "city-dialogue", city.code, "port")[0].status_code == 404


def test_dialogues_of_a_city_that_is_not_public_are_not_found(client):
    dialogue = DialogueFactory(code="port", is_public=True, is_closed=True)

    assert public(client, "city-dialogues", dialogue.city.code)[0].status_code == 404
    assert public(client, "city-dialogue", dialogue.city.code, "port")[0].status_code == 404
