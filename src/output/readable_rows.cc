#include "src/output/readable_rows.h"

#include "qsift/harmless.h"
#include "src/output/shown_text.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

void Add(std::string_view text, std::string_view between, std::string& out) {
  if (text.empty()) return;
  if (!out.empty()) out += between;
  out += text;
}

// "yes", "tea, coffee", "no (inferred)", "(lost)".
std::string SelectionText(const Document& document, const Question& question) {
  std::string out;
  const auto add = [&](const std::vector<Choice>& choices) {
    for (const Choice& choice : choices) Add(TextOf(document, question, choice), ", ", out);
  };
  const Selection& selection = question.selection;
  switch (selection.status) {
    case SelectionStatus::kObserved: add(selection.observed); return out;
    case SelectionStatus::kInferred: add(selection.inferred); break;
    case SelectionStatus::kConflict: add(selection.observed); break;
    case SelectionStatus::kUnmarked:
    case SelectionStatus::kLost: break;
  }
  if (!out.empty()) out += ' ';
  out.append("(").append(Name(selection.status)).append(")");
  return out;
}

// The selection, then the words of the answer where they say more.
std::string AnswerText(const Document& document, const Question& question) {
  std::string out;
  if (!IsOpen(question.kind)) out = SelectionText(document, question);
  if (!question.answer) return out;
  const std::string_view answer = document.Text(question.answer->text);
  if (!out.empty() && WordingKey(answer) == WordingKey(out)) return out;
  Add(answer, ": ", out);
  return out;
}

std::string PromptText(const Document& document, const Question& question) {
  std::string out(document.Text(question.prompt.text));
  if (question.label) Add(document.Text(question.label->text), " / ", out);
  return out;
}

using Call = std::function<void(const std::vector<std::string>&)>;

void QuestionRows(const Document& document, const Question& question, Table table,
                  const Call& call) {
  switch (table) {
    case Table::kNone:
    case Table::kDocuments: break;
    case Table::kQuestions:
      call({question.number, ShownLines(PromptText(document, question)),
            ShownLines(AnswerText(document, question))});
      break;
    case Table::kOptions:
      for (const Option& option : question.options) {
        call({question.number, ShownLines(document.Text(option.label.text)),
              std::string(Name(option.state))});
      }
      break;
    case Table::kLinks:
      for (const Link& link : question.links) {
        call({question.number, std::string(Name(link.kind)), document.Target(link).url});
      }
      break;
    case Table::kCitations:
      for (const Citation& citation : question.citations) {
        call({question.number, citation.kind, ShownLines(document.Text(citation.text)),
              citation.id});
      }
      break;
    case Table::kInstruments: break;
  }
}

}  // namespace

std::vector<std::string_view> ReadableColumns(Table table) {
  switch (table) {
    case Table::kNone: return {};
    case Table::kDocuments: return {"document", "language", "marks", "questions"};
    case Table::kQuestions: return {"number", "question", "answer"};
    case Table::kOptions: return {"number", "option", "state"};
    case Table::kLinks: return {"number", "kind", "url"};
    case Table::kCitations: return {"number", "kind", "citation", "id"};
    case Table::kInstruments: return {"kind", "instrument", "title", "mentions"};
  }
  return {};
}

void ForEachReadableRow(const Document& document, Table table, const Call& call) {
  if (table == Table::kDocuments) {
    call({Shown(document.id), document.language, std::string(Name(document.marks.state)),
          std::to_string(document.questions.size())});
    return;
  }
  if (table == Table::kInstruments) {
    for (const Instrument& instrument : document.instruments) {
      call({instrument.kind, instrument.instrument, ShownLines(document.Text(instrument.title)),
            std::to_string(instrument.mentions)});
    }
    return;
  }
  for (const Question& question : document.questions) {
    QuestionRows(document, question, table, call);
  }
  if (table != Table::kLinks && table != Table::kCitations) return;
  Question outside;  // what stands outside every answer
  outside.links = document.links;
  outside.citations = document.citations;
  QuestionRows(document, outside, table, call);
}

}  // namespace qsift
