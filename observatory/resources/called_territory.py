"""What offices call the columns of who takes part, and of what is talked over with them."""

from observatory.resources.called_words import FROM, HEADCOUNT, LINK, NOTE, PLACES, STATUS, WOMEN

TERRITORY = {
    "actors": {
        "name": (
            "parceiro|socio|partner|partenaire|aliado|organisation name|institucion|instituicao|institution"
            "|organizacion|organization|organisation|razon social|structure"
            "|stakeholder|entidad|entidade|denominacion|raison sociale|nombre de la entidad|nome da instituicao"
        ),
        "group": "tipo de institucion|type of organization|organisation type|type de structure|segmento"
        "|tipo de entidad"
        "|tipologia|typologie|typology|categorie d'acteur|tipo de organizacion|tipo de instituicao|grupo|college",
        "subkind": (
            "tipo de organizacion|naturaleza|natureza|nature|statut juridique|nature juridique"
            "|naturaleza juridica|natureza juridica|legal form|forma juridica|subcategoria"
        ),
        "city": PLACES["city"],
        "website": LINK,
        "contact": (
            "personne a contacter|personne contact|contact person|contact name|nombre del contacto"
            "|nombre de contacto|nom du contact|nome do contato|contact"
            "|contacto|contato|responsable|responsavel|interlocutor|interlocuteur|persona enlace"
            "|enlace institucional|personne referente|persona de contacto|pessoa de contato"
            "|punto focal|~correo|~correo electronico|~email|~e mail|~courriel|~mail|~~telefono|~~telefone|~~phone"
            "|~~telephone"
        ),
    },
    "partners": {
        "project": "acronym|acronimo|acronyme|sigla|nombre del proyecto|project name",
        "place": "partner city|ciudad del socio|ville du partenaire|city|town",
        "url": LINK,
    },
    "communications": {
        "title": "manchete|titre de l'article|encabezado",
        "sent_on": "published|publication date|date de parution|date de publication|data de publicacao|publicada em",
        "channel": "outlet|media outlet|veiculo|support|medio de difusion",
        "url": LINK,
        "note": NOTE,
    },
    "commitments": {
        "code": "referencia|reference|numero de compromiso",
        "text": (
            "pledge|commitment made|engagement pris|compromiso asumido|promesa|promesse|promessa"
            "|action agreed|agreed action|accion|accion acordada|action|action decidee|acao|acao acordada"
            "|tarea|task|tarefa|descripcion|description|descricao|titulo|libelle|contenido"
        ),
        "responsible": "institucion responsable|institution responsable|instituicao responsavel|owner"
        "|lead agency|area responsable|responsable de seguimiento|lead|entidad responsable|pilote"
        "|encargado|orgao responsavel",
        "due_on": (
            "fecha compromiso|fecha comprometida|due date|deadline|date limite|fecha de cumplimiento"
            "|target date|prazo final|plazo|cumplimiento"
        ),
        "status": f"{STATUS}|etat d'avancement|avance|progress|estado de avance|andamento",
        "dialogue": "mesa|reunion|meeting|reuniao|espacio|instancia",
        "status_note": f"{NOTE}|observaciones|avances|proximos pasos|proximos passos|next steps|prochaines etapes",
    },
    "dialogues": {
        "title": (
            "instance|instancia|instancia de dialogo|reunion|meeting|reuniao|mesa|encuentro|asunto|objet|assunto|topic"
        ),
        "participants": HEADCOUNT,
        "women": WOMEN,
        "held_on": f"{FROM}|fecha de realizacion|data de realizacao",
        "place": "lieu|local|lugar|venue|sede",
        "output": (
            "decisiones|decisions|decisoes|decisioni|encaminhamento|proximos pasos|next steps|suites a donner"
            "|acuerdos|conclusiones|conclusions"
            "|resultados|encaminhamentos"
        ),
        "attending": (
            "instituciones asistentes|organizaciones asistentes|organisations presentes|instituicoes presentes"
        ),
    },
}
