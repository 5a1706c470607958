from django.utils.translation import gettext_lazy as _

from observatory.forms.strategy import (
    BeneficiaryForm,
    GoalForm,
    InstrumentForm,
    ObjectiveForm,
    ReferenceForm,
    RiskForm,
    StrategyForm,
)
from observatory.models import (
    Beneficiary,
    GovernmentGoal,
    Objective,
    PeerReference,
    PlanningInstrument,
    Risk,
    Strategy,
)
from observatory.views.noun import Noun

PLACE = {"section": "strategy", "back": "work-strategy", "back_label": _("Strategy")}

STRATEGY = Noun(
    name="strategy",
    model=Strategy,
    form=StrategyForm,
    details=lambda rows: rows.select_related("instrument"),
    search=("title", "vision"),
    by=("status",),
    sorts={"title": ("title",), "from": ("starts_on",)},
    default_sort="-from",
    **PLACE,
    words={
        "many": _("Strategies"),
        "new": _("Add a strategy"),
        "none": _("No strategy is written down yet"),
        "hint": _("Its title and the day it starts are enough to begin."),
    },
)

INSTRUMENT = Noun(
    name="instrument",
    model=PlanningInstrument,
    form=InstrumentForm,
    rows=lambda rows: rows.prefetch_related("sdgs"),
    details=lambda rows: rows.select_related("source").prefetch_related("sdgs"),
    extra=lambda record, request: {"goals": record.goals.kept()},
    search=("title", "approved_by"),
    by=("kind", "legislative_approval"),
    sorts={"title": ("title",), "kind": ("kind",), "approved": ("approved_on",)},
    default_sort="kind",
    **PLACE,
    words={
        "many": _("Planning instruments"),
        "new": _("Add a planning instrument"),
        "lede": _("The plans, policies and norms the local government works by, and which SDGs they name."),
        "none": _("No planning instrument is written down yet"),
        "hint": _("Begin with the government's plan: its goals are what the objectives abroad are there for."),
    },
)

GOAL = Noun(
    name="goal",
    model=GovernmentGoal,
    form=GoalForm,
    rows=lambda rows: rows.select_related("instrument"),
    details=lambda rows: rows.select_related("instrument"),
    extra=lambda record, request: {"objectives": record.objectives.kept()},
    search=("title", "axis", "code"),
    by=("instrument",),
    sorts={"code": ("code",), "title": ("title",), "axis": ("axis", "code")},
    default_sort="axis",
    **PLACE,
    words={
        "many": _("Government goals"),
        "new": _("Add a government goal"),
        "lede": _("What the government wants for the city. International action is a means to it, never the end."),
        "none": _("No government goal is written down yet"),
        "hint": _("Take them from the government's plan, in its own words, so that objectives can serve them."),
    },
)

OBJECTIVE = Noun(
    name="objective",
    model=Objective,
    form=ObjectiveForm,
    rows=lambda rows: rows.select_related("strategy"),
    details=lambda rows: rows.select_related("strategy", "parent").prefetch_related("sdgs"),
    extra=lambda record, request: {"goals": record.government_goals.kept()},
    search=("title", "code"),
    by=("strategy", "area_of_action", "term"),
    sorts={"code": ("code",), "title": ("title",)},
    default_sort="code",
    **PLACE,
    words={
        "many": _("Objectives"),
        "new": _("Add an objective"),
        "none": _("No objective is written down yet"),
        "hint": _("Objectives say what the city wants abroad, in service of its government's goals."),
    },
)

RISK = Noun(
    name="risk",
    model=Risk,
    form=RiskForm,
    rows=lambda rows: rows.select_related("owner"),
    details=lambda rows: rows.select_related("strategy", "owner"),
    search=("title", "mitigation"),
    by=("strategy", "stage", "owner"),
    sorts={
        "title": ("title",),
        "stage": ("stage",),
        "likelihood": ("likelihood", "impact"),
        "impact": ("impact", "likelihood"),
        "review": ("review_on",),
    },
    default_sort="-likelihood",
    **PLACE,
    words={
        "many": _("Risks"),
        "new": _("Add a risk"),
        "lede": _("What could stop the strategy, and what is done so that it does not."),
        "none": _("No risk is written down yet"),
        "hint": _("A change of government, a budget that is cut, departments that do not join: name them early."),
    },
)

BENEFICIARY = Noun(
    name="beneficiary",
    model=Beneficiary,
    form=BeneficiaryForm,
    details=lambda rows: rows.select_related("strategy"),
    search=("title", "gain", "part_taken"),
    by=("strategy", "benefit"),
    sorts={"title": ("title",), "benefit": ("benefit",), "size": ("size",)},
    default_sort="benefit",
    **PLACE,
    words={
        "many": _("Beneficiaries"),
        "new": _("Add a beneficiary"),
        "lede": _("For whom the city acts abroad, and how these people have a say in it."),
        "none": _("No beneficiary is written down yet"),
        "hint": _("Name the groups who gain by the strategy, directly or not, so that they can be asked."),
    },
)

REFERENCE = Noun(
    name="reference",
    model=PeerReference,
    form=ReferenceForm,
    rows=lambda rows: rows.select_related("country"),
    details=lambda rows: rows.select_related("strategy", "country", "source"),
    search=("title", "learned_from", "learned", "adapted"),
    by=("strategy", "country"),
    sorts={"title": ("title",), "from": ("learned_from",)},
    default_sort="from",
    **PLACE,
    words={
        "many": _("References from other cities"),
        "new": _("Add a reference"),
        "lede": _("What was learned from whom while planning, and how it is adapted here."),
        "none": _("No reference from another city is written down yet"),
        "hint": _("Write down whose strategy or practice was read, so that the next team need not search again."),
    },
)
