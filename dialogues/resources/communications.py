"""What the office sent and published, in a spreadsheet, with the media that took it up."""

import re
from datetime import date as day_of

from django.utils.translation import gettext_lazy as _

from dialogues.choices import Audience, CommunicationKind, Intent
from dialogues.models import Communication
from observatory.choices import Precision
from observatory.resources import DATE, DataSet, Field, declare, places
from observatory.resources.readers import choice, date, line, several, web_address, yes_no
from observatory.resources.records import CODE, NOTE, OfRecord, a_url, written_date
from observatory.spreadsheets import DAY_FIRST, Unreadable, read_date

KINDS = {
    "press_note": "nota de prensa|boletin de prensa|comunicado|comunicado de prensa|communique de presse"
    "|nota a imprensa|release|press release",
    "report": "informe|informe de gestion|rapport|relatorio|report",
    "publication": "libro|articulo|revista|guia|ouvrage|livro|publicacion|publicacao|book|article",
    "campaign": "campana|campagne|campanha",
    "newsletter": "boletin|lettre d'information|boletim|infolettre|newsletter",
    "post": "redes sociales|publicacion en redes|tuit|reseaux sociaux|redes sociais|social media|tweet",
    "other": "otro|otra|autre|outro|outra|entrevista|interview|entretien|reportaje|reportagem|noticia|news",
}
AUDIENCES = {
    "general": "publico en general|publico general|grand public|publico em geral",
    "citizens": "ciudadania|ciudadanos|citoyens|cidadania|cidadaos",
    "political": "politicos|acteurs politiques|atores politicos",
    "media": "prensa|periodistas|medios|lideres de opinion|presse|journalistes|imprensa|jornalistas|press",
    "counterparts": "contrapartes|socios|homologues|partenaires|parceiros|partners",
    "departments": "areas|dependencias|areas de gobierno|services|secretarias",
}
PICKUP = re.compile(r"(?P<outlet>.+?)\s*[(,:]\s*(?P<day>[^()]*\d[^()]*?)\)?\s*$")


def pickups(cell, at):
    """Several media with the day of each: La Nación (2025-03-09); Clarín (10/03/2025)."""
    found = []
    for each in several(cell, at):
        match = PICKUP.match(each)
        if match is None:
            raise Unreadable("event-without-date", each)
        dated = read_date(match["day"], at.order or DAY_FIRST)
        if dated.precision != Precision.DAY:
            raise Unreadable("date-without-day", each)
        found.append(f"{match['outlet'][:200]} ({dated.date})")
    return list(dict.fromkeys(found))


def as_told(pickup):
    return f"{pickup.outlet} ({pickup.published_on})"


@declare
class Communications(OfRecord, DataSet):
    """Press notes, reports, publications and campaigns, one a row."""

    name = "communications"
    label = _("Communications")
    description = _("Press notes, reports, publications, campaigns: one row for each thing sent or published.")
    model = Communication
    page = "communication-detail"
    usual_constants = ("kind", "audience", "intent", "is_public")
    many = ("departments",)
    natural = ("kind", "title", "sent_on")
    owns = ("dialogues.pickup",)
    fields = (
        CODE,
        Field(
            "title",
            line,
            _("Title"),
            "titulo|titular|asunto|nombre|tema|titre|objet|assunto|headline|subject",
            required=True,
            example=_("The city joins a network on rivers"),
        ),
        Field(
            "kind",
            choice(CommunicationKind, **KINDS),
            _("Kind"),
            "tipo|tipo de comunicacion|type|formato|tipo de publicacion",
            example="press-note",
        ),
        places.CITY,
        Field(
            "sent_on",
            date,
            _("Sent on"),
            "fecha|fecha de envio|fecha de publicacion|date|date d'envoi|data|data de envio|publicado el|sent",
            required=True,
            kind=DATE,
            write=written_date("sent_on"),
            example="2025-03-12",
        ),
        Field(
            "audience",
            choice(Audience, **AUDIENCES),
            _("Audience"),
            "publico|publico objetivo|destinatarios|audiencia|public vise|publico-alvo|target audience",
        ),
        Field("intent", choice(Intent), _("Aim of the communication"), "finalidad|objetivo|but|finalidade|aim"),
        Field("channel", line, _("Channel"), "canal|medio|via|support|meio"),
        Field("sent_to", line, _("Sent to"), "enviado a|dirigido a|envoye a|destinataire|enviado para|recipients"),
        Field(
            "departments",
            several,
            _("Departments it was sent to"),
            "dependencias|areas|departamentos|services|setores|departments",
            is_of_record=False,
            write=lambda record: "; ".join(department.name for department in record.departments.all()),
            refers_to="observatory.department",
        ),
        Field(
            "pickups",
            pickups,
            _("Media that took it up"),
            "medios que publicaron|impactos|impactos en medios|publicado en|reprises|retombees|midia|pick-ups|coverage",
            is_of_record=False,
            write=lambda record: "; ".join(map(as_told, record.pickups.all())),
            example="La Nación (2025-03-13)",
        ),
        Field("language", line, _("Language"), "idioma|langue|lingua|language"),
        Field("url", web_address, _("Link"), a_url()),
        NOTE,
        Field("is_public", yes_no, _("Published"), "es publico|publicado en la web|published|publie"),
    )

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)
        if "kind" not in row.stored:
            row.defaults["kind"] = CommunicationKind.OTHER
            if row.record is None:
                row.warn("communication-kind-assumed", "kind", kind=str(CommunicationKind.OTHER.label))
        if "pickups" in row.values:
            row.beside["pickups"] = row.values["pickups"]

    def existing(self, rows, run):
        return super().existing(rows, run).prefetch_related("pickups")

    def missing(self, row, run):
        self.give_code(row, run, f"{row.stored['sent_on'].year} {row.stored['title']}")

    def after_saving(self, rows, run):
        for row in rows:
            if "pickups" in row.beside:
                write_pickups(row.record, row.beside["pickups"])

    def beside_of(self, record):
        return {"pickups": [as_told(pickup) for pickup in record.pickups.all()]}

    def restore_beside(self, record, values):
        if "pickups" in values:
            write_pickups(record, values["pickups"] or [])

    def records(self, city, cities):
        return self.of_cities(cities).prefetch_related("pickups", *self.many)


def write_pickups(communication, told):
    """Bring the media of a communication to those told; one that is already there keeps what else is known of it."""
    stored = {as_told(pickup): pickup for pickup in communication.pickups.all()}
    gone = [pickup.pk for words, pickup in stored.items() if words not in told]
    communication.pickups.filter(pk__in=gone).delete()
    for words in told:
        if words not in stored:
            outlet, _space, day = words.rpartition(" (")
            communication.pickups.create(outlet=outlet, published_on=day_of.fromisoformat(day.rstrip(")")))
