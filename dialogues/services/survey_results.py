"""What a closed survey found: only what may be told of it, so that no group under five can be made out."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count
from django.utils.translation import gettext as _

from dialogues.choices import GRADED, AskedBy, SurveyStatus
from dialogues.disclosure import FEWEST, is_small, level_of_share, lower_median, may_tell_level, protected
from dialogues.models import AnswerPart, SurveyAnswer, SurveyQuestion
from observatory.spreadsheets.words import key


@dataclass(frozen=True)
class Table:
    """The counts of one question that may be told: None is withheld. `blank` are those who left it blank.

    Where few answered a scale, its lower levels are put together, and its favourable ones (`is_coarse`).
    """

    question: SurveyQuestion
    answers: int
    counts: tuple[int | None, ...]
    blank: int | None
    is_coarse: bool = False
    level: int | None = None

    @property
    def labels(self):
        if not self.is_coarse:
            return self.question.labels
        levels = self.question.labels
        edge = len(levels) - self.question.favourable
        return [" / ".join(part) for part in (levels[:edge], levels[edge:])]

    @property
    def is_complete(self):
        return None not in self.counts and self.blank is not None

    @property
    def is_withheld(self):
        """Whether nothing at all can be told of it."""
        return self.blank is None and not any(count is not None for count in self.counts)

    @property
    def valid(self):
        """How many answered the question; None where that is not told."""
        return None if self.blank is None else self.answers - self.blank

    @property
    def favourable(self):
        """How many gave a favourable answer; None where that is not told."""
        if self.question.kind == AskedBy.SCALE:
            best = self.counts[1:] if self.is_coarse else self.counts[-self.question.favourable :]
        else:
            best = self.counts[:1]
        return None if None in best else sum(best)


@dataclass(frozen=True)
class Results:
    """The tables of one survey. `answers` is None where fewer than five answered: it is not told."""

    answers: int | None
    tables: dict

    def of(self, question):
        return self.tables.get(question.pk)


def results_of(*surveys):
    """Give the results of closed surveys by their keys; of others none. Three queries, however many they are."""
    closed = [survey.pk for survey in surveys if survey.status == SurveyStatus.CLOSED]
    answers = SurveyAnswer.objects.filter(survey__in=closed)
    totals = dict(answers.values_list("survey").annotate(n=Count("pk")))
    counted = defaultdict(dict)
    parts = AnswerPart.objects.filter(question__survey__in=closed, choice__isnull=False)
    for question, choice, number in parts.values_list("question", "choice").annotate(n=Count("pk")):
        counted[question][choice] = number
    found = {pk: Results(told_number(totals.get(pk, 0)), {}) for pk in closed}
    for question in SurveyQuestion.objects.filter(survey__in=closed).exclude(kind=AskedBy.TEXT):
        total = totals.get(question.survey_id, 0)
        found[question.survey_id].tables[question.pk] = table_of(question, counted[question.pk], total)
    return found


def told_number(total):
    return total if total >= FEWEST else None


def table_of(question, counted, total):
    """Make the table of a question; `counted` gives the number of each choice, `total` that of all questionnaires."""
    counts = [counted.get(place, 0) for place in range(1, len(question.labels) + 1)]
    blank, groups = total - sum(counts), len(counts) + 1
    is_coarse = question.kind == AskedBy.SCALE and question.measures not in GRADED and is_small(total, groups)
    is_coarse = is_coarse and len(counts) > 2
    shown = counts
    if is_coarse:
        shown = [sum(counts[: -question.favourable]), sum(counts[-question.favourable :])]
    *told, told_blank = protected([*shown, blank], groups)
    table = Table(question, total, tuple(told), told_blank, is_coarse)
    return table if question.kind != AskedBy.SCALE else with_level(table, counts, total)


def with_level(table, counts, total):
    """Add the level that a scale shows, where it follows from what is told or may be told without it."""
    question = table.question
    may = may_tell_level(total, len(counts) + 1)
    if question.measures in GRADED:
        level = lower_median(counts) if may or table.is_complete else None
    elif may:
        level = level_of_share(sum(counts[-question.favourable :]), sum(counts))
    else:
        is_told = table.favourable is not None and table.valid is not None
        level = level_of_share(table.favourable, table.valid) if is_told else None
    return Table(question, table.answers, table.counts, table.blank, table.is_coarse, level)


@dataclass(frozen=True)
class Words:
    """The answers in words to one question, as the office may read them."""

    question: SurveyQuestion
    rows: tuple

    @cached_property
    def published(self):
        return [row for row in self.rows if row.is_published]


def words_of(survey, results):
    """Give the answers in words that may be read, question by question, in the order of the alphabet.

    They could be counted. So they are given in fives where a question has no table, and up to four are kept back;
    beside a table they are given where it tells all its counts.
    """
    if survey.status != SurveyStatus.CLOSED or results.answers is None:
        return []
    by_question = defaultdict(list)
    for part in AnswerPart.objects.filter(question__survey=survey).exclude(text="").order_by("pk"):
        by_question[part.question_id].append(part)
    asked = [question for question in survey.questions.all() if question.is_written]
    return [Words(question, readable(question, by_question[question.pk], results)) for question in asked]


def readable(question, parts, results):
    table = results.of(question)
    if table is None:
        return each_once(parts[: len(parts) // FEWEST * FEWEST])
    return each_once(parts) if table.is_complete else ()


def each_once(parts):
    """Name the same words once, however many wrote them: the one that is published, where one is."""
    found = {}
    for part in sorted(parts, key=lambda part: part.is_published):
        found[key(part.text)] = part
    return tuple(sorted(found.values(), key=lambda part: key(part.text)))


def answers_so_far(survey):
    """How many have answered while a survey is open, in words: in fives, so that nobody sees one more come in."""
    number = survey.answers.count() // FEWEST * FEWEST
    if not number:
        return _("Fewer than five answers so far")
    return _("At least %(number)s answers so far") % {"number": number}
