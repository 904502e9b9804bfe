#include "src/structure/lines/contents.h"

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

constexpr std::string_view kForm =
    "1. Who keeps the mill?\nThe town.\n\n2. How old is the wheel?\nIt is new.\n\n"
    "3. Is the weir dry?\nYes.\n";

std::size_t Contents(const Document& document) {
  std::size_t found = 0;
  for (const Furniture& furniture : document.furniture) {
    found += furniture.kind == FurnitureKind::kContents;
  }
  return found;
}

}  // namespace

TEST_CASE("A table of contents repeats the questions and asks none") {
  for (const std::string contents :
       {// Leaders to page numbers, one of them over two lines.
        "Contents\n\n1. Who keeps the mill? ...... 2\n2. How old is\n   the wheel? ........ 2\n"
        "3. Is the weir dry? ____ 3\n",
        // No title: the document repeats them.
        "1. Who keeps the mill? . . . . . 2\n2. How old is the wheel? \u2026\u2026 3\n"
        "3. Is the weir dry? ..... 3\n",
        // A gap before the number.
        "1. Who keeps the mill?\t2\n2. How old is the wheel?\t3\n3. Is the weir dry?\t3\n",
        // No page numbers under a title of any language.
        "Spis tre\u015Bci\n1. Who keeps the mill?\n2. How old is the wheel?\n3. Is the weir dry?\n",
        // Links into the document.
        "- [Who keeps the mill?](#keeper)\n- [How old is the wheel?](#wheel)\n"
        "- [Is the weir dry?](#weir)\n"}) {
    INFO(contents);
    const Document document = test::ExtractText(contents + "\n" + std::string(kForm));
    REQUIRE(document.questions.size() == 3);
    CHECK(document.questions[0].answer.has_value());
    CHECK(Contents(document) >= 3);
    CHECK(test::CoverageDefect(document).empty());
  }
}

TEST_CASE("Leaders to scores, numbers that fall, and two entries are no table of contents") {
  for (const std::string text :
       {"1. The keeper ...... 4\n2. The wheel ...... 2\n3. The weir ...... 5\n",
        "1. The keeper ...... 3\n2. The wheel ...... 4\n3. The weir ...... 5\n",
        "Contents\n1. Who keeps the mill? ...... 2\n2. How old is the wheel? ...... 2\n\n"
        "1. Who keeps the mill?\nThe town.\n\n2. How old is the wheel?\nNew.\n"}) {
    INFO(text);
    CHECK(Contents(test::ExtractText(text)) == 0);
  }
}

TEST_CASE("Feet that count pages stand inside an answer and are none of it") {
  const Document document = test::ExtractText(
      "1. Who keeps the mill?\nThe town keeps it, and has\n"
      "Mill form 7 - page 1 of 3\nThe mill of Overby\n"
      "done so for years.\n\n2. How old is the wheel?\nIt is new.\n\n"
      "Mill form 7 - page 2 of 3\nThe mill of Overby\n\n3. Is the weir dry?\nYes.\n");
  REQUIRE(document.questions.size() == 3);
  CHECK(document.Text(document.questions[0].answer->text) ==
        "The town keeps it, and has done so for years.");
  CHECK(document.Text(document.questions[1].answer->text) == "It is new.");
  CHECK(document.furniture.size() == 4);
}

TEST_CASE("A number between dashes counts pages, one that jumps or has no word does not") {
  for (const auto& [first, second, furniture] :
       {std::tuple("- 2 -", "- 3 -", 2), std::tuple("\u2013 2 \u2013", "\u2013 3 \u2013", 2),
        std::tuple("Seite 2", "Seite 3", 2), std::tuple("7/2 oldal", "7/3 oldal", 2),
        std::tuple("Mill 2", "Mill 3", 0), std::tuple("p. 2 (mill)", "p. 4 (mill)", 0),
        std::tuple("Is page 2 full?", "Is page 3 full?", 0)}) {
    INFO(first);
    const Document document =
        test::ExtractText(std::string("1. Who keeps the mill?\nThe town keeps it.\n\n") + first +
                          "\n\n2. How old is the wheel?\nIt is new.\n\n" + second +
                          "\n\n3. Is the weir dry?\nYes.\n");
    CHECK(document.furniture.size() == static_cast<std::size_t>(furniture));
  }
}

}  // namespace qsift
