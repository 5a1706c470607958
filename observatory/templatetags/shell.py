"""What stands around every page: navigation, languages, the person. Only the base templates use these tags."""

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from observatory.choices import Language
from observatory.permissions import roles_held

register = template.Library()

# (key of the page's `section`, URL name, words)
CITY = [
    ("overview", "city-detail", _("Overview")),
    ("results", "city-indicators", _("Results")),
    ("agreements", "city-agreements", _("Agreements")),
    ("dialogues", "city-dialogues", _("Dialogues")),
    ("reports", "city-reports", _("Reports")),
    ("data", "data", _("Data")),
]
WORK = [
    ("today", "work-today", _("Today")),
    ("register", "work-register", pgettext_lazy("navigation", "Register")),
    ("measure", "work-measure", pgettext_lazy("navigation", "Measure")),
    ("strategy", "work-strategy", _("Strategy")),
    ("actors", "work-actors", pgettext_lazy("navigation", "Actors")),
    ("reports", "work-reports", _("Reports")),
]
WORK_MORE = [
    ("dashboard", "work-dashboard", _("Dashboard")),
    ("indicators", "work-indicators", _("Indicators")),
    ("quality", "work-quality", _("Quality of measuring")),
    ("calendar", "work-calendar", _("Calendar")),
    ("review", "work-review", pgettext_lazy("navigation", "Review")),
    ("imports", "import-list", _("Imports")),
    ("history", "work-history", _("History")),
    ("handover", "handover-list", _("Handover")),
    ("office", "office-list", _("International office")),
    ("people", "work-people", _("People")),
    ("settings", "work-settings", _("Settings")),
    ("public", "city-detail", _("The city's public page")),
]
NEEDED = {"people": "observatory.manage_people", "settings": "observatory.manage_city"}
SITE_HELP = [
    ("about", "about", _("About and contact")),
    ("accessibility", "accessibility", _("Accessibility")),
    ("privacy", "privacy", _("Privacy")),
]
SITE_DATA = [
    ("data", "data", _("Open data and API")),
    ("catalogue", "catalogue", _("Catalogue of indicators")),
    ("compare", "compare", _("Compare cities")),
    ("method", "method", _("Method")),
    ("glossary", "glossary", _("Glossary")),
]


@register.inclusion_tag("components/nav.html", takes_context=True)
def nav(context, which):
    """The menu of a city in public ("city") or of its workspace ("work"); the page's `section` is the current one."""
    city = context["city"]
    entries = _links({"city": CITY, "work": WORK}[which], city.code)
    return {"label": city.name, "entries": entries, "section": context.get("section"), "more": which == "work"}


@register.inclusion_tag("components/work_menu.html", takes_context=True)
def work_menu(context):
    """The rest of the workspace, listed once on every page of it."""
    city, user = context["city"], context["user"]
    hidden = {key for key, permission in NEEDED.items() if not user.has_perm(permission, city)}
    hidden |= set() if city.is_public else {"public"}
    entries = [entry for entry in WORK_MORE if entry[0] not in hidden]
    return {"entries": _links(entries, city.code), "section": context.get("section")}


@register.simple_tag
def site_links(which):
    """The links of the footer that exist in this deployment: "help" or "data"."""
    return _links({"help": SITE_HELP, "data": SITE_DATA}[which])


@register.simple_tag
def address(name, *args):
    """The address of a page by its name, or nothing where this deployment has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("components/languages.html", takes_context=True)
def languages(context):
    """The same page in the other languages, each named in itself."""
    request = context.get("request")
    choices = [(code, Language(code).label, _in_language(request, code)) for code, _name in settings.LANGUAGES]
    return {"choices": choices, "current": get_language()}


def _in_language(request, code):
    """The address asked for, in a language; as it is where there is no such page. Nothing is resolved a second time."""
    match = request and request.resolver_match
    if not match:
        return request.get_full_path() if request else "/"
    with override(code):
        path = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    return f"{path}?{question}" if (question := request.META.get("QUERY_STRING")) else path


@register.inclusion_tag("components/alternates.html", takes_context=True)
def alternates(context):
    """The address by which a public page is to be known, whatever was asked beside it, and its other languages."""
    request = context.get("request")
    if request is None or "/work/" in request.path:
        return {"choices": []}
    page = request.GET.get("page", "")
    asked = f"?page={page}" if page.isdecimal() and page != "1" else ""
    paths = [(code, _in_language(request, code).partition("?")[0]) for code, _name in settings.LANGUAGES]
    choices = [(code, request.build_absolute_uri(path) + asked) for code, path in paths]
    return {"here": request.build_absolute_uri(request.path) + asked, "choices": choices}


@register.simple_tag
def role_of(user, city):
    """The person's role in this city in words, or nothing for someone of the territory above it."""
    roles = roles_held(user).get(city.pk)
    return min(roles).label if roles else ""


def _links(entries, code=None):
    found = ((key, _city_address(name, code), words) for key, name, words in entries)
    return [(key, href, words) for key, href, words in found if href]


def _city_address(name, code):
    if code is None:
        return address(name)
    return address(name, code) or (f"{plain}?city={code}" if (plain := address(name)) else "")


@register.simple_tag
def upload_limit():
    """How large a file may be, in megabytes and in bytes."""
    return {"megabytes": settings.UPLOAD_LIMIT_MB, "bytes": settings.UPLOAD_LIMIT_MB * 1024 * 1024}
