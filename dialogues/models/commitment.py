from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dialogues.choices import CommitmentKind, CommitmentStatus
from dialogues.models.dialogue import Dialogue
from observatory.models import Activity, Record, StaffPosition


class Commitment(Record):
    """What was agreed in a dialogue, or promised in public: who does what by when, and what became of it."""

    dialogue = models.ForeignKey(
        Dialogue, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("dialogue")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=CommitmentKind, default=CommitmentKind.TASK)
    text = models.CharField(_("what was agreed"), max_length=500)
    responsible = models.CharField(_("by whom (post or organisation)"), max_length=150, blank=True)
    owner = models.ForeignKey(
        StaffPosition, models.PROTECT, null=True, blank=True, verbose_name=_("post of the office that follows it up")
    )
    deputy = models.ForeignKey(
        StaffPosition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments_as_deputy",
        verbose_name=_("deputy"),
    )
    resources = models.CharField(_("with what resources"), max_length=300, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=CommitmentStatus,
        default=CommitmentStatus.OPEN,
    )
    progress = models.DecimalField(_("progress, in per cent"), max_digits=5, decimal_places=2, null=True, blank=True)
    status_note = models.CharField(_("note on the status"), max_length=500, blank=True)
    answered_by = models.ForeignKey(
        Activity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments_answered",
        verbose_name=_("activity that answered it"),
    )

    class Meta:
        default_related_name = "commitments"
        ordering = ["due_on", "pk"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            models.CheckConstraint(
                condition=Q(progress=None) | Q(progress__gte=0, progress__lte=100),
                name="commitment_progress_is_a_share",
            ),
        ]

    def __str__(self):
        return self.text


class CommitmentNote(models.Model):
    """What was said of a commitment on a day, and where it stood then."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="notes", verbose_name=_("commitment"))
    written_on = models.DateField(_("written on"))
    status = models.CharField(_("status"), max_length=12, choices=CommitmentStatus)
    text = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        ordering = ["written_on", "pk"]
        verbose_name = _("note on a commitment")
        verbose_name_plural = _("notes on commitments")

    def __str__(self):
        return self.text or self.get_status_display()
