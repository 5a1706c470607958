"""What can be logged in a moment, offered on every page of the workspace."""

from django import template
from django.utils.translation import gettext_lazy as _

from observatory.choices import ActivityKind
from observatory.templatetags.shell import address

register = template.Library()

# (words, name of the form's address, kind it starts with); a form that this deployment does not have is left out.
QUICK = (
    (_("A meeting"), "activity-new", ActivityKind.MEETING),
    (_("An event"), "activity-new", ActivityKind.EVENT),
    (_("An exchange of experiences"), "activity-new", ActivityKind.EXCHANGE),
    (_("A training"), "activity-new", ActivityKind.TRAINING),
    (_("A mission abroad"), "mission-new", ActivityKind.MISSION_OUT),
    (_("A visit received"), "mission-new", ActivityKind.VISIT_IN),
    (_("An agreement"), "agreement-new", ""),
    (_("A network the city belongs to"), "network-new", ""),
    (_("A project"), "project-new", ""),
    (_("A budget line"), "budget-line-new", ""),
    (_("A call, fund or award"), "opportunity-new", ""),
    (_("A good practice"), "practice-new", ""),
    (_("A lesson: what did not work"), "lesson-new", ""),
    (_("A dialogue"), "dialogue-new", ""),
    (_("An actor"), "actor-new", ""),
    (_("Something else"), "activity-new", ActivityKind.OTHER),
)


@register.simple_tag
def quick_forms(city):
    """Give (words, address) of each form that logs something in this city."""
    found = [(words, address(name, city.code), kind) for words, name, kind in QUICK]
    return [(words, f"{href}?kind={kind}" if kind else href) for words, href, kind in found if href]


@register.inclusion_tag("components/quick_add.html", takes_context=True)
def quick_add(context):
    """The menu to log something from wherever one is; nothing for whoever may not log here."""
    city, user = context["city"], context["user"]
    return {"entries": quick_forms(city) if user.has_perm("observatory.log_register", city) else []}
