from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from actors.choices import RelationKind
from actors.models.actor import Actor
from observatory.choices import Precision
from observatory.models import Record, Source
from observatory.models.record import RecordQuerySet


class RelationQuerySet(RecordQuerySet):
    def named(self):
        return self.select_related("from_actor", "to_actor")

    def on(self, day):
        """Leave those that lasted on a day: begun by then, if it is known when, and not over."""
        return self.filter(
            Q(starts_on=None) | Q(starts_on__lte=day),
            Q(ends_on=None) | Q(ends_on__gte=day),
        )


class Relation(Record):
    """What one actor has to do with another, from a day and until one, as somebody knows it. Never public."""

    from_actor = models.ForeignKey(Actor, models.PROTECT, related_name="relations_from", verbose_name=_("actor"))
    kind = models.CharField(_("relation"), max_length=12, choices=RelationKind)
    to_actor = models.ForeignKey(Actor, models.PROTECT, related_name="relations_to", verbose_name=_("the other actor"))
    starts_on = models.DateField(_("since"), null=True, blank=True)
    starts_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="relations", verbose_name=_("source")
    )
    evidence = models.CharField(_("how it is known"), max_length=300, blank=True)

    objects = RelationQuerySet.as_manager()

    class Meta:
        default_related_name = "relations"
        ordering = ["from_actor", "to_actor", "pk"]
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.CheckConstraint(condition=~Q(from_actor=F("to_actor")), name="relation_of_two_actors"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="relation_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=Q(is_public=False), name="relation_is_never_public"),
            models.UniqueConstraint(
                fields=["from_actor", "to_actor", "kind", "starts_on"],
                condition=Q(removed_at=None, starts_on__isnull=False),
                name="one_relation_per_period",
            ),
            models.UniqueConstraint(
                fields=["from_actor", "to_actor", "kind"],
                condition=Q(removed_at=None, starts_on=None),
                name="one_relation_without_a_start",
            ),
        ]

    def __str__(self):
        return f"{self.from_actor} {self.get_kind_display()} {self.to_actor}"
