"""The administrations of a city."""

from django.db import transaction

from observatory import history


@transaction.atomic
def remove_term(term, *, by):
    """Delete a term that was written down by mistake; the log keeps what it was. Raises `history.ChangedMeanwhile`."""
    before = history.lock(term, expected=term.version)
    history.note("removed", term, by=by, before=before)
    term.delete()
