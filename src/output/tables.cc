#include "src/output/tables.h"

#include <initializer_list>

#include "src/output/document_writer.h"

namespace qsift {
namespace {

using Type = Column::Type;

const std::vector<Column> kNoColumns;

template <typename Enum>
std::vector<std::string_view> NamesOf(std::initializer_list<Enum> values) {
  std::vector<std::string_view> names;
  for (const Enum value : values) names.push_back(Name(value));
  return names;
}

const std::vector<std::string_view> kKinds =
    NamesOf({Kind::kText, Kind::kYesNo, Kind::kSingleChoice, Kind::kMultipleChoice, Kind::kChoice,
             Kind::kField, Kind::kStatement});
const std::vector<std::string_view> kStatuses =
    NamesOf({SelectionStatus::kObserved, SelectionStatus::kInferred, SelectionStatus::kConflict,
             SelectionStatus::kUnmarked, SelectionStatus::kLost});
const std::vector<std::string_view> kConfidences =
    NamesOf({Confidence::kHigh, Confidence::kMedium, Confidence::kLow});
const std::vector<std::string_view> kStates =
    NamesOf({State::kSelected, State::kUnselected, State::kUnknown});
const std::vector<std::string_view> kLinkKindNames =
    NamesOf({LinkKind::kUrl, LinkKind::kWww, LinkKind::kDomain, LinkKind::kEmail, LinkKind::kIp});
const std::vector<std::string_view> kMentions =
    NamesOf({Mention::kFull, Mention::kShort, Mention::kAnaphor, Mention::kBare});
const std::vector<std::string_view> kMarkStates =
    NamesOf({MarkState::kNone, MarkState::kObserved, MarkState::kMixed, MarkState::kLost,
             MarkState::kBlank});

const std::vector<Column> kDocumentColumns = {
    {"id", Type::kText, false, "id of the document"},
    {"path", Type::kText, false, "as named on the command line"},
    {"sha256", Type::kText, false, "digest of the input"},
    {"bytes", Type::kNumber, false, "size of the input"},
    {"encoding", Type::kText, false, "what it was read as"},
    {"language", Type::kText, true, "ISO 639-1"},
    {"respondent_id", Type::kText, true, "as the form service printed it"},
    {"respondent_name", Type::kText, true, "as the form service printed it"},
    {"time_to_complete", Type::kText, true, "as the form service printed it"},
    {"marks", Type::kText, false, "observed, lost, mixed, blank or none", kMarkStates},
    {"closed", Type::kNumber, false, "how many closed questions there are"},
    {"observed", Type::kNumber, false, "and how many of them show what was selected"},
    {"questions", Type::kNumber, false, "how many questions there are"},
};

const std::vector<Column> kQuestionColumns = {
    {"document", Type::kText, false, "id of the document"},
    {"id", Type::kText, false, "id of the question, unique in its document"},
    {"number", Type::kText, true, "the number as printed"},
    {"section", Type::kText, true, "id of the section"},
    {"section_title", Type::kText, true, "title of the section"},
    {"prompt", Type::kText, false, "what is asked"},
    {"label", Type::kText, true, "the part of it that is asked for"},
    {"required", Type::kBool, false, "the form marks it as required"},
    {"kind", Type::kText, false,
     "text, yes_no, single_choice, multiple_choice, choice, field or statement"},
    {"state", Type::kText, true, "of a statement's box: selected or unselected"},
    {"certainty", Type::kText, false, "that this is a question: high, medium or low"},
    {"options", Type::kText, true, "labels, joined with ;"},
    {"status", Type::kText, true, "observed, inferred, conflict, unmarked or lost", kStatuses},
    {"selected", Type::kText, true, "the observed values, joined with ;"},
    {"inferred", Type::kText, true, "the inferred values, joined with ;"},
    {"confidence", Type::kText, true, "of the inferred values: high, medium or low", kConfidences},
    {"answer", Type::kText, true, "the answer's text"},
    {"replies", Type::kNumber, false, "how many people replied, where several did"},
    {"depends_on", Type::kText, true, "id of the question that it follows"},
    {"links", Type::kNumber, false, "how many links the answer holds"},
    {"citations", Type::kNumber, false, "how many citations the answer holds"},
    {"line", Type::kNumber, false, "line of the prompt, from 1"},
    {"begin", Type::kNumber, false, "first byte in the decoded text"},
    {"end", Type::kNumber, false, "byte behind the last one"},
    {"place", Type::kText, true, "part and paragraph, or cell, of an office document"},
};

const std::vector<Column> kOptionColumns = {
    {"document", Type::kText, false, "id of the document"},
    {"question", Type::kText, false, "id of the question"},
    {"number", Type::kText, true, "number of the question as printed"},
    {"label", Type::kText, false, "the option as printed"},
    {"value", Type::kText, false, "yes, no, not_applicable, unknown, other, or the label"},
    {"state", Type::kText, false, "selected, unselected or unknown", kStates},
    {"mark", Type::kText, true, "the sign that the source shows"},
    {"line", Type::kNumber, false, "line, from 1"},
    {"begin", Type::kNumber, false, "first byte in the decoded text"},
    {"end", Type::kNumber, false, "byte behind the last one"},
    {"place", Type::kText, true, "part and paragraph, or cell, of an office document"},
};

const std::vector<Column> kLinkColumns = {
    {"document", Type::kText, false, "id of the document"},
    {"question", Type::kText, true, "id of the question whose answer holds it"},
    {"text", Type::kText, false, "the link as found"},
    {"url", Type::kText, false, "its canonical URL, repaired where it had to be"},
    {"kind", Type::kText, false, "url, www, domain, email or ip", kLinkKindNames},
    {"registrable", Type::kText, true, "the public suffix and the label before it"},
    {"count", Type::kNumber, false, "links of the document with this URL"},
    {"count_here", Type::kNumber, false, "links of the same answer with this URL"},
    {"first", Type::kBool, false, "the first of the document with this URL"},
    {"repaired", Type::kBool, false, "a break had cut it"},
    {"line", Type::kNumber, false, "line, from 1"},
    {"begin", Type::kNumber, false, "first byte in the decoded text"},
    {"end", Type::kNumber, false, "byte behind the last one"},
    {"place", Type::kText, true, "part and paragraph, or cell, of an office document"},
};

const std::vector<Column> kCitationColumns = {
    {"document", Type::kText, false, "id of the document"},
    {"question", Type::kText, true, "id of the question whose answer holds it"},
    {"text", Type::kText, false, "the citation as found"},
    {"kind", Type::kText, false, "law, article, resolution ..."},
    {"instrument_kind", Type::kText, true, "kind of the instrument that it belongs to"},
    {"title", Type::kText, true, "title of the instrument"},
    {"issuer", Type::kText, true, "who made the instrument"},
    {"number", Type::kText, true, "number of the instrument"},
    {"year", Type::kNumber, true, "year of the instrument"},
    {"date", Type::kText, true, "date of the instrument, ISO 8601"},
    {"pinpoints", Type::kText, true, "unit and number, joined with ;"},
    {"mention", Type::kText, false, "full, short, anaphor or bare", kMentions},
    {"instrument", Type::kText, true, "identifier of the instrument in its document"},
    {"id", Type::kText, true, "Akoma Ntoso URI or CELEX number of the instrument"},
    {"url", Type::kText, true, "the link that the answer gives for it"},
    {"confidence", Type::kText, false, "high, medium or low", kConfidences},
    {"rule", Type::kText, false, "the rule that found it"},
    {"line", Type::kNumber, false, "line, from 1"},
    {"begin", Type::kNumber, false, "first byte in the decoded text"},
    {"end", Type::kNumber, false, "byte behind the last one"},
    {"place", Type::kText, true, "part and paragraph, or cell, of an office document"},
};

const std::vector<Column> kInstrumentColumns = {
    {"document", Type::kText, false, "id of the document"},
    {"instrument", Type::kText, false, "identifier of the instrument in its document"},
    {"kind", Type::kText, false, "law, decree, treaty ..."},
    {"title", Type::kText, true, "the longest title that is printed"},
    {"issuer", Type::kText, true, "who made the instrument"},
    {"number", Type::kText, true, "number of the instrument"},
    {"year", Type::kNumber, true, "year of the instrument"},
    {"date", Type::kText, true, "date of the instrument, ISO 8601"},
    {"country", Type::kText, true, "ISO 3166-1 in lower case, eu or un"},
    {"short_names", Type::kText, true, "names that the text gives it, joined with ;"},
    {"id", Type::kText, true, "Akoma Ntoso URI or CELEX number of the instrument"},
    {"url", Type::kText, true, "the first link that the text gives for it"},
    {"mentions", Type::kNumber, false, "citations that name it"},
    {"line", Type::kNumber, false, "line of the first mention, from 1"},
    {"begin", Type::kNumber, false, "first byte of it in the decoded text"},
    {"end", Type::kNumber, false, "byte behind the last one"},
    {"place", Type::kText, true, "part and paragraph, or cell, of an office document"},
};

// Fills the cells of a row in order.
class Row {
 public:
  explicit Row(std::size_t columns) : cells_(columns) {}

