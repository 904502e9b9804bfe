#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

std::string Outline(std::string_view text) {
  const Document document = test::ExtractText(std::string(text));
  CHECK(test::CoverageDefect(document) == "");
  return test::OutlineOf(document);
}

}  // namespace

TEST_CASE("A single mark stands under one of the heads, and rows wrap") {
  CHECK(Outline("MILL\n\n"
                "Ref    Item                                   Yes    No    N/A\n\n"
                "M1     Is the wheel greased?                  X\n"
                "M2     Is the key to the upper floor in             X\n"
                "       the house?\n"
                "M3     Are the sacks dry?                                  X\n"
                "M4     Is the weir tight?\n\n"
                "That is all.\n") ==
        "# MILL\n"
        "qM1 yes_no +Yes -No -N/A = observed yes: Is the wheel greased?\n"
        "qM2 yes_no -Yes +No -N/A = observed no: Is the key to the upper floor in the house?\n"
        "qM3 yes_no -Yes -No +N/A = observed not_applicable: Are the sacks dry?\n"
        "qM4 yes_no -Yes -No -N/A = unmarked: Is the weir tight?\n");
}

TEST_CASE("Heads over no labels, a number before them, sections between the rows") {
  CHECK(Outline("MILL\n\n"
                "                                     Ja    Nein   Bemerkungen\n"
                "A.  RAD\n"
                " 1  Das Rad ist geschmiert           X            im Mai\n"
                " 2  Das Wehr ist dicht, und der            X      zwei Bretter\n"
                "    Schieber ist gangbar                          fehlen\n\n"
                "B.  LAGER\n"
                " 3  Die Säcke stehen trocken         X\n"
                "10  Die Tür ist verschlossen               X\n") ==
        "# MILL\n"
        "# A.  RAD\n"
        "q1 yes_no +Ja -Nein = observed yes: Das Rad ist geschmiert => im Mai\n"
        "q2 yes_no -Ja +Nein = observed no: Das Wehr ist dicht, und der\n"
        "Schieber ist gangbar => zwei Bretter fehlen\n"
        "# B.  LAGER\n"
        "q3 yes_no +Ja -Nein = observed yes: Die Säcke stehen trocken\n"
        "q10 yes_no -Ja +Nein = observed no: Die Tür ist verschlossen\n");
}

TEST_CASE("Short heads of no vocabulary are a choice where each row has one mark") {
  CHECK(Outline("How often do you use these?\n\n"
                "                    Often    Seldom   Never\n"
                "The reading room      X\n"
                "The copier and the                      X\n"
                "scanner\n"
                "The lockers                    X\n"
                "The garden            X\n") ==
        "q~1 text: How often do you use these?\n"
        "q~2 choice +Often -Seldom -Never = observed Often: The reading room\n"
        "q~3 choice -Often -Seldom +Never = observed Never: The copier and the scanner\n"
        "q~4 choice -Often +Seldom -Never = observed Seldom: The lockers\n"
        "q~5 choice +Often -Seldom -Never = observed Often: The garden\n");
}

TEST_CASE("A code that the form explains is the meaning in a table, and a letter elsewhere") {
  CHECK(Outline("MILL\n\n"
                "G = good    P = poor, NS = not seen\n\n"
                "Ref    Item                     Code\n\n"
                "M1     Wheel turns freely       G\n"
                "M2     Weir without leaks       NS\n"
                "M3     Sacks dry                P\n") ==
        "# MILL\n"
        "qM1 choice +good -poor -not seen = observed good: Wheel turns freely [G]\n"
        "qM2 choice -good -poor +not seen = observed not seen: Weir without leaks [NS]\n"
        "qM3 choice -good +poor -not seen = observed poor: Sacks dry [P]\n");
}

