"""The change log as a chain: each entry is sealed with a digest over itself and over the seal before it.

Sealing follows each commit in a transaction of its own, so that nobody who writes waits for another. Who changes,
deletes or moves an entry breaks the chain from there on. Who may write everything could make a new chain; that is why
its last digest is told in backups and by `verify`, to be kept elsewhere.
"""

import datetime
import hashlib
from itertools import batched

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from observatory.canonical import line_of, plain
from observatory.models import Change, Seal

ERASED = "erased"
SOON = datetime.timedelta(hours=1)  # no transaction lasts longer, so no entry waits longer for its seal
FIELDS = (
    *("uuid", "at", "by_id", "channel", "city_id", "action", "record", "record_uuid", "label"),
    *("before", "after", "batch"),
)
LOCK = 7_317_025  # of PostgreSQL; any number that nothing else takes
AT_ONCE = 1000


class Broken(Exception):
    """The change log is not as it was written; the text names the first entry that is not."""


def seal_after_commit():
    """Have what this transaction writes into the log sealed once it is committed."""
    if all(waiting[1] is not seal_new for waiting in connection.run_on_commit):
        transaction.on_commit(seal_new, robust=True)


def seal_new():
    """Seal the entries of the last hour that are not sealed yet."""
    seal(Change.objects.filter(at__gte=timezone.now() - SOON), Seal)


def seal_all():
    """Seal what a killed server, or a backup of that very moment, left without a seal."""
    if Seal._meta.db_table in connection.introspection.table_names():
        seal(Change.objects.all(), Seal)


@transaction.atomic
def seal(changes, seals):
    """Seal those of these entries that have no seal, in their order."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    chain = head(seals)
    waiting = changes.filter(seal=None).order_by("pk").values_list("pk", *FIELDS)
    for some in batched(waiting.iterator(AT_ONCE), AT_ONCE):
        new = []
        for pk, *values in some:
            entry = _digest(line_of(plain(values)))
            chain = _digest(chain + entry)
            new.append(seals(change_id=pk, entry=entry, chain=chain))
        seals.objects.bulk_create(new)


def head(seals=Seal):
    """The last digest of the chain; empty before the first entry."""
    return seals.objects.order_by("-pk").values_list("chain", flat=True).first() or ""


def entry_of(change):
    """The digest of one entry as it stands."""
    return _digest(line_of(plain([getattr(change, name) for name in FIELDS])))


def check_chain(noted=None):
    """Hold every entry against its seal; answer how many there are. Raises `Broken`.

    A last digest that was noted earlier must still be in the chain: so a tail that was cut off with its seals shows.
    """
    if noted and not Seal.objects.filter(chain=noted).exists():
        raise Broken(
            _("The change log does not lead to the digest that was noted: entries were cut off or written anew.")
        )
    erased, chain, count = _erased(), "", 0
    seals = Seal.objects.order_by("pk").values_list("change_id", "entry", "chain").iterator(AT_ONCE)
    for some in batched(seals, AT_ONCE):
        told = Change.objects.filter(pk__in=[pk for pk, *_seal in some]).values_list("pk", *FIELDS)
        entries = {pk: values for pk, *values in told}
        for pk, entry, sealed in some:
            chain = _digest(chain + entry)
            _check(pk, entries.get(pk), chain == sealed, entry, erased)
            count += 1
    late = Change.objects.filter(seal=None, at__lt=timezone.now() - SOON).order_by("pk").first()
    if late:
        raise Broken(_("Entry %s of the change log was never sealed.") % late.pk)
    return count


def _check(pk, values, is_linked, entry, erased):
    """Hold one entry against its seal: its digest, or what it is to be since personal data was taken out of it."""
    if values is None:
        raise Broken(_("Entry %s of the change log is gone.") % pk)
    if not is_linked:
        raise Broken(_("Before entry %s of the change log, others were taken out, moved or put in.") % pk)
    if _digest(line_of(plain(values))) != erased.get(str(values[0]), entry):
        raise Broken(_("Entry %s of the change log was changed.") % pk)


def _erased():
    """What entries are to be since personal data was taken out of them: digests by UUID, told by the log itself."""
    found = Change.objects.filter(action=ERASED).order_by("pk").values_list("after", flat=True)
    return {uuid: digest for after in found for uuid, digest in after.get("entries", {}).items()}


def _digest(text):
    return hashlib.sha256(text.encode()).hexdigest()
