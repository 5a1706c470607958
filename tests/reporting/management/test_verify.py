import io
import json
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection

from observatory import sealing
from observatory.append_only import unprotect
from observatory.backup import whole
from observatory.models import Source
from reporting.models import Edition
from reporting.services import shelf
from reporting.services.publishing import publish
from tests.factories.dialogues import QuestionFactory
from tests.factories.observatory import SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_waiting(monkeypatch):
    monkeypatch.setattr(whole.time, "sleep", lambda _seconds: None)


@pytest.fixture
def edition(frozen, director):
    edition = publish(frozen, by=director.user, version=frozen.version)
    shelf.shelve(edition.city)
    sealing.seal_new()
    return edition


def verify(**options):
    out = io.StringIO()
    call_command("verify", stdout=out, json=True, **options)
    return json.loads(out.getvalue())


def stored(content, sha256):
    source = SourceFactory(sha256=sha256)
    source.file.save("x", ContentFile(content))
    return Path(source.file.path)


def test_what_holds_together_passes_and_every_fault_of_an_edition_is_named(edition):
    told = verify()
    assert told["checked"] == ["audit", "editions", "files"]
    assert told["head"] == sealing.head()
    assert verify(head=told["head"])["faults"] == []
    with pytest.raises(CommandError, match="noted"):
        verify(audit=True, head="0" * 64)

    parts = {name: Path(getattr(edition, name).path) for name in shelf.FILES}
    for name, path in parts.items():
        content = path.read_bytes()
        path.write_bytes(content + b" ")
        with pytest.raises(CommandError, match=f"{edition.report.code}/1: its part “{name}” is not"):
            verify(editions=True)
        path.unlink()
        with pytest.raises(CommandError, match="is missing"):
            verify(editions=True)
        path.write_bytes(content)

    next(Path(settings.MEDIA_ROOT).glob("shelf/*/*.json")).unlink()
    with pytest.raises(CommandError, match="run migrate"):
        verify(editions=True)


def test_answers_that_the_shelf_does_not_hold_as_they_stand_are_named(edition):
    row = QuestionFactory(city=edition.city, status="answered", answer="Yes", answered_on=edition.published_at)
    row.is_public = True
    row.save()
    with pytest.raises(CommandError, match=f"{edition.city.code}: .*run migrate"):
        verify(editions=True)
    shelf.shelve(edition.city)
    assert verify(editions=True)["faults"] == []


def test_parts_that_tell_different_figures_are_named(frozen, director, monkeypatch):
    monkeypatch.setattr("reporting.documents.data_csv", lambda _content: b"indicator,period,value\r\n")
    publish(frozen, by=director.user, version=frozen.version)
    with pytest.raises(CommandError, match="its CSV has other figures"):
        verify(editions=True)

    monkeypatch.setattr("reporting.documents.data_json", lambda _edition: b"{}")
    frozen.refresh_from_db()
    frozen.frozen |= {"later": "something else"}
    publish(frozen, by=director.user, version=frozen.version, reason="Another one")
    unprotect(connection, "reporting_edition")
    Edition.objects.filter(number=1).delete()
    with pytest.raises(CommandError, match="its JSON does not tell"):
        verify(editions=True)


def test_files_that_are_lost_other_or_nobodys_are_named_and_old_ones_swept(tmp_path):
    path = stored(b"x", "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")
    assert verify(files=True)["faults"] == []

    path.write_bytes(b"y")
    with pytest.raises(CommandError, match="not the one that was stored"):
        verify(files=True)
    path.unlink()
    with pytest.raises(CommandError, match="is missing"):
        verify(files=True)

    path.write_bytes(b"x")
    stray = path.with_name("stray")
    stray.write_bytes(b"z")
    with pytest.raises(CommandError, match="No row names the file"):
        verify(files=True)
    assert "removed" not in verify(audit=True)
    assert verify(audit=True, sweep=True)["removed"] == []  # it may be on its way
    os.utime(stray, (0, 0))
    assert verify(files=True, sweep=True)["removed"] == [str(stray.relative_to(settings.MEDIA_ROOT))]
    assert Source.objects.exists()


def test_people_are_told(edition, capsys):
    call_command("verify")

    assert "Editions: as they were stored." in capsys.readouterr().out
