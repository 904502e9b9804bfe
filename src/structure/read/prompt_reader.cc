#include "src/structure/read/prompt_reader.h"

#include <algorithm>

#include "src/rules/form_rules.h"
#include "src/structure/choose/number_aside.h"
#include "src/structure/lines/column_grid.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/marks.h"
#include "src/structure/lines/stars.h"
#include "src/structure/read/enumerated_list.h"
#include "src/structure/read/letter_brackets.h"
#include "src/text/enumerator.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kWrappedPrompt = 60;  // bytes; a shorter line was ended on purpose
constexpr std::size_t kWrappedLines = 3;    // below boxes, in which a prompt ends
constexpr std::size_t kLongTitle = 80;      // bytes
constexpr std::size_t kLongRow = 600;       // bytes; of a prompt with options after it
constexpr std::uint32_t kBoldSign = 2;      // bytes of "**"
constexpr std::size_t kInlineReplies = 3;   // questions with a reply on the line, at least

bool IsSign(char c) { return c == '*' || c == '_'; }

// "Which ones? (several are possible)"
bool EndsInAside(std::string_view text) {
  if (!text.ends_with(')')) return false;
  const std::size_t asked = AfterLastQuestionMark(text);
  const std::size_t aside = asked == text.npos ? asked : text.find_first_not_of(' ', asked);
  return aside != text.npos && text[aside] == '(' && text.find(')', aside) + 1 == text.size();
}

std::string_view FirstWord(std::string_view text) { return text.substr(0, text.find(' ')); }

// "**Is it known?** *If so, say how.* Yes, by ear.": after the emphasis that ends at the offset,
// and a hint in italics after it; the offset itself where there is none.
std::size_t AfterHint(std::string_view content, std::size_t at) {
  const std::size_t asked = at;
  while (at < content.size() && IsSign(content[at])) ++at;
  if (at == asked && at < content.size() && !IsSpace(content[at])) return asked;
  const std::size_t hint = content.find_first_not_of(" \t", at);
  if (hint == content.npos || hint + 2 >= content.size() || !IsSign(content[hint]) ||
      !WordBeginsAt(content, hint + 1)) {
    return at;
  }
  const std::size_t close = content.find(content[hint], hint + 1);
  const bool closed = close != content.npos && !IsSpace(content[close - 1]) &&
                      (close + 1 == content.size() || IsSpace(content[close + 1]));
  // "Is it yours? *Yes* since May.": a word or two are no hint.
  const bool reply =
      closed && std::count(content.begin() + static_cast<std::ptrdiff_t>(hint),
                           content.begin() + static_cast<std::ptrdiff_t>(close), ' ') < 2;
  return closed && !reply ? close + 1 : at;
}

// After the last question mark of the text, or after its first colon; the end of the text where
// nothing stands there.
std::uint32_t ReplyBegin(std::string_view clean, Span text, std::size_t asked) {
  const std::string_view content = clean.substr(text.begin, text.size());
  std::size_t at = asked;
  if (at != content.npos) at = AfterHint(content, at);
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

std::uint32_t ReplyBegin(std::string_view clean, Span text) {
  return ReplyBegin(clean, text, AfterLastQuestionMark(clean.substr(text.begin, text.size())));
}

// As ReplyBegin(), where the first word may be struck out or in bold: "Is it open? ~~Yes~~ / No".
std::uint32_t WordsBegin(std::string_view clean, Span text) {
  const std::string_view content = clean.substr(text.begin, text.size());
  const std::size_t at = AfterLastQuestionMark(content);
  const std::size_t word = content.find_first_not_of(" \t", std::min(at, content.size()));
  const bool sign =
      word != content.npos && word > at &&
      (content.substr(word).starts_with("~~") || content.substr(word).starts_with("**") ||
       content.substr(word).starts_with("__"));
  return sign && word + 2 < content.size() && WordBeginsAt(content, word + 2)
             ? text.begin + static_cast<std::uint32_t>(word)
             : ReplyBegin(clean, text, at);
}

// "Year of foundation:    1952": a gap stands before the place.
bool IsAfterGap(std::string_view clean, std::uint32_t at) {
  const std::string_view before = clean.substr(0, at);
  return before.ends_with("  ") || before.ends_with('\t');
}

// Leaves out of a prompt's line what begins at `end`.
void EndBefore(const Blocks& blocks, std::uint32_t end, Span& text, Span& cover) {
  text.end = std::min(text.end, end);
  cover.end = end;
  while (!text.empty() && IsSpace(blocks.text[text.end - 1])) --text.end;
  text = WithoutLeader(blocks.text, text);
  while (IsSpace(blocks.text[cover.end - 1])) --cover.end;
}

}  // namespace

