#include "src/structure/unread.h"

#include <fmt/format.h>

#include <algorithm>

#include "src/structure/lines/line_words.h"

namespace qsift {
namespace {

constexpr double kNearly = -1.6;    // the weight of a line that asks and is no question
constexpr std::uint32_t kGaps = 5;  // numbers that may be due between two

// The line asks, and tells nobody how to fill in the form.
bool IsSureToAsk(const Clues& clues) {
  const bool instructs = clues.Has(Clue::kInstruction) || clues.Has(Clue::kNote) ||
                         clues.Has(Clue::kHint) || clues.Has(Clue::kUnderGuide) ||
                         clues.Has(Clue::kBeforeQuestions);
  return clues.Has(Clue::kQuestionMark) || clues.Has(Clue::kConditionAndAsks) ||
         (!instructs && (clues.Has(Clue::kOrderWord) || clues.Has(Clue::kAskWordAndMark)));
}

// What a line can be of a document, as far as it matters here.
struct Stretch {
  Span source;
  bool prompt = false;  // of a question; else free text
  friend bool operator<(const Stretch& a, const Stretch& b) {
    return a.source.begin < b.source.begin;
  }
};

class Reporter {
 public:
  Reporter(const Blocks& blocks, const Outline& outline) : blocks_(blocks), outline_(outline) {}

  Suspects Run(const Numbered& numbered) {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const LineEvidence& evidence = outline_.evidence[i];
      if (IsQuestion(i) || outline_.furniture[i]) continue;
      const auto line = static_cast<std::uint32_t>(i);
      if (IsSureToAsk(evidence.clues) && evidence.weight > kNearly)
        suspects_.questions.push_back({line, {}});
      const bool label = evidence.box.end < blocks_.facts[i].content.end;  // the box has one
      if ((!evidence.box.empty() && label) || evidence.clues.Has(Clue::kBoxesInside)) {
        suspects_.boxes.push_back(line);
      }
    }
    FindDue(numbered);
    return std::move(suspects_);
  }

 private:
  bool IsQuestion(std::size_t i) const {
    const auto found = std::lower_bound(
        outline_.questions.begin(), outline_.questions.end(), i,
        [](const NumberedLine& question, std::size_t line) { return question.line < line; });
    return found != outline_.questions.end() && found->line == i;
  }

  // Between two questions of one style: lines with the numbers that are missing there.
  void FindDue(const Numbered& numbered) {
    std::vector<Suspects::Line> due;
    const NumberedLine* last = nullptr;
    auto candidate = numbered.candidates.begin();
    for (const NumberedLine& question : outline_.questions) {
      if (question.rule == nullptr || question.sub) continue;
      if (last != nullptr && last->rule == question.rule && last->path.depth == 1 &&
          question.path.depth == 1 && question.path.at[0] > last->path.at[0] + 1 &&
          question.path.at[0] <= last->path.at[0] + kGaps) {
        std::uint32_t number = last->path.at[0] + 1U;
        while (candidate != numbered.candidates.end() && candidate->line <= last->line) ++candidate;
        for (; candidate != numbered.candidates.end() && candidate->line < question.line;
             ++candidate) {
          if (candidate->rule != last->rule || candidate->path.depth != 1 ||
              candidate->path.at[0] != number)
            continue;
          const Span text = candidate->number;
          due.push_back(
              {candidate->line, std::string(blocks_.text.substr(text.begin, text.size()))});
          ++number;
        }
      }
      last = &question;
    }
    std::vector<Suspects::Line> both;
    std::merge(suspects_.questions.begin(), suspects_.questions.end(), due.begin(), due.end(),
               std::back_inserter(both),
               [](const auto& a, const auto& b) { return a.line < b.line; });
    both.erase(std::unique(both.begin(), both.end(),
                           [](const auto& a, const auto& b) { return a.line == b.line; }),
               both.end());
    suspects_.questions = std::move(both);
  }

  const Blocks& blocks_;
  const Outline& outline_;
  Suspects suspects_;
};

// What became of the lines: text of some kind, or nothing that concerns us.
std::vector<Stretch> TextOf(const Document& document) {
  std::vector<Stretch> stretches;
  const auto add = [&](const Leaf& leaf, bool prompt) {
    const Span source = document.Hull(leaf);
    if (!source.empty()) stretches.push_back({source, prompt});
  };
  for (const Section& section : document.sections) {
    add(section.title, false);
    for (const Leaf& note : section.notes) add(note, false);
  }
  for (const Question& question : document.questions) {
    add(question.prompt, true);
    for (const Leaf& note : question.notes) add(note, false);
    if (question.answer) add(*question.answer, false);
  }
  for (const Leaf& leaf : document.unplaced) add(leaf, false);
  std::sort(stretches.begin(), stretches.end());
  return stretches;
}

}  // namespace

Suspects FindSuspects(const Blocks& blocks, const Numbered& numbered, const Outline& outline) {
  Suspects suspects = Reporter(blocks, outline).Run(numbered);
  for (const UnreadTable& table : outline.unread) {
    suspects.tables.push_back({table.line, table.rows});
  }
  return suspects;
}

void ReportUnread(const Blocks& blocks, const Suspects& suspects, const TextMap& map,
                  Document& document) {
  if (suspects.questions.empty() && suspects.tables.empty() && suspects.boxes.empty()) return;
  const std::vector<Stretch> stretches = TextOf(document);
  // The stretch of text that the line became; nullptr where it became an option, a heading ...
  const auto stretch_of = [&](std::uint32_t line) -> const Stretch* {
    const std::uint32_t at = map.Map(blocks.lines[line].body.begin);
    auto after = std::upper_bound(stretches.begin(), stretches.end(), Stretch{{at, at}, false});
    if (after == stretches.begin()) return nullptr;
    --after;
    return at < after->source.end ? &*after : nullptr;
  };
  const auto line_of = [&](std::uint32_t line) {
    return document.LineOf(map.Map(blocks.lines[line].body.begin));
  };
  const auto report = [&](std::uint32_t line, std::string code, std::string message) {
    const Position at = document.PositionOf(map.Map(blocks.lines[line].body.begin));
    document.diagnostics.push_back(
        {Severity::kWarning, std::move(code), std::move(message), at.line, at.column});
  };
  for (const Suspects::Line& suspect : suspects.questions) {
    const Stretch* text = stretch_of(suspect.line);
    if (text == nullptr) continue;
    report(suspect.line, "unread-question",
           suspect.number.empty()
               ? "the line asks, and was read as text"
               : fmt::format("the line has number {}, which was due, and was read as text",
                             suspect.number));
  }
  for (const Suspects::Group& table : suspects.tables) {
    report(table.line, "unread-table",
           fmt::format("{} rows of the table ask or hold replies, and were read as text",
                       table.count));
  }
  for (std::size_t k = 0; k < suspects.boxes.size();) {
    const Stretch* text = stretch_of(suspects.boxes[k]);
    std::size_t end = k + 1;
    while (end < suspects.boxes.size() && stretch_of(suspects.boxes[end]) == text) ++end;
    if (text != nullptr && !text->prompt) {
      report(suspects.boxes[k], "unread-marks",
             end == k + 1 ? "a line with a box was read as text"
                          : fmt::format("{} lines with boxes, down to line {}, were read as text",
                                        end - k, line_of(suspects.boxes[end - 1])));
    }
    k = end;
  }
}

}  // namespace qsift
