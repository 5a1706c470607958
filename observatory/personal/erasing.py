"""Take a person out of the database: who did it becomes a former member, what was done and every figure stay."""

from collections import Counter

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection, models, transaction
from django.db.models import Value
from django.db.models.functions import Greatest
from django.db.models.query import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from observatory import history, indexed, sealing
from observatory.append_only import guarded_tables, protect, unprotect
from observatory.backup.files import stored_files
from observatory.choices import Role
from observatory.models import Change, Channel, Membership, User
from observatory.personal.gathering import NothingHeld, is_own, known_as, relations_to_people
from observatory.personal.mentions import mentions

PUBLISHED = {"reporting.Edition"}  # its bytes are public and never change: it is told, and may be withdrawn


class NotErased(Exception):
    """The person cannot be erased; the text says why."""


@transaction.atomic
def erase(email, *, also=(), channel=Channel.COMMAND):
    """Erase a person, with an account or without; answer what was erased, and what names them still.

    `also` are further texts, such as a telephone number, a spelling of the name. Raises `NotErased`, `NothingHeld`.
    """
    user, words = known_as(email, also)
    if user:
        refuse_last_administrator(user)
    found = [each for each in mentions(words) if not (each.model is User and user and each.pk == user.pk)]
    kept = {_name(each) for each in found if each.model._meta.label in PUBLISHED}
    if not user and not found:
        raise NothingHeld(_("Nothing is held on %s.") % email)
    _leave_no_bytes()
    if user:
        _close(user)
    erased = [each for each in found if each.model._meta.label not in PUBLISHED]
    _take_out(erased, words)
    indexed.forget()
    cache.clear()  # what limits log-ins may hold the address
    _tell(user, [each for each in erased if each.model is Change], channel)
    counts = Counter(each.place for each in erased)
    files = sorted({each.name for each in stored_files() if each.path.is_file() and words.in_file(each.path)})
    return {"account": bool(user), "erased": counts, "kept": sorted(kept), "files": files}


def refuse_last_administrator(user):
    """Raise `NotErased` where nobody would be left to look after the installation, or after the people of a city."""
    if user.is_superuser and not User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk).exists():
        raise NotErased(_("This is the last operator of this installation: make another one first."))
    admins = Membership.objects.current().filter(role=Role.ADMIN)
    for mine in admins.filter(user=user).select_related("city"):
        if not admins.filter(city=mine.city, user__is_active=True).exclude(user=user).exists():
            raise NotErased(_("This is the last administrator of %s: give somebody else the role first.") % mine.city)


def _leave_no_bytes():
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _close(user):
    """End what the account may do, delete what is the person's own, and make it nobody's."""
    now = timezone.now()
    last_day = Greatest("starts_on", Value(timezone.localdate()))
    Membership.objects.filter(user=user, ended_at=None).update(ended_at=now, ends_on=last_day)
    for model, field in relations_to_people():
        if is_own(model, field) and field.remote_field.on_delete is models.CASCADE:
            QuerySet(model).filter(**{field.name: user}).delete()
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
    user.email, user.name = f"former-{user.pk}@{User.NOWHERE}", ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.deactivated_at, user.last_login = user.deactivated_at or now, None
    user.set_unusable_password()
    user.save()


def _take_out(found, words):
    tables = [table for table in guarded_tables(connection) if table in {each.model._meta.db_table for each in found}]
    connection.check_constraints()  # nothing may wait to be checked where a trigger is taken off
    for table in tables:
        unprotect(connection, table)
    for each in found:
        value = words.without(each.value, each.field.name)
        if each.field.max_length:
            value = value[: each.field.max_length]
        QuerySet(each.model).filter(pk=each.pk).update(**{each.field.attname: value})
    connection.check_constraints()
    for table in tables:
        protect(connection, table)


def _tell(user, entries, channel):
    """Say in the log that a person was erased, and what the entries it changed are to be from now on."""
    changed = Change.objects.filter(pk__in={each.pk for each in entries})
    digests = {str(change.uuid): sealing.entry_of(change) for change in changed}
    history.note(sealing.ERASED, user or User(uuid=None), by=None, after={"entries": digests}, channel=channel)


def _name(mention):
    return str(mention.model._base_manager.get(pk=mention.pk))
