import json

import pytest
from django.core.management import CommandError, call_command

from reporting.models import HandoverBook

pytestmark = pytest.mark.django_db


def test_the_book_of_a_city_is_written_into_a_directory(director, city, tmp_path, capsys):
    call_command("handover", city.code, str(tmp_path / "out"), "--json")
    said = json.loads(capsys.readouterr().out)
    book = HandoverBook.objects.get()
    assert said["book"] == str(book.uuid)
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".zip", ".ics"}
    with open(said["ics"], "rb") as calendar:
        assert calendar.read().startswith(b"BEGIN:VCALENDAR")


def test_a_city_that_is_not_there_or_somebody_who_is_no_director_is_refused(director, city, tmp_path, monkeypatch):
    with pytest.raises(CommandError, match="No city"):
        call_command("handover", "nowhere", str(tmp_path))
    with pytest.raises(CommandError, match="is a director"):
        call_command("handover", city.code, str(tmp_path), "--by", "nobody@example.org")
    monkeypatch.setattr("reporting.pdf.SECONDS", 0)
    with pytest.raises(CommandError, match="not made"):
        call_command("handover", city.code, str(tmp_path), "--by", director.user.email)
