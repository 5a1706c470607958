from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from observatory.choices import DepartmentKind
from observatory.models.record import Record


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


class StaffPosition(Record):
    """A post of the international office: posts own things, people hold them for a time (N2 ch. III)."""

    title = models.CharField(_("post"), max_length=150)

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
        ]

    def __str__(self):
        return self.title


class PositionHolding(models.Model):
    """A person in a post, from one day to another."""

    position = models.ForeignKey(StaffPosition, models.PROTECT, related_name="holdings", verbose_name=_("post"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

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
