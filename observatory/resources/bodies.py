"""Which names are those of a university, a bank or an agency, and not of a city."""

from observatory.spreadsheets import key

KINDS = frozenset(
    (
        "universidad", "university", "universite", "universidade", "universita", "universitat", "politecnico",
        "banco", "banque", "banca", "ministerio", "ministry", "ministere", "embajada", "embassy", "ambassade",
        "embaixada", "botschaft", "ambasciata", "consulado", "consulate", "consulat", "agencia", "agency", "agence",
        "fundacion", "foundation", "fondation", "fundacao", "fondazione", "stiftung", "instituto", "institut",
        "institute", "istituto", "asociacion", "association", "associacao", "associazione", "federacion",
        "federation", "federacao", "organizacion", "organisation", "organization", "organizacao", "ong", "ngo",
    )
)  # fmt: skip
SHORT = frozenset(
    (
        "acnur", "aecid", "afd", "aics", "banco mundial", "bid", "caf", "cepal", "cglu", "eclac",
        "enabel", "eu", "fao", "giz", "iadb", "iclei", "iom", "jica", "koica", "ocde", "oea", "oecd", "oei",
        "oim", "oit", "oms", "onu", "onu habitat", "onu mujeres", "ops", "pma", "pnud", "pnuma", "segib", "ue", "uclg",
        "un", "undp", "unep", "unesco", "unfpa", "un habitat", "unhcr", "unicef", "union europea", "uniao europeia",
        "union europeenne", "european union", "usaid", "world bank",
    )
)  # fmt: skip


def is_body(name):
    """Tell whether a name is that of a body: by the word for its kind, or by one of the short names all use."""
    said = key(name)
    return said in SHORT or not KINDS.isdisjoint(said.split())
