"""What departments can teach and want to learn, and which of it was brought together (N8 ch. 3)."""

import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from observatory.choices import AreaOfAction
from observatory.models.office import Department
from observatory.models.practice import GoodPractice
from observatory.models.record import Record, RecordQuerySet
from observatory.models.reference import Sdg


class KnowledgeQuerySet(RecordQuerySet):
    def open(self):
        return self.filter(is_open=True)


class Knowledge(Record):
    """Something that a department can teach or wants to learn."""

    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("in a few sentences"), blank=True)
    topics = models.JSONField(_("topics"), default=list, blank=True)
    area_of_action = models.CharField(_("area of action"), max_length=20, choices=AreaOfAction, blank=True)
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, verbose_name=_("department"), related_name="%(class)ss"
    )
    sdgs = models.ManyToManyField(Sdg, blank=True, verbose_name=_("SDGs"), related_name="%(class)ss")
    since = models.DateField(_("since"))
    is_open = models.BooleanField(_("still open"), default=True)

    objects = KnowledgeQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-since", "-pk"]

    def __str__(self):
        return self.title


class Offer(Knowledge):
    """What a department of the city can teach others."""

    practice = models.ForeignKey(
        GoodPractice, models.PROTECT, null=True, blank=True, related_name="offers", verbose_name=_("good practice")
    )

    class Meta(Knowledge.Meta):
        default_related_name = "offers"
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "code"], condition=~Q(code="") & Q(removed_at=None), name="one_offer_per_code"
            ),
        ]


class NeedQuerySet(KnowledgeQuerySet):
    def known_on(self, day):
        """Needs that had been voiced by a day."""
        return self.filter(since__lte=day)

    def matched_by(self, day):
        """Needs for which an offer had been accepted by a day."""
        return self.filter(Exists(Match.objects.filter(need=OuterRef("pk"), matched_on__lte=day)))


class Need(Knowledge):
    """What a department of the city wants to learn."""

    objects = NeedQuerySet.as_manager()

    class Meta(Knowledge.Meta):
        default_related_name = "needs"
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "code"], condition=~Q(code="") & Q(removed_at=None), name="one_need_per_code"
            ),
        ]


class Match(models.Model):
    """An offer that was accepted for a need of the city, on a day, and what came of it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    need = models.ForeignKey(Need, models.PROTECT, related_name="matches", verbose_name=_("need"))
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="matches", verbose_name=_("offer"))
    matched_on = models.DateField(_("accepted on"))
    outcome = models.TextField(_("what came of it"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-matched_on", "-pk"]
        verbose_name = _("match of offer and need")
        verbose_name_plural = _("matches of offers and needs")
        constraints = [models.UniqueConstraint(fields=["need", "offer"], name="one_match_per_need_and_offer")]

    def __str__(self):
        return str(self.need)  # not the offer, which another city may have hidden since

    @property
    def city(self):
        return self.need.city
