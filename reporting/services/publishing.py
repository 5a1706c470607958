"""Publish a frozen report: make its bytes, and keep them as the next edition."""

import hashlib
import uuid
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from observatory import formats, history
from observatory.models import Channel
from reporting.article.figures import goal_in_words
from reporting.documents import documents_of
from reporting.editions import changed_figures, changed_goals
from reporting.models import Edition, Withdrawal
from reporting.services.preparing import ReportRefused


def publish(report, *, by, version, reason="", channel=Channel.PAGE):
    """Make a frozen report's page, PDF and data files and keep them as its next edition, which never changes.

    The documents are drawn before the transaction, so that nobody waits for it. Raises `ReportRefused` when the report
    is not frozen, says nothing that the last edition does not say, or comes again without a reason; `ChangedMeanwhile`
    when it was changed since `version`; and `reporting.pdf.PdfError` when the paper cannot be drawn.
    """
    if not report.is_frozen:
        raise ReportRefused(_("Freeze the report before it is published."))
    if standing := standing_edition(report):
        raise ReportRefused(_("Edition %(n)s is published, and says the same.") % {"n": standing.number})
    previous = report.editions.order_by("-number").first()
    if previous and not reason.strip():
        raise ReportRefused(_("Say why there is a new edition: readers of the last one will ask."))
    edition = Edition(
        uuid=uuid.uuid4(),
        report=report,
        number=(report.editions.aggregate(last=Max("number"))["last"] or 0) + 1,
        title=report.frozen["report"]["title"],
        language=report.language,
        content=report.frozen,
        reason=reason.strip(),
        changes=_changes(previous.content, report.frozen) if previous else [],
        published_at=timezone.now(),
        published_by=by,
    )
    _keep(edition, documents_of(edition))
    with transaction.atomic():
        history.lock(report, expected=version)
        edition.save(force_insert=True)
        after = {"edition": edition.number, "pdf_sha256": edition.pdf_sha256, "reason": edition.reason}
        history.note("published", report, by=by, after=after, channel=channel)
    return edition


def _changes(old, new):
    locale = formats.locale_for(new["report"]["language"], new["city"]["locale"])
    written = partial(goal_in_words, locale=locale)
    return [*changed_figures(old, new), *changed_goals(old, new, written)]


def standing_edition(report):
    """The last edition where the city stands by it and it says what is frozen, so that nothing is new; else None."""
    last = report.editions.select_related("withdrawal").order_by("-number").first()
    return last if last and not last.withdrawn and last.content == report.frozen else None


@transaction.atomic
def withdraw(edition, *, reason, by):
    """Say that the city stands by an edition no more. It stays where it is, with the reason above it.

    Raises `ReportRefused` without a reason, and where it is withdrawn already.
    """
    if not reason.strip():
        raise ReportRefused(_("Say why the edition is withdrawn: its readers will ask."))
    _row, is_new = Withdrawal.objects.get_or_create(edition=edition, defaults={"reason": reason.strip(), "by": by})
    if not is_new:
        raise ReportRefused(_("This edition is withdrawn already."))
    history.note("withdrawn", edition.report, by=by, after={"edition": edition.number, "reason": reason.strip()})


def _keep(edition, documents):
    """Hand the bytes to the edition's files, each with its digest."""
    for name, (filename, content) in documents.items():
        setattr(edition, name, ContentFile(content, name=filename))
        setattr(edition, f"{name}_sha256", hashlib.sha256(content).hexdigest())
