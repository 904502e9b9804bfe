#include "src/structure/question_reader.h"

#include <algorithm>

#include "src/base/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kWrappedPrompt = 60;  // bytes; a shorter line was ended on purpose
constexpr std::size_t kLongHeading = 110;   // bytes
constexpr std::size_t kLongLabel = 120;     // bytes; of an option without a mark
constexpr std::size_t kLongItem = 500;      // bytes; of a bullet where the prompt asks to choose
constexpr std::size_t kMostOptions = 200;

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

bool Asks(std::string_view text) {
  return EndsWithAny(text, {"?", "\uFF1F", "\u061F", ":", "\uFF1A"});
}

std::size_t CountWords(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

}  // namespace

bool QuestionReader::InText(std::size_t line) const { return !furniture_[line].has_value(); }

std::size_t QuestionReader::Next(std::size_t line) const {
  while (line < end_ && !InText(line)) ++line;
  return line;
}

bool QuestionReader::LooksLikeHeading(std::size_t line) const {
  const LineFacts& facts = blocks_.facts[line];
  const std::string_view content = blocks_.Content(line);
  if (facts.sign != Sign::kNone || content.empty() || content.size() > kLongHeading) return false;
  if (line > 0 && blocks_.lines[line].blanks == 0) return false;
  if (CountWords(content) > 14 ||
      EndsWithAny(content, {".", ";", ",", "!", "?", "\u3002", "\uFF1F"})) {
    return false;
  }
  const char32_t first = DecodeAt(content, 0).value;
  if (!IsLetter(first) || (IsLower(first) && !IsCjk(first))) return false;
  if (content.find("://") != content.npos || content.find('@') != content.npos ||
      content.find("www.") != content.npos) {
    return false;
  }
  return ValueOf(*blocks_.rules, content) == Value::kLabel &&
         blocks_.Opener(line, OpenerKind::kReply) == nullptr;
}

void QuestionReader::Begin(Question& question) {
  question_ = &question;
  cue_.reset();
  polar_ = false;
}

std::size_t QuestionReader::Read(const NumberedLine& start, std::size_t end, bool last,
                                 Question& question) {
  Begin(question);
  end_ = end;
  ReadPrompt(start);
  ReadLabel();
  ReadNotes();
  ReadCues();
  ReadNotes();  // with the cue known, the line above a list is one
  ReadOptions();
  const std::size_t tail = FindTail(last);
  ReadAfterOptions(tail);
  ReadAnswer(tail);
  DecideKind();
  return tail;
}

// The prompt covers the cells that have no part of their own, such as references and codes.
void QuestionReader::ReadRow(const TableQuestion& row, Question& question) {
  Begin(question);
  const TableCell* reply = nullptr;
  const TableCell* notes = nullptr;
  composer_.Begin();
  for (const TableCell& cell : row.cells) {
    const bool own =
        !cell.text.empty() && (cell.role == ColumnRole::kReply || cell.role == ColumnRole::kNotes);
    if (own) {
      (cell.role == ColumnRole::kReply ? reply : notes) = &cell;
      continue;
    }
    const bool prompt = cell.role == ColumnRole::kPrompt;
    composer_.AddLine(row.line, prompt ? cell.text : Span{}, cell.cover);
    if (cell.role == ColumnRole::kNumber) {
      question.number = blocks_.text.substr(cell.text.begin, cell.text.size());
    }
  }
  question.prompt = composer_.End();
  ReadCues();
  if (reply != nullptr) {
    std::vector<FoundOption> options;
    if (ReadOptionText(blocks_, row.line, reply->text, reply->cover, options) ==
        OptionEvidence::kMarked) {
      for (const FoundOption& option : options) AddOption(option);
    } else if (notes != nullptr) {
      question.notes.push_back(composer_.Single(row.line, reply->text, reply->cover));
      question.reply = question.notes.back().text;
    } else {
      question.answer = composer_.Single(row.line, reply->text, reply->cover);
    }
  }
  if (notes != nullptr) question.answer = composer_.Single(row.line, notes->text, notes->cover);
  DecideKind();
}

