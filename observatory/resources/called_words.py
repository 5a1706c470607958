"""Words by which offices head their columns whatever the rows are."""

PLACES = {
    "city": (
        "uk authority|authority|municipio portugues|entidad local|collectivite|collectivite francaise"
        "|collectivite territoriale|town|town city|uk town city|local authority"
        "|prefeitura|alcaldia|ciudad miembro|ville membre|cidade membro|member city|home city|territorio|territoire"
        "|entidad territorial|local government|governo local|collectivite locale|ayuntamiento miembro"
    ),
}
LINK = (
    "more information|mas informacion|plus d informations|mais informacoes|further information|"
    "website|sitio|pagina|lien internet|site internet|site web|sitio oficial|web page|webpage|enlace web|pagina oficial"
)
NOTE = "comentario|commentaire|commentaires|comment|comments|remarque|detalle|detalles|details|informacion adicional"
DEPARTMENT = (
    "orgao responsavel|service referent|service responsable|direction referente|lead department|responsible department"
    "|dependencia responsable|dependencia encargada|secretaria responsavel|secretaria responsable|unidad responsable"
    "|lead agency|area encargada|unidad administrativa|orgao|direction pilote|service pilote|unidade responsavel"
)
STATUS = (
    "estado de cumplimiento|etat d avancement|estado de ejecucion|our status|ponto de situacao"
    "|point de situation|situacion que guarda|status of link|estado actual"
    "|situacion actual|etat actuel|estado vigente|current status|situacao atual|statut actuel"
)
FROM = (
    "fecha inicial|date debut|data inicio|from date|inicio previsto|date de demarrage|data inicial|kick off|commence le"
)
TO = (
    "finish|finish date|fecha final|fecha de terminacion|fecha de cierre|fecha de finalizacion|date fin"
    "|data fim|data final|to date"
    "|fecha de termino|data de encerramento|date de cloture|closing date|completion date|fin prevista|cierre"
)
CURRENCY = "currency code|tipo de moneda|unite monetaire|divisas"
HEADCOUNT = (
    "publico estimado|publico esperado|public attendu|estimated audience|expected attendance"
    "|estimated attendance|numero de presentes|presentes|nb presents|nombre de participants"
    "|no de asistentes|numero de asistentes|number of attendees|number of participants"
    "|attendance|asistencia|publico asistente|n participants|no de participantes|cantidad de participantes|effectif"
    "|publico|participants total|total asistentes|total participantes|aforo|frequentation"
)
WOMEN = "nombre de femmes|numero de mujeres|number of women|numero de mulheres|female|femenino|participantes mujeres"
TOPICS = (
    "mots cles|keywords|palabras clave|palavras chave|tags|etiquetas|schlagworter|thematique"
    "|thematiques|theme|eje tematico|area tematica|areas tematicas|tematicas|tematica|policy area|assunto"
)
PARTS_OF_COST = (
    "transportation|otros|varios|other|others|autres|divers|outros|diversos|altri|altres|sonstige|"
    "pasajes|pasaje|pasaje aereo|pasajes aereos|boletos|boletos de avion|vuelos|vuelo|transporte|traslados|viaticos"
    "|hospedaje|alojamiento|hotel|alimentacion|alimentos|comidas|inscripcion|otros gastos|gastos varios|dietas"
    "|manutencion|locomocion|kilometraje|airfare|air fare|airfares|fare|fares|flights|flight|rail|accommodation|lodging"
    "|hotels|subsistence|meals|food|other transport|ground transport|ground transportation|other expenses|other costs"
    "|per diem|registration|registration fee|visa|billets|billet d avion|transport|hebergement|repas|restauration"
    "|indemnites|frais d inscription|autres frais|frais de mission|frais de sejour|frais de transport|diarias"
    "|passagens|passagem|passagens aereas|hospedagem|alimentacao|outros gastos|outras despesas|valor diarias"
    "|valor passagens|valor outros gastos|valor das diarias|valor das passagens|ajudas de custo|fahrtkosten"
    "|flugkosten|ubernachtung|ubernachtungskosten|tagegeld|verpflegung|vitto|alloggio|diaria|voli|desplacament"
    "|allotjament|travel|travel cost|travel costs|costo de pasajes|costo de viaticos|costo pasaje|monto viaticos"
    "|valor viaticos|valor pasajes|valor tiquetes|tiquetes|tiquetes aereos"
)
OF_COMPANIONS = (
    "importe ejercido por el total de acompanantes|costo de acompanantes|gasto de acompanantes|importe acompanantes"
    "|cost of accompanying officials|cost of companions|cout des accompagnateurs|custo dos acompanhantes"
)
PAID_BACK = (
    "valor devolucao|devolucao|devolucion|devoluciones|reintegro|reintegros|reembolso|refund|refunds|remboursement"
    "|trop percu|importe reintegrado|valor devolvido"
)
ACTIVITY = {
    **PLACES,
    "starts_on": (
        f"{FROM}|data de realizacao|fecha de realizacion|fecha de ejecucion|event date|date de realisation|dia"
        "|data do evento|jour|fechas|dates|datas|periodo|periode|period|when|cuando|quando|quand|inicio fin"
        "|debut fin|start end"
    ),
    "ends_on": f"{TO}|arrivee|date d'arrivee|fecha de llegada|llegada|data de chegada|arrival|arrival date",
    "participants": HEADCOUNT,
    "women": WOMEN,
    "hours": (
        "dauer std|dauer in stunden|durata ore|durada hores|duration hrs|duree h|duracion hrs|ore|numero ore"
        "|stunden|hores|horas lectivas|horas academicas|carga horaria|duracion en horas"
        "|duration hours|duree en heures|total horas|numero de horas"
    ),
    "cost": (
        "total expenses|gastos totales|monto comprobado|monto ejercido|importe total|importe ejercido"
        "|costo total|custo total|cout total"
        "|total cost|valor|valor total|gastos|depenses|expenses|monto|montant"
        "|inversion|despesa|despesas|depense|spend|spent|depenses reelles|gasto real|actual cost|total gastos"
        "|total depenses|total despesas|total spend|coste|custo real|cout reel|coste total|gasto total"
    ),
    "currency": CURRENCY,
    "topics": TOPICS,
    "departments": DEPARTMENT,
    "url": LINK,
    "note": f"{NOTE}|description|descricao|descripcion de la actividad",
    "place": "localizacion|localizacao|localisation|ubicacion|emplacement|lugar de realizacion"
    "|local de realizacao|local do evento|lieu de l evenement|~~ciudad|~~city"
    "|~~ville|~~cidade|lieu de realisation|place|endroit|recinto"
    "|escenario|salle|sala",
    "country": "pais destino|pais de destino|destination country|pays de destination|pais visitado|pays visite",
    "result": (
        "outcome|outcomes|acuerdos|acuerdos alcanzados|acciones realizadas|bilan|logros|resultats obtenus"
        "|follow up|follow up actions|acciones de seguimiento|actions de suivi|resultados obtenidos"
        "|achievements|resultados alcancados|conquistas|retombees|suites|suites donnees|follow up outcome|evaluacion"
    ),
}
