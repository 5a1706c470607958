from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from dialogues.choices import CommitmentKind, CommitmentStatus, Purpose
from observatory.models import Activity, Department, Record, Source


class Dialogue(Record):
    """A conversation of the city with actors of its territory: a session with a purpose (N3 ch. III)."""

    title = models.CharField(_("title"), max_length=200)
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)
    is_table = models.BooleanField(_("session of the intersectoral table"), default=False)
    is_awareness = models.BooleanField(_("makes the international dimension known to the departments"), default=False)
    held_on = models.DateField(_("held on"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    invited = models.ManyToManyField(
        Actor,
        blank=True,
        related_name="dialogues_invited_to",
        verbose_name=_("invited actors"),
    )
    attending = models.ManyToManyField(
        Actor,
        blank=True,
        related_name="dialogues_attended",
        verbose_name=_("attending actors"),
    )
    departments = models.ManyToManyField(
        Department,
        blank=True,
        related_name="dialogues",
        verbose_name=_("attending departments"),
    )
    participants = models.PositiveIntegerField(_("people present"), null=True, blank=True)
    women = models.PositiveIntegerField(_("women among them"), null=True, blank=True)
    summary = models.TextField(_("what was discussed"), blank=True)
    no_agreement = models.BooleanField(_("no agreement was reached"), default=False)
    is_closed = models.BooleanField(_("closed"), default=False)
    minutes = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dialogues",
        verbose_name=_("minutes"),
    )

    class Meta:
        default_related_name = "dialogues"
        ordering = ["-held_on", "-pk"]
        verbose_name = _("dialogue")
        verbose_name_plural = _("dialogues")
        constraints = [
            models.CheckConstraint(
                condition=Q(women=None) | Q(participants=None) | Q(women__lte=F("participants")),
                name="women_among_people_present",
            ),
        ]

    def __str__(self):
        return self.title


class Commitment(Record):
    """What was agreed in a dialogue, or promised in public: who does what by when, and what became of it."""

    dialogue = models.ForeignKey(
        Dialogue, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("dialogue")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=CommitmentKind, default=CommitmentKind.TASK)
    text = models.CharField(_("what was agreed"), max_length=500)
    responsible = models.CharField(_("by whom (post or organisation)"), max_length=150, blank=True)
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
