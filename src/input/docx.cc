#include <fmt/format.h>

#include <algorithm>

#include "src/input/docx_walk.h"
#include "src/input/flow_text.h"
#include "src/input/reading.h"
#include "src/rules/rules.h"

namespace qsift {
namespace {

// A part that the main one names by a relationship of this type; false if it has none.
Result<bool> Load(Archive& archive, const Relationships& relationships, std::string_view type,
                  XmlPart& part) {
  const std::string name = PartOfType(relationships, type);
  if (name.empty() || !archive.Has(name)) return false;
  if (const Status parsed = ParsePart(archive, name, part); !parsed) return parsed.error();
  return true;
}

void Count(std::uint32_t count, std::string_view code, std::string_view what, Severity severity,
           Reading& reading) {
  if (count == 0) return;
  reading.diagnostics.push_back(
      {severity, std::string(code), fmt::format("{} {}", count, what), 0, 0});
}

void Tell(const DocxCounts& counts, Reading& reading) {
  Count(counts.deleted, "tracked-deletion", "deleted passages of tracked changes were left out",
        Severity::kInfo, reading);
  Count(counts.hidden, "hidden-text", "runs of hidden text were left out", Severity::kInfo,
        reading);
  Count(counts.comments, "comments", "comments were left out", Severity::kInfo, reading);
  Count(counts.controls, "unread-control",
        "ActiveX controls, whose state is in no form that can be read", Severity::kWarning,
        reading);
  Count(counts.unset, "list-without-choice",
        "drop-down lists that do not say which entry is chosen", Severity::kWarning, reading);
}

}  // namespace

Result<Reading> ReadDocx(std::string_view bytes, const Rules& rules) {
  Result<Archive> archive = Archive::Open(bytes);
  if (!archive) return archive.error();
  const Result<std::string> main = MainPart(*archive);
  if (!main) return main.error();
  const std::string name = main->empty() ? "word/document.xml" : *main;
  const Result<Relationships> relationships = ReadRelationships(*archive, name);
  if (!relationships) return relationships.error();

  Reading reading;
  reading.format = InputFormat::kDocx;
  reading.parts = {name};
  DocxContext context(rules.marks, rules.markup);
  XmlPart body;
  XmlPart styles;
  XmlPart lists;
  XmlPart footnotes;
  XmlPart endnotes;
  if (const Status parsed = ParsePart(*archive, name, body); !parsed) return parsed.error();
  const Result<bool> has_styles = Load(*archive, *relationships, "styles", styles);
  if (!has_styles) return has_styles.error();
  if (*has_styles) context.styles.Load(styles.root());
  const Result<bool> has_lists = Load(*archive, *relationships, "numbering", lists);
  if (!has_lists) return has_lists.error();
  if (*has_lists) context.lists.Load(lists.root());
  for (auto& [type, part] :
       {std::pair<std::string_view, XmlPart*>{"footnotes", &footnotes}, {"endnotes", &endnotes}}) {
    const Result<bool> has_notes = Load(*archive, *relationships, type, *part);
    if (!has_notes) return has_notes.error();
    if (!*has_notes) continue;
    if (reading.parts.size() == 1) reading.parts.push_back(PartOfType(*relationships, type));
    context.note_part = 1;
    for (const XmlNode note : part->root().children()) {
      std::string key(type.substr(0, type.size() - 1));
      key.append(":").append(Attribute(note, "id").value_or(""));
      context.notes.emplace(std::move(key), note);
    }
  }
  const std::vector<Block> flow =
      DocxWalk(context, *relationships, 0).Walk(Child(body.root(), "body"));
  WriteFlow(flow, rules.marks, rules.columns, reading);
  for (const auto& [id, relationship] : *relationships) {
    if (relationship.type != "header" && relationship.type != "footer") continue;
    XmlPart part;
    if (!archive->Has(relationship.target)) continue;
    if (const Status parsed = ParsePart(*archive, relationship.target, part); !parsed) {
      return parsed.error();
    }
    std::string text = PlainFlow(DocxWalk(context, *relationships, 0).Walk(part.root()));
    const auto same = [&](const Aside& aside) { return aside.text == text; };
    if (text.empty() || std::any_of(context.asides.begin(), context.asides.end(), same)) continue;
    context.asides.push_back({FurnitureKind::kRunningHead, std::move(text)});
  }
  reading.asides = std::move(context.asides);
  Tell(context.counts, reading);
  for (const std::string& part : archive->Names()) {
    if (!part.ends_with("vbaProject.bin")) continue;
    reading.diagnostics.push_back(
        {Severity::kInfo, "macros", "the document has macros; they were not looked at", 0, 0});
  }
  return reading;
}

}  // namespace qsift