TEST_CASE("A long reply runs on under the next head") {
  CHECK(Outline("MILL\n\n"
                "Ref    Item                     Result     Remarks\n\n"
                "M1     Is the wheel greased?    Yes        in May\n"
                "M2     Is the weir tight?       Water too high to see\n"
                "M3     Are the sacks dry?       No         two of them\n"
                "                                           torn\n") ==
        "# MILL\n"
        "qM1 yes_no = observed yes: Is the wheel greased? [Yes] => in May\n"
        "qM2 yes_no = unmarked: Is the weir tight? => Water too high to see\n"
        "qM3 yes_no = observed no: Are the sacks dry? [No] => two of them torn\n");
}

TEST_CASE("Heads over a rule, with text beside the marks and rows that have none") {
  CHECK(Outline(
            "MILL\n\n"
            "No.   Item                                   o. k.  Fault  n. p.  Until      Remarks\n"
            "---------------------------------------------------------------------------------\n"
            "M1    Wheel turns freely                                          2 May      two of\n"
            "                                                                             five\n"
            "M2    Weir tight, with all boards in           x\n"
            "      their places\n"
            "M3    Sacks dry                                       x           at once    wet\n"
            "M4    Key of the upper floor at hand                         x\n"
            "M5    Roof seen\n"
            "---------------------------------------------------------------------------------\n\n"
            "Who was there?\n\nAnn.\n") ==
        "# MILL\n"
        "qM1 choice -o. k. -Fault -n. p. = unmarked: Wheel turns freely => two of five\n"
        "qM2 choice +o. k. -Fault -n. p. = observed o. k.: Weir tight, with all boards in their "
        "places\n"
        "qM3 choice -o. k. +Fault -n. p. = observed Fault: Sacks dry => wet\n"
        "qM4 choice -o. k. -Fault +n. p. = observed n. p.: Key of the upper floor at hand\n"
        "qM5 choice -o. k. -Fault -n. p. = unmarked: Roof seen\n"
        "q~1 text: Who was there? => Ann.\n");
}

TEST_CASE("What comes before the marks is asked, though its head names what comes after replies") {
  CHECK(Outline("MILL\n\n"
                "No.   Evidence                               enclosed   follows\n"
                "---------------------------------------------------------------\n"
                "M1    Plan of the wheel                          x\n"
                "M2    Photographs                                x\n"
                "M3    Letter of the owner                                  x\n") ==
        "# MILL\n"
        "qM1 choice +enclosed -follows = observed enclosed: Plan of the wheel\n"
        "qM2 choice +enclosed -follows = observed enclosed: Photographs\n"
        "qM3 choice -enclosed +follows = observed follows: Letter of the owner\n");
}

TEST_CASE("A grid of marks ends with a row left open, and not with the questions below it") {
  CHECK(Outline("Q1. How often do you use these?\n\n"
                "                    Often    Seldom   Never\n"
                "The reading room      X\n"
                "The copier                              X\n"
                "The lockers                    X\n"
                "The garden\n\n"
                "Your visit\n\n"
                "Q2. The town you live in\n"
                "  Ulm\n\n"
                "Q3. When do you come?\n"
                "  At noon\n") ==
        "q1 text: How often do you use these?\n"
        "q~1 choice +Often -Seldom -Never = observed Often: The reading room\n"
        "q~2 choice -Often -Seldom +Never = observed Never: The copier\n"
        "q~3 choice -Often +Seldom -Never = observed Seldom: The lockers\n"
        "q~4 choice -Often -Seldom -Never = unmarked: The garden\n"
        "# Your visit\n"
        "q2 text: The town you live in => Ulm\n"
        "q3 text: When do you come? => At noon\n");
}

TEST_CASE("Text in columns without marks is no table of choices") {
  CHECK(Outline("1. Who keeps the key?\n\n"
                "Mon   Tue   Wed\n"
                "Ann   Ben   Cay\n"
                "Dee   Eve   Fay\n\n"
                "2. Is it open?\n\n"
                "Yes    No\n\n"
                "Since May.\n") ==
        "q1 text: Who keeps the key? => Mon   Tue   Wed\nAnn   Ben   Cay\nDee   Eve   Fay\n"
        "q2 yes_no ?Yes ?No = lost: Is it open? => Since May.\n");
}

