"""Headers as public offices write them, each with the field it means, `-` where it means none of ours.

Taken from the conventions of transparency portals, open data catalogues and associations of cities; no rows.
"""

LAYOUTS = {
    "mexico, transparency format of agreements": ("agreements", """
        Ejercicio > -
        Fecha de inicio del periodo que se informa > -
        Fecha de término del periodo que se informa > -
        Tipo de convenio (catálogo) > kind
        Denominación del convenio > title
        Fecha de firma del convenio > signed_on
        Unidad Administrativa responsable seguimiento > department
        Con quién se celebra el convenio > counterparts
        Objetivo(s) del convenio > specific_objectives
        Fuente de los recursos que se emplearán > -
        Inicio del periodo de vigencia del convenio > in_force_from
        Término del periodo de vigencia del convenio > ends_on
        Fecha de publicación en DOF u otro medio oficial > -
        Hipervínculo al documento, en su caso, a la versión pública o íntegra > url
        Hipervínculo al documento con modificaciones, en su caso > -
        Área(s) responsable(s) que genera(n), posee(n), publica(n) y actualizan la información > -
        Fecha de validación > -
        Fecha de actualización > -
        Nota > note"""),
    "mexico, transparency format of travel": ("missions", """
        Ejercicio > -
        Denominación del cargo > delegate_post
        Área de adscripción > departments
        Tipo de gasto (catálogo) > -
        Denominación del encargo o comisión > title
        Tipo de viaje (catálogo) > direction
        Número de personas acompañantes en el encargo o comisión > -
        Ciudad origen del encargo o comisión > origin
        País destino del encargo o comisión > country
        Ciudad destino del encargo o comisión > destination
        Motivo del encargo o comisión > reason
        Fecha de salida del encargo o comisión > starts_on
        Fecha de regreso del encargo o comisión > ends_on
        Importe total erogado con motivo del encargo o comisión > cost
        Hipervínculo al informe de la comisión o encargo encomendado > url
        Nota > note"""),
    "a portal's export with normalised headers": ("agreements", """
        _id > -
        id_convenio > code
        nombre_convenio > title
        tipo_convenio > kind
        ciudad_contraparte > counterpart_city
        pais_contraparte > counterpart_country
        fecha_suscripcion > signed_on
        fecha_inicio > in_force_from
        fecha_vencimiento > ends_on
        estado_convenio > status
        area_responsable > department
        objeto > why_signed
        observaciones > note
        link_documento > url"""),
    "a foreign ministry's map of decentralised cooperation": ("agreements", """
        COLLECTIVITE_FRANCAISE > city
        TYPE_COLLECTIVITE > -
        CODE_INSEE > -
        COLLECTIVITE_PARTENAIRE > counterpart_city
        PAYS_PARTENAIRE > counterpart_country
        TYPE_DE_COOPERATION > kind
        INTITULE > title
        DATE_DEBUT > in_force_from
        DATE_FIN > ends_on
        STATUT > status
        SITE_INTERNET > url
        COMMENTAIRES > note"""),
    "a French list of projects abroad": ("projects", """
        Collectivité chef de file > lead
        Intitulé du projet > title
        Pays d'intervention > countries
        Partenaires locaux > partners
        Description du projet > aims
        Date de début du projet > starts_on
        Date de fin du projet > ends_on
        Budget total (€) > budget
        ODD > sdgs
        État d'avancement > status
        Type de coopération > modality"""),
    "an association of sister cities": ("agreements", """
        U.S. City > city
        U.S. State > -
        International City > counterpart_city
        Country > counterpart_country
        Relationship Type > kind
        Year Established > signed_on
        Relationship Status > status"""),
    "sister cities of an American city": ("agreements", """
        Sister City > counterpart_city
        Country > counterpart_country
        Year of Affiliation > -
        Date Signed > signed_on
        Committee Chair > -
        Website > url
        Notes > note"""),
    "cities of a Brazilian state": ("agreements", """
        MUNICÍPIO > city
        CIDADE-IRMÃ > counterpart_city
        PAÍS > counterpart_country
        DATA DA ASSINATURA > signed_on
        LEI Nº > -
        INSTRUMENTO > kind
        SITUAÇÃO > status
        OBSERVAÇÃO > note"""),
    "a Brazilian list of instruments": ("agreements", """
        Nº do Instrumento > code
        Partícipes > counterparts
        Objeto > title
        Data de Assinatura > signed_on
        Início da Vigência > in_force_from
        Término da Vigência > ends_on
        Secretaria Responsável > department
        Situação Atual > status
        Processo SEI > -
        Link do Documento > url"""),
    "a Brazilian portal of travel": ("missions", """
        Identificador do processo de viagem > code
        Situação > -
        Nome do órgão solicitante > departments
        Nome > -
        Cargo > delegate_post
        Período - Data de início > starts_on
        Período - Data de fim > ends_on
        Destinos > destination
        Motivo > reason
        Valor diárias > -
        Valor passagens > -
        Valor total > cost"""),
    "a Spanish register of agreements": ("agreements", """
        Nº EXPEDIENTE > code
        TÍTULO > title
        TIPO DE CONVENIO > kind
        PARTES FIRMANTES > counterparts
        OBJETO > why_signed
        FECHA FIRMA > signed_on
        FECHA FIN VIGENCIA > ends_on
        VIGENTE > -
        ÁREA DE GOBIERNO > department
        ENLACE AL TEXTO > url"""),
    "twinnings of Spanish towns": ("agreements", """
        Municipio español > city
        Provincia > -
        Comunidad Autónoma > -
        Municipio hermanado > counterpart_city
        País del municipio hermanado > counterpart_country
        Fecha de hermanamiento > signed_on
        Fecha de acuerdo plenario > -"""),
    "an Argentine open data portal": ("agreements", """
        anio > -
        ciudad_hermana > counterpart_city
        pais > counterpart_country
        continente > -
        tipo_vinculo > kind
        norma > -
        fecha > signed_on
        vigencia > term
        observaciones > note
        url_norma > url"""),
    "a Colombian matrix of cooperation": ("projects", """
        CÓDIGO > code
        NOMBRE DEL PROYECTO > title
        COOPERANTE > partners
        PAÍS DEL COOPERANTE > countries
        TIPO DE COOPERACIÓN > modality
        ENTIDAD EJECUTORA > lead
        FECHA DE INICIO > starts_on
        FECHA DE TERMINACIÓN > ends_on
        VALOR TOTAL (USD) > budget
        MONEDA > currency
        ODS ASOCIADO > sdgs
        ESTADO DEL PROYECTO > status
        OBJETIVO GENERAL > aims
        POBLACIÓN BENEFICIARIA > beneficiaries
        RESULTADOS > results"""),
    "sheet of the aid transparency standard": ("projects", """
        iati-identifier > code
        title > title
        description > aims
        activity-status > status
        start-actual > starts_on
        end-actual > ends_on
        participating-org > partners
        recipient-country > countries
        default-currency > currency
        total-budget > budget"""),
    "programme of European projects": ("projects", """
        Project acronym > code
        Project title > title
        Start date > starts_on
        End date > ends_on
        Total cost > budget
        Coordinator > lead
        Coordinator country > -
        Participants > partners
        Objective > aims
        Project status > status
        Project website > url"""),
    "visits abroad of an office": ("missions", """
        Nº > -
        Nombre de la gira > title
        Ciudad/es visitada/s > destination
        País > country
        Desde > starts_on
        Hasta > ends_on
        Delegación > delegation
        Nº de integrantes > delegates
        Resultados obtenidos > result
        Costo (MXN) > cost
        Dependencia > departments"""),
    "journeys of French councillors": ("missions", """
        Objet du déplacement > title
        Destination > destination
        Pays > country
        Date de départ > starts_on
        Date de retour > ends_on
        Composition de la délégation > delegation
        Coût total TTC > cost
        Service > departments
        Bilan > result"""),
    "foreign travel of an American office": ("missions", """
        Trip Purpose > title
        Traveler Title > delegate_post
        Destination City > destination
        Destination Country > country
        Departure Date > starts_on
        Return Date > ends_on
        Department > departments
        Total Cost ($) > cost
        Number of Travelers > delegates"""),
    "delegations received": ("missions", """
        Fecha de la visita > starts_on
        Ciudad de procedencia > origin
        País de procedencia > country
        Motivo de la visita > reason
        Número de asistentes > participants
        Área anfitriona > departments
        Acuerdos > result"""),
    "agenda of an office": ("activities", """
        Nombre de la actividad > title
        Tipo de actividad > kind
        Fecha de realización > starts_on
        Lugar > place
        Modalidad > -
        Público objetivo > -
        Nº de asistentes > participants
        Mujeres > women
        Aliados > actors
        Presupuesto ejecutado > cost
        Objetivo > objectives
        ODS > sdgs
        Enlace > url"""),
    "events of a Brazilian office": ("activities", """
        Evento > title
        Tipo de evento > kind
        Data de início > starts_on
        Data de término > ends_on
        Local > place
        País > country
        Instituições parceiras > actors
        Nº de participantes > participants
        Área temática > topics
        Carga horária > hours
        Observações > note"""),
    "international events in French": ("activities", """
        Nom de l'événement > title
        Type d'événement > kind
        Date > starts_on
        Lieu > place
        Partenaires > actors
        Nombre de participants > participants
        Service organisateur > departments
        Coût > cost
        Devise > currency
        Thématique > topics"""),
    "networks a city belongs to": ("memberships", """
        Red o asociación > network
        Siglas > network_code
        Fecha de adhesión > joined_on
        Cuota anual > fee
        Moneda > currency
        Cargo o representación > role
        Observaciones > note"""),
    "memberships of a French city": ("memberships", """
        Nom du réseau > network
        Année d'adhésion > joined_on
        Montant de la cotisation > fee
        Statut > role
        Collectivité > city
        Commentaires > note"""),
    "memberships of a Brazilian city": ("memberships", """
        Rede > network
        Sigla > network_code
        Data de adesão > joined_on
        Data de desligamento > left_on
        Valor da anuidade > fee
        Papel > role"""),
    "members of a network": ("memberships", """
        Network name > network
        City > city
        Country > country
        Member since > joined_on
        Membership status > role
        Annual dues > fee"""),
    "budget of a Mexican office": ("budget", """
        EJERCICIO > year
        PARTIDA > title
        PRESUPUESTO APROBADO > planned
        PRESUPUESTO MODIFICADO > -
        PRESUPUESTO EJERCIDO > executed
        FUENTE DE FINANCIAMIENTO > funding_source
        UNIDAD RESPONSABLE > department"""),
    "budget of a Colombian office": ("budget", """
        Rubro presupuestal > title
        Vigencia > year
        Apropiación definitiva > planned
        Compromisos > executed
        Pagos > -
        Fuente de financiación > funding_source
        Dependencia > department"""),
    "budget of a French service": ("budget", """
        Libellé > title
        Exercice > year
        Crédits votés > planned
        Mandaté > executed
        Nature > purpose
        Service gestionnaire > department"""),
    "budget of a Brazilian office": ("budget", """
        Ação > title
        Exercício > year
        Dotação atualizada > planned
        Valor empenhado > -
        Valor pago > executed
        Fonte de recursos > funding_source
        Unidade orçamentária > department"""),
    "budget of an American office": ("budget", """
        Line Item > title
        Fiscal Year > year
        Adopted Budget > planned
        Actual > executed
        Fund > funding_source
        Department > department"""),
    "map of actors": ("actors", """
        Nombre de la institución > name
        Tipo de actor > group
        Naturaleza > subkind
        Ciudad > city
        País > country
        Página web > website
        Alcance > reach
        Rol > role
        Contacto > contact
        Fecha de mapeo > mapped_on"""),
    "actors in French": ("actors", """
        Nom de la structure > name
        Catégorie > group
        Statut juridique > subkind
        Commune > city
        Site internet > website
        Personne référente > contact"""),
    "actors in Portuguese": ("actors", """
        Nome da instituição > name
        Setor > group
        Natureza jurídica > subkind
        Município > city
        Site > website
        Contato > contact"""),
    "partners of projects": ("partners", """
        Project acronym > project
        Partner name > name
        Partner role > role
        Partner city > place
        Country > country
        Website > url"""),
    "commitments of a mayor": ("commitments", """
        numero > code
        compromiso > text
        responsable > responsible
        fecha_limite > due_on
        estado > status
        porcentaje_avance > progress
        observaciones > status_note"""),
    "good practices": ("practices", """
        Nombre de la práctica > title
        Ciudad > city
        Descripción > summary
        Problema que atiende > problem
        Metodología > how
        Resultados > results
        Lecciones aprendidas > advice
        Área responsable > department
        ODS relacionados > sdgs
        Enlace > url"""),
    "indicators of an open data portal": ("measurements", """
        Municipio > city
        Código del indicador > indicator
        Indicador > -
        Año > period
        Valor > value
        Unidad de medida > unit
        Fuente > source"""),
    "observations of a statistical office": ("measurements", """
        REF_AREA > city
        INDICATOR > indicator
        TIME_PERIOD > period
        OBS_VALUE > value
        UNIT_MEASURE > unit
        COMMENT_OBS > note"""),
    "list of networks": ("networks", """
        Nombre de la red > name
        Acrónimo > acronym
        Sede > country
        Año de creación > founded_on
        Página web > url
        Misión > aims"""),
    "meetings of a table": ("dialogues", """
        Nombre de la reunión > title
        Objetivo > -
        Fecha > held_on
        Lugar > place
        Instituciones asistentes > attending
        Nº de participantes > participants
        Orden del día > agenda
        Acuerdos > output"""),
    "press of an office": ("communications", """
        Título > title
        Tipo > kind
        Fecha de publicación > sent_on
        Público > -
        Medio > channel
        Enlace > url
        Idioma > language"""),
    "calls for proposals": ("opportunities", """
        Convocatoria > title
        Entidad convocante > organiser
        Fecha de apertura > opens_on
        Fecha de cierre > closes_on
        Monto > amount
        Moneda > currency
        Estado > status
        Enlace > url"""),
    "international agreements of a Spanish city": ("agreements", """
        AÑO > -
        DENOMINACIÓN > title
        ENTIDAD FIRMANTE > counterparts
        PAÍS > counterpart_country
        CIUDAD > counterpart_city
        FECHA DE LA FIRMA > signed_on
        DURACIÓN > term
        PRÓRROGA > renewal
        CONCEJALÍA > department
        IMPORTE > -"""),
    "conventions of a French metropolis": ("agreements", """
        Ville partenaire > counterpart_city
        Pays > counterpart_country
        Nature du partenariat > kind
        Date de signature de la convention > signed_on
        Durée de la convention > term
        Échéance > ends_on
        Élu référent > -
        Domaines de coopération > note
        Lien vers la convention > url"""),
    "agreements of a Chilean municipality": ("agreements", """
        N° Decreto > -
        Fecha decreto > -
        Materia > -
        Institución con la que se celebra > counterparts
        Fecha suscripción convenio > signed_on
        Fecha término > ends_on
        Unidad técnica > department
        Enlace > url"""),
    "twin towns of the United Kingdom": ("agreements", """
        UK authority > city
        Region > -
        Twin authority > counterpart_city
        Country of twin > counterpart_country
        Date of twinning > signed_on
        Twinning association website > url
        Active? > -"""),
    "geminations of Portuguese municipalities": ("agreements", """
        Município português > city
        Distrito > -
        Município geminado > counterpart_city
        País do município geminado > counterpart_country
        Tipo de acordo > kind
        Data da geminação > signed_on
        Situação > status"""),
    "register with codes in capitals": ("agreements", """
        COD_CONVENIO > code
        NOM_CONVENIO > title
        TIP_CONVENIO > kind
        PAIS_SOCIO > counterpart_country
        FEC_FIRMA > signed_on
        FEC_INICIO > in_force_from
        FEC_FIN > ends_on
        EST_CONVENIO > status
        OBS > note"""),
    "viagens internacionais": ("missions", """
        Viajante > -
        Função > delegate_post
        Cidade/País de destino > destination
        Data de ida > starts_on
        Data de volta > ends_on
        Objetivo da viagem > title
        Custo total (R$) > cost
        Órgão > departments"""),
    "commissions of service": ("missions", """
        Folio > code
        Servidor público > -
        Puesto > delegate_post
        Destino > destination
        Motivo de la comisión > reason
        Fecha inicio comisión > starts_on
        Fecha término comisión > ends_on
        Monto asignado > -
        Monto comprobado > cost
        Informe > -"""),
    "council travel disclosure": ("missions", """
        Event / purpose > title
        Location > place
        Dates of travel > starts_on
        Job title > delegate_post
        Airfare > -
        Total cost > cost
        Outcome > result"""),
    "fiche of projects of a Belgian region": ("projects", """
        Référence > code
        Titre > title
        Pays bénéficiaire > countries
        Opérateur > lead
        Partenaire(s) local(aux) > partners
        Début > starts_on
        Fin > ends_on
        Montant octroyé (EUR) > budget
        Secteur > -
        Bénéficiaires > beneficiaries"""),
    "banco de proyectos": ("projects", """
        ID_PROYECTO > code
        NOMBRE_PROYECTO > title
        FUENTE_COOPERACION > partners
        TIPO_COOPERACION > modality
        FECHA_INICIO > starts_on
        FECHA_FIN > ends_on
        APORTE_USD > budget
        BENEFICIARIOS > beneficiaries
        ESTADO > status"""),
    "captação de recursos": ("projects", """
        Projeto > title
        Organismo financiador > partners
        Modalidade > modality
        Valor captado > budget
        Moeda > currency
        Vigência inicial > starts_on
        Vigência final > ends_on
        Secretaria executora > lead
        Situação do projeto > status"""),
    "afiliaciones": ("memberships", """
        Organismo internacional > network
        Acrónimo > network_code
        Año de ingreso > joined_on
        Aporte anual (USD) > fee
        Calidad de miembro > role
        Punto focal > -"""),
    "city network membership survey": ("memberships", """
        Name of network > network
        Joined (year) > joined_on
        Membership fee 2023 > fee
        Currency > currency
        Role (member/chair) > role
        Comments > note"""),
    "encuentros y foros": ("activities", """
        Fecha > starts_on
        Nombre del evento > title
        Ciudad y país > place
        Organizador > actors
        Participantes de la ciudad > participants
        Eje > area_of_action
        Logros > result"""),
    "mesures d'un observatoire": ("measurements", """
        Ville > city
        Indicateur > indicator
        Année > period
        Valeur observée > value
        Unité > unit
        Source de la donnée > source"""),
    "indicadores municipais": ("measurements", """
        Município > city
        Indicador > indicator
        Ano de referência > period
        Resultado > value
        Unidade > unit
        Fonte > source
        Observações > note"""),
    "directorio de aliados": ("actors", """
        Organización > name
        Sector > group
        Tipo de organización > subkind
        País de origen > country
        Sitio web > website
        Persona enlace > contact"""),
}  # fmt: skip


def layouts():
    """Yield each layout's name, data set and {header: field or None}."""
    for name, (dataset, lines) in LAYOUTS.items():
        pairs = (line.strip().rsplit(" > ", 1) for line in lines.strip().splitlines())
        yield name, dataset, {header: None if field == "-" else field for header, field in pairs}
