from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.choices import (
    WORKING_LEVELS,
    DepartmentKind,
    OfficePlace,
    OfficeRole,
    OfficeStructure,
    Precision,
    StaffFunction,
)
from observatory.models.city import Membership
from observatory.models.lists import ChoicesField, LanguagesField, holding_one_of
from observatory.models.record import Record, RecordQuerySet
from observatory.models.reference import Country


class Department(Record):
    """An area of the local government, with its part in international action (N8 case 2)."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=DepartmentKind, default=DepartmentKind.CENTRAL)
    focal_point = models.CharField(_("focal point (the post, not the person)"), max_length=150, blank=True)
    part_in_action = models.TextField(_("its part in international action"), blank=True)

    class Meta:
        default_related_name = "departments"
        ordering = ["name"]
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        constraints = [models.UniqueConstraint(fields=["city", "name"], name="one_department_per_name")]

    def __str__(self):
        return self.name


class InternationalOffice(Record):
    """How a city organises its external action: where its office stands and what it is to the others (N2 ch. III)."""

    name = models.CharField(_("name of the office"), max_length=200)
    place = models.CharField(_("place in the organigram"), max_length=20, choices=OfficePlace, blank=True)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("department it stands in"),
    )
    role = models.CharField(_("what it is to the other areas"), max_length=20, choices=OfficeRole, blank=True)
    structure = models.CharField(_("how it divides its work"), max_length=20, choices=OfficeStructure, blank=True)
    began_on = models.DateField(_("began"), null=True, blank=True)
    began_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        default_related_name = "offices"
        ordering = ["city", "pk"]
        verbose_name = _("international office")
        verbose_name_plural = _("international offices")
        constraints = [
            models.UniqueConstraint(fields=["city"], condition=Q(removed_at=None), name="one_office_per_city"),
        ]

    def __str__(self):
        return self.name


class OfficeAbroad(Record):
    """A place of the city in another country, from one day to another."""

    name = models.CharField(_("name"), max_length=200)
    place = models.CharField(_("city abroad"), max_length=150, blank=True)
    country = models.ForeignKey(Country, models.PROTECT, related_name="+", verbose_name=_("country"))
    purpose = models.TextField(_("what it is for"), blank=True)
    opened_on = models.DateField(_("opened"), null=True, blank=True)
    opened_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    closed_on = models.DateField(_("closed"), null=True, blank=True)

    class Meta:
        default_related_name = "offices_abroad"
        ordering = ["name", "pk"]
        verbose_name = _("office abroad")
        verbose_name_plural = _("offices abroad")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(opened_on=None) | Q(closed_on__gte=F("opened_on")),
                name="office_abroad_closed_after_opened",
            ),
        ]

    def __str__(self):
        return self.name


class StaffPositionQuerySet(RecordQuerySet):
    def performing(self, *functions):
        """Posts that have one of these functions."""
        text, condition = holding_one_of("functions", *functions)
        return self.alias(**text).filter(condition)

    def vacant(self, day):
        """Posts that nobody who works in the city holds on a day."""
        return self.filter(~Exists(PositionHolding.objects.working(day).filter(position=OuterRef("pk"))))

    def with_holders(self, day):
        """Read along who holds each post on a day, as `held`."""
        holdings = PositionHolding.objects.working(day).select_related("user").order_by("starts_on", "pk")
        return self.prefetch_related(Prefetch("holdings", holdings, to_attr="held"))


class StaffPosition(Record):
    """A post of the international office: posts own things, people hold them for a time (N2 ch. III)."""

    title = models.CharField(_("post"), max_length=150)
    functions = ChoicesField(_("functions"), vocabulary=StaffFunction)
    hours = models.DecimalField(_("hours a week"), max_digits=5, decimal_places=2, null=True, blank=True)
    languages = LanguagesField(_("languages"))
    note = models.TextField(_("note"), blank=True)

    objects = StaffPositionQuerySet.as_manager()

    class Meta:
        default_related_name = "staff_positions"
        ordering = ["title", "pk"]
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "title"],
                condition=Q(removed_at=None),
                name="one_staff_position_per_title",
            ),
            models.CheckConstraint(
                condition=Q(hours=None) | Q(hours__gt=0, hours__lte=168),
                name="position_hours_within_a_week",
            ),
        ]

    def __str__(self):
        return self.title

    def languages_besides(self, own):
        """The languages mastered for work (B2 and above) that are not among those of the city."""
        return [code for code, level in self.languages.items() if level in WORKING_LEVELS and code not in own]


class PositionHoldingQuerySet(models.QuerySet):
    def on(self, day):
        """Holdings running on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def working(self, day):
        """Holdings running on a day of people who work in the city then: whoever has left holds nothing any more."""
        here = Membership.objects.current(day).filter(user=OuterRef("user"), user__is_active=True)
        in_city = Exists(here.filter(city=OuterRef("position__city")))
        above = Exists(here.filter(city=OuterRef("position__city__parent")))
        return self.on(day).filter(in_city | (Q(position__city__is_managed_by_parent=True) & above))

    def meeting(self, starts_on, ends_on):
        """Holdings that share a day with the days given; without an end, with any day from the first on."""
        running = self.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
        return running if ends_on is None else running.filter(starts_on__lte=ends_on)


class PositionHolding(models.Model):
    """A person in a post, from one day to another."""

    position = models.ForeignKey(StaffPosition, models.PROTECT, related_name="holdings", verbose_name=_("post"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person"))
    starts_on = models.DateField(pgettext_lazy("day", "from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = PositionHoldingQuerySet.as_manager()

    class Meta:
        ordering = ["position", "-starts_on", "-pk"]
        verbose_name = _("holding of a post")
        verbose_name_plural = _("holdings of posts")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="position_held_until_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["position", "user"],
                condition=Q(ends_on=None),
                name="one_open_holding_per_position_and_person",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.position}"
