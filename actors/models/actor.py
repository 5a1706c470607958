from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.choices import SUBKINDS, ActorRole, Group, Reach, Subkind
from observatory.models import Country, Department, Record, StaffPosition
from observatory.models.record import RecordQuerySet


class ActorQuerySet(RecordQuerySet):
    def on_the_map(self, day):
        """Leave those that stood on the map on a day: put on it by then, or assessed by then, and not gone yet."""
        assessments = self.model._meta.get_field("assessments").related_model.objects.kept().until(day)
        by_then = Q(mapped_on__lte=day) | Q(pk__in=assessments.values("actor"))
        return self.kept().filter(by_then, Q(left_on=None) | Q(left_on__gt=day))


def subkind_of_its_group():
    """Make the condition that a sub-kind, where one is said, is one of the actor's group."""
    pairs = (Q(group=group.value, subkind__in=[each.value for each in kinds]) for group, kinds in SUBKINDS.items())
    condition = Q(subkind="")
    for pair in pairs:
        condition |= pair
    return condition


class Actor(Record):
    """An organisation or group of the territory, or abroad, that takes part in the city's international action."""

    name = models.CharField(_("name"), max_length=250)
    name_key = models.CharField(max_length=250, db_index=True, editable=False)
    group = models.CharField(_("group"), max_length=20, choices=Group)
    subkind = models.CharField(_("sub-kind"), max_length=20, choices=Subkind, blank=True)
    nature = models.CharField(_("what it is, in other words"), max_length=100, blank=True)
    reach = models.CharField(_("local or abroad"), max_length=6, choices=Reach, default=Reach.LOCAL)
    role = models.CharField(_("its part in international action"), max_length=12, choices=ActorRole, blank=True)
    capacities = models.TextField(_("what it can contribute"), blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actors",
        verbose_name=_("country"),
    )
    place = models.CharField(_("city"), max_length=150, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    contact = models.CharField(_("contact"), max_length=300, blank=True)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actors",
        verbose_name=_("department in contact with it"),
    )
    responsible_post = models.ForeignKey(
        StaffPosition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actors",
        verbose_name=_("post that looks after it"),
    )
    mapped_on = models.DateField(_("on the map since"), default=timezone.localdate)
    left_on = models.DateField(_("gone since"), null=True, blank=True)
    agreed_on = models.DateField(_("agreed to be named on"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        editable=False,
        verbose_name=_("merged into"),
    )

    objects = ActorQuerySet.as_manager()

    class Meta:
        default_related_name = "actors"
        ordering = ["name", "pk"]
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "name_key"],
                condition=Q(removed_at=None),
                name="one_actor_per_name",
            ),
            models.CheckConstraint(condition=subkind_of_its_group(), name="subkind_of_its_group"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("pk")), name="actor_not_part_of_itself"),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("mapped_on")), name="actor_leaves_after_it_came"
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(agreed_on__isnull=False), name="actor_named_after_it_agreed"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(removed_at=None) & ~Q(merged_into=F("pk")),
                name="merged_actor_is_off_the_register",
            ),
        ]

    def __str__(self):
        return self.name


class DistinctActors(models.Model):
    """Two actors that are written alike and that somebody found to be two, so that they are not pointed out again."""

    first = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    second = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["first", "second"]
        verbose_name = _("pair of distinct actors")
        verbose_name_plural = _("pairs of distinct actors")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_distinct_pair_of_actors"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="distinct_actors_in_order"),
        ]

    def __str__(self):
        return f"{self.first} / {self.second}"


class ActorMerge(models.Model):
    """Two actors made one: what moved from one to the other, so that it can go back."""

    kept = models.ForeignKey(Actor, models.PROTECT, related_name="+", verbose_name=_("actor that stayed"))
    other = models.ForeignKey(Actor, models.PROTECT, related_name="+", verbose_name=_("actor that was merged"))
    moved = models.JSONField(default=dict, blank=True)  # {"app.model.field": [keys of rows]}
    filled = models.JSONField(default=dict, blank=True)  # {field: the value the kept one took over}
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("merging of two actors")
        verbose_name_plural = _("mergings of actors")
        constraints = [
            models.UniqueConstraint(fields=["other"], condition=Q(undone_at=None), name="one_merging_per_actor"),
            models.CheckConstraint(condition=~Q(kept=F("other")), name="merging_of_two_actors"),
        ]

    def __str__(self):
        return f"{self.other} → {self.kept}"
