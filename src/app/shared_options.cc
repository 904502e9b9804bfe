#include <fmt/format.h>

#include <charconv>

#include "src/app/messages.h"
#include "src/app/options.h"

namespace qsift::app {

Setter Into(std::string& text) {
  return [&text](const std::string& value) {
    text = value;
    return std::string();
  };
}

Setter Append(std::vector<std::string>& list) {
  return [&list](const std::string& value) {
    list.push_back(value);
    return std::string();
  };
}

Option PathsOption(Arguments& arguments) {
  Option option{"path", "PATH", "files and folders to read; - for standard input",
                Append(arguments.paths)};
  option.many = true;
  return option;
}

Option RulesOption(Arguments& arguments) {
  Option option{"--rules", "DIR", "load the rule packs of a folder over the built-in ones",
                Append(arguments.rules)};
  option.many = true;
  return option;
}

Option LanguageOption(Arguments& arguments) {
  return {"--lang", "CODE", "language of the input (default: detected)", Into(arguments.language)};
}

Option FormOption(Arguments& arguments) {
  return {"--form", "FILE", "the form that was sent out (see `qsift form`)",
          Into(arguments.check.form)};
}

Option SplitOption(Arguments& arguments) {
  return {"--split-citations", "", "a citation for each article or part that a mention names",
          &arguments.split_citations};
}

Option FromOption(Arguments& arguments) {
  Option option{
      "--from", "FORM",
      "input form (default: auto, told by the content); jsonl is one {\"id\", \"text\"} a "
      "line",
      Setter([&arguments](const std::string& name) {
        arguments.from = *InputFormatOf(name);
        arguments.records = arguments.from == InputFormat::kJsonLines;
        // The text of a record may be in any text format.
        if (arguments.records) arguments.from = InputFormat::kAuto;
        arguments.scan.from = arguments.from;
        return std::string();
      })};
  option.choices = InputFormatNames();
  return option;
}

Option JobsOption(Arguments& arguments) {
  return {"-j,--jobs", "N", "inputs read at once (default: 0, one for each core)",
          Setter([&arguments](const std::string& value) {
            const char* const end = value.data() + value.size();
            const auto read = std::from_chars(value.data(), end, arguments.jobs);
            constexpr unsigned kMost = 1024;
            if (read.ec == std::errc() && read.ptr == end && arguments.jobs <= kMost) {
              return std::string();
            }
            return fmt::format("'{}' is no number from 0 to 1024", value);
          })};
}

Option OutputOption(Arguments& arguments) {
  return {"-o,--output", "FILE", "write to a file, whole or not at all",
          Into(arguments.output_file)};
}

OptionGroup InputGroup(Arguments& arguments, bool records) {
  OptionGroup group{"Input", {}};
  Option include{"--include", "GLOB",
                 "in folders, read only files whose name or path matches, such as '*.txt'",
                 Append(arguments.include)};
  include.many = true;
  Option exclude{"--exclude", "GLOB", "in folders, leave out files and folders that match",
                 Append(arguments.exclude)};
  exclude.many = true;
  group.options.push_back(std::move(include));
  group.options.push_back(std::move(exclude));
  group.options.push_back({"--files0-from", "FILE",
                           "read NUL-separated paths from a file; - for standard input",
                           Into(arguments.files_from)});
  group.options.push_back(
      {"--stdin-name", "NAME", "call standard input by this name", Into(arguments.stdin_name)});
  if (records) group.options.push_back(FromOption(arguments));
  group.options.push_back(LanguageOption(arguments));
  group.options.push_back(RulesOption(arguments));
  return group;
}

OptionGroup MessagesGroup(Arguments& arguments) {
  return {
      "Messages",
      {Choice<Color>("--color", "WHEN", "color messages",
                     {{"auto", Color::kAuto}, {"always", Color::kAlways}, {"never", Color::kNever}},
                     arguments.color),
       {"-q,--quiet", "", "print errors only", &arguments.quiet},
       {"-v,--verbose", "", "print what was noticed, too", &arguments.verbose}}};
}

std::vector<CommandSpec> DescribeCommands(Arguments& arguments) {
  return {DescribeExtract(arguments), DescribeScan(arguments),    DescribeCheck(arguments),
          DescribeForm(arguments),    DescribeExplain(arguments), DescribeRules(arguments),
          DescribeSchema(arguments),  DescribeGenerate(arguments)};
}

}  // namespace qsift::app
