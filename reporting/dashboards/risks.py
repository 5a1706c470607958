"""What is at risk, why, and whose it is: indicators that moved away or are behind, and promises that are overdue."""

from collections import namedtuple
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dialogues.choices import STILL_OPEN
from dialogues.models import Commitment
from indicators import progress, wording
from observatory import formats
from observatory.prepared import prepared
from observatory.services.codes import key_of
from reporting.dashboards.results import has_target

MOST = 5
Promise = namedtuple("Promise", "uuid code text due_on owner__title responsible")
AT_RISK = (progress.REVERSED, progress.BEHIND)


@dataclass(frozen=True, slots=True)
class Risk:
    """Something at risk: what, the reason in a sentence, who answers for it, how it stands, and what is to be done."""

    title: str
    href: str
    how: str
    reason: str
    owner: str
    band: str
    label: str
    rule: str = ""


def at_risk(figures, levels, around):
    """The five that most ask for a look: what moved away, what is behind, what is overdue."""
    aimed = [figure for figure in figures if has_target(figure) and figure.band in AT_RISK]
    aimed.sort(key=lambda figure: AT_RISK.index(figure.band))
    found = [_indicator(each, levels.get(each.indicator_id), around) for each in aimed[:MOST]]
    late = [] if around.narrowing.asked else _overdue(around)
    return tuple([*found, *late][:MOST])


def _indicator(figure, levels, around):
    return Risk(
        figure.name,
        around.way("indicator-sheet", figure.code),
        around.way("indicator-calculation", figure.code) if figure.latest else "",
        wording.sentence(figure, around.locale, levels),
        figure.owner_role,
        figure.band,
        wording.band_label(figure),
        figure.alert_rule,
    )


def _overdue(around):
    return [
        Risk(
            row.text,
            around.way("commitment-detail", key_of(row)),
            "",
            _("It was due on %(date)s.") % {"date": formats.date(row.due_on, around.locale)},
            row.owner__title or row.responsible,
            progress.BEHIND,
            _("Overdue"),
        )
        for row in map(Promise._make, _late(around.city.pk, around.today))
    ]


@prepared
def _late(city, today):
    rows = Commitment.objects.of(city).kept().filter(due_on__lt=today, status__in=STILL_OPEN)
    return rows.values_list(*Promise._fields)[:MOST]
