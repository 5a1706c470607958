"""What offices of other languages call their columns: German, Italian and Catalan. Values are read in ours."""

_START = (
    "beginn|anfang|von|ab|startdatum|beginndatum|datum von|inizio|data inizio|data di inizio|dal|inici|data inici"
    "|data d inici"
)
_END = (
    "ende|bis|enddatum|datum bis|laufzeit bis|gultig bis|vertragsende|fine|data fine|data di fine|scadenza"
    "|data di scadenza|data scadenza|fi|data fi|data de finalitzacio|venciment|data de venciment|vigencia fins|fins"
)
_NOTE = "bemerkung|bemerkungen|anmerkung|anmerkungen|hinweise|osservazioni|annotazioni|observacions|comentaris"
_STATUS = "stand|sachstand|stato|stato attuale|situazione|estat|situacio|estat actual"
_DEPARTMENT = (
    "zustandige stelle|zustandiges amt|fachbereich|dienststelle|ufficio|ufficio competente|settore|area competente"
    "|servei|area responsable|departament|unitat"
)
_LINK = "webseite|internetseite|homepage|sito web|sito internet|collegamento|pagina web|enllac|lloc web"
_COST = (
    "kosten|gesamtkosten|reisekosten|betrag|costo totale|costi|spesa|spesa totale|importo|cost total|despesa"
    "|despesa total|import|import total"
)
_PEOPLE = (
    "teilnehmer|teilnehmerzahl|anzahl teilnehmer|anzahl der teilnehmer|anzahl personen|personenzahl|partecipanti"
    "|numero partecipanti|numero di partecipanti|assistents|nombre d assistents|nombre de participants"
)
_CURRENCY = "wahrung|valuta|divisa"
_COUNTRY = "land|staat|paese|nazione"
_OWN = "deutsche kommune|deutsche gemeinde|unsere stadt|comune italiano|ente locale|ens local|~~comune|~~municipi"
_EVENT = {
    "starts_on": f"datum|termin|zeitraum|jahr|tag|giorno|periodo|{_START}",
    "ends_on": _END,
    "country": _COUNTRY,
    "participants": _PEOPLE,
    "women": "davon frauen|frauen|donne|di cui donne|dones",
    "cost": _COST,
    "currency": _CURRENCY,
    "departments": _DEPARTMENT,
    "topics": "themen|thema|temi|argomenti|temes",
    "result": "ergebnis|ergebnisse|risultati|esito|resultats",
    "url": _LINK,
    "note": _NOTE,
}
ELSEWHERE = {
    "agreements": {
        "city": _OWN,
        "title": "bezeichnung|titel|vertragstitel|titolo|denominazione|~oggetto|titol|denominacio|~objecte",
        "kind": (
            "art|form|typ|art der partnerschaft|form der partnerschaft|partnerschaftsform|form der verbindung"
            "|art der verbindung|vertragsart|tipologia di accordo|tipo di accordo|tipo accordo|tipo di gemellaggio"
            "|tipus|tipus d acord|tipus de conveni|modalitat|instrument"
        ),
        "counterpart_city": (
            "partnerstadt|partnerort|partnergemeinde|partnerkommune|partnerstadte|stadtepartner|citta gemellata"
            "|citta gemellate"
            "|citta gemella|citta partner|comune gemellato|comune partner|citta straniera|gemellata con"
            "|ciutat agermanada|ciutats agermanades|ciutat germana|municipi agermanat|agermanada amb"
            "|~~stadt|~~ort|~~gemeinde|~~citta|~~ciutat|~~comune"
        ),
        "counterpart_country": f"partnerland|paese partner|stato estero|{_COUNTRY}|~stato",
        "counterparts": (
            "partner|partnerorganisation|vertragspartner|ente straniero|ente estero|controparte|parti|firmatari"
            "|entitat|contrapart|parts signants"
        ),
        "signed_on": (
            "seit|partnerschaft seit|beginn der partnerschaft|abschluss|abschlussjahr|vertragsabschluss|unterzeichnung"
            "|unterzeichnet|unterzeichnet am|datum der unterzeichnung|grundung|grundungsjahr|jahr|datum"
            "|anno|anno di gemellaggio|anno del gemellaggio|anno di firma|data di firma|data firma|firmato il"
            "|data di sottoscrizione|sottoscritto il|sottoscrizione|stipula|data di stipula|data stipula"
            "|any|any d agermanament|any de signatura|data de signatura|signatura|data de l acord|signat el"
            "|data d agermanament"
        ),
        "in_force_from": f"gultig ab|in kraft seit|in kraft ab|in vigore dal|vigent des de|{_START}",
        "ends_on": _END,
        "term": "laufzeit|dauer|durata|durada|vigencia",
        "status": f"{_STATUS}|stato dell accordo|estat de l acord|aktiv",
        "department": _DEPARTMENT,
        "responsible": "ansprechpartner|ansprechpartnerin|ansprechperson|kontakt|referente|responsabile",
        "why_signed": "~~oggetto|~~objecte|anlass|zweck",
        "url": _LINK,
        "note": f"{_NOTE}|schwerpunkte|themen|themenfelder|ambiti di cooperazione|ambiti|ambits|ambits de cooperacio",
    },
    "missions": {
        **_EVENT,
        "title": (
            "anlass|zweck|zweck der reise|grund|titel|bezeichnung|oggetto|motivo della missione|oggetto della missione"
            "|titolo|motiu|motiu del viatge|objecte|titol|thema"
        ),
        "starts_on": f"{_EVENT['starts_on']}|abreise|hinreise|reisedatum|partenza|data di partenza|sortida|anada",
        "ends_on": f"{_END}|ruckreise|ruckkehr|ritorno|data di ritorno|rientro|tornada",
        "destination": (
            "ziel|zielort|reiseziel|zielstadt|destinazione|citta di destinazione|destinacio|ciutat de destinacio"
            "|~~stadt|~~ort|~~citta|~~ciutat"
        ),
        "origin": (
            "delegation aus|besuch aus|herkunft|herkunftsort|herkunftsstadt|gaste aus|provenienza|citta di provenienza"
            "|procedencia|ciutat d origen"
        ),
        "delegates": "reisende|anzahl reisende|delegationsgrosse|componenti|membres",
        "delegate_post": "funktion|amt|dienststellung|incarico|qualifica|carrec|ruolo",
        "direction": "richtung|art der reise|direzione|sentit",
    },
    "activities": {
        **_EVENT,
        "title": (
            "veranstaltung|titel|bezeichnung|massnahme|aktivitat|titolo|attivita|iniziativa|evento|titol"
            "|activitat|esdeveniment|nom de l activitat"
        ),
        "kind": "art|veranstaltungsart|typ|tipologia|tipo di evento|tipus|tipus d activitat",
        "place": "ort|veranstaltungsort|luogo|sede|lloc|indret",
        "actors": "veranstalter|partner|organizzatore|enti coinvolti|organitzador|entitats participants",
    },
    "projects": {
        "city": _OWN,
        "code": "projektnummer|aktenzeichen|kennung|codice|codice progetto|codi|codi del projecte",
        "title": (
            "titol del projecte|projekt|projekttitel|projektname|progetto|titolo|titolo del progetto|projecte|titol"
        ),
        "starts_on": f"laufzeit von|laufzeit ab|laufzeit|zeitraum|projektbeginn|durata|jahr|anno|any|{_START}",
        "ends_on": f"{_END}|projektende",
        "budget": (
            "import atorgat|import concedit|fordersumme|zuwendung|fordermittel|projektvolumen"
            "|gesamtbudget|gesamtkosten|kosten|importo|costo totale|cost total|import|pressupost"
        ),
        "currency": _CURRENCY,
        "partners": (
            "entitat sol licitant|entitat|projektpartner|partenariato|partner di progetto|socis"
            "|entitats socies|socis del projecte"
        ),
        "lead": "projekttrager|federfuhrung|trager|leadpartner|capofila|ente capofila|lider|cap de fila",
        "countries": "partnerland|land|lander|partnerlander|paese|paesi|paesi partner|paisos",
        "status": _STATUS,
        "aims": "ziele|ziel|beschreibung|obiettivi|obiettivo|descrizione|objectius|objectiu|descripcio",
        "results": "ergebnisse|risultati|resultats",
        "url": _LINK,
        "note": _NOTE,
    },
    "memberships": {
        "city": _OWN,
        "network": "netzwerk|stadtenetzwerk|verband|organisation|rete|rete di citta|associazione|xarxa|associacio",
        "network_code": "abkurzung|kurzel|sigla",
        "joined_on": (
            "mitglied seit|beitritt|beitrittsjahr|beitrittsdatum|seit|anno di adesione|adesione|data di adesione"
            "|membro dal|dal|any d adhesio|adhesio|data d adhesio|membre des de"
        ),
        "left_on": "austritt|austrittsdatum|uscita|baixa|sortida",
        "role": "funktion|rolle|mitgliedsstatus|ruolo|qualifica|rol|carrec|tipus de membre|art der mitgliedschaft",
        "fee": (
            "mitgliedsbeitrag|jahresbeitrag|beitrag|quota associativa|quota annuale|quota annua|contributo annuale"
            "|quota anual"
        ),
        "currency": _CURRENCY,
        "note": _NOTE,
    },
    "networks": {
        "name": "netzwerk|rete|xarxa|bezeichnung|denominazione|denominacio|nom",
        "acronym": "abkurzung|kurzel|sigla",
        "country": f"sitz|{_COUNTRY}|seu",
        "founded_on": "gegrundet|grundungsjahr|fondata nel|anno di fondazione|any de fundacio|fundacio",
        "aims": "ziele|obiettivi|objectius",
        "url": _LINK,
    },
    "budget": {
        "title": (
            "bezeichnung|zweck|haushaltsstelle|produkt|descrizione|voce|voce di spesa|capitolo|descripcio|concepte"
            "|partida"
        ),
        "year": "jahr|haushaltsjahr|anno|esercizio|any|exercici",
        "planned": (
            "ansatz|plan|haushaltsansatz|geplant|stanziamento|previsione|preventivo|pressupost|pressupostat"
            "|credit inicial|credit definitiu"
        ),
        "executed": "ist|ergebnis|ausgaben|verausgabt|impegnato|speso|consuntivo|pagamenti|executat|gastat|obligat",
        "currency": _CURRENCY,
        "funding_source": "finanzierung|mittelherkunft|fonte di finanziamento|fonte|font de financament|financament",
        "department": _DEPARTMENT,
        "note": _NOTE,
    },
    "actors": {
        "name": "bezeichnung|name|organisation|institution|ente|denominazione|organizzazione|entitat|nom de l entitat",
        "group": "kategorie|sektor|art|typ|categoria|settore|tipologia|tipus|tipus d entitat",
        "website": _LINK,
        "contact": "ansprechpartner|kontakt|referente|contatto|contacte|persona de contacte",
    },
    "measurements": {
        "indicator": "indikator|kennzahl|indicatore|merkmal",
        "period": "jahr|zeitraum|stichtag|berichtsjahr|anno|periodo di riferimento|any|periode",
        "value": "wert|valore|osservazione|~~anzahl|dada",
        "unit": "einheit|masseinheit|unita di misura|unitat|unitat de mesura",
        "source": "quelle|datenquelle|fonte|font",
        "note": _NOTE,
        "city": "gemeinde|stadt|comune|municipi|territorio",
    },
}
