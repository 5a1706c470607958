"""Making a survey, opening and closing it, and taking answers of which nobody knows whose they are."""

from django.db import transaction
from django.utils import timezone

from dialogues.choices import AnswerChannel, AskedBy, SurveyStatus
from dialogues.models import AnswerPart, Survey, SurveyAnswer, SurveyQuestion
from observatory import history
from observatory.choices import Language
from observatory.services.records import save_record
from observatory.spreadsheets.words import key

MOST_QUESTIONS = 20
COPIED = ("kind", "favourable", "measures", *(f"{name}_{code}" for name in ("text", "options") for code in Language))
# What people write where they know nothing to name.
NOTHING = {
    *("", "no", "na", "nada", "ninguno", "ninguna", "no se", "nao", "nao sei", "nenhum", "nenhuma", "none", "nothing"),
    *("i do not know", "i don t know", "dont know", "rien", "aucun", "aucune", "non", "je ne sais pas", "ns", "nc"),
}


class NotPossible(Exception):
    """Something that the survey's status does not allow."""


def survey_to_copy(city, uuid):
    """The survey of this city whose questions a new one takes over; None for any other."""
    return uuid and Survey.objects.kept().filter(city=city, uuid=uuid).first()


@transaction.atomic
def save_survey(form, *, by):
    """Save a survey; a new one that was duplicated takes the questions over. Raises `history.ChangedMeanwhile`."""
    is_new = form.instance.pk is None
    survey = save_record(form, by=by)
    if is_new and form.copied:
        rows = form.copied.questions.all()
        lay_out(survey, [{name: getattr(row, name) for name in COPIED} for row in rows])
    return survey


def lay_out(survey, questions):
    """Give a survey these questions, in this order; each is told by its fields."""
    for position, told in enumerate(questions, 1):
        SurveyQuestion.objects.create(survey=survey, position=position, **told)


def held(survey, *statuses):
    """Take a survey for this transaction. Raises `NotPossible` where it stands elsewhere."""
    taken = Survey.objects.select_for_update(of=("self",)).kept().filter(pk=survey.pk, status__in=statuses).first()
    if taken is None:
        raise NotPossible
    return taken


def in_words(survey):
    return {"questions": [str(question) for question in survey.questions.all()]}


@transaction.atomic
def change_questions(survey, act, *, by):
    """Do something to the questions of a draft, with its line in the log. Raises `NotPossible`."""
    survey = held(survey, SurveyStatus.DRAFT)
    before = in_words(survey)
    done = act(survey)
    history.lock(survey, expected=survey.version)
    history.note("changed", survey, by=by, before=before, after=in_words(survey))
    return done


def save_question(form, *, by):
    """Write a question of a draft; a new one comes last. Raises `NotPossible`."""

    def write(survey):
        if form.instance.pk is None:
            last = survey.questions.order_by("-position").values_list("position", flat=True).first()
            form.instance.position = (last or 0) + 1
        return form.save()

    return change_questions(form.instance.survey, write, by=by)


def take_out(question, *, by):
    return change_questions(question.survey, lambda survey: question.delete(), by=by)


def move(question, step, *, by):
    """Let a question change places with the one before (-1) or after it (+1). Raises `NotPossible`."""

    def swap(survey):
        rows = list(survey.questions.all())
        place = rows.index(question)
        if 0 <= place + step < len(rows):
            rows[place], rows[place + step] = rows[place + step], rows[place]
        for position, row in enumerate(rows, 1):
            row.position = position
        SurveyQuestion.objects.bulk_update(rows, ["position"])

    return change_questions(question.survey, swap, by=by)


@transaction.atomic
def open_survey(survey, *, by):
    """Let answers come in from its first day on; what is asked does not change any more. Raises `NotPossible`."""
    survey = held(survey, SurveyStatus.DRAFT)
    if not survey.questions.exists() or survey.closes_on < timezone.localdate():
        raise NotPossible
    return _change(survey, "survey opened", by, status=SurveyStatus.OPEN)


@transaction.atomic
def close_survey(survey, *, by):
    """Let no answer come in any more; its last day is today where it was to come. Raises `NotPossible`."""
    survey = held(survey, SurveyStatus.OPEN)
    today = timezone.localdate()
    last = max(survey.opens_on, min(survey.closes_on, today))
    return _change(survey, "survey closed", by, status=SurveyStatus.CLOSED, closes_on=last)


@transaction.atomic
def publish_results(survey, *, by):
    """Show the results of a closed survey on the city's public page. Raises `NotPossible`."""
    survey = held(survey, SurveyStatus.CLOSED)
    return _change(survey, "results published", by, results_on=timezone.localdate(), is_public=True)


@transaction.atomic
def withdraw_results(survey, *, by):
    """Take the results of a survey off the public page. Raises `NotPossible`."""
    survey = held(survey, SurveyStatus.CLOSED)
    return _change(survey, "results withdrawn", by, results_on=None)


@transaction.atomic
def choose_words(survey, part, *, is_published, by):
    """Publish one answer in words with the results, or take it back. The log does not repeat it."""
    part.is_published = is_published
    part.save(update_fields=["is_published"])
    history.note("words published" if is_published else "words withdrawn", survey, by=by)


def _change(survey, action, by, **values):
    before = history.lock(survey, expected=survey.version)
    for name, value in values.items():
        setattr(survey, name, value)
    survey.save(update_fields=list(values))
    history.note(action, survey, by=by, before=before, after=history.snapshot(survey))
    return survey


@transaction.atomic
def take_answer(survey, said, *, channel, form):
    """Keep one filled-in questionnaire; one sent twice is kept once. No line of the log tells of it.

    `said` are (question, place of the choice, words). Raises `NotPossible` where the survey takes none.
    """
    survey = held(survey, SurveyStatus.OPEN)
    if channel == AnswerChannel.ONLINE and not survey.is_taking_answers():
        raise NotPossible
    answer, is_new = SurveyAnswer.objects.get_or_create(survey=survey, form=form, defaults={"channel": channel})
    if is_new:
        parts = [part_of(answer, *each) for each in said]
        AnswerPart.objects.bulk_create([part for part in parts if part.choice or part.text])


def part_of(answer, question, choice, words):
    """What is kept of one reply: where an example is asked for, whether one was named decides the choice."""
    words = " ".join(words.split())
    if question.kind == AskedBy.NAMING:
        words = "" if choice == 2 or key(words) in NOTHING else words
        choice = 1 if words else choice and choice + 1
    return AnswerPart(answer=answer, question=question, choice=choice, text=words)
