#pragma once

// The shape of a document in YAML and JSON, written once for both emitters. The order of keys is
// fixed; it is the order of docs/model.md and of the JSON Schema.

#include <algorithm>
#include <string_view>

#include "qsift/document.h"
#include "src/model/link_walk.h"
#include "src/output/compact_emitter.h"
#include "src/output/json_writer.h"

namespace qsift {

// The text of a link's URL, of a choice, of a citation's link, as every writer shows them.
inline std::string_view UrlOf(const Document& document, const Link& link) {
  return document.Target(link).url;
}

inline std::string_view TextOf(const Document& document, const Question& question,
                               const Choice& choice) {
  if (choice.value != Value::kLabel) return Name(choice.value);
  if (choice.option == kNoIndex) return document.Text(choice.text);
  return document.Text(question.options[static_cast<std::size_t>(choice.option)].label.text);
}

// Links carry the URL as the answer printed it, so that it can be found again.
inline std::string_view CitedUrl(const Document& document, const std::vector<Link>& links,
                                 const Citation& citation) {
  if (citation.link == kNoIndex) return {};
  return document.Text(links[static_cast<std::size_t>(citation.link)].text);
}

// Places of one document, asked for in ascending order mostly: each answer is looked for near the
// one before it.
class PlaceFinder {
 public:
  explicit PlaceFinder(const Document& document) : document_(document) {}

  std::uint32_t LineOf(std::uint32_t offset) {
    const std::vector<std::uint32_t>& starts = document_.line_starts;
    for (int step = 0; step < 8; ++step, ++line_) {
      if (line_ >= starts.size() || starts[line_] > offset) break;
      if (line_ + 1 == starts.size() || starts[line_ + 1] > offset) {
        return static_cast<std::uint32_t>(line_ + 1);
      }
    }
    const std::uint32_t line = document_.LineOf(offset);
    line_ = line == 0 ? 0 : line - 1;
    return line;
  }

 private:
  const Document& document_;
  std::size_t line_ = 0;  // index in Document::line_starts
};

// Whether lines, spans, digests and the schema are written: a program wants them, a reader does
// not.
enum class Places : std::uint8_t { kWritten, kLeftOut };

template <typename Emitter>
class DocumentWriter {
 public:
  DocumentWriter(const Document& document, Emitter& out, Places places = Places::kWritten)
      : document_(document), places_(document), out_(out), placed_(places == Places::kWritten) {}

  void Write() {
    out_.BeginObject();
    if (placed_) Put("schema", "qsift/1");
    WriteHeader();
    List("sections", document_.sections, [this](const Section& s) { WriteSection(s); });
    List("questions", document_.questions, [this](const Question& q) { WriteQuestion(q); });
    WriteLinks(document_.links);
    WriteCitations(document_.citations, document_.links);
    WriteInstruments();
    List("furniture", document_.furniture, [this](const Furniture& furniture) {
      out_.BeginObject();
      Put("kind", Name(furniture.kind));
      PutLeaf("text", furniture.leaf);
      out_.EndObject();
    });
    List("unplaced", document_.unplaced, [this](const Leaf& leaf) { WriteLeaf(leaf); });
    WriteDiagnostics();
    out_.EndObject();
  }

  // Links and citations alone.
  void WriteScan() {
    out_.BeginObject();
    Put("id", document_.id);
    WriteLinks(document_.links);
    WriteCitations(document_.citations, document_.links);
    WriteInstruments();
    out_.EndObject();
  }

 private:
  void Put(std::string_view key, std::string_view text) { PutField(out_, key, text); }
  void PutOrNull(std::string_view key, std::string_view text) {
    out_.Key(key);
    if (text.empty()) {
      out_.Null();
    } else {
      out_.String(text);
    }
  }
  void PutNumber(std::string_view key, std::uint64_t number) { PutField(out_, key, number); }
  void PutSpan(std::string_view key, Span span) {
    out_.Key(key);
    WriteSpan(span);
  }
  void WriteSpan(Span span) {
    out_.BeginInlineList();
    out_.Number(span.begin);
    out_.Number(span.end);
    out_.EndInlineList();
  }

  template <typename T, typename Function>
  void List(std::string_view key, const std::vector<T>& items, Function write) {
    out_.Key(key);
    out_.BeginList();
    for (const T& item : items) write(item);
    out_.EndList();
  }

