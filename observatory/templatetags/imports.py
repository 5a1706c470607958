"""How imports are told on their pages."""

from django import template
from django.utils.translation import gettext as _

from observatory.choices import BatchState
from observatory.imports import provenance
from observatory.imports.repairs import LEAVE_OUT, MEND, MISSING
from observatory.imports.wording import sentence
from observatory.resources import Problem, data_sets
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


@register.simple_tag
def decision_in_words(decision):
    """Say a decision about rows of a file."""
    if decision.get("do") == LEAVE_OUT:
        return _("left out: %(cause)s") % {"cause": cause_in_words(decision)} if "code" in decision else _("left out")
    if decision.get("do") == MEND:
        return _("garbled texts mended as proposed")
    if decision.get("do") == MISSING:
        return _("taken as missing: %(cause)s") % {"cause": cause_in_words(decision)}
    if decision.get("value"):
        return _("“%(new)s” instead of “%(old)s”") % {"new": decision["with"], "old": decision["value"]}
    return _("“%(new)s” written in") % {"new": decision["with"]}


def cause_in_words(decision):
    """The words of a cause, without the cell it was found in."""
    return sentence(Problem(decision["code"], column=decision.get("column", ""), value="…"))


@register.simple_tag
def cells_behind(row):
    """The cells that an imported row came from."""
    return list(provenance.cells_behind(row))
