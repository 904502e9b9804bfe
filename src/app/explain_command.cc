#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "qsift/check.h"
#include "qsift/explain.h"
#include "qsift/harmless.h"
#include "qsift/near.h"
#include "src/app/commands.h"
#include "src/app/messages.h"

namespace qsift::app {
namespace {

std::string_view LevelOf(const CheckInfo& check) {
  return check.severity ? Name(*check.severity) : std::string_view("off");
}

std::string Indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += end == 0 ? "\n" : fmt::format("    {}\n", text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string Explained(const CheckInfo& check) {
  std::string out = fmt::format("{} ({})\n\n{}\n\nTo fix it: {}\n", check.id, LevelOf(check),
                                check.why, check.fix);
  if (!check.fail.empty()) out += fmt::format("\nFound in:\n\n{}", Indented(check.fail));
  if (!check.pass.empty()) out += fmt::format("\nNot found in:\n\n{}", Indented(check.pass));
  return out;
}

struct Place {
  std::string path;
  std::uint32_t line = 0;
};

// "FILE:LINE"; nullopt if the topic is something else.
std::optional<Place> PlaceOf(const std::string& topic) {
  const std::size_t colon = topic.rfind(':');
  if (colon == topic.npos || colon == 0) return std::nullopt;
  Place place{topic.substr(0, colon), 0};
  const char* const end = topic.data() + topic.size();
  const auto parsed = std::from_chars(topic.data() + colon + 1, end, place.line);
  if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
  return place;
}

Result<std::string> ExplainPlace(const Place& place, const RulePack& rules, InputFormat from) {
  Result<Input> input = ReadInput(place.path);
  if (!input) return input.error();
  return ExplainLine(std::move(*input), rules, place.line, from);
}

}  // namespace

int RunExplain(const Arguments& arguments) {
  const Messages messages(arguments);
  const Result<RulePack> rules = RulePack::Load(arguments.rules);
  if (!rules) {
    messages.Print(rules.error());
    return kFailed;
  }
  const std::vector<CheckInfo> checks = ListChecks(*rules);
  std::string out;
  if (const std::optional<Place> place = PlaceOf(arguments.topic)) {
    Result<std::string> told = ExplainPlace(*place, *rules, arguments.from);
    if (!told) {
      messages.Print(told.error());
      return kFailed;
    }
    out = std::move(*told);
  } else if (arguments.topic.empty()) {
    for (const CheckInfo& check : checks) {
      out += fmt::format("{:26} {:8} {}\n", check.id, LevelOf(check), check.why);
    }
  } else {
    const auto found = std::find_if(checks.begin(), checks.end(), [&](const CheckInfo& check) {
      return check.id == arguments.topic;
    });
    if (found == checks.end()) {
      std::vector<std::string_view> ids;
      ids.reserve(checks.size());
      for (const CheckInfo& check : checks) ids.push_back(check.id);
      messages.Print(
          Error{{},
                0,
                0,
                fmt::format("'{}' is no check and no FILE:LINE; `qsift explain` lists the checks{}",
                            arguments.topic, DidYouMean(arguments.topic, ids)),
                {},
                "usage"});
      return kFailed;
    }
    out = Explained(*found);
  }
  return WriteOut(messages, ShownLines(out));
}

}  // namespace qsift::app
