"""Which columns of a list of journeys are no titles and no costs, as the columns beside them tell."""

from observatory.spreadsheets import header_key
from observatory.spreadsheets.field_names import EXACT, REMEMBERED

PEOPLE = frozenset(
    (
        "name", "names", "nombre", "nombres", "nom", "noms", "nome", "nomes", "s", "apellido", "apellidos", "primer",
        "segundo", "prenom", "surname", "sobrenome", "funcionario", "viajero", "traveller", "traveler", "servidor",
        "minister", "councillor", "elu", "e", "vorname", "cognome", "cognoms",
    )
)  # fmt: skip
TITLES = frozenset(("title", "titre", "titulo", "titel", "titolo", "titol", "en", "fr", "es", "pt"))
REASONS = frozenset(
    (
        "purpose", "motivo", "motif", "objet", "objeto", "anlass", "zweck", "oggetto", "motiu", "finalidad", "reason",
        "encargo",
    )
)  # fmt: skip
HOSTS = frozenset(
    (
        "recibido", "recibida", "recibidos", "recibe", "anfitrion", "accueil", "accueilli", "accueillie", "recu",
        "recue", "host", "hosts", "hosted", "received", "recebido", "recebida", "recebeu", "anfitriao", "gastgeber",
        "empfangen", "ricevuto", "ricevuta", "rebut", "rebuda", "recibidas", "recues", "recus", "recebidas",
        "recebidos", "inbound", "incoming",
    )
)  # fmt: skip
JOURNEYS = frozenset(
    ("mision", "misiones", "viaje", "viajes", "voyage", "voyages", "deplacement", "deplacements", "trip", "trips")
    + ("travel", "viagem", "viagens", "missoes", "missions", "outgoing", "outbound", "reisen", "missioni", "viatges")
)
WHOLE_OF = {"cost_parts": "cost", "delegation": "delegate_post"}
KNOWN = (EXACT, REMEMBERED)
OTHERS = frozenset(
    (
        "otros",
        "otras",
        "varios",
        "other",
        "others",
        "autres",
        "divers",
        "outros",
        "outras",
        "altri",
        "altres",
        "sonstige",
    )
)


def tells_a_host(header):
    """Whether a column, or a title, says that somebody was received, and of no journeys beside."""
    words = frozenset(header_key(header).split())
    return bool(HOSTS & words) and not JOURNEYS & words


def not_meant(found):
    """Names of people are no titles; what a column beside tells as a whole, or row by row, is not meant twice."""
    said = {each.header: frozenset(header_key(each.header).split()) for each in found}
    is_reasoned = any(words & REASONS for words in said.values())
    of_people = any(words <= PEOPLE for words in said.values())
    rest = [each for each in found if each.field == "cost" and said[each.header] & OTHERS]
    told = {each.field for each in found if each not in rest}
    for each in found:
        words = said[each.header]
        is_person = words <= PEOPLE and (is_reasoned or "delegate_post" in told)
        is_post = words <= TITLES and is_reasoned and of_people
        is_no_title = each.field == "title" and (is_person or is_post)
        is_said_twice = each.field in WHOLE_OF and WHOLE_OF[each.field] in told and each.reason not in KNOWN
        if is_no_title or each in rest or is_said_twice:
            yield each