void QuestionReader::ReadPrompt(const NumberedLine& start) {
  Span text = start.text;
  Span cover = blocks_.lines[start.line].body;
  std::vector<FoundOption> options;
  const std::uint32_t inline_at = ReadInlineOptions(blocks_, start.line, start.text, options);
  if (inline_at < cover.end) {
    text.end = std::min(text.end, inline_at);
    cover.end = inline_at;
    while (!text.empty() && blocks_.text[text.end - 1] == ' ') --text.end;
    while (blocks_.text[cover.end - 1] == ' ' || blocks_.text[cover.end - 1] == '\t') --cover.end;
  }
  composer_.Begin();
  composer_.AddLine(start.line, WithoutEmphasis(blocks_.text, text), cover);
  question_->required = blocks_.facts[start.line].required;
  prompt_line_ = start.line;
  if (!options.empty()) {
    question_->prompt = composer_.End();
    for (const FoundOption& option : options) AddOption(option);
    at_ = Next(start.line + 1);
    return;
  }
  at_ = Next(start.line + 1);
  while (at_ < end_ && ContinuesPrompt(at_)) {
    composer_.AddLine(at_);
    question_->required |= blocks_.facts[at_].required;
    prompt_line_ = at_;
    at_ = Next(at_ + 1);
  }
  question_->prompt = composer_.End();
}

bool QuestionReader::ContinuesPrompt(std::size_t line) const {
  const LineFacts& facts = blocks_.facts[line];
  const LineFacts& before = blocks_.facts[prompt_line_];
  if (blocks_.lines[line].blanks > 0 || before.required || facts.sign != Sign::kNone ||
      before.sign == Sign::kHeading) {
    return false;
  }
  for (const OpenerKind kind : {OpenerKind::kNumber, OpenerKind::kNote, OpenerKind::kReply,
                                OpenerKind::kSection, OpenerKind::kClosing}) {
    if (blocks_.Opener(line, kind) != nullptr) return false;
  }
  std::vector<FoundOption> options;
  if (ReadOptionLine(blocks_, line, options) != OptionEvidence::kNone) return false;
  const std::string_view said = blocks_.Content(prompt_line_);
  const char32_t first = DecodeAt(blocks_.Content(line), 0).value;
  if (said.empty()) return true;
  if (first == '(') return true;
  if (Asks(said)) return false;
  if (IsLower(first)) return true;
  if (EndsWithAny(said, {".", "\u3002"})) return false;
  return said.size() >= kWrappedPrompt || IsCjk(first);
}

// A single bullet under the prompt names the part of it that is asked for.
void QuestionReader::ReadLabel() {
  if (at_ >= end_ || blocks_.facts[at_].sign != Sign::kBullet) return;
  const std::size_t next = Next(at_ + 1);
  if (next < end_ && blocks_.facts[next].sign == Sign::kBullet) return;
  const bool expected =
      EndsWithAny(blocks_.Content(prompt_line_), {":", "\uFF1A"}) || blocks_.facts[at_].required;
  std::vector<FoundOption> options;
  if (!expected || question_->required ||
      ReadOptionLine(blocks_, at_, options) == OptionEvidence::kMarked) {
    return;
  }
  question_->label = composer_.Single(at_);
  question_->required = blocks_.facts[at_].required;
  at_ = next;
}

bool QuestionReader::IsNote(std::size_t line) const {
  const Sign sign = blocks_.facts[line].sign;
  // "Statements:" above a list of options.
  const std::size_t next = Next(line + 1);
  const bool leads_in = sign == Sign::kNone && cue_ && next < end_ &&
                        blocks_.facts[next].sign == Sign::kBullet &&
                        EndsWithAny(blocks_.Content(line), {":", "\uFF1A"}) &&
                        blocks_.Body(line).size() <= kLongLabel;
  return leads_in || sign == Sign::kQuote || sign == Sign::kComment ||
         blocks_.Opener(line, OpenerKind::kNote) != nullptr;
}

void QuestionReader::ReadNotes() {
  while (at_ < end_ && IsNote(at_)) {
    const Sign sign = blocks_.facts[at_].sign;
    composer_.Begin();
    composer_.AddLine(at_);
    at_ = Next(at_ + 1);
    std::vector<FoundOption> options;
    while (at_ < end_ && blocks_.facts[at_].sign == sign &&
           (blocks_.lines[at_].blanks == 0 || sign == Sign::kComment) &&
           (sign == Sign::kQuote || sign == Sign::kComment ||
            ReadOptionLine(blocks_, at_, options) == OptionEvidence::kNone)) {
      composer_.AddLine(at_);
      at_ = Next(at_ + 1);
    }
    question_->notes.push_back(composer_.End());
  }
}

