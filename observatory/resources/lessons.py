"""Lessons in a spreadsheet."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import LessonTheme
from observatory.models import Lesson
from observatory.resources import places
from observatory.resources.dataset import DATE, DataSet, Field
from observatory.resources.readers import choice, date, line, text, yes_no
from observatory.resources.records import CODE, IS_PUBLIC, OfRecord, needs_days
from observatory.resources.registry import declare


@declare
class Lessons(OfRecord, DataSet):
    """The lessons of a city."""

    name = "lessons"
    label = _("Lessons")
    description = _("Capitalisation sheets: one row for each lesson.")
    model = Lesson
    page = "lesson-detail"
    usual_constants = ("theme", "is_public")
    natural = ("title", "happened_on")
    fields = (
        CODE,
        Field("title", line, _("Title"), "titulo|leccion|lecon|licao|lesson|titre", required=True),
        places.CITY,
        Field("happened_on", date, _("Date"), "fecha|data", required=True, kind=DATE, example="2025-03-09"),
        Field("theme", choice(LessonTheme), _("Theme"), "tema|assunto"),
        Field("tried", text, _("What we tried"), "que intentamos|ce que nous avons essaye", required=True),
        Field("happened", text, _("What happened"), "que paso|ce qui s'est passe|o que aconteceu", required=True),
        Field("why", text, _("Why"), "por que|pourquoi"),
        Field("changed", text, _("What we changed"), "que cambiamos|ce que nous avons change"),
        Field("facts", text, _("Facts and figures"), "hechos|datos|faits"),
        Field("anecdotes", text, _("An anecdote that tells it"), "anecdotas|anecdota|anecdotes"),
        Field("who_should_know", line, _("Who should know"), "a quien le sirve|quien debe saber"),
        Field("is_failure", yes_no, _("Something that did not work"), "fracaso|no funciono|echec|falha"),
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        needs_days(row, "happened_on")
        self.store(row)

    def missing(self, row, run):
        self.give_code(row, run, row.stored["title"])

    def records(self, city, cities):
        return self.of_cities(cities)
