from django.utils.translation import gettext_lazy as _

from observatory.forms.budget import BudgetLineForm
from observatory.forms.plans import BudgetYearForm
from observatory.models import BudgetLine, BudgetYear
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

BUDGET_LINE = Noun(
    name="budget-line",
    model=BudgetLine,
    form=BudgetLineForm,
    rows=lambda rows: rows.select_related("currency", "department"),
    details=lambda rows: rows.select_related("currency", "department", "strategy", "activity", "source"),
    search=("title", "note", "code"),
    by=("year", "funding_source", "purpose", "area_of_action", "department"),
    sorts={"title": ("title",), "year": ("year",), "planned": ("planned",), "executed": ("executed",)},
    default_sort="-year",
    words={
        "many": _("Budget lines"),
        "new": _("Log a budget line"),
        "none": _("No budget line is logged yet"),
        "hint": _("Log each sum with its source and its purpose: what was planned, and what was executed."),
    },
)
