// A form of three styles in each language: what its pack must hold to read it.

#include <array>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

// What one language puts in the places of the forms below.
struct Wording {
  std::string language;
  std::string section;
  std::string closed;  // yes or no answers it
  std::string open;
  std::string order;
  std::string blank;  // printed where a reply is to be written
  std::string required;
  std::string yes;
  std::string no;
  std::string unknown;
  std::string other;
  std::string condition;  // on a no to the question above
  std::string many;       // more than one may be chosen
  std::array<std::string, 4> heads;
  std::string not_applicable;
  std::array<std::string, 3> statements;
  std::string asked;  // "Question"
  std::string reply;  // "Answer"
};

const Wording kWordings[] = {
    {"sv",
     "Avsnitt A: Hamnen",
     "Har hamnen en egen kran som används på vintern?",
     "Vilka båtar ligger vid kajen och för vem?",
     "Beskriv hur hamnen sköts och av vem.",
     "Ditt svar",
     "(obligatoriskt)",
     "Ja",
     "Nej",
     "Vet ej",
     "Annat",
     "Om nej, varför inte?",
     "Markera alla som stämmer: vad finns i hamnen?",
     {"Nr", "Krav", "Uppfyllt", "Kommentar"},
     "Ej tillämpligt",
     {"Räcket på bryggan är helt", "Stegen är fri från is", "Livbojen finns på plats"},
     "Fråga",
     "Svar"},
    {"da",
     "Afsnit A: Havnen",
     "Har havnen en egen kran, som bruges om vinteren?",
     "Hvilke både ligger ved kajen, og af hvem?",
     "Beskriv, hvordan havnen drives og af hvem.",
     "Dit svar",
     "(obligatorisk)",
     "Ja",
     "Nej",
     "Ved ikke",
     "Andet",
     "Hvis nej, hvorfor ikke?",
     "Vælg alle, der passer: hvad findes i havnen?",
     {"Nr", "Krav", "Opfyldt", "Bemærkninger"},
     "Ikke relevant",
     {"Rækværket på broen er helt", "Stigen er fri for is", "Redningskransen er på plads"},
     "Spørgsmål",
     "Svar"},
    {"cs",
     "Oddíl A: Přístav",
     "Je v přístavu jeřáb, který se používá při práci?",
     "Které lodě jsou u nábřeží a pro koho?",
     "Popište, jak se přístav spravuje a podle čeho.",
     "Vaše odpověď",
     "(povinné)",
     "Ano",
     "Ne",
     "Nevím",
     "Jiné",
     "Pokud ne, proč?",
     "Označte všechny odpovídající možnosti, které jsou v přístavu.",
     {"Č.", "Požadavek", "Splněno", "Poznámka"},
     "Netýká se",
     {"Zábradlí na molu je celé", "Žebřík není pod ledem", "Kruh je na svém místě"},
     "Otázka",
     "Odpověď"},
    {"sk",
     "Oddiel A: Prístav",
     "Je v prístave žeriav, ktorý sa používa na prácu?",
     "Ktoré lode sú pri nábreží a pre koho?",
     "Opíšte, ako sa prístav spravuje a podľa čoho.",
     "Vaša odpoveď",
     "(povinné)",
     "Áno",
     "Nie",
     "Neviem",
     "Iné",
     "Ak nie, prečo?",
     "Označte všetky vhodné možnosti, ktoré sú v prístave.",
     {"Č.", "Požiadavka", "Splnené", "Poznámka"},
     "Netýka sa",
     {"Zábradlie na móle je celé", "Rebrík je bez ľadu a ako má byť",
      "Kruh je na svojom mieste, ktorý sa kontroluje"},
     "Otázka",
     "Odpoveď"},
    {"el",
     "Ενότητα Α: Το λιμάνι",
     "Έχει το λιμάνι γερανό που είναι για τον χειμώνα?",
     "Ποια πλοία είναι στην προβλήτα και για ποιον?",
     "Περιγράψτε τη λειτουργία του λιμανιού και από ποιον γίνεται.",
     "Η απάντησή σας",
     "(υποχρεωτικό)",
     "Ναι",
     "Όχι",
     "Δεν γνωρίζω",
     "Άλλο",
     "Αν όχι, γιατί?",
     "Σημειώστε όλα όσα ισχύουν για το λιμάνι.",
     {"Α/Α", "Απαίτηση", "Συμμόρφωση", "Παρατηρήσεις"},
     "Δεν εφαρμόζεται",
     {"Το κιγκλίδωμα της προβλήτας είναι γερό", "Η σκάλα είναι χωρίς πάγο",
      "Το σωσίβιο είναι στη θέση του"},
     "Ερώτηση",
     "Απάντηση"},
    {"fi",
     "Osio A: Satama",
     "Onko satamassa nosturi, joka on myös talvella käytössä?",
     "Mitkä veneet ovat laiturissa ja kenen ne ovat?",
     "Kuvaile, miten satamaa hoidetaan ja kuka sen tekee.",
     "Vastauksesi",
     "(pakollinen)",
     "Kyllä",
     "Ei",
     "En tiedä",
     "Muu",
     "Jos ei, miksi?",
     "Valitse kaikki sopivat, jotka ovat satamassa.",
     {"Nro", "Vaatimus", "Toteutuu", "Huomautukset"},
     "Ei koske",
     {"Kaide on ehjä ja se on maalattu", "Tikkaat ovat jäättömät, kun on talvi",
      "Pelastusrengas on paikalla tai varastossa"},
     "Kysymys",
     "Vastaus"},
    {"hu",
     "A rész: A kikötő",
     "Van a kikötőben daru, vagy kell egy?",
     "Milyen hajók állnak a rakparton, és ki a gazdájuk?",
     "Ismertesse, hogy hogyan és ki szerint működik a kikötő.",
     "Az Ön válasza",
     "(kötelező)",
     "Igen",
     "Nem",
     "Nem tudom",
     "Egyéb",
     "Ha nem, miért?",
     "Jelölje az összes megfelelő választ, hogy mi van a kikötőben.",
     {"Ssz.", "Követelmény", "Teljesül", "Megjegyzés"},
     "Nem releváns",
     {"A korlát ép és nem rozsdás", "A létra nem jeges, és van fogója is",
      "A mentőöv a helyén van"},
     "Kérdés",
     "Válasz"},
    {"ro",
     "Secțiunea A: Portul",
     "Există în port o macara care este folosită iarna?",
     "Ce nave sunt la chei și pentru cine?",
     "Descrieți cum este administrat portul și de cine.",
     "Răspunsul dumneavoastră",
     "(obligatoriu)",
     "Da",
     "Nu",
     "Nu știu",
     "Altele",
     "Dacă nu, de ce?",
     "Bifați toate variantele care se aplică pentru portul din oraș.",
     {"Nr. crt.", "Cerință", "Îndeplinit", "Observații"},
     "Nu este cazul",
     {"Balustrada de la chei este întreagă", "Scara nu este sub gheață",
      "Colacul este la locul care i se cuvine"},
     "Întrebarea",
     "Răspuns"},
    {"hr",
     "Odjeljak A: Luka",
     "Ima li luka dizalicu koja se rabi za zimu i na vjetru?",
     "Koji su brodovi na obali i za koga?",
     "Opišite kako se luka vodi i tko je za to zadužen.",
     "Vaš odgovor",
     "(obavezno)",
     "Da",
     "Ne",
     "Ne znam",
     "Drugo",
     "Ako ne, zašto?",
     "Označite sve odgovore koji vrijede za luku.",
     {"Br.", "Zahtjev", "Ispunjeno", "Napomena"},
     "Nije primjenjivo",
     {"Ograda na molu je cijela", "Ljestve su bez leda i na mjestu",
      "Pojas je na mjestu kao i prije"},
     "Pitanje",
     "Odgovor"},
    {"sl",
     "Oddelek A: Pristanišče",
     "Ali ima pristanišče žerjav, ki je na voljo za zimo?",
     "Katere ladje so ob obali in za koga?",
     "Opišite, kako se pristanišče upravlja in kdo je za to odgovoren.",
     "Vaš odgovor",
     "(obvezno)",
     "Da",
     "Ne",
     "Ne vem",
     "Drugo",
     "Če ne, zakaj?",
     "Označite vse odgovore, ki veljajo za pristanišče.",
     {"Št.", "Zahteva", "Izpolnjeno", "Opombe"},
     "Ni relevantno",
     {"Ograja na pomolu je cela", "Lestev je brez ledu in na mestu", "Obroč je na mestu kot prej"},
     "Vprašanje",
     "Odgovor"},
    {"bg",
     "Раздел А: Пристанището",
     "Има ли пристанището кран, който да е за зимата?",
     "Кои кораби са на кея и за кого?",
     "Опишете как се управлява пристанището и от кого.",
     "Вашият отговор",
     "(задължително)",
     "Да",
     "Не",
     "Не знам",
     "Друго",
     "Ако не, защо?",
     "Отбележете всички приложими за пристанището.",
     {"№", "Изискване", "Изпълнено", "Забележки"},
     "Неприложимо",
     {"Парапетът на кея е цял", "Стълбата е без лед и на място",
      "Поясът е на мястото си, както беше"},
     "Въпрос",
     "Отговор"},
    {"et",
     "A osa: Sadam",
     "Kas sadamas on kraana, mis on kasutusel ka talvel ja see on oma?",
     "Millised laevad on kai ääres ja kelle omad?",
     "Kirjeldage, kuidas sadamat hoitakse ja kes on see, kus või kui.",
     "Teie vastus",
     "(kohustuslik)",
     "Jah",
     "Ei",
     "Ei tea",
     "Muu",
     "Kui ei, miks?",
     "Märkige kõik sobivad, mis on sadamas.",
     {"Jrk nr", "Nõue", "Täidetud", "Märkused"},
     "Ei kohaldu",
     {"Reeling on terve ja värvitud", "Redel on jääta ja see on kindel",
      "Päästerõngas on oma kohal"},
     "Küsimus",
     "Vastus"},
    {"lt",
     "A skyrius: Uostas",
     "Ar uostas turi kraną, kuris yra iš metalo ir naudojamas žiemą?",
     "Kokie laivai yra prie krantinės ir iš kur?",
     "Aprašykite, kaip uostas prižiūrimas ir kad kas nors tai daro.",
     "Jūsų atsakymas",
     "(privaloma)",
     "Taip",
     "Ne",
     "Nežinau",
     "Kita",
     "Jei ne, kodėl?",
     "Pažymėkite visus tinkamus, kurie yra iš uosto ir dėl jo.",
     {"Eil. Nr.", "Reikalavimas", "Atitinka", "Pastabos"},
     "Netaikoma",
     {"Turėklai yra sveiki ir nudažyti", "Kopėčios yra be ledo ir tvirtos",
      "Gelbėjimo ratas yra vietoje ir iš kamščio"},
     "Klausimas",
     "Atsakymas"},
    {"lv",
     "A nodaļa: Osta",
     "Vai ostā ir celtnis, kas tiek lietots un ir uz vietas?",
     "Kādi kuģi ir pie krasta un par ko?",
     "Aprakstiet, kā ostu pārvalda un kas par to atbild.",
     "Jūsu atbilde",
     "(obligāti)",
     "Jā",
     "Nē",
     "Nezinu",
     "Cits",
     "Ja nē, kāpēc?",
     "Atzīmējiet visas atbilstošās atbildes, kas ir uz ostu un par to.",
     {"N.p.k.", "Prasība", "Izpildīts", "Piezīmes"},
     "Neattiecas",
     {"Margas ir veselas un krāsotas", "Kāpnes ir bez ledus un uz vietas",
      "Riņķis ir uz vietas pie margām"},
     "Jautājums",
     "Atbilde"},
    {"vi",
     "Phần A: Bến cảng",
     "Bến cảng có được quy định riêng không?",
     "Những tàu nào được neo tại bến và của ai?",
     "Hãy nêu cách quản lý bến cảng theo quy định của xã.",
     "Câu trả lời của bạn",
     "(bắt buộc)",
     "Có",
     "Không",
     "Không biết",
     "Khác",
     "Nếu không, tại sao?",
     "Chọn tất cả các đáp án phù hợp với bến cảng.",
     {"STT", "Yêu cầu", "Đáp ứng", "Ghi chú"},
     "Không áp dụng",
     {"Lan can của bến là chắc", "Thang được giữ sạch", "Phao cứu sinh được đặt tại chỗ"},
     "Câu hỏi",
     "Trả lời"},
    {"id",
     "Bagian A: Pelabuhan",
     "Apakah pelabuhan ini memiliki derek untuk musim dingin dan itu dirawat?",
     "Kapal mana yang ada di dermaga dan untuk siapa?",
     "Jelaskan cara pelabuhan itu dikelola dan oleh siapa.",
     "Jawaban Anda",
     "(wajib)",
     "Ya",
     "Tidak",
     "Tidak tahu",
     "Lainnya",
     "Jika tidak, mengapa?",
     "Pilih semua yang sesuai untuk pelabuhan ini.",
     {"No", "Persyaratan", "Terpenuhi", "Keterangan"},
     "Tidak berlaku",
     {"Pagar dermaga dalam keadaan baik dan kuat", "Tangga yang ada tidak licin",
      "Pelampung ada di tempat yang telah ditentukan"},
     "Pertanyaan",
     "Jawaban"},
    {"af",
     "Afdeling A: Die hawe",
     "Het die hawe 'n kraan wat in die winter gebruik sal word?",
     "Watter bote is by die kaai en van wie?",
     "Beskryf hoe die hawe bestuur word en deur wie.",
     "U antwoord",
     "(verpligtend)",
     "Ja",
     "Nee",
     "Weet nie",
     "Ander",
     "Indien nee, waarom nie?",
     "Merk alles wat van toepassing is op die hawe.",
     {"Nr", "Vereiste", "Voldoen", "Opmerkings"},
     "Nie van toepassing",
     {"Die reling van die kaai is heel", "Die leer is nie glad nie",
      "Die reddingsboei is op sy plek"},
     "Vraag",
     "Antwoord"},
    {"nl",
     "Hoofdstuk A: De haven",
     "Heeft de haven een eigen kraan die in de winter wordt gebruikt?",
     "Welke boten liggen aan de kade en van wie zijn ze?",
     "Beschrijf hoe de haven wordt beheerd en door wie.",
     "Uw antwoord",
     "(verplicht)",
     "Ja",
     "Nee",
     "Weet niet",
     "Anders",
     "Zo nee, waarom niet?",
     "Vink alle opties aan die voor de haven van toepassing zijn.",
     {"Nr", "Eis", "Voldoet", "Opmerkingen"},
     "Niet van toepassing",
     {"De reling van de kade is heel", "De ladder is niet glad en zit vast",
      "De reddingsboei hangt aan de wand"},
     "Vraag",
     "Antwoord"},
    {"it",
     "Sezione A: Il porto",
     "Il porto dispone di una gru che è usata anche in inverno?",
     "Quali barche sono al molo e per chi?",
     "Descrivere come è gestito il porto e da chi.",
     "La tua risposta",
     "(obbligatorio)",
     "Sì",
     "No",
     "Non so",
     "Altro",
     "Se no, perché?",
     "Selezionare tutte le opzioni che valgono per il porto.",
     {"N.", "Requisito", "Conforme", "Note"},
     "Non applicabile",
     {"La ringhiera del molo è integra", "La scala non è gelata",
      "Il salvagente è al posto che gli spetta"},
     "Domanda",
     "Risposta"},
    {"pl",
     "Rozdział A: Port",
     "Czy w porcie jest dźwig, który się przydaje na zimę?",
     "Jakie łodzie są przy nabrzeżu i dla kogo?",
     "Opisz, jak się zarządza portem i przez kogo.",
     "Twoja odpowiedź",
     "(wymagane)",
     "Tak",
     "Nie",
     "Nie wiem",
     "Inne",
     "Jeśli nie, dlaczego?",
     "Zaznacz wszystkie pasujące do portu, które są na miejscu.",
     {"Lp.", "Wymaganie", "Spełnione", "Uwagi"},
     "Nie dotyczy",
     {"Barierka na molo jest cała", "Drabinka nie jest oblodzona", "Koło jest na swoim miejscu"},
     "Pytanie",
     "Odpowiedź"},
    {"uk",
     "Розділ А: Порт",
     "Чи є у порту кран, який не для літа?",
     "Які човни є біля причалу та для кого?",
     "Опишіть, як працює порт та хто є відповідальним.",
     "Ваша відповідь",
     "(обов'язково)",
     "Так",
     "Ні",
     "Не знаю",
     "Інше",
     "Якщо ні, чому?",
     "Позначте всі варіанти, що є у порту.",
     {"№ з/п", "Вимога", "Відповідність", "Примітки"},
     "Не стосується",
     {"Поручні для людей не зламані", "Драбина є, та не слизька", "Рятувальне коло є у порту"},
     "Питання",
     "Відповідь"},
    {"tr",
     "Bölüm A: Liman",
     "Limanda kış için bir vinç var mı?",
     "Hangi tekneler bu rıhtımda ve kim için?",
     "Limanın nasıl ve kim tarafından yönetildiğini açıklayınız.",
     "Yanıtınız",
     "(zorunlu)",
     "Evet",
     "Hayır",
     "Bilmiyorum",
     "Diğer",
     "Hayır ise neden?",
     "Bu liman için uygun olanların tümünü seçiniz.",
     {"Sıra", "Kriter", "Durum", "Açıklamalar"},
     "Uygulanamaz",
     {"Rıhtım için olan bir korkuluk sağlam", "Merdiven bu kış için hazır",
      "Can simidi ve ip yerinde"},
     "Soru",
     "Cevap"},
};

