#pragma once

// Links, citations and instruments in YAML and JSON, written once for both emitters.

#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/model/link_walk.h"
#include "src/output/field_writer.h"
#include "src/output/shown_text.h"

namespace qsift {

template <typename Emitter>
class ReferenceWriter {
 public:
  // All three must outlive it.
  ReferenceWriter(const Document& document, FieldWriter<Emitter>& fields, Emitter& out)
      : document_(document), fields_(fields), out_(out) {}

  void WriteLinks(const std::vector<Link>& links) {
    out_.Key("links");
    out_.BeginList();
    ForEachLinkOf(document_, links, [this](const Link& link) {
      out_.BeginObject();
      fields_.Put("text", document_.Text(link.text));
      const LinkTarget& target = document_.Target(link);
      fields_.Put("url", target.url);
      fields_.Put("kind", Name(link.kind));
      fields_.PutOrNull("registrable", target.registrable);
      if (!target.unicode_host.empty()) fields_.Put("unicode_host", target.unicode_host);
      fields_.PutNumber("count", target.count);
      if (link.count != target.count) fields_.PutNumber("count_here", link.count);
      if (fields_.placed() && target.first.begin != link.text.begin) {
        fields_.PutSpan("first", document_.Source(target.first));
      }
      if (!link.evidence.empty()) {
        out_.Key("repaired");
        out_.Bool(true);
        fields_.Put("evidence", link.evidence);
      }
      fields_.PutTextPlace(link.text);
      out_.EndObject();
    });
    out_.EndList();
  }

  void WriteCitations(const std::vector<Citation>& citations, const std::vector<Link>& links) {
    fields_.List("citations", citations, [&](const Citation& citation) {
      out_.BeginObject();
      fields_.Put("text", document_.Text(citation.text));
      fields_.Put("kind", citation.kind);
      fields_.PutOrNull("instrument_kind", citation.instrument_kind);
      fields_.PutOrNull("title", document_.Text(citation.title));
      fields_.PutOrNull("issuer", citation.issuer);
      fields_.PutOrNull("number", citation.number);
      fields_.PutOrNull("number_raw", citation.number_raw);
      fields_.PutYear("year", citation.year);
      fields_.PutYear("year_to", citation.year_to);
      fields_.PutOrNull("date", citation.date);
      fields_.List("pinpoints", citation.pinpoints,
                   [this](const Pinpoint& p) { WritePinpoint(p); });
      fields_.PutOrNull("parent", document_.Text(citation.parent));
      fields_.Put("mention", Name(citation.mention));
      fields_.PutOrNull("instrument", citation.instrument);
      fields_.PutOrNull("instrument_basis", citation.basis);
      fields_.PutOrNull("id", citation.id);
      WriteRelations(citation.aliases, citation.approved_by);
      fields_.PutOrNull("url", CitedUrl(document_, links, citation));
      fields_.PutOrNull("url_rule", citation.url_rule);
      fields_.Put("confidence", Name(citation.confidence));
      fields_.Put("rule", citation.rule);
      fields_.PutOrNull("lang", citation.lang);
      fields_.PutTextPlace(citation.text);
      out_.EndObject();
    });
  }

  void WriteInstruments() {
    fields_.List("instruments", document_.instruments, [&](const Instrument& instrument) {
      out_.BeginObject();
      fields_.Put("instrument", instrument.instrument);
      fields_.Put("kind", instrument.kind);
      fields_.PutOrNull("title", document_.Text(instrument.title));
      fields_.PutOrNull("issuer", instrument.issuer);
      fields_.PutOrNull("number", instrument.number);
      fields_.PutYear("year", instrument.year);
      fields_.PutYear("year_to", instrument.year_to);
      fields_.PutOrNull("date", instrument.date);
      fields_.PutOrNull("country", instrument.country);
      fields_.PutNames("short_names", instrument.short_names);
      fields_.PutOrNull("id", instrument.id);
      WriteRelations(instrument.aliases, instrument.approved_by);
      fields_.PutOrNull("url", document_.Text(instrument.url));
      fields_.PutNumber("mentions", instrument.mentions);
      fields_.PutTextPlace(instrument.first);
      out_.EndObject();
    });
  }

 private:
  void WriteRelations(const std::vector<std::string>& aliases, std::string_view approved_by) {
    if (!aliases.empty()) fields_.PutNames("aliases", aliases);
    out_.Key("relations");
    out_.BeginList();
    if (!approved_by.empty()) {
      out_.BeginObject();
      fields_.Put("type", "approved_by");
      fields_.Put("instrument", approved_by);
      out_.EndObject();
    }
    out_.EndList();
  }

  void WritePinpoint(const Pinpoint& pinpoint) {
    const auto path = [this](std::string_view key, const std::vector<std::string>& parts) {
      out_.Key(key);
      out_.BeginInlineList();
      for (const std::string& part : parts) out_.String(part);
      out_.EndInlineList();
    };
    out_.BeginObject();
    fields_.Put("unit", pinpoint.unit);
    path("path", pinpoint.path);
    if (!pinpoint.to.empty()) path("to", pinpoint.to);
    out_.EndObject();
  }

  const Document& document_;
  FieldWriter<Emitter>& fields_;
  Emitter& out_;
};

}  // namespace qsift
