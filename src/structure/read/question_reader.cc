#include "src/structure/read/question_reader.h"

#include <algorithm>
#include <unordered_map>

#include "src/rules/rules.h"
#include "src/structure/lines/legend.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/marks.h"
#include "src/text/enumerator.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kWrappedPrompt = 60;   // bytes; a shorter line was ended on purpose
constexpr std::size_t kLongHeading = 110;    // bytes
constexpr std::size_t kShortScale = 32;      // bytes; of a word of a table's own scale
constexpr std::size_t kWordsOfScale = 3;     // in a value of a scale that stands there once
constexpr std::size_t kLongPoints = 24;      // bytes; of "(2 points)"
constexpr std::size_t kNearReply = 12;       // lines; a label of replies stands no further down
constexpr std::size_t kLongHelp = 400;       // bytes; of a text above options
constexpr std::size_t kShortLabel = 120;     // bytes; of an option that a letter counts
constexpr std::uint32_t kTableGap = 3;       // lines between two rows of one table
constexpr std::size_t kLongLabelAlone = 40;  // bytes
constexpr std::size_t kInlineReplies = 3;    // questions with a reply on the line, at least

std::string_view FirstWord(std::string_view text) { return text.substr(0, text.find(' ')); }

// "(2 points)" after a number is no prompt.
bool IsPoints(std::string_view text) {
  return text.size() > 2 && text.size() <= kLongPoints && text.front() == '(' &&
         text.find(')') == text.size() - 1 && std::any_of(text.begin(), text.end(), IsDigit);
}

bool IsFence(std::string_view body) { return body.starts_with("```") || body.starts_with("~~~"); }

// The form's own words where a reply is to be written: "____", "<your answer>", "[Describe it]".
bool IsPlaceholder(std::string_view text) {
  if (text.find('\n') != text.npos) return false;
  if (text.find_first_not_of("_ \t\"'\\") == text.npos) return true;
  const char close = text.front() == '<' ? '>' : text.front() == '[' ? ']' : '\0';
  return close != '\0' && text.find(close) == text.size() - 1 && text.find(' ') != text.npos &&
         text.find_first_of("0123456789@/") == text.npos;
}

// "Remarks:" and nothing more.
bool IsLabelAlone(std::string_view text) {
  return text.size() <= kLongLabelAlone && text.find('\n') == text.npos && EndsInColon(text);
}

// After the last question mark of the text, or after its first colon; the end of the text where
// nothing stands there.
std::uint32_t ReplyBegin(std::string_view clean, Span text) {
  const std::string_view content = clean.substr(text.begin, text.size());
  std::size_t at = AfterLastQuestionMark(content);
  if (at == content.npos) {
    for (const std::string_view mark : {": ", "\uFF1A"}) {
      const std::size_t found = content.find(mark);
      if (found != content.npos) at = found + mark.size();
    }
  }
  if (at == content.npos) return text.end;
  at = content.find_first_not_of(" \t", at);
  // The rest of a prompt ("? *", "?)") is no reply, nor is a line to write on.
  if (at == content.npos || !WordBeginsAt(content, at)) return text.end;
  return text.begin + static_cast<std::uint32_t>(at);
}

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

void QuestionReader::Begin(Question& question, SelectionHint& hint) {
  question_ = &question;
  hint_ = &hint;
  hint.deletion = deletions_;
  cues_ = {};
}

std::size_t QuestionReader::Read(const NumberedLine& start, std::size_t end, bool last,
                                 Question& question, SelectionHint& hint) {
  Begin(question, hint);
  question.confidence = start.confidence;
  lines_.end = end;
  ReadPrompt(start);
  if (!start.box.empty()) ReadBox(start);
  ReadLabel();
  ReadNotes();
  ReadCues();
  ReadNotes();  // with the cue known, the line above a list is one
  ReadOptions();
  const bool detail = ReadAfterOptions();
  const std::size_t tail = FindTail(last, detail);
  ReadAnswer(tail, last);
  DecideKind();
  return tail;
}

