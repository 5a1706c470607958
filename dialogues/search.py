"""The published dialogues, as they are found."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogues.choices import Purpose
from dialogues.models import Dialogue
from observatory.search import Entry, Kind
from observatory.services.codes import key_of


def search_entries(question):
    """Answer the dialogues that are closed and published, and meet the question."""
    public = Dialogue.objects.public().filter(is_closed=True)
    rows = question.narrow(public, "title", "summary", "city__name", choices={"purpose": Purpose})
    return [Kind("dialogues", _("Dialogues"), rows.select_related("city"), _dialogue)]


def _dialogue(dialogue):
    href = reverse("city-dialogue", args=[dialogue.city.code, key_of(dialogue)])
    return Entry(dialogue.title, href, f"{dialogue.city.name} · {dialogue.get_purpose_display()}")
