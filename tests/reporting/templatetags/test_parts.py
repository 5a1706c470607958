from unittest.mock import patch

from django.utils.translation import override

from reporting.dashboards.waiting import Waiting
from reporting.templatetags import parts

WAITING = "reporting/dashboard/waiting.html"


def of(title):
    return parts.part(WAITING, waiting=(Waiting(title, "/there/"),))


def test_a_part_is_written_once_for_what_it_shows_and_in_each_language():
    parts._written.cache_clear()
    with patch.object(parts, "render_to_string", wraps=parts.render_to_string) as rendering:
        first = of("A report to publish")
        assert of("A report to publish") is first
        assert "A mission to close" in of("A mission to close")
        with override("fr"):
            assert of("A report to publish") != first

    assert rendering.call_count == 3


def test_what_a_part_shows_is_still_told_from_markup():
    assert "&lt;b&gt;Publish&lt;/b&gt;" in of("<b>Publish</b>")
