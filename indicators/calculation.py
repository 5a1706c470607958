"""How a figure was reached, step by step, each with its arithmetic written out. It says what `progress` did."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators import progress, series, wording
from indicators.choices import Direction
from indicators.when import named, put
from observatory import formats

DIVIDED, MINUS = "÷", "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Step:
    """One step: what it finds, in words, and the sum that leads there."""

    title: str
    text: str
    sum: str = ""


class Calculation:
    """The steps that lead to the result of one point of a figure."""

    def __init__(self, figure, point, locale, levels=None):
        self.figure, self.point, self.locale, self.levels = figure, point, locale, levels
        self.result = series.progress_of(figure, point)
        self.goal = series.goal_for(figure.goals, point, figure.accumulation)
        self.is_broken_off = figure.baseline is not None and series.is_broken_off(
            point, figure.points, figure.baseline_version
        )

    @property
    def label(self):
        """The word for a result without a band: what is missing to tell it."""
        return wording.result_label(self.result)

    @property
    def steps(self):
        found = (self._value(), self._baseline(), self._goal(), self._way(), self._due(), self._told())
        return [step for step in found if step]

    def _written(self, value):
        words = wording.value_in_words(value, self.figure.value_type, self.locale, levels=self.levels)
        return wording.with_currency(words, self.figure)

    def _period(self, code):
        return formats.period(code, self.locale)

    def _named(self, code):
        return named(code, self.locale)

    def _value(self):
        point = self.point
        if point.is_derived:
            origin = _("Counted by itself from the records of the register.")
        else:
            origin = _("Entered with its source, and approved by another person.")
        words = wording.point_in_words(point, self.figure.value_type, self.locale, self.levels)
        if point.value is not None:
            words = wording.with_currency(words, self.figure)
        text = _("%(period)s: %(value)s. %(origin)s") % {
            "period": self._period(point.period), "value": words, "origin": origin,
        }  # fmt: skip
        return Step(_("The value"), text, self._parts(words))

    def _parts(self, words):
        if self.point.numerator is None or self.point.denominator is None:
            return ""
        part, whole = (formats.number(n, self.locale) for n in (self.point.numerator, self.point.denominator))
        return f"{part} {DIVIDED} {whole} = {words}"

    def _baseline(self):
        if self.figure.baseline is None:
            return Step(
                _("Where it started from"), _("No baseline is set: the value is compared with the target alone.")
            )
        words = {"value": self._written(self.figure.baseline), "period": self._named(self.figure.baseline_period)}
        said = _("%(value)s in %(period)s.")
        if self.is_broken_off:
            said = _("%(value)s in %(period)s, by an earlier definition of the indicator: it is not compared.")
        return Step(_("Where it started from"), put(said, words, self.locale))

    def _goal(self):
        if bounds := wording.bounds_in_words(self.figure, self.locale, self.levels):
            return Step(_("The goal"), _("To be kept: %(bounds)s.") % {"bounds": bounds})
        if self.goal is None:
            said = (
                _("Its targets are for periods of another length.")
                if self.figure.goals
                else _("No target has been set.")
            )
            return Step(_("The goal"), said)
        words = {"value": self._written(self.goal.value), "period": self._named(self.goal.period)}
        text = put(_("%(value)s in %(period)s."), words, self.locale)
        if self.goal.is_adjusted and self.goal.original is not None:
            text += " " + _("It was adjusted; first decided was %(value)s.") % {
                "value": self._written(self.goal.original)
            }
        return Step(_("The goal"), text)

    def _way(self):
        """The share of the way, with the sum in which every number stands as it was measured."""
        if self.result.share is None:
            return None
        value, start, aim = (
            formats.number(n, self.locale) for n in (self.point.value, self.figure.baseline, self.goal.value)
        )
        share = formats.share(self.result.share, self.locale)
        written = f"({value} {MINUS} {bracketed(start)}) {DIVIDED} ({aim} {MINUS} {bracketed(start)}) = {share}"
        return Step(
            _("The part of the way that is done"), _("What was gained, divided by what was to be gained."), written
        )

    def _due(self):
        """The share of the time that had passed, which is the share of the way that was due."""
        if self.result.share is None or self.figure.baseline_on is None:
            return None
        passed, whole = self.point.ends_on - self.figure.baseline_on, self.goal.ends_on - self.figure.baseline_on
        if whole.days <= 0:
            return None
        words = {"passed": formats.number(passed.days, self.locale), "whole": formats.number(whole.days, self.locale)}
        due = formats.share(self.result.expected, self.locale)
        text = _("%(passed)s of the %(whole)s days from the baseline to the target had passed.") % words
        return Step(_("The part that was due by then"), text, f"{words['passed']} {DIVIDED} {words['whole']} = {due}")

    def _told(self):
        if self.result.band == progress.NO_DATA:
            return Step(_("The result"), self._why_none())
        at_this = wording.rule_in_words(self.figure, self.result, self.locale, is_broken_off=self.is_broken_off)
        return Step(_("The result"), " ".join([wording.band_in_words(self.result.band), at_this]))

    def _why_none(self):
        if self.figure.direction == Direction.NONE:
            return _("None is told: more of it is neither better nor worse.")
        if self.result.reason == progress.NO_TARGET:
            return _("None is told: there is no target to compare with.")
        return _("None is told: there is no number for this period.")


def bracketed(number):
    """A negative number within a subtraction stands in brackets."""
    return f"({number})" if number.startswith((MINUS, "-")) else number
