import pytest

from indicators.models import PeriodLock
from tests.factories.indicators import BreakdownFactory, PeriodLockFactory

pytestmark = pytest.mark.django_db

LOCK = "work/lima/measure/2025/lock/"


def test_a_director_locks_a_period_and_opens_it_again_with_a_reason(ask, director, staff, measured):
    measured("draft")
    assert "The period is locked." in ask(director, LOCK, {}, follow=True).content.decode()

    sheet = ask(staff, "work/lima/measure/2025/").content.decode()
    assert "This period is locked" in sheet
    assert "Save what is typed" not in sheet
    assert "Open it again" not in sheet

    assert "This field is required" in ask(director, LOCK, {"reason": ""}).content.decode()
    ask(director, LOCK, {"reason": "A late figure"})
    assert not PeriodLock.objects.standing().exists()
    assert "A late figure" in ask(director, LOCK).content.decode()


def test_what_is_in_review_is_decided_first(ask, director, measured):
    measured("submitted")

    assert "still in review" in ask(director, LOCK, {}).content.decode()


def test_whoever_only_logs_locks_nothing(ask, staff, stranger, measured):
    assert ask(staff, LOCK, {}).status_code == 403
    assert ask(stranger, LOCK, {}).status_code == 404
    assert not PeriodLock.objects.exists()


def test_pages_that_write_say_that_the_period_is_locked(ask, director, city, adoption, measured):
    breakdown = BreakdownFactory(adoption=adoption, name="Sex", parts=["Women", "Men"])
    PeriodLockFactory(city=city, period=measured("draft").period)

    parts = f"work/lima/measure/2025/INS-TST-01/by/{breakdown.pk}/"
    fields = dict.fromkeys(ask(director, parts).context["form"].fields, "")
    text = ask(director, parts, fields | {next(iter(fields)): "3"}).content.decode()
    assert "This period is locked" in text
    text = ask(director, "work/lima/measure/2025/INS-TST-01/", {"value": "8", "version": 1}).content.decode()
    assert "This period is locked" in text
