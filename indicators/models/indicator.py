import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators.choices import Dimension, Direction, Hierarchy, Level, Nature, Standing, ValueType
from observatory.models import City


class Category(models.Model):
    """A group of indicators within a dimension, as the Notebooks order them (N8 ch. 2 and 3)."""

    code = models.CharField(_("code"), max_length=10, unique=True)
    dimension = models.CharField(_("dimension"), max_length=15, choices=Dimension)
    position = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(_("name"), max_length=150)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self):
        return self.name


class IndicatorQuerySet(models.QuerySet):
    def catalogue(self):
        """The indicators that every city shares."""
        return self.filter(city=None, retired_at=None)

    def usable_by(self, city):
        """The catalogue, what the city defined itself, and what a territory around it defined for its cities."""
        around = [city.pk]
        while (city := city.parent) is not None:
            around.append(city.pk)
        return self.filter(Q(city=None) | Q(city__in=around), retired_at=None)

    def visible_to(self, user):
        """The catalogue, own ones of cities the person works on, and own ones a public city publishes."""
        own = City.objects.worked_on_by(user).values("pk")
        published = Q(
            adoptions__is_public=True,
            adoptions__retired_on=None,
            adoptions__standing__in=(Standing.ACTIVE, Standing.SUSPENDED),
            adoptions__city__is_public=True,
        )
        return self.filter(Q(city=None) | Q(city__in=own) | Q(pk__in=self.model.objects.filter(published).values("pk")))

    def counted(self):
        """Those the register can count by itself."""
        return self.exclude(rule="")


class Indicator(models.Model):
    """Something worth measuring about a city's international action: of the common catalogue, or of one city."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=40)
    city = models.ForeignKey(
        City,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="own_indicators",
        verbose_name=_("city"),
    )
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("category"),
    )
    dimension = models.CharField(_("dimension"), max_length=15, choices=Dimension)
    position = models.PositiveIntegerField(default=0)
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.OUTPUT)
    nature = models.CharField(_("nature"), max_length=15, choices=Nature, default=Nature.QUANTITATIVE)
    value_type = models.CharField(_("kind of value"), max_length=10, choices=ValueType, default=ValueType.COUNT)
    hierarchy = models.CharField(_("hierarchy"), max_length=12, choices=Hierarchy, default=Hierarchy.MANAGEMENT)
    quality = models.JSONField(_("quality"), default=list, blank=True)
    direction = models.CharField(_("direction"), max_length=5, choices=Direction, default=Direction.UP)
    periodicities = models.JSONField(_("periodicity"), default=list, blank=True)
    moments = models.JSONField(_("moment"), default=list, blank=True)
    name = models.CharField(_("name"), max_length=600)
    definition = models.TextField(_("definition"), blank=True)
    rationale = models.TextField(_("why it matters"), blank=True)
    unit = models.CharField(_("unit"), max_length=100, blank=True)
    how_to_compute = models.TextField(_("how it is computed"), blank=True)
    auto_source = models.CharField(_("what it can be counted from"), max_length=200, blank=True)
    rule = models.CharField(_("counting rule"), max_length=60, blank=True, editable=False)
    source = models.CharField(_("source"), max_length=300, blank=True)
    options = models.JSONField(_("answers to choose from"), default=list, blank=True)
    per_inhabitant = models.BooleanField(_("may be told per inhabitant"), default=False)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code", "pk"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        permissions = [
            ("define_indicator", "Define a city's own indicator"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(city=None),
                name="one_catalogue_indicator_per_code",
            ),
            models.UniqueConstraint(fields=["city", "code"], name="one_own_indicator_per_code"),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"

    @property
    def is_counted(self):
        return bool(self.rule)


class RubricLevel(models.Model):
    """One step of an indicator's scale, with what it takes to stand on it."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="levels", verbose_name=_("indicator"))
    value = models.PositiveSmallIntegerField(_("value"))
    name = models.CharField(_("name"), max_length=100)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["indicator", "value"]
        verbose_name = _("level of the scale")
        verbose_name_plural = _("levels of the scale")
        constraints = [models.UniqueConstraint(fields=["indicator", "value"], name="one_rubric_level_per_value")]

    def __str__(self):
        return self.name
