"""What the page of a year's money says in words."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from observatory import formats
from observatory.templatetags.formats import locale_of, missing

register = template.Library()

NAMES = {"planned": pgettext_lazy("budget", "Planned"), "executed": pgettext_lazy("budget", "Executed")}


@register.simple_tag(takes_context=True)
def spending_words(context, sums, year):
    """The money of a year in one currency, in a few sentences."""
    locale = locale_of(context)
    told = [sentence for sentence in _sentences(sums, year, locale) if sentence]
    return format_html('<p class="lede">{}</p>', format_html_join(" ", "{}", ((each,) for each in told)))


def _sentences(sums, year, locale):
    whole, code = sums.whole, sums.currency.code
    words = {"year": year, "planned": _sum(whole.planned, code, locale), "executed": _sum(whole.executed, code, locale)}
    if sums.executed_share is not None:
        words["share"] = formats.share(sums.executed_share, locale)
        yield _("In %(year)s, %(executed)s of the %(planned)s planned were executed: %(share)s.") % words
    elif whole.executed is None:
        yield _("For %(year)s, %(planned)s are planned; what was executed is not logged yet.") % words
    else:
        yield _("In %(year)s, %(executed)s were executed.") % words
    if sums.city_share is not None:
        yield _("That is %(share)s of the city's whole budget.") % {"share": formats.share(sums.city_share, locale, 2)}
    largest = max(sums.by_source, key=lambda part: getattr(part, sums.base) or 0)
    if (part := sums.share_of(largest)) is not None:
        yield _("The largest part, %(share)s, has this source: %(source)s.") % {
            "share": formats.share(part, locale),
            "source": largest.label,
        }


def _sum(value, code, locale):
    return "" if value is None else formats.money(value, code, locale)


@register.simple_tag(takes_context=True)
def difference_words(context, name, less, currency):
    """How far the sum of the lines lies from what is stated."""
    amount = formats.money(abs(less), currency.code, locale_of(context))
    if less < 0:
        return _("%(what)s: the lines lack %(amount)s of what is stated.") % {"what": NAMES[name], "amount": amount}
    return _("%(what)s: the lines exceed what is stated by %(amount)s.") % {"what": NAMES[name], "amount": amount}


@register.simple_tag(takes_context=True)
def share_of(context, part, sums):
    """The share of a part of the money, as a figure and a bar."""
    fraction = sums.share_of(part)
    if fraction is None:
        return missing()
    shown = formats.share(fraction, locale_of(context))
    bar = '<div class="mini"><div><span>{}</span></div><progress value="{}" max="1" aria-label="{}"></progress></div>'
    return format_html(bar, shown, f"{fraction:.4f}", part.label or _("Not said"))


@register.simple_tag(takes_context=True)
def balance_words(context, balance):
    """What a network gave for its fee, in a few sentences; what cannot be told is not."""
    locale = locale_of(context)
    return format_html("<p>{}</p>", format_html_join(" ", "{}", ((each,) for each in _of_balance(balance, locale))))


def _of_balance(balance, locale):
    if balance.paid:
        sums = ", ".join(formats.money(amount, each.code, locale) for each, amount in balance.paid.items())
        yield _("The city has paid %(sums)s in fees.") % {"sums": sums}
    else:
        yield _("No fee is logged, so what it cost cannot be told.")
    n_roles, n_proposals = len(balance.roles), len(balance.proposals)
    yield ngettext(
        "It has had %(n)s seat or leadership there.", "It has had %(n)s seats or leaderships there.", n_roles
    ) % {"n": n_roles}
    yield ngettext(
        "It has presented %(n)s proposal; taken up: %(taken)s.",
        "It has presented %(n)s proposals; taken up: %(taken)s.",
        n_proposals,
    ) % {"n": n_proposals, "taken": balance.n_taken_up}
    yield ngettext(
        "It has taken part in %(n)s activity of the network.",
        "It has taken part in %(n)s activities of the network.",
        balance.n_events,
    ) % {"n": balance.n_events}
    if balance.cost_per_event:
        cost, currency = balance.cost_per_event
        yield _("In the years with a fee, each activity cost %(cost)s in fees.") % {
            "cost": formats.money(round(cost, 2), currency.code, locale)
        }
