"""What offices call their columns, beside the names that stand at the fields: in Spanish, English, French, Portuguese.

What only a person can say is `ASKED`: a header, the fields that it may mean, and the columns that make it doubtful.
`THINGS` are the words for what a row is. A column says them or leaves them out as its author pleases: "Tipo de
convenio", "Tipo de instrumento" and "Tipo" are one.
"""

from observatory.resources.called_elsewhere import ELSEWHERE
from observatory.resources.called_records import MORE

THINGS = {
    "agreements": (
        "convenio|acuerdo|hermanamiento|instrumento|agreement|accord|convention|jumelage|partenariat|acordo|twinning"
        "|twin|link|relationship|relacion|lien|partnership|memorando|mou|sister city|geminacao|irmanamento|parceria"
        "|pacto|tratado|entente|protocolo|protocole|accordo|gemellaggio|acord|conveni|agermanament|partnerschaft"
    ),
    "missions": (
        "encargo|comision|comisiones oficiales|gira|desplazamiento|mision|viaje|mission|missao|viagem|voyage"
        "|trip|travel|deplacement|visita|visite|visit|delegacion|delegation|delegacao"
        "|deslocacao|deslocamento|missione|viaggio|viatge|reise|dienstreise|gasto|costo|coste|cost|frais|custo|importe"
        "|monto|valor"
    ),
    "activities": "actividad|evento|activite|evenement|atividade|activity|event|accion|action|acao|encuentro",
    "projects": "intervencion|intervention|intervencao|actuacion|progetto|projekt|projecte|actividad iati"
    "|activity|proyecto|projet|projeto|project|iniciativa|initiative|operation|operacion"
    "|action|accion|acao",
    "partners": "proyecto|projet|projeto|project|socio|partenaire|parceiro|partner",
    "memberships": "red|reseau|rede|network|membresia|membership|adhesion|organizacion|organisation|association",
    "networks": "red|reseau|rede|network|organizacion|organisation|organization|association|asociacion|associacao",
    "actors": (
        "actor|acteur|ator|stakeholder|aliado|institucion|institution|instituicao|organizacion|organisation"
        "|organization|organizacao|structure|entidad|entidade|entite|entity"
    ),
    "relations": "relacion|vinculo|lien|relation|relacao|vinculo entre actores|tie",
    "budget": (
        "presupuestal|presupuestario|presupuestaria|orcamentaria|presupuesto|budget|orcamento|gasto|depense"
        "|despesa|expenditure|linea|ligne|linha"
    ),
    "practices": "practica|buena practica|pratique|bonne pratique|pratica|boa pratica|practice|good practice"
    "|experiencia",
    "dialogues": "dialogo|mesa|reunion|dialogue|reuniao|meeting|sesion|encuentro|taller",
    "commitments": "compromiso|engagement|compromisso|commitment|acuerdo|promesa",
    "measurements": "indicador|indicateur|indicator|medicion|mesure|medicao|observation|observacion",
}
_TERRITORIES = frozenset(
    (
        "region", "regiao", "province", "provincia", "municipio", "commune", "estado", "distrito", "code insee",
        "codigo insee", "code commune",
    )
)  # fmt: skip
_ADDRESSES = frozenset(
    ("telefono", "cp", "codigo postal", "correo", "correo electronico", "email", "e mail", "localidad")
)
ASKED = {
    "direccion": (("department", "departments"), _ADDRESSES),
    "publico": (("is_public", "participants", "audience"), frozenset()),
    "public": (("is_public", "participants", "audience"), frozenset()),
    "departamento": (("department", "departments"), _TERRITORIES),
    "departement": (("department", "departments"), _TERRITORIES),
}


def names_of(dataset, field):
    """Give what else a field of a data set is called."""
    told = (names.get(dataset, {}).get(field, "").split("|") for names in (MORE, ELSEWHERE))
    return list(dict.fromkeys(name for names in told for name in names if name))


def things_of(dataset):
    """Give the words for what a row of a data set is."""
    return [word for word in THINGS.get(dataset, "").split("|") if word]