// The prompt covers the cells that have no part of their own, such as references and codes.
void QuestionReader::ReadRow(const TableQuestion& row, Question& question, SelectionHint& hint) {
  Begin(question, hint);
  const TableCell* reply = nullptr;
  const TableCell* notes = nullptr;
  question.number = blocks_.text.substr(row.number.begin, row.number.size());
  composer_.Begin();
  for (std::uint32_t line = row.line; line <= row.last_line; ++line) {
    for (const TableCell& cell : row.cells) {
      const bool own =
          !cell.IsEmpty() && (cell.role == ColumnRole::kReply || cell.role == ColumnRole::kNotes);
      if (own) (cell.role == ColumnRole::kReply ? reply : notes) = &cell;
      if (own || cell.role == ColumnRole::kOption) continue;
      const CellPiece& piece = cell.pieces[line - row.line];
      const bool prompt = cell.role == ColumnRole::kPrompt;
      composer_.AddPlainLine(line, prompt ? piece.text : Span{}, piece.cover);
      if (cell.role == ColumnRole::kNumber && question.number.empty()) {
        const Span number = BareNumber(blocks_.text, piece.text);
        question.number = blocks_.text.substr(number.begin, number.size());
      }
    }
  }
  question.prompt = composer_.End();
  ReadCues();
  for (const TableOption& option : row.options) AddOption(row, option);
  if (reply != nullptr) {
    ReadReplyCell(row, *reply);
  } else if (row.legend >= 0) {
    AddLegend(LegendOf(row), -1, {});
  }
  if (notes != nullptr) {
    if (question.answer) {
      question.notes.push_back(ReadCell(*notes));
    } else {
      question.answer = ReadCell(*notes);
    }
  }
  DecideKind();
  if (question.kind == Kind::kText && row.closed) question.kind = Kind::kYesNo;
  if (question.kind == Kind::kText && reply == nullptr && InScale(row)) {
    question.kind = Kind::kChoice;
  }
}

// Boxes with labels are options; a word of the vocabulary or of a scale is what was chosen, and
// what another column says about it is the answer; any other text is the answer itself.
void QuestionReader::ReadReplyCell(const TableQuestion& row, const TableCell& cell) {
  Question& question = *question_;
  const CellPiece& first = cell.pieces.front();
  std::vector<FoundOption> options;
  if (row.options.empty() && cell.pieces.size() == 1 &&
      ReadOptionText(blocks_, first.line, first.text, first.cover, options) ==
          OptionEvidence::kMarked) {
    for (const FoundOption& option : options) AddOption(option);
    return;
  }
  const Leaf leaf = ReadCell(cell);
  const std::string_view said =
      std::string_view(composer_.text()).substr(leaf.text.begin, leaf.text.size());
  if (row.legend >= 0) {
    const std::int32_t code = CodeIn(LegendOf(row), said);
    AddLegend(LegendOf(row), code, said);
    if (code >= 0) {
      question.notes.push_back(leaf);
      return;
    }
  } else if (ScaleOf(row).signs) {
    if (const LegendSign sign = LegendSignAt(blocks_, said); sign.size == said.size()) {
      question.notes.push_back(leaf);
      return AddLegend(blocks_.legend,
                       static_cast<std::int32_t>(sign.entry - blocks_.legend.data()), said);
    }
  }
  if (blocks_.rules->words.ValueOf(said) != Value::kLabel || IsScale(row, said)) {
    question.notes.push_back(leaf);
    hint_->reply = leaf.text;
  } else {
    question.answer = leaf;
  }
}

const CodeLegend& QuestionReader::LegendOf(const TableQuestion& row) const {
  return (*legends_)[static_cast<std::size_t>(row.legend)];
}

Leaf QuestionReader::ReadCell(const TableCell& cell) {
  composer_.Begin();
  for (const CellPiece& piece : cell.pieces) composer_.AddLine(piece.line, piece.text, piece.cover);
  return composer_.End();
}

// The label stands in the header, the mark in the cell.
void QuestionReader::AddOption(const TableQuestion& row, const TableOption& found) {
  Option option;
  composer_.Begin();
  // The lines of a head are one label.
  for (const CellPiece& piece : found.head) {
    composer_.AddLine(found.head.front().line, piece.text, Span{});
  }
  for (const CellPiece& piece : row.cells[found.cell].pieces) {
    composer_.AddLine(piece.line, Span{}, piece.cover);
  }
  option.label = composer_.End();
  option.value = blocks_.rules->words.ValueOf(
      std::string_view(composer_.text()).substr(option.label.text.begin, option.label.text.size()));
  option.state = found.state;
  option.mark = blocks_.text.substr(found.mark.begin, found.mark.size());
  question_->options.push_back(std::move(option));
}

