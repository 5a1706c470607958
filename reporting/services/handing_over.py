"""Ask for a handover book, and sign for it on both sides."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from observatory import history
from reporting.handover.making import start_making
from reporting.models import HandoverBook


class HandoverRefused(Exception):
    """The book cannot do this now; the text says why and is fit for the person who asked."""


def ask_for_book(**asked):
    """Begin a book; it is made behind the page, or before this answers where no worker lives."""
    book = begin_book(**asked)
    start_making(book)
    return book


@transaction.atomic
def begin_book(*, city, by, language, handed_over_on, letter="", reservations=""):
    """Begin a book that waits to be made."""
    told = {"letter": letter, "reservations": reservations}
    book = HandoverBook.objects.create(city=city, made_by=by, language=language, handed_over_on=handed_over_on, **told)
    history.note("asked for", book, by=by, after={"handed_over_on": handed_over_on.isoformat()})
    return book


@transaction.atomic
def sign(book, *, by, version):
    """Sign for a book: first whoever hands over, then somebody else who receives it.

    Raises `HandoverRefused` where the book is not ready, signed by both, or by the same person; and
    `ChangedMeanwhile` when somebody else signed since `version`.
    """
    history.lock(book, expected=version)
    if not book.is_ready:
        raise HandoverRefused(_("The book is not ready yet."))
    if book.received_by_id:
        raise HandoverRefused(_("Both sides have signed this book."))
    if book.given_by_id == by.pk:
        raise HandoverRefused(_("You signed for handing over. Somebody else signs for receiving."))
    side = "received" if book.given_by_id else "given"
    setattr(book, f"{side}_by", by)
    setattr(book, f"{side}_at", timezone.now())
    book.save(update_fields=[f"{side}_by", f"{side}_at"])
    history.note(f"signed as {side}", book, by=by)