  // The keys of a leaf: its text under `key`, its line and span, and its parts where other leaves
  // stand between them.
  void PutLeaf(std::string_view key, const Leaf& leaf) {
    out_.Key(key);
    out_.Text(document_.Text(leaf.text));
    PutPlace(leaf);
  }
  void PutPlace(const Leaf& leaf) {
    if (!placed_) return;
    const Span hull = document_.Hull(leaf);
    PutNumber("line", places_.LineOf(hull.begin));
    PutSpan("span", hull);
    if (leaf.part_count > 1) {
      out_.Key("parts");
      out_.BeginList();
      for (std::uint32_t i = 0; i < leaf.part_count; ++i) {
        WriteSpan(document_.parts[leaf.first_part + i]);
      }
      out_.EndList();
    }
    PutOriginal(hull.begin);
  }

  // Where in the original the text stands, if it was read out of parts or cells.
  void PutOriginal(std::uint32_t source) {
    const OriginalPlace* const place = document_.OriginalOf(source);
    if (place == nullptr) return;
    out_.Key("place");
    out_.BeginObject();
    Put("part", document_.original_parts[place->part]);
    if (place->paragraph > 0) PutNumber("paragraph", place->paragraph);
    if (place->row > 0) Put("cell", Document::CellName(*place));
    out_.EndObject();
  }
  void WriteLeaf(const Leaf& leaf) {
    out_.BeginObject();
    PutLeaf("text", leaf);
    out_.EndObject();
  }

  void WriteHeader() {
    out_.Key("document");
    out_.BeginObject();
    Put("id", document_.id);
    Put("path", document_.path);
    if (placed_) {
      Put("sha256", document_.sha256);
      PutNumber("bytes", document_.bytes);
    }
    Put("encoding", document_.encoding);
    PutOrNull("language", document_.language);
    out_.Key("respondent");
    const Respondent& respondent = document_.respondent;
    if (respondent.id.empty() && respondent.name.empty() && respondent.time_to_complete.empty()) {
      out_.Null();
    } else {
      out_.BeginObject();
      PutOrNull("id", respondent.id);
      PutOrNull("name", respondent.name);
      PutOrNull("time_to_complete", respondent.time_to_complete);
      out_.EndObject();
    }
    out_.Key("marks");
    out_.BeginObject();
    Put("state", Name(document_.marks.state));
    PutNumber("closed", document_.marks.closed);
    PutNumber("observed", document_.marks.observed);
    List("conventions", document_.marks.conventions, [this](const MarkConvention& convention) {
      out_.BeginObject();
      Put("glyph", convention.glyph);
      Put("state", Name(convention.state));
      PutNumber("votes", convention.votes);
      PutNumber("against", convention.against);
      out_.EndObject();
    });
    out_.EndObject();
    out_.EndObject();
  }

  void WriteSection(const Section& section) {
    out_.BeginObject();
    Put("id", section.id);
    PutOrNull("number", section.number);
    out_.Key("title");
    out_.String(document_.Text(section.title.text));
    PutOrNull("parent", section.parent == kNoIndex
                            ? std::string_view()
                            : document_.sections[static_cast<std::size_t>(section.parent)].id);
    List("notes", section.notes, [this](const Leaf& leaf) { WriteLeaf(leaf); });
    PutPlace(section.title);
    out_.EndObject();
  }

  void WriteQuestion(const Question& question) {
    out_.BeginObject();
    Put("id", question.id);
    PutOrNull("number", question.number);
    PutOrNull("section", question.section == kNoIndex
                             ? std::string_view()
                             : document_.sections[static_cast<std::size_t>(question.section)].id);
    PutOrNull("parent", question.parent == kNoIndex
                            ? std::string_view()
                            : document_.questions[static_cast<std::size_t>(question.parent)].id);
    out_.Key("prompt");
    out_.Text(document_.Text(question.prompt.text));
    out_.Key("label");
    if (question.label) {
      out_.String(document_.Text(question.label->text));
    } else {
      out_.Null();
    }
    out_.Key("required");
    out_.Bool(question.required);
    List("notes", question.notes, [this](const Leaf& leaf) { WriteLeaf(leaf); });
    Put("kind", Name(question.kind));
    PutOrNull("state", question.kind == Kind::kStatement ? Name(question.state) : "");
    Put("confidence", Name(question.confidence));
    List("options", question.options, [this](const Option& option) { WriteOption(option); });
    out_.Key("selection");
    if (IsOpen(question.kind)) {
      out_.Null();
    } else {
      WriteSelection(question, question.selection);
    }
    out_.Key("answer");
    if (question.answer) {
      WriteLeaf(*question.answer);
    } else {
      out_.Null();
    }
    WriteReplies(question);
    WriteDependency(question);
    WriteLinks(question.links);
    WriteCitations(question.citations, question.links);
    PutQuestionPlace(question);
    out_.EndObject();
  }

