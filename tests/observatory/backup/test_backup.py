import hashlib
import io
import json
import shutil
import stat
import zipfile
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from factory.django import DjangoModelFactory

from observatory import indexed, sealing
from observatory.backup import BackupRefused, archive, restore, restoring, write_backup
from observatory.backup.rows import models_of, tally
from observatory.models import Activity, Change, Lesson, Source, User
from tests.factories import observatory

pytestmark = pytest.mark.django_db
OURS = ("observatory", "actors", "dialogues", "indicators", "reporting")


def with_a_file(content):
    source = observatory.SourceFactory(sha256=hashlib.sha256(content).hexdigest())
    source.file.save("treaty.pdf", ContentFile(content))
    return source


def a_row_of_everything():
    """Build one row of every model, an odd text and a file among them."""
    for app in OURS:
        for item in vars(import_module(f"tests.factories.{app}")).values():
            if isinstance(item, type) and issubclass(item, DjangoModelFactory) and item.__module__.endswith(app):
                item()
    source = with_a_file(b"a treaty")
    Change.objects.create(action="changed", record="observatory.city", after={"b": [1.5, 1e30, None], "a": "é"})
    sealing.seal_all()
    observatory.LessonFactory(title="“Ñandú” = 0,5 %")
    return source


def found(word):
    return [each.title for each in Lesson.objects.filter(pk__in=indexed.holding(Lesson, {word}, None, 10))]


def sums():
    return {model._meta.db_table: tally(model) for model in models_of(apps)}


@pytest.fixture
def target(tmp_path):
    return tmp_path / "observatory.backup"


def damaged(target, tmp_path, alter):
    """A copy of a backup in which something was altered and the seal put on again, as another program would."""
    copy = tmp_path / "altered.backup"
    with zipfile.ZipFile(target) as old, archive.written_beside(copy) as new:
        for name in old.namelist():
            renamed = name.replace("files/", "files/../") if alter is another_folder else name
            new.writestr(renamed, alter(name, old.read(name)))
    return copy


def test_what_is_restored_is_what_was_backed_up(target, settings):
    source = a_row_of_everything()
    before, person = sums(), User.objects.last()
    assert not [
        model
        for model in apps.get_models()
        if model._meta.app_label in OURS and not before[model._meta.db_table]["rows"]
    ]
    write_backup(target)

    person.set_password("another")
    person.save()
    shutil.rmtree(settings.MEDIA_ROOT)
    later = observatory.ActivityFactory(title="Later than the backup")
    manifest = restore(target, replace=True)

    assert sums() == before
    assert not Activity.objects.filter(title=later.title).exists()
    assert manifest["files"]
    folder = Path(source.file.storage.path("sources"))
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    with Source.objects.get(pk=source.pk).file.open() as file:
        assert file.read() == b"a treaty"
    assert User.objects.get(pk=person.pk).check_password("correct horse battery")
    assert found("nandu") == ["“Ñandú” = 0,5 %"]
    observatory.CityFactory()  # the next number is free
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Change.objects.update(action="x")


def test_rows_are_read_by_the_tables_of_their_own_time(target):
    a_row_of_everything()
    write_backup(target)
    before, executor = sums(), MigrationExecutor(connection)
    then = executor.loader.project_state(executor.loader.graph.leaf_nodes()).apps
    with archive.opened(target) as held, transaction.atomic():
        restoring.fill(held, then)

    assert sums() == before


def test_a_backup_is_private_and_holds_neither_the_key_nor_sessions(target, settings, client):
    client.force_login(observatory.UserFactory())
    write_backup(target)

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with zipfile.ZipFile(target) as held:
        assert not [name for name in held.namelist() if "session" in name]
        assert not [name for name in held.namelist() if settings.SECRET_KEY.encode() in held.read(name)]


