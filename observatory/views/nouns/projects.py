from django.utils.translation import gettext_lazy as _

from observatory.forms.opportunities import OpportunityForm
from observatory.forms.projects import ProjectForm
from observatory.models import Opportunity, Project
from observatory.services.money import budgets_together, rates_of
from observatory.services.projects import save_project
from observatory.views.noun import Noun
from observatory.views.workspace import city_of


def project_details(rows):
    return rows.select_related("currency", "source", "opportunity").prefetch_related(
        "partners__country", "investments__currency", "countries", "objectives", "agreements", "sdgs"
    )


def project_extra(project, request):
    paid = [project.currency_id, *(each.currency_id for each in project.investments.all())]
    return {"rates": rates_of(project.city, paid)}


def project_list_extra(rows, request):
    """What the list says above its rows: the budgets of all that were found, in one currency."""
    city = city_of(request, request.resolver_match.kwargs["city"])
    currency, together = budgets_together(rows, city)
    return {"together": together, "together_in": currency}


PROJECT = Noun(
    name="project",
    model=Project,
    form=ProjectForm,
    save=save_project,
    rows=lambda rows: rows.select_related("currency"),
    details=project_details,
    extra=project_extra,
    list_extra=project_list_extra,
    search=("title", "code", "aims", "results", "note"),
    by=("modality", "status", "countries", "agreements"),
    sorts={
        "title": ("title",),
        "modality": ("modality",),
        "status": ("status",),
        "starts": ("starts_on",),
        "budget": ("currency", "budget"),
    },
    default_sort="-starts",
    words={
        "many": _("Projects"),
        "new": _("Log a project"),
        "lede": _("A title is enough to begin with. Partners, money and results can follow."),
        "none": _("No project is logged yet"),
        "hint": _("Log the cooperation projects the city takes part in, and the investment its office brought."),
    },
)

OPPORTUNITY = Noun(
    name="opportunity",
    model=Opportunity,
    form=OpportunityForm,
    rows=lambda rows: rows.select_related("currency"),
    details=lambda rows: rows.select_related("currency", "department").prefetch_related("sdgs", "projects"),
    search=("title", "organiser", "note", "code"),
    by=("kind", "status", "department"),
    sorts={
        "title": ("title",),
        "closes": ("closes_on",),
        "status": ("status",),
        "identified": ("identified_on",),
    },
    default_sort="closes",
    words={
        "many": _("Opportunities"),
        "new": _("Log an opportunity"),
        "lede": _("A call, a fund or an award. The day it closes is kept in view."),
        "none": _("No opportunity is logged yet"),
        "hint": _("Log the calls, funds and awards the city has heard of, also those it lets pass."),
    },
)
