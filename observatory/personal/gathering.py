"""Gather what is held on a person, to be given to them."""

from django.apps import apps
from django.db import models
from django.db.models.query import QuerySet
from django.utils.translation import gettext as _

from observatory.backup.rows import fields_of, models_of
from observatory.canonical import plain
from observatory.models import Change, Membership, PositionHolding, User
from observatory.personal.mentions import Words, mentions

OF_THE_PERSON = (Membership, PositionHolding)  # their own, though what others did rests on it
NEVER_TOLD = {"password"}


class NothingHeld(Exception):
    """Nothing is held on the person."""


def known_as(email, also=()):
    """Answer the account of a person, or None, and the texts by which they are known."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    return user, Words([email, *also, *([user.email, user.name] if user else [])])


def held_on(email, also=()):
    """Everything held on a person as plain JSON. Raises `NothingHeld`."""
    user, words = known_as(email, also)
    named = [
        {"in": each.place, "key": plain(each.pk), "text": words.strings(each.value)}
        for each in mentions(words)
        if not (each.model is User and user and each.pk == user.pk)
    ]
    if not user and not named:
        raise NothingHeld(_("Nothing is held on %s.") % email)
    told = {"email": email, "account": None, "own": {}, "did": {}, "log": [], "named_in": named}
    if user:
        [told["account"]] = _rows(User, pk=user.pk)
        told["log"] = _rows(Change, by=user)
        for model, field in relations_to_people():
            told["own" if is_own(model, field) else "did"] |= _tied(model, field, user)
    return told


def relations_to_people():
    """Yield every relation of a table to an account, those of the change log aside."""
    for model in models_of(apps):
        for field in fields_of(model):
            if field.is_relation and field.related_model is User and model is not Change:
                yield model, field


def is_own(model, field):
    """Whether a row is the person's own: it would go with the account, or tells of their place in the office."""
    return field.remote_field.on_delete is models.CASCADE or model in OF_THE_PERSON


def _tied(model, field, user):
    """The rows that are tied to the account: one's own in full, of others' which they are."""
    rows = _rows(model, **{field.name: user})
    if rows and not is_own(model, field):
        rows = [row.get("uuid", row.get("id")) for row in rows]
    return {f"{model._meta.label}.{field.name}": rows} if rows else {}


def _rows(model, **which):
    names = [field.attname for field in fields_of(model) if field.name not in NEVER_TOLD]
    rows = QuerySet(model).filter(**which).order_by("pk").values_list(*names)
    return [dict(zip(names, plain([*row]), strict=True)) for row in rows.iterator()]
