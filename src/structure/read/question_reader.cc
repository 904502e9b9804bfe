#include "src/structure/read/question_reader.h"

#include <algorithm>

#include "src/rules/form_rules.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kLongHeading = 110;  // bytes
constexpr std::size_t kMostTitles = 3;     // one below the other

}  // namespace

bool QuestionReader::LooksLikeHeading(std::size_t line) const {
  const LineFacts& facts = blocks_.facts[line];
  const std::string_view content = blocks_.Content(line);
  if (facts.sign != Sign::kNone || content.empty() || content.size() > kLongHeading) return false;
  if (line > 0 && blocks_.lines[line].blanks == 0) return false;
  if (CountWords(content) > 14 || LastIsFullStop(content) ||
      EndsWithAny(content, {";", ",", "!"}) || QuestionMarkAtEnd(content) > 0) {
    return false;
  }
  const char32_t first = DecodeAt(content, 0).value;
  if (!IsLetter(first) || (IsLower(first) && !IsCjk(first))) return false;
  if (LooksLikeAddress(content)) return false;
  return blocks_.rules->words.ValueOf(content) == Value::kLabel &&
         blocks_.Opener(line, OpenerKind::kReply) == nullptr;
}

void QuestionReader::DecideHabits(const Outline& outline) {
  const std::vector<NumberedLine>& questions = outline.questions;
  auto heading = outline.headings.begin();
  auto row = outline.rows.begin();
  std::vector<QuestionExtent> extents;
  extents.reserve(questions.size());
  for (std::size_t k = 0; k < questions.size(); ++k) {
    const std::size_t line = questions[k].line;
    std::size_t end = k + 1 < questions.size() ? questions[k + 1].line : blocks_.size();
    while (heading != outline.headings.end() && heading->line <= line) ++heading;
    if (heading != outline.headings.end()) end = std::min<std::size_t>(end, heading->line);
    while (row != outline.rows.end() && row->line <= line) ++row;
    if (row != outline.rows.end()) end = std::min<std::size_t>(end, row->line);
    extents.push_back({line + 1, end});
  }
  prompts_.DecideHabits(questions, extents);
  draft_.respondents = Respondents(blocks_, lines_.furniture, extents);
  draft_.habits = ReplyHabits(blocks_, lines_.furniture, extents, draft_.respondents);
  rows_.DecideHabits(outline);
}

std::size_t QuestionReader::Read(const NumberedLine& start, std::size_t end, bool last,
                                 Question& question, SelectionHint& hint) {
  draft_.Begin(question, hint);
  question.confidence = start.confidence;
  lines_.end = end;
  prompts_.ReadPrompt(start);
  if (!start.box.empty()) prompts_.ReadBox(start);
  prompts_.ReadLabel();
  ReadNotes();
  ReadCues();
  ReadNotes();  // with the cue known, the line above a list is one
  options_.ReadOptions();
  const bool detail = options_.ReadAfterOptions();
  const std::size_t tail = FindTail(last, detail);
  answers_.Read(tail, last);
  DecideKind();
  return tail;
}

void QuestionReader::ReadRow(const TableQuestion& row, Question& question, SelectionHint& hint) {
  draft_.Begin(question, hint);
  rows_.ReadPrompt(row);
  ReadCues();
  rows_.ReadReply(row);
  DecideKind();
  rows_.DecideKind(row);
}

void QuestionReader::ReadNotes() {
  while (draft_.at < lines_.end &&
         (lines_.IsNote(draft_.at, draft_.cues.kind.has_value()) || wording_.IsCue(draft_.at) ||
          draft_.habits.IsHelp(blocks_, draft_.at))) {
    const Sign sign = blocks_.facts[draft_.at].sign;
    composer_.Begin();
    composer_.AddLine(draft_.at);
    draft_.at = lines_.Next(draft_.at + 1);
    std::vector<FoundOption> options;
    while (draft_.at < lines_.end && blocks_.facts[draft_.at].sign == sign &&
           (blocks_.lines[draft_.at].blanks == 0 || sign == Sign::kComment) &&
           (sign == Sign::kComment ||
            ReadOptionLine(blocks_, draft_.at, options) == OptionEvidence::kNone)) {
      composer_.AddLine(draft_.at);
      draft_.at = lines_.Next(draft_.at + 1);
    }
    draft_.question->notes.push_back(composer_.End());
  }
}