// How many of the options found belong to the run; 0 where it is none.
std::size_t QuestionReader::CountOptions(std::vector<FoundOption>& found) const {
  std::size_t sure = 0;  // options up to the last that is one by itself
  std::size_t words = 0;
  bool marked = false;
  bool bullets = true;
  bool other = false;
  for (std::size_t line = at_; line < end_ && found.size() < kMostOptions; line = Next(line + 1)) {
    const LineFacts& facts = blocks_.facts[line];
    const OptionEvidence evidence = ReadOptionLine(blocks_, line, found);
    const bool bullet = facts.sign == Sign::kBullet;
    if (evidence != OptionEvidence::kNone) {
      marked |= evidence == OptionEvidence::kMarked;
      words += evidence == OptionEvidence::kWords;
      bullets &= bullet;
      other |= found.back().value == Value::kOther || found.back().value == Value::kUnknown;
      sure = found.size();
      continue;
    }
    // A wrapped label goes on below its mark.
    if (marked && !found.empty() && facts.sign == Sign::kNone && blocks_.lines[line].blanks == 0 &&
        blocks_.lines[line].indent > blocks_.lines[found.back().line].indent &&
        found.back().last_line + 1 == line) {
      found.back().last_line = line;
      continue;
    }
    const std::string_view content = blocks_.Content(line);
    const std::size_t longest = bullet && cue_ ? kLongItem : kLongLabel;
    const bool plausible =
        !content.empty() && content.size() <= longest && !IsNote(line) &&
        (bullet || (facts.sign == Sign::kNone && !EndsWithAny(content, {"."}))) &&
        blocks_.Opener(line, OpenerKind::kInstruction) == nullptr &&
        blocks_.Opener(line, OpenerKind::kReply) == nullptr;
    if (!plausible ||
        (!found.empty() && bullet != (blocks_.facts[found.front().line].sign == Sign::kBullet))) {
      break;
    }
    bullets &= bullet;
    const Span body = blocks_.lines[line].body;
    found.push_back({line, line, facts.content, body, Value::kLabel, State::kUnknown, {}});
  }
  const std::size_t all = found.size();
  if (marked || words >= 2) return sure;
  if (bullets && all >= 2 && (words > 0 || cue_)) return all;
  if (other && sure >= 3) return sure;
  if (cue_ && *cue_ != Kind::kChoice && all >= 3) return all;
  return 0;
}

// The wording of the prompt and of the notes under it.
void QuestionReader::ReadCues() {
  const PromptRules& rules = blocks_.rules->prompts;
  const std::string_view wording =
      std::string_view(composer_.text()).substr(question_->prompt.text.begin);
  if (!rules.set.Match(wording, blocks_.languages, matches_)) return;
  for (const int index : matches_) {
    const auto at = static_cast<std::size_t>(index);
    if (at >= rules.cues.size()) {
      polar_ = true;
    } else if (!cue_ || *cue_ == Kind::kChoice) {
      cue_ = rules.cues[at].kind;
    }
  }
}

void QuestionReader::ReadOptions() {
  if (at_ >= end_ || !question_->options.empty()) return;
  std::vector<FoundOption> found;
  const std::size_t count = CountOptions(found);
  found.resize(count);
  ReadBold(found);
  for (const FoundOption& option : found) AddOption(option);
  if (count > 0) at_ = Next(found[count - 1].last_line + 1);
}

// "**Yes**" beside a plain "No": where no other mark is used, the bold label is the chosen one.
void QuestionReader::ReadBold(std::vector<FoundOption>& found) const {
  const auto bold = [this](const FoundOption& option) {
    const Span label = blocks_.facts[option.line].content;
    return blocks_.facts[option.line].bold && label == option.label;
  };
  const auto bolds = std::count_if(found.begin(), found.end(), bold);
  const bool marked = std::any_of(found.begin(), found.end(),
                                  [](const FoundOption& option) { return !option.mark.empty(); });
  if (marked || bolds == 0 || bolds == std::ssize(found)) return;
  for (FoundOption& option : found) {
    option.state = bold(option) ? State::kSelected : State::kUnselected;
    if (bold(option)) option.mark = {option.label.begin - 2, option.label.begin};
  }
}

