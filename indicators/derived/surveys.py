"""Counts from surveys (N8 ch. 2 and 3; Paris seminar 2018). They rest on what a survey's results tell, never on more.

The evidence of a figure is the survey with its results; no single answer is.
"""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dialogues.disclosure import level_of_share
from indicators.derived.counts import Count, Part, left_out, none, percent

SURVEY = "dialogues.survey"


def share(code):
    """Make the rule for a share of the valid answers, over all surveys of the period (INS-EXC-02, TER-TER-06, -07)."""

    def rule(register):
        asked = register.asked[code]
        told = [pair for pair in asked if is_told(pair)]
        if not told:
            return not_told(asked)
        part, whole = added_up(told)
        parts = {"numerator": part, "denominator": whole, "counted": evidence(told)}
        return Count(value=percent(part, whole), **parts, **without(len(asked) - len(told)))

    return rule


def level_by_share(code):
    """Make the rule for the level of a share of favourable answers (INS-EXC-03, INS-TRC-03).

    Surveys whose counts are told go together; where none is, one survey alone may tell its level.
    """

    def rule(register):
        asked = register.asked[code]
        told = [pair for pair in asked if is_told(pair)]
        if told:
            part, whole = added_up(told)
            parts = {"numerator": part, "denominator": whole, "counted": evidence(told)}
            return Count(value=level(part, whole), **parts, **without(len(asked) - len(told)))
        return level_alone(asked) if len(asked) == 1 else not_told(asked)

    return rule


def level_by_median(code):
    """Make the rule for the level in the middle, of the last survey of the period (POL-MES-06, TER-APR-07)."""

    def rule(register):
        return level_alone(register.asked[code])

    return rule


def departments_interested(register):
    """POL-MES-07: departments that are interested and name a sign of it, of all departments of the government."""
    asked, everyone = register.asked["POL-MES-07"], register.departments
    if not asked or asked[-1][1].favourable is None:
        return not_told(asked)
    table = asked[-1][1]
    if not everyone:
        return none(_("No departments are listed, so a share of them cannot be told."))
    if table.answers > len(everyone):
        return none(_("More answers were given than there are departments: each department answers once."))
    part, whole = Decimal(table.favourable), Decimal(len(everyone))
    silent = without_answer(len(everyone) - table.answers)
    parts = {"numerator": part, "denominator": whole, "counted": evidence(asked[-1:])}
    return Count(value=percent(part, whole), **parts, **silent)


@left_out
def without_answer(number):
    return ngettext("%(number)s department did not answer.", "%(number)s departments did not answer.", number)


def level_alone(asked):
    """The level that the last survey tells; its counts may be withheld."""
    if not asked or asked[-1][1].level is None:
        return not_told(asked)
    return Count(value=Decimal(asked[-1][1].level), counted=evidence(asked[-1:]))


def is_told(pair):
    table = pair[1]
    return table.favourable is not None and bool(table.valid)


def added_up(told):
    """The favourable answers of several tables, and all their valid answers."""
    tables = [table for _uuid, table in told]
    return Decimal(sum(table.favourable for table in tables)), Decimal(sum(table.valid for table in tables))


def level(part, whole):
    return Decimal(level_of_share(int(part), int(whole)))


def evidence(asked):
    return (Part(SURVEY, list(dict.fromkeys(uuid for uuid, _table in asked))),)


@left_out
def without(number):
    return ngettext(
        "%(number)s survey is left out: too few people answered for its figures to be told.",
        "%(number)s surveys are left out: too few people answered for their figures to be told.",
        number,
    )


def not_told(asked):
    if not asked:
        return none(_("No survey that asks for it was closed in this period."))
    return none(_("Too few people answered alike for the figure to be told without telling who they are."))
