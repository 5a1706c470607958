"""What a form says when something has to be corrected, or somebody else saved in between."""

from django import template
from django.utils.html import format_html

from observatory.templatetags.components import part

register = template.Library()

# Codes of the messages that Django words for any field.
GENERAL_FAULTS = {
    *("required", "missing", "empty", "invalid", "invalid_choice", "invalid_list", "invalid_pk_value", "unique"),
    *("min_length", "max_length", "min_value", "max_value", "step_size"),
    *("max_digits", "max_decimal_places", "max_whole_digits"),
}


@register.simple_tag
def errors(*forms):
    """What has to be corrected, above the heading, each with a link to its field."""
    found = [mistake for form in forms if form for mistake in _mistakes(form)]
    return part("errors", mistakes=found) if found else ""


def _mistakes(form):
    if hasattr(form, "forms"):  # a formset
        yield from (("", "", text) for text in form.non_form_errors())
        for each in form.forms:
            yield from _mistakes(each)
        return
    for name, faults in form.errors.as_data().items():
        field = form[name] if name in form.fields else None
        anchor = _first_control(field) if field and not field.is_hidden else ""
        for fault in faults:
            label = field.label if field and _is_general(form.fields[name], fault) else ""
            yield from ((anchor, label, text) for text in fault.messages)


def _is_general(field, fault):
    """Whether a message names no field ("This field is required."), so that the label must stand before it."""
    defaults = {}
    for kind in reversed(type(field).__mro__):
        defaults.update(getattr(kind, "default_error_messages", {}))
    own = field.error_messages.get(fault.code)
    return fault.code in GENERAL_FAULTS and own == defaults.get(fault.code)


def _first_control(field):
    """The id of the first control of a field: a group of choices has no control with the field's own id."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.simple_tag
def version_token(form):
    """The version the person saw, so that a save over someone else's change is noticed."""
    if "version" in form.fields:
        return form["version"].as_hidden()
    return format_html('<input type="hidden" name="version" value="{}">', form.instance.version)


@register.simple_tag
def conflict(rows, who, when):
    """Someone saved in between: rows of (field, what is saved now, what this person wrote)."""
    return part("conflict", rows=rows, who=who, when=when)
