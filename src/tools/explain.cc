#include "qsift/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "src/citations/entities.h"
#include "src/citations/grammar_pieces.h"
#include "src/citations/pieces.h"
#include "src/input/clean.h"
#include "src/input/markup.h"
#include "src/language/language.h"
#include "src/rules/citation_rules.h"
#include "src/rules/rules.h"
#include "src/structure/structure.h"
#include "src/text/harmless.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

class Explainer {
 public:
  Explainer(const Document& document, const Rules& rules, std::uint32_t line)
      : document_(document), rules_(rules), line_(line) {
    begin_ = document.line_starts[line - 1];
    end_ = line < document.line_starts.size() ? document.line_starts[line]
                                              : static_cast<std::uint32_t>(document.source.size());
  }

  // All of a respondent's document, one line per cell.
  std::string ExplainRow(std::uint32_t row) {
    begin_ = 0;
    end_ = static_cast<std::uint32_t>(document_.source.size());
    out_ = fmt::format("{}:{}: read as {}\n", Shown(document_.path), row, Shown(document_.id));
    out_ +=
        fmt::format("language: {}\n", document_.language.empty() ? "not told" : document_.language);
    cells_ = true;
    TellPlace();
    TellFound();
    return std::move(out_);
  }

  std::string Explain() {
    out_ = fmt::format("{}:{}: {}\n", Shown(document_.path), line_,
                       Shown(document_.SourceLine(begin_)));
    out_ +=
        fmt::format("language: {}\n", document_.language.empty() ? "not told" : document_.language);
    TellPlace();
    TellEvidence();
    TellFound();
    TellTrials();
    return std::move(out_);
  }

 private:
  bool IsHere(Span source) const { return source.begin < end_ && begin_ < source.end; }
  bool IsHere(const Leaf& leaf) const { return IsHere(document_.Hull(leaf)); }

  // For a row of a sheet, only its own cells are explained: the heads are the same for all rows.
  void Tell(std::string_view what, const Leaf& leaf) {
    const Span hull = document_.Hull(leaf);
    if (!cells_) {
      out_ += fmt::format("part of: {}\n", what);
      const std::string original = document_.OriginalName(hull.begin);
      if (!original.empty()) out_ += fmt::format("original: {}\n", Shown(original));
      return;
    }
    out_ += fmt::format("{}: {}: {}\n", Shown(document_.OriginalName(hull.begin)), what,
                        Shown(document_.Text(leaf.text)));
  }

  void TellFound() {
    TellLinks(document_.links);
    TellCitations(document_.citations);
    for (const Question& question : document_.questions) {
      TellLinks(question.links);
      TellCitations(question.citations);
    }
  }

  void TellPlace() {
    for (const Section& section : document_.sections) {
      if (IsHere(section.title))
        Tell(fmt::format("the heading of section {}", section.id), section.title);
    }
    for (const Question& question : document_.questions) {
      if (IsHere(question.prompt)) {
        Tell(fmt::format("the prompt of {}", question.id), question.prompt);
      }
      for (const Leaf& note : question.notes) {
        if (IsHere(note)) Tell(fmt::format("a note of {}", question.id), note);
      }
      for (const Option& option : question.options) {
        if (IsHere(option.label)) {
          Tell(fmt::format("the option '{}' of {}, {}", Shown(document_.Text(option.label.text)),
                           question.id, Name(option.state)),
               option.label);
        }
      }
      if (question.answer && IsHere(*question.answer)) {
        Tell(fmt::format("the answer of {}", question.id), *question.answer);
      }
    }
    for (const Furniture& furniture : document_.furniture) {
      if (IsHere(furniture.leaf)) {
        Tell(fmt::format("furniture ({})", Name(furniture.kind)), furniture.leaf);
      }
    }
    for (const Leaf& leaf : document_.unplaced) {
      if (IsHere(leaf)) Tell("text outside of all questions", leaf);
    }
  }

  // What speaks for the line as the beginning of a question, and what against it.
  void TellEvidence() {
    const Cleaned clean = document_.places.empty()
                              ? ReadMarkup(rules_.markup, Clean(document_.source))
                              : Clean(document_.source);
    const LanguageMask languages = NamedLanguage(rules_.languages, document_.language).mask;
    for (const LineReport& report : ReportLines({clean.text(), clean.map, clean.markup, nullptr},
                                                rules_, languages, document_)) {
      if (report.line != line_) continue;
      out_ += fmt::format("role: {}", report.role);
      if (report.clues.empty()) {
        out_ += "\n";
        continue;
      }
      out_ +=
          fmt::format(", otherwise {} ({:+.1f} as a question)\n", report.otherwise, report.weight);
      std::vector<LineReport::Clue> clues = report.clues;
      std::stable_sort(clues.begin(), clues.end(), [](const auto& a, const auto& b) {
        return std::abs(a.weight) > std::abs(b.weight);
      });
      out_ += "evidence:";
      for (const LineReport::Clue& clue : clues) {
        if (clue.weight != 0) out_ += fmt::format(" {} {:+.1f}", clue.name, clue.weight);
      }
      out_ += "\n";
    }
  }

