"""What differs between a row of a sheet and the record it means."""

from django.db import models

from observatory.resources.dataset import comparable


def changes_of(row, dataset):
    """Tell what differs between a row and the record it means: {field: (as stored, as in the sheet)}."""
    found = {}
    for name, value in row.stored.items():
        if name in dataset.told_apart_by:
            continue
        before = getattr(row.record, name)
        if before is not value and _differ(before, value, dataset.model._meta.get_field(name)):
            found[name] = (before, value)
    for name, things in row.many.items():
        before = list(getattr(row.record, name).all())
        if {thing.pk for thing in before} != {thing.pk for thing in things}:
            found[name] = (before, things)
    beside = dataset.beside_of(row.record) if row.beside else {}
    for name, value in row.beside.items():
        before = beside.get(name)
        if (before or None) != (value or None):
            found[name] = (before, value)
    return found


def _differ(before, value, field):
    if before == value:
        return False
    if isinstance(field, models.ForeignKey):
        return comparable(before) != comparable(value)
    if isinstance(before, str) and isinstance(value, str):
        return before.strip() != value.strip()
    return (None if before == "" else before) != (None if value == "" else value)
