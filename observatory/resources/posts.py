"""The posts of the international office in a spreadsheet; who holds them is never in one."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import LanguageLevel, SpokenLanguage, StaffFunction
from observatory.models import StaffPosition
from observatory.resources import places
from observatory.resources.dataset import NUMBER, DataSet, Field
from observatory.resources.readers import choice, line, number, several, several_of
from observatory.resources.records import CODE, IS_PUBLIC, NOTE, OfRecord
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.spreadsheets import Unreadable

A_WEEK = 168
LANGUAGE, LEVEL = choice(SpokenLanguage), choice(LanguageLevel, native="nativo|nativa|natif|materna|langue maternelle")


def languages(cell, at):
    """Languages with their levels: English C1; French B2. Without a level nobody knows what is meant."""
    found = {}
    for part in several(cell, at):
        name, _space, level = part.replace("(", " ").replace(")", "").replace(":", " ").rpartition(" ")
        if not name.strip():
            raise Unreadable("language-without-level", part)
        found[LANGUAGE(name, at)] = LEVEL(level, at)
    return found


@declare
class Posts(OfRecord, DataSet):
    """The posts of the office, one a row."""

    name = "posts"
    label = _("Posts of the office")
    description = _("The posts of the international office, not the people: one row for each post.")
    model = StaffPosition
    page = "position-detail"
    usual_constants = ("is_public",)
    natural = ("title",)
    natural_is_unique = True
    fields = (
        CODE,
        Field(
            "title",
            line,
            _("Post"),
            "puesto|cargo|plaza|nombre del puesto|poste|fonction|titulo|post|position|job title",
            required=True,
            example=_("Coordinator of cooperation"),
        ),
        Field(
            "functions",
            several_of(StaffFunction),
            _("Functions"),
            "funciones|tareas|fonctions|missions du poste|funcoes|tarefas|functions|duties",
            write=lambda post: "; ".join(post.functions),
            example="cooperation; networks",
        ),
        Field(
            "hours",
            number,
            _("Hours a week"),
            "horas|horas semanales|horas por semana|heures|heures par semaine|hours per week|weekly hours",
            kind=NUMBER,
            example=40,
        ),
        Field(
            "languages",
            languages,
            _("Languages"),
            "idiomas|lenguas|langues|linguas|languages|idiomas y nivel",
            write=lambda post: "; ".join(f"{code} {level}" for code, level in post.languages.items()),
            example="en C1; fr B2",
        ),
        places.CITY,
        NOTE,
        IS_PUBLIC,
    )

    def check(self, row, run):
        hours = row.stored.get("hours")
        if hours is not None and not 0 < hours <= A_WEEK:
            raise RowRefused("not-within-a-week", "hours", str(hours))

    def missing(self, row, run):
        self.give_code(row, run, row.stored["title"])

    def records(self, city, cities):
        return self.of_cities(cities)
