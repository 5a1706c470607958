"""What offices call the columns of figures: values, targets, and the money of a year."""

from observatory.resources.called_words import CURRENCY, DEPARTMENT, NOTE, PLACES

FIGURE = (
    "~tipo|~type|~tipo de dato|~tipo de valor|~type of value|~type de valeur|~fila|~row|~concepto|~dato|~rubro|~linea"
    "|~ligne|~linha|~figure|~baseline target actual"
)
MEASURING = {
    "budget": {
        "title": "descripcion|denominacion|libelle|poste|poste budgetaire|rubro|rubrica|line item|partida especifica"
        "|denominacion de la partida|~partida|~chapitre|~capitulo"
        "|accion presupuestaria|acao orcamentaria|acao|action|nature de la depense|objeto del gasto"
        "|detalle|programa|programme|designation|elemento de despesa",
        "year": "annee budgetaire|ano fiscal|ejercicio fiscal|ano presupuestal|year of budget",
        "planned": "credito vigente|credito original|presupuesto definitivo|presupuesto vigente"
        "|apropiacion definitiva|dotacao atualizada"
        "|presupuesto inicial|dotacao inicial|dotacion|credits votes|credits ouverts|budget primitif|bp"
        "|adopted budget"
        "|approved budget|budgeted amount|budgeted|presupuesto aprobado|apropiacion inicial|orcamento aprovado"
        "|presupuesto modificado|appropriation|credito inicial|credito definitivo|revised budget",
        "executed": (
            "~~total|ca|compte administratif|cfu|realise|compromisos|ejercido|spent to date"
            "|gasto ejercido|compromisos acumulados|pagos|pago"
            "|mandate|actual expenditure|expenditure|actuals"
            "|empenhado|gasto ejecutado|obligaciones|devengado|obligaciones reconocidas|credits consommes|consomme"
            "|executado"
            "|presupuesto ejecutado|valor ejecutado|despesa realizada"
        ),
        "currency": CURRENCY,
        "funding_source": "fund|fonte de recursos|funding|origen|origine|origem|fuente de financiamiento|fondos|fonds",
        "purpose": "category|categoria|categorie|uso del recurso|nature",
        "department": DEPARTMENT,
        "note": NOTE,
    },
    "measurements": {
        "figure": FIGURE,
        "city": f"{PLACES['city']}|ref area|geo|area geografica|geographic area|orgunit|org unit|organisation unit"
        "|organization unit|organisation unit name|cities|municipios|municipality name|nome do municipio|city name"
        "|nombre del municipio|libgeo|lib geo|libelle commune|reporting city",
        "indicator": (
            "kpi code|kpi|kpi name|series code|serie code|codigo de serie|serie|series|variable|variavel"
            "|dataelement|data element|data"
            "|data element name|measure|mesure|rp measure|indic|indic ur|indicator code|codigo indicador"
            "|clave de indicador|nombre del indicador|nom de l indicateur|nome do indicador|indicator name|libelle"
            "|series description|statinfo|tabla de datos|estadistica"
        ),
        "period": (
            "ano de referencia|annee de reference|reference year|corte|vigencia|ejercicio"
            "|anos estandar|anos|years|periodo de referencia|reference period|time period|periode|fecha|date"
        ),
        "value": (
            "actual|actuals|achieved|achievement|logro|logrado|alcanzado|realizado|ejecutado|realise|atteint"
            "|valor real|valor apurado|valor medido"
            "|executado|alcancado|linea base|linea de base|baseline|base line|ligne de base|valeur de base"
            "|linha de base"
            "|situation de reference|valor base|ausgangswert|istwert|valeur observee|valor observado"
            "|observed value|observation value|obs value|dato|donnee|resultado"
            "|resultat|result|medida|indicator value|data value|valor del indicador|~total|~datos|~cifra"
        ),
        "source": "data source|source des donnees|fuente de datos|fuente del dato|fonte dos dados",
        "unit": "unidad de medida|unit measure|unite de mesure|unidade de medida|units|unit of measure",
        "power_of_ten": "unit mult|unit multiplier|unit multiplicator|multiplicador|unite multiplicateur",
        "collected_on": (
            "fecha de reporte|reported on|date reported|fecha de corte|date de collecte"
            "|data de coleta|date collected|fecha de medicion"
        ),
        "note": f"{NOTE}|footnote|footnotes|foot note",
    },
    "targets": {
        "figure": FIGURE,
        "value": "meta anual|valor objetivo|cible intermediaire|meta intermedia|intermediate target|valor alvo"
        "|zielwert"
        "|valeur cible|~~planned|~~previsto",
        "indicator": "indicator name|nombre del indicador|nom de l indicateur|nome do indicador|clave de indicador",
        "final": "meta final|cible finale|final target",
    },
}
