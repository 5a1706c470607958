"""What the document of a strategy says: everything that is written down of it, at the moment it is asked for."""

import base64
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from indicators import series, wording
from indicators.chain import chain_of
from indicators.chain.picture import picture
from indicators.models import AdoptedIndicator
from observatory import formats, guidance
from observatory.choices import StepState, StrategyStatus
from observatory.models import BudgetLine, BudgetYear, City, Strategy


@dataclass(frozen=True)
class Monitored:
    """An indicator of the strategy as its monitoring table shows it, in words."""

    figure: series.Figure
    frequency: str
    baseline: str
    latest: str
    target: str


@dataclass(frozen=True)
class Document:
    """A strategy with all its parts, gathered once, in the language of the moment."""

    strategy: Strategy
    city: City
    made_on: date
    is_paper: bool = False

    @property
    def is_draft(self):
        return self.strategy.status == StrategyStatus.DRAFT

    @property
    def years(self):
        """The years of the strategy: 2024–2027, or the first alone where it has no end."""
        first, last = self.strategy.starts_on.year, self.strategy.ends_on and self.strategy.ends_on.year
        return str(first) if last in (None, first) else f"{first}–{last}"

    @cached_property
    def steps(self):
        """The answers given, by the number of their step."""
        rows = self.strategy.steps.prefetch_related("sources")
        return {answer.number: answer for answer in rows}

    @cached_property
    def stages(self):
        """The stages with the steps that are answered: [(stage, [(step, answer), …]), …]."""
        found = [
            (stage, [(step, self.steps[step.number]) for step in stage.steps if self._is_told(step.number)])
            for stage in guidance.stages()
        ]
        return [(stage, steps) for stage, steps in found if steps]

    def _is_told(self, number):
        answer = self.steps.get(number)
        return answer is not None and bool(answer.answer or answer.state == StepState.SKIPPED)

    @cached_property
    def untold(self):
        return [step for number, step in guidance.steps().items() if not self._is_told(number)]

    @cached_property
    def chain(self):
        return chain_of(self.strategy)

    @cached_property
    def goals(self):
        """The government goals with the links that serve them, those that none serves at the end."""
        served = {}
        for link in self.chain.links:
            for goal in link.goals:
                served.setdefault(goal, []).append(link)
        ordered = sorted(served, key=lambda goal: (goal.axis, goal.code, goal.pk))
        return [(goal, served[goal]) for goal in ordered] + [(goal, []) for goal in self.chain.unserved]

    @cached_property
    def links(self):
        """The links of the chain, each with its picture as an image for paper or as a drawing for the screen."""
        return [(link, self._drawing(link)) for link in self.chain.links]

    def _drawing(self, link):
        done = [str(each) for each in [*link.activities, *link.agreements]]
        told = [str(each) for each in link.adoptions]
        drawn = picture(str(link.objective), done, told, none=(_("No activity yet"), _("No indicator yet")))
        svg = render_to_string("indicators/chain_picture.html", {"picture": drawn})
        if not self.is_paper:
            return svg
        svg = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()

    @cached_property
    def beneficiaries(self):
        return list(self.strategy.beneficiaries.kept())

    @cached_property
    def references(self):
        return list(self.strategy.references.kept().select_related("country", "source"))

    @cached_property
    def risks(self):
        """The open risks, the heaviest first."""
        rows = self.strategy.risks.kept().open().select_related("owner")
        return sorted(rows, key=lambda risk: -risk.weight)

    @cached_property
    def budgets(self):
        """The yearly budgets of the years of the strategy."""
        rows = BudgetYear.objects.of(self.city).kept().filter(year__gte=self.strategy.starts_on.year)
        if self.strategy.ends_on:
            rows = rows.filter(year__lte=self.strategy.ends_on.year)
        return list(rows.select_related("currency", "source").order_by("year"))

    @cached_property
    def budget_lines(self):
        rows = BudgetLine.objects.of(self.city).kept().filter(strategy=self.strategy)
        return list(rows.select_related("currency", "department").order_by("year", "title"))

    @cached_property
    def monitored(self):
        """The indicators tied to the objectives, with baseline, latest value and target."""
        tied = {each.pk for link in self.chain.links for each in link.adoptions}
        figures = series.city_figures(self.city, adoptions=AdoptedIndicator.objects.filter(pk__in=tied))
        levels = series.level_names([figure.indicator_id for figure in figures])
        names = {each.pk: each.get_frequency_display() for link in self.chain.links for each in link.adoptions}
        return [self._monitored(figure, levels[figure.indicator_id], names[figure.adoption_id]) for figure in figures]

    def _monitored(self, figure, levels, frequency):
        locale, kind = formats.locale_for(get_language(), self.city.locale), figure.value_type

        def said(value):
            return (
                ""
                if value is None
                else wording.value_in_words(value, kind, locale, levels=levels, decimals=figure.decimals)
            )

        latest = wording.point_in_words(figure.latest, kind, locale, levels, figure.decimals) if figure.latest else ""
        return Monitored(figure, frequency, said(figure.baseline), latest, said(figure.goal and figure.goal.value))
