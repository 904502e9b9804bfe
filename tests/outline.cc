#include <fmt/format.h>

#include "tests/helpers.h"

namespace qsift::test {
namespace {

std::string ChoiceText(const Document& document, const Question& question, const Choice& choice) {
  if (choice.value != Value::kLabel) return std::string(Name(choice.value));
  if (choice.option == kNoIndex) return std::string(document.Text(choice.text));
  const auto option = static_cast<std::size_t>(choice.option);
  return std::string(document.Text(question.options[option].label.text));
}

}  // namespace

std::string OutlineOf(const Document& document) {
  std::string out;
  std::int32_t section = kNoIndex;
  const auto add_sections = [&](std::int32_t upto) {
    for (; section < upto; ++section) {
      const Section& added = document.sections[static_cast<std::size_t>(section + 1)];
      out += fmt::format("#{}{} {}\n", added.number.empty() ? "" : " ", added.number,
                         document.Text(added.title.text));
    }
  };
  for (const Question& question : document.questions) {
    add_sections(question.section);
    out += fmt::format("{} {}", question.id, Name(question.kind));
    for (const Option& option : question.options) {
      const char state = option.state == State::kSelected     ? '+'
                         : option.state == State::kUnselected ? '-'
                                                              : '?';
      out += fmt::format(" {}{}", state, document.Text(option.label.text));
    }
    if (question.kind != Kind::kText) {
      out += fmt::format(" = {}", Name(question.selection.status));
      for (const Choice& choice : question.selection.observed) {
        out += fmt::format(" {}", ChoiceText(document, question, choice));
      }
    }
    out += fmt::format(": {}", document.Text(question.prompt.text));
    for (const Leaf& note : question.notes) out += fmt::format(" [{}]", document.Text(note.text));
    if (question.answer) out += fmt::format(" => {}", document.Text(question.answer->text));
    out += '\n';
  }
  add_sections(static_cast<std::int32_t>(document.sections.size()) - 1);
  return out;
}

}  // namespace qsift::test
