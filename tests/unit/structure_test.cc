#include "src/structure/structure.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::string AnswerOf(const Document& document, std::size_t question) {
  const std::optional<Leaf>& answer = document.questions.at(question).answer;
  return answer ? std::string(document.Text(answer->text)) : "(none)";
}

}  // namespace

TEST_CASE("A question has prompt, label, required mark and notes") {
  const Document document = test::ExtractText(
      "1. Give the address of the portal for:\n\n- Complaints *\n\nx.example.org\n\n"
      "2. How many pupils are there? If the year is not\nover, estimate. *\n\n"
      "Note: count heads,\nnot places.\n\n12\n");
  REQUIRE(document.questions.size() == 2);
  const Question& first = document.questions[0];
  CHECK(document.Text(first.prompt.text) == "Give the address of the portal for:");
  REQUIRE(first.label);
  CHECK(document.Text(first.label->text) == "Complaints");
  CHECK(first.required);
  const Question& second = document.questions[1];
  CHECK(document.Text(second.prompt.text) ==
        "How many pupils are there? If the year is not over, estimate.");
  CHECK(second.required);
  REQUIRE(second.notes.size() == 1);
  CHECK(document.Text(second.notes[0].text) == "Note: count heads, not places.");
  CHECK(AnswerOf(document, 1) == "12");
}

TEST_CASE("A star before the prompt, its boxes or its colon marks the question as required") {
  const Document document = test::ExtractText(
      "P1 * Who keeps the key?\n\nAnn\n\nP2 Where is it?\n\nHere\n\n"
      "P3 Is it new? *   [ ] Yes   [x] No\n\nP4 * Is it *very* old?\n\nNo\n\nP5 Its room*:  [x] "
      "hall  [ ] attic\n");
  REQUIRE(document.questions.size() == 5);
  CHECK(document.questions[0].required);
  CHECK(document.Text(document.questions[0].prompt.text) == "Who keeps the key?");
  CHECK_FALSE(document.questions[1].required);
  CHECK(document.questions[2].required);
  CHECK(document.Text(document.questions[2].prompt.text) == "Is it new?");
  CHECK(document.questions[3].required);
  CHECK(document.questions[4].required);
  CHECK(document.questions[4].options.size() == 2);
}

