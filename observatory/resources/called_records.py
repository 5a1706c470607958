"""What offices call the columns of each kind of record, looser than the names that stand at the fields."""

from observatory.resources.called_measuring import MEASURING
from observatory.resources.called_territory import TERRITORY
from observatory.resources.called_words import (
    ACTIVITY,
    CURRENCY,
    DEPARTMENT,
    FROM,
    LINK,
    NOTE,
    OF_COMPANIONS,
    PAID_BACK,
    PARTS_OF_COST,
    PLACES,
    STATUS,
    TO,
    TOPICS,
)

MORE = {
    **MEASURING,
    **TERRITORY,
    "agreements": {
        **PLACES,
        "code": (
            "numero de instrumento|numero de expediente|clave|clave de convenio|folio|expediente no"
            "|numero de convenio|numero de registro|registration number|numero do acordo"
        ),
        "title": (
            "denominacion del instrumento|denominacion|asunto|assunto|libelle|name|nombre|nom|nome|purpose"
            "|subject|~objeto"
            "|~objet|~objet de la convention|~objeto do acordo|ementa|designacao|designation"
        ),
        "kind": (
            "relationship|relationship type|type of relationship|tipo de relacion|type de relation"
            "|document type|tipo de documento|type de document|type de cooperation|tipo de cooperacion"
            "|tipo de cooperacao|tipo de vinculo|tipo de instrumento"
            "|ato|tipo de ato|how twinned|type de lien|nature|nature du lien|naturaleza|natureza|forma|tipologia"
        ),
        "counterpart_city": (
            "entidad hermanada|entite jumelee|entidade geminada|ville jumelle|commune jumelle|localite jumelle"
            "|citta gemella|twin authority|twin"
            "|collectivite partenaire|ville etrangere|foreign city|ciudad extranjera"
            "|cidade estrangeira|ciudad par"
            "|autorite locale partenaire|ciudad aliada|partenaire etranger|socio extranjero"
            "|parceiro estrangeiro|foreign partner|localidad hermana|municipio hermanado|collectivite etrangere"
            "|partner town|twinned with|linked town|cidade geminada|municipio geminado|jumelee avec|cidades irmas"
            "|sister cities|ciudades hermanas|villes jumelees|overseas town|partner authority"
            "|int l community|international community|twin town city|~~ciudad|~~city|~~ville|~~cidade|~~town"
            "|~~municipio|~~place"
            "|~~lugar|~~localidad|~~localite|~~localidade"
        ),
        "counterpart_latitude": "~latitude|~latitud|~lat|~coordenada y|~breitengrad|~latitudine",
        "counterpart_longitude": "~longitude|~longitud|~lon|~long|~lng|~coordenada x|~langengrad|~longitudine",
        "counterpart_population": "~population|~poblacion|~populacao|~habitantes|~habitants|~inhabitants|~einwohner"
        "|~einwohnerzahl|~abitanti|~popolazione|~poblacio",
        "counterpart_country": "~territoire|~territorio|~territory|pais extranjero|pays etranger"
        "|foreign country|pais estrangeiro|pais hermano|nation",
        "counterparts": (
            "partner organisation|partner organization|organizacion socia|organisation partenaire"
            "|organizacao parceira"
            "|institucion con la que se celebra|entidad firmante|entidades firmantes|contraparte firmante"
            "|organismo firmante|con quien se celebra|celebrado con|contraparte institucional|contraparte institucion"
            "|partes intervinientes|participes|signatarios|signataires|signatories|partes|parties"
            "|parte extranjera|parte estrangeira|partie etrangere|foreign party|firmantes|entidad|institucion"
            "|aliado|aliados"
            "|organismo|organo gubernamental extranjero|partenaires|socios|partners|parceiro|cooperante|instituicoes"
            "|entidade parceira|entidad socia|entite partenaire|partner entity|partenaire|entidad aliada"
            "|organizacion aliada"
            "|aliado internacional|socio internacional|partenaire international|parceiro internacional"
            "|international partner|organo extranjero|institucion extranjera|entidad extranjera"
        ),
        "signed_on": (
            "celebracion|celebracao|fecha de celebracion|data de celebracao|date of agreement|fecha de acuerdo"
            "|ano de hermanamiento|annee de jumelage|year twinned|ano de geminacao|annee de signature|year signed"
            "|ano de firma|year|ano|anio|annee|established|since|year established|fecha de registro"
            "|fecha de inscripcion"
            "|date de jumelage|firmado el|firmado|date de conclusion|fecha del convenio|data do acordo|depuis|desde"
            "|~~data da lei|~~fecha de la ley|~~fecha del decreto|celebrado em|celebrado el|twinned since"
            "|twinned in|jumelee depuis|signature|assinatura|signe en"
            "|conclu en"
            "|date|fecha de formalizacion|formalizado em"
        ),
        "in_force_from": f"{FROM}|vigencia inicio|inicio da vigencia|date d'effet|entrada en vigor|entree en vigueur",
        "ends_on": f"{TO}|vigencia fin|fim da vigencia|expiration date|expiration|date d'expiration|date d'echeance"
        "|data de vencimento|vencimento|vigente ate|fecha de expiracion",
        "renewal": (
            "rinnovo|rinnovabile|verlangerung|renovacio|renovable|renouvelable|renewable|renewal|renovavel|reconduction"
        ),
        "status": f"{STATUS}|active|activo|activa|vigente|en vigor|en vigueur|em vigor|actif|ativo",
        "department": DEPARTMENT,
        "responsible": "supervisor|lead officer|officer|enlace responsable|referent|contact|contacto|contato"
        "|punto focal|point focal",
        "why_signed": "~~objeto|~~objet|objeto y alcance|justificacion|justification|justificativa|antecedentes",
        "url": f"{LINK}|enlace al documento|association website|link documento",
        "note": (
            f"{NOTE}|{TOPICS}|materia|materias|axes de cooperation|areas de cooperacion|domaines|domaine"
            "|domaines de cooperation"
            "|temas de cooperacion|temas|area de cooperacao|areas of cooperation"
            "|ambitos de cooperacion|ejes de cooperacion"
        ),
    },
    "missions": {
        **ACTIVITY,
        "departments": f"{ACTIVITY['departments']}|direccion|direction|direcao",  # where no cell says out or in
        "cost": f"{ACTIVITY['cost']}|importe total erogado|encargos|encargos totais|charges"
        "|total cost including travel|~total|~total eur|~total usd",
        "cost_parts": PARTS_OF_COST,
        "companions_cost": OF_COMPANIONS,
        "paid_back": PAID_BACK,
        "code": "identificador do processo|numero de comision|folio|ref number|reference number|numero de referencia",
        "title": "proposito|proposito de la visita|purpose of trip|purpose of visit|purpose en"
        "|motivo del encargo|motivo del encargo o comision"
        "|denominacion del encargo o comision|deslocacao|deslocamento|intitule|objet|purpose"
        "|finalidad del viaje|trip|reason for travel"
        "|motif|tema|actividad|~business purpose|motivo del cometido|theme of visit|~motivo"
        "|~motivo da viagem|~motivo de la comision|~nombre|~nom|~nome|~asunto|~evento",
        "starts_on": f"{ACTIVITY['starts_on']}|data de ida|data de saida|data da partida|fecha de salida"
        "|date de depart"
        "|~mes|~month|~mois|departure date|departure|salida|depart|partida|fecha del viaje|ida",
        "ends_on": f"{TO}|arrivee|date d'arrivee|fecha de llegada|data de chegada|arrival|arrival date"
        "|data de volta|data de retorno|fecha de regreso|fecha de retorno|date de retour|return date"
        "|return|regreso|retour|retorno|volta|llegada",
        "origin": "ciudad origen|ciudad de procedencia|ville d'origine|cidade de origem|origin city|desde"
        "|visiting delegation|visiting city|delegation from|delegation recue|delegacion visitante|delegacion recibida"
        "|delegacao recebida|delegacao visitante|visitors from|~~ciudad|~~city|~~ville|~~cidade",
        "destination": "~~ciudad|~~city|~~ville|~~cidade|ciudad destino|destination city|ville de destination"
        "|cidade de destino|ciudad visitada"
        "|ville visitee|cidade visitada",
        "delegates": "numero de viajeros|numero de delegados|nombre de delegues|numero de integrantes|n de pessoas"
        "|number of travellers|tamano de la delegacion",
        "delegation": (
            "~teilnehmende|~participantes|~participants|~participante|~teilnehmer|~partecipanti"
            "|composition de la delegation"
            "|miembros de la delegacion|membros da delegacao"
            "|membres de la delegation|composicion"
        ),
        "delegate_post": "job title|cargo del funcionario|cargo do viajante|qualite",
    },
    "activities": {
        **ACTIVITY,
        "starts_on": f"{ACTIVITY['starts_on']}|~mes|~month|~mois",
        "title": "acto|acte|ato|name|nom|nome|intitule|designacao|designation|event name|nom de l'evenement"
        "|titulo del evento"
        "|denominacion",
        "kind": "type d'evenement|event type|tipo de evento|categoria|category|categorie|modalidad|format|formato",
        "actors": (
            "instituicoes parceiras|instituciones participantes|structures partenaires|aliados|socios"
            "|promotor|promotora|promoteur|partners|partenaires|parceiros|organizador|organisateur|organizer|organiser"
            "|organizacao"
            "|organiza|organizado por|coorganizadores|organised by|organized by|organise par|organizado pela"
            "|entidades envolvidas|entites impliquees|entidades participantes"
        ),
    },
    "projects": {
        **PLACES,
        "code": (
            "dossier no|dossier number|numero de dossier|project no|expediente|numero de expediente"
            "|iati identifier|aid activity id|activity id|activity identifier|identifiant|identificador"
            "|crs id|bpin|codigo del proyecto|project id"
            "|codigo intervencion|aid|acronym|acronimo|sigla|acronyme|project acronym"
        ),
        "starts_planned": "start planned|planned start|planned start date|fecha prevista de inicio|expected start date",
        "ends_planned": "end planned|planned end|planned end date|fecha prevista de fin|expected end date",
        "acronym": "~acronym|~acronimo|~sigla|~acronyme|~project acronym",
        "status_code": "activity status code|status code|activity status|codigo de estado",
        "title": "designacao|designation|descripcion del proyecto|titre du projet|project title|intitule|project name"
        "|denominacion|iniciativa",
        "modality": "tipo|type|cooperation type",
        "starts_on": f"{FROM}|~fecha de concesion|~award date|start actual|~start planned|~planned start"
        "|~expected start date|actual start"
        "|periodo|periode|period|duracion|duree|duration"
        "|duracao|inicio fin|debut fin|start end|dates|fechas|datas|vigencia|plazo|plazo de ejecucion|anos"
        "|annees|years",
        "ends_on": f"{TO}|date d achevement|date d achevement operationnel|~end planned|~planned end"
        "|~expected end date|end actual|actual end",
        "aims": "objetivo|objectif|proposito",
        "budget": (
            "aporte monetario|aporte monetario usd|aporte en usd|total cost|total project cost|total eligible cost"
            "|total budget expenditure|~total commitment|~commitment|investimento|investimento total"
            "|investissement|inversion total|aporte|aporte usd|monto aprobado"
            "|valor captado|montant octroye|grant|~eu contribution"
            "|total budget|valor total|budget total|presupuesto total|monto total|valor|cout total"
            "|costo total"
            "|total cost|valor do projeto|valor del proyecto|orcamento total|custo total|montant total|financiamiento"
        ),
        "currency": CURRENCY,
        "partners": (
            "otros socios|other partners|autres partenaires|outros parceiros"
            "|cofinanceurs|cofinanciadores|cofinancers|entidad beneficiaria|contraparte local|ongd|entidad solicitante"
            "|autres collectivites|autres collectivites francaises|collectivites partenaires|collectivite partenaire"
            "|collectivites locales partenaires|funding org|implementing org|extending org|accountable org"
            "|actor cooperante|channel name|channel of delivery|donor name|agency name|partner country organisation"
            "|partenaire local|fuente cooperante|entidad cooperante|fuente de cooperacion|fuente"
            "|fuente cooperacion|organismo financiador|agencia"
            "|participating org|participating organisation|participants|partenaires locaux|socios locales"
            "|contrapartes"
            "|bailleur de fonds|bailleurs de fonds|aliados|cooperante|cooperantes|implementing partners|donante"
            "|donantes|financiador|bailleur|donor"
            "|donors|funder|partner organisations|consorcio|consortium|entidades participantes"
        ),
        "lead": (
            "socio principal|socio lider|partenaire principal|parceiro principal|main partner|principal partner"
            "|implementing agency|agencia ejecutora|agence d execution"
            "|orgao proponente|entidad proponente|entite porteuse|reporting org|reporting organisation"
            "|collectivite porteuse|coordinator name|lead partner name"
            "|operateur|operador|secretaria executora|organismo ejecutor|unidad ejecutora|executor"
            "|collectivite chef de file|lead organisation|lead applicant|entidad ejecutora|ejecutor"
            "|maitre d ouvrage|maitrise d ouvrage|lider|leader|chef de file|coordinator|coordination|porteur"
            "|porteur de projet|applicant|proponente"
        ),
        "countries": "recipient country|recipient countries|recipient name|recipient|coordinator country"
        "|participant countries|country of partner|pays d intervention|pais beneficiario|pays beneficiaire"
        "|country code|pays partenaires|paises socios|paises parceiros|partner countries|paises participantes"
        "|pais cooperante|pais socio",
        "status": f"{STATUS}|etat d'avancement|fase|phase",
        "sdgs": "SDGfocus|sdg focus",
        "url": f"{LINK}|project website",
        "note": f"{NOTE}|descricao|descripcion|description|resumen|resume|summary|resumo|abstract|short description"
        "|~long description",
    },
    "memberships": {
        **PLACES,
        "network": (
            "reseaux|reseaux de villes|reseau de villes|redes|redes de ciudades|redes de cidades|networks"
            "|city networks|"
            "organismo internacional|organisme|organisation|organization|organizacion|nom du reseau"
            "|nome da rede|asociacion|association|organismo"
            "|red internacional|rede internacional|reseau international|international network"
        ),
        "network_code": "siglas|sigla|acronimo|acronym|sigle|acronyme",
        "member_name": "nombre como miembro|nom du membre|nome do membro",
        "joined_on": "adherent depuis|associado desde|afiliado desde|affilie depuis|annee d'adhesion"
        "|ano de adesao|ano de adhesion|date joined|year joined|fecha de afiliacion"
        "|afiliacion|data de ingresso|ano de ingresso|date d'entree|membre depuis|membro desde"
        "|fecha de incorporacion",
        "left_on": "fecha de retiro|retiro|data de saida|date left|year left|desvinculacion",
        "role": (
            "tipo de associado|tipo de socio|type of membership|kind of membership|tipo de afiliacion"
            "|type d affiliation|tipo de filiacao"
            "|tipo de participacion|type de participation|tipo de participacao|type of participation"
            "|calidad de miembro|qualidade|cargo|cargo o representacion|membership status|~statut|~status"
            "|estado de membresia|cargo que ocupa|role in network|tipo de membresia|membership type|mandat"
            "|mandato|tipo de adesao|type d adhesion|tipo de adhesion"
            "|responsabilite|rol en la red|papel na rede|statut de membre|position held"
        ),
        "fee": (
            "annual subscription|subscription|abonnement|annual dues|anualidad|anuidade|contribuicao anual"
            "|contribution|contribucion anual"
            "|contribution annuelle|valor de la cuota|montant"
            "|montant de la cotisation|valor anual|membership dues|dues|aporte anual|aportacion"
        ),
        "fees": "~cotisation|~cotisation annuelle|~cuota|~cuota anual|~cuota pagada|~quota|~quota anual"
        "|~anuidade|~fee"
        "|~annual fee|~membership fee|~contribution|~contribucion|~aportacion|~mitgliedsbeitrag|~beitrag"
        "|~montant|~monto"
        "|~importe|~pago|~dues",
        "fees_by_year": "cuotas|cuotas pagadas|cuotas por ano|cuotas anuales|historico de cuotas|cotisations"
        "|cotisations payees|cotisations par an|fees|fees paid|fees by year|dues paid|quotas|quotas pagas|anuidades"
        "|anuidades pagas|quote|quotes|mitgliedsbeitrage",
        "currency": CURRENCY,
        "note": f"{NOTE}|benefits|beneficios|avantages",
    },
    "networks": {
        "acronym": "abbrev|abbr|initials|iniciales|abreviatura|abreviation",
        "name": "organisation|organization|organizacion|association",
        "founded_on": "year founded|founding year|annee de creation|ano de criacao|ano de fundacao|established"
        "|creation",
        "country": "headquarters|hq|headquarters country|seat|sede principal|secretariat",
        "aims": "objetivo|objectif|mission|mission statement|vision and mission|purpose|description|descripcion"
        "|descricao",
    },
    "opportunities": {
        "title": (
            "edital|chamada publica|bando|avviso|ausschreibung|aufruf|convocatoria publica|call name|appel a projets"
        ),
        "amount": "max grant|maximum grant|grant|grant amount|subvencion maxima|montant maximum|montant maximal"
        "|dotacion"
        "|dotation|valor maximo|budget|presupuesto|orcamento",
        "organiser": "entidad convocante|convoca|organisme|donor|donante|bailleur|entidade",
        "status": STATUS,
        "url": LINK,
        "note": NOTE,
    },
    "practices": {
        **PLACES,
        "summary": "descricao|descripcion|description|resumen|resume",
        "problem": "problema que atiende|probleme traite|problem addressed|desafio|defi|challenge|problematica",
        "how": "metodologia|methodologie|methodology|descripcion del proceso|como se hizo",
        "advice": "lecciones aprendidas|lecons apprises|lessons learned|licoes aprendidas|recomendaciones",
        "title": "nombre de la buena practica|name of the practice|nom de la pratique|nome da pratica",
        "url": LINK,
        "note": NOTE,
    },
}
MORE |= {
    "fees": {name: MORE["memberships"][name] for name in ("network", "currency", "note")}
    | {"amount": MORE["memberships"]["fee"]},
    "seats": {name: MORE["memberships"][name] for name in ("network", "note")},
    "proposals": {"network": MORE["memberships"]["network"]},
}
