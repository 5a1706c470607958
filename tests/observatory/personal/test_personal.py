import json

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from observatory import history, sealing
from observatory.backup.rows import tally
from observatory.choices import Role
from observatory.models import Change, Membership, User
from observatory.personal import NotErased, NothingHeld, erase, held_on
from observatory.services import people
from observatory.services.office import vacant_posts
from tests.factories import actors, indicators, observatory, reporting

pytestmark = pytest.mark.django_db
EMAIL, NAME, PHONE = "canary@example.org", "Zoë Canary-Núñez", "+57 300 1234567"
CANARIES = ("canary", "núñez", "nunez", "300 1234567")


def everything_in_the_database():
    """Every cell of every table of the database, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield table, " ".join(map(_text, row))


def _text(cell):
    if isinstance(cell, bytes | memoryview):
        return bytes(cell).decode("utf-8", "replace")
    return json.dumps(cell, ensure_ascii=False, default=str) if isinstance(cell, dict | list) else str(cell)


def traces():
    told = [
        (table, text.encode().decode("unicode_escape", "ignore") + text) for table, text in everything_in_the_database()
    ]
    return [(table, word) for table, text in told for word in CANARIES if word in text.casefold()]


@pytest.fixture
def city():
    return observatory.CityFactory()


@pytest.fixture
def canary(city, client):
    """A person who left traces in every kind of place."""
    user = people.invite(email=EMAIL, name=NAME, role=Role.STAFF, city=city, by=None).user
    observatory.CalendarFeedFactory(user=user)
    observatory.PositionHoldingFactory(user=user, position__city=city)
    actor = actors.ActorFactory(city=city, name="University", contact=f"{NAME}, {PHONE}, {EMAIL.upper()}")
    history.note("changed", actor, by=user, before={"contact": ""}, after={"contact": [{"x": f"ask {NAME}."}]})
    observatory.ImportedBlockFactory(raw={"same": {"Who": NAME}, "each": {}})
    observatory.LessonFactory(city=city, title=f"What {NAME} learned", tried="zoe canary nunez tried")
    indicators.MeasurementFactory(city=city, recorded_by=user)
    client.force_login(user)
    cache.set("limit", EMAIL)
    sealing.seal_new()
    return user


def test_all_that_is_held_on_a_person_is_given_to_them_and_to_nobody_else(canary, tmp_path):
    other = observatory.ChangeFactory(label="Somebody else's secret")
    target = tmp_path / "held.json"
    call_command("person_export", EMAIL.upper(), target, also=[PHONE])
    text = target.read_text()
    held = json.loads(text)

    assert target.stat().st_mode & 0o777 == 0o600
    assert held["account"]["name"] == NAME
    assert "password" not in text
    assert other.label not in text
    assert [row["role"] for row in held["own"]["observatory.Membership.user"]] == ["staff"]
    assert {"observatory.CalendarFeed.user", "observatory.PositionHolding.user"} <= held["own"].keys()
    assert "indicators.Measurement.recorded_by" in held["did"]
    assert [line["action"] for line in held["log"]] == ["changed"]
    assert {"actors.Actor.contact", "observatory.Change.after", "observatory.ImportedBlock.raw"} <= {
        each["in"] for each in held["named_in"]
    }
    assert Change.objects.filter(action="exported", record_uuid=canary.uuid).exists()


def test_an_erased_person_leaves_no_trace_and_every_figure_stays(canary, city):
    measured = tally(indicators.MeasurementFactory._meta.model)
    count = Change.objects.count()
    told = erase(EMAIL, also=[PHONE])

    assert traces() == []
    assert told["erased"]["actors.Actor.contact"] == 1
    assert told["kept"] == told["files"] == []
    assert tally(indicators.MeasurementFactory._meta.model) == measured
    assert Change.objects.count() == count + 1
    former = User.objects.get(pk=canary.pk)
    assert (str(former), former.is_active, former.has_usable_password()) == ("A former member", False, False)
    assert str(Change.objects.get(by=former).by) == "A former member"
    assert not Membership.objects.current().filter(user=former).exists()
    assert vacant_posts(city, timezone.localdate()) is not None  # the page of the day stands on the last day of a role
    assert former.memberships.get().ends_on == timezone.localdate()
    assert not Session.objects.exists()
    sealing.seal_new()
    assert sealing.check_chain() == count + 1


def test_others_whose_name_is_longer_keep_it(canary, city):
    lesson = observatory.LessonFactory(city=city, title=f"{NAME}son and canary@example.org.mx, not.canary@example.org")
    erase(EMAIL)

    before = lesson.title
    lesson.refresh_from_db()
    assert lesson.title == before


def test_published_bytes_and_stored_files_are_told_not_changed(canary, city):
    edition = reporting.EditionFactory(title="Report 2025", content={"signed": NAME})
    source = observatory.SourceFactory(city=city, sha256="a" * 64)
    source.file.save("list.csv", ContentFile(f"who\n{EMAIL}\n".encode()))
    told = erase(EMAIL)

    assert told["kept"] == [str(edition)]
    assert told["files"] == [source.file.name]
    edition.refresh_from_db()
    assert edition.content == {"signed": NAME}


def test_a_person_without_an_account_is_erased_too(city):
    actor = actors.ActorFactory(city=city, contact="Ana Ruiz <ana@example.org>, 555 12 34", place="Ask Ana Ruiz")
    erase("ana@example.org", also=["Ana Ruiz"])
    actor.refresh_from_db()
    assert actor.place == "Ask […]"

    actor.refresh_from_db()
    assert actor.contact == "[…]"
    for ask in (erase, held_on):
        with pytest.raises(NothingHeld):
            ask("ana@example.org")


def test_the_last_administrator_stays(city, canary):
    canary.is_superuser = True
    canary.save()
    with pytest.raises(NotErased, match="operator"):
        erase(EMAIL)
    observatory.UserFactory(is_superuser=True)
    Membership.objects.create(user=canary, city=city, role=Role.ADMIN)
    with pytest.raises(CommandError, match="last administrator"):
        call_command("person_erase", EMAIL)
    assert User.objects.get(pk=canary.pk).name == NAME
    observatory.MembershipFactory(city=city, role=Role.ADMIN)
    call_command("person_erase", EMAIL, json=True)
    assert not User.objects.filter(email=EMAIL).exists()
