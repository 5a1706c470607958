"""The change log in words a person can read."""

import datetime

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory import formats
from observatory.models import (
    Activity,
    Change,
    CounterpartMet,
    Delegate,
    FollowUp,
    ImportedBlock,
    ImportedRow,
    Mission,
    PositionHolding,
    Promise,
    StaffPosition,
)

ACTIONS = {
    "created": gettext_lazy("Logged for the first time"),
    "changed": gettext_lazy("Changed"),
    "removed": gettext_lazy("Taken off the register"),
    "restored": gettext_lazy("Put back on the register"),
    "undone": gettext_lazy("Taken back with its import"),
    "imported": gettext_lazy("Brought in from a spreadsheet"),
    "followed up": gettext_lazy("Told what came of it"),
    "counted": gettext_lazy("Counted from the register"),
    # agreements
    "laid out": gettext_lazy("Took over the legal steps of the country"),
    "moved": gettext_lazy("Moved in the order"),
    "renewed": gettext_lazy("Renewed"),
    "merged": gettext_lazy("Merged into another agreement"),
    "took over": gettext_lazy("Took over another agreement"),
    # actors
    "merged with an actor": gettext_lazy("Merged into another actor"),
    "took over an actor": gettext_lazy("Took over another actor"),
    "gave an actor back": gettext_lazy("Gave back an actor that was merged into it"),
    "separated": gettext_lazy("Became an actor of its own again"),
    # people
    "ended": gettext_lazy("Role ended"),
    "deactivated": gettext_lazy("Account closed"),
    "reactivated": gettext_lazy("Account opened again"),
    "exported": gettext_lazy("Took out what is held on a person"),
    "erased": gettext_lazy("Erased a person"),
    "address made": gettext_lazy("Made a private address of the calendar"),
    "address revoked": gettext_lazy("Revoked the private address of the calendar"),
    # posts
    "post given": gettext_lazy("Gave the post to somebody"),
    "post handed over": gettext_lazy("Handed the post over"),
    "post left": gettext_lazy("Ended a holding of the post"),
    # values and indicators
    "recorded": gettext_lazy("Entered the value"),
    "submitted": gettext_lazy("Submitted it for review"),
    "returned": gettext_lazy("Returned it"),
    "approved": gettext_lazy("Approved it"),
    "corrected": gettext_lazy("Corrected the approved value"),
    "assessed": gettext_lazy("Said which level it has"),
    "locked": gettext_lazy("Locked the period"),
    "opened": gettext_lazy("Opened the period again"),
    "adopted": gettext_lazy("Took the indicator into use"),
    "retired": gettext_lazy("Took the indicator out of use"),
    "proposed": gettext_lazy("Proposed the indicator"),
    "suspended": gettext_lazy("Suspended the indicator"),
    "taken up again": gettext_lazy("Took the indicator up again"),
    "baseline set": gettext_lazy("Set the baseline"),
    "targets set": gettext_lazy("Set the targets"),
    "shift answered": gettext_lazy("Answered whether the direction shifts"),
    "recommendation answered": gettext_lazy("Answered the recommendation"),
    "advice written": gettext_lazy("Wrote the advice"),
    "advice signed": gettext_lazy("Signed the advice"),
    "advice taken back": gettext_lazy("Took the signed advice back"),
    "agreed to publish": gettext_lazy("Agreed to publish the advice"),
    "no longer agrees": gettext_lazy("No longer agrees to publish the advice"),
    "advice published": gettext_lazy("Published the advice, both having agreed"),
    "access ended": gettext_lazy("Ended the guest's access"),
    "answer published": gettext_lazy("Published the answer"),
    # surveys
    "survey opened": gettext_lazy("Opened the survey"),
    "answers typed in": gettext_lazy("Brought in answers on paper"),
    "survey closed": gettext_lazy("Closed the survey"),
    "results published": gettext_lazy("Published the results"),
    "results withdrawn": gettext_lazy("Took the results off the public page"),
    "words published": gettext_lazy("Chose an answer in words to be published"),
    "words withdrawn": gettext_lazy("Took an answer in words off the public page"),
    # reports
    "written": gettext_lazy("Wrote a chapter"),
    "signed": gettext_lazy("Signed that nothing was recorded that did not work"),
    "frozen": gettext_lazy("Froze texts and figures"),
    "thawed": gettext_lazy("Opened it again"),
    "published": gettext_lazy("Published an edition"),
    "withdrawn": gettext_lazy("Withdrew an edition"),
    # handover
    "asked for": gettext_lazy("Asked for the book"),
    "made": gettext_lazy("Made the book"),
    "signed as given": gettext_lazy("Signed for handing over"),
    "signed as received": gettext_lazy("Signed for receiving"),
}
# Rows that are logged with the record they stand in.
ROWS = {
    "counterparts": CounterpartMet._meta.verbose_name_plural,
    "posts": Delegate._meta.verbose_name_plural,
    "promises": Promise._meta.verbose_name_plural,
}
LOGGED_WITH = {Activity: (Mission, FollowUp), StaffPosition: (PositionHolding,)}
UNSAID = {
    *("uuid", "city", "created_at", "removed_at", "name_key", "added_by", "sha256", "size", "media_type", "file"),
    *("key", "position"),
}


