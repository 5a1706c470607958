"""Somebody saved in between: what stands now beside what this person wrote."""

from django.utils.translation import gettext as _

from observatory.models import Change


def conflict_with(form, current, city, standing=None):
    """The rows of a `{% conflict %}` part, who saved and when; the form takes the version that stands now.

    `standing` holds what is saved of the fields where the record itself does not, as the text of a chapter.
    """
    last = (
        Change.objects.filter(record=current._meta.label_lower, record_uuid=current.uuid).select_related("by").first()
    )
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = current.version
    return {
        "conflict_rows": [row for row in rows_of(form, standing or current) if row],
        "conflict_who": str(last.by) if last and last.by else _("The system"),
        "conflict_at": last.at if last else None,
    }


def rows_of(form, current):
    for field in form.visible_fields():
        theirs = said(form, field, getattr(current, field.name, None))
        yours = said(form, field, form.cleaned_data.get(field.name))
        if hasattr(current, field.name) and theirs != yours:
            yield (field.label, theirs, yours)


def said(form, field, value):
    """A value as the field shows it: the label of a choice, the text of anything else."""
    if value is None or value == "":
        return ""
    if hasattr(value, "all"):
        value = value.all()
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        return ", ".join(sorted(str(item) for item in value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    shown = field.field.prepare_value(value)
    choices = dict(getattr(field.field, "choices", None) or {}) if not hasattr(field.field, "queryset") else {}
    return str(choices.get(value, choices.get(str(value), shown if not hasattr(value, "pk") else value)))
