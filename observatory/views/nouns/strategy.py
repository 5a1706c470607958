from django.utils.translation import gettext_lazy as _

from observatory.forms.plans import ObjectiveForm, StrategyForm
from observatory.models import Objective, Strategy
from observatory.views.noun import Noun

STRATEGY = Noun(
    name="strategy",
    model=Strategy,
    form=StrategyForm,
    search=("title", "vision"),
    by=("status",),
    sorts={"title": ("title",), "from": ("starts_on",)},
    default_sort="-from",
    section="strategy",
    back="work-strategy",
    words={
        "many": _("Strategies"),
        "new": _("Add a strategy"),
        "none": _("No strategy is written down yet"),
        "hint": _("Its title and the day it starts are enough to begin."),
    },
)

OBJECTIVE = Noun(
    name="objective",
    model=Objective,
    form=ObjectiveForm,
    rows=lambda rows: rows.select_related("strategy"),
    details=lambda rows: rows.select_related("strategy", "parent").prefetch_related("sdgs"),
    search=("title", "code"),
    by=("strategy", "area_of_action", "term"),
    sorts={"code": ("code",), "title": ("title",)},
    default_sort="code",
    section="strategy",
    back="work-strategy",
    words={
        "many": _("Objectives"),
        "new": _("Add an objective"),
        "none": _("No objective is written down yet"),
        "hint": _("Objectives say what the city wants abroad, in service of its government's goals."),
    },
)
