"""Dialogues and commitments in a spreadsheet."""

from django.utils.translation import gettext_lazy as _

from dialogues.choices import CommitmentKind, CommitmentStatus, Purpose
from dialogues.models import Commitment, Dialogue
from observatory.choices import Precision
from observatory.resources import DATE, NUMBER, DataSet, Field, RowRefused, declare, places
from observatory.resources.readers import choice, count, date, last_day, line, measured, several, text, yes_no
from observatory.resources.records import OfRecord
from observatory.spreadsheets import key

ALL = 100
PURPOSES = {
    "consult": "consultar|consulta|consulter",
    "deliberate": "deliberar|deliberacion|deliberer",
    "negotiate": "negociar|negociacion|negocier",
    "account": "rendir cuentas|rendicion de cuentas|rendre compte|prestar contas|accountability",
}
STATUSES = {
    "open": "pendiente|por hacer|a faire|pendente|abierto|to do",
    "under_way": "en curso|en proceso|en cours|em andamento|in progress",
    "done": "hecho|cumplido|terminado|fait|feito|concluido|completed|realizado",
    "dropped": "descartado|abandonado|abandonne|cancelado|cancelled",
}


@declare
class Dialogues(OfRecord, DataSet):
    """Conversations of the city with the actors of its territory."""

    name = "dialogues"
    label = _("Dialogues")
    description = _("Sessions with the actors of the territory: one row for each.")
    model = Dialogue
    page = "dialogue-detail"
    many = ("departments",)
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
        Field(
            "purpose", choice(Purpose, **PURPOSES), _("Purpose"), "proposito|finalidad|objet|but|tipo", required=True
        ),
        places.CITY,
        Field(
            "held_on", date, _("Held on"), "fecha|date|data|celebrado el|tenu le|realizado em", required=True, kind=DATE
        ),
        Field("place", line, _("Place"), "lugar|sede|lieu|local"),
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
        ),
        Field(
            "participants", count, _("People present"), "participantes|asistentes|presentes|participants", kind=NUMBER
        ),
        Field("women", count, _("Women among them"), "mujeres|femmes|mulheres", kind=NUMBER),
        Field("summary", text, _("What was discussed"), "resumen|temas tratados|resume|resumo|acta"),
        Field("no_agreement", yes_no, _("No agreement was reached"), "sin acuerdo|sans accord|sem acordo"),
        Field("is_public", yes_no, _("Public"), "publico|publicado|published|publie"),
    )

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)
        if row.values["held_on"].precision != Precision.DAY:
            raise RowRefused("day-needed", "held_on", row.raw.get("held_on", str(row.values["held_on"].date)))

    def check(self, row, run):
        given = self.together(row, "participants", "women")
        if None not in given.values() and given["women"] > given["participants"]:
            raise RowRefused("women-above-participants", "women", str(given["women"]))

    def missing(self, row, run):
        self.give_code(row, run, f"{row.stored['held_on'].year} {row.stored['title']}")

    def records(self, city, cities):
        return self.of_cities(cities).prefetch_related("departments")


def status_at(progress):
    """What the progress tells of a commitment whose status nobody wrote."""
    if not progress:
        return CommitmentStatus.OPEN
    return CommitmentStatus.DONE if progress == ALL else CommitmentStatus.UNDER_WAY


@declare
class Commitments(OfRecord, DataSet):
    """What was agreed in dialogues, and what became of it."""

    name = "commitments"
    label = _("Commitments")
    description = _("What was agreed in dialogues: one row for each commitment.")
    model = Commitment
    natural = ("dialogue", "text")
    related = ("dialogue",)
    usual_constants = ("dialogue", "kind")
    fields = (
        Field("code", line, _("Code"), "codigo|id|numero|n"),
        Field(
            "dialogue",
            line,
            _("Dialogue"),
            "dialogo|sesion|dialogue|session|codigo del dialogo",
            write=lambda commitment: commitment.dialogue and (commitment.dialogue.code or commitment.dialogue.title),
        ),
        places.CITY,
        Field("kind", choice(CommitmentKind), _("Kind"), "tipo|type"),
        Field(
            "text",
            line,
            _("What was agreed"),
            "compromiso|acuerdo|texto|engagement|texte|compromisso|commitment",
            required=True,
        ),
        Field("responsible", line, _("By whom"), "responsable|responsavel|responsible|quien"),
        Field(
            "due_on",
            last_day,
            _("Due on"),
            "plazo|fecha limite|vence|echeance|prazo|due|deadline|cumplimiento|ano meta|fecha de cumplimiento"
            "|target year",
            kind=DATE,
        ),
        Field("status", choice(CommitmentStatus, **STATUSES), _("Status"), "estado|statut|situacion|situacao"),
        Field(
            "progress",
            measured,
            _("Progress, in per cent"),
            "avance|progreso|porcentaje_completado|porcentaje de avance|avancement|progression|andamento|progress"
            "|% de avance|percent complete",
            kind=NUMBER,
        ),
        Field("status_note", line, _("Note on the status"), "nota|observaciones|desc|descripcion|note|remarque"),
        Field("is_public", yes_no, _("Public"), "publico|publicado|published|publie"),
    )

    def prepare(self, rows, run):
        known = run.memory["dialogues"] = {}
        for dialogue in Dialogue.objects.kept().filter(city__in=run.known_cities(rows)).order_by("-pk"):
            known |= {(dialogue.city_id, key(name)): dialogue for name in (dialogue.title, dialogue.code) if name}

    def resolve(self, row, run):
        self.store(row)
        if row.values.get("dialogue"):
            row.stored["dialogue"] = run.memory["dialogues"].get((row.city.pk, key(row.values["dialogue"])))
            if row.stored["dialogue"] is None:
                raise RowRefused("unknown-dialogue", "dialogue", row.values["dialogue"])
        progress = row.stored.get("progress")
        if progress is not None and not 0 <= progress <= ALL:
            raise RowRefused("not-a-share", "progress", str(progress))

    def missing(self, row, run):
        row.defaults["status"] = status_at(row.stored.get("progress"))
        self.give_code(row, run, row.stored["text"])

    def records(self, city, cities):
        return self.of_cities(cities)