  void PutQuestionPlace(const Question& question) {
    if (!placed_) return;
    const Span prompt = document_.Hull(question.prompt);
    PutNumber("line", places_.LineOf(prompt.begin));
    PutSpan("span", document_.Hull(question));
    PutSpan("prompt_span", prompt);
    PutOriginal(prompt.begin);
  }

  void WriteOption(const Option& option) {
    const std::string_view label = document_.Text(option.label.text);
    out_.BeginObject();
    out_.Key("label");
    out_.String(label);
    Put("value", option.value == Value::kLabel ? label : Name(option.value));
    Put("state", Name(option.state));
    PutOrNull("mark", option.mark);
    PutPlace(option.label);
    out_.EndObject();
  }

  // Left out where a question has a single reply.
  void WriteReplies(const Question& question) {
    if (question.replies.empty()) return;
    List("replies", question.replies, [&](const Reply& reply) {
      out_.BeginObject();
      Put("respondent", document_.Text(reply.respondent));
      out_.Key("selection");
      if (IsOpen(question.kind)) {
        out_.Null();
      } else {
        WriteSelection(question, reply.selection);
      }
      out_.Key("text");
      out_.Text(document_.Text(reply.text));
      if (placed_) {
        const Span source = document_.Source(
            {reply.respondent.begin, std::max(reply.respondent.end, reply.text.end)});
        PutNumber("line", places_.LineOf(source.begin));
        PutSpan("span", source);
      }
      out_.EndObject();
    });
  }

  void WriteSelection(const Question& question, const Selection& selection) {
    out_.BeginObject();
    Put("status", Name(selection.status));
    const auto choices = [&](std::string_view key, const std::vector<Choice>& list) {
      out_.Key(key);
      out_.BeginInlineList();
      for (const Choice& choice : list) out_.String(TextOf(document_, question, choice));
      out_.EndInlineList();
    };
    choices("observed", selection.observed);
    choices("inferred", selection.inferred);
    PutOrNull("confidence", selection.confidence ? Name(*selection.confidence) : "");
    List("evidence", selection.evidence, [this](const Evidence& evidence) {
      out_.BeginObject();
      Put("rule", evidence.rule);
      Put("question", document_.questions[static_cast<std::size_t>(evidence.question)].id);
      if (placed_) PutSpan("span", document_.Source(evidence.text));
      out_.EndObject();
    });
    out_.EndObject();
  }

  void WriteDependency(const Question& question) {
    out_.Key("depends_on");
    if (!question.depends_on) return out_.Null();
    const Dependency& on = *question.depends_on;
    out_.BeginObject();
    Put("question", document_.questions[static_cast<std::size_t>(on.question)].id);
    Put("value", Name(on.value));
    Put("basis", on.basis);
    out_.EndObject();
  }

  void WriteLinks(const std::vector<Link>& links) {
    out_.Key("links");
    out_.BeginList();
    ForEachLinkOf(document_, links, [this](const Link& link) {
      out_.BeginObject();
      Put("text", document_.Text(link.text));
      const LinkTarget& target = document_.Target(link);
      Put("url", target.url);
      Put("kind", Name(link.kind));
      PutOrNull("registrable", target.registrable);
      if (!target.unicode_host.empty()) Put("unicode_host", target.unicode_host);
      PutNumber("count", target.count);
      if (link.count != target.count) PutNumber("count_here", link.count);
      if (placed_ && target.first.begin != link.text.begin) {
        PutSpan("first", document_.Source(target.first));
      }
      if (!link.evidence.empty()) {
        out_.Key("repaired");
        out_.Bool(true);
        Put("evidence", link.evidence);
      }
      PutTextPlace(link.text);
      out_.EndObject();
    });
    out_.EndList();
  }

  // Line and span of a stretch of text inside a leaf.
  void PutTextPlace(Span text) {
    if (!placed_) return;
    const Span source = document_.Source(text);
    PutNumber("line", places_.LineOf(source.begin));
    PutSpan("span", source);
    PutOriginal(source.begin);
  }

