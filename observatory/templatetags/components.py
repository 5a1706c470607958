"""The parts pages are made of: one tag, one template in `templates/components/`. Parts take values, not models."""

import re

from django import template
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy

from observatory import icons
from observatory.choices import Language

register = template.Library()

# How a fact without a value tells its name to the list around it: between two characters that no text has.
UNSAID = re.compile("\ue000(.*?)\ue001", re.DOTALL)
DIMENSIONS = {
    "institutional": pgettext_lazy("dimension", "Institutional"),
    "political": pgettext_lazy("dimension", "Political"),
    "territorial": pgettext_lazy("dimension", "Territorial"),
}
BANDS = {
    "reached": pgettext_lazy("result", "Reached"),
    "ontrack": pgettext_lazy("result", "On track"),
    "behind": pgettext_lazy("result", "Behind"),
    "reversed": pgettext_lazy("result", "Reversed"),
    "nodata": pgettext_lazy("result", "No data"),
}
STATUS_SIGNS = {
    "overdue": ("behind", "clock"),
    "problem": ("behind", "warning"),
    "done": ("reached", "check"),
}


def part(name, **values):
    """Render a part's template with these values."""
    return render_to_string(f"components/{name}.html", values)


@register.simple_tag
def icon(name):
    return SafeString(icons.svg(name))


# --- Words with a sign


@register.simple_tag
def dimension(key):
    """A measuring dimension: its icon, colour and word."""
    return part("dimension", key=key, icon=icon(key), label=DIMENSIONS[key])


@register.simple_tag
def band(key, label=""):
    """How a value stands to its target, as icon and word; a label says it more precisely ("No target set")."""
    key = str(key).replace("-", "").replace("_", "")
    return part("band", key=key, icon=icon(key), label=label or BANDS[key])


@register.simple_tag
def band_word(key):
    """The word alone, for the head of a column."""
    return BANDS[str(key).replace("-", "").replace("_", "")]


@register.simple_tag
def status(key, label):
    """Where a piece of work stands; only what asks for attention has a sign."""
    tone, sign = STATUS_SIGNS.get(key, ("plain", ""))
    return part("status", tone=tone, icon=icon(sign) if sign else "", label=label)


# --- Sections and texts

LONG = 32  # letters of a choice that fill two lines of a column on a telephone


@register.filter
def are_long(field):
    """Whether a choice of this field is so long that each of them wants a row to itself."""
    return any(len(str(option.choice_label)) > LONG for option in field)


@register.simple_block_tag
def section(content, title, meta="", id="", wide=False):
    """A rule, a narrow head that says what this is, a wide body."""
    return part("section", content=content, title=title, meta=meta, id=id, wide=wide)


@register.simple_block_tag
def notice(content, title="", tone=""):
    """A remark beside the text; tones: "done", "problem"."""
    return part("notice", content=content, title=title, tone=tone)


@register.simple_block_tag
def empty(content, title, href="", label=""):
    """What to do where nothing is yet. Inside a loop it stands in the loop's own `empty` clause."""
    return part("empty", content=content, title=title, href=href, label=label)


@register.simple_block_tag
def more(content, summary, value="", open=False):
    """A part of a form or page that unfolds; the value says what is in it."""
    return part(
        "more",
        content=content,
        summary=summary,
        value=value,
        open=open,
        icon=icon("chevron"),
    )


@register.simple_block_tag
def in_language(content, code):
    """A text written in this language; a page in another language says so and marks it for screen readers."""
    if code == get_language():
        return content
    return part("in_language", content=content, code=code, language=Language(code).label)


# --- Figures and lists


@register.simple_tag
def stat(value, label, detail="", href="", small=False):
    """A big number with what it counts; the link leads to the records behind it."""
    return part("stat", value=value, label=label, detail=detail, href=href, small=small)