void PromptReader::DecideHabits(const std::vector<NumberedLine>& questions,
                                const std::vector<QuestionExtent>& extents) {
  std::size_t replies = 0;
  std::size_t below = 0;
  std::size_t hints = 0;   // lines that go on after what they ask, over something else
  std::size_t blanks = 0;  // questions without a reply
  for (std::size_t k = 0; k < questions.size(); ++k) {
    const std::size_t line = questions[k].line;
    lines_.end = extents[k].end;
    const Span text = questions[k].text;
    // Boxes on the line are the reply.
    std::vector<FoundOption> boxes;
    ReadInlineOptions(blocks_, line, text, boxes);
    if (!boxes.empty()) continue;
    const std::uint32_t begin = ReplyBegin(blocks_.text, text);
    const bool more =
        begin < text.end && !wording_.Orders(blocks_.text.substr(begin, text.end - begin));
    const bool under = lines_.Next(line + 1) < lines_.end;
    below += under;
    hints += more && under;
    replies += more && !under;
    blanks += !more && !under;
  }
  std::vector<Span> prompts;
  prompts.reserve(questions.size());
  for (const NumberedLine& question : questions) prompts.push_back(question.text);
  draft_.bracket_letters = HaveBracketLetters(blocks_, prompts, extents);
  inline_replies_ =
      replies >= kInlineReplies && (replies > below || (replies > 2 * hints && below > blanks));
}

// What stands between a number and what it asks.
void PromptReader::ReadContext(const NumberedLine& start) {
  composer_.Begin();
  for (std::size_t line = lines_.Next(start.line + 1); line < start.asked;
       line = lines_.Next(line + 1)) {
    composer_.AddLine(line);
  }
  draft_.question->notes.push_back(composer_.End());
}

// "**1. Scope.** What is done?": the title before what a numbered question asks, where bold type
// begins before the number and ends after the title; empty where there is none.
Span PromptReader::TitleInBold(const NumberedLine& start) const {
  const std::uint32_t begin = blocks_.lines[start.line].body.begin;
  const std::string_view before = blocks_.text.substr(begin, start.text.begin - begin);
  const std::size_t open = before.find("**");
  if (open == before.npos || before.find("**", open + kBoldSign) != before.npos) return {};
  const std::string_view text = blocks_.Text(start.text);
  const std::size_t close = text.find("**");
  if (close == text.npos || close == 0 || close > kLongTitle) return {};
  const std::string_view asked = text.substr(close + kBoldSign);
  if (asked.empty() || !IsSpace(asked.front()) || HasQuestionMark(text.substr(0, close))) return {};
  if (!HasQuestionMark(asked) && !wording_.Orders(asked)) return {};
  return {start.text.begin, start.text.begin + static_cast<std::uint32_t>(close)};
}

