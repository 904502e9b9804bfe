#include "src/app/args.h"

#include <unistd.h>
#include <CLI/CLI.hpp>

#include <cstdio>

#include "qsift/harmless.h"
#include "qsift/near.h"
#include "src/app/help.h"
#include "src/app/messages.h"
#include "src/app/options.h"
#include "src/app/version.h"

namespace qsift::app {
namespace {

constexpr int kGoOn = -1;

int Refuse(const std::string& message, const std::string& command = {}) {
  const std::string help = command.empty() ? "qsift --help" : "qsift " + command + " --help";
  std::fprintf(stderr, "qsift: error: %s\nTry '%s'.\n", Shown(message).c_str(),
               Shown(help).c_str());
  return kFailed;
}

const CommandSpec* Find(const std::vector<CommandSpec>& commands, std::string_view name) {
  for (const CommandSpec& command : commands) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

int RefuseCommand(const std::string& word, const std::vector<CommandSpec>& commands) {
  if (::access(word.c_str(), F_OK) == 0) {
    return Refuse("'" + word + "' is a file, not a command; did you mean 'qsift extract " + word +
                  "'?");
  }
  std::vector<std::string_view> names{"help"};
  for (const CommandSpec& command : commands) names.push_back(command.name);
  return Refuse("'" + word + "' is not a command" + DidYouMean(word, names));
}

// Answers what runs no command: help, the version, nothing at all, or a word that is not a command.
int AnswerFirstWord(int argc, char** argv, const std::vector<CommandSpec>& commands) {
  const Messages messages{Arguments()};
  if (argc < 2) {
    messages.Print(HelpText(commands));
    return kFailed;
  }
  const std::string word = argv[1];
  if (word == "-V" || word == "--version") {
    return WriteOut(messages, std::string("qsift ") + kVersion + "\n");
  }
  const bool help = word == "help" || word == "-h" || word == "--help";
  if (help && argc < 3) return WriteOut(messages, HelpText(commands));
  if (help) {
    const CommandSpec* const command = Find(commands, argv[2]);
    return command != nullptr ? WriteOut(messages, HelpText(*command))
                              : RefuseCommand(argv[2], commands);
  }
  if (word.size() > 1 && word.front() == '-') {
    return Refuse("'" + word + "' stands before the command" +
                  DidYouMean(word, {"--help", "--version"}));
  }
  return Find(commands, word) != nullptr ? kGoOn : RefuseCommand(word, commands);
}

std::string OneOf(const std::vector<std::string>& choices) {
  std::string out;
  for (const std::string& choice : choices) out += (out.empty() ? "" : ", ") + choice;
  return out;
}

// Gives a value to its option; throws what CLI11 throws for a bad value.
void Set(const Option& option, const std::string& value) {
  const std::string name = option.names.substr(option.names.rfind(',') + 1);
  const std::string label = name.starts_with('-') ? name : option.argument;
  const std::vector<std::string_view> choices(option.choices.begin(), option.choices.end());
  if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end()) {
    throw CLI::ValidationError(
        label, "'" + value + "' is none of " + OneOf(option.choices) + DidYouMean(value, choices));
  }
  const std::string wrong = std::get<Setter>(option.target)(value);
  if (!wrong.empty()) throw CLI::ValidationError(label, wrong);
}

void Add(CLI::App& app, const Option& option) {
  if (bool* const* const flag = std::get_if<bool*>(&option.target)) {
    app.add_flag(option.names, **flag);
    return;
  }
  if (!option.many) {
    app.add_option_function<std::string>(
           option.names, [&option](const std::string& value) { Set(option, value); })
        ->type_name(option.argument)
        ->take_last();
    return;
  }
  CLI::Option* const added = app.add_option_function<std::vector<std::string>>(
                                    option.names,
                                    [&option](const std::vector<std::string>& values) {
                                      for (const std::string& value : values) Set(option, value);
                                    })
                                 ->type_name(option.argument);
  if (option.names.starts_with('-')) added->allow_extra_args(false);
  if (option.commas) added->delimiter(',');
}

// Words that no option and no positional takes.
std::string Unexpected(const std::vector<std::string>& words, const CommandSpec& command) {
  std::string word = words.front();
  std::vector<std::string> names{"--help"};
  for (const OptionGroup& group : command.groups) {
    for (const Option& option : group.options) {
      names.push_back(option.names.substr(option.names.rfind(',') + 1));
    }
  }
  if (!word.starts_with("-")) return "'" + word + "' is one word too many";
  word = word.substr(0, word.find('='));
  return "there is no option '" + word + "'" + DidYouMean(word, {names.begin(), names.end()});
}

int Parse(int argc, char** argv, const CommandSpec& command) {
  CLI::App app(command.summary, "qsift " + command.name);
  for (const Option& option : command.positionals) Add(app, option);
  for (const OptionGroup& group : command.groups) {
    for (const Option& option : group.options) Add(app, option);
  }
  try {
    app.parse(argc - 1, argv + 1);
  } catch (const CLI::CallForHelp&) {
    return WriteOut(Messages{Arguments()}, HelpText(command));
  } catch (const CLI::ExtrasError&) {
    return Refuse(Unexpected(app.remaining(), command), command.name);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view what = error.what();  // "--to: 1 required FORMAT missing"
    return Refuse(std::string(what.substr(0, what.find(':'))) + " needs a value", command.name);
  } catch (const CLI::ParseError& error) {
    return Refuse(error.what(), command.name);
  }
  for (const Option& option : command.positionals) {
    if (!option.required || app.count(option.names) > 0) continue;
    return Refuse(option.argument + " is missing: one of " + OneOf(option.choices), command.name);
  }
  const std::string wrong = command.settle ? command.settle() : std::string();
  return wrong.empty() ? kGoOn : Refuse(wrong, command.name);
}

}  // namespace

int ParseArguments(int argc, char** argv, Arguments& arguments) {
  const std::vector<CommandSpec> commands = DescribeCommands(arguments);
  if (const int status = AnswerFirstWord(argc, argv, commands); status != kGoOn) return status;
  const CommandSpec& command = *Find(commands, argv[1]);
  if (const int status = Parse(argc, argv, command); status != kGoOn) return status;
  arguments.command = command.command;
  if (arguments.paths.empty() && arguments.files_from.empty()) arguments.paths.emplace_back("-");
  return kGoOn;
}

}  // namespace qsift::app
