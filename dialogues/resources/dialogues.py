"""Dialogues and commitments in a spreadsheet."""

from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from dialogues.choices import Fulfilled, Purpose
from dialogues.models import QUALITY, Dialogue
from observatory.choices import Precision
from observatory.resources import DATE, NUMBER, DataSet, Field, RowRefused, declare, places
from observatory.resources.readers import choice, count, date, line, several, text, yes_no
from observatory.resources.records import IS_PUBLIC, OfRecord
from observatory.spreadsheets import key

PURPOSES = {
    "consult": "consultar|consulta|consulter",
    "deliberate": "deliberar|deliberacion|deliberer",
    "negotiate": "negociar|negociacion|negocier",
    "account": "rendir cuentas|rendicion de cuentas|rendre compte|prestar contas|accountability",
}

FULFILLED = {"yes": "si|oui|sim|1", "partly": "en parte|en partie|em parte|parcial", "no": "non|nao|0"}


def actors_of(name, label, names):
    return Field(
        name,
        several,
        label,
        names,
        is_of_record=False,
        write=lambda dialogue: "; ".join(actor.name for actor in getattr(dialogue, name).all()),
        refers_to="actors.actor",
    )


@declare
class Dialogues(OfRecord, DataSet):
    """Conversations of the city with the actors of its territory."""

    name = "dialogues"
    label = _("Dialogues")
    description = _("Sessions with the actors of the territory: one row for each.")
    model = Dialogue
    page = "dialogue-detail"
    many = ("departments", "invited", "attending")
    natural = ("title", "held_on")
    usual_constants = ("purpose", "is_public")
    fields = (
        Field("code", line, _("Code"), "codigo|id"),
        Field(
            "title",
            line,
            _("Title"),
            "titulo|dialogo|nombre|titre|sesion|session|tema|tema de la sesion",
            required=True,
        ),
        Field("purpose", choice(Purpose, **PURPOSES), _("Purpose"), "proposito|finalidad|objet|but|tipo"),
        places.CITY,
        Field(
            "held_on", date, _("Held on"), "fecha|date|data|celebrado el|tenu le|realizado em", required=True, kind=DATE
        ),
        Field("place", line, _("Place"), "lugar|sede|lieu|local"),
        Field("series", line, _("Series or standing table"), "serie|mesa permanente|serie de sesiones"),
        Field("agenda", text, _("Agenda"), "orden del dia|ordre du jour|pauta"),
        Field("expected_short", text, _("Results expected in the short term"), "resultados a corto plazo"),
        Field("expected_middle", text, _("Results expected in the middle term"), "resultados a mediano plazo"),
        Field("expected_long", text, _("Results expected in the long term"), "resultados a largo plazo"),
        Field(
            "is_table",
            yes_no,
            _("Session of the intersectoral table"),
            "mesa|mesa intersectorial|table intersectorielle",
        ),
        Field(
            "is_awareness",
            yes_no,
            _("Makes the international dimension known to the departments"),
            "sensibilizacion|sensibilisation|sensibilizacao|awareness",
        ),
        Field(
            "departments",
            several,
            _("Attending departments"),
            "dependencias|areas|departamentos|services|setores",
            is_of_record=False,
            write=lambda dialogue: "; ".join(department.name for department in dialogue.departments.all()),
            refers_to="observatory.department",
        ),
        actors_of("invited", _("Actors invited"), "invitados|actores invitados|invites|convidados|invited"),
        actors_of(
            "attending", _("Actors that came"), "asistieron|actores asistentes|acteurs presents|attending actors"
        ),
        Field(
            "participants", count, _("People present"), "participantes|asistentes|presentes|participants", kind=NUMBER
        ),
        Field("women", count, _("Women among them"), "mujeres|femmes|mulheres", kind=NUMBER),
        Field("summary", text, _("What was discussed"), "resumen|temas tratados|resume|resumo|acta"),
        Field("output", text, _("What was obtained"), "producto|lo obtenido"),
        Field("perceptions", text, _("How those present saw it"), "percepciones|perceptions|percepcoes"),
        *(Field(name, choice(Fulfilled, **FULFILLED), Dialogue._meta.get_field(name).verbose_name) for name in QUALITY),
        Field("is_closed", yes_no, _("Closed"), "cerrado|cloture|encerrado"),
        Field("no_agreement", yes_no, _("No agreement was reached"), "sin acuerdo|sans accord|sem acordo"),
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)
        for name in {"invited", "attending"} & row.values.keys():
            row.many[name] = self.actors(name, row, run)
        if row.values["held_on"].precision != Precision.DAY:
            raise RowRefused("day-needed", "held_on", row.raw.get("held_on", str(row.values["held_on"].date)))

    def actors(self, name, row, run):
        """Look up the actors of a cell on the city's map; one that is not there is told and left out."""
        known, found = self.called(Actor, row, run, "name", "code"), []
        for said in row.values[name]:
            if actor := known.get(key(said)):
                found.append(actor)
            else:
                row.warn("unknown-guest", name, said)
        return found

    def check(self, row, run):
        given = self.together(row, "participants", "women")
        if None not in given.values() and given["women"] > given["participants"]:
            raise RowRefused("women-above-participants", "women", str(given["women"]))

    def missing(self, row, run):
        if "purpose" not in row.stored:
            row.defaults["purpose"] = Purpose.CONSULT
            row.warn("purpose-assumed", "purpose", purpose=str(Purpose.CONSULT.label))
        self.give_code(row, run, f"{row.stored['held_on'].year} {row.stored['title']}")

    def records(self, city, cities):
        return self.of_cities(cities).prefetch_related(*self.many)