void QuestionReader::ReadPrompt(const NumberedLine& start) {
  Span text = start.text;
  Span cover = blocks_.lines[start.line].body;
  if (IsPoints(blocks_.text.substr(text.begin, text.size()))) text.end = text.begin;
  std::vector<FoundOption> options;
  std::uint32_t inline_at = ReadInlineOptions(blocks_, start.line, start.text, options);
  if (options.empty()) {
    // "Is it public?   Yes X   No": labels of the vocabulary and marks after the question.
    const std::uint32_t begin = ReplyBegin(blocks_.text, start.text);
    if (begin < text.end &&
        ReadOptionText(blocks_, start.line, {begin, text.end}, {begin, cover.end}, options) ==
            OptionEvidence::kMarked) {
      inline_at = begin;
    } else {
      options.clear();
    }
  }
  if (inline_at < cover.end) {
    EndBefore(inline_at, text, cover);
  }
  at_ = lines_.Next(start.line + 1);
  const std::uint32_t reply_at = options.empty() ? InlineReply(start, at_) : text.end;
  const bool replied = reply_at < text.end;
  if (replied) {
    text.end = cover.end = reply_at;
    while (blocks_.text[text.end - 1] == ' ' || blocks_.text[text.end - 1] == '\t') --text.end;
    cover.end = text.end;
  }
  // "Question" over what it asks is a note: the question begins below it.
  const bool label_alone = text.empty() && start.number.empty() && at_ < lines_.end;
  if (label_alone) question_->notes.push_back(composer_.Single(start.line));
  composer_.Begin();
  if (!label_alone) {
    composer_.AddPlainLine(start.line, WithoutEmphasis(blocks_.text, text), cover);
  }
  question_->required = blocks_.facts[start.line].required;
  prompt_line_ = start.line;
  if (replied) {
    question_->prompt = composer_.End();
    question_->answer = composer_.Single(start.line, {reply_at, start.text.end},
                                         {reply_at, blocks_.lines[start.line].body.end});
    return;
  }
  if (!options.empty()) {
    question_->prompt = composer_.End();
    for (const FoundOption& option : options) AddOption(option);
    return;
  }
  question_text_ = !text.empty();
  while (at_ < lines_.end && ContinuesPrompt(at_)) {
    question_text_ = true;
    question_->required |= blocks_.facts[at_].required;
    prompt_line_ = at_;
    text = blocks_.facts[at_].content;
    cover = blocks_.lines[at_].body;
    inline_at = ReadInlineOptions(blocks_, at_, text, options);
    if (!options.empty()) EndBefore(inline_at, text, cover);
    composer_.AddPlainLine(at_, text, cover);
    at_ = lines_.Next(at_ + 1);
    if (!options.empty()) break;
  }
  question_->prompt = composer_.End();
  for (const FoundOption& option : options) AddOption(option);
}

void QuestionReader::EndBefore(std::uint32_t end, Span& text, Span& cover) const {
  text.end = std::min(text.end, end);
  cover.end = end;
  while (!text.empty() && blocks_.text[text.end - 1] == ' ') --text.end;
  while (blocks_.text[cover.end - 1] == ' ' || blocks_.text[cover.end - 1] == '\t') --cover.end;
}

// Where the reply begins on the prompt's line, where nothing stands below: a word of the vocabulary
// after a question mark, or any text in a form that replies so. The text's end where there is
// none.
std::uint32_t QuestionReader::InlineReply(const NumberedLine& start, std::size_t next) const {
  const Span text = start.text;
  if (next < lines_.end || text.empty()) return text.end;
  const std::uint32_t begin = ReplyBegin(blocks_.text, text);
  if (begin == text.end || wording_.Orders(blocks_.text.substr(begin, text.end - begin))) {
    return text.end;
  }
  if (inline_replies_) return begin;
  // "If yes, since when: 1952", where others have a box ticked.
  if (habits_.ticked() && blocks_.Opener(start.line, OpenerKind::kCondition) != nullptr)
    return begin;
  // "Year of foundation:    1952"
  const std::string_view before = blocks_.text.substr(0, begin);
  if (before.ends_with("  ") || before.ends_with('\t')) return begin;
  const std::string_view reply = blocks_.text.substr(begin, text.end - begin);
  return blocks_.rules->words.ValueOf(reply) != Value::kLabel ? begin : text.end;
}

