"""The planning of a strategy: its sixteen steps, and how its objectives serve the goals of the government."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from observatory import guidance, planning
from observatory.forms.planning import StepForm
from observatory.history import ChangedMeanwhile
from observatory.models import GovernmentGoal, PlanningStep
from observatory.services import changes
from observatory.services.codes import key_of
from observatory.services.planning import answer_step, link_goals, links_of, progress_in_words
from observatory.views.conflict import conflict_context
from observatory.views.nouns import STRATEGY
from observatory.views.records import SHORT_HISTORY, answers, events
from observatory.views.workspace import city_of, city_to_log_in


def strategy_of(request, city, key):
    """The strategy of an address, with its city."""
    city = city_of(request, city)
    return STRATEGY.find(city, request.user, key)


def strategy_steps(request, city, key):
    strategy = strategy_of(request, city, key)
    answered = {step.number: step for step in strategy.steps.all()}
    records = planning.records_by_step(strategy)
    stages = [
        (stage, [(step, answered.get(step.number), records.get(step.number, [])) for step in stage.steps])
        for stage in guidance.stages()
    ]
    context = {"city": strategy.city, "section": "strategy", "strategy": strategy, "stages": stages}
    context |= {"said": progress_in_words(answered.values())}
    return render(request, "observatory/strategy_steps.html", context)


def strategy_step(request, city, key, step):
    city = city_to_log_in(request, city)
    strategy = STRATEGY.find(city, request.user, key)
    if step not in guidance.steps():
        raise Http404
    answer = strategy.steps.filter(number=step).first() or PlanningStep(strategy=strategy, number=step)
    form = StepForm(*answers(request), instance=answer, city=city)
    if form.is_valid():
        try:
            answer_step(form, by=request.user)
        except ChangedMeanwhile as meanwhile:
            return step_page(request, strategy, step, form, conflict_context(form, meanwhile.current, city), 409)
        messages.success(request, _("Saved: step %(number)s.") % {"number": step})
        return redirect("strategy-steps", city.code, key_of(strategy))
    return step_page(request, strategy, step, form, {})


def step_page(request, strategy, number, form, conflict, status=None):
    answer = form.instance
    log = changes.changes_of(answer)[:SHORT_HISTORY] if answer.pk else []
    context = {
        "city": strategy.city,
        "section": "strategy",
        "strategy": strategy,
        "step": guidance.steps()[number],
        "stage": next(stage for stage in guidance.stages() if number in [each.number for each in stage.steps]),
        "form": form,
        "records": planning.records_for(strategy, number),
        "before": number - 1 or None,
        "after": number + 1 if number + 1 in guidance.steps() else None,
        "events": events(log, strategy.city),
        "conflict_rows": None,
    }
    return render(request, "observatory/strategy_step.html", context | conflict, status=status)


def strategy_goals(request, city, key):
    """The table of goals and objectives, and what it says of gaps."""
    strategy = strategy_of(request, city, key)
    goals = list(GovernmentGoal.objects.of(strategy.city).kept().select_related("instrument"))
    objectives = list(strategy.objectives.kept())
    may_log = request.user.has_perm(STRATEGY.permission, strategy.city)
    if request.method == "POST":
        city_to_log_in(request, city)
        links = {"seen": pairs(request.POST.get("seen", "").split()), "wanted": pairs(request.POST.getlist("link"))}
        changed = link_goals(strategy, **links, by=request.user)
        told = ngettext("%(n)s objective changed.", "%(n)s objectives changed.", len(changed)) % {"n": len(changed)}
        messages.success(request, told if changed else _("Nothing changed."))
        return redirect("strategy-goals", strategy.city.code, key_of(strategy))
    links = links_of(strategy)
    context = {
        "city": strategy.city,
        "section": "strategy",
        "strategy": strategy,
        "may_log": may_log,
        "objectives": objectives,
        "axes": matrix(goals, objectives, links),
        "seen": " ".join(f"{goal}-{objective}" for goal, objective in sorted(links)),
        "unserved": [goal for goal in goals if goal.pk not in {pair[0] for pair in links}],
        "unserving": [each for each in objectives if each.pk not in {pair[1] for pair in links}],
    }
    return render(request, "observatory/strategy_goals.html", context)


def matrix(goals, objectives, links):
    """The table as [(axis, [(goal, [(objective, its value in the form, tied?), …]), …]), …]."""
    rows = [
        (goal, [(each, f"{goal.pk}-{each.pk}", (goal.pk, each.pk) in links) for each in objectives]) for goal in goals
    ]
    return [(axis, list(of_axis)) for axis, of_axis in groupby(rows, key=lambda row: row[0].axis)]


def pairs(texts):
    """Read "3-7" as (3, 7); what is not of that form is left aside."""
    split = (text.split("-") for text in texts)
    return {(int(each[0]), int(each[1])) for each in split if len(each) == 2 and all(map(str.isdecimal, each))}