def changes_of(record):
    """The lines of the log about one record and about what belongs to it (its `logged_parts`), latest first."""
    about = Q(record=record._meta.label_lower, record_uuid=getattr(record, "uuid", None))
    for name in getattr(record, "logged_parts", ()):
        parts = getattr(record, name).all()
        about |= Q(record=parts.model._meta.label_lower, record_uuid__in=parts.values("uuid"))
    return Change.objects.filter(about, city=record.city).select_related("by")


def rows_behind(record):
    """The rows of spreadsheets that a record came from, those of the latest first."""
    label = record._meta.label_lower
    rows = ImportedRow.objects.filter(record=label, record_uuid=record.uuid)
    block = ImportedBlock.objects.select_related("batch").holding(label, record.uuid)
    return [
        *rows.select_related("batch").order_by("-batch__uploaded_at", "row"),
        *([block.row_of(record.uuid)] if block else []),
    ]


def brought_in(record, uuids):
    """The lines of the log of records that came in a block: who, when, what was stored; `record` names the model."""
    blocks = [(each, ImportedBlock.objects.select_related("batch").holding(record, each)) for each in uuids]
    return [line_of(block, each) for each, block in blocks if block]


def line_of(block, record_uuid):
    """Tell of one record of a block what the log tells of the block."""
    batch = block.batch
    line = Change.objects.filter(batch=batch.uuid, record=block.record, action="imported").select_related("by").first()
    told = {"by": line.by, "at": line.at, "city": line.city, "channel": line.channel} if line else {}
    after = block.values_at(block.place_of(record_uuid))
    return Change(
        action="imported", record=block.record, record_uuid=record_uuid, after=after, batch=batch.uuid, **told
    )


def action_in_words(change):
    return ACTIONS.get(change.action, change.action)


def differences(change, locale):
    """What a change altered, as (name of the field, value before, value after), all in words."""
    try:
        model = apps.get_model(change.record)
    except LookupError:
        return []
    names = [name for name in (change.before | change.after) if name not in UNSAID and not name.endswith("_precision")]
    return [
        (
            label_of(model, name),
            in_words(model, name, change.before, locale),
            in_words(model, name, change.after, locale),
        )
        for name in names
    ]


def label_of(model, name):
    field = _field(model, name)
    label = str(field.verbose_name) if field else str(ROWS.get(name) or _rows_label(model, name))
    return label[:1].upper() + label[1:]


def in_words(model, name, values, locale):
    """A stored value as people say it: a choice by its word, a date in the city's way, yes and no."""
    value, field = values.get(name), _field(model, name)
    if value in (None, "", [], {}):
        return ""
    if hasattr(field, "in_words"):
        return field.in_words(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateField) and (day := _day(value)):
        return formats.date(day, locale, values.get(f"{name}_precision", "day"))
    if isinstance(field, models.DecimalField):
        return formats.number(value, locale)
    return str(value)


def _field(model, name):
    """The field of a model, or of what is logged with it: a mission with its activity, a holding with its post."""
    for each in (model, *LOGGED_WITH.get(model, ())):
        found = {field.name: field for field in [*each._meta.concrete_fields, *each._meta.many_to_many]}
        if name in found:
            return found[name]
    return None


def _rows_label(model, name):
    """What the rows of a record are called, such as the partners of a project."""
    rows = {relation.get_accessor_name(): relation.related_model for relation in model._meta.related_objects}
    return str(rows[name]._meta.verbose_name_plural) if name in rows else name


def _day(value):
    if isinstance(value, datetime.date):
        return value
    return parse_date(str(value)[:10])
