#pragma once

// The shape of a document in YAML and JSON, written once for both emitters. The order of keys is
// fixed; it is the order of docs/model.md and of the JSON Schema.

#include <algorithm>
#include <string_view>

#include "qsift/document.h"
#include "src/output/compact_emitter.h"
#include "src/output/field_writer.h"
#include "src/output/reference_writer.h"
#include "src/output/shown_text.h"

namespace qsift {

template <typename Emitter>
class DocumentWriter {
 public:
  DocumentWriter(const Document& document, Emitter& out, Places places = Places::kWritten)
      : document_(document), out_(out), fields_(document, out, places) {}

  void Write() {
    out_.BeginObject();
    if (fields_.placed()) fields_.Put("schema", "qsift/1");
    WriteHeader();
    fields_.List("sections", document_.sections, [this](const Section& s) { WriteSection(s); });
    fields_.List("questions", document_.questions, [this](const Question& q) { WriteQuestion(q); });
    references_.WriteLinks(document_.links);
    references_.WriteCitations(document_.citations, document_.links);
    references_.WriteInstruments();
    fields_.List("furniture", document_.furniture, [this](const Furniture& furniture) {
      out_.BeginObject();
      fields_.Put("kind", Name(furniture.kind));
      fields_.PutLeaf("text", furniture.leaf);
      out_.EndObject();
    });
    fields_.List("unplaced", document_.unplaced,
                 [this](const Leaf& leaf) { fields_.WriteLeaf(leaf); });
    WriteDiagnostics();
    out_.EndObject();
  }

  // Links and citations alone.
  void WriteScan() {
    out_.BeginObject();
    fields_.Put("id", document_.id);
    references_.WriteLinks(document_.links);
    references_.WriteCitations(document_.citations, document_.links);
    references_.WriteInstruments();
    out_.EndObject();
  }

 private:
  void WriteHeader() {
    out_.Key("document");
    out_.BeginObject();
    fields_.Put("id", document_.id);
    fields_.Put("path", document_.path);
    if (fields_.placed()) {
      fields_.Put("sha256", document_.sha256);
      fields_.PutNumber("bytes", document_.bytes);
    }
    fields_.Put("encoding", document_.encoding);
    fields_.PutOrNull("language", document_.language);
    out_.Key("respondent");
    const Respondent& respondent = document_.respondent;
    if (respondent.id.empty() && respondent.name.empty() && respondent.time_to_complete.empty()) {
      out_.Null();
    } else {
      out_.BeginObject();
      fields_.PutOrNull("id", respondent.id);
      fields_.PutOrNull("name", respondent.name);
      fields_.PutOrNull("time_to_complete", respondent.time_to_complete);
      out_.EndObject();
    }
    out_.Key("marks");
    out_.BeginObject();
    fields_.Put("state", Name(document_.marks.state));
    fields_.PutNumber("closed", document_.marks.closed);
    fields_.PutNumber("observed", document_.marks.observed);
    fields_.List("conventions", document_.marks.conventions,
                 [this](const MarkConvention& convention) {
                   out_.BeginObject();
                   fields_.Put("glyph", convention.glyph);
                   fields_.Put("state", Name(convention.state));
                   fields_.PutNumber("votes", convention.votes);
                   fields_.PutNumber("against", convention.against);
                   out_.EndObject();
                 });
    out_.EndObject();
    out_.EndObject();
  }

  void WriteSection(const Section& section) {
    out_.BeginObject();
    fields_.Put("id", section.id);
    fields_.PutOrNull("number", section.number);
    out_.Key("title");
    out_.String(document_.Text(section.title.text));
    fields_.PutOrNull("parent",
                      section.parent == kNoIndex
                          ? std::string_view()
                          : document_.sections[static_cast<std::size_t>(section.parent)].id);
    fields_.List("notes", section.notes, [this](const Leaf& leaf) { fields_.WriteLeaf(leaf); });
    fields_.PutPlace(section.title);
    out_.EndObject();
  }

