#include "qsift/form.h"

#include <fmt/format.h>

#include "src/config/rule_reader.h"
#include "src/config/yaml_reader.h"
#include "src/output/yaml_writer.h"

namespace qsift {
namespace {

constexpr std::string_view kSchema = "qsift-form/1";

// What a person who opens the file needs to know.
constexpr std::string_view kAdvice =
    "# What a questionnaire asks, for `qsift check --form`. `required: true` stands where the\n"
    "# questionnaire marks it; add it wherever an answer must be given. A question may also have\n"
    "# placeholder_allowed: true   (\"n/a\", \"-\" and the like are taken for an answer)\n"
    "# pattern: '^[0-9]+$'   one_of: [\"a\", \"b\"]   max_length: 200   (of an answer that is "
    "there)\n"
    "# must_link: true   must_cite: true   (a blank answer fails, too)\n";

FormQuestion ReadQuestion(RuleReader& reader, const Node& node) {
  FormQuestion question;
  if (!reader.ExpectMap(
          node, {"number", "section", "prompt", "options", "required", "placeholder_allowed",
                 "pattern", "one_of", "max_length", "must_link", "must_cite"})) {
    return question;
  }
  const auto text = [&](std::string_view key) {
    const Node* value = node.Find(key);
    if (value == nullptr || value->type == Node::Type::kNull) return std::string();
    return reader.String(node, key);
  };
  question.number = text("number");
  question.section = text("section");
  question.prompt = reader.String(node, "prompt");
  question.options = reader.Strings(node, "options");
  question.required = reader.Flag(node, "required");
  question.placeholder_allowed = reader.Flag(node, "placeholder_allowed");
  question.pattern = text("pattern");
  question.one_of = reader.Strings(node, "one_of");
  const int longest = reader.Number(node, "max_length", 0);
  if (longest < 0) reader.Fail(node, "'max_length' is less than 0");
  question.max_length = static_cast<std::uint32_t>(longest);
  question.must_link = reader.Flag(node, "must_link");
  question.must_cite = reader.Flag(node, "must_cite");
  return question;
}

}  // namespace

Result<Form> ReadForm(const std::string& path, std::string text) {
  Result<RuleFile> file = ParseYaml(path, std::move(text));
  if (!file) return file.error();
  RuleReader reader(*file, /*deferred=*/false);
  Form form;
  if (reader.ExpectMap(file->root, {"schema", "id", "questions"})) {
    const std::string schema = reader.String(file->root, "schema");
    if (!schema.empty() && schema != kSchema) {
      reader.Fail(*file->root.Find("schema"),
                  fmt::format("schema '{}' is not known here; expected {}", schema, kSchema));
    }
    form.id = reader.StringOr(file->root, "id", "");
    for (const Node& node : reader.List(file->root, "questions")) {
      form.questions.push_back(ReadQuestion(reader, node));
    }
  }
  if (reader.error()) return *reader.error();
  return form;
}

void WriteForm(const Document& document, Sink& sink) {
  Buffer buffer(sink);
  buffer.Put(kAdvice);
  YamlEmitter out(buffer);
  out.BeginObject();
  PutField(out, "schema", kSchema);
  PutField(out, "id", document.id);
  out.Key("questions");
  out.BeginList();
  for (const Question& question : document.questions) {
    out.BeginObject();
    if (!question.number.empty()) PutField(out, "number", question.number);
    if (question.section != kNoIndex) {
      const Section& section = document.sections[static_cast<std::size_t>(question.section)];
      PutField(out, "section", document.Text(section.title.text));
    }
    std::string prompt(document.Text(question.prompt.text));
    if (question.label) prompt.append(" ").append(document.Text(question.label->text));
    PutField(out, "prompt", prompt);
    if (question.required) {
      out.Key("required");
      out.Bool(true);
    }
    if (!question.options.empty() && !question.selection.one_left) {
      out.Key("options");
      out.BeginInlineList();
      for (const Option& option : question.options) out.String(document.Text(option.label.text));
      out.EndInlineList();
    }
    out.EndObject();
  }
  out.EndList();
  out.EndObject();
}

}  // namespace qsift
