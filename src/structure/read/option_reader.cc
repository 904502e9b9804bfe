#include "src/structure/read/option_reader.h"

#include <algorithm>

#include "src/structure/read/letter_brackets.h"
#include "src/structure/read/option_list.h"
#include "src/text/punctuation.h"

namespace qsift {
namespace {

constexpr std::size_t kLongHelp = 400;    // bytes; of a text above options
constexpr std::size_t kShortLabel = 120;  // bytes; of an option that a letter counts

}  // namespace

void OptionReader::ReadOptions() {
  if (draft_.at >= lines_.end || !draft_.question->options.empty() ||
      draft_.respondents.On(blocks_, draft_.at))
    return;
  if (ReadEnumerated(draft_.at)) return;
  const OptionList list = ReadOptionList(lines_, draft_.at, draft_.cues.kind);
  if (list.options.empty() && ReadOptionsBelow()) return;
  for (const FoundOption& option : list.options) draft_.AddOption(option);
  draft_.at = list.next;
}

// "Kind of study (B)" over "A. trial", "B. survey": true where the brackets name the options that
// are chosen.
bool OptionReader::TakeBracketLetters(EnumeratedList& list) const {
  if (!draft_.bracket_letters || !list.letters || list.marked) return false;
  const auto letters = ReadBracketLetters(blocks_, blocks_.facts[draft_.prompt_line].content);
  return letters && SelectLetters(*letters, list.options);
}

// A list that letters or numbers count is one of options where a mark stands in it, where the form
// asks to choose or is blank, or where a reply that can name one of them follows.
bool OptionReader::ReadEnumerated(std::size_t line) {
  EnumeratedList list = ReadEnumeratedList(lines_, line);
  if (list.options.empty()) return false;
  const bool named = TakeBracketLetters(list);
  const bool short_labels =
      std::all_of(list.options.begin(), list.options.end(),
                  [](const FoundOption& o) { return o.label.size() <= kShortLabel; });
  const bool replied = list.next < lines_.end && habits_.ReplyOn(blocks_, list.next);
  const bool asks = draft_.cues.kind && *draft_.cues.kind != Kind::kChoice;
  const bool printed = list.letters && (habits_.lettered() || list.shared);
  const bool led_in = list.letters && habits_.lettered() && AsksAbove(line);
  const bool options = list.marked || named || asks || habits_.lists() ||
                       (!list.stops && (draft_.cues.kind || (replied && short_labels) ||
                                        (printed && (short_labels || led_in))));
  if (!options) return false;
  if (line > draft_.at) draft_.ReadAside(line);
  for (const FoundOption& option : list.options) draft_.AddOption(option);
  draft_.at = list.next;
  return true;
}

// What stands right above the line asks or leads in, or is a piece of code that the prompt shows.
bool OptionReader::AsksAbove(std::size_t line) const {
  std::size_t above = line;
  while (above > 0 && !lines_.InText(--above)) {
  }
  return blocks_.facts[above].sign == Sign::kCode || EndsInQuestionOrColon(blocks_.Content(above));
}

// Options may stand under a help text or a piece of code. Boxes tell them in a form of boxes, and
// any list does in a form without replies, where all text is its own.
bool OptionReader::ReadOptionsBelow() {
  std::size_t between = 0;
  bool help = true;  // all text so far
  for (std::size_t line = draft_.at; line < lines_.end && between <= kLongHelp;
       line = lines_.Next(line + 1)) {
    if (habits_.ReplyOn(blocks_, line)) return false;
    const Sign sign = blocks_.facts[line].sign;
    if (sign == Sign::kTable || sign == Sign::kHeading) return false;
    if (sign == Sign::kCode) continue;
    if (line > draft_.at) {
      if ((habits_.lists() || (habits_.lettered() && AsksAbove(line))) && ReadEnumerated(line)) {
        return true;
      }
      std::vector<FoundOption> first;
      const bool marked = ReadOptionLine(blocks_, line, first) == OptionEvidence::kMarked &&
                          !first.front().mark.empty();
      if ((marked && (help || habits_.boxed())) || (habits_.lists() && sign == Sign::kBullet)) {
        const OptionList list = ReadOptionList(lines_, line, draft_.cues.kind);
        if (list.options.size() > 1) {
          draft_.ReadAside(line);
          for (const FoundOption& option : list.options) draft_.AddOption(option);
          draft_.at = list.next;
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

// Lines under the options that ask for more ("If yes, which:") are notes of the question. True
// where one does.
bool OptionReader::ReadAfterOptions() {
  if (draft_.question->options.empty()) return false;
  bool detail = false;
  while (draft_.at < lines_.end) {
    const bool follows = wording_.FollowsUp(draft_.at);
    if (!follows && !lines_.IsNote(draft_.at, draft_.cues.kind.has_value()) &&
        blocks_.Opener(draft_.at, OpenerKind::kInstruction) == nullptr) {
      break;
    }
    detail |= follows;
    composer_.Begin();
    composer_.AddLine(draft_.at);
    std::size_t above = draft_.at;
    draft_.at = lines_.Next(draft_.at + 1);
    while (draft_.at < lines_.end && blocks_.lines[draft_.at].blanks == 0 &&
           !EndsInQuestionOrColon(blocks_.Content(above))) {
      composer_.AddLine(draft_.at);
      above = draft_.at;
      draft_.at = lines_.Next(draft_.at + 1);
    }
    draft_.question->notes.push_back(composer_.End());
  }
  return detail;
}

}  // namespace qsift
