#include <fmt/format.h>

#include <algorithm>

#include "src/app/commands.h"
#include "src/app/version.h"

namespace qsift::app {
namespace {

std::vector<std::string> SplitNames(const std::string& names) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin <= names.size()) {
    const std::size_t comma = std::min(names.find(',', begin), names.size());
    if (comma > begin) out.push_back(names.substr(begin, comma - begin));
    begin = comma + 1;
  }
  return out;
}

std::string Replace(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

// roff: backslashes and hyphens are escaped, a leading dot would be a request.
std::string Roff(std::string text) {
  text = Replace(Replace(std::move(text), "\\", "\\e"), "-", "\\-");
  return text.starts_with('.') ? fmt::format("\\&{}", text) : text;
}

std::string ManualPage(const std::vector<CommandInfo>& commands) {
  std::string out = fmt::format(
      ".TH QSIFT 1 \"\" \"qsift {}\" \"User Commands\"\n.SH NAME\nqsift \\- {}\n.SH SYNOPSIS\n",
      kVersion, "turn questionnaire exports into normalized YAML, JSON or CSV");
  for (const CommandInfo& command : commands) {
    if (command.name.empty()) continue;
    out += fmt::format(".B qsift {}\n[\\fIOPTION\\fR]...", command.name);
    for (const OptionInfo& positional : command.positionals) {
      out += fmt::format(" \\fI{}\\fR", positional.argument);
    }
    out += "\n.br\n";
  }
  out += fmt::format(".SH DESCRIPTION\n{}\n.SH COMMANDS\n", Roff(commands.front().description));
  for (const CommandInfo& command : commands) {
    if (command.name.empty()) continue;
    out += fmt::format(".SS {}\n{}\n", command.name, Roff(command.description));
    for (const auto* options : {&command.positionals, &command.options}) {
      for (const OptionInfo& option : *options) {
        const std::string names = options == &command.positionals
                                      ? std::string()
                                      : Roff(Replace(option.names, ",", ", "));
        out += fmt::format(".TP\n\\fB{}\\fR", names);
        if (!option.argument.empty()) {
          out += fmt::format("{}\\fI{}\\fR", names.empty() ? "" : " ", option.argument);
        }
        out += fmt::format("\n{}\n", Roff(option.description));
      }
    }
  }
  out +=
      ".SH EXIT STATUS\n.TP\n.B 0\nclean\n.TP\n.B 2\na part of the job could not be done: usage, "
      "rules, unreadable input, failed write\n.SH EXAMPLES\n.nf\n"
      "qsift extract survey.txt\nqsift extract \\-\\-to csv *.txt \\-o surveys.csv\n"
      "qsift scan \\-\\-to plain notes.txt\n.fi\n";
  return out;
}

std::string BashCompletion(const std::vector<CommandInfo>& commands) {
  std::string names;
  std::string cases;
  for (const CommandInfo& command : commands) {
    if (command.name.empty()) continue;
    names += fmt::format("{}{}", names.empty() ? "" : " ", command.name);
    std::string options;
    std::string values;
    for (const OptionInfo& option : command.options) {
      for (const std::string& name : SplitNames(option.names)) options += name + " ";
      if (option.choices.empty()) continue;
      values += fmt::format(
          "      {})\n        COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))\n        return ;;\n",
          fmt::join(SplitNames(option.names), "|"), fmt::join(option.choices, " "));
    }
    std::string words;
    for (const OptionInfo& positional : command.positionals) {
      words += fmt::format("{}", fmt::join(positional.choices, " "));
    }
    cases += fmt::format(
        "  {})\n    case \"$prev\" in\n{}    esac\n    if [[ $cur == -* ]]; then\n"
        "      COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))\n    else\n      {}\n    fi ;;\n",
        command.name, values.empty() ? "      *) ;;\n" : values, options,
        words.empty() ? "COMPREPLY=($(compgen -f -- \"$cur\"))"
                      : fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))", words));
  }
  return fmt::format(
      "# bash completion for qsift\n_qsift() {{\n  local cur=${{COMP_WORDS[COMP_CWORD]}}\n"
      "  local prev=${{COMP_WORDS[COMP_CWORD-1]}}\n  if ((COMP_CWORD == 1)); then\n"
      "    COMPREPLY=($(compgen -W \"{} --help --version\" -- \"$cur\"))\n    return\n  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n{}  esac\n}}\ncomplete -o filenames -F _qsift qsift\n",
      names, cases);
}

