"""What people call the values of our vocabularies, beside the words of the screens: as `readers.choice` takes"
" them."""

AGREEMENT_KINDS = {
    "twinning": "hermanamiento|twin|twinned|hermanada|jumelee|geminada|twin city|twinned city|ciudad hermana"
    "|ciudad gemela|ville jumelee"
    "|cidade geminada|sister city|sister cities|twin town|twinning|jumelage|geminacao|cidade irma|irmanamento"
    "|stadtepartnerschaft|partnerschaft|gemellaggio|patto di gemellaggio|gemellata|agermanament|ciutat agermanada",
    "cooperation": (
        "convenio|convenio de cooperacion|acuerdo|acuerdo de cooperacion|agreement|accord|accord de cooperation"
        "|acordo"
        "|cooperation decentralisee|acordo marco"
        "|amistad|amitie|charte d amitie|pacte d amitie|carta de amistad|carta de amizade"
        "|amizade|friendship|friendship city|partner city|ciudad socia|ciudad amiga|colaboracion"
        "|collaboration|colaboracao"
        "|acordo de cooperacao|convenio marco|marco|partenariat|cooperacion|cooperacao|cooperation"
        "|entente|entente de cooperation|termo de cooperacao|termo|partnership"
        "|freundschaft|freundschaftsvertrag|stadtefreundschaft|kooperation|kooperationsvertrag|projektpartnerschaft"
        "|kooperationsvereinbarung|accordo|accordo di cooperazione|accordo di collaborazione|patto di amicizia"
        "|patto di collaborazione|amicizia|conveni|conveni de col laboracio|acord|acord de cooperacio|amistat"
    ),
    "memorandum": (
        "mou|memorando|memorando de entendimiento|memorandum|memorandum de entendimiento|protocole d entente"
        "|memorando de entendimento|protocolo|memorandum d intesa|protocollo d intesa|protocollo di intesa"
        "|absichtsvereinbarung|memorandum d entesa|protocol"
    ),
    "letter": "carta de intencion|carta de intenciones|lettre d intention|carta de intencoes|carta de intencao"
    "|protocolo de intencoes|declaracion de intenciones|declaration d intention|lettre d intentions"
    "|letter of intent|loi|lettera d intenti|lettera di intenti|absichtserklarung|carta d intencions",
    "charter": "carta de red|charte|carta de rede|adhesion",
    "other": "otro|otra|autre|outro|outra",
}
AGREEMENT_STATUSES = {
    "in_force": (
        "current|vigente|activo|en vigor|active|en vigueur|em vigor|vigente indefinido|actif|ativo|activa|ativa"
        "|en cours"
        "|en curso|em curso|ongoing|en ejecucion|em execucao|si|yes|y|oui|sim|x"
        "|renovado|renewed|renouvele|prorrogado|prorogado|reconduit|al corriente|em dia|a jour"
        "|aktiv|in kraft|laufend|lebendig|in vigore|attivo|attiva|in corso|vigent|actiu|en vigencia|ja"
    ),
    "ended": (
        "finalizado|terminado|vencido|expired|expire|encerrado|concluido|no vigente|termine|inactivo|inactiva|inativo"
        "|inativa|inactif|inactive|caducado|caduco|extinguido|extinto|cerrado|closed|dormant|no|non|nao"
        "|sin efecto|rescindido|revogado|resilie|terminated|lapsed|no longer active|archivado|arquivado|archive"
        "|sin actividad|sem atividade|sem actividade|sans activite|inoperante|denunciado|denonce|caduque"
        "|cessado|cessada|expiree|expirada|expirado|terminee|resiliee|echue|inaktiv|beendet|abgelaufen"
        "|erloschen|scaduto|scaduta|concluso|cessato|inattivo|vencut|finalitzat|inactiu"
        "|~emeritus|~ruhend|~ruht|~ausgesetzt|~sospeso|~sospesa|~suspes|~suspesa"
        "|~suspendido|~suspendida|~suspended|~suspendu|~suspendue|~suspenso|~suspensa|~en pausa|~em pausa|~en pause"
        "|~on hold|~paused|~en sommeil|~congelado|~frozen|~a reactivar|~a reativar|~a reactiver|~adormecido"
    ),
    "negotiation": "en negociacion|en tramite|en cours de negociation|em negociacao|pending|negotiation"
    "|por firmar|a assinar|a signer|to be signed|en preparacion|em preparacao|en preparation|en projet|draft"
    "|borrador",
    "unknown": "desconocido|unknown|inconnu|desconhecido|indeterminado|por confirmar|a verificar|por verificar",
}
ACTIVITY_KINDS = {
    "meeting": "reunion|rencontre|reuniao|encuentro",
    "event": (
        "evento|evenement|acto|jornada|seminario|seminaire|seminar|feria|feira|fair|festival|exposicion|exposition"
        "|exposicao|exhibition|ceremonia|ceremonie|cerimonia|salon|concierto|semana|journee|reception|recepcion|recepcao|celebracion|celebration|inauguracion|inauguration"
    ),
    "exchange": "intercambio|intercambio de experiencias|echange|intercambio tecnico",
    "training": "capacitacion|formacion|formation|curso|taller|workshop|treinamento|formacao",
    "training_abroad": "capacitacion internacional|formacion en el exterior",
    "training_trainers": "formacion de formadores",
    "mission_out": "mision|mission|missao|viaje|mision al exterior|delegacion|saliente|out|outgoing|ida",
    "visit_in": (
        "visita|visita recibida|visite|delegacion recibida|entrante|in|incoming|received|recebida"
        "|recibida|recibido|recibidas"
    ),
    "talk": "charla|conferencia|conference|palestra|ponencia",
    "forum": "foro|foro internacional|congreso|cumbre|summit|congresso",
    "contact": "contacto|contacto con otra ciudad",
    "invitation": "invitacion|convite",
    "campaign": "campana|campagne|campanha",
    "other": "otro|otra|otros|autre|outro|outra",
}
AREAS = {
    "representation": "representacion|incidencia|representation et plaidoyer|diplomacia|politica",
    "economy": "economia|economie|promocion economica|desarrollo economico|inversion|economico",
    "cooperation": "cooperacion|cooperacao|intercambio",
    "communication": "comunicacion|marketing|comunicacao|proyeccion",
    "citizens": "ciudadania|atencion a la ciudadania|citoyens|cidadania|migrantes",
}
MOTIVATIONS = {
    "planned": "planificada|planeada|propia|planifie|proactiva|proactive|programada",
    "reactive": "reactiva|respuesta|reactif|reativa|a demanda",
}
MISSION_REASONS = {
    "political": "politica|representacion politica|politique",
    "cooperation": "cooperacion|cooperacao",
    "technical": "tecnica|tecnico|technique|intercambio tecnico",
    "economic": "economica|promocion economica|economique|comercial",
    "network": "red|redes|reseau|rede",
    "cultural": "cultura|culturelle|deporte|educacion",
    "protocol": "protocolo|protocole|protocolar",
    "other": "otro|autre|outro|otra",
}
MODALITIES = {
    "north_south": "norte sur|nord sud|norte sul|vertical",
    "south_south": "sur sur|sud sud|sul sul|horizontal|south south",
    "triangular": "triangular|triangulaire",
    "decentralised": "descentralizada|decentralisee|decentralized|cooperacion descentralizada",
    "oda": "aod|apd|oda|ayuda oficial",
    "investment": "inversion|investissement|investimento|ied|fdi",
    "other": "otro|otra|autre|outro|outra|~bilateral|~multilateral|~cooperacion bilateral|~cooperacion multilateral",
}
PROJECT_STATUSES = {
    "planned": (
        "planificado|planeado|formulacion|en formulacion|prevu|planejado|approved|pipeline|aprobado|aprovado"
        "|a l etude|en projet|idea|a iniciar|candidatura|submetido|presentado|solicitado|submitted|depose|proposal"
        "|por iniciar"
        "|proposed|propuesto|em preparacao|en preparation|en preparacion"
    ),
    "running": "execution|implementacion|signed|~grant signed|em curso|em andamento|in progress|implementation"
    "|en marcha|en desarrollo"
    "|en ejecucion|ejecucion"
    "|vigente|activo|en cours|em execucao|ongoing|running|en curso|in corso|laufend|in durchfuhrung|en curs|active",
    "finished": "fechado|fechada|acabado|finished|finalizado|cerrado|closed|termine|encerrado|concluido"
    "|completed|ended|cerrada|finalizada|acheve|solde|justificado|liquidado|concluso|conclusa|abgeschlossen|beendet"
    "|finalitzat|termine",
    "cancelled": (
        "abgebrochen|annullato|denegado|rechazado|abandonne|abandonado|cancelled|cancelado|suspendido|annule|canceled"
    ),
}
PARTNER_ROLES = {
    "lead": "lead partner|lead|lider|coordinator|coordinador|socio lider|chef de file|coordinateur|coordenador",
    "partner": "participant|project partner|associated partner|associatedpartner|third party|thirdparty|partner"
    "|socio|partenaire|parceiro|contraparte",
    "funder": "funder|financiador|donante|bailleur|donor|doador|cofinanciador",
    "beneficiary": "beneficiario|beneficiaire|beneficiary",
}
OPPORTUNITY_KINDS = {
    "call": "convocatoria|call|appel|appel a projets|chamada|edital",
    "fund": "fondo|fund|fonds|fundo",
    "award": "premio|award|prix|concurso",
}
OPPORTUNITY_STATUSES = {
    "identified": "abierta|por presentar|ouverte|aberta|open",
    "applied": "submetida|submetido|presentado|depose|presentada|postulada|enviada|submitted|deposee|applied",
    "won": "adjudicada|aprobada|approved|gagnee|aprovada|won",
    "lost": "rechazada|no aprobada|rejected|refusee|rejeitada|lost",
}
