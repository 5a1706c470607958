from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from dialogues.choices import Fulfilled, Purpose
from observatory.models import Department, Record, Source

QUALITY = ("plural", "consequential", "long_term", "work_oriented", "coordinated")


def criterion(label):
    """Make the field of one of the five qualities of a good dialogue (N3 ch. II, idea 12)."""
    return models.CharField(label, max_length=8, choices=Fulfilled, blank=True)


class Dialogue(Record):
    """A conversation of the city with actors of its territory: a session with a purpose (N3 ch. III)."""

    title = models.CharField(_("title"), max_length=200)
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)
    is_table = models.BooleanField(_("session of the intersectoral table"), default=False)
    is_awareness = models.BooleanField(_("makes the international dimension known to the departments"), default=False)
    held_on = models.DateField(_("held on"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    series = models.CharField(_("series or standing table it belongs to"), max_length=150, blank=True)
    agenda = models.TextField(_("agenda"), blank=True)
    expected_short = models.TextField(_("results expected in the short term"), blank=True)
    expected_middle = models.TextField(_("results expected in the middle term"), blank=True)
    expected_long = models.TextField(_("results expected in the long term"), blank=True)
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
    perceptions = models.TextField(_("how those present saw it"), blank=True)
    output = models.TextField(_("what was obtained"), blank=True)
    plural = criterion(_("it was plural"))
    consequential = criterion(_("what was said has consequences"))
    long_term = criterion(_("it looks to the long term"))
    work_oriented = criterion(_("it was oriented to work"))
    coordinated = criterion(_("it suited each group, and was coordinated with the other dialogues"))
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
