"""Gather the chain of a strategy in a number of queries that does not grow with it."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.choices import Level
from indicators.models import AdoptedIndicator
from observatory.models import Activity, Agreement, GovernmentGoal, Objective
from observatory.services.planning import in_order

RESULTS = {Level.OUTCOME, Level.IMPACT}


@dataclass(frozen=True)
class Link:
    """An objective with the goals it serves, what was done for it, and the indicators that tell of it."""

    objective: Objective
    number: int
    depth: int
    goals: list
    activities: list
    agreements: list
    adoptions: list

    @property
    def name(self):
        """How sentences call it: by its number in the strategy, else by its place."""
        return self.objective.code if _is_number(self.objective.code) else str(self.number)

    @property
    def sdgs(self):
        return self.objective.sdgs.all()

    @property
    def results(self):
        """The indicators that tell of results: outcomes and impact."""
        return [each for each in self.adoptions if each.indicator.level in RESULTS]

    @property
    def gaps(self):
        """What is missing around the objective, in sentences."""
        name = {"name": self.name}
        found = []
        if not self.goals:
            found.append(_("Objective %(name)s serves no government goal.") % name)
        if not self.activities and not self.agreements:
            found.append(_("No activity serves objective %(name)s.") % name)
        if not self.adoptions:
            found.append(_("Objective %(name)s has no indicator.") % name)
        elif not self.results:
            found.append(_("Objective %(name)s has no result indicator.") % name)
        return found


@dataclass(frozen=True)
class Chain:
    """The links of a strategy, in the order of its objectives, and the government goals that none of them serves."""

    links: list
    unserved: list

    @property
    def gaps(self):
        goals = [_("No objective serves the goal “%(goal)s”.") % {"goal": goal} for goal in self.unserved]
        return [gap for link in self.links for gap in link.gaps] + goals


def chain_of(strategy, *, public=False):
    """Give the chain of a strategy; `public` leaves what is not published out of it, and out of its gaps."""

    def shown(rows):
        return rows.public() if public else rows.kept()

    objectives = list(shown(strategy.objectives.prefetch_related("sdgs")))
    goals = list(shown(GovernmentGoal.objects.of(strategy.city)))
    served = _by_objective(Objective.government_goals.through, "governmentgoal", goals, objectives)
    done = list(shown(Activity.objects.filter(city=strategy.city, objectives__in=objectives)).distinct())
    signed = list(shown(Agreement.objects.filter(city=strategy.city, objectives__in=objectives)).distinct())
    indicators = AdoptedIndicator.objects.public() if public else AdoptedIndicator.objects.in_use()
    used = list(indicators.filter(city=strategy.city, objectives__in=objectives).select_related("indicator").distinct())
    activities = _by_objective(Activity.objectives.through, "activity", done, objectives)
    agreements = _by_objective(Agreement.objectives.through, "agreement", signed, objectives)
    adoptions = _by_objective(AdoptedIndicator.objectives.through, "adoptedindicator", used, objectives)
    links = [
        Link(each, number, depth, served[each.pk], activities[each.pk], agreements[each.pk], adoptions[each.pk])
        for number, (depth, each) in enumerate(in_order(objectives), start=1)
    ]
    reached = {goal.pk for link in links for goal in link.goals}
    return Chain(links, [goal for goal in goals if goal.pk not in reached])


def _by_objective(through, name, rows, objectives):
    """Tie rows to objectives through a table of links: {objective's key: [row, …]} in the order of the rows."""
    keys = {each.pk for each in objectives}
    tied = defaultdict(set)
    for row, objective in through.objects.filter(objective__in=keys).values_list(name, "objective"):
        tied[row].add(objective)
    found = defaultdict(list)
    for row in rows:
        for objective in tied[row.pk]:
            found[objective].append(row)
    return found


def _is_number(code):
    return code[:1].isdigit()