void QuestionReader::DecideHabits(const Outline& outline) {
  legends_ = &outline.legends;
  const std::vector<NumberedLine>& questions = outline.questions;
  std::size_t replies = 0;
  std::size_t below = 0;
  std::size_t hints = 0;   // lines that go on after what they ask, over something else
  std::size_t blanks = 0;  // questions without a reply
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
    lines_.end = end;
    const Span text = questions[k].text;
    // Boxes on the line are the reply.
    std::vector<FoundOption> boxes;
    ReadInlineOptions(blocks_, line, text, boxes);
    if (!boxes.empty()) continue;
    const std::uint32_t begin = ReplyBegin(blocks_.text, text);
    const bool more =
        begin < text.end && !wording_.Orders(blocks_.text.substr(begin, text.end - begin));
    const bool under = lines_.Next(line + 1) < end;
    below += under;
    hints += more && under;
    replies += more && !under;
    blanks += !more && !under;
  }
  inline_replies_ =
      replies >= kInlineReplies && (replies > below || (replies > 2 * hints && below > blanks));
  respondents_ = Respondents(blocks_, lines_.furniture, extents);
  habits_ = ReplyHabits(blocks_, lines_.furniture, extents, respondents_);
  ReadRowHabits(outline.rows);
}

bool QuestionReader::ContinuesPrompt(std::size_t line) {
  const LineFacts& facts = blocks_.facts[line];
  if (habits_.ReplyOn(blocks_, line) || habits_.IsOtherLabel(blocks_, line) ||
      habits_.IsHelp(blocks_, line)) {
    return false;
  }
  const LineFacts& before = blocks_.facts[prompt_line_];
  if (blocks_.lines[line].blanks > (question_text_ ? 0 : 1) ||
      (before.required && question_text_) ||
      (facts.sign != Sign::kNone && !(facts.sign == Sign::kQuote && before.sign == facts.sign)) ||
      (question_text_ && before.sign == Sign::kHeading) ||
      blocks_.spoken[line].turn == Turn::kReply) {
    return false;
  }
  // "**4. Name of the office**" ends with its emphasis.
  if (question_text_ && before.bold && !facts.bold &&
      EndsWithAny(blocks_.Body(prompt_line_), {"**", "__"})) {
    return false;
  }
  for (const OpenerKind kind : {OpenerKind::kNumber, OpenerKind::kNote, OpenerKind::kReply,
                                OpenerKind::kSection, OpenerKind::kClosing}) {
    if (blocks_.Opener(line, kind) != nullptr) return false;
  }
  if (question_text_ &&
      (wording_.IsCue(line) || LooksLikeAddress(FirstWord(blocks_.Content(line)))))
    return false;
  std::vector<FoundOption> options;
  if (ReadOptionLine(blocks_, line, options) != OptionEvidence::kNone) return false;
  if (const auto item = ReadEnumerator(blocks_.Content(line)); item && item->ordinal == 1) {
    return false;
  }
  if (WholeMark(blocks_, blocks_.Body(line))) return false;
  const std::string_view said = question_text_ ? blocks_.Content(prompt_line_) : "";
  const char32_t first = DecodeAt(blocks_.Content(line), 0).value;
  if (said.empty()) return true;
  if (first == '(') return true;
  if (Asks(said)) return false;
  if (IsLower(first)) return true;
  if (LastIsFullStop(said)) return false;
  return said.size() >= kWrappedPrompt || IsCjk(first);
}

// A single bullet under the prompt names the part of it that is asked for.
void QuestionReader::ReadLabel() {
  if (at_ >= lines_.end || blocks_.facts[at_].sign != Sign::kBullet) return;
  const std::size_t next = lines_.Next(at_ + 1);
  if (next < lines_.end && blocks_.facts[next].sign == Sign::kBullet) return;
  const bool expected = LastIsColon(blocks_.Content(prompt_line_)) || blocks_.facts[at_].required;
  std::vector<FoundOption> options;
  if (!expected || question_->required ||
      ReadOptionLine(blocks_, at_, options) == OptionEvidence::kMarked) {
    return;
  }
  question_->label = composer_.Single(at_);
  question_->required = blocks_.facts[at_].required;
  at_ = next;
}

// A statement with a box before it, or one of the signs that the document explains.
void QuestionReader::ReadBox(const NumberedLine& start) {
  Question& question = *question_;
  question.state = start.state;
  question.mark = blocks_.text.substr(start.box.begin, start.box.size());
  if (start.legend < 0) {
    if (!HasQuestionMark(composer_.text().substr(question.prompt.text.begin))) {
      question.kind = Kind::kStatement;
    }
    return;
  }
  AddLegend(blocks_.legend, start.legend, question.mark);
}

