#include "src/structure/read/question_draft.h"

#include <utility>

#include "src/rules/form_rules.h"

namespace qsift {

void QuestionDraft::Begin(Question& to, SelectionHint& to_hint) {
  question = &to;
  hint = &to_hint;
  hint->deletion = deletions;
  cues = {};
}

void QuestionDraft::AddOption(const FoundOption& found) {
  Option option;
  composer.Begin();
  const auto cover = [&](std::size_t begin, std::size_t end) {
    for (std::size_t line = begin; line < end; ++line) {
      if (lines.InText(line)) composer.AddLine(line, Span{}, blocks.lines[line].body);
    }
  };
  cover(found.first_line, found.line);
  composer.AddPlainLine(found.line, found.label, found.cover);
  for (std::size_t line = found.line + 1; line <= found.last_line; ++line) {
    if (lines.InText(line)) composer.AddLine(line);
  }
  cover(found.last_line + 1, found.end_line);
  option.label = composer.End();
  option.value = found.value;
  option.state = found.state;
  option.mark = blocks.text.substr(found.mark.begin, found.mark.size());
  question->options.push_back(std::move(option));
}

bool QuestionDraft::AddOneLeft(const Leaf& text) {
  const Value value = blocks.rules->words.ValueOf(Text(text.text));
  if (!hint->deletion || value == Value::kLabel || !question->options.empty()) return false;
  Option option;
  option.label = text;
  option.value = value;
  option.state = State::kSelected;
  question->options.push_back(std::move(option));
  return true;
}

void QuestionDraft::AddLegend(const std::vector<LegendEntry>& legend, std::int32_t chosen,
                              std::string_view mark) {
  for (std::size_t k = 0; k < legend.size(); ++k) {
    const LegendEntry& entry = legend[k];
    if (entry.unset) continue;
    Option option;
    option.label = composer.Single(entry.line, entry.meaning, Span{});
    option.value =
        blocks.rules->words.ValueOf(blocks.text.substr(entry.meaning.begin, entry.meaning.size()));
    const bool selected = static_cast<std::int32_t>(k) == chosen;
    option.state = selected ? State::kSelected : State::kUnselected;
    if (selected) option.mark = mark;
    question->options.push_back(std::move(option));
  }
  hint->kind = Kind::kChoice;
}

void QuestionDraft::ReadAside(std::size_t end) {
  while (at < end) {
    composer.Begin();
    do {
      composer.AddLine(at);
      at = lines.Next(at + 1);
    } while (at < end && blocks.lines[at].blanks == 0);
    question->notes.push_back(composer.End());
  }
}

}  // namespace qsift
