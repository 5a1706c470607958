"""What the pages of evaluations say of them."""

from django import template

register = template.Library()


@register.filter
def said(record, name):
    """The values of a list of choices as people read them."""
    return record._meta.get_field(name).in_words(getattr(record, name))


@register.filter
def ready(rows):
    """How many of these checked indicators are ready to be evaluated."""
    return sum(row.is_ready for row in rows)
