import datetime as dt

import pytest
from django.utils.translation import override

from observatory.templatetags.register import days_from, in_words, source
from tests.factories.observatory import SourceFactory

TODAY = dt.date(2026, 3, 9)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 3, 9), "Today"),
        (dt.date(2026, 3, 10), "In 1 day"),
        (dt.date(2026, 3, 12), "In 3 days"),
        (dt.date(2026, 3, 8), "1 day ago"),
        (dt.date(2026, 3, 1), "8 days ago"),
    ],
)
def test_how_far_a_day_lies_is_said_in_words(day, words):
    with override("en"):
        assert days_from(day, TODAY) == words


def test_a_small_number_is_a_word_and_a_large_one_figures():
    with override("en"):
        assert [str(in_words(number)) for number in (2, 9, 10)] == ["Two", "Nine", "10"]


@pytest.mark.django_db
def test_a_source_leads_to_where_it_can_be_read():
    assert 'href="https://example.org/source"' in source(SourceFactory())
    assert "href" not in source(SourceFactory(url="", title="On paper"))
    assert "/file/" in source(SourceFactory(file="sources/aa/bb"))
    assert "/file/" not in source(SourceFactory(file="sources/aa/bb", removed_at="2026-01-01T00:00Z"))
