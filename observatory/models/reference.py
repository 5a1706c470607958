"""What is the same for every city: countries, currencies, the SDGs and the gazetteer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Country(models.Model):
    """A country of ISO 3166, with its names in four languages and others people use for it."""

    code = models.CharField(_("ISO code"), max_length=2, primary_key=True)
    alpha3 = models.CharField(max_length=3, unique=True)
    numeric = models.CharField(max_length=3, blank=True)
    name = models.CharField(_("name"), max_length=100)
    region = models.CharField(max_length=20, blank=True)
    is_eu = models.BooleanField(default=False)
    latitude = models.DecimalField(max_digits=9, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=5, null=True, blank=True)
    aliases = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def __str__(self):
        return self.name


class Currency(models.Model):
    """A currency of ISO 4217."""

    code = models.CharField(_("ISO code"), max_length=3, primary_key=True)
    numeric = models.CharField(max_length=3, blank=True)
    minor_units = models.PositiveSmallIntegerField(default=2)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        ordering = ["code"]
        verbose_name = _("currency")
        verbose_name_plural = _("currencies")

    def __str__(self):
        return self.code


class Sdg(models.Model):
    """A Sustainable Development Goal (11) or one of its targets (11.7, 11.a)."""

    code = models.CharField(_("code"), max_length=5, unique=True)
    position = models.PositiveSmallIntegerField(unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="targets")
    title = models.TextField(_("title"))
    short = models.CharField(_("short title"), max_length=100, blank=True)
    color = models.CharField(max_length=7, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name = _("SDG")
        verbose_name_plural = _("SDGs")

    def __str__(self):
        return f"{self.code} {self.short or self.title}"


class Place(models.Model):
    """A city of the GeoNames gazetteer: where names, coordinates and populations are looked up."""

    geonameid = models.PositiveIntegerField(primary_key=True)
    name = models.CharField(max_length=200, db_index=True)
    name_key = models.CharField(max_length=200, db_index=True)
    country = models.ForeignKey(Country, models.PROTECT, related_name="places")
    latitude = models.DecimalField(max_digits=9, decimal_places=5)
    longitude = models.DecimalField(max_digits=9, decimal_places=5)
    population = models.PositiveIntegerField(default=0)
    alternates = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-population"]
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self):
        return f"{self.name} ({self.country_id})"
