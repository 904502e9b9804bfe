#include "src/app/generate.h"

#include "src/app/commands.h"
#include "src/app/messages.h"

namespace qsift::app {

std::string Replace(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

int RunGenerate(const Arguments& arguments) {
  const Messages messages(arguments);
  Arguments defaults;
  const std::vector<CommandSpec> commands = DescribeCommands(defaults);
  if (arguments.topic == "man") return WriteOut(messages, ManualPage(commands));
  if (arguments.topic == "bash") return WriteOut(messages, BashCompletion(commands));
  if (arguments.topic == "zsh") return WriteOut(messages, ZshCompletion(commands));
  return WriteOut(messages, FishCompletion(commands));
}

int RunSchema(const Arguments& arguments) {
  return WriteOut(Messages(arguments), JsonSchema(arguments.topic));
}

}  // namespace qsift::app
