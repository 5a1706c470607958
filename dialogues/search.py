"""What is published of talking with people, as it is found: dialogues, promises, answers, surveys, communications."""

from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from dialogues.choices import CommunicationKind, Purpose
from dialogues.models import Commitment, Communication, Dialogue, Question, Survey
from observatory import indexed
from observatory.choices import Language
from observatory.search import Entry, Kind
from observatory.services.codes import key_of

LONGEST_TITLE = 160
indexed.index(Dialogue, "title", "summary")
indexed.index(Commitment, "text", "responsible")
indexed.index(Question, "text", "answer")
indexed.index(Communication, "title")
indexed.index(Survey, *(f"title_{code}" for code in Language.values), "asked")


def search_entries(question):
    """Answer what everybody may read: of closed dialogues, of surveys that are open or whose results are out."""
    return [
        Kind("dialogues", _("Dialogues"), _dialogues(question), _dialogue),
        Kind("commitments", _("Commitments"), _commitments(question), _commitment),
        Kind("questions", _("Questions"), _questions(question), _question),
        Kind("surveys", _("Surveys"), _surveys(question), _survey),
        Kind("communications", _("Communications"), _communications(question), _communication),
    ]


def _dialogues(question):
    public = Dialogue.objects.public().filter(is_closed=True)
    rows = question.narrow(public, "title", "summary", "city__name", choices={"purpose": Purpose})
    return rows.select_related("city")


def _commitments(question):
    """Of dialogues that everybody may read, and what was promised outside one."""
    told = Q(dialogue__is_public=True, dialogue__is_closed=True, dialogue__removed_at=None)
    rows = Commitment.objects.public().filter(Q(dialogue=None) | told)
    return question.narrow(rows, "text", "responsible", "city__name").select_related("city", "dialogue")


def _questions(question):
    rows = question.narrow(Question.objects.public(), "text", "answer", "city__name")
    return rows.select_related("city").order_by("-answered_on", "-pk")


def _surveys(question):
    surveys = Survey.objects.public()
    surveys = surveys.filter(Q(pk__in=surveys.told().values("pk")) | Q(pk__in=surveys.taking_answers().values("pk")))
    asked = question.narrow(surveys, *(f"title_{code}" for code in Language.values), "asked", "city__name")
    return asked.select_related("city")


def _communications(question):
    rows = question.narrow(Communication.objects.public(), "title", "city__name", choices={"kind": CommunicationKind})
    return rows.select_related("city").order_by("-sent_on", "-pk")


def _commitment(commitment):
    city, dialogue = commitment.city, commitment.dialogue
    if dialogue:
        href = reverse("city-dialogue", args=[city.code, key_of(dialogue)])
    else:
        href = reverse("city-communication", args=[city.code])
    told = [city.name, dialogue.title if dialogue else "", commitment.get_status_display()]
    return Entry(Truncator(commitment.text).chars(LONGEST_TITLE), href, " · ".join(filter(None, told)))


def _question(asked):
    return Entry(
        Truncator(asked.text).chars(LONGEST_TITLE), reverse("city-questions", args=[asked.city.code]), asked.city.name
    )


def _communication(communication):
    href = reverse("city-communication", args=[communication.city.code])
    return Entry(communication.title, href, f"{communication.city.name} · {communication.get_kind_display()}")


def _dialogue(dialogue):
    href = reverse("city-dialogue", args=[dialogue.city.code, key_of(dialogue)])
    return Entry(dialogue.title, href, f"{dialogue.city.name} · {dialogue.get_purpose_display()}")


def _survey(survey):
    href = reverse("city-survey", args=[survey.city.code, key_of(survey)])
    return Entry(str(survey), href, f"{survey.city.name} · {survey.stage}")