void QuestionReader::AddOption(const FoundOption& found) {
  Option option;
  composer_.Begin();
  composer_.AddLine(found.line, found.label, found.cover);
  for (std::size_t line = found.line + 1; line <= found.last_line; ++line) {
    if (InText(line)) composer_.AddLine(line);
  }
  option.label = composer_.End();
  option.value = found.value;
  option.state = found.state;
  option.mark = blocks_.text.substr(found.mark.begin, found.mark.size());
  question_->options.push_back(std::move(option));
}

// The first line of what leads to the next question: a heading without a sign, and the
// instructions under it.
std::size_t QuestionReader::FindTail(bool last) const {
  if (at_ >= end_) return end_;
  std::vector<std::size_t> paragraphs;  // first lines
  for (std::size_t line = at_; line < end_; line = Next(line + 1)) {
    if (line == at_ || blocks_.lines[line].blanks > 0) paragraphs.push_back(line);
  }
  const bool closed = !question_->options.empty();
  if (last && !closed) return end_;
  std::size_t first = paragraphs.size();
  while (first > 0 && (blocks_.Opener(paragraphs[first - 1], OpenerKind::kInstruction) != nullptr ||
                       IsNote(paragraphs[first - 1]))) {
    --first;
  }
  const std::size_t needed = closed ? 1 : 2;  // an open question keeps a paragraph as its answer
  if (first < needed || !LooksLikeHeading(paragraphs[first - 1])) return end_;
  const std::size_t heading = paragraphs[first - 1];
  const std::size_t after = first < paragraphs.size() ? paragraphs[first] : end_;
  if (after - heading > 1 && Next(heading + 1) < after) return end_;  // a paragraph of more lines
  // Short lines one after another are a list that was typed as an answer.
  if (!closed && first >= 3 && LooksLikeHeading(paragraphs[first - 2])) return end_;
  return heading;
}

// Lines under the options that ask for more ("If yes, which:") are notes of the question.
void QuestionReader::ReadAfterOptions(std::size_t tail) {
  if (question_->options.empty()) return;
  while (at_ < tail && (IsNote(at_) || blocks_.Opener(at_, OpenerKind::kInstruction) != nullptr)) {
    composer_.Begin();
    composer_.AddLine(at_);
    at_ = Next(at_ + 1);
    while (at_ < tail && blocks_.lines[at_].blanks == 0 && !Asks(blocks_.Content(at_ - 1))) {
      composer_.AddLine(at_);
      at_ = Next(at_ + 1);
    }
    question_->notes.push_back(composer_.End());
  }
}

void QuestionReader::ReadAnswer(std::size_t tail) {
  if (at_ >= tail) return;
  std::vector<std::size_t> comments;  // not shown to readers of the form: notes, not answers
  composer_.Begin();
  bool first = true;
  for (; at_ < tail; at_ = Next(at_ + 1)) {
    if (blocks_.facts[at_].sign == Sign::kComment) {
      comments.push_back(at_);
      continue;
    }
    // A list keeps its bullets; headings and quotes of an answer keep theirs too.
    Span text = blocks_.lines[at_].body;
    if (blocks_.Body(at_).ends_with("-->")) text.end = blocks_.facts[at_].content.end;
    const OpenerRule* reply = first ? blocks_.Opener(at_, OpenerKind::kReply) : nullptr;
    MatchView match;
    if (reply != nullptr && reply->pattern.MatchAt(blocks_.Content(at_), 0, &match)) {
      text = blocks_.facts[at_].content;
      text.begin += static_cast<std::uint32_t>(match[0].size());
    }
    composer_.AddLine(at_, text, blocks_.lines[at_].body);
    first = false;
  }
  const Leaf answer = composer_.End();
  if (!answer.text.empty()) {
    question_->answer = answer;
  } else if (answer.part_count > 0) {  // a bare "Answer:" covers its line and says nothing
    question_->notes.push_back(answer);
  }
  for (const std::size_t line : comments) question_->notes.push_back(composer_.Single(line));
}

void QuestionReader::DecideKind() {
  Question& question = *question_;
  const auto has = [&](Value value) {
    return std::any_of(question.options.begin(), question.options.end(),
                       [value](const Option& option) { return option.value == value; });
  };
  if (has(Value::kYes) && has(Value::kNo)) {
    question.kind = Kind::kYesNo;
  } else if (!question.options.empty()) {
    question.kind = cue_.value_or(Kind::kChoice);
  } else if (polar_) {
    question.kind = Kind::kYesNo;
  }
}

}  // namespace qsift