// What the document says that its signs mean, as options.
void QuestionReader::AddLegend(const std::vector<LegendEntry>& legend, std::int32_t chosen,
                               std::string_view mark) {
  for (std::size_t k = 0; k < legend.size(); ++k) {
    const LegendEntry& entry = legend[k];
    if (entry.unset) continue;
    Option option;
    option.label = composer_.Single(entry.line, entry.meaning, Span{});
    option.value = blocks_.rules->words.ValueOf(
        blocks_.text.substr(entry.meaning.begin, entry.meaning.size()));
    const bool selected = static_cast<std::int32_t>(k) == chosen;
    option.state = selected ? State::kSelected : State::kUnselected;
    if (selected) option.mark = mark;
    question_->options.push_back(std::move(option));
  }
  question_->kind = Kind::kChoice;
}

// What the replies of each table have in common. A value that recurs, or stands among such values,
// is one of a scale, which the form asked for.
void QuestionReader::ReadRowHabits(const std::vector<TableQuestion>& rows) {
  for (std::size_t k = 0; k < rows.size();) {
    std::unordered_map<std::string_view, std::size_t> values;
    std::size_t signs = 0;
    std::size_t replies = 0;
    std::size_t repeated = 0;
    std::size_t end = k;
    do {
      for (const TableCell& cell : rows[end].cells) {
        if (cell.role != ColumnRole::kReply || cell.pieces.size() != 1 || cell.IsEmpty()) continue;
        const Span text = cell.pieces.front().text;
        const std::string_view said = blocks_.text.substr(text.begin, text.size());
        if (said.size() > kShortScale || EndsInStop(said)) continue;
        ++replies;
        signs += LegendSignAt(blocks_, said).size == said.size();
        const bool again = ++values[said] > 1;
        if (again) recurring_.insert(said);
        repeated += again || blocks_.rules->words.ValueOf(said) != Value::kLabel;
      }
      ++end;
    } while (end < rows.size() && rows[end].line <= rows[end - 1].last_line + kTableGap);
    scales_.push_back(
        {rows[end - 1].line, repeated > 0 && 3 * repeated >= replies, 2 * signs > replies});
    k = end;
  }
}

// The replies of the row's table are of a scale.
bool QuestionReader::InScale(const TableQuestion& row) const { return ScaleOf(row).scale; }

const QuestionReader::TableScale& QuestionReader::ScaleOf(const TableQuestion& row) const {
  return *std::lower_bound(
      scales_.begin(), scales_.end(), row.line,
      [](const TableScale& scale, std::uint32_t line) { return scale.last_row < line; });
}

bool QuestionReader::IsScale(const TableQuestion& row, std::string_view said) const {
  return !said.empty() && said.size() <= kShortScale && !EndsInStop(said) &&
         said.find(',') == said.npos && InScale(row) &&
         (recurring_.contains(said) ||
          (std::none_of(said.begin(), said.end(), IsDigit) && CountWords(said) <= kWordsOfScale));
}

void QuestionReader::ReadNotes() {
  while (at_ < lines_.end && (lines_.IsNote(at_, cues_.kind.has_value()) || wording_.IsCue(at_) ||
                              habits_.IsHelp(blocks_, at_))) {
    const Sign sign = blocks_.facts[at_].sign;
    composer_.Begin();
    composer_.AddLine(at_);
    at_ = lines_.Next(at_ + 1);
    std::vector<FoundOption> options;
    while (at_ < lines_.end && blocks_.facts[at_].sign == sign &&
           (blocks_.lines[at_].blanks == 0 || sign == Sign::kComment) &&
           (sign == Sign::kQuote || sign == Sign::kComment ||
            ReadOptionLine(blocks_, at_, options) == OptionEvidence::kNone)) {
      composer_.AddLine(at_);
      at_ = lines_.Next(at_ + 1);
    }
    question_->notes.push_back(composer_.End());
  }
}

void QuestionReader::NoteInstruction(std::string_view text) {
  deletions_ |= wording_.AsksToDelete(text);
}

// The wording of the prompt and of the notes under it.
void QuestionReader::ReadCues() {
  Span said = question_->prompt.text;
  if (question_->label) said.end = question_->label->text.end;
  if (!question_->notes.empty()) said.end = question_->notes.back().text.end;
  cues_ = wording_.Read(std::string_view(composer_.text()).substr(said.begin, said.size()), cues_);
  hint_->deletion |= cues_.deletion;
  Span prompt = question_->prompt.text;
  if (question_->label) prompt.end = question_->label->text.end;
  cues_.polar =
      cues_.polar ||
      wording_.AsksYesOrNo(std::string_view(composer_.text()).substr(prompt.begin, prompt.size()));
}

