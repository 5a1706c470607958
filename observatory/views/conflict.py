"""What a page says of a save over somebody else's."""

from django.utils.translation import gettext as _

from observatory.history import snapshot
from observatory.services import changes
from observatory.views.noun import page_locale


def conflict_context(form, current, city):
    """What a page says of a save over somebody else's; the form is turned to the version that is shown."""
    form.data = form.data.copy()
    form.data["version"] = current.version
    last = changes.changes_of(current).filter(label=str(current)[:300]).first() or changes.changes_of(current).first()
    return {
        "conflict_rows": differing(form, current, page_locale(city)),
        "conflict_who": last.by if last and last.by else _("Somebody"),
        "conflict_at": last.at if last else None,
    }


def differing(form, current, locale):
    """Where the stored record and the form differ, as (field, saved now, written here)."""
    stored = snapshot(current)
    many = {each.name for each in current._meta.many_to_many}
    written = snapshot(form.instance, with_many=False) | {
        name: sorted(map(str, form.cleaned_data[name])) for name in many & form.cleaned_data.keys()
    }
    model = type(current)
    return [
        (
            changes.label_of(model, name),
            changes.in_words(model, name, stored, locale),
            changes.in_words(model, name, written, locale),
        )
        for name in stored
        if name in written and stored[name] != written[name] and name not in changes.UNSAID
    ]