TEST_CASE("A reply on a line of the form is no option") {
  const Document document = test::ExtractText(
      "1. Where is the mill?\n   ___by the river______\n   ___behind the barn______\n"
      "2. Name of the one who runs it\n   ___\u0410\u043D\u043D\u0430______\n3. Is it old?\n"
      "   ___ Yes   _X_ No\n4. (required) When was it built?\n   __________\n");
  REQUIRE(document.questions.size() == 4);
  CHECK(document.questions[0].kind == Kind::kText);
  CHECK(AnswerOf(document, 0) == "by the river behind the barn");
  CHECK(AnswerOf(document, 1) == "\u0410\u043D\u043D\u0430");
  CHECK(document.questions[2].options.size() == 2);
  CHECK(document.questions[3].required);
  CHECK(document.Text(document.questions[3].prompt.text) == "When was it built?");
  CHECK(AnswerOf(document, 3) == "(none)");
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("Answers are joined as they were before wrapping") {
  struct Case {
    std::string_view name;
    std::string lines;
    std::string answer;
  };
  const std::string wide = "This line is long enough to have been wrapped by a mail";
  const Case cases[] = {
      {"soft wrap", wide + "\nprogram.", wide + " program."},
      {"paragraphs", "First.\n\nSecond.", "First.\n\nSecond."},
      {"page break in a sentence", "safety, integrity and\n\nsecurity of data.",
       "safety, integrity and security of data."},
      {"page break after a sentence", "It ends here.\n\nthen it goes on",
       "It ends here.\n\nthen it goes on"},
      {"list items keep their lines", wide + ":\n- one\n- two", wide + ":\n- one\n- two"},
      {"short lines are kept", "Harbour Street 4\nUlm", "Harbour Street 4\nUlm"},
      {"no blank between wide characters",
       "\xE6\x98\xAF\xE7\x9A\x84\xE6\x88\x91\xE4\xBB\xAC\xE6\x98\xAF\xE7\x9A\x84\xE6\x88\x91\xE4"
       "\xBB\xAC"
       "\n\xE6\x98\xAF\xE7\x9A\x84",
       "\xE6\x98\xAF\xE7\x9A\x84\xE6\x88\x91\xE4\xBB\xAC\xE6\x98\xAF\xE7\x9A\x84\xE6\x88\x91\xE4"
       "\xBB\xAC"
       "\xE6\x98\xAF\xE7\x9A\x84"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document document = test::ExtractText("1. Where? *\n\n" + c.lines +
                                                "\n\n2. When? *\n\nNow\n\n3. Why? *\n\nSo\n");
    REQUIRE(document.questions.size() == 3);
    CHECK(AnswerOf(document, 0) == c.answer);
  }
}

TEST_CASE("A blank answer is none") {
  const Document document = test::ExtractText("1. Where? *\n\n2. When? *\n\nNow\n\n3. Why? *\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(AnswerOf(document, 0) == "(none)");
  CHECK(AnswerOf(document, 1) == "Now");
  CHECK(AnswerOf(document, 2) == "(none)");
}

TEST_CASE("Page numbers and running heads inside an answer are furniture") {
  const Document document = test::ExtractText(
      "1. Where?\n\nIn the house that stands on the hill behind\n\n- 3 -\n\fInspection form\n\n"
      "the old mill.\n\n2. When?\n\nNow\n\n- 4 -\n\fInspection form\n\n3. Why?\n\nSo\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(AnswerOf(document, 0) == "In the house that stands on the hill behind the old mill.");
  REQUIRE(document.furniture.size() == 4);
  CHECK(document.furniture[0].kind == FurnitureKind::kPageNumber);
  CHECK(document.furniture[1].kind == FurnitureKind::kRunningHead);
  CHECK(document.questions[0].answer->part_count == 2);
}

TEST_CASE("A count of pages is no part of a reply, with and without a word for pages") {
  struct Case {
    std::string_view name;
    std::string first;  // below the reply to the first question
    std::string second;
    std::size_t furniture;
  };
  const Case cases[] = {
      {"after a dash", "Mill survey - v2 - 1/2", "Mill survey - v2 - 2/2", 2},
      {"after a gap", "Mill survey   1/2", "Mill survey   2/2", 2},
      {"after another number", "Mill rev. 7   pag. 1 di 2", "Mill rev. 7   pag. 2 di 2", 2},
      {"once, with the word and the total", "Pag. 1 di 2", "The end", 1},
      {"once, without a word", "Mill survey - 1/2", "The end", 0},
      {"a share of another total", "Mill survey - 1/2", "Mill survey - 2/3", 0},
      {"no total", "Mill survey - 1", "Mill survey - 2", 0},
      {"more than the total", "Pag. 3 di 2", "The end", 0},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document document =
        test::ExtractText("1. Who keeps it?\n\nAnn.\n\n" + c.first +
                          "\n2. Is it old?\n\nIt is.\n\n" + c.second + "\n3. Is it open?\n\nNo.\n");
    CHECK(document.furniture.size() == c.furniture);
  }
}

TEST_CASE("A running head stands on half of the pages, and twice at least") {
  struct Case {
    std::size_t breaks;
    std::size_t heads;
    std::size_t furniture;
    std::size_t length = 20;
  };
  const Case cases[] = {{2, 2, 2}, {1, 1, 0},      {4, 2, 2},     {5, 2, 0},
                        {5, 3, 3}, {2, 2, 2, 120}, {2, 2, 0, 121}};
  for (const Case& c : cases) {
    std::string text = "1. Where?\n\nUlm\n\n";
    for (std::size_t page = 0; page < c.breaks; ++page) {
      const std::string number = std::to_string(page + 2);
      text += "\f";
      if (page < c.heads) text += "Form " + std::string(c.length - 5, 'x') + "\n\n";
      text += number + ". Where is house " + number + "?\n\nIn town " + std::string(page + 1, 'a') +
              "\n\n";
    }
    INFO(text);
    CHECK(test::ExtractText(text).furniture.size() == c.furniture);
  }
}

TEST_CASE("A running head has up to five lines, with a blank one after them") {
  for (const auto& [lines, furniture] :
       {std::pair<std::size_t, std::size_t>{1, 2}, {5, 10}, {6, 0}}) {
    std::string head = "\f";
    for (std::size_t i = 0; i < lines; ++i)
      head += "The office of " + std::string(i + 4, 'x') + "\n";
    INFO(head);
    CHECK(test::ExtractText("1. Where?\n\nUlm\n\n" + head + "\n2. When?\n\nNow\n\n" + head +
                            "\n3. Why?\n\nSo\n")
              .furniture.size() == furniture);
  }
}

TEST_CASE("Below a count of pages a running head stands at once, or off the margin") {
  for (const auto& [indent, furniture] : {std::pair<std::size_t, std::size_t>{20, 3}, {19, 2}}) {
    const std::string head = std::string(indent, ' ') + "The mill office\n\n";
    CHECK(test::ExtractText(head + "1. Where?\n\nUlm\n\n- 1 -\n\n" + head +
                            "2. When?\n\nNow\n\n- 2 -\n")
              .furniture.size() == furniture);
  }
}

TEST_CASE("Titles stand one below the other after a reply with a label that ends as a sentence") {
  struct Case {
    std::string_view name;
    std::string reply;
    std::string titles;
    std::size_t sections;
  };
  const Case cases[] = {
      {"one", "Response: It is old.", "Corn\n\n", 1},
      {"three", "Response: It is \u201Cold.\u201D", "Mills\n\nThe new ones\n\nCorn\n\n", 3},
      {"four are a list", "Response: It is old.", "Mills\n\nBarns\n\nHouses\n\nCorn\n\n", 0},
      {"a list after a colon", "Response: It holds:", "Mills\n\nBarns\n\n", 0},
      {"a reply without a label", "It is old.", "Mills\n\nBarns\n\n", 0},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Document document =
        test::ExtractText("1. Is the mill old?\n\n" + c.reply + "\n\n" + c.titles +
                          "2. Is it open?\n\nResponse: No.\n\n3. Why?\n\nResponse: It rains.\n");
    CHECK(document.questions.size() == 3);
    CHECK(document.sections.size() == c.sections);
    CHECK(test::CoverageDefect(document).empty());
  }
}

TEST_CASE("A prompt goes on under its number up to a reply with a label") {
  const auto prompt = [](const std::string& second, const std::string& label) {
    const Document document = test::ExtractText(
        "1.  You write that the mill of the town is old and stands on the hill by the river.\n" +
        second + "\n\n" + label + "Very old.\n\n2.  Is it open?\n\n" + label +
        "No.\n\n3.  Why?\n\n" + label + "Rain.\n");
    return std::string(document.Text(document.questions.front().prompt.text));
  };
  const std::string first =
      "You write that the mill of the town is old and stands on the hill by the river.";
  CHECK(prompt("    Please say how old.", "Response: ") == first + " Please say how old.");
  CHECK(prompt("Please say how old.", "Response: ") == first);
  CHECK(prompt("    Please say how old.", "") == first);
}

TEST_CASE("A number that begins a line of a prompt is no title") {
  const Document document = test::ExtractText(
      "Question 1\nDo you agree that the least corn for which a mill pays nothing should stay at\n"
      "20 sacks a day?\n\n[ ] Yes   [x] No\n\nQuestion 2\nIs it open?\n\n[ ] Yes   [x] No\n");
  REQUIRE(document.questions.size() == 2);
  CHECK(document.Text(document.questions[0].prompt.text).ends_with("stay at 20 sacks a day?"));
  CHECK(document.questions[0].options.size() == 2);
}

TEST_CASE("Rules frame a title, or stand over one in capitals") {
  const auto title = [](const std::string& lines) {
    const Document document = test::ExtractText("A form\n\n" + lines +
                                                "1. Where is it?\n\nIn Ulm.\n\n2. When?\n\nNow.\n");
    CHECK(test::CoverageDefect(document).empty());
    return document.sections.empty()
               ? ""
               : std::string(document.Text(document.sections.back().title.text));
  };
  const std::string rule = "--------------------\n";
  CHECK(title(rule + "Bidder A\n(of 4 May)\n" + rule + "\n") == "Bidder A");
  CHECK(title(rule + "Bidder A\nby post\nof 4 May\n" + rule + "\n") == "Bidder A");
  CHECK(title(rule + "Bidder A\nby post\nof 4 May\nin Ulm\n" + rule + "\n").empty());
  CHECK(title(rule + "It was asked by post.\n" + rule + "\n").empty());
  CHECK(title(rule + "WHO BIDS\n\n") == "WHO BIDS");
  CHECK(title(rule + "BIDS\n\n").empty());
  CHECK(title(rule + "Who bids\n\n").empty());
}

TEST_CASE("A list has up to two hundred options") {
  std::string text = "1. Which of the houses do you know?\n\n";
  for (int i = 0; i < 200; ++i) text += "[ ] House " + std::to_string(i) + "\n";
  const Document document = test::ExtractText(text + "\n2. When?\n\nNow\n\n3. Why?\n\nSo\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.questions[0].options.size() == 200);
}

TEST_CASE("What stands at page breaks and is text stays text") {
  const std::string page = "\n\n- 1 -\n\f";
  const Document document =
      test::ExtractText("1. Who signs?\n\nThe director." + page + "2. Who reads?\n\nThe director." +
                        page + "3. Is it so?\n\nYes\n\nNo" + page + "4. Was it so?\n\nYes\n\nNo" +
                        page + "5. Why?\n\nSo.\n");
  REQUIRE(document.questions.size() == 5);
  CHECK(AnswerOf(document, 0) == "The director.");
  CHECK(AnswerOf(document, 1) == "The director.");
  CHECK(document.questions[2].options.size() == 2);
  CHECK(document.questions[3].options.size() == 2);
  CHECK(document.furniture.size() == 4);
}

TEST_CASE("Sections nest by the kind of their headings") {
  const Document document = test::ExtractText(
      "PART I - General\n\nA. Staff\n\nAnswer for last year.\n\n1. How many?\n\n4\n\n2. Since "
      "when?\n\n2001\n\n"
      "Contact person\n\n3. Name?\n\nAnna\n\nB. Budget\n\n4. How much?\n\n100\n\n"
      "PART II - Rest\n\n5. Remarks?\n\nNone\n");
  REQUIRE(document.sections.size() == 5);
  struct Case {
    std::string_view number;
    std::string_view title;
    std::int32_t parent;
  };
  const Case cases[] = {{"PART I", "General", kNoIndex},
                        {"A", "Staff", 0},
                        {"", "Contact person", 1},
                        {"B", "Budget", 0},
                        {"PART II", "Rest", kNoIndex}};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(document.sections[i].number == cases[i].number);
    CHECK(document.Text(document.sections[i].title.text) == cases[i].title);
    CHECK(document.sections[i].parent == cases[i].parent);
  }
  REQUIRE(document.sections[1].notes.size() == 1);
  CHECK(document.questions[2].section == 2);
  CHECK(AnswerOf(document, 1) == "2001");
}

TEST_CASE("The respondent's block and the closing belong to no answer") {
  const Document document = test::ExtractText(
      "Respondent\n\n< 12 Anna Muster >\n\n03:15\nTime to complete\n\n1. Where?\n\nHere\n\n"
      "2. Is it so?\n\nYes\n\nNo\n\nTHANK YOU\n\nThank you for your answers.\n\n"
      "<https://forms.example.org/x>\n");
  CHECK(document.respondent.id == "12");
  CHECK(document.respondent.name == "Anna Muster");
  CHECK(document.respondent.time_to_complete == "03:15");
  REQUIRE(document.questions.size() == 2);
  CHECK_FALSE(document.questions[1].answer);
  REQUIRE(document.sections.size() == 1);
  CHECK(document.sections[0].notes.size() == 2);
  REQUIRE(document.links.size() == 1);
  CHECK(document.furniture.size() == 4);
}

TEST_CASE("A text without questions is kept as unplaced, with a diagnostic") {
  const Document document = test::ExtractText("Dear all,\n\nnothing to report.\n");
  CHECK(document.questions.empty());
  CHECK(document.unplaced.size() == 2);
  REQUIRE(document.diagnostics.size() == 1);
  CHECK(document.diagnostics[0].code == "no-questions");
  CHECK(test::ExtractText("").diagnostics.empty());
}

TEST_CASE("Spans point into the decoded text, before cleaning") {
  const std::string text =
      "1. Where?\r\n\r\nIn\xC2\xA0the\xC2\xAD house\r\n\r\n2. When?\r\n\r\nNow\r\n";
  const Document document = test::ExtractText(text);
  REQUIRE(document.questions.size() == 2);
  CHECK(AnswerOf(document, 0) == "In the house");
  const Span span = document.Hull(*document.questions[0].answer);
  CHECK(text.substr(span.begin, span.size()) == "In\xC2\xA0the\xC2\xAD house");
  CHECK(document.LineOf(span.begin) == 3);
  CHECK(document.LineOf(document.Hull(document.questions[1].prompt).begin) == 5);
}

TEST_CASE("A title in bold before what a numbered question asks is no part of its prompt") {
  const auto first_prompt = [](const std::string& first) {
    const Document document = test::ExtractText(first +
                                                "\n\nIt grinds.\n\n**2. Staff.** Who keeps it?"
                                                "\n\nAnn.\n\n**3. Cost.** What is the cost?\n\n"
                                                "Little.\n");
    REQUIRE(document.questions.size() == 3);
    CHECK(test::CoverageDefect(document).empty());
    CHECK(document.Text(document.questions[1].prompt.text) == "Who keeps it?");
    CHECK(document.Text(document.questions[1].notes.at(0).text) == "Staff.");
    return std::string(document.Text(document.questions[0].prompt.text));
  };
  CHECK(first_prompt("**1. Scope.** Describe the work of the mill.") ==
        "Describe the work of the mill.");
  // The title asks, or nothing does after it.
  CHECK(first_prompt("**1. What does it do?** Is it known?").starts_with("What does it do?"));
  CHECK(first_prompt("**1. Scope of the mill.** A few words").starts_with("Scope of the mill."));
  CHECK(first_prompt("**1.** What does it do?") == "What does it do?");
}

TEST_CASE("What stands between two rules below a question is its reply") {
  const Document document = test::ExtractText(
      "1. What is the name of the firm?\n--------\nWeir Works\n--------\n\n"
      "2. Where is its seat?\n--------\nBath\n--------\n\n3. Who leads it?\n--------\nAnn "
      "Ray\n--------\n");
  CHECK(document.sections.empty());
  REQUIRE(document.questions.size() == 3);
  REQUIRE(document.questions[1].answer);
  CHECK(document.Text(document.questions[1].answer->text).find("Bath") != std::string_view::npos);
}

TEST_CASE("A star in brackets begins no hint") {
  const Document document = test::ExtractText(
      "(*) These are required.\nIs the mill open?*\nYes\nIs the barn open?*\nNo\n"
      "Is the weir dry?*\nNo\n");
  REQUIRE(document.questions.size() == 3);
  for (const Question& question : document.questions) CHECK(question.required);
}

TEST_CASE("A hint that recurs right under questions is none itself") {
  const Document document = test::ExtractText(
      "1. Which hall do you use?\n\nPlease choose only one of these:\n\n[ ] North\n[ ] South\n\n"
      "2. Which door do you use?\n\nPlease choose only one of these:\n\n[ ] East\n[ ] West\n\n"
      "3. Which keys do you have?\n\nPlease choose all that apply:\n\n[ ] Hall\n[ ] Door\n");
  CHECK(test::CoverageDefect(document).empty());
  REQUIRE(document.questions.size() == 3);
  for (const Question& question : document.questions) CHECK(question.options.size() == 2);
  // "Please state" asks for something where a reply stands below it.
  CHECK(test::ExtractText("1. Which hall is it? *\nTick all that apply.\n[ ] North\n[ ] South\n\n"
                          "2. Who are you?\n\nPlease state your name:\nAnn Bell\n")
            .questions.size() == 3);
}

TEST_CASE("Boxes after a gap make a row a question, and what it asks may go on below them") {
  const Document document = test::ExtractText(
      "4   Have you ever been told that the      [ ] Yes   [x] No\n"
      "    roof is unsound?\n"
      "5   Do you have any of these?\n"
      "    Damp walls                            [x] Yes   [ ] No\n"
      "    A blocked gutter                      [ ] Yes   [ ] No\n"
      "    Loose tiles                           [ ] Yes   [x] No\n"
      "6   Is the cellar dry?                    [x] Yes   [ ] No\n");
  CHECK(test::CoverageDefect(document).empty());
  REQUIRE(document.questions.size() == 6);
  CHECK(document.Text(document.questions[0].prompt.text) ==
        "Have you ever been told that the roof is unsound?");
  CHECK(document.Text(document.questions[2].prompt.text) == "Damp walls");
  CHECK(document.questions[2].selection.observed.size() == 1);
  CHECK(document.Text(document.questions[3].prompt.text) == "A blocked gutter");
  // A reply in small letters is no part of what is asked.
  CHECK(test::OutlineOf(test::ExtractText("1. Name of the boat      [ ] own  [x] rented\n"
                                          "rented from Tom Reed\n"
                                          "2. Name of the car       [ ] own  [x] rented\nnone\n"))
            .find("Tom Reed:") == std::string::npos);
}

TEST_CASE("Marks before a number are no column of other questions") {
  const Document document = test::ExtractText(
      "      Y     N\n"
      "     (X)   ( )   1. Damp walls\n"
      "     ( )   (X)   2. Loose tiles\n"
      "     ( )   (X)   3. Blocked gutters\n\n"
      "4. Who keeps the roof?\n\nAnn\n\n"
      "5. Is the cellar dry?\n\nYes\n");
  for (const Diagnostic& diagnostic : document.diagnostics) {
    CHECK(diagnostic.code != "interleaved-columns");
  }
  CHECK(test::OutlineOf(document).starts_with(
      "q1 yes_no +Y -N = observed yes: Damp walls\nq2 yes_no -Y +N = observed no: Loose tiles\n"
      "q3 yes_no -Y +N = observed no: Blocked gutters\nq4 text: Who keeps the roof? => Ann\n"));
  CHECK(test::CoverageDefect(document).empty());
}

TEST_CASE("A tab after the number of a paragraph divides no columns") {
  const Document document = test::ExtractText(
      "A1.\tIs the hall open?\tYES (X)\tNO ( )\n"
      "A2.\tIf so, since when?\n"
      "\tSince the spring of 1990.\n"
      "A3.\tIs the door new?\tYES ( )\tNO (X)\n"
      "A4.\tWho keeps the key?\n"
      "\tAnn\n");
  CHECK(test::CoverageDefect(document).empty());
  REQUIRE(document.questions.size() == 4);
  CHECK(document.Text(document.questions[0].prompt.text) == "Is the hall open?");
  CHECK(Name(document.questions[0].selection.observed.at(0).value) == "yes");
  CHECK(document.Text(document.questions[1].answer->text) == "Since the spring of 1990.");
  CHECK(Name(document.questions[2].selection.observed.at(0).value) == "no");
}

TEST_CASE("A reply label stands in brackets, or in a quote") {
  CHECK(test::OutlineOf(test::ExtractText("問１　鍵は誰が持っていますか。\n　【回答】\n　　田中\n\n"
                                          "問２　誰が来ますか。\n　【回答】\n　　鈴木\n\n"
                                          "問３　会館は開いていますか。\n　【回答】はい。毎日。\n\n"
                                          "　　　　－　１　－\n")) ==
        "q１ text: 鍵は誰が持っていますか。 => 田中\n"
        "q２ text: 誰が来ますか。 => 鈴木\n"
        "q３ yes_no = observed yes: 会館は開いていますか。 => はい。毎日。\n");
  CHECK(
      test::OutlineOf(test::ExtractText("**1.** What is a weir?\n\n> **Solution:** A low dam.\n\n"
                                        "**2.** Name two rivers.\n\n> **Solution:** The Iller and "
                                        "the Blau.\n")) ==
      "q1 text: What is a weir? => A low dam.\n"
      "q2 text: Name two rivers. => The Iller and the Blau.\n");
}

TEST_CASE("A reply follows a question in bold on its line, and the hint behind it") {
  const Document document = test::ExtractText(
      "- **Is it open?** Yes, since 1990.\n- **Who keeps it?** The town.\n"
      "- **Is it dry?** No.\n- **Is it wet?** *If so, say where.* No.\n");
  CHECK(test::OutlineOf(document) ==
        "q~1 yes_no = observed yes: Is it open? => Yes, since 1990.\n"
        "q~2 text: Who keeps it? => The town.\nq~3 yes_no = observed no: Is it dry? => No.\n"
        "q~4 yes_no = observed no: Is it wet? If so, say where. => No.\n");
  CHECK(test::CoverageDefect(document).empty());
  // A hint alone is no reply.
  for (const Question& question :
       test::ExtractText(
           "**Is it open?** *If so, say when.*\n\n**Is it dry?** *If so, say how.*\n\n"
           "**Who keeps it?** *By name.*\n")
           .questions) {
    CHECK_FALSE(question.answer);
  }
}

TEST_CASE("A label over boxes is asked in a run of such lines, and not where a form is closed") {
  CHECK(test::OutlineOf(test::ExtractText("Kind:  [ ] mill   [x] barn   [ ] shed\n"
                                          "Is it old?  [ ] Yes   [x] No\n"
                                          "Roof:  [x] tiles   [ ] straw   [ ] slate\n")) ==
        "q~1 choice -mill +barn -shed = observed barn: Kind:\n"
        "q~2 yes_no -Yes +No = observed no: Is it old?\n"
        "q~3 choice +tiles -straw -slate = observed tiles: Roof:\n");
  CHECK(test::ExtractText("1. Who are you?\n\nAnn\n\n2. Where do you live?\n\nUlm\n\n"
                          "For office use only: received on ____   [ ] complete   [ ] returned\n")
            .questions.size() == 2);
}

TEST_CASE("A print-out of a page has its address and its date as foot and head") {
  const auto answers = [](const std::string& gap, const std::string& head) {
    const std::string foot = "forms.example.org/d/mill" + gap;
    const Document document = test::ExtractText(
        "6 May, 8:15\t\tMills\n\n1. Who keeps it?\n\n[ ] Ann\n[ ] Ben\n\n" + foot + "1/2\n\n" +
        head + "\t\tMills\n\n2. Where is it?\n\n" + foot + "2/2\n");
    CHECK(test::CoverageDefect(document).empty());
    REQUIRE(document.questions.size() == 2);
    std::string said = std::to_string(document.questions[0].options.size()) + ":";
    for (const Question& question : document.questions) {
      if (question.answer) said += std::string(document.Text(question.answer->text)) + ";";
    }
    return said;
  };
  CHECK(answers("\t\t", "6 May, 8:15") == "2:");
  // One blank is no gap, and another line below the foot is none of the page.
  CHECK(answers(" ", "6 May, 8:15").find("2/2") != std::string::npos);
  CHECK(answers("\t\t", "9 May, 8:15") != "2:");
}

}  // namespace qsift