TEST_CASE("Rows go on under their heads after a follow-up with its reply or dots") {
  const std::string head =
      "MILL\n\n"
      "                                        YES     NO\n"
      "Is the wheel greased?                    X\n";
  const std::string rest =
      "Is the weir, which was mended\n"
      "in May, tight?                                   X\n"
      "Are the sacks dry?                       X\n\n"
      "Did you see in the loft:\n"
      "  - mice or rats?                                X\n"
      "  - owls?\n\n"
      "That is all.\n";
  const std::string rows =
      "q~3 yes_no -YES +NO = observed no: Is the weir, which was mended in May, tight?\n"
      "q~4 yes_no +YES -NO = observed yes: Are the sacks dry?\n"
      "# Did you see in the loft:\n"
      "q~5 yes_no -YES +NO = observed no: mice or rats?\n"
      "q~6 yes_no -YES -NO = unmarked: owls?\n";
  const std::string first = "# MILL\nq~1 yes_no +YES -NO = observed yes: Is the wheel greased?\n";
  const std::string whole = Outline(head + "   If yes, when and by whom? in May, by Ann\n" + rest);
  CHECK(whole.substr(0, first.size()) == first);
  CHECK(whole.find("If yes, when and by whom?") != std::string::npos);
  CHECK(whole.find(rows) != std::string::npos);
  // A follow-up that has a mark itself, and one that only asks, are rows as others.
  CHECK(Outline(head + "If yes, was it done in May?                      X\n" +
                "Are the sacks dry?                       X\n") ==
        first +
            "q~2 yes_no -YES +NO = observed no: If yes, was it done in May?\n"
            "q~3 yes_no +YES -NO = observed yes: Are the sacks dry?\n");
}

TEST_CASE("Rows go on below titles, and over the foot and the heads of a page") {
  CHECK(Outline("Ref    Question                       Mill's response\n\n"
                "1.  WHEEL\n\n"
                "1.1    Who greases the wheel, and     The miller, every\n"
                "       how often?                     other week.\n\n"
                "2.  WEIR\n\n"
                "2.1    Is the weir tight?             Yes, since the\n\n\n"
                "Mill of Ulm                                       Page 1 of 3\n"
                "\fRef    Question                       Mill's response\n\n"
                "                                      spring.\n\n"
                "2.2    Name its keeper.               Ann\n\n\n"
                "Mill of Ulm                                       Page 2 of 3\n"
                "\fRef    Question                       Mill's response\n\n"
                "3.     Sacks\n\n"
                "3.1    Are the sacks dry?             No\n\n"
                "Mill of Ulm                                       Page 3 of 3\n") ==
        "# 1.  WHEEL\n"
        "q1.1 text: Who greases the wheel, and how often? => The miller, every other week.\n"
        "# 2.  WEIR\n"
        "q2.1 yes_no = observed yes: Is the weir tight? => Yes, since the spring.\n"
        "q2.2 text: Name its keeper. => Ann\n"
        "# 3. Sacks\n"
        "q3.1 yes_no = observed no: Are the sacks dry? [No]\n");
}

TEST_CASE("Rows of another table, or numbers that do not count on, are none of the one above") {
  const std::string table =
      "No.   Question                          Answer\n"
      "1     Do you have a plan?               Yes\n"
      "2     Is it tested?                     No\n\n";
  const auto count = [&](std::string_view below) {
    return test::ExtractText(table + std::string(below)).questions.size();
  };
  CHECK(count("Table 2. Prices\n\n"
              "Item  Description                       Price\n"
              "1     Crane                             1200 EUR\n"
              "2     Barge                             900 EUR\n") == 2);
  CHECK(count("Attachments:\n1     Plan.pdf\n2     Report.pdf\n") == 2);
  CHECK(count("Part two\n\n3     Who tests it?                     Ann\n") == 3);
}

TEST_CASE("Numbered rows that ask nothing are no questions, under no head") {
  CHECK(test::ExtractText("1    Crane, with a hook of          1200 EUR\n"
                          "     steel and a rope\n"
                          "2    Barge, with two                900 EUR\n"
                          "     oars\n"
                          "3    Rope                           12 EUR\n"
                          "4    Bell                           40 EUR\n")
            .questions.empty());
}

