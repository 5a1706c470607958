"""Making a book, behind its page: what a person asked for is made by a worker, or at once where there is none."""

import hashlib

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction
from django.tasks import task
from django.utils import timezone, translation

from observatory import history
from observatory.services import background
from reporting.choices import HandoverStage
from reporting.handover.gaps import missing_in
from reporting.handover.package import book_json, book_pdf, calendar_bytes, package
from reporting.handover.parts import Scope, gathered
from reporting.models import HandoverBook
from reporting.pdf import PdfError

MAY = "reporting.publish_report"


def start_making(book):
    """Leave the making to a worker, or do it now where none lives."""
    if background.is_worker_there():
        make_behind.enqueue(book=book.pk)
    else:
        make(book)


@task
def make_behind(book):
    make(HandoverBook.objects.select_related("city__country", "made_by").get(pk=book))


def make(book):
    """Gather, draw and pack a book that waits; one that is made already, or no longer allowed, is left alone."""
    if not book.is_working:
        return
    if not get_user_model().objects.get(pk=book.made_by_id).has_perm(MAY, book.city):
        _stand(book, HandoverStage.FAILED, problem="not allowed any more")
        return
    with translation.override(book.language):
        try:
            _make(book)
        except Exception as problem:
            said = str(problem)[:500] if isinstance(problem, PdfError) else ""
            _stand(book, HandoverStage.FAILED, problem=said)
            if not said:
                raise


def _make(book):
    scope = scope_of(book)
    _stand(book, HandoverStage.GATHERING)
    book.missing = missing_in(scope)
    book.content = {
        "city": book.city.name,
        "handed_over_on": book.handed_over_on.isoformat(),
        "letter": book.letter,
        "reservations": book.reservations,
        "missing": book.missing,
        "parts": gathered(scope),
    }
    book.made_at = timezone.now()
    _stand(book, HandoverStage.DRAWING)
    pdf, ics = book_pdf(book), calendar_bytes(scope, book)
    _stand(book, HandoverStage.PACKING)
    files = {"pdf": pdf, "ics": ics, "zip": package(scope, pdf, ics, book_json(book))}
    for name, content in files.items():
        setattr(book, name, ContentFile(content, name=f"{book.city.code}-handover-{book.handed_over_on}.{name}"))
        setattr(book, f"{name}_sha256", hashlib.sha256(content).hexdigest())
    book.stage, book.touched_at = HandoverStage.READY, timezone.now()
    with transaction.atomic():
        book.save()
        history.note("made", book, by=book.made_by, after={"zip_sha256": book.zip_sha256, "missing": book.missing})


def scope_of(book):
    return Scope(book.city, book.made_by, timezone.localdate(), book.handed_over_on)


def _stand(book, stage, **more):
    """Say how far it has come, at once and for everybody to see."""
    book.stage, book.touched_at = stage, timezone.now()
    HandoverBook.objects.filter(pk=book.pk).update(stage=stage, touched_at=book.touched_at, **more)
