"""Whom the spellings in a city's files mean: decided once by a person, used each time, told each time."""

from django.apps import apps
from django.db import transaction

from observatory import history
from observatory.models import City, NameAlias
from observatory.spreadsheets import key


class Aliases:
    """The spellings that a city decided about, for reading many rows without a query."""

    def __init__(self, city):
        self._meant = {}
        found = list(NameAlias.objects.filter(city=city))
        names = current_names(city, found)
        for alias in found:
            self._meant[alias.refers_to, alias.name_key] = names.get((alias.refers_to, alias.record_uuid), alias.meant)

    def __contains__(self, asked):
        refers_to, name = asked
        return (refers_to, key(name)) in self._meant

    def applied(self, row, field, value):
        """Give the value of a field with the names that are meant, and warn of each that is put for another."""
        if not self._meant or not field.refers_to:
            return value
        if isinstance(value, list):
            return list(dict.fromkeys(self._applied(row, field, each) for each in value))
        return self._applied(row, field, value)

    def apply(self, row, fields):
        """Put the names that are meant for those of a row that came by its completion."""
        for field in fields if self._meant else ():
            if field.name in row.values:
                row.values[field.name] = self.applied(row, field, row.values[field.name])

    def _applied(self, row, field, name):
        meant = self._meant.get((field.refers_to, key(name)), name) if isinstance(name, str) else name
        if meant != name:
            row.warn("alias", field.name, name, meant=meant)
        return meant


def current_names(city, aliases):
    """Give the names that the records of aliases bear today: {(label, uuid): name}."""
    found = {}
    for label in {alias.refers_to for alias in aliases if alias.record_uuid}:
        uuids = [alias.record_uuid for alias in aliases if alias.refers_to == label and alias.record_uuid]
        records = nameable(label, city)
        if records is not None:
            found |= {(label, record.uuid): name_of(record) for record in records.filter(uuid__in=uuids)}
    return found


def name_of(record):
    """What a record is called: its name, or else its title."""
    return getattr(record, "name", None) or record.title


def texts_known(label, city):
    """The names that a city's records hold as texts, of a field such as `observatory.agreement.counterparts`."""
    app, model, name = label.split(".")
    model = apps.get_model(app, model)
    path = f"{name}__name" if model._meta.get_field(name).is_relation else name
    return set(model.objects.kept().filter(city=city).values_list(path, flat=True)) - {None, ""}


def nameable(label, city):
    """The records of a model that the files of a city may name; None where names are but texts."""
    if label.count(".") != 1:
        return None
    records = apps.get_model(label).objects
    if label == "observatory.city":
        return City.objects.nameable_by(city)
    if hasattr(records.all(), "nameable_by"):
        return records.nameable_by(city)
    return records.kept().filter(city__in=City.objects.within(city))


@transaction.atomic
def remember(city, refers_to, name, meant, *, by, record_uuid=None):
    """Keep whom a spelling means in the files of a city, with its line in the log."""
    alias, is_new = NameAlias.objects.select_for_update().update_or_create(
        city=city,
        refers_to=refers_to,
        name_key=key(name)[:300],
        defaults={"name": name[:300], "meant": meant[:300], "record_uuid": record_uuid},
    )
    history.note("created" if is_new else "changed", alias, by=by, after=history.snapshot(alias))
    return alias


@transaction.atomic
def forget(thing, *, by):
    """Drop an alias or a layout: the next file is asked about again."""
    history.note("removed", thing, by=by, before=history.snapshot(thing))
    thing.delete()