def test_a_backup_that_breaks_off_leaves_the_one_before(target, monkeypatch):
    target.write_bytes(b"the one before")

    def full(*_args):
        raise OSError("No space left on device")

    monkeypatch.setattr("observatory.backup.writing._write_file", full)
    with_a_file(b"x")
    with pytest.raises(CommandError, match="No space"):
        call_command("backup", target)
    assert target.read_bytes() == b"the one before"
    assert [each.name for each in target.parent.iterdir() if each.is_file()] == [target.name]


@pytest.fixture
def backup(target):
    observatory.CityFactory()
    with_a_file(b"x" * 500)
    write_backup(target)
    return target


def test_every_flipped_byte_and_every_cut_is_refused_before_anything_is_touched(backup, tmp_path):
    whole, before = backup.read_bytes(), sums()
    copy = tmp_path / "copy"
    for place in range(0, len(whole), len(whole) // 50):
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BackupRefused):
            restore(copy, replace=True)
        copy.write_bytes(whole[:place])
        with pytest.raises(BackupRefused):
            restore(copy, replace=True)
    assert sums() == before


def newer(name, content):
    told = json.loads(content) if name == archive.MANIFEST else None
    return json.dumps(told | {"migrations": [*told["migrations"], ["observatory", "9999_later"]]}) if told else content


def another_format(name, content):
    return json.dumps(json.loads(content) | {"format_version": 99}) if name == archive.MANIFEST else content


def another_row(name, content):
    return content.replace(b'"Source', b'"Sauce') if name == "rows/observatory_source.jsonl" else content


def another_file(name, content):
    return content.replace(b"xx", b"xy") if name.startswith("files/") else content


def older(name, content):
    told = json.loads(content) if name == archive.MANIFEST else None
    return json.dumps(told | {"migrations": told["migrations"][:-1]}) if told else content


def another_column(name, content):
    return content.replace(b'"is_public"', b'"is_pubic"') if name == archive.MANIFEST else content


def another_folder(name, content):
    if name == archive.MANIFEST:
        return content.replace(b'"sources/', b'"../sources/')
    return content


@pytest.mark.parametrize(
    ("alter", "reason"),
    [
        (newer, "9999_later"),
        (older, "new, empty"),
        (another_column, "other columns"),
        (another_folder, "outside"),
    ],
)
def test_a_backup_of_other_tables_is_refused(backup, tmp_path, alter, reason):
    copy, before = damaged(backup, tmp_path, alter), sums()

    with pytest.raises(BackupRefused, match=reason):
        restore(copy, replace=True)
    assert sums() == before


@pytest.mark.parametrize("alter", [another_format, another_row, another_file])
def test_a_backup_that_is_sealed_but_not_what_it_says_is_refused(backup, tmp_path, alter, monkeypatch):
    monkeypatch.setattr(archive.Archive, "check", lambda _self: None)
    monkeypatch.setattr(archive, "_refuse_another_format", lambda _manifest: None)
    copy = damaged(backup, tmp_path, alter)
    monkeypatch.undo()

    with pytest.raises(BackupRefused):
        restore(copy, replace=True)


def test_a_database_in_use_is_not_replaced_unasked(backup):
    with pytest.raises(CommandError, match="in use already"):
        call_command("restore", backup)


@pytest.mark.parametrize("content", [b"", b"a letter", None])
def test_what_is_no_backup_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / "x").write_bytes(content)
    with pytest.raises(CommandError):
        call_command("restore", tmp_path / "x", replace=True)


def test_a_stored_file_that_is_lost_is_told(target, capsys):
    source = with_a_file(b"x")
    name = source.file.name
    source.file.storage.delete(name)
    out = io.StringIO()
    call_command("backup", target, json=True, stdout=out)

    assert json.loads(out.getvalue())["missing"] == [name]
    out = io.StringIO()
    call_command("restore", target, json=True, replace=True, stdout=out)
    assert json.loads(out.getvalue())["missing"] == [name]
