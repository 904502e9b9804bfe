#pragma once

// What the commands take, as data: read by the parser (args.cc), the help, the manual page and the
// completions. One file for each command's options fills in the specifications.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "src/app/arguments.h"

namespace qsift::app {

// Takes a value of the command line. Returns what is wrong with it; empty if nothing is.
using Setter = std::function<std::string(const std::string& value)>;

struct Option {
  std::string names;     // "-o,--output"; of a positional, a word for messages
  std::string argument;  // "FILE"; empty for a flag
  std::string description;
  std::variant<bool*, Setter> target{};
  std::vector<std::string> choices{};  // the only values it takes; empty: any
  bool many = false;                   // may be given more than once, and each value counts
  bool commas = false;                 // takes several values with commas between them
  bool required = false;
};

// Options under one heading of the help.
struct OptionGroup {
  std::string title;
  std::vector<Option> options;
};

struct Example {
  std::string command;
  std::string purpose;
};

struct CommandSpec {
  std::string name;
  Command command = Command::kNone;
  std::string summary;  // one line, without a final full stop
  std::string details;  // a paragraph; may be empty
  std::vector<Option> positionals;
  std::vector<OptionGroup> groups;
  std::vector<std::pair<int, std::string>> statuses;  // exit statuses, and what each says
  std::vector<Example> examples;
  // Checks options against each other and settles what depends on several. Returns what is wrong.
  std::function<std::string()> settle{};
};

// What every command but `help` knows about the program as a whole.
inline constexpr std::string_view kSummary =
    "turn raw questionnaire exports into normalized YAML, JSON or CSV";

// All commands, in the order of the help. The arguments must outlive what is returned.
std::vector<CommandSpec> DescribeCommands(Arguments& arguments);

CommandSpec DescribeExtract(Arguments& arguments);
CommandSpec DescribeScan(Arguments& arguments);
CommandSpec DescribeCheck(Arguments& arguments);
CommandSpec DescribeForm(Arguments& arguments);
CommandSpec DescribeExplain(Arguments& arguments);
CommandSpec DescribeRules(Arguments& arguments);
CommandSpec DescribeSchema(Arguments& arguments);
CommandSpec DescribeGenerate(Arguments& arguments);

// Setters, and options that several commands share.
Setter Into(std::string& text);
Setter Append(std::vector<std::string>& list);

// An option that takes one of the names of a table.
template <typename T>
using Named = std::vector<std::pair<std::string, T>>;
template <typename T>
Option Choice(std::string names, std::string argument, std::string description,
              const Named<T>& table, T& value) {
  Option option{std::move(names), std::move(argument), std::move(description), {}};
  for (const auto& entry : table) option.choices.push_back(entry.first);
  option.target = Setter([table, &value](const std::string& name) {
    for (const auto& entry : table) {
      if (entry.first == name) value = entry.second;
    }
    return std::string();
  });
  return option;
}

Option PathsOption(Arguments& arguments);
Option RulesOption(Arguments& arguments);
Option LanguageOption(Arguments& arguments);
Option FormOption(Arguments& arguments);
Option SplitOption(Arguments& arguments);
Option FromOption(Arguments& arguments);
Option JobsOption(Arguments& arguments);
Option OutputOption(Arguments& arguments);
OptionGroup InputGroup(Arguments& arguments, bool records);
OptionGroup MessagesGroup(Arguments& arguments);

// The exit statuses of commands that read inputs.
inline const std::string kCleanRun = "the whole job was done";
inline const std::string kPartFailed =
    "a part of the job could not be done: usage, rules, unreadable input, failed write, no input";

}  // namespace qsift::app
