"""Departments by their names in another language: "Direction de la culture" is the "Dirección de Cultura" of a city.

Only what is a translation word for word counts: the same area of government, and the same word before it or none.
"""

from observatory.spreadsheets import key

# Spanish, English, French, Portuguese; parted by /, with every usual form of one language after the other.
_AREAS = """
agricultura/agriculture
agua/water/eau
agua saneamiento/water sanitation/eau assainissement/agua saneamento
ambiente,medio ambiente/environment/environnement/meio ambiente,ambiente
asuntos internacionales/international affairs/affaires internationales/assuntos internacionais
comercio/trade,commerce/commerce/comercio
comunicacion,comunicaciones/communication,communications/communication/comunicacao
cooperacion internacional/international cooperation/cooperation internationale/cooperacao internacional
cultura/culture
deporte,deportes/sport,sports/sport,sports/esporte,esportes,desporto
derechos humanos/human rights/droits humains,droits homme/direitos humanos
desarrollo economico/economic development/developpement economique/desenvolvimento economico
desarrollo rural/rural development/developpement rural/desenvolvimento rural
desarrollo social/social development/developpement social/desenvolvimento social
desarrollo urbano/urban development/developpement urbain/desenvolvimento urbano
educacion/education/education/educacao
empleo/employment/emploi/emprego
energia/energy/energie
espacio publico/public space/espace public,espaces publics/espaco publico
finanzas/finance,finances/finances/financas
gobierno digital/digital government/administration numerique,gouvernement numerique/governo digital
hacienda/treasury/tresor/fazenda
igualdad/equality/egalite/igualdade
innovacion/innovation/innovation/inovacao
juventud/youth/jeunesse/juventude
movilidad/mobility/mobilite/mobilidade
mujeres,mujer/women/femmes/mulheres,mulher
mujeres igualdad/women equality/femmes egalite/mulheres igualdade
obras publicas/public works/travaux publics/obras publicas
participacion ciudadana/citizen participation/participation citoyenne/participacao cidada
patrimonio/heritage/patrimoine/patrimonio
planeacion,planificacion/planning/planification/planejamento,planeamento
recursos humanos/human resources/ressources humaines/recursos humanos
relaciones internacionales/international relations/relations internationales/relacoes internacionais
salud/health/sante/saude
seguridad/security,safety/securite/seguranca
transporte,transportes/transport,transportation/transport,transports/transporte,transportes
turismo/tourism/tourisme/turismo
urbanismo/urban planning/urbanisme/urbanismo
vivienda/housing/logement/habitacao
"""
_AREA_OF = {
    name: number
    for number, line in enumerate(_AREAS.split("\n"))
    for names in line.split("/")
    for name in names.split(",")
    if name
}
_TITLES = {
    "secretariat": "secretaria secretariat",
    "directorate": "direccion direction directorate direcao diretoria",
    "department": "departamento department departement",
    "office": "oficina office bureau escritorio",
    "area": "area",
    "service": "servicio service servico",
}
_TITLE_OF = {word: title for title, words in _TITLES.items() for word in words.split()}
_SMALL_WORDS = frozenset(
    ["de", "del", "la", "las", "el", "los", "y", "of", "for", "the", "and", "du", "des", "l", "d", "et", "da", "do"]
    + ["das", "dos", "e", "municipal", "municipale", "general", "generale", "geral"]
)


def translatable(name):
    """Give what a department's name says in any of the four languages: (title, area); None for any other name."""
    words = [word for word in key(name).split() if word not in _SMALL_WORDS]
    titles = tuple(_TITLE_OF[word] for word in words if word in _TITLE_OF)
    area = _AREA_OF.get(" ".join(word for word in words if word not in _TITLE_OF))
    return None if area is None else (titles, area)