// The values that were observed.
std::vector<Value> Observed(const Question& question) {
  std::vector<Value> values;
  for (const auto& chosen : question.selection.observed) values.push_back(chosen.value);
  return values;
}

std::vector<Value> Values(const Question& question) {
  std::vector<Value> values;
  for (const Option& option : question.options) values.push_back(option.value);
  return values;
}

TEST_CASE("Boxes, blanks and follow-ups are read in every language") {
  for (const Wording& w : kWordings) {
    INFO(w.language << ": " << w.section);
    const Document document = test::ExtractText(
        w.section + "\n\n1. " + w.closed + "\n\n" + w.no + "\n\n2. " + w.condition + "\n\n" +
        w.blank + "\n\n3. " + w.open + " " + w.required + "\n\n12 m\n\n4. " + w.closed +
        "\n\n[ ] " + w.yes + "\n[x] " + w.no + "\n[ ] " + w.unknown + "\n\n5. " + w.many +
        "\n\n[x] A 1\n[ ] A 2\n[x] " + w.other + "\n");
    CHECK(document.language == w.language);
    REQUIRE(!document.sections.empty());
    CHECK(w.section.ends_with(": " + std::string(document.Text(document.sections[0].title.text))));
    REQUIRE(document.questions.size() == 5);
    const std::vector<Question>& questions = document.questions;
    CHECK(questions[0].kind == Kind::kYesNo);
    CHECK(Observed(questions[0]) == std::vector<Value>{Value::kNo});
    CHECK(questions[1].depends_on.has_value());
    CHECK(!questions[1].answer.has_value());
    CHECK(questions[2].kind == Kind::kText);
    CHECK(questions[2].required);
    CHECK(questions[2].answer.has_value());
    CHECK(Values(questions[3]) == std::vector<Value>{Value::kYes, Value::kNo, Value::kUnknown});
    CHECK(Observed(questions[3]) == std::vector<Value>{Value::kNo});
    CHECK(questions[4].kind == Kind::kMultipleChoice);
    CHECK(Values(questions[4]) == std::vector<Value>{Value::kLabel, Value::kLabel, Value::kOther});
  }
}

