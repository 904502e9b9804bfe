// Prints, for each line of each file, its number, what was decided and the clues that it shows:
// "12 q number numbering question-mark". Read by fit.py.

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string>

#include "qsift/extract.h"
#include "qsift/rule_pack.h"
#include "src/input/clean.h"
#include "src/input/decode.h"
#include "src/input/line_starts.h"
#include "src/input/markup.h"
#include "src/language/language.h"
#include "src/rules/rules.h"
#include "src/structure/structure.h"

int main(int argc, char** argv) {
  using namespace qsift;
  const Result<RulePack> pack = RulePack::Default();
  if (!pack) return 2;
  for (int i = 1; i < argc; ++i) {
    std::ifstream stream(argv[i], std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    Result<Decoded> decoded = Decode(std::move(bytes), argv[i]);
    if (!decoded) return 2;
    Document document;
    document.source = std::move(decoded->text);
    document.line_starts = LineStarts(document.source);
    const Rules& rules = pack->rules();
    const Cleaned clean = ReadMarkup(rules.markup, Clean(document.source));
    const DetectedLanguages detected = DetectLanguages(rules.languages, clean.text());
    fmt::print("# {}\n", argv[i]);
    for (const LineReport& line :
         ReportLines({clean.text(), clean.map, clean.markup}, rules, detected.mask, document)) {
      fmt::print("{} {}", line.line, line.question ? 'q' : '-');
      for (const LineReport::Clue& clue : line.clues) fmt::print(" {}", clue.name);
      fmt::print("\n");
    }
  }
  return 0;
}
