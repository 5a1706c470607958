"""Common names of what figures are broken down by: a column of such a name tells groups apart."""

from observatory.spreadsheets import header_key

GROUPS = frozenset(
    (
        "sexo", "sex", "sexe", "genero", "gender", "genre", "edad", "age", "idade", "grupo de edad", "age group",
        "tranche d age", "faixa etaria", "grupo etario", "distrito", "district", "quartier", "bairro", "barrio",
        "comuna", "neighbourhood", "neighborhood", "raza", "race", "raca", "etnia", "ethnicity", "race ethnicity",
        "origine", "nacionalidad", "nationality", "nationalite", "nacionalidade", "nivel educativo", "education",
        "continente", "continent", "region", "disability", "discapacidad", "deficiencia", "handicap",
        "category option combo", "categoryoptioncombo", "attributeoptioncombo", "category option combo name",
        "geschlecht", "altersgruppe", "eta", "sesso", "sexe et age", "urbanisation", "location type",
    )
)  # fmt: skip
WORDS_OF_GROUPS = frozenset(
    (
        "sexo", "sex", "sexe", "gender", "genero", "genre", "edad", "age", "idade", "etaria", "etario", "race", "raza",
        "raca", "ethnicity", "etnia", "education", "educativo", "escolaridad", "escolaridade", "employment", "empleo",
        "ocupacional", "ocupacion", "emprego", "emploi", "disability", "discapacidad", "deficiencia", "handicap",
        "orientation", "orientacion", "nacionalidad", "nationality", "nationalite", "nacionalidade", "quintil",
        "geschlecht", "altersgruppe", "sesso", "citizenship", "migratory", "migratoria",
    )
)  # fmt: skip


def tells_groups_apart(header):
    """Tell whether a header is a common name of what figures are broken down by, or has a word that says so."""
    said = header_key(header)
    return said in GROUPS or not WORDS_OF_GROUPS.isdisjoint(said.split())