void PromptReader::ReadPrompt(const NumberedLine& start) {
  const std::size_t first = start.asked > 0 ? start.asked : start.line;
  if (first != start.line) ReadContext(start);
  Span asked = start.text;
  Span cover = blocks_.lines[first].body;
  if (const Span title = TitleInBold(start); first == start.line && !title.empty()) {
    asked.begin = cover.begin = title.end + kBoldSign;
    draft_.question->notes.push_back(
        composer_.Single(first, title, {blocks_.lines[first].body.begin, cover.begin}));
    while (IsSpace(blocks_.text[asked.begin])) ++asked.begin;
  }
  Span text = asked;
  if (IsPoints(blocks_.text.substr(text.begin, text.size()))) text.end = text.begin;
  std::vector<FoundOption> options;
  std::uint32_t inline_at = ReadInlineOptions(blocks_, first, asked, options);
  if (options.empty()) inline_at = CountedOptions(first, asked, options);
  if (options.empty()) {
    // "Is it public?   Yes X   No": labels of the vocabulary and marks after the question.
    const std::uint32_t begin = WordsBegin(blocks_.text, asked);
    if (begin < text.end && ReadOptionText(blocks_, first, {begin, text.end}, {begin, cover.end},
                                           options) == OptionEvidence::kMarked) {
      inline_at = begin;
    } else {
      options.clear();
    }
  }
  if (inline_at < cover.end) {
    EndBefore(blocks_, inline_at, text, cover);
  }
  draft_.at = lines_.Next(first + 1);
  const std::uint32_t reply_at = options.empty() ? InlineReply(first, asked, draft_.at) : text.end;
  const bool replied = reply_at < text.end;
  if (replied) {
    text.end = cover.end = reply_at;
    while (IsSpace(blocks_.text[text.end - 1])) --text.end;
    cover.end = text.end;
  }
  // "Question" over what it asks is a note: the question begins below it.
  const bool label_alone = text.empty() && start.number.empty() && draft_.at < lines_.end;
  if (label_alone) draft_.question->notes.push_back(composer_.Single(first));
  TakeStar(first, text);
  composer_.Begin();
  if (first != start.line) {
    composer_.AddPlainLine(start.line, Span{}, blocks_.lines[start.line].body);
  }
  if (!label_alone) {
    composer_.AddPlainLine(first, WithoutEmphasis(blocks_.text, text), cover);
  }
  draft_.question->required |= start.required || blocks_.facts[first].required;
  draft_.prompt_line = first;
  if (replied) {
    draft_.question->prompt = composer_.End();
    draft_.question->answer =
        composer_.Single(first, {reply_at, asked.end}, {reply_at, blocks_.lines[first].body.end});
    return;
  }
  if (!options.empty()) {
    if (IsAfterGap(blocks_.text, inline_at)) ReadBelowBoxes(text);
    draft_.question->prompt = composer_.End();
    for (const FoundOption& option : options) draft_.AddOption(option);
    return;
  }
  question_text_ = !text.empty();
  while (draft_.at < lines_.end && ContinuesPrompt(draft_.at)) {
    question_text_ = true;
    draft_.question->required |= blocks_.facts[draft_.at].required;
    draft_.prompt_line = draft_.at;
    text = blocks_.facts[draft_.at].content;
    cover = blocks_.lines[draft_.at].body;
    inline_at = ReadInlineOptions(blocks_, draft_.at, text, options);
    if (!options.empty()) EndBefore(blocks_, inline_at, text, cover);
    const std::size_t line = draft_.at;
    draft_.at = lines_.Next(line + 1);
    const Span whole = text;
    const std::uint32_t said = options.empty() ? ReplyAfterGap(line, text, draft_.at) : text.end;
    if (said < text.end) EndBefore(blocks_, said, text, cover);
    TakeStar(line, text);
    composer_.AddPlainLine(line, text, cover);
    if (said < whole.end) {
      draft_.question->prompt = composer_.End();
      draft_.question->answer =
          composer_.Single(line, {said, whole.end}, {said, blocks_.lines[line].body.end});
      return;
    }
    if (!options.empty()) break;
  }
  draft_.question->prompt = composer_.End();
  for (const FoundOption& option : options) draft_.AddOption(option);
}

// "Kind of roof:    1 - flat    2 - steep (x)": options that are counted after a gap, one of them
// marked, or each a word of the vocabulary. Returns where the first begins, or the line's end.
std::uint32_t PromptReader::CountedOptions(std::size_t line, Span text,
                                           std::vector<FoundOption>& options) const {
  const std::string_view said = blocks_.Text(text);
  const std::uint32_t none = blocks_.lines[line].body.end;
  if (said.size() > kLongRow) return none;
  for (std::size_t gap = said.find("  "); gap != said.npos; gap = said.find("  ", gap)) {
    gap = said.find_first_not_of(' ', gap);
    if (gap == said.npos) return none;
    if (!IsAlnum(DecodeAt(said, gap).value)) continue;
    const auto begin = text.begin + static_cast<std::uint32_t>(gap);
    EnumeratedList list = ReadEnumeratedText(lines_, line, {begin, text.end});
    const bool words = std::all_of(list.options.begin(), list.options.end(),
                                   [](const auto& o) { return o.value != Value::kLabel; });
    if (list.options.empty() || !(list.marked || words)) continue;
    options = std::move(list.options);
    return begin;
  }
  return none;
}

