"""What the pages of good practices and lessons say of them."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from observatory.choices import PracticeStep
from observatory.templatetags.register import record_href

register = template.Library()


@register.simple_tag
def practice_step(step):
    """How far a good practice has come, in a word."""
    return PracticeStep(step).label if step else ""


@register.simple_tag
def lesson_origins(city, lesson):
    """Links to the records that a lesson comes from."""
    named = [(noun, getattr(lesson, noun)) for noun in ("activity", "project", "agreement", "practice")]
    kept = [(record_href(noun, city, record), record) for noun, record in named if record and not record.removed_at]
    return format_html_join(SafeString("<br>"), '<a href="{}">{}</a>', kept)
