"""The dates of measuring: the last days for values, when evaluations are done, and when what was decided falls due."""

from itertools import groupby

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from dialogues.choices import STILL_OPEN
from indicators.due import last_day, open_values
from indicators.models import EvaluationPlan
from indicators.services.evaluation import kept_decisions
from observatory import formats
from observatory.calendar import Dated, dated

REMIND = 14


@dated("measurement-due", gettext_lazy("Values to be measured"))
def values_due(city, user, first, last):
    """The periods whose values are to be in, each with how many are still expected."""
    if not user.has_perm("indicators.record_measurement", city):
        return []
    locale = formats.locale_for(get_language(), city.locale)
    found = groupby(open_values(city, first, last), key=lambda due: (due.due_on, due.spec))
    return [_told(city, spec, due_on, len(list(dues)), locale) for (due_on, spec), dues in found]


def _told(city, spec, due_on, n, locale):
    said = ngettext("Measure %(when)s: one value", "Measure %(when)s: %(n)s values", n)
    return Dated(
        title=said % {"when": formats.period(spec.code, locale), "n": n},
        starts_on=due_on,
        href=reverse("measure-period", args=[city.code, spec.code]),
        uid=f"measurement-due-{city.uuid}-{spec.code}{'' if due_on == last_day(spec) else '-before'}",
        remind_days=REMIND,
    )


@dated("decision-due", gettext_lazy("Decisions after evaluations that fall due"))
def decisions_due(city, user, first, last):
    due = kept_decisions(user, city).filter(state__in=STILL_OPEN, due_on__gte=first, due_on__lte=last)
    return [
        Dated(
            title=_("Due: %(commitment)s") % {"commitment": decision},
            starts_on=decision.due_on,
            href=reverse("decision-detail", args=[city.code, decision.uuid]),
            uid=f"decision-due-{decision.uuid}",
            note=str(decision.owner or ""),
            remind_days=7,
        )
        for decision in due.select_related("owner")
    ]


@dated("evaluation", gettext_lazy("Evaluations"))
def evaluations(city, user, first, last):
    own = EvaluationPlan.objects.workable_by(user).filter(city=city, starts_on__lte=last)
    return [
        Dated(
            title=evaluation.title,
            starts_on=evaluation.starts_on,
            ends_on=evaluation.ends_on,
            href=reverse("evaluation-detail", args=[city.code, evaluation.uuid]),
            uid=f"evaluation-{evaluation.uuid}",
            note=str(evaluation.get_state_display()),
        )
        for evaluation in own.filter(Q(ends_on__gte=first) | Q(ends_on=None, starts_on__gte=first))
    ]
