import re
from pathlib import Path

import pytest
from django.utils.translation import override

from observatory.services import changes
from tests.factories.observatory import ChangeFactory

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]
APPS = ("observatory", "actors", "dialogues", "indicators", "reporting")


def told(record="observatory.agreement", **values):
    change = ChangeFactory(
        record=record,
        before={name: before for name, (before, _after) in values.items()},
        after={name: after for name, (_before, after) in values.items()},
    )
    with override("en"):
        return changes.differences(change, "en_GB")


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        ("title", "Rosario", "Turin", ("Title", "Rosario", "Turin")),
        ("status", "unknown", "in-force", ("Status", "Not known", "In force")),
        ("is_open_ended", False, True, ("Open-ended", "no", "yes")),
        ("signed_on", None, "2021-03-05", ("Signed on", "", "5 March 2021")),
        ("objectives", [], ["1 Learn", "2 Teach"], ("Objectives", "", "1 Learn, 2 Teach")),
        ("status", "unknown", "of old", ("Status", "Not known", "of old")),
        ("no_longer_a_field", "a", "b", ("No_longer_a_field", "a", "b")),
    ],
)
def test_what_changed_is_told_in_words(name, before, after, expected):
    assert told(**{name: (before, after)}) == [expected]


def test_numbers_are_told_as_the_city_writes_them():
    assert told("observatory.activity", cost=("1234.50", None)) == [("Cost", "1,234.5", "")]


def test_a_date_is_told_as_exactly_as_it_is_known():
    values = {"signed_on": (None, "2021-03-01"), "signed_on_precision": ("day", "month")}

    assert told(**values) == [("Signed on", "", "March 2021")]


def test_what_a_mission_has_besides_is_told_with_its_activity():
    assert told("observatory.activity", delegates=(2, 3)) == [("People in the delegation", "2", "3")]


def test_what_nobody_needs_to_know_is_left_out():
    assert told(uuid=("a", "b"), removed_at=(None, "2026-01-01")) == []


def test_a_kind_of_record_that_no_longer_exists_is_no_error():
    assert told("observatory.dodo", name=("a", "b")) == []


def test_an_act_without_words_is_told_as_it_is_called():
    assert changes.action_in_words(ChangeFactory(action="unheard of")) == "unheard of"


def test_whatever_the_program_notes_is_said_in_words():
    files = (path for app in APPS for path in (ROOT / app).rglob("*.py"))
    noted = {action for path in files for action in re.findall(r'history\.note\(\s*"([^"]+)"', path.read_text())}

    assert noted - changes.ACTIONS.keys() == set()
