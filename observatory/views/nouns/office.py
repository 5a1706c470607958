from django.utils.translation import gettext_lazy as _

from observatory.forms.plans import DepartmentForm
from observatory.models import Department
from observatory.views.noun import Noun

DEPARTMENT = Noun(
    name="department",
    model=Department,
    form=DepartmentForm,
    search=("name", "focal_point", "part_in_action"),
    by=("kind",),
    sorts={"name": ("name",), "kind": ("kind",)},
    default_sort="name",
    words={
        "many": _("Departments"),
        "new": _("Add a department"),
        "none": _("No department is listed yet"),
        "hint": _("List the areas of the local government, so that activities can say which of them took part."),
    },
)