TEST_CASE("Numbered rows show by themselves where prompts and replies stand") {
  const std::string form =
      "  1.1   Name of the mill*             Mill of Ulm\n\n"
      "  1.2   Who greases the wheel, and    The miller, every\n"
      "        how often?                    other week.\n\n"
      "Part two\n\n"
      "  2.1   Is the weir tight?            [ ] Yes\n"
      "                                      [x] No\n\n"
      "  2.2   Name its keeper.              Ann of the\n"
      "                                      upper house\n";
  CHECK(Outline(form) ==
        "q1.1 text: Name of the mill => Mill of Ulm\n"
        "q1.2 text: Who greases the wheel, and how often? => The miller, every other week.\n"
        "# Part two\n"
        "q2.1 yes_no -Yes +No = observed no: Is the weir tight?\n"
        "q2.2 text: Name its keeper. => Ann of the upper house\n");
  CHECK(test::ExtractText(form).questions.front().required);
}

TEST_CASE("A title in the column of what is asked heads the rows below it") {
  const std::string form =
      " No.  Question                                 Yes   No    Remarks\n\n"
      "      A. The wheel\n\n"
      "  1.  Is the wheel greased, and does it        X\n"
      "      turn freely?\n\n"
      "  2.  Is the weir tight?                             X     two boards\n\n"
      "      B. The sacks\n\n"
      "  3.  Are they dry?                            X\n\n";
  const std::string rows =
      "# A. The wheel\n"
      "q1 yes_no +Yes -No = observed yes: Is the wheel greased, and does it turn freely?\n"
      "q2 yes_no -Yes +No = observed no: Is the weir tight? => two boards\n"
      "# B. The sacks\n"
      "q3 yes_no +Yes -No = observed yes: Are they dry?\n";
  CHECK(Outline(form) == rows);
  // What ends the table is none of its titles.
  CHECK(Outline(form + "      The miller of Ulm\n") == rows);
}

TEST_CASE("A head beside those of the vocabulary is one of them over marks alone") {
  CHECK(Outline("MILL\n\n"
                "                               Yes   No    LATER\n"
                "1.  Is the wheel greased?      [x]   [ ]   [ ]\n"
                "2.  Are the sacks dry?         [ ]   [x]   [ ]\n"
                "3.  Is the weir tight?         [ ]   [ ]   [x]\n") ==
        "# MILL\n"
        "q1 yes_no +Yes -No -LATER = observed yes: Is the wheel greased?\n"
        "q2 yes_no -Yes +No -LATER = observed no: Are the sacks dry?\n"
        "q3 yes_no -Yes -No +LATER = observed LATER: Is the weir tight?\n");
  CHECK(Outline("MILL\n\n"
                "                               Yes   No    BY\n"
                "1.  Is the wheel greased?      [x]   [ ]   Ann\n"
                "2.  Are the sacks dry?         [ ]   [x]   Ben\n"
                "3.  Is the weir tight?         [ ]   [x]   Ann\n")
            .find("-BY") == std::string::npos);
}

TEST_CASE("A head beside Yes and No is one of the choice where its first mark stands far below") {
  std::string rows = "Nr.  Prüffrage                         ja   nein   unklar   Bemerkung\n\n";
  for (int k = 1; k < 6; ++k) {
    rows +=
        std::to_string(k) + "    Ist der Steg " + std::to_string(k) + " trocken?            x\n\n";
  }
  const std::string last = "6    Ist das Tor verschlossen?                     x\n";
  CHECK(Outline("STEG\n\n" + rows + last)
            .ends_with("q6 yes_no -ja -nein +unklar = observed unklar: Ist das Tor "
                       "verschlossen?\n"));
  // Text under the head shows that it is none.
  CHECK(Outline("STEG\n\n" + rows +
                "6    Ist das Tor verschlossen?              x    Schlüssel fehlt\n" + last)
            .find("+unklar") == std::string::npos);
}

}  // namespace qsift
