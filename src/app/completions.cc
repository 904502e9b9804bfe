#include <fmt/format.h>

#include <algorithm>

#include "src/app/generate.h"

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

std::vector<Option> OptionsOf(const CommandSpec& command) {
  std::vector<Option> options;
  for (const OptionGroup& group : command.groups) {
    options.insert(options.end(), group.options.begin(), group.options.end());
  }
  return options;
}

std::string ZshQuoted(const std::string& text) {
  return Replace(Replace(Replace(text, "'", "'\\''"), "[", "\\["), "]", "\\]");
}

}  // namespace

std::string BashCompletion(const std::vector<CommandSpec>& commands) {
  std::string names;
  std::string cases;
  for (const CommandSpec& command : commands) {
    names += fmt::format("{}{}", names.empty() ? "" : " ", command.name);
    std::string options;
    std::string values;
    for (const Option& option : OptionsOf(command)) {
      for (const std::string& name : SplitNames(option.names)) options += name + " ";
      if (option.choices.empty()) continue;
      values += fmt::format(
          "      {})\n        COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))\n        return ;;\n",
          fmt::join(SplitNames(option.names), "|"), fmt::join(option.choices, " "));
    }
    std::string words;
    for (const Option& positional : command.positionals) {
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
      "    COMPREPLY=($(compgen -W \"{} help --help --version\" -- \"$cur\"))\n    return\n  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n{}  esac\n}}\ncomplete -o filenames -F _qsift qsift\n",
      names, cases);
}

std::string ZshCompletion(const std::vector<CommandSpec>& commands) {
  std::string names;
  std::string cases;
  for (const CommandSpec& command : commands) {
    names += fmt::format("    '{}:{}'\n", command.name, ZshQuoted(command.summary));
    cases += fmt::format("    {})\n      _arguments \\\n", command.name);
    for (const Option& option : OptionsOf(command)) {
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

std::string FishCompletion(const std::vector<CommandSpec>& commands) {
  std::string out = "# fish completion for qsift\n";
  const auto quoted = [](const std::string& text) { return Replace(text, "'", "\\'"); };
  for (const CommandSpec& command : commands) {
    out += fmt::format("complete -c qsift -n __fish_use_subcommand -a {} -d '{}'\n", command.name,
                       quoted(command.summary));
    const std::string when = fmt::format("-n '__fish_seen_subcommand_from {}'", command.name);
    for (const Option& option : OptionsOf(command)) {
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
    for (const Option& positional : command.positionals) {
      if (positional.choices.empty()) continue;
      out += fmt::format("complete -c qsift {} -f -a '{}'\n", when,
                         fmt::join(positional.choices, " "));
    }
  }
  return out;
}

}  // namespace qsift::app
