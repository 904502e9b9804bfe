#include "src/structure/structure.h"

#include <algorithm>
#include <string>

#include "src/rules/form_rules.h"
#include "src/structure/builder.h"
#include "src/structure/choose/headings.h"
#include "src/structure/choose/numbering.h"
#include "src/structure/choose/outline.h"
#include "src/structure/choose/shared_lines.h"
#include "src/structure/choose/voted_numbers.h"
#include "src/structure/lines/blocks.h"
#include "src/structure/lines/contents.h"
#include "src/structure/lines/legend.h"
#include "src/structure/lines/quoted_comments.h"
#include "src/structure/lines/reply_signs.h"
#include "src/structure/lines/signs.h"
#include "src/structure/lines/speakers.h"
#include "src/structure/unread.h"

namespace qsift {
namespace {

Numbered ReadNumbers(const Blocks& blocks) {
  Numbered numbered;
  numbered.candidates = FindNumbered(blocks, OpenerKind::kNumber, {});
  AddVotedNumbers(blocks, numbered.candidates);
  numbered.chosen = ChooseQuestions(blocks, numbered.candidates);
  return numbered;
}

// Where some numbers of a sequence have a star before them and others have none, it is no bullet.
void ReadStars(const std::vector<NumberedLine>& questions, Blocks& blocks) {
  const auto starred = [&](const NumberedLine& q) { return !q.sub && IsStarred(blocks, q.line); };
  const auto plain = [&](const NumberedLine& q) {
    return !q.sub && blocks.facts[q.line].sign == Sign::kNone;
  };
  if (std::none_of(questions.begin(), questions.end(), starred) ||
      std::none_of(questions.begin(), questions.end(), plain)) {
    return;
  }
  for (const NumberedLine& question : questions) {
    if (starred(question)) blocks.facts[question.line].required = true;
  }
}

// The candidates of the style that the first one shows.
std::vector<NumberedLine> OfOneStyle(const std::vector<NumberedLine>& candidates) {
  std::vector<NumberedLine> style;
  for (const NumberedLine& candidate : candidates) {
    if (candidate.rule == candidates.front().rule) style.push_back(candidate);
  }
  return style;
}

struct Lines {
  Blocks blocks;
  Numbered numbered;
};

// The lines with what the whole document says of them.
Blocks ReadBlocks(std::string_view text, std::vector<Line> lines, const FormRules& rules,
                  LanguageMask languages) {
  Blocks blocks = ClassifyLines(text, std::move(lines), rules, languages);
  MarkReplySigns(blocks);
  MarkContents(blocks);
  blocks.signs = FindSigns(blocks);
  blocks.legend = FindLegend(blocks);
  blocks.spoken = FindSpeakers(blocks);
  MarkQuotedComments(blocks);
  return blocks;
}

Lines ReadLines(std::string_view text, const FormRules& rules, LanguageMask languages) {
  Lines read;
  read.blocks = ReadBlocks(text, SplitLines(text), rules, languages);
  read.numbered = ReadNumbers(read.blocks);
  const bool none = read.numbered.chosen.questions.empty();
  if (std::vector<Line> lines =
          DivideSharedLines(read.blocks, none ? OfOneStyle(read.numbered.candidates)
                                              : read.numbered.chosen.questions);
      !lines.empty()) {
    read.blocks = ReadBlocks(text, std::move(lines), rules, languages);
    read.numbered = ReadNumbers(read.blocks);
  }
  ReadStars(read.numbered.chosen.questions, read.blocks);
  return read;
}

constexpr std::string_view kQuestionRole = "question";

// One for each line.
std::vector<std::string_view> RolesOf(const Outline& outline) {
  std::vector<std::string_view> roles(outline.furniture.size(), "text");
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (outline.furniture[i]) roles[i] = "furniture";
  }
  for (const TableQuestion& row : outline.rows) {
    for (std::uint32_t i = row.line; i <= row.last_line; ++i) roles[i] = "row of a table";
  }
  for (const Heading& heading : outline.headings) roles[heading.line] = "heading";
  for (const NumberedLine& question : outline.questions) roles[question.line] = kQuestionRole;
  return roles;
}

// What the line of a question would be if it were none.
std::string_view OtherRoleOf(const Blocks& blocks, const Outline& outline, std::size_t i) {
  const Clues& clues = outline.evidence[i].clues;
  if (IsHeadingSign(blocks, i) || clues.Has(Clue::kNumberedTitle)) return "heading";
  return clues.Has(Clue::kBox) || clues.Has(Clue::kOptionWords) ? "option" : "text";
}

}  // namespace

std::vector<LineReport> ReportLines(const CleanText& clean, const FormRules& rules,
                                    LanguageMask languages, const Document& document) {
  const Lines lines = ReadLines(clean.text, rules, languages);
  const Outline outline = ChooseOutline(lines.blocks, lines.numbered, clean.prompts);
  const std::vector<std::string_view> roles = RolesOf(outline);
  std::vector<LineReport> reports;
  for (std::size_t i = 0; i < lines.blocks.size(); ++i) {
    LineReport report;
    report.line = document.LineOf(clean.map.Map(lines.blocks.lines[i].body.begin));
    report.role = roles[i];
    report.question = report.role == kQuestionRole;
    report.otherwise = report.question ? OtherRoleOf(lines.blocks, outline, i) : kQuestionRole;
    report.weight = outline.evidence[i].weight;
    for (std::size_t k = 0; k < kClueCount; ++k) {
      const auto clue = static_cast<Clue>(k);
      if (outline.evidence[i].clues.Has(clue)) {
        report.clues.push_back({Name(clue), rules.evidence.weights[k]});
      }
    }
    reports.push_back(std::move(report));
  }
  return reports;
}

SelectionHints ReadStructure(const CleanText& clean, const FormRules& rules, LanguageMask languages,
                             Document& document) {
  Lines lines = ReadLines(clean.text, rules, languages);
  if (const LanguageMask main = rules.languages.MaskOf(document.language); main != 0) {
    lines.blocks.main = main;
  }
  const Blocks& blocks = lines.blocks;
  const Numbered& numbered = lines.numbered;
  SelectionHints hints;
  hints.conventions = blocks.signs;
  Outline outline = ChooseOutline(blocks, numbered, clean.prompts);
  const std::size_t known = outline.questions.size() + outline.rows.size();
  const Suspects suspects = FindSuspects(blocks, numbered, outline);
  if (const auto unreadable =
          FindUnreadable(blocks, numbered.candidates, numbered.chosen.questions, known)) {
    KeepUnread(blocks, std::move(outline), clean.map, clean.markup, document);
    const Position at =
        document.PositionOf(clean.map.Map(blocks.lines[unreadable->line].body.begin));
    document.diagnostics.push_back({Severity::kWarning, std::string(unreadable->code),
                                    unreadable->message, at.line, at.column});
    return hints;
  }
  hints.questions = BuildDocument(blocks, std::move(outline), clean.map, clean.markup, document);
  ReportUnread(blocks, suspects, clean.map, document);
  if (document.questions.empty() && blocks.size() > 0) {
    document.diagnostics.push_back({Severity::kWarning, "no-questions",
                                    "no questions were recognised; the text is kept as it stands",
                                    0, 0});
  }
  return hints;
}

}  // namespace qsift