std::string ZshQuoted(const std::string& text) {
  return Replace(Replace(Replace(text, "'", "'\\''"), "[", "\\["), "]", "\\]");
}

std::string ZshCompletion(const std::vector<CommandInfo>& commands) {
  std::string names;
  std::string cases;
  for (const CommandInfo& command : commands) {
    if (command.name.empty()) continue;
    names += fmt::format("    '{}:{}'\n", command.name, ZshQuoted(command.description));
    cases += fmt::format("    {})\n      _arguments \\\n", command.name);
    for (const OptionInfo& option : command.options) {
      for (const std::string& name : SplitNames(option.names)) {
        cases += fmt::format("        '{}[{}]", name, ZshQuoted(option.description));
        if (!option.argument.empty()) {
          cases += fmt::format(":{}:{}", option.argument,
                               option.choices.empty()
                                   ? "_files"
                                   : fmt::format("({})", fmt::join(option.choices, " ")));
        }
        cases += "' \\\n";
      }
    }
    const bool files = command.positionals.empty() || command.positionals.front().choices.empty();
    cases += fmt::format(
        "        '*:{}' ;;\n",
        files ? std::string("file:_files")
              : fmt::format("topic:({})", fmt::join(command.positionals.front().choices, " ")));
  }
  return fmt::format(
      "#compdef qsift\n_qsift() {{\n  local -a commands=(\n{}  )\n"
      "  if ((CURRENT == 2)); then\n    _describe command commands\n    return\n  fi\n"
      "  local command=$words[2]\n  shift words\n  ((CURRENT--))\n  case $command in\n{}  "
      "esac\n}}\n"
      "_qsift \"$@\"\n",
      names, cases);
}

std::string FishCompletion(const std::vector<CommandInfo>& commands) {
  std::string out = "# fish completion for qsift\n";
  const auto quoted = [](const std::string& text) { return Replace(text, "'", "\\'"); };
  for (const CommandInfo& command : commands) {
    if (command.name.empty()) continue;
    out += fmt::format("complete -c qsift -n __fish_use_subcommand -a {} -d '{}'\n", command.name,
                       quoted(command.description));
    const std::string when = fmt::format("-n '__fish_seen_subcommand_from {}'", command.name);
    for (const OptionInfo& option : command.options) {
      out += fmt::format("complete -c qsift {}", when);
      for (const std::string& name : SplitNames(option.names)) {
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      if (!option.choices.empty()) {
        out += fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
      } else if (!option.argument.empty()) {
        out += " -r";
      }
      out += fmt::format(" -d '{}'\n", quoted(option.description));
    }
    for (const OptionInfo& positional : command.positionals) {
      if (positional.choices.empty()) continue;
      out += fmt::format("complete -c qsift {} -f -a '{}'\n", when,
                         fmt::join(positional.choices, " "));
    }
  }
  return out;
}

}  // namespace

int RunGenerate(const Arguments& arguments) {
  const Messages messages(arguments);
  const std::vector<CommandInfo> commands = DescribeCommands();
  if (arguments.topic == "man") return WriteOut(messages, ManualPage(commands));
  if (arguments.topic == "bash") return WriteOut(messages, BashCompletion(commands));
  if (arguments.topic == "zsh") return WriteOut(messages, ZshCompletion(commands));
  return WriteOut(messages, FishCompletion(commands));
}

int RunSchema(const Arguments& arguments) {
  return WriteOut(Messages(arguments), JsonSchema(arguments.topic));
}

}  // namespace qsift::app