// "Is the roof sound, and the      [ ] Yes [x] No" over "gutter?": what is asked goes on below
// boxes that stand apart from it.
void PromptReader::ReadBelowBoxes(Span asked) {
  const std::string_view said = blocks_.Text(asked);
  if (EndsInQuestionOrColon(said) || EndsInStop(said)) return;
  // A reply may go on below boxes, too: what is asked ends with its mark.
  std::size_t last = draft_.at;
  for (std::size_t k = 0; k < kWrappedLines && last < lines_.end;
       ++k, last = lines_.Next(last + 1)) {
    const std::string_view below = blocks_.Content(last);
    if (below.empty() || !IsLower(DecodeAt(below, 0).value) || blocks_.lines[last].blanks > 0)
      return;
    if (EndsInQuestionOrColon(below)) break;
    if (k + 1 == kWrappedLines) return;
  }
  if (last >= lines_.end) return;
  question_text_ = true;
  while (draft_.at <= last && ContinuesPrompt(draft_.at)) {
    draft_.prompt_line = draft_.at;
    composer_.AddPlainLine(draft_.at, blocks_.facts[draft_.at].content,
                           blocks_.lines[draft_.at].body);
    draft_.at = lines_.Next(draft_.at + 1);
  }
}

// "Is it open? *   [ ] Yes [x] No", "Keeper*: Ann": before boxes or a reply, a star marks the
// question as required as it does at the end of a line.
void PromptReader::TakeStar(std::size_t line, Span& text) {
  std::string_view said = blocks_.text.substr(text.begin, text.size());
  const bool colon = said.ends_with("*:");
  if (colon) said.remove_suffix(1);
  if (said.size() < 3 || !said.ends_with('*') || said[said.size() - 2] == '*' ||
      std::count(said.begin(), said.end(), '*') != 1 ||
      EndsEmphasis(blocks_.text, blocks_.lines, line, said)) {
    return;
  }
  draft_.question->required = true;
  if (colon) return;  // it stands inside of the prompt
  --text.end;
  while (!text.empty() && IsSpace(blocks_.text[text.end - 1])) --text.end;
}

// Where the reply begins on the prompt's line, where nothing stands below: a word of the vocabulary
// after a question mark, or any text in a form that replies so. The text's end where there is
// none.
std::uint32_t PromptReader::InlineReply(std::size_t line, Span text, std::size_t next) const {
  if (next < lines_.end || text.empty()) return text.end;
  const std::uint32_t begin = ReplyBegin(blocks_.text, text);
  if (begin == text.end || wording_.Orders(blocks_.text.substr(begin, text.end - begin))) {
    return text.end;
  }
  if (inline_replies_) return begin;
  // "If yes, since when: 1952", where others have a box ticked.
  if (habits_.ticked() && blocks_.Opener(line, OpenerKind::kCondition) != nullptr) return begin;
  if (IsAfterGap(blocks_.text, begin)) return begin;
  const std::string_view reply = blocks_.text.substr(begin, text.end - begin);
  return blocks_.rules->words.ValueOf(reply) != Value::kLabel ? begin : text.end;
}

// The reply on the last line of a wrapped prompt: after its question mark and a gap.
std::uint32_t PromptReader::ReplyAfterGap(std::size_t line, Span text, std::size_t next) const {
  const std::size_t mark = AfterLastQuestionMark(blocks_.text.substr(text.begin, text.size()));
  if (mark == std::string_view::npos) return text.end;
  const std::uint32_t begin = InlineReply(line, text, next);
  return IsAfterGap(blocks_.text, begin) ? begin : text.end;
}