void QuestionReader::ReadOptions() {
  if (at_ >= lines_.end || !question_->options.empty() || respondents_.On(blocks_, at_)) return;
  if (ReadEnumerated(at_)) return;
  const OptionList list = ReadOptionList(lines_, at_, cues_.kind);
  if (list.options.empty() && ReadOptionsBelow()) return;
  for (const FoundOption& option : list.options) AddOption(option);
  at_ = list.next;
}

// A list that letters or numbers count is one of options where a mark stands in it, where the form
// asks to choose or is blank, or where a reply that can name one of them follows.
bool QuestionReader::ReadEnumerated(std::size_t line) {
  const EnumeratedList list = ReadEnumeratedList(lines_, line);
  if (list.options.empty()) return false;
  const bool short_labels =
      std::all_of(list.options.begin(), list.options.end(),
                  [](const FoundOption& o) { return o.label.size() <= kShortLabel; });
  const bool replied = list.next < lines_.end && habits_.ReplyOn(blocks_, list.next);
  const bool asks = cues_.kind && *cues_.kind != Kind::kChoice;
  const bool printed = list.letters && (habits_.lettered() || list.shared);
  const bool options =
      list.marked || asks || habits_.lists() ||
      (!list.stops && (cues_.kind || (replied && short_labels) || (printed && short_labels)));
  if (!options) return false;
  if (line > at_) ReadAside(line);
  for (const FoundOption& option : list.options) AddOption(option);
  at_ = list.next;
  return true;
}

// Options may stand under a help text or a piece of code. Boxes tell them in a form of boxes, and
// any list does in a form without replies, where all text is its own.
bool QuestionReader::ReadOptionsBelow() {
  std::size_t between = 0;
  bool help = true;  // all text so far
  for (std::size_t line = at_; line < lines_.end && between <= kLongHelp;
       line = lines_.Next(line + 1)) {
    if (habits_.ReplyOn(blocks_, line)) return false;
    const Sign sign = blocks_.facts[line].sign;
    if (sign == Sign::kTable || sign == Sign::kHeading) return false;
    if (sign == Sign::kCode) continue;
    if (line > at_) {
      if (habits_.lists() && ReadEnumerated(line)) return true;
      std::vector<FoundOption> first;
      const bool marked = ReadOptionLine(blocks_, line, first) == OptionEvidence::kMarked &&
                          !first.front().mark.empty();
      if ((marked && (help || habits_.boxed())) || (habits_.lists() && sign == Sign::kBullet)) {
        const OptionList list = ReadOptionList(lines_, line, cues_.kind);
        if (list.options.size() > 1) {
          ReadAside(line);
          for (const FoundOption& option : list.options) AddOption(option);
          at_ = list.next;
          return true;
        }
      }
    }
    help &= wording_.IsCue(line) || habits_.IsHelp(blocks_, line) ||
            blocks_.Opener(line, OpenerKind::kInstruction) != nullptr;
    between += blocks_.lines[line].body.size();
  }
  return false;
}

void QuestionReader::AddOption(const FoundOption& found) {
  Option option;
  composer_.Begin();
  const auto cover = [&](std::size_t begin, std::size_t end) {
    for (std::size_t line = begin; line < end; ++line) {
      if (lines_.InText(line)) composer_.AddLine(line, Span{}, blocks_.lines[line].body);
    }
  };
  cover(found.first_line, found.line);
  composer_.AddPlainLine(found.line, found.label, found.cover);
  for (std::size_t line = found.line + 1; line <= found.last_line; ++line) {
    if (lines_.InText(line)) composer_.AddLine(line);
  }
  cover(found.last_line + 1, found.end_line);
  option.label = composer_.End();
  option.value = found.value;
  option.state = found.state;
  option.mark = blocks_.text.substr(found.mark.begin, found.mark.size());
  question_->options.push_back(std::move(option));
}

