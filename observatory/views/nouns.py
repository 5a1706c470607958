"""The nouns of the register: what each list shows, sorts and filters by, and its words."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from observatory.forms.activities import ActivityForm, MissionForm
from observatory.forms.agreements import AgreementForm
from observatory.forms.networks import NetworkMembershipForm
from observatory.forms.plans import (
    BudgetYearForm,
    DepartmentForm,
    LessonForm,
    ObjectiveForm,
    SourceForm,
    StrategyForm,
)
from observatory.models import (
    Activity,
    Agreement,
    BudgetYear,
    Department,
    Lesson,
    NetworkMembership,
    Objective,
    Source,
    Strategy,
)
from observatory.services.activities import save_activity, save_mission
from observatory.services.agreements import save_agreement
from observatory.services.networks import save_membership
from observatory.services.sources import save_source
from observatory.views.noun import Noun


def agreement_rows(rows):
    return rows.with_last_activity().select_related("counterpart_city", "counterpart_country")


def agreement_details(rows):
    related = ("counterpart_city__country", "counterpart_country", "department", "source", "document")
    return rows.with_last_activity().select_related(*related).prefetch_related("objectives", "sdgs")


def agreement_extra(agreement, request):
    activities = agreement.activities.kept().filter(city=agreement.city)
    return {"activities": activities[:10], "n_activities": activities.count()}


AGREEMENT = Noun(
    name="agreement",
    model=Agreement,
    form=AgreementForm,
    save=save_agreement,
    rows=agreement_rows,
    details=agreement_details,
    extra=agreement_extra,
    search=("title", "counterpart_city__name", "counterparts", "code"),
    by=("kind", "status", "counterpart_country", "department"),
    sorts={
        "title": ("title",),
        "counterpart": ("counterpart_city__name", "counterparts"),
        "signed": ("signed_on",),
        "ends": ("ends_on",),
        "active": ("last_activity_on",),
    },
    default_sort="-signed",
    words={
        "many": _("Agreements"),
        "new": _("Log an agreement"),
        "none": _("No agreement is logged yet"),
        "hint": _("Log the twinnings, memoranda and letters the city has signed, or bring them in from a spreadsheet."),
    },
)


def activity_rows(rows):
    return rows.select_related("country")


def activity_details(rows):
    return rows.select_related("country", "currency", "mission").prefetch_related(
        "departments", "objectives", "agreements", "sdgs", "evidence"
    )


ACTIVITY = Noun(
    name="activity",
    model=Activity,
    form=ActivityForm,
    save=save_activity,
    rows=activity_rows,
    details=activity_details,
    search=("title", "place", "result", "code"),
    by=("kind", "area_of_action", "departments", "agreements"),
    sorts={"title": ("title",), "kind": ("kind",), "date": ("starts_on",), "place": ("place",)},
    default_sort="-date",
    words={
        "many": _("Activities"),
        "new": _("Log an activity"),
        "lede": _("Three answers are enough. The rest can wait."),
        "none": _("No activity is logged yet"),
        "hint": _("Log a meeting, an exchange or a training once it is over. The indicators count it by themselves."),
    },
)

MISSION = replace(
    ACTIVITY,
    name="mission",
    form=MissionForm,
    among=lambda rows: rows.missions(),
    rows=lambda rows: rows.select_related("mission"),
    save=save_mission,
    search=("title", "place", "mission__destination", "mission__origin", "code"),
    by=("kind", "country", "departments"),
    sorts={"title": ("title",), "kind": ("kind",), "date": ("starts_on",)},
    words={
        "many": _("Missions"),
        "new": _("Log a mission or a visit"),
        "lede": _("Three answers are enough. The rest can wait."),
        "none": _("No mission is logged yet"),
        "hint": _("Log the missions abroad and the visits received: why, who went, and what came of them."),
    },
)

NETWORK = Noun(
    name="network",
    model=NetworkMembership,
    form=NetworkMembershipForm,
    save=save_membership,
    rows=lambda rows: rows.select_related("network__country", "currency"),
    details=lambda rows: rows.select_related("network__country", "currency", "source"),
    search=("network__name", "network__acronym", "member_name", "role"),
    by=("network",),
    sorts={"network": ("network__name",), "joined": ("joined_on",), "left": ("left_on",), "fee": ("fee",)},
    default_sort="network",
    words={
        "many": _("Networks"),
        "new": _("Log a network"),
        "none": _("No network is logged yet"),
        "hint": _("Log the networks of cities this one belongs to. One that is not in the list can be named."),
    },
)

LESSON = Noun(
    name="lesson",
    model=Lesson,
    form=LessonForm,
    search=("title", "tried", "happened", "why", "changed"),
    sorts={"title": ("title",), "date": ("happened_on",)},
    default_sort="-date",
    words={
        "many": _("Lessons"),
        "new": _("Log a lesson"),
        "lede": _(
            "What was tried, what happened, what was learned. A failure told is a service to those who come next."
        ),
        "none": _("No lesson is logged yet"),
        "hint": _("An accountability report says what did not work. Write it down while it is remembered."),
    },
)

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

SOURCE = Noun(
    name="source",
    model=Source,
    form=SourceForm,
    save=save_source,
    search=("title", "publisher", "filename", "url"),
    sorts={"title": ("title",), "added": ("created_at",), "size": ("size",)},
    default_sort="-added",
    words={
        "many": _("Sources"),
        "new": _("Add a source"),
        "none": _("No source is kept yet"),
        "hint": _("Sources are the documents and links that show that what is logged is true."),
    },
)

NOUNS = (ACTIVITY, MISSION, AGREEMENT, NETWORK, LESSON, BUDGET, DEPARTMENT, SOURCE)
