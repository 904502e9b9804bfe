#include <fmt/format.h>

#include "src/app/generate.h"
#include "src/app/help.h"
#include "src/app/version.h"

namespace qsift::app {
namespace {

// roff: backslashes and hyphens are escaped; a dot or a quote that begins a line would be a
// request.
std::string Roff(std::string text) {
  text = Replace(Replace(std::move(text), "\\", "\\e"), "-", "\\-");
  const bool request = text.starts_with('.') || text.starts_with('\'');
  return request ? fmt::format("\\&{}", text) : text;
}

void PutTerm(std::string_view name, std::string_view argument, std::string_view text,
             std::string& out) {
  out += fmt::format(".TP\n\\fB{}\\fR", Roff(std::string(name)));
  if (!argument.empty()) {
    out += fmt::format("{}\\fI{}\\fR", name.empty() ? "" : " ", Roff(std::string(argument)));
  }
  out += fmt::format("\n{}\n", Roff(std::string(text)));
}

void PutOption(const Option& option, std::string& out) {
  std::string text = option.description;
  if (!option.choices.empty()) text += fmt::format("; one of {}", fmt::join(option.choices, ", "));
  const bool positional = !option.names.starts_with('-');
  PutTerm(positional ? std::string() : Replace(option.names, ",", ", "),
          option.argument + (positional && option.many ? "..." : ""), text, out);
}

void PutCommand(const CommandSpec& command, std::string& out) {
  out += fmt::format(".SS qsift {}\n{}.\n", Roff(Synopsis(command)), Roff(command.summary));
  if (!command.details.empty()) out += fmt::format(".PP\n{}\n", Roff(command.details));
  for (const Option& option : command.positionals) PutOption(option, out);
  for (const OptionGroup& group : command.groups) {
    out += fmt::format(".PP\n.I {}\n", Roff(group.title));
    for (const Option& option : group.options) PutOption(option, out);
  }
}

}  // namespace

std::string ManualPage(const std::vector<CommandSpec>& commands) {
  std::string out = fmt::format(
      ".TH QSIFT 1 \"\" \"qsift {}\" \"User Commands\"\n.SH NAME\nqsift \\- {}\n.SH SYNOPSIS\n",
      kVersion, kSummary);
  for (const CommandSpec& command : commands) {
    out += fmt::format(".B qsift\n{}\n.br\n", Roff(Synopsis(command)));
  }
  out += ".B qsift help\n[COMMAND]\n.SH DESCRIPTION\n";
  out +=
      "Numbered questions, what was selected, the links and the legal citations in the answers, "
      "each with the place where it was found.\n"
      "What the source shows and what is inferred are separate fields. Nothing is dropped: text "
      "that fits nowhere is listed as such.\n"
      ".PP\nResults go to standard output; messages and progress go to standard error.\n";
  out += ".SH COMMANDS\n";
  for (const CommandSpec& command : commands) PutCommand(command, out);
  out += ".SH EXIT STATUS\n";
  for (const CommandSpec& command : commands) {
    out += fmt::format(".PP\n.B qsift {}\n", command.name);
    for (const auto& [status, meaning] : command.statuses) {
      PutTerm(std::to_string(status), "", meaning, out);
    }
  }
  out += ".SH ENVIRONMENT\n";
  for (const Note& note : EnvironmentNotes()) PutTerm(note.name, "", note.text, out);
  out += ".SH FILES\n";
  for (const Note& note : FileNotes()) PutTerm(note.name, "", note.text, out);
  out += ".SH EXAMPLES\n";
  for (const CommandSpec& command : commands) {
    for (const Example& example : command.examples) {
      PutTerm(example.command, "", example.purpose, out);
    }
  }
  return out;
}

}  // namespace qsift::app
