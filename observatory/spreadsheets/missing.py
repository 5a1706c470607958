"""Words that stand where a value is missing, and what they mean, in Spanish, English, French and Portuguese."""

import re
from functools import lru_cache

from observatory.spreadsheets.words import clean, plain

BLANK = "blank"
NOT_AVAILABLE = "not_available"
NOT_APPLICABLE = "not_applicable"
NOT_COLLECTED = "not_collected"
UNDETERMINED = "undetermined"
CONFIDENTIAL = "confidential"
PENDING = "pending"

_WORDS = {
    BLANK: (
        "-|--|---|–|—|―|.|..|...|/|*|_|null|none|nil|nulo|nul|vacio|vide|vazio|blank|empty|(blank)|(en blanco)|(vacio)"
    ),
    NOT_AVAILABLE: (
        "n/d|n.d.|nd|n. d.|s/d|s.d.|sd|s/i|s.i.|sin dato|sin datos|sin informacion|no disponible|no hay datos|"
        "no se dispone|na*|not available|no data|unavailable|unknown|missing|n.a.v.|non disponible|"
        "non communique|n.c.|pas de donnees|donnees non disponibles|donnee manquante|inconnu|nao disponivel|"
        "indisponivel|sem dados|sem dado|sem informacao|desconocido|desconocida|desconhecido|desconhecida|"
        "no consta|nao consta|no informado|nao informado|sin registro|sem registro|no registrado|nao registrado|"
        "sin fecha|s/f|s.f.|s/fecha|s/ fecha|sem data|s/data|s/ data|s. data|sans date|no date|undated|no se sabe|"
        "no se conoce|not known|fecha desconocida|date inconnue|date unknown|data desconhecida|?|??|???|¿?|s/n"
        "|sin numero|sans numero|sem numero|no number|:|(nd)|(n.d.)|(n/d)"
    ),
    NOT_APPLICABLE: (
        "n/a|n.a.|na|no aplica|no aplicable|no procede|n/p|not applicable|does not apply|sans objet|s.o.|s/o|"
        "non applicable|ne s'applique pas|nao se aplica|nao aplicavel|no corresponde|no pagado|no pagada|"
        "non paye|non payee|nao pago|nao paga|not paid|unpaid|impaye|impayee"
    ),
    NOT_COLLECTED: (
        "no medido|no recogido|no se midio|sin medicion|no recolectado|not collected|not measured|not recorded|"
        "not reported|non mesure|non collecte|non releve|nao medido|nao coletado|nao recolhido|no reportado|"
        "nao reportado"
    ),
    UNDETERMINED: (
        "indeterminado|indeterminada|indefinido|indefinida|undetermined|undefined|indetermine|indeterminee|"
        "sin determinar|sin definir|a determinar|a definir|por determinar|por definir|to be determined|"
        "to be defined|tbd|tbc|tba|to be announced|to be confirmed|indeterm.|indet.|por definirse|por verificar|"
        "a verificar|a verifier|to be checked|verificar|a definir se|fecha por definir|a determiner|asap"
        "|lo antes posible|des que possible|o mais breve possivel|a confirmer|a preciser|a confirmar|por confirmar"
    ),
    CONFIDENTIAL: (
        "(s)|(c)|confidencial|confidential|confidentiel|confidentielle|reservado|sigiloso|secreto estadistico|"
        "secret statistique"
    ),
    PENDING: (
        "pendiente|en tramite|pending|in progress|en attente|en cours|pendente|em andamento|em tramite"
        "|proximamente|em analise|en analisis|en estudio|a l'etude|under review|por aprobar|a aguardar aprovacao|"
        "pendiente de aprobacion|awaiting approval"
    ),
}

MEANINGS = {word: meaning for meaning, words in _WORDS.items() for word in words.split("|")}

_LONGEST = 60
_ERROR = re.compile(
    r"#(?:N/[AD]|NUL[LO]!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|¡(?:DIV/0|VALOR|REF|NUM|NULO)!|¿NOMBRE\?|VALEUR!|NOM\s?\?|NOMBRE!"
    r"|VALOR!|NOME\?|NÚM!|SPILL!|CALC!|GETTING_DATA)|Err:[0-9]{3}"
)


def is_error(value):
    """Tell whether a cell shows the error of a formula, as Excel and LibreOffice write it in four languages."""
    return isinstance(value, str) and value.lstrip()[:1] in ("#", "E") and bool(_ERROR.fullmatch(value.strip()))


def meaning_of_missing(value):
    """Say what kind of missing `value` is (one of the names above), or None when it is a value.

    Nothing at all and empty text are `BLANK`. Zero is a value. Not for columns of codes: there, NA is Namibia.
    """
    if value is None:
        return BLANK
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return _meaning_of_text(value)


@lru_cache(maxsize=5_000)
def _meaning_of_text(text):
    word = plain(clean(text))
    return MEANINGS.get(word) if word else BLANK
