"""What the pages of the register say of their records."""

import re

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from observatory.choices import Outcome
from observatory.services.codes import key_of
from observatory.templatetags.formats import span

register = template.Library()


@register.simple_tag
def record_href(noun, city, record, page="detail"):
    """The address of a record's page in the workspace; a mission has its own among the activities."""
    if noun == "activity" and record.is_mission:
        noun = "mission"
    return reverse(f"{noun}-{page}", args=[city.code, key_of(record)])


NOUNS = {"networkmembership": "network", "budgetyear": "budget", "staffposition": "position"}


@register.simple_tag
def record_page(record, city):
    """The address of the page of any record, by its model; nothing where it has no page of its own."""
    model = record._meta
    noun = NOUNS.get(model.model_name) or re.sub(r"(?<!^)(?=[A-Z])", "-", model.object_name).lower()
    try:
        return record_href(noun, city, record)
    except NoReverseMatch:
        return ""


@register.simple_tag
def stored(record, name):
    """Several answers stored in one field, in words."""
    return record._meta.get_field(name).in_words(getattr(record, name))


@register.simple_tag(takes_context=True)
def vacancy(context, vacant, post):
    """Since when a post has stood empty, in words; `vacant` is the first day of each by its key."""
    since = vacant.get(post.pk)
    return span(context, since, None) if since else gettext("Nobody has held it yet")


@register.simple_tag
def outcome(value):
    """What came of a mission, in words."""
    return Outcome(value).label


@register.simple_tag
def source(kept):
    """A source as a link to its file, else to where it stands, else its title alone."""
    href = reverse("source-download", args=[kept.uuid]) if kept.file and not kept.removed_at else kept.url
    return format_html('<a href="{}">{}</a>', href, kept.title) if href else kept.title


THINGS = {
    2: pgettext_lazy("number of things", "Two"),
    3: pgettext_lazy("number of things", "Three"),
    4: pgettext_lazy("number of things", "Four"),
    5: pgettext_lazy("number of things", "Five"),
    6: pgettext_lazy("number of things", "Six"),
    7: pgettext_lazy("number of things", "Seven"),
    8: pgettext_lazy("number of things", "Eight"),
    9: pgettext_lazy("number of things", "Nine"),
}


@register.filter
def in_words(number):
    """A small number of things as a word that begins a sentence, a larger one in figures."""
    return THINGS.get(number, number)


TASKS = {
    "department": _("List the departments of the local government"),
    "strategy": _("Write down the strategy"),
    "agreement": _("Log the first agreement, or bring in a spreadsheet"),
    "activity": _("Log the first activity"),
}


@register.simple_tag
def task_title(name):
    return TASKS[name]


@register.simple_tag
def noun_href(name, city, done):
    """Where a task of setting up is done: the list once something is there, else the form."""
    return reverse(f"{name}-{'list' if done else 'new'}", args=[city.code])


@register.filter
def days_from(day, today):
    """How far a day lies from today, in words."""
    days = (day - today).days
    if days < 0:
        return ngettext("%(n)s day ago", "%(n)s days ago", -days) % {"n": -days}
    if days == 0:
        return gettext("Today")
    return ngettext("In %(n)s day", "In %(n)s days", days) % {"n": days}
