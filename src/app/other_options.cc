#include "src/app/options.h"

namespace qsift::app {
namespace {

// What a command does, or prints: its first word.
Option TopicOption(Arguments& arguments, std::string argument, std::string description,
                   std::vector<std::string> choices) {
  Option option{"topic", std::move(argument), std::move(description), Into(arguments.topic),
                std::move(choices)};
  option.required = !option.choices.empty();
  return option;
}

}  // namespace

CommandSpec DescribeForm(Arguments& arguments) {
  CommandSpec spec;
  spec.name = "form";
  spec.command = Command::kForm;
  spec.summary = "write the form of a questionnaire, to check against";
  spec.details =
      "Reads one questionnaire, blank or filled in, and writes its questions as YAML, for --form.";
  spec.positionals = {PathsOption(arguments)};
  spec.positionals.front().description = "the questionnaire; - for standard input";
  spec.groups = {
      {"Output", {OutputOption(arguments)}},
      {"Input",
       {{"--stdin-name", "NAME", "call standard input by this name", Into(arguments.stdin_name)},
        LanguageOption(arguments),
        RulesOption(arguments)}},
      MessagesGroup(arguments)};
  spec.statuses = {{0, "the form was written"}, {2, kPartFailed}};
  spec.examples = {{"qsift form blank.txt -o form.yaml", "write the form that was sent out"},
                   {"qsift check --form form.yaml *.txt", "hold submissions to it"}};
  return spec;
}

CommandSpec DescribeExplain(Arguments& arguments) {
  CommandSpec spec;
  spec.name = "explain";
  spec.command = Command::kExplain;
  spec.summary = "tell what a check is about, or how a line of a file was read; list the checks";
  spec.positionals = {
      TopicOption(arguments, "TOPIC", "id of a check, or FILE:LINE; none lists the checks", {})};
  spec.groups = {{"Input", {FromOption(arguments), RulesOption(arguments)}},
                 MessagesGroup(arguments)};
  spec.statuses = {{0, "it was told"}, {2, "there is no such check, file or line"}};
  spec.examples = {{"qsift explain selection-missing", "what a check is about"},
                   {"qsift explain survey.txt:60", "how line 60 was read, and by which rules"}};
  return spec;
}

CommandSpec DescribeRules(Arguments& arguments) {
  CommandSpec spec;
  spec.name = "rules";
  spec.command = Command::kRules;
  spec.summary = "list, show, lint and test the rules, or print their schema";
  Option names{"name", "NAME", "show: ids of rules; lint, test: folders of packs",
               Append(arguments.names)};
  names.many = true;
  spec.positionals = {
      TopicOption(arguments, "ACTION", "what to do", {"list", "show", "lint", "test", "schema"}),
      std::move(names)};
  spec.groups = {{"Input", {RulesOption(arguments)}}, MessagesGroup(arguments)};
  spec.statuses = {{0, "the rules are sound"},
                   {1, "a rule has a defect, or failed its examples"},
                   {2, "a part of the job could not be done: usage, unknown rule, broken pack"}};
  spec.examples = {{"qsift rules list", "all rules that have an id, with their files"},
                   {"qsift rules test mypack", "hold your own rules to their examples"}};
  return spec;
}

CommandSpec DescribeSchema(Arguments& arguments) {
  CommandSpec spec;
  spec.name = "schema";
  spec.command = Command::kSchema;
  spec.summary = "print a JSON Schema of the output";
  spec.positionals = {TopicOption(
      arguments, "TOPIC", "the document, or the rows of a table",
      {"document", "documents", "questions", "options", "links", "citations", "instruments"})};
  spec.groups = {MessagesGroup(arguments)};
  spec.statuses = {{0, "it was printed"}, {2, "usage, failed write"}};
  spec.examples = {{"qsift schema document", "of --to json and yaml"},
                   {"qsift schema questions", "of --to jsonl --table questions"}};
  return spec;
}

CommandSpec DescribeGenerate(Arguments& arguments) {
  CommandSpec spec;
  spec.name = "generate";
  spec.command = Command::kGenerate;
  spec.summary = "print the manual page or a shell's completions";
  spec.positionals = {
      TopicOption(arguments, "TOPIC", "what to print", {"man", "bash", "zsh", "fish"})};
  spec.groups = {MessagesGroup(arguments)};
  spec.statuses = {{0, "it was printed"}, {2, "usage, failed write"}};
  spec.examples = {{"qsift generate man | man -l -", "read the manual"},
                   {"source <(qsift generate bash)", "completions for this shell"}};
  return spec;
}

}  // namespace qsift::app
