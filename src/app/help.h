#pragma once

// The help of `qsift --help` and `qsift COMMAND --help`, made of what the commands take.

#include <string>
#include <string_view>
#include <vector>

#include "src/app/options.h"

namespace qsift::app {

std::string HelpText(const std::vector<CommandSpec>& commands);
std::string HelpText(const CommandSpec& command);

// "extract [OPTION]... [PATH]..."
std::string Synopsis(const CommandSpec& command);

// What the program heeds and reads besides its arguments: a name and what it does.
struct Note {
  std::string_view name;
  std::string_view text;
};
const std::vector<Note>& EnvironmentNotes();
const std::vector<Note>& FileNotes();

}  // namespace qsift::app
