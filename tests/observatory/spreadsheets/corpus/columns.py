"""Columns of other languages and offices."""

from tests.observatory.spreadsheets.corpus.making import A, Ugly, text, ugly

FRENCH = ("Titre", "Ville partenaire", "Pays", "Date de signature")
PORTUGUESE = ("Título", "Cidade parceira", "País", "Data de assinatura")


@ugly
def french_headers():
    return Ugly(text(";".join(FRENCH), ";".join(A)), "a.csv", ((2, *A),), headers=FRENCH)


@ugly
def portuguese_headers():
    return Ugly(text(";".join(PORTUGUESE), ";".join(A)), "a.csv", ((2, *A),), headers=PORTUGUESE)


@ugly
def units_within_the_headers():
    headers = ("Título", "Costo (EUR)")
    return Ugly(text(";".join(headers), "Gemelos;1.200,50"), "a.csv", ((2, "Gemelos", "1.200,50"),), headers=headers)