  void WriteCitations(const std::vector<Citation>& citations, const std::vector<Link>& links) {
    List("citations", citations, [&](const Citation& citation) {
      out_.BeginObject();
      Put("text", document_.Text(citation.text));
      Put("kind", citation.kind);
      PutOrNull("instrument_kind", citation.instrument_kind);
      PutOrNull("title", document_.Text(citation.title));
      PutOrNull("issuer", citation.issuer);
      PutOrNull("number", citation.number);
      PutOrNull("number_raw", citation.number_raw);
      PutYear("year", citation.year);
      PutYear("year_to", citation.year_to);
      PutOrNull("date", citation.date);
      List("pinpoints", citation.pinpoints, [this](const Pinpoint& p) { WritePinpoint(p); });
      PutOrNull("parent", document_.Text(citation.parent));
      Put("mention", Name(citation.mention));
      PutOrNull("instrument", citation.instrument);
      PutOrNull("instrument_basis", citation.basis);
      PutOrNull("id", citation.id);
      WriteRelations(citation.aliases, citation.approved_by);
      PutOrNull("url", CitedUrl(document_, links, citation));
      PutOrNull("url_rule", citation.url_rule);
      Put("confidence", Name(citation.confidence));
      Put("rule", citation.rule);
      PutOrNull("lang", citation.lang);
      PutTextPlace(citation.text);
      out_.EndObject();
    });
  }

  void WriteInstruments() {
    List("instruments", document_.instruments, [&](const Instrument& instrument) {
      out_.BeginObject();
      Put("instrument", instrument.instrument);
      Put("kind", instrument.kind);
      PutOrNull("title", document_.Text(instrument.title));
      PutOrNull("issuer", instrument.issuer);
      PutOrNull("number", instrument.number);
      PutYear("year", instrument.year);
      PutYear("year_to", instrument.year_to);
      PutOrNull("date", instrument.date);
      PutOrNull("country", instrument.country);
      PutNames("short_names", instrument.short_names);
      PutOrNull("id", instrument.id);
      WriteRelations(instrument.aliases, instrument.approved_by);
      PutOrNull("url", document_.Text(instrument.url));
      PutNumber("mentions", instrument.mentions);
      PutTextPlace(instrument.first);
      out_.EndObject();
    });
  }

  void PutNames(std::string_view key, const std::vector<std::string>& names) {
    out_.Key(key);
    out_.BeginInlineList();
    for (const std::string& name : names) out_.String(name);
    out_.EndInlineList();
  }

  void WriteRelations(const std::vector<std::string>& aliases, std::string_view approved_by) {
    if (!aliases.empty()) PutNames("aliases", aliases);
    out_.Key("relations");
    out_.BeginList();
    if (!approved_by.empty()) {
      out_.BeginObject();
      Put("type", "approved_by");
      Put("instrument", approved_by);
      out_.EndObject();
    }
    out_.EndList();
  }

  void PutYear(std::string_view key, std::uint32_t year) {
    out_.Key(key);
    if (year == 0) {
      out_.Null();
    } else {
      out_.Number(year);
    }
  }

  void WritePinpoint(const Pinpoint& pinpoint) {
    const auto path = [this](std::string_view key, const std::vector<std::string>& parts) {
      out_.Key(key);
      out_.BeginInlineList();
      for (const std::string& part : parts) out_.String(part);
      out_.EndInlineList();
    };
    out_.BeginObject();
    Put("unit", pinpoint.unit);
    path("path", pinpoint.path);
    if (!pinpoint.to.empty()) path("to", pinpoint.to);
    out_.EndObject();
  }

  void WriteDiagnostics() {
    List("diagnostics", document_.diagnostics, [this](const Diagnostic& diagnostic) {
      out_.BeginObject();
      Put("severity", Name(diagnostic.severity));
      Put("code", diagnostic.code);
      Put("message", diagnostic.message);
      if (placed_) {
        PutNumber("line", diagnostic.line);
        PutNumber("column", diagnostic.column);
      }
      out_.EndObject();
    });
  }

  const Document& document_;
  PlaceFinder places_;
  Emitter& out_;
  bool placed_;
};

// Writes a document, or of a compact one what a reader wants of it.
template <typename Emitter>
void WriteDocument(const Document& document, bool compact, Emitter& out) {
  if (!compact) return DocumentWriter<Emitter>(document, out).Write();
  CompactEmitter<Emitter> filled(out);
  DocumentWriter<CompactEmitter<Emitter>>(document, filled, Places::kLeftOut).Write();
}

}  // namespace qsift