bool PromptReader::ContinuesPrompt(std::size_t line) {
  const LineFacts& facts = blocks_.facts[line];
  if (habits_.ReplyOn(blocks_, line) || habits_.IsOtherLabel(blocks_, line) ||
      habits_.IsHelp(blocks_, line)) {
    return false;
  }
  const LineFacts& before = blocks_.facts[draft_.prompt_line];
  if (blocks_.lines[line].blanks > (question_text_ ? 0 : 1) ||
      (before.required && question_text_) ||
      (facts.sign != Sign::kNone && !(facts.sign == Sign::kQuote && before.sign == facts.sign)) ||
      (question_text_ && before.sign == Sign::kHeading) ||
      blocks_.spoken[line].turn == Turn::kReply) {
    return false;
  }
  // "**4. Name of the office**" ends with its emphasis.
  if (question_text_ && before.bold && !facts.bold &&
      EndsWithAny(blocks_.Body(draft_.prompt_line), {"**", "__"})) {
    return false;
  }
  // "20 metres?" under a line that was wrapped counts nothing.
  const std::string_view above = blocks_.Content(draft_.prompt_line);
  const bool asks_on = question_text_ && EndsInQuestionMark(blocks_.Content(line)) &&
                       above.size() >= kWrappedPrompt && !EndsInQuestionOrColon(above) &&
                       !LastIsFullStop(above);
  for (const OpenerKind kind : {OpenerKind::kNumber, OpenerKind::kNote, OpenerKind::kReply,
                                OpenerKind::kSection, OpenerKind::kClosing}) {
    if (asks_on && (kind == OpenerKind::kNumber || kind == OpenerKind::kSection)) continue;
    const OpenerStyle* rule = blocks_.Opener(line, kind);
    // A title that needs the number of a question below it ends the lines of the question.
    if (rule != nullptr && !rule->parent) return false;
  }
  if (question_text_ &&
      (wording_.IsCue(line) || LooksLikeAddress(FirstWord(blocks_.Content(line)))))
    return false;
  std::vector<FoundOption> options;
  if (ReadOptionLine(blocks_, line, options) != OptionEvidence::kNone && !LeadsToBoxes(line)) {
    return false;
  }
  if (const auto item = ReadEnumerator(blocks_.Content(line)); item && item->ordinal == 1) {
    return false;
  }
  if (WholeMark(blocks_, blocks_.Body(line))) return false;
  if (blocks_.Body(line).starts_with("___")) return false;  // a line to write on
  const std::string_view said = question_text_ ? blocks_.Content(draft_.prompt_line) : "";
  const char32_t first = DecodeAt(blocks_.Content(line), 0).value;
  if (said.empty()) return true;
  if (first == '(') return true;
  // "*Is it new?" above "Was it bought?*": the hint goes on.
  if (LastStarOf(said) == Star::kOpens) return true;
  if (EndsInQuestionOrColon(said)) return false;
  // A star, or a sign before more that is said of it, may stand below the aside.
  if (EndsInAside(said) && IsAlnum(DecodeAt(blocks_.Body(line), 0).value)) return false;
  if (IsLower(first)) return true;
  if (LastIsFullStop(said)) return HangsBeforeReply(line);
  return said.size() >= kWrappedPrompt || IsCjk(first);
}

// "in the year of the fire ....... Yes [ ] No [x]": the end of what is asked, before its boxes.
bool PromptReader::LeadsToBoxes(std::size_t line) const {
  const Span content = blocks_.facts[line].content;
  std::vector<FoundOption> boxes;
  return HasLeader(blocks_.Content(line)) &&
         ReadInlineOptions(blocks_, line, content, boxes) < blocks_.lines[line].body.end;
}

// "4.  You write that it is old." above "    Please say how old.": a sentence under the text of a
// number, in a question whose reply has a label below.
bool PromptReader::HangsBeforeReply(std::size_t line) const {
  const std::uint32_t indent = blocks_.lines[draft_.prompt_line].indent;
  const std::string_view above = blocks_.Body(draft_.prompt_line);
  if (above.size() < kWrappedPrompt || blocks_.lines[line].indent <= indent ||
      blocks_.Opener(draft_.prompt_line, OpenerKind::kNumber) == nullptr) {
    return false;
  }
  std::size_t end = line + 1;
  while (end < lines_.end && blocks_.lines[end].blanks == 0) ++end;
  return end < lines_.end && habits_.ReplyOn(blocks_, end).has_value();
}

// A single bullet under the prompt names the part of it that is asked for.
void PromptReader::ReadLabel() {
  if (draft_.at >= lines_.end || blocks_.facts[draft_.at].sign != Sign::kBullet) return;
  const std::size_t next = lines_.Next(draft_.at + 1);
  if (next < lines_.end && blocks_.facts[next].sign == Sign::kBullet) return;
  const bool expected =
      LastIsColon(blocks_.Content(draft_.prompt_line)) || blocks_.facts[draft_.at].required;
  std::vector<FoundOption> options;
  if (!expected || draft_.question->required ||
      ReadOptionLine(blocks_, draft_.at, options) == OptionEvidence::kMarked) {
    return;
  }
  draft_.question->label = composer_.Single(draft_.at);
  draft_.question->required = blocks_.facts[draft_.at].required;
  draft_.at = next;
}

// A statement with a box before it, or one of the signs that the document explains.
void PromptReader::ReadBox(const NumberedLine& start) {
  Question& question = *draft_.question;
  question.state = start.state;
  question.mark = blocks_.text.substr(start.box.begin, start.box.size());
  if (start.legend < 0) {
    if (!HasQuestionMark(composer_.text().substr(question.prompt.text.begin))) {
      draft_.hint->kind = Kind::kStatement;
    }
    return;
  }
  draft_.AddLegend(blocks_.legend, start.legend, question.mark);
}

}  // namespace qsift
