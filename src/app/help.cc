#include "src/app/help.h"

#include <fmt/format.h>

#include <algorithm>

namespace qsift::app {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kColumn = 26;  // where descriptions begin

// Appends a text from a column on, its words wrapped at the width. The line is at `at` already.
void PutWrapped(std::string_view text, std::size_t column, std::size_t at, std::string& out) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const bool fits = at + end + (at > column ? 1 : 0) <= kWidth;
    if (!fits && at > column) {
      out += '\n';
      at = 0;
    }
    if (at < column) {
      out.append(column - at, ' ');
      at = column;
    } else if (at > column) {
      out += ' ';
      ++at;
    }
    out += text.substr(0, end);
    at += end;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  out += '\n';
}

void PutRow(std::string_view name, std::string_view description, std::string& out) {
  out += fmt::format("  {}", name);
  std::size_t at = name.size() + 2;
  if (at + 2 > kColumn) {
    out += '\n';
    at = 0;
  }
  PutWrapped(description, kColumn, at, out);
}

std::string Label(const Option& option) {
  if (!option.names.starts_with('-')) return option.argument + (option.many ? "..." : "");
  std::string label = option.names.starts_with("--") ? "    " : "";
  const std::size_t comma = option.names.find(',');
  label += option.names.substr(0, comma);
  if (comma != std::string::npos) label += ", " + option.names.substr(comma + 1);
  if (!option.argument.empty()) label += " " + option.argument;
  return label;
}

void PutOption(const Option& option, std::string& out) {
  std::string text = option.description;
  if (!option.choices.empty()) text += fmt::format("; one of {}", fmt::join(option.choices, ", "));
  PutRow(Label(option), text, out);
}

void PutExamples(const std::vector<Example>& examples, std::string& out) {
  out += "\nExamples:\n";
  for (const Example& example : examples) {
    out += fmt::format("  {}\n      {}\n", example.command, example.purpose);
  }
}

}  // namespace

std::string Synopsis(const CommandSpec& command) {
  std::string out = command.name + " [OPTION]...";
  for (const Option& positional : command.positionals) {
    out += fmt::format(" {}{}{}{}", positional.required ? "" : "[", positional.argument,
                       positional.required ? "" : "]", positional.many ? "..." : "");
  }
  return out;
}

std::string HelpText(const std::vector<CommandSpec>& commands) {
  std::string out =
      fmt::format("qsift: {}\n\nUsage: qsift COMMAND [OPTION]... [PATH]...\n\n", kSummary);
  out += "Commands:\n";
  for (const CommandSpec& command : commands) PutRow(command.name, command.summary, out);
  PutRow("help [COMMAND]", "tell what a command does and takes, as COMMAND --help does", out);
  out += "\nOptions:\n";
  PutRow("-h, --help", "print this help", out);
  PutRow("-V, --version", "print the version", out);
  out += "\nExit status:\n";
  PutRow("0", "the whole job was done, and nothing found that fails it", out);
  PutRow(
      "1",
      "check: a finding fails the run; rules: a rule is no good; extract --check: a file differs",
      out);
  PutRow("2", kPartFailed, out);
  out += "\nEnvironment:\n";
  for (const Note& note : EnvironmentNotes()) PutRow(note.name, note.text, out);
  PutExamples({{"qsift extract survey.txt", "the questions of a questionnaire, as YAML"},
               {"qsift check --form form.yaml submissions/", "what is wrong with submissions"}},
              out);
  return out;
}

std::string HelpText(const CommandSpec& command) {
  std::string out;
  PutWrapped(fmt::format("qsift {}: {}", command.name, command.summary), 0, 0, out);
  out += fmt::format("\nUsage: qsift {}\n", Synopsis(command));
  if (!command.details.empty()) {
    out += '\n';
    PutWrapped(command.details, 0, 0, out);
  }
  out += "\nArguments:\n";
  for (const Option& option : command.positionals) PutOption(option, out);
  for (const OptionGroup& group : command.groups) {
    out += fmt::format("\n{}:\n", group.title);
    for (const Option& option : group.options) PutOption(option, out);
  }
  PutRow("-h, --help", "print this help", out);
  out += "\nExit status:\n";
  for (const auto& [status, meaning] : command.statuses) {
    PutRow(std::to_string(status), meaning, out);
  }
  PutExamples(command.examples, out);
  return out;
}

const std::vector<Note>& EnvironmentNotes() {
  static const std::vector<Note> notes = {
      {"NO_COLOR", "no colors, unless --color always"},
      {"CLICOLOR_FORCE", "colors even where the output is no terminal, unless 0"},
      {"TERM", "dumb: no colors, and no progress bar"},
      {"COLUMNS", "the width of --to table where the output is no terminal"}};
  return notes;
}

const std::vector<Note>& FileNotes() {
  static const std::vector<Note> notes = {
      {".qsift.yaml",
       "the project file of check: which checks run, how severe they are, the form and the "
       "baseline; see --project and --no-project"},
      {"OUT/qsift-manifest.jsonl",
       "what each file of --out-dir OUT was made of; while a batch runs, with .part at its end"},
      {"PREFIX/share/qsift/rules",
       "the built-in rule packs, to read and to copy from; the program carries its own"}};
  return notes;
}

}  // namespace qsift::app
