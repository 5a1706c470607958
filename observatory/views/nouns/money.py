from django.utils.translation import gettext_lazy as _

from observatory.forms.plans import BudgetYearForm
from observatory.models import BudgetYear
from observatory.views.noun import Noun

BUDGET = Noun(
    name="budget",
    model=BudgetYear,
    form=BudgetYearForm,
    rows=lambda rows: rows.select_related("currency"),
    details=lambda rows: rows.select_related("currency", "source"),
    search=("year", "note"),
    by=("currency",),
    sorts={"year": ("year",), "planned": ("planned",), "executed": ("executed",)},
    default_sort="-year",
    words={
        "many": _("Budget by year"),
        "new": _("Log the budget of a year"),
        "none": _("No budget is logged yet"),
        "hint": _("Log what international action was to cost and what it did, beside the city's whole budget."),
    },
)
