"""What the words of a header tell where no name of a field is met: "Fecha de salida del encargo" is a beginning.

`WORDS` are groups of words in four languages. A hint names groups that must all have a word in the header; of `^group`
that word comes first. Hints stand at the names of fields and hold in every data set that has such a field.
"""

WORDS = {
    "date": "fecha date data dia day jour datum",
    "year": "ano anio annee year anno any jahr",
    "period": "periodo periode period vigencia validez validite validity validade plazo ejecucion execution",
    "start": "inizio inici beginn inicio inicial comienzo inicia comienza desde debut start starting begin"
    " beginning began from demarrage avvio arranque comenca beginnt lancement commencement",
    "end": (
        "fin final finaliza finalizacion termino terminacion termina end ending cierre close closing conclusion hasta"
        " until encerramento fim echeance vencimiento vencimento expiracion expiration expira vence caducidad"
        " culminacion cloture conclusao fine ende scadenza finalitzacio venciment conclusione achevement completion"
    ),
    "sign": (
        "firma firmado firmada suscripcion suscrito celebracion celebrado signature signed signing signe assinatura"
        " assinado celebracao formalizacion sottoscrizione stipula signatura unterzeichnung"
    ),
    "tie": (
        "affiliated hermanamiento jumelage twinned twinning geminacao affiliation afiliacion established"
        " establishment creacion"
        " establecimiento irmanamento geminado jumele gemellaggio agermanament partnerschaft"
    ),
    "join": (
        "adhesion adesao ingreso ingresso incorporacion afiliacion afiliado joined joining join entrada entree since"
        " desde depuis filiacao entry adesione adhesio beitritt"
    ),
    "leave": "salida saida desligamento retiro baja left leave leaving exit sortie desafiliacion withdrawal",
    "go": "salida depart departure partida ida saida",
    "return": "regreso retour return retorno volta llegada vuelta ritorno tornada",
    "open": "apertura abertura ouverture opening open lanzamiento lancamento lancement publicacion",
    "limit": "limite limit cumplimiento deadline maxima entrega due plazo prazo vencimiento compromiso",
    "map": "mapeo mapping mapped registro mapeamento cartographie alta identificacion",
    "link": "hipervinculo hyperlien hyperlink enlace link url lien liga ligacao website",
    "web": "link url hyperlink hipervinculo",
    "city": "ciudad ville city cidade municipio commune municipality localidad localidade town collectivite"
    " localite citta comune ciutat municipi stadt",
    "country": "pais pays country nacion nation paese nazione land",
    "foreign": (
        "contraparte extranjero extranjera etranger etrangere foreign hermana hermano hermanada hermanado sister"
        " partner partenaire parceiro parceira socio socia jumele jumelee jumelle irma irmao"
        " geminada geminado international"
        " internacional twin twinned aliada aliado exterior overseas counterpart homologa gemellata gemella"
        " agermanada"
    ),
    "own": "propia propio espanol espanola frances francais francaise brasileira brasileiro mexicano u us home own",
    "origin": "origen origine origem procedencia partida departure origin provenance proveniencia salida depart",
    "aim": "destino destination destinazione destinacio visitada visitado visite visitee visited recipient visita",
    "number": "anzahl numero number nombre cantidad quantidade total nb",
    "people": (
        "participante participant asistente attendee persona person personne pessoa presente attendance asistencia"
        " frequentation teilnehmer teilnehmende partecipante assistent"
    ),
    "traveller": (
        "viajero traveler traveller viajante delegado delegue delegate integrante voyageur visitante visitor visiteur"
    ),
    "inhabitants": "poblacion population populacao habitante inhabitant einwohner abitante poblacio popolazione",
    "women": "weiblich frau mujer femme mulher women woman female femenino feminino",
    "money": "monto montant importe valor amount cost costo coste cout custo gasto presupuesto budget orcamento",
    "spent": "ejercido ejecutado executado pagado pago paid paye spent depense devengado mandate erogado consomme",
    "currency": "moneda devise divisa currency moeda",
    "unit": (
        "area dependencia secretaria direccion unidad unidade service servicio direction department"
        " departamento orgao"
        " organo gerencia concejalia oficina"
    ),
    "status": "estado estatus status statut situacion situacao etat stato estat sachstand",
    "body": (
        "entidad institucion organizacion organismo entite organisation organisme structure organization institution"
        " instituicao entidade orgao ente entitat institucio organitzacio"
    ),
    "host": "organiza organizador organizadora convocante anfitrion organiser organizer organisateur promotor",
    "type": "tipo type clase clasificacion naturaleza nature natureza categoria",
    "name": "nombre nome nom name denominacion denominacao titulo titre title intitule libelle",
    "note": "nota note observacion observacao comentario comment commentaire remarque",
    "goal": "ods odd sdg sdgs",
    "post": "cargo puesto fonction funcao post job",
    "result": "resultado resultat result logro bilan outcome",
}
HINTS = {
    "starts_on": "date start|period start|date go|year start",
    "in_force_from": "date start|period start|year start",
    "ends_on": "date end|period end|date return|year end",
    "signed_on": "date sign|year sign|date tie|year tie",
    "joined_on": "date join|year join",
    "left_on": "date leave|year leave",
    "opens_on": "date open|date start",
    "closes_on": "date end|date limit",
    "due_on": "date limit|date end",
    "mapped_on": "date map",
    "counterpart_city": "city foreign",
    "counterpart_country": "country foreign|^country",
    "city": "city own",
    "country": "country aim|country origin|^country",
    "countries": "country aim|^country",
    "destination": "city aim",
    "origin": "city origin",
    "participants": "number people|^people",
    "women": "number women|people women|^women",
    "delegates": "number traveller",
    "delegate_post": "post traveller|name traveller|^name post|^post",
    "url": "^link|web",
    "cost": "^money spent|^money",
    "budget": "^money",
    "fee": "^money",
    "amount": "^money",
    "executed": "^money spent",
    "currency": "currency",
    "department": "^name unit|^unit",
    "departments": "^name unit|^unit",
    "status": "^status",
    "kind": "^type",
    "group": "^type",
    "modality": "^type",
    "title": "^name",
    "name": "^name",
    "note": "^note",
    "status_note": "^note",
    "sdgs": "^goal",
    "result": "^result",
    "results": "^result",
    "actors": "^body",
    "attending": "body people",
    "partners": "^body",
    "organiser": "^body",
    "counterparts": "body foreign",
    "population": "^inhabitants",
}
UNSAID = frozenset(
    (
        "informa", "actualizacion", "validacion", "modificacion", "registro", "acompanante", "updated", "modified",
        "created", "hombre", "homme", "homem", "men", "male", "masculino", "varon",
    )
)  # fmt: skip


def hints_of(names):
    """Give the hints for fields of these names: {field: [(words of each group, whether the first comes first)]}."""
    return {name: [_parsed(hint) for hint in HINTS[name].split("|")] for name in names if name in HINTS}


def _parsed(hint):
    groups = hint.removeprefix("^").split()
    return [frozenset(WORDS[group].split()) for group in groups], hint.startswith("^")
