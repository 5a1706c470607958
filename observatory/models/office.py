from django.db import models
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