// The first line of what leads to the next question: a heading without a sign, and the
// instructions under it. `detail`: a note asks for more than a selection.
std::size_t QuestionReader::FindTail(bool last, bool detail) const {
  if (at_ >= lines_.end) return lines_.end;
  std::vector<std::size_t> paragraphs;  // first lines
  for (std::size_t line = at_; line < lines_.end; line = lines_.Next(line + 1)) {
    if (line == at_ || blocks_.lines[line].blanks > 0) paragraphs.push_back(line);
  }
  const bool closed = !question_->options.empty() && !detail;
  if (last && !closed) return lines_.end;
  std::size_t first = paragraphs.size();
  while (first > 0 && (blocks_.Opener(paragraphs[first - 1], OpenerKind::kInstruction) != nullptr ||
                       lines_.IsNote(paragraphs[first - 1], cues_.kind.has_value()))) {
    --first;
  }
  const std::size_t needed = closed ? 1 : 2;  // an open question keeps a paragraph as its answer
  if (first < needed || !LooksLikeHeading(paragraphs[first - 1])) return lines_.end;
  const std::size_t heading = paragraphs[first - 1];
  const std::size_t after = first < paragraphs.size() ? paragraphs[first] : lines_.end;
  if (after - heading > 1 && lines_.Next(heading + 1) < after)
    return lines_.end;  // a paragraph of more lines
  // Short lines one after another are a list that was typed as an answer.
  if (!closed && first >= 3 && LooksLikeHeading(paragraphs[first - 2])) return lines_.end;
  return heading;
}

// Lines under the options that ask for more ("If yes, which:") are notes of the question. True
// where one does.
bool QuestionReader::ReadAfterOptions() {
  if (question_->options.empty()) return false;
  bool detail = false;
  while (at_ < lines_.end) {
    const bool follows = wording_.FollowsUp(at_);
    if (!follows && !lines_.IsNote(at_, cues_.kind.has_value()) &&
        blocks_.Opener(at_, OpenerKind::kInstruction) == nullptr) {
      break;
    }
    detail |= follows;
    composer_.Begin();
    composer_.AddLine(at_);
    std::size_t above = at_;
    at_ = lines_.Next(at_ + 1);
    while (at_ < lines_.end && blocks_.lines[at_].blanks == 0 && !Asks(blocks_.Content(above))) {
      composer_.AddLine(at_);
      above = at_;
      at_ = lines_.Next(at_ + 1);
    }
    question_->notes.push_back(composer_.End());
  }
  return detail;
}

// The line with the label of the reply; `tail` where there is none.
std::size_t QuestionReader::FindReply(std::size_t tail) const {
  std::size_t near = 0;
  for (std::size_t line = at_; line < tail && near < kNearReply; line = lines_.Next(line + 1)) {
    if (habits_.ReplyOn(blocks_, line)) return line;
    ++near;
  }
  return tail;
}

// What stands above the reply, or under it, and is none: a note for each paragraph.
void QuestionReader::ReadAside(std::size_t end) {
  while (at_ < end) {
    composer_.Begin();
    do {
      composer_.AddLine(at_);
      at_ = lines_.Next(at_ + 1);
    } while (at_ < end && blocks_.lines[at_].blanks == 0);
    question_->notes.push_back(composer_.End());
  }
}

void QuestionReader::ReadAnswer(std::size_t tail, bool last) {
  if (at_ >= tail) return;
  const std::size_t reply = FindReply(tail);
  const bool labelled = reply < tail;
  if (labelled) ReadAside(reply);
  // What stands apart under the last label of all is the end of the form.
  if (labelled && last && habits_.on_label_lines()) {
    const std::size_t next = lines_.Next(at_ + 1);
    if (habits_.ReplyOn(blocks_, at_)->empty() && next < tail && blocks_.lines[next].blanks > 0) {
      return ReadAside(tail);
    }
  }
  ReadReply(tail, labelled);
  if (at_ < tail) ReadRemarks(tail);
}

// The reply, up to another label that recurs where it has one itself.
void QuestionReader::ReadReply(std::size_t tail, bool labelled) {
  std::vector<std::size_t> comments;  // not shown to readers of the form: notes, not answers
  std::vector<Said> several;
  composer_.Begin();
  const std::size_t label = labelled ? at_ : tail;
  bool quoted = !labelled && blocks_.facts[at_].sign == Sign::kQuote;
  bool first = true;    // no text yet
  bool fenced = false;  // in the block of code that the reply begins with
  for (; at_ < tail; at_ = lines_.Next(at_ + 1)) {
    const LineFacts& facts = blocks_.facts[at_];
    if (facts.sign == Sign::kComment) {
      comments.push_back(at_);
      continue;
    }
    if (labelled && at_ != label && habits_.IsOtherLabel(blocks_, at_)) break;
    // A list keeps its bullets; headings and quotes of an answer keep theirs too.
    Span text = blocks_.lines[at_].body;
    if (at_ == label) {
      text = *habits_.ReplyOn(blocks_, at_);
    } else if (blocks_.Body(at_).ends_with("-->")) {
      text.end = facts.content.end;
    } else if (facts.sign == Sign::kCode && IsFence(blocks_.Body(at_)) && (first || fenced)) {
      fenced = first && !fenced;
      text.end = text.begin;
    } else if (facts.sign == Sign::kQuote && (quoted || first)) {
      quoted = true;
      while (!text.empty() &&
             (blocks_.text[text.begin] == '>' || IsSpace(blocks_.text[text.begin])))
        ++text.begin;
    } else {
      quoted = false;
    }
    if (const auto who = respondents_.On(blocks_, at_)) {
      several.push_back({composer_.text().size(), *who});
    }
    composer_.AddLine(at_, text, blocks_.lines[at_].body);
    first &= text.empty();
  }
  const Leaf answer = composer_.End();
  const std::string_view said =
      std::string_view(composer_.text()).substr(answer.text.begin, answer.text.size());
  if (!several.empty()) {
    ReadReplies(answer, several);
  } else if (!said.empty() && !IsPlaceholder(said) && !IsLabelAlone(said) &&
             !blocks_.rules->replies.IsBlank(said)) {
    question_->answer = answer;
  } else if (answer.part_count > 0) {  // a bare "Answer:" covers its line and says nothing
    question_->notes.push_back(answer);
  }
  for (const std::size_t line : comments) question_->notes.push_back(composer_.Single(line));
}

