"""The results of a survey as its page shows them, to the office and to everybody alike."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.choices import AskedBy
from dialogues.models import Survey
from dialogues.services.survey_cautions import cautions_of, margin_of, response_of, what_is_not_prevented
from dialogues.services.survey_results import Results, Table, Words, results_of, words_of
from observatory import formats
from reporting import charts


@dataclass(frozen=True)
class Finding:
    """What was answered to one question: its table and figure, or the words that are chosen."""

    question: object
    number: int
    locale: str
    table: Table | None
    words: Words | None

    @property
    def base(self):
        """Of how many the percentages are: of those who answered the question, else of all who took part."""
        return self.table.valid or self.table.answers

    def share(self, count):
        return None if count is None or not self.base else Decimal(count) * 100 / self.base

    @property
    def rows(self):
        """Each answer with its count and its share, None where not told; of a scale the highest level first."""
        pairs = zip(self.table.labels, self.table.counts, strict=True)
        rows = [(label, count, self.share(count)) for label, count in pairs]
        return rows[::-1] if self.question.kind == AskedBy.SCALE else rows

    @property
    def blank_share(self):
        return Decimal(self.table.blank) * 100 / self.table.answers

    @property
    def is_partly_withheld(self):
        return not self.table.is_complete and not self.table.is_withheld

    @property
    def level(self):
        """The level that the answers come to, in words, where the question serves an indicator with levels."""
        level = self.table.level if self.question.has_levels else None
        return {1: _("Low"), 2: _("Medium"), 3: _("High")}.get(level, "")

    @property
    def chart(self):
        if self.table.is_withheld or not self.base:
            return None
        note = _("not told: under five, or needed to hide such a group")
        points = tuple(charts.Point(label, share, "" if share is not None else note) for label, _n, share in self.rows)
        more = {"title": "", "points": points, "unit": _("Share"), "format": self.percent}
        more["subtitle"] = self.caption
        is_scale = self.question.kind == AskedBy.SCALE and self.table.is_complete
        chart = charts.Stacked(**more) if is_scale else charts.HorizontalBars(**more, keep_order=True)
        return charts.shown(chart, key=f"question-{self.number}", explore=False)

    @property
    def caption(self):
        number = formats.number(Decimal(self.base), self.locale)
        if self.table.valid is None:
            words = ngettext("Of %(number)s person who took part", "Of %(number)s people who took part", self.base)
        else:
            words = ngettext("Of %(number)s person who answered", "Of %(number)s people who answered", self.base)
        return words % {"number": number}

    def percent(self, share):
        return formats.percent(share, self.locale)


@dataclass(frozen=True)
class SurveyPage:
    """A closed survey with what may be told of it."""

    survey: Survey
    results: Results
    findings: list
    locale: str

    @property
    def answers(self):
        return self.results.answers

    @property
    def margin(self):
        margin = margin_of(self.survey, self.answers)
        return None if margin is None else formats.decimal(margin, self.locale)

    @property
    def response(self):
        return response_of(self.survey, self.answers)

    @property
    def cautions(self):
        return [*cautions_of(self.survey, self.answers), what_is_not_prevented()]


def survey_page(survey, locale):
    results = results_of(survey)[survey.pk]
    words = {each.question.pk: each for each in words_of(survey, results)}
    questions = enumerate(survey.questions.all(), 1)
    findings = [
        Finding(question, number, locale, results.of(question), words.get(question.pk))
        for number, question in questions
    ]
    return SurveyPage(survey, results, findings, locale)