@register.simple_block_tag
def row(content, title, href="", detail=""):
    """One line of a `rows` list: the title, a detail below it, and on the right what the block holds."""
    return part("row", content=SafeString(content.strip()), title=title, href=href, detail=detail)


@register.simple_block_tag
def facts(content, caption):
    """A list of names and values (a summary list); the names without a value stand together at its end."""
    unsaid = [SafeString(label) for label in UNSAID.findall(content)]
    return part("facts", content=SafeString(UNSAID.sub("", content)), caption=caption, unsaid=unsaid)


@register.simple_block_tag
def fact(content, label, href="", act=""):
    """One name and its value, with a link that changes it; without both it stands among what is not provided."""
    if not content.strip() and not href:
        return format_html("\ue000{}\ue001", label)
    return part("fact", content=SafeString(content.strip()), label=label, href=href, act=act)


@register.simple_block_tag
def event(content, who, when):
    """One entry of a history: who, when (already written out), and what happened."""
    return part("event", content=content, who=who, when=when)


@register.simple_tag
def diff(old, new):
    """A value that was replaced and the one that replaced it, both in words."""
    return part("diff", old=old, new=new)


@register.simple_tag
def steps(current, *labels):
    """The steps of a task, the current one counted from 1: `{% steps 2 _("File") _("Columns") %}`."""
    return part("steps", current=current, labels=labels, check=icon("check"))


# --- Finding one's way


@register.simple_block_tag
def crumbs(content):
    """The way to this page, left out where there is none."""
    return part("crumbs", content=content) if content.strip() else ""


@register.simple_tag
def crumb(label, url=""):
    """A step of the way; without an address it is this page."""
    return part("crumb", label=label, url=url)


@register.simple_tag(takes_context=True)
def pages(context, page_obj, name="page"):
    """Links to the other pages of a list, with the same filters and order."""
    paginator = page_obj.paginator
    if paginator.num_pages == 1:
        return ""
    numbers = [
        (number, _address(context, **{name: number}) if isinstance(number, int) else "")
        for number in paginator.get_elided_page_range(page_obj.number, on_each_side=2, on_ends=1)
    ]
    return part(
        "pages",
        numbers=numbers,
        current=page_obj.number,
        previous=_address(context, **{name: page_obj.number - 1}) if page_obj.has_previous() else "",
        next=_address(context, **{name: page_obj.number + 1}) if page_obj.has_next() else "",
        back=icon("back"),
        forward=icon("chevron"),
    )


@register.simple_tag(takes_context=True)
def sort_head(context, field, label, num=False):
    """A column head that sorts by `?sort=field`, then `-field`. The view may name its default order as `sort`."""
    current = context.get("sort") or _query(context).get("sort", "")
    direction = {field: "ascending", f"-{field}": "descending"}.get(current, "")
    sign = {"ascending": "sort-up", "descending": "sort-down"}.get(direction, "sort")
    href = _address(context, sort=f"-{field}" if direction == "ascending" else field, page=None)
    return part(
        "sort_head",
        label=label,
        href=href,
        direction=direction,
        num=num,
        icon=icon(sign),
    )


@register.simple_block_tag(takes_context=True)
def filters(context, content, form=None, act=""):
    """A form whose answers stand in the address. A `form` given is laid out before what the block holds."""
    query = _query(context)
    is_filtered = any(value for key, value in query.items() if key not in ("sort", "page"))
    return part(
        "filters",
        content=content,
        form=form,
        act=act or pgettext_lazy("button", "Filter"),
        sort=query.get("sort", ""),
        clear=_address(context, keep=("sort",)) if is_filtered else "",
    )


def _query(context):
    request = context.get("request")
    return request.GET if request else {}


def _address(context, keep=None, **changes):
    """The query string of this page with these changes; None takes a key out, `keep` takes out all others."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    for key in [key for key in query if keep is not None and key not in keep]:
        del query[key]
    for key, value in changes.items():
        query.pop(key, None)
        if value is not None:
            query[key] = value
    return "?" + query.urlencode()
