"""Numbers, sums, dates and periods in the locale of the page's city: `{% number v %}`, `{% date day %}`.

A filter does not know whose page it stands on, so `{{ v|number }}` learns it from `{% city_locale %}` around the page.

What is missing is said: a dash to the eye and "no data" to the ear, never a zero.
"""

import datetime
from contextvars import ContextVar

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from observatory import formats

register = template.Library()
_around = ContextVar("locale of the page being written", default=None)


def locale_of(context):
    """The locale of a page: that of its city (or territory) if the page speaks the city's language."""
    return formats.locale_for(get_language() or "en", getattr(context.get("city"), "locale", None))


def missing(words=""):
    """Write a dash for the eye and the words for the ear."""
    return format_html(
        '<span aria-hidden="true">–</span><span class="vh">{}</span>',
        words or _("no data"),
    )


@register.simple_tag
def colon():
    """What stands between a name and what is said of it: French sets a space before it."""
    return pgettext("punctuation", ": ")


@register.simple_tag(takes_context=True)
def number(context, value, digits=None):
    """A number as recorded, or with at most so many decimals."""
    if value in (None, ""):
        return missing()
    if digits is None:
        return formats.number(value, locale_of(context))
    return formats.decimal(value, locale_of(context), digits)


@register.simple_tag(takes_context=True)
def decimal(context, value, digits=1):
    return missing() if value is None else formats.decimal(value, locale_of(context), digits)


@register.simple_tag(takes_context=True)
def signed(context, value, digits=1):
    """A change, with its sign."""
    return missing() if value is None else formats.signed(value, locale_of(context), digits)


@register.simple_tag(takes_context=True)
def percent(context, points, digits=1):
    """Percentage points: 64 is 64 %."""
    return missing() if points is None else formats.percent(points, locale_of(context), digits)


@register.simple_tag(takes_context=True)
def share(context, fraction, digits=1):
    """A fraction of one: 0.64 is 64 %."""
    return missing() if fraction is None else formats.share(fraction, locale_of(context), digits)


@register.simple_tag(takes_context=True)
def compact(context, value, digits=1):
    return missing() if value is None else formats.compact(value, locale_of(context), digits)


@register.simple_tag(takes_context=True)
def money(context, value, currency):
    """A sum in a currency, given by its ISO code or as anything that has one."""
    if value is None:
        return missing()
    return formats.money(value, getattr(currency, "code", currency), locale_of(context))


@register.simple_tag(takes_context=True)
def file_size(context, size):
    """A size given in bytes."""
    return missing() if size is None else formats.file_size(size, locale_of(context))


@register.simple_tag(takes_context=True)
def date(context, value, precision="day", style="long"):
    """A day as exactly as it is known; styles: full, long, short, bare."""
    if value in (None, ""):
        return missing(_("no date"))
    day = timezone.localdate(value) if isinstance(value, datetime.datetime) else value
    iso = {"day": day.isoformat(), "year": str(day.year)}.get(precision, day.isoformat()[:7])
    text = formats.date(day, locale_of(context), precision, style)
    return text if precision == "quarter" else format_html('<time datetime="{}">{}</time>', iso, text)


@register.simple_tag(takes_context=True)
def moment(context, value):
    """A date with its time of day, in the time zone of the page."""
    if value is None:
        return missing(_("no date"))
    local = timezone.localtime(value)
    text = formats.moment(local, locale_of(context))
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), text)


@register.simple_tag(takes_context=True)
def span(context, start, end):
    """From a day to a day; an end that is not set is said."""
    if start is None:
        return missing(_("no date"))
    if end is None:
        return _("since %(date)s") % {"date": formats.date(start, locale_of(context))}
    return formats.span(start, end, locale_of(context))


@register.simple_tag(takes_context=True)
def period(context, value):
    """A period, given by its code or as anything that has one."""
    if value in (None, ""):
        return missing()
    return formats.period(str(getattr(value, "code", value)), locale_of(context))


@register.filter(name="number")
def number_filter(value):
    """A number as recorded, where no tag can stand."""
    if value in (None, ""):
        return missing()
    return formats.number(value, _around.get() or formats.locale_for(get_language() or "en"))


class CityLocaleNode(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        outside = _around.set(locale_of(context))
        try:
            return self.nodelist.render(context)
        finally:
            _around.reset(outside)


@register.tag
def city_locale(parser, token):
    """Tell the filters within the block in which locale they write."""
    nodelist = parser.parse(("endcity_locale",))
    parser.delete_first_token()
    return CityLocaleNode(nodelist)
