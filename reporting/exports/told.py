"""What cities tell of their dialogues, what was agreed there, and their reports."""

from django.db.models import OuterRef, Q, Subquery
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from dialogues.models import Commitment, Dialogue
from observatory.choices import Language
from reporting.exports.collection import Collection
from reporting.exports.columns import DATE, TEXT, WHOLE, Column, of_model
from reporting.exports.register import READERS
from reporting.models import Edition

DIALOGUES = Collection(
    "dialogues",
    _("Dialogues"),
    lambda: Dialogue.objects.public().filter(is_closed=True).select_related("city"),
    of_model(
        Dialogue,
        *("uuid", "code", "title", "purpose", "city", "held_on", "is_table", "participants", "women", "summary"),
        *("output", "no_agreement"),
        **READERS,
    ),
    days=("held_on", "held_on"),
)


def _commitments():
    """Public ones that were promised outside a dialogue, or in one that everybody may read."""
    told = Q(dialogue__is_public=True, dialogue__is_closed=True, dialogue__removed_at=None)
    return Commitment.objects.public().filter(Q(dialogue=None) | told).select_related("city", "dialogue")


COMMITMENTS = Collection(
    "commitments",
    _("Commitments"),
    _commitments,
    of_model(
        Commitment,
        *("uuid", "code", "dialogue", "city", "kind", "text", "responsible", "due_on", "status", "status_note"),
        dialogue=lambda record: record.dialogue.code or record.dialogue.title if record.dialogue else "",
        **READERS,
    ),
    days=("due_on", "due_on"),
)


def _reports():
    """Every edition, also what is withdrawn or was superseded: each says so."""
    rows = Edition.objects.public().filter(report__removed_at=None).defer("content", "changes")
    later = Edition.objects.filter(report=OuterRef("report"), number__gt=OuterRef("number")).order_by("-number")
    rows = rows.annotate(superseded_by=Subquery(later.values("number")[:1]))
    return rows.select_related("report__city", "report__period", "withdrawal")


def of_report(name, label, read):
    return Column(name, label, lambda edition: read(edition.report))


def of_withdrawal(name, label, read, kind=TEXT):
    return Column(name, label, lambda edition: read(edition.withdrawn) if edition.withdrawn else None, kind)


def checksum(name):
    """The SHA-256 of a file of an edition, by which anybody may check what they were given."""
    label = format_lazy(_("SHA-256 of the {name}"), name=name.upper())
    return Column(f"{name}_sha256", label, lambda edition: getattr(edition, f"{name}_sha256"))


REPORTS = Collection(
    "reports",
    _("Reports"),
    _reports,
    (
        Column("uuid", _("Identifier"), lambda edition: str(edition.uuid)),
        of_report("city", _("City"), lambda report: report.city.code),
        of_report("report", _("Code"), lambda report: report.code),
        of_report("kind", _("Kind"), lambda report: report.kind),
        of_report("period", _("Period"), lambda report: report.period.code),
        Column("edition", _("Edition"), lambda edition: edition.number, WHOLE),
        Column("title", _("Title"), lambda edition: edition.title),
        Column("language", _("Language"), lambda edition: edition.language, choices=tuple(Language.choices)),
        Column("published_on", _("Published on"), lambda edition: edition.published_at.date(), DATE),
        *of_model(Edition, "reason"),
        Column("superseded_by", _("Edition that took its place"), lambda edition: edition.superseded_by, WHOLE),
        of_withdrawal("withdrawn_on", _("Withdrawn on"), lambda withdrawal: withdrawal.at.date(), DATE),
        of_withdrawal("withdrawal_reason", _("Why it is withdrawn"), lambda withdrawal: withdrawal.reason),
        *(checksum(name) for name in ("pdf", "csv", "json")),
    ),
    city="report__city__code",
    days=("report__period__starts_on", "report__period__ends_on"),
)
