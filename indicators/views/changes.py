"""What was done to a value or a sheet, in words, newest first."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.models import Measurement
from observatory.models import Change
from observatory.services import changes
from observatory.services.changes import brought_in, differences, label_of

ACTIONS = changes.ACTIONS | {
    "counted": gettext_lazy("Counted from the register"),
    "changed": gettext_lazy("Changed it"),
    "imported": gettext_lazy("Brought it in from a spreadsheet"),
}
TOLD = {
    "value",
    "numerator",
    "denominator",
    "text",
    "no_data_reason",
    "note",
    "evidence",
    "method",
    "source_text",
    "returned_note",
    "correction_code",
    "correction_reason",
    "owner_role",
    "deputy_role",
    "frequency",
    "tolerance",
    "is_public",
    "baseline_value",
    "baseline_period",
    "baseline_source",
    "reason",
    "breakdowns",
    "short_name",
    "decimals",
    "standing",
    "standing_since",
    "standing_reason",
    "question",
    "measured_object",
    "limits",
    "accumulation",
    "data_source",
    "collection",
    "instrument",
    "verification",
    "moment",
    "validated_by",
    "effort_hours",
    "presentation",
    "decisions",
    "alert_rule",
    "lowest",
    "highest",
    "is_comparable",
    "amount",
    "currency",
    "justification",
}
MOST = 20


def events_of(city, record, uuids, locale, steps=None):
    """The last lines of the log about the records of these identifiers, as pages show them.

    `steps` are the names of values that are no numbers: the levels of a scale, yes and no.
    """
    log = Change.objects.filter(city=city, record=record, record_uuid__in=uuids).select_related("by")
    lines = sorted([*log[:MOST], *brought_in(record, uuids)], key=lambda line: line.at, reverse=True)
    return [event(line, locale, steps or {}) for line in lines]


def event(change, locale, steps):
    return {
        "change": change,
        "who": str(change.by) if change.by else _("The system"),
        "what": ACTIONS.get(change.action, change.action),
        "differences": told(change, locale, steps),
    }


def told(change, locale, steps):
    """What differs, as (name, before, after); of a new row only what was entered."""
    if "targets" in change.after:
        return [(_("Targets"), in_a_line(change.before.get("targets")), in_a_line(change.after["targets"]))]
    if change.action == "adopted":
        return []
    kept = {name for name in change.before.keys() | change.after.keys() if name in TOLD}
    change.before = {name: value for name, value in change.before.items() if name in kept}
    change.after = {name: value for name, value in change.after.items() if name in kept}
    named = {str(value): str(name) for value, name in steps.items()}
    value = label_of(Measurement, "value")
    rows = [
        (label, named.get(before, before), named.get(after, after)) if label == value else (label, before, after)
        for label, before, after in differences(change, locale)
    ]
    return [row for row in rows if row[1] != row[2]]


def in_a_line(targets):
    return "; ".join(f"{period}: {value}" for period, value in (targets or {}).items())
