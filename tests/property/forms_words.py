"""What the generator of forms.py says in each language."""


class Language:
    def __init__(self, yes, no, other, headings, closed, open_, answers, follow, divided, heads,
                 statements):
        self.yes, self.no, self.other = yes, no, other
        self.headings, self.closed, self.open = headings, closed, open_
        self.answers = answers  # those that look like structure among them
        self.follow = follow    # a follow-up of a closed question
        self.divided = divided  # an answer with a word to divide: its beginning and its end
        self.heads = heads      # of tables: number, question, answer, remarks; several of each
        self.statements = statements  # to be ticked


LANGUAGES = {
    "en": Language(
        "Yes", "No", "Other", ["General information", "Human resources", "Budget and control"],
        ["Is there a national plan for water?", "Does the agency publish its data?",
         "Have the results been audited?", "Are training courses offered to staff?"],
        ["How many people work in the unit?", "What is the name of the office?",
         "Which law governs the archive?", "When was the register founded?"],
        ["The Central Registry, since 2004.", "See Decision\nNo. 149 of 2019 and Article 4.1.2.",
         "1. First the form is filed.\n2. Then it is checked.\n3. At last it is signed.",
         "(1) The office does this. (2) The agency does that.",
         "(a) the office does this;\n(b) the agency does that.", "Harbour Street 4\nUlm",
         "Section 5 of the law applies.", "- boats\n- trains\n- planes",
         "A. Miller keeps it, with the help of B. Smith.", "It is 2.5 per cent of the total.",
         "Is that all? We think so, as nothing else was found in the archive.",
         "Two offices:\n\n1. the registry of ships,\n\n2. the registry of land.",
         "We publish it every spring on the website of the office and in the official journal, "
         "which is free for everybody and can be read in every library of the country."],
        "If yes, please provide the link:",
        ("The register is kept by the central organi", "sation of the country."),
        [["No.", "#", "ID", "Ref."], ["Question", "Requirement", "Control", "Item"],
         ["Answer", "Response", "Reply", "Compliant?"], ["Comments", "Remarks", "Notes", "Evidence"]],
        ["The plan was written.", "Tests were added.", "The staff has been trained.",
         "The register is public."]),
    "fr": Language(
        "Oui", "Non", "Autre", ["Informations générales", "Ressources humaines", "Budget et contrôle"],
        ["Existe-t-il un plan national pour l'eau ?", "Avez-vous publié les données ?",
         "Les résultats ont-ils été vérifiés ?"],
        ["Combien de personnes travaillent dans le service ?", "Quel est le nom du bureau ?",
         "Quelle loi régit les archives ?"],
        ["Le registre central, depuis 2004.", "1. Le formulaire est déposé.\n2. Il est vérifié.",
         "(a) le bureau dépose ;\n(b) l'agence vérifie.", "L'article 5 de la loi s'applique.",
         "Nous le publions chaque printemps sur le site du bureau et dans le journal officiel, "
         "qui est gratuit pour tous et peut être lu dans chaque bibliothèque du pays."],
        "Si oui, veuillez indiquer le lien :",
        ("Le registre est tenu par le service adminis", "tratif du pays."),
        [["N°", "Réf."], ["Question", "Exigence"], ["Réponse"], ["Commentaires", "Remarques", "Précisions"]],
        ["Le plan a été rédigé.", "Les tests ont été ajoutés.", "Le personnel a été formé.",
         "Le registre est public."]),
    "de": Language(
        "Ja", "Nein", "Sonstige", ["Allgemeine Angaben", "Personal", "Haushalt und Kontrolle"],
        ["Gibt es einen nationalen Plan für Wasser?", "Wurden die Ergebnisse geprüft?",
         "Werden Kurse für das Personal angeboten?"],
        ["Wie viele Personen arbeiten in der Stelle?", "Wie heißt das Amt?",
         "Welches Gesetz gilt für das Archiv?"],
        ["Das Zentralregister, seit 2004.", "1. Der Antrag wird gestellt.\n2. Er wird geprüft.",
         "a) das Amt stellt;\nb) die Behörde prüft.", "Abschnitt 5 des Gesetzes gilt.",
         "Wir veröffentlichen ihn jedes Frühjahr auf der Seite des Amtes und im Amtsblatt, das "
         "für alle frei ist und in jeder Bibliothek des Landes gelesen werden kann."],
        "Falls ja, bitte den Link angeben:",
        ("Das Register wird von der zentralen Verwal", "tung des Landes geführt."),
        [["Nr.", "Ref."], ["Frage", "Anforderung"], ["Antwort"], ["Bemerkungen", "Kommentar", "Anmerkungen"]],
        ["Der Plan wurde geschrieben.", "Tests wurden ergänzt.", "Das Personal ist geschult.",
         "Das Register ist öffentlich."]),
    "ru": Language(
        "Да", "Нет", "Другое", ["Общие сведения", "Кадры", "Бюджет и контроль"],
        ["Есть ли национальный план по воде?", "Публикует ли агентство данные?"],
        ["Сколько человек работает в отделе?", "Как называется ведомство?"],
        ["Центральный реестр, с 2004 года.", "1. Подаётся заявление.\n2. Его проверяют.",
         "Раздел 5 закона применяется.",
         "Мы публикуем его каждую весну на сайте ведомства и в официальной газете, которая "
         "доступна всем и есть в каждой библиотеке страны."],
        "Если да, укажите ссылку:",
        ("Реестр ведёт центральное управ", "ление страны."),
        [["№"], ["Вопрос", "Требование"], ["Ответ"], ["Примечание", "Комментарий"]],
        ["План составлен.", "Проверки добавлены.", "Персонал обучен.", "Реестр открыт."]),
    "es": Language(
        "Sí", "No", "Otro", ["Información general", "Recursos humanos", "Presupuesto y control"],
        ["¿Existe un plan nacional de agua?", "¿Publica la agencia sus datos?",
         "¿Se han auditado los resultados?"],
        ["¿Cuántas personas trabajan en la unidad?", "¿Cuál es el nombre de la oficina?",
         "¿Qué ley rige el archivo?"],
        ["El registro central, desde 2004.", "1. Se presenta el formulario.\n2. Se revisa.",
         "a) la oficina presenta;\nb) la agencia revisa.", "Artículo 5 de la ley, que se aplica.",
         "Lo publicamos cada primavera en la página de la oficina y en el diario oficial, que es "
         "gratuito para todos y puede leerse en cada biblioteca del país."],
        "En caso afirmativo, indique el enlace:",
        ("El registro lo lleva la adminis", "tración central del país."),
        [["N.º", "Ref."], ["Pregunta", "Requisito"], ["Respuesta"], ["Comentarios", "Observaciones"]],
        ["El plan fue redactado.", "Se añadieron pruebas.", "El personal fue formado.",
         "El registro es público."]),
    "pt": Language(
        "Sim", "Não", "Outro", ["Informações gerais", "Recursos humanos", "Orçamento e controle"],
        ["Existe um plano nacional para a água?", "A agência publica os seus dados?",
         "Os resultados foram auditados?"],
        ["Quantas pessoas trabalham na unidade?", "Qual é o nome do escritório?",
         "Que lei rege o arquivo?"],
        ["O registo central, desde 2004.", "1. O formulário é entregue.\n2. É verificado.",
         "Publicamos cada primavera na página do escritório e no diário oficial, que é gratuito "
         "para todos e pode ser lido em cada biblioteca do país."],
        "Em caso afirmativo, indique a ligação:",
        ("O registo é mantido pela adminis", "tração central do país."),
        [["N.º", "Ref."], ["Pergunta", "Requisito"], ["Resposta"], ["Comentários", "Observações"]],
        ["O plano foi escrito.", "Os testes foram acrescentados.", "O pessoal foi formado.",
         "O registo é público."]),
    "zh": Language(
        "是", "否", "其他", ["基本信息", "人力资源", "预算与监督"],
        ["贵国是否有国家水计划？", "该机构是否公布其数据？", "结果是否经过审计？"],
        ["该单位有多少人工作？", "办公室的名称是什么？", "哪部法律管理档案？"],
        ["自2004年起由中央登记处负责。", "1. 提交表格。\n2. 审核表格。",
         "我们每年春天在办公室的网站和官方公报上公布，所有人都可以免费阅读。"],
        "如果是，请提供链接：", None,
        [["序号", "编号"], ["问题", "要求"], ["回答", "答复"], ["备注", "说明"]],
        ["计划已经编写。", "测试已经添加。", "员工已经培训。", "登记册已经公开。"]),
    "ar": Language(
        "نعم", "لا", "أخرى", ["معلومات عامة", "الموارد البشرية", "الميزانية والرقابة"],
        ["هل توجد خطة وطنية للمياه؟", "هل تنشر الوكالة بياناتها؟", "هل تمت مراجعة النتائج؟"],
        ["كم عدد الأشخاص الذين يعملون في الوحدة؟", "ما هو اسم المكتب؟", "ما هو القانون الذي ينظم الأرشيف؟"],
        ["السجل المركزي، منذ عام 2004.", "1. يقدم النموذج.\n2. تتم مراجعته.",
         "ننشرها كل ربيع على موقع المكتب وفي الجريدة الرسمية التي يمكن للجميع قراءتها مجانا."],
        "إذا كانت الإجابة نعم، يرجى ذكر الرابط:", None,
        [["الرقم", "م"], ["السؤال", "المتطلب"], ["الإجابة", "الجواب"], ["ملاحظات", "تعليقات"]],
        ["تمت كتابة الخطة.", "أضيفت الاختبارات.", "تم تدريب الموظفين.", "السجل متاح للجميع."]),
}