  const std::vector<Cell>& cells() const { return cells_; }
  void Begin() { at_ = 0; }
  void Text(std::string_view text) {
    Cell& cell = cells_[at_++];
    cell.text = text;
    cell.null = false;
  }
  void TextOrNull(std::string_view text) {
    Text(text);
    cells_[at_ - 1].null = text.empty();
  }
  void Number(std::uint64_t number) {
    Cell& cell = cells_[at_++];
    cell.number = number;
    cell.null = false;
  }
  void NumberOrNull(std::uint64_t number) {
    Number(number);
    cells_[at_ - 1].null = number == 0;
  }
  // Line, begin and end, and the place in the original.
  void Place(const Document& document, std::uint32_t line_at, Span span) {
    Number(document.LineOf(line_at));
    Number(span.begin);
    Number(span.end);
    original_ = document.OriginalName(line_at);
    TextOrNull(original_);
  }

 private:
  std::vector<Cell> cells_;
  std::string original_;  // what the cell of the place shows
  std::size_t at_ = 0;
};

void Join(std::string_view text, std::string& out) {
  if (!out.empty()) out += ';';
  out += text;
}

std::string PinpointsText(const std::vector<Pinpoint>& pinpoints) {
  const auto dotted = [](const std::vector<std::string>& path) {
    std::string text;
    for (const std::string& part : path) {
      if (!text.empty()) text += '.';
      text += part;
    }
    return text;
  };
  std::string out;
  for (const Pinpoint& pinpoint : pinpoints) {
    std::string text = pinpoint.unit;
    if (!pinpoint.path.empty()) text.append(1, ' ').append(dotted(pinpoint.path));
    if (!pinpoint.to.empty()) text.append(1, '-').append(dotted(pinpoint.to));
    Join(text, out);
  }
  return out;
}

void DocumentRow(const Document& document, Row& row) {
  row.Text(document.id);
  row.Text(document.path);
  row.Text(document.sha256);
  row.Number(document.bytes);
  row.Text(document.encoding);
  row.TextOrNull(document.language);
  row.TextOrNull(document.respondent.id);
  row.TextOrNull(document.respondent.name);
  row.TextOrNull(document.respondent.time_to_complete);
  row.Text(Name(document.marks.state));
  row.Number(document.marks.closed);
  row.Number(document.marks.observed);
  row.Number(document.questions.size());
}

void QuestionRow(const Document& document, const Question& question, Row& row) {
  row.Text(document.id);
  row.Text(question.id);
  row.TextOrNull(question.number);
  const Section* section = question.section == kNoIndex
                               ? nullptr
                               : &document.sections[static_cast<std::size_t>(question.section)];
  row.TextOrNull(section == nullptr ? std::string_view() : section->id);
  row.TextOrNull(section == nullptr ? std::string_view() : document.Text(section->title.text));
  row.Text(document.Text(question.prompt.text));
  row.TextOrNull(question.label ? document.Text(question.label->text) : std::string_view());
  row.Number(question.required ? 1 : 0);
  row.Text(Name(question.kind));
  row.TextOrNull(question.kind == Kind::kStatement ? Name(question.state) : std::string_view());
  row.Text(Name(question.confidence));
  std::string joined;
  for (const Option& option : question.options) Join(document.Text(option.label.text), joined);
  row.TextOrNull(joined);
  const bool closed = !IsOpen(question.kind);
  row.TextOrNull(closed ? Name(question.selection.status) : std::string_view());
  for (const auto* choices : {&question.selection.observed, &question.selection.inferred}) {
    joined.clear();
    for (const Choice& choice : *choices) Join(TextOf(document, question, choice), joined);
    row.TextOrNull(joined);
  }
  row.TextOrNull(question.selection.confidence ? Name(*question.selection.confidence) : "");
  row.TextOrNull(question.answer ? document.Text(question.answer->text) : std::string_view());
  row.Number(question.replies.size());
  row.TextOrNull(
      question.depends_on
          ? document.questions[static_cast<std::size_t>(question.depends_on->question)].id
          : std::string_view());
  row.Number(question.links.size());
  row.Number(question.citations.size());
  row.Place(document, document.Hull(question.prompt).begin, document.Hull(question));
}

void OptionRow(const Document& document, const Question& question, const Option& option, Row& row) {
  const std::string_view label = document.Text(option.label.text);
  const Span hull = document.Hull(option.label);
  row.Text(document.id);
  row.Text(question.id);
  row.TextOrNull(question.number);
  row.Text(label);
  row.Text(option.value == Value::kLabel ? label : Name(option.value));
  row.Text(Name(option.state));
  row.TextOrNull(option.mark);
  row.Place(document, hull.begin, hull);
}

void LinkRow(const Document& document, std::string_view question, const Link& link, Row& row) {
  const Span span = document.Source(link.text);
  row.Text(document.id);
  row.TextOrNull(question);
  row.Text(document.Text(link.text));
  row.Text(UrlOf(document, link));
  row.Text(Name(link.kind));
  const LinkTarget& target = document.Target(link);
  row.TextOrNull(target.registrable);
  row.Number(target.count);
  row.Number(link.count);
  row.Number(target.first.begin == link.text.begin ? 1 : 0);
  row.Number(link.evidence.empty() ? 0 : 1);
  row.Place(document, span.begin, span);
}

void CitationRow(const Document& document, std::string_view question,
                 const std::vector<Link>& links, const Citation& citation, Row& row) {
  const Span span = document.Source(citation.text);
  row.Text(document.id);
  row.TextOrNull(question);
  row.Text(document.Text(citation.text));
  row.Text(citation.kind);
  row.TextOrNull(citation.instrument_kind);
  row.TextOrNull(document.Text(citation.title));
  row.TextOrNull(citation.issuer);
  row.TextOrNull(citation.number);
  row.NumberOrNull(citation.year);
  row.TextOrNull(citation.date);
  row.TextOrNull(PinpointsText(citation.pinpoints));
  row.Text(Name(citation.mention));
  row.TextOrNull(citation.instrument);
  row.TextOrNull(citation.id);
  row.TextOrNull(CitedUrl(document, links, citation));
  row.Text(Name(citation.confidence));
  row.Text(citation.rule);
  row.Place(document, span.begin, span);
}

void InstrumentRow(const Document& document, const Instrument& instrument, Row& row) {
  const Span span = document.Source(instrument.first);
  row.Text(document.id);
  row.Text(instrument.instrument);
  row.Text(instrument.kind);
  row.TextOrNull(document.Text(instrument.title));
  row.TextOrNull(instrument.issuer);
  row.TextOrNull(instrument.number);
  row.NumberOrNull(instrument.year);
  row.TextOrNull(instrument.date);
  row.TextOrNull(instrument.country);
  std::string names;
  for (const std::string& name : instrument.short_names) Join(name, names);
  row.TextOrNull(names);
  row.TextOrNull(instrument.id);
  row.TextOrNull(document.Text(instrument.url));
  row.Number(instrument.mentions);
  row.Place(document, span.begin, span);
}

}  // namespace

const std::vector<Column>& ColumnsOf(Table table) {
  switch (table) {
    case Table::kNone: return kNoColumns;
    case Table::kDocuments: return kDocumentColumns;
    case Table::kQuestions: return kQuestionColumns;
    case Table::kOptions: return kOptionColumns;
    case Table::kLinks: return kLinkColumns;
    case Table::kCitations: return kCitationColumns;
    case Table::kInstruments: return kInstrumentColumns;
  }
  return kNoColumns;
}

void ForEachRow(const Document& document, Table table,
                const std::function<void(const std::vector<Cell>&)>& call) {
  Row row(ColumnsOf(table).size());
  const auto emit = [&](const auto& fill) {
    row.Begin();
    fill();
    call(row.cells());
  };
  if (table == Table::kDocuments) emit([&] { DocumentRow(document, row); });
  for (const Question& question : document.questions) {
    if (table == Table::kQuestions) emit([&] { QuestionRow(document, question, row); });
    if (table == Table::kOptions) {
      for (const Option& option : question.options) {
        emit([&] { OptionRow(document, question, option, row); });
      }
    }
    if (table == Table::kLinks) {
      for (const Link& link : question.links) {
        emit([&] { LinkRow(document, question.id, link, row); });
      }
    }
    if (table == Table::kCitations) {
      for (const Citation& citation : question.citations) {
        emit([&] { CitationRow(document, question.id, question.links, citation, row); });
      }
    }
  }
  if (table == Table::kLinks) {
    for (const Link& link : document.links) emit([&] { LinkRow(document, "", link, row); });
  }
  if (table == Table::kCitations) {
    for (const Citation& citation : document.citations) {
      emit([&] { CitationRow(document, "", document.links, citation, row); });
    }
  }
  if (table == Table::kInstruments) {
    for (const Instrument& instrument : document.instruments) {
      emit([&] { InstrumentRow(document, instrument, row); });
    }
  }
}

}  // namespace qsift
