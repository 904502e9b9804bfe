#pragma once

// The manual page and the completions of shells, made of what the commands take.

#include <string>
#include <string_view>
#include <vector>

#include "src/app/options.h"

namespace qsift::app {

std::string ManualPage(const std::vector<CommandSpec>& commands);

std::string BashCompletion(const std::vector<CommandSpec>& commands);
std::string ZshCompletion(const std::vector<CommandSpec>& commands);
std::string FishCompletion(const std::vector<CommandSpec>& commands);

// A text with each `what` replaced.
std::string Replace(std::string text, std::string_view what, std::string_view with);

}  // namespace qsift::app