TEST_CASE("Questions and replies that say what they are are read in every language") {
  for (const Wording& w : kWordings) {
    INFO(w.language << ": " << w.section);
    const Document document =
        test::ExtractText(w.asked + " 1: " + w.closed + "\n\n" + w.reply + ": " + w.yes + "\n\n" +
                          w.asked + " 2: " + w.open + "\n\n" + w.reply + ": Anna 12\n\n" + w.asked +
                          " 3: " + w.order + "\n\n" + w.blank + "\n");
    CHECK(document.language == w.language);
    REQUIRE(document.questions.size() == 3);
    const std::vector<Question>& questions = document.questions;
    CHECK(questions[0].number == "1");
    CHECK(questions[0].kind == Kind::kYesNo);
    CHECK(Observed(questions[0]) == std::vector<Value>{Value::kYes});
    CHECK(questions[1].kind == Kind::kText);
    CHECK(questions[1].answer.has_value());
    CHECK(questions[2].kind == Kind::kText);
    CHECK(!questions[2].answer.has_value());
  }
}

TEST_CASE("Tables of statements are read by their heads in every language") {
  for (const Wording& w : kWordings) {
    INFO(w.language << ": " << w.section);
    const auto row = [](const std::string& a, const std::string& b, const std::string& c,
                        const std::string& d) {
      return "| " + a + " | " + b + " | " + c + " | " + d + " |\n";
    };
    const Document document = test::ExtractText(
        row(w.heads[0], w.heads[1], w.heads[2], w.heads[3]) + "|---|---|---|---|\n" +
        row("1", w.statements[0], w.yes, "") + row("2", w.statements[1], w.no, "2025") +
        row("3", w.statements[2], w.not_applicable, ""));
    CHECK(document.language == w.language);
    REQUIRE(document.questions.size() == 3);
    const std::vector<Question>& questions = document.questions;
    CHECK(document.Text(questions[0].prompt.text) == w.statements[0]);
    CHECK(Observed(questions[0]) == std::vector<Value>{Value::kYes});
    CHECK(Observed(questions[1]) == std::vector<Value>{Value::kNo});
    CHECK(questions[1].answer.has_value());
    CHECK(Observed(questions[2]) == std::vector<Value>{Value::kNotApplicable});
  }
}

}  // namespace
}  // namespace qsift