  void WriteQuestion(const Question& question) {
    out_.BeginObject();
    fields_.Put("id", question.id);
    fields_.PutOrNull("number", question.number);
    fields_.PutOrNull("section",
                      question.section == kNoIndex
                          ? std::string_view()
                          : document_.sections[static_cast<std::size_t>(question.section)].id);
    fields_.PutOrNull("parent",
                      question.parent == kNoIndex
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
    fields_.List("notes", question.notes, [this](const Leaf& leaf) { fields_.WriteLeaf(leaf); });
    fields_.Put("kind", Name(question.kind));
    fields_.PutOrNull("state", question.kind == Kind::kStatement ? Name(question.state) : "");
    fields_.Put("confidence", Name(question.confidence));
    fields_.List("options", question.options,
                 [this](const Option& option) { WriteOption(option); });
    out_.Key("selection");
    if (IsOpen(question.kind)) {
      out_.Null();
    } else {
      WriteSelection(question, question.selection);
    }
    out_.Key("answer");
    if (question.answer) {
      fields_.WriteLeaf(*question.answer);
    } else {
      out_.Null();
    }
    WriteReplies(question);
    WriteDependency(question);
    references_.WriteLinks(question.links);
    references_.WriteCitations(question.citations, question.links);
    PutQuestionPlace(question);
    out_.EndObject();
  }

  void PutQuestionPlace(const Question& question) {
    if (!fields_.placed()) return;
    const Span prompt = document_.Hull(question.prompt);
    fields_.PutNumber("line", fields_.LineOf(prompt.begin));
    fields_.PutSpan("span", document_.Hull(question));
    fields_.PutSpan("prompt_span", prompt);
    fields_.PutOriginal(prompt.begin);
  }

  void WriteOption(const Option& option) {
    const std::string_view label = document_.Text(option.label.text);
    out_.BeginObject();
    out_.Key("label");
    out_.String(label);
    fields_.Put("value", option.value == Value::kLabel ? label : Name(option.value));
    fields_.Put("state", Name(option.state));
    fields_.PutOrNull("mark", option.mark);
    fields_.PutPlace(option.label);
    out_.EndObject();
  }

  // Left out where a question has a single reply.
  void WriteReplies(const Question& question) {
    if (question.replies.empty()) return;
    fields_.List("replies", question.replies, [&](const Reply& reply) {
      out_.BeginObject();
      fields_.Put("respondent", document_.Text(reply.respondent));
      out_.Key("selection");
      if (IsOpen(question.kind)) {
        out_.Null();
      } else {
        WriteSelection(question, reply.selection);
      }
      out_.Key("text");
      out_.Text(document_.Text(reply.text));
      if (fields_.placed()) {
        const Span source = document_.Source(
            {reply.respondent.begin, std::max(reply.respondent.end, reply.text.end)});
        fields_.PutNumber("line", fields_.LineOf(source.begin));
        fields_.PutSpan("span", source);
      }
      out_.EndObject();
    });
  }

  void WriteSelection(const Question& question, const Selection& selection) {
    out_.BeginObject();
    fields_.Put("status", Name(selection.status));
    const auto choices = [&](std::string_view key, const std::vector<Choice>& list) {
      out_.Key(key);
      out_.BeginInlineList();
      for (const Choice& choice : list) out_.String(TextOf(document_, question, choice));
      out_.EndInlineList();
    };
    choices("observed", selection.observed);
    choices("inferred", selection.inferred);
    fields_.PutOrNull("confidence", selection.confidence ? Name(*selection.confidence) : "");
    fields_.List("evidence", selection.evidence, [this](const Evidence& evidence) {
      out_.BeginObject();
      fields_.Put("rule", evidence.rule);
      fields_.Put("question", document_.questions[static_cast<std::size_t>(evidence.question)].id);
      if (fields_.placed()) fields_.PutSpan("span", document_.Source(evidence.text));
      out_.EndObject();
    });
    out_.EndObject();
  }

  void WriteDependency(const Question& question) {
    out_.Key("depends_on");
    if (!question.depends_on) return out_.Null();
    const Dependency& on = *question.depends_on;
    out_.BeginObject();
    fields_.Put("question", document_.questions[static_cast<std::size_t>(on.question)].id);
    fields_.Put("value", Name(on.value));
    fields_.Put("basis", on.basis);
    out_.EndObject();
  }

  void WriteDiagnostics() {
    fields_.List("diagnostics", document_.diagnostics, [this](const Diagnostic& diagnostic) {
      out_.BeginObject();
      fields_.Put("severity", Name(diagnostic.severity));
      fields_.Put("code", diagnostic.code);
      fields_.Put("message", diagnostic.message);
      if (fields_.placed()) {
        fields_.PutNumber("line", diagnostic.line);
        fields_.PutNumber("column", diagnostic.column);
      }
      out_.EndObject();
    });
  }

  const Document& document_;
  Emitter& out_;
  FieldWriter<Emitter> fields_;
  ReferenceWriter<Emitter> references_{document_, fields_, out_};
};

// Writes a document; if it is to be compact, only what a reader wants of it.
template <typename Emitter>
void WriteDocument(const Document& document, bool compact, Emitter& out) {
  if (!compact) return DocumentWriter<Emitter>(document, out).Write();
  CompactEmitter<Emitter> filled(out);
  DocumentWriter<CompactEmitter<Emitter>>(document, filled, Places::kLeftOut).Write();
}

}  // namespace qsift
