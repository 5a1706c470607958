"""The published dialogues and surveys, as they are found."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogues.choices import Purpose
from dialogues.models import Dialogue, Survey
from observatory import indexed
from observatory.choices import Language
from observatory.search import Entry, Kind
from observatory.services.codes import key_of

indexed.index(Dialogue, "title", "summary")
indexed.index(Survey, *(f"title_{code}" for code in Language.values), "asked")


def search_entries(question):
    """Answer the published dialogues that are closed, and surveys that are open or whose results are out."""
    public = Dialogue.objects.public().filter(is_closed=True)
    rows = question.narrow(public, "title", "summary", "city__name", choices={"purpose": Purpose})
    surveys = Survey.objects.public()
    surveys = surveys.filter(Q(pk__in=surveys.told().values("pk")) | Q(pk__in=surveys.taking_answers().values("pk")))
    asked = question.narrow(surveys, *(f"title_{code}" for code in Language.values), "asked", "city__name")
    return [
        Kind("dialogues", _("Dialogues"), rows.select_related("city"), _dialogue),
        Kind("surveys", _("Surveys"), asked.select_related("city"), _survey),
    ]


def _dialogue(dialogue):
    href = reverse("city-dialogue", args=[dialogue.city.code, key_of(dialogue)])
    return Entry(dialogue.title, href, f"{dialogue.city.name} · {dialogue.get_purpose_display()}")


def _survey(survey):
    href = reverse("city-survey", args=[survey.city.code, key_of(survey)])
    return Entry(str(survey), href, f"{survey.city.name} · {survey.stage}")