// The replies of several people are the answer together, unless they are words of the vocabulary
// alone.
void QuestionReader::ReadReplies(const Leaf& leaf, const std::vector<Said>& said) {
  Question& question = *question_;
  const std::string_view text = composer_.text();
  const auto clean = [&](Span span) { return blocks_.text.substr(span.begin, span.size()); };
  bool words = true;
  for (std::size_t k = 0; k < said.size(); ++k) {
    const RespondentLine& line = said[k].line;
    const std::size_t begin = text.find(clean(line.name), said[k].text);
    if (begin == text.npos) continue;
    const std::size_t end = k + 1 < said.size() ? said[k + 1].text : leaf.text.end;
    Reply reply;
    reply.respondent = {static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(begin + line.name.size())};
    const std::size_t value = begin + (line.value.begin - line.name.begin);
    reply.text = Trimmed(
        text, {static_cast<std::uint32_t>(std::min(value, end)), static_cast<std::uint32_t>(end)});
    while (!reply.text.empty() && text[reply.text.end - 1] == '\n') --reply.text.end;
    words &= reply.text.empty() || blocks_.rules->words.ValueOf(text.substr(
                                       reply.text.begin, reply.text.size())) != Value::kLabel;
    question.replies.push_back(reply);
  }
  if (words) {
    question.notes.push_back(leaf);
  } else {
    question.answer = leaf;
  }
}

// After a reply with a label: what other labels lead in. Where the reply is a word, remarks on it
// are the answer, as in tables.
void QuestionReader::ReadRemarks(std::size_t tail) {
  const auto said = [&](const Leaf& leaf) {
    return std::string_view(composer_.text()).substr(leaf.text.begin, leaf.text.size());
  };
  while (at_ < tail) {
    composer_.Begin();
    const std::optional<LineLabel> label = ReadLineLabel(blocks_, at_);
    const bool remark = label && habits_.IsRemark(blocks_, label->name) && question_->answer &&
                        blocks_.rules->words.ValueOf(said(*question_->answer)) != Value::kLabel;
    composer_.AddLine(at_, remark ? label->value : blocks_.facts[at_].content,
                      blocks_.lines[at_].body);
    at_ = lines_.Next(at_ + 1);
    while (at_ < tail && !habits_.IsOtherLabel(blocks_, at_)) {
      composer_.AddLine(at_);
      at_ = lines_.Next(at_ + 1);
    }
    const Leaf leaf = composer_.End();
    if (!remark || leaf.text.empty()) {
      question_->notes.push_back(leaf);
      continue;
    }
    question_->notes.push_back(*question_->answer);
    hint_->reply = question_->answer->text;
    question_->answer = leaf;
  }
}

void QuestionReader::DecideKind() {
  Question& question = *question_;
  if (question.kind != Kind::kText) return;
  const auto has = [&](Value value) {
    return std::any_of(question.options.begin(), question.options.end(),
                       [value](const Option& option) { return option.value == value; });
  };
  if (has(Value::kYes) && has(Value::kNo)) {
    question.kind = Kind::kYesNo;
  } else if (!question.options.empty()) {
    question.kind = cues_.kind.value_or(Kind::kChoice);
  } else if (cues_.polar && !cues_.request) {
    question.kind = Kind::kYesNo;
  }
}

}  // namespace qsift
