import io
import json

import pytest
from django.core.management import CommandError, call_command

from observatory.choices import Role
from observatory.models import Change, Channel
from reporting.models import Edition
from tests.factories.observatory import GoodPracticeFactory, LessonFactory, MembershipFactory

pytestmark = pytest.mark.django_db


def publish(city, by, period="2025", kind="accountability", **options):
    out = io.StringIO()
    call_command("publish_report", city, kind, period, language="es", by=by, stdout=out, **options)
    return out.getvalue()


def test_the_command_opens_freezes_and_publishes(city, director, measured, lesson, tmp_path):
    facts = json.loads(publish(city.code, director.user.email, output=tmp_path / "out.pdf", json=True))

    assert facts["edition"] == 1
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_sheet_tells_of_the_practice_that_was_asked_for(city, director):
    practice = GoodPracticeFactory(city=city, code="gardens", title="School gardens", is_public=True)
    LessonFactory(city=city, practice=practice, is_public=True)

    assert "edition 1" in publish(city.code, director.user.email, kind="practice", practice="gardens")
    assert Edition.objects.get().report.practice == practice


def test_a_further_edition_wants_a_reason(city, director, measured, lesson):
    assert "edition 1" in publish(city.code, director.user.email)

    with pytest.raises(CommandError):
        publish(city.code, director.user.email)
    assert Edition.objects.count() == 1


def test_where_no_failure_is_on_record_who_publishes_signs_so_and_is_told(city, director, measured, capsys):
    publish(city.code, director.user.email)

    assert Edition.objects.get().report.none_recorded_by == director.user
    assert f"signed by {director.user.email}" in capsys.readouterr().err
    assert Change.objects.filter(action="signed", channel=Channel.COMMAND, by=director.user).count() == 1


def test_where_one_is_on_record_nobody_signs_that_there_is_none(city, director, measured, lesson, capsys):
    publish(city.code, director.user.email)

    assert Edition.objects.get().report.none_recorded_by is None
    assert capsys.readouterr().err == ""


def test_staff_may_not_publish_by_the_shell_either(city, measured, lesson):
    staff = MembershipFactory(city=city, role=Role.STAFF)

    with pytest.raises(CommandError, match="may not publish"):
        publish(city.code, staff.user.email)
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"city": "nowhere"}, "No city"),
        ({"by": "nobody@example.org"}, "Nobody"),
        ({"period": "someday"}, "no period"),
        ({"kind": "practice"}, "Choose the practice"),
        ({"kind": "practice", "practice": "unheard"}, "not published a practice"),
    ],
)
def test_what_cannot_be_done_is_said(city, director, measured, arguments, reason):
    with pytest.raises(CommandError, match=reason):
        publish(**({"city": city.code, "by": director.user.email} | arguments))


def test_somebody_of_another_city_may_not_even_prepare(city, measured):
    with pytest.raises(CommandError, match="may not prepare"):
        publish(city.code, MembershipFactory(role=Role.DIRECTOR).user.email)
