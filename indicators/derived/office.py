"""Counts from the posts of the international office."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators.derived.activities import hours_of, nothing_logged, with_hours
from indicators.derived.counts import DENOMINATOR, NUMERATOR, Count, Part, left_out, none, percent, share, tally
from observatory.choices import WORKING_LEVELS, ActivityKind, StaffFunction

POST = "observatory.staffposition"
ACTIVITY = "observatory.activity"
DAYS_A_WEEK = Decimal(7)
HUNDREDTHS = Decimal("0.01")


def performing(*functions):
    """Make the rule that counts the posts in force on the last day with one of these functions."""

    def rule(register):
        if not register.posts:
            return no_posts()
        return tally(POST, [post.uuid for post in register.posts_in_force if set(functions) & set(post.functions)])

    return rule


def no_posts():
    return none(_("The register holds no posts of the office."))


def knowledge_staff(register):
    """POL-MES-05: posts of knowledge management filled on the last day; those without a holder noted are left out."""
    if not register.posts:
        return no_posts()
    posts = [post for post in register.posts if StaffFunction.KNOWLEDGE in post.functions]
    filled = [post.uuid for post in posts if post.pk in register.filled_posts]
    unknown = [post for post in posts if post.pk not in register.held]
    if unknown and not filled:
        return none(without_holder(len(unknown))["left_out_because"], **without_holder(len(unknown)))
    return tally(POST, filled, **without_holder(len(unknown)))


@left_out
def without_holder(number):
    return ngettext("%(number)s post does not say who holds it.", "%(number)s posts do not say who holds them.", number)


def speaking_another_language(register):
    """INS-TYP-13: posts with a language at level B2 or above that is not the city's own, among those in force."""
    if not register.posts_in_force:
        return no_posts()
    able = [post.uuid for post in register.posts_in_force if speaks_another(post, register.city.languages)]
    return share(POST, able, [post.uuid for post in register.posts_in_force])


def speaks_another(post, own):
    return any(level in WORKING_LEVELS and code not in own for code, level in post.languages.items())


def time_for_exchanges(register):
    """INS-TYP-04: hours noted on exchanges, among the hours that the office's posts worked in the period."""
    if not register.has_activities:
        return nothing_logged()
    rows = with_hours(register.activities_by_kind[ActivityKind.EXCHANGE])
    posts = [post for post in register.posts if post.hours]
    worked = sum((hours_worked(post, register) for post in posts), Decimal()).quantize(HUNDREDTHS, ROUND_HALF_UP)
    if not worked:
        return none(_("No post of the office says how many hours a week it works."))
    silent = without_hours(len(register.activities_by_kind[ActivityKind.EXCHANGE]) - len(rows))
    if silent and not rows:
        return none(silent["left_out_because"], **silent)
    spent = hours_of(rows)
    counted = Part(ACTIVITY, [row.uuid for row in rows], NUMERATOR), Part(POST, [p.uuid for p in posts], DENOMINATOR)
    return Count(value=percent(spent, worked), numerator=spent, denominator=worked, counted=counted, **silent)


def hours_worked(post, register):
    """The weekly hours of a post over the weeks of the period, up to today, in which somebody held it."""
    stretches = register.held.get(post.pk)
    if not stretches:
        return post.hours * days(register.starts_on, register.as_of) / DAYS_A_WEEK
    held = sum(
        days(max(row.starts_on, register.starts_on), min(row.ends_on or register.as_of, register.as_of))
        for row in stretches
    )
    return post.hours * held / DAYS_A_WEEK


def days(first, last):
    return max(Decimal((last - first).days + 1), Decimal())


@left_out
def without_hours(number):
    return ngettext(
        "%(number)s exchange does not say how many hours it took.",
        "%(number)s exchanges do not say how many hours they took.",
        number,
    )
