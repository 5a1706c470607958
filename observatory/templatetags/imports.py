"""How imports are told on their pages."""

from django import template

from observatory.choices import BatchState
from observatory.resources import data_sets
from observatory.templatetags.components import status

register = template.Library()

SIGNS = {
    BatchState.UPLOADED: "draft",
    BatchState.CHECKED: "draft",
    BatchState.APPLIED: "approved",
    BatchState.UNDONE: "returned",
}


@register.simple_tag
def dataset_label(name):
    """What a data set is called; its bare name where this deployment has it no more."""
    return data_sets()[name].label if name in data_sets() else name


@register.simple_tag
def import_state(batch):
    """Where an import stands, as a tag."""
    return status(SIGNS[batch.state], batch.get_state_display())


@register.filter
def enumerated(rows):
    """Write row numbers one after the other: 98, 111, 859."""
    return ", ".join(str(row) for row in rows)