// The wording of the prompt and of the notes under it.
void QuestionReader::ReadCues() {
  Span said = draft_.question->prompt.text;
  if (draft_.question->label) said.end = draft_.question->label->text.end;
  if (!draft_.question->notes.empty()) said.end = draft_.question->notes.back().text.end;
  draft_.cues = wording_.Read(draft_.Text(said), draft_.cues);
  draft_.hint->deletion |= draft_.cues.deletion;
  Span prompt = draft_.question->prompt.text;
  if (draft_.question->label) prompt.end = draft_.question->label->text.end;
  draft_.cues.polar = draft_.cues.polar || wording_.AsksYesOrNo(draft_.Text(prompt));
}

// The first line of what leads to the next question: a heading without a sign, and the
// instructions under it. `detail`: a note asks for more than a selection.
std::size_t QuestionReader::FindTail(bool last, bool detail) const {
  if (draft_.at >= lines_.end) return lines_.end;
  std::vector<std::size_t> paragraphs;  // first lines
  for (std::size_t line = draft_.at; line < lines_.end; line = lines_.Next(line + 1)) {
    if (line == draft_.at || blocks_.lines[line].blanks > 0) paragraphs.push_back(line);
  }
  const bool closed = !draft_.question->options.empty() && !detail;
  if (last && !closed) return lines_.end;
  std::size_t first = paragraphs.size();
  while (first > 0 && (blocks_.Opener(paragraphs[first - 1], OpenerKind::kInstruction) != nullptr ||
                       lines_.IsNote(paragraphs[first - 1], draft_.cues.kind.has_value()))) {
    --first;
  }
  const std::size_t needed = closed ? 1 : 2;  // an open question keeps a paragraph as its answer
  if (first < needed || !LooksLikeHeading(paragraphs[first - 1])) return lines_.end;
  const std::size_t heading = paragraphs[first - 1];
  const std::size_t after = first < paragraphs.size() ? paragraphs[first] : lines_.end;
  if (after - heading > 1 && lines_.Next(heading + 1) < after)
    return lines_.end;  // a paragraph of more lines
  // Short lines one after another are a list that was typed as an answer.
  if (!closed && first >= 3 && LooksLikeHeading(paragraphs[first - 2])) {
    return FirstTitle(paragraphs, first - 1);
  }
  return heading;
}

// Of short lines up to paragraph `last`, the first title after a reply with a label that ends as a
// sentence does; the end where the lines may belong to the reply.
std::size_t QuestionReader::FirstTitle(const std::vector<std::size_t>& paragraphs,
                                       std::size_t last) const {
  std::size_t first = last;
  while (first > 1 && LooksLikeHeading(paragraphs[first - 1]) &&
         lines_.Next(paragraphs[first - 1] + 1) >= paragraphs[first]) {
    --first;
  }
  if (last - first >= kMostTitles || !draft_.habits.ReplyOn(blocks_, draft_.at)) return lines_.end;
  std::size_t above = paragraphs[first] - 1;
  while (above > draft_.at && !lines_.InText(above)) --above;
  return EndsInStop(blocks_.Content(above)) ? paragraphs[first] : lines_.end;
}

void QuestionReader::DecideKind() {
  const Question& question = *draft_.question;
  Kind& kind = draft_.hint->kind;
  if (kind != Kind::kText) return;
  const auto has = [&](Value value) {
    return std::any_of(question.options.begin(), question.options.end(),
                       [value](const Option& option) { return option.value == value; });
  };
  if (has(Value::kYes) && has(Value::kNo)) {
    kind = Kind::kYesNo;
  } else if (!question.options.empty()) {
    kind = draft_.cues.kind.value_or(Kind::kChoice);
  } else if (draft_.cues.polar && !draft_.cues.request) {
    kind = Kind::kYesNo;
  }
}

void QuestionReader::NoteInstruction(std::string_view text) {
  draft_.deletions |= wording_.AsksToDelete(text);
}

}  // namespace qsift
