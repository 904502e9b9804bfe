// Properties that hold for every input: each non-blank character lies in exactly one leaf, spans
// lie in their texts, and what is cleaned is clean.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "src/input/clean.h"
#include "src/text/unicode.h"
#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> TextsIn(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

void CheckSpan(const Document& document, Span text) {
  REQUIRE(text.begin <= text.end);
  REQUIRE(text.end <= document.text.size());
  const Span source = document.Source(text);
  REQUIRE(source.begin <= source.end);
  REQUIRE(source.end <= document.source.size());
}

void CheckProperties(const Document& document) {
  CHECK(test::CoverageDefect(document) == "");
  for (const Leaf& leaf : test::LeavesOf(document)) CheckSpan(document, leaf.text);
  const auto check_found = [&](const std::vector<Link>& links, const std::vector<Citation>& cites) {
    for (const Link& link : links) {
      CheckSpan(document, link.text);
      REQUIRE_FALSE(link.text.empty());
    }
    for (const Citation& citation : cites) {
      CheckSpan(document, citation.text);
      REQUIRE_FALSE(citation.text.empty());
    }
  };
  check_found(document.links, document.citations);
  std::vector<std::string> ids;
  for (const Question& question : document.questions) {
    check_found(question.links, question.citations);
    ids.push_back(question.id);
    // An observed value needs a mark, or a reply in words: the answer, a note beside it, or the
    // one option that was left of several.
    const bool marked = std::any_of(question.options.begin(), question.options.end(),
                                    [](const Option& option) { return !option.mark.empty(); });
    const bool left = question.options.size() == 1 && !question.selection.evidence.empty();
    if (!question.selection.observed.empty())
      CHECK((marked || left || question.answer.has_value() || !question.notes.empty()));
  }
  std::sort(ids.begin(), ids.end());
  CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

// Cuts, repeats and swaps lines, and strews signs that mean something to the parsers.
std::string Mutate(const std::string& text, std::mt19937& random) {
  static const std::vector<std::string> kSigns = {"\n",
                                                  "\n\n",
                                                  "\f",
                                                  "\r\n",
                                                  "1. ",
                                                  "A. ",
                                                  "- ",
                                                  "[x] ",
                                                  "\xE2\x98\x92 ",
                                                  "Yes",
                                                  "No\n",
                                                  " *",
                                                  "?",
                                                  ":",
                                                  "# ",
                                                  "| a |\n",
                                                  "> ",
                                                  "<!--",
                                                  "-->",
                                                  "**",
                                                  "\t",
                                                  "\xC2\xA0",
                                                  "\xC2\xAD",
                                                  "\xE2\x80\x8B",
                                                  "https://",
                                                  "(1) ",
                                                  "Note: ",
                                                  "===\n",
                                                  "Page 3 of 9\n",
                                                  "\xD0\x94\xD0\xB0",
                                                  "\xE6\x98\xAF",
                                                  "\"",
                                                  "Law on ",
                                                  std::string(1, '\0'),
                                                  "\xFF",
                                                  "Thank you\n",
                                                  "2.1 ",
                                                  "Section B: x\n",
                                                  "( ) ",
                                                  "___"};
  std::string out = text;
  std::uniform_int_distribution<int> kind(0, 3);
  for (int edit = 0; edit < 12 && !out.empty(); ++edit) {
    std::uniform_int_distribution<std::size_t> place(0, out.size() - 1);
    const std::size_t at = place(random);
    const std::size_t size = std::min<std::size_t>(place(random) % 200, out.size() - at);
    switch (kind(random)) {
      case 0: out.erase(at, size); break;
      case 1: out.insert(at, out.substr(place(random) % out.size(), size)); break;
      default: out.insert(at, kSigns[place(random) % kSigns.size()]); break;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("Every sample is covered exactly once") {
  const std::vector<fs::path> samples = TextsIn(fs::path(QSIFT_SOURCE_DIR) / "samples");
  REQUIRE(samples.size() >= 6);
  for (const fs::path& path : samples) {
    INFO(path);
    CheckProperties(test::ExtractText(ReadFile(path)));
  }
}

TEST_CASE("Mutated samples are covered exactly once") {
  std::mt19937 random(20240611);  // fixed: a failure can be had again
  int documents = 0;
  for (const fs::path& path : TextsIn(fs::path(QSIFT_SOURCE_DIR) / "samples")) {
    const std::string text = ReadFile(path);
    for (int i = 0; i < 400; ++i) {
      const std::string mutated = Mutate(text, random);
      const Result<Document> document = Extract({"m.txt", "m", mutated}, test::DefaultRules(), {});
      if (!document) continue;  // mutated into what looks binary
      INFO(path << " mutation " << i << "\n" << mutated);
      CheckProperties(*document);
      ++documents;
    }
  }
  CHECK(documents > 2000);
}

// Real questionnaires, where they are at hand: their folder is named by QSIFT_CORPUS.
TEST_CASE("Real documents, whole and mutated, are covered exactly once") {
  const char* const folder = std::getenv("QSIFT_CORPUS");
  if (folder == nullptr) return;
  std::mt19937 random(7);
  for (const fs::path& path : TextsIn(folder)) {
    const std::string text = ReadFile(path);
    INFO(path);
    CheckProperties(test::ExtractText(text));
    for (int i = 0; i < 40; ++i) {
      const std::string mutated = Mutate(text, random);
      const Result<Document> document = Extract({"m.txt", "m", mutated}, test::DefaultRules(), {});
      if (!document) continue;
      INFO("mutation " << i << " " << test::CoverageDefect(*document));
      CheckProperties(*document);
    }
  }
}

TEST_CASE("Random bytes break nothing") {
  std::mt19937 random(99);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int i = 0; i < 300; ++i) {
    std::string bytes(static_cast<std::size_t>(i), '\0');
    for (char& c : bytes) c = static_cast<char>(byte(random));
    const Result<Document> document = Extract({"r", "r", bytes}, test::DefaultRules(), {});
    if (document) CheckProperties(*document);
  }
}

TEST_CASE("Cleaning is idempotent and its map ascends") {
  std::mt19937 random(5);
  for (const fs::path& path : TextsIn(fs::path(QSIFT_SOURCE_DIR) / "samples")) {
    const std::string text = ReadFile(path);
    for (int i = 0; i < 100; ++i) {
      std::string mutated = Mutate(text, random);
      if (!IsValidUtf8(mutated)) continue;
      const Cleaned once = Clean(mutated);
      const std::string clean(once.text());
      CHECK(Clean(clean).text() == clean);
      std::uint32_t last = 0;
      for (std::uint32_t at = 0; at < clean.size(); ++at) {
        const std::uint32_t source = once.map.Map(at);
        REQUIRE(source >= last);
        REQUIRE(source < mutated.size());
        last = source;
      }
    }
  }
}

}  // namespace qsift