  void TellLinks(const std::vector<Link>& links) {
    for (const Link& link : links) {
      if (!IsHere(document_.Source(link.text))) continue;
      out_ += fmt::format("link: {} ({}), {}\n", Shown(document_.Text(link.text)), Name(link.kind),
                          Shown(document_.Target(link).url));
    }
  }

  void TellCitations(const std::vector<Citation>& citations) {
    for (const Citation& citation : citations) {
      const Span source = document_.Source(citation.text);
      if (!IsHere(source)) continue;
      found_.push_back(source);
      out_ += fmt::format("citation: '{}' by {}: {}, {}{}\n", Shown(document_.Text(citation.text)),
                          citation.rule, citation.kind, Name(citation.mention),
                          citation.instrument.empty() ? "" : ", " + citation.instrument);
    }
  }

  // The rules that were tried on the line as it stands.
  void TellTrials() {
    const std::string_view text = std::string_view(document_.source).substr(begin_, end_ - begin_);
    CitationPieces finder(rules_.citations,
                          NamedLanguage(rules_.languages, document_.language).mask, text);
    std::vector<CitationTrial> trials;
    std::vector<CitationPiece> pieces;
    finder.Trace(&trials);
    finder.Find(pieces);
    TellGrammar(text);
    for (const CitationPiece& piece : pieces) {
      const Span source{begin_ + piece.text.begin, begin_ + piece.text.end};
      const bool inside = std::any_of(found_.begin(), found_.end(), [&](Span citation) {
        return citation.begin <= source.begin && source.end <= citation.end;
      });
      out_ += fmt::format("matched: {} at '{}'{}\n", piece.rule->id,
                          Shown(text.substr(piece.text.begin, piece.text.size())),
                          inside              ? ""
                          : piece.rule->alone ? ", gave way to another"
                                              : ", no citation without what it belongs to");
    }
    for (const CitationTrial& trial : trials) {
      if (trial.matched) continue;
      std::size_t end = trial.anchor;
      while (end < text.size() && IsLetter(DecodeAt(text, end).value)) {
        end += DecodeAt(text, end).size;
      }
      if (end == trial.anchor) end += DecodeAt(text, end).size;
      out_ += fmt::format("no match: {} at '{}'{}\n", trial.rule->id,
                          Shown(text.substr(trial.anchor, end - trial.anchor)),
                          trial.no_capital ? ", which has no capital" : "");
    }
    if (trials.empty() && !grammar_) {
      out_ += "no citation: no word on the line is an anchor of a rule or heads an instrument\n";
    }
  }

  // What the grammar made of the words, with what speaks for each mention.
  void TellGrammar(std::string_view text) {
    const CitationRules& rules = rules_.citations;
    CitationEntities::Storage storage;
    const std::vector<Link> no_links;
    const CitationEntities entities(rules.words,
                                    NamedLanguage(rules_.languages, document_.language).mask, text,
                                    0, no_links, storage);
    std::vector<CitationPiece> pieces;
    AddGrammarPieces(rules, entities, pieces, true);
    for (const CitationPiece& piece : pieces) {
      grammar_ = true;
      const std::string_view cite = text.substr(piece.text.begin, piece.text.size());
      out_ += piece.pinpoint ? fmt::format("grammar: pinpoint '{}'\n", cite)
                             : fmt::format("grammar: '{}' has {} of {} points: {}\n", cite,
                                           piece.points, rules.evidence.needed, piece.evidence);
    }
  }

  const Document& document_;
  const Rules& rules_;
  std::uint32_t line_;
  std::uint32_t begin_ = 0;  // of the line in the source
  std::uint32_t end_ = 0;
  bool cells_ = false;       // a row of a sheet is explained
  bool grammar_ = false;     // the grammar found something
  std::vector<Span> found_;  // the citations on it, in the source
  std::string out_;
};

}  // namespace

namespace {

// The row of a sheet that all of a document stands in; 0 if it stands in several or in no sheet.
std::uint32_t RowOf(const Document& document) {
  if (document.places.empty()) return 0;
  const std::uint32_t row = document.places.front().row;
  const bool one =
      std::all_of(document.places.begin(), document.places.end(),
                  [&](const OriginalPlace& place) { return place.row == row && place.table == 0; });
  return one ? row : 0;
}

}  // namespace

Result<std::string> ExplainLine(Input input, const RulePack& rules, std::uint32_t line,
                                InputFormat from) {
  const std::string path = input.path;
  std::optional<Document> found;
  std::uint32_t last = 0;
  bool rows = false;
  const Status done = ExtractEach(std::move(input), rules, {{}, nullptr, from}, [&](Document its) {
    const std::uint32_t row = RowOf(its);
    rows |= row > 0;
    last = rows ? std::max(last, row) : static_cast<std::uint32_t>(its.line_starts.size());
    if (rows ? row == line : line > 0 && line <= last) found = std::move(its);
    return !(rows && found);
  });
  if (!done) return done.error();
  if (!found) {
    return Error{path,
                 0,
                 0,
                 rows ? fmt::format("has no respondent in row {}; the last row is {}", line, last)
                      : fmt::format("has no line {}; its last one is {}", line, last),
                 {},
                 "usage"};
  }
  Explainer explainer(*found, rules.rules(), rows ? 1 : line);
  return rows ? explainer.ExplainRow(line) : explainer.Explain();
}

}  // namespace qsift
