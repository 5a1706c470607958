"""Answers on paper that were typed into a spreadsheet: one row for each sheet of paper, one column for each question.

They do not go through the imports of the register: that keeps every row with who brought it in, and an answer to a
survey must stay nobody's. The file is read and not kept.
"""

import hashlib
import re

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from dialogues.choices import AnswerChannel, AskedBy
from dialogues.models.survey import lines
from dialogues.services.surveys import take_answer
from observatory import history
from observatory.choices import Language
from observatory.spreadsheets import Refused, key, read_workbook, text_of
from observatory.spreadsheets.template import template_bytes

MOST_ROWS, MOST_FAULTS, LONGEST = 5000, 20, 500
COLUMN = re.compile(r"\s*(?P<number>\d+)\s*(?P<words>:)?")


class Faulty(Exception):
    """A sheet that cannot be taken as it is; `faults` say where and why."""

    def __init__(self, faults):
        super().__init__("faulty")
        self.faults = faults


def template_of(survey):
    """Give an XLSX to type the papers into, with the answers to choose from."""
    heads, choices = [], {}
    for number, question in enumerate(survey.questions.all(), 1):
        if question.kind != AskedBy.TEXT:
            choices[len(heads)] = yes_no() if question.kind == AskedBy.NAMING else question.labels
            heads.append(f"{number}. {question.text}")
        if question.is_written:
            heads.append(f"{number}: {question.text if question.kind == AskedBy.TEXT else _('example')}")
    return template_bytes(str(survey)[:30], heads, [None] * len(heads), choices)


def yes_no():
    return [_("Yes"), _("No")]


@transaction.atomic
def bring_in(survey, content, filename, *, by):
    """Keep the answers of a sheet; the same file brought in again adds none. Raises `Faulty` and then keeps none."""
    rows = answers_in(survey, content, filename)
    name = hashlib.sha256(content).hexdigest()[:40]
    for number, said in rows:
        take_answer(survey, said, channel=AnswerChannel.PAPER, form=f"{name}-{number}")
    history.note("answers typed in", survey, by=by)
    return len(rows)


def answers_in(survey, content, filename):
    """Read what each row answers, as (its number, [(question, place of the choice, words)]). Raises `Faulty`."""
    try:
        rows = list(read_workbook(content, filename).sheets[0].rows())
    except (Refused, IndexError):
        raise Faulty([_("The file cannot be read as a spreadsheet.")]) from None
    columns = columns_of(survey, rows[0].cells if rows else ())
    if not columns:
        raise Faulty([_("No column begins with the number of a question, as in “1. …”. Use the template.")])
    if len(rows) - 1 > MOST_ROWS:
        raise Faulty([_("A sheet may hold at most %(number)s rows.") % {"number": MOST_ROWS}])
    found, faults = [], []
    for row in rows[1:]:
        said = [each for each in read_row(row, columns, faults) if each[1] or each[2]]
        found += [(row.number, said)] if said else []
    if faults:
        raise Faulty(faults[:MOST_FAULTS])
    return found


def columns_of(survey, heads):
    """Tell for each question the columns of its choice and of its words, None where there is none."""
    places = {}
    for place, head in enumerate(heads):
        if match := COLUMN.match(text_of(head)):
            places.setdefault((int(match["number"]), bool(match["words"])), place)
    asked = enumerate(survey.questions.all(), 1)
    found = [(n, question, places.get((n, False)), places.get((n, True))) for n, question in asked]
    return [each for each in found if each[2] is not None or each[3] is not None]


def read_row(row, columns, faults):
    for number, question, at, words_at in columns:
        told, words = cell(row, at), cell(row, words_at)[:LONGEST]
        choice = meant(question, told) if told and question.kind != AskedBy.TEXT else None
        if told and choice is None and question.kind != AskedBy.TEXT:
            said = {"row": row.number, "number": number, "value": told[:60]}
            faults.append(_("Row %(row)s, question %(number)s: “%(value)s” is none of its answers.") % said)
        yield question, choice, (words or told if question.kind == AskedBy.TEXT else words)


def cell(row, place):
    return "" if place is None or place >= len(row.cells) else text_of(row.cells[place]).strip()


def meant(question, told):
    """The place of the answer that a cell names, in any language or by its number; None for any other word."""
    for code in Language.values:
        with translation.override(code):
            labels = (
                yes_no()
                if question.kind in (AskedBy.NAMING, AskedBy.YES_NO)
                else lines(getattr(question, f"options_{code}"))
            )
        names = [key(label) for label in labels]
        if key(told) in names:
            return names.index(key(told)) + 1
    last = 2 if question.kind == AskedBy.NAMING else len(question.labels)
    return int(told) if told.isdecimal() and 1 <= int(told) <= last else None
