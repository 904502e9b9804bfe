#include "src/output/tables.h"

#include <initializer_list>
#include <optional>

#include "src/output/row_items.h"
#include "src/output/shown_text.h"

namespace qsift {
namespace {

using Type = Column::Type;

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

// A column with what it shows of one row's item.
template <typename Item>
struct Field {
  Column column;
  void (*read)(const Item& item, Cell& cell);
};

template <typename Item>
using Fields = std::vector<Field<Item>>;

// The column of the document, those of the item itself, and the columns of its place.
template <typename Item>
Fields<Item> InDocument(const Fields<Item>& own, std::string_view line, std::string_view begin) {
  Fields<Item> fields = {{{"document", Type::kText, false, "id of the document"},
                          [](const Item& i, Cell& c) { c.text = i.document.id; }}};
  fields.insert(fields.end(), own.begin(), own.end());
  const Fields<Item> place = {
      {{"line", Type::kNumber, false, line},
       [](const Item& i, Cell& c) { c.number = i.document.LineOf(i.place.line_at); }},
      {{"begin", Type::kNumber, false, begin},
       [](const Item& i, Cell& c) { c.number = i.place.span.begin; }},
      {{"end", Type::kNumber, false, "byte after the last one"},
       [](const Item& i, Cell& c) { c.number = i.place.span.end; }},
      {{"place", Type::kText, true, "part and paragraph, or cell, of an office document"},
       [](const Item& i, Cell& c) { c.text = i.document.OriginalName(i.place.line_at); }}};
  fields.insert(fields.end(), place.begin(), place.end());
  return fields;
}

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

std::string_view TextIn(const Document& document, const std::optional<Leaf>& leaf) {
  return leaf ? document.Text(leaf->text) : std::string_view();
}

void JoinOptions(const QuestionItem& item, std::string& out) {
  out.clear();
  for (const Option& option : item.question.options) {
    Join(item.document.Text(option.label.text), out);
  }
}

void JoinChoices(const QuestionItem& item, const std::vector<Choice>& choices, std::string& out) {
  out.clear();
  for (const Choice& choice : choices) Join(TextOf(item.document, item.question, choice), out);
}

void JoinNames(const std::vector<std::string>& names, std::string& out) {
  out.clear();
  for (const std::string& name : names) Join(name, out);
}

std::string_view FollowedId(const QuestionItem& item) {
  const std::optional<Dependency>& on = item.question.depends_on;
  if (!on) return {};
  return item.document.questions[static_cast<std::size_t>(on->question)].id;
}

const Fields<DocumentItem> kDocumentFields = {
    {{"id", Type::kText, false, "id of the document"},
     [](const DocumentItem& i, Cell& c) { c.text = i.document.id; }},
    {{"path", Type::kText, false, "as named on the command line"},
     [](const DocumentItem& i, Cell& c) { c.text = i.document.path; }},
    {{"sha256", Type::kText, false, "digest of the input"},
     [](const DocumentItem& i, Cell& c) { c.text = i.document.sha256; }},
    {{"bytes", Type::kNumber, false, "size of the input"},
     [](const DocumentItem& i, Cell& c) { c.number = i.document.bytes; }},
    {{"encoding", Type::kText, false, "what it was read as"},
     [](const DocumentItem& i, Cell& c) { c.text = i.document.encoding; }},
    {{"language", Type::kText, true, "ISO 639-1"},
     [](const DocumentItem& i, Cell& c) { c.text = i.document.language; }},
    {{"respondent_id", Type::kText, true, "as the form service printed it"},
     [](const DocumentItem& i, Cell& c) { c.text = i.document.respondent.id; }},
    {{"respondent_name", Type::kText, true, "as the form service printed it"},
     [](const DocumentItem& i, Cell& c) { c.text = i.document.respondent.name; }},
    {{"time_to_complete", Type::kText, true, "as the form service printed it"},
     [](const DocumentItem& i, Cell& c) { c.text = i.document.respondent.time_to_complete; }},
    {{"marks", Type::kText, false, "observed, lost, mixed, blank or none", kMarkStates},
     [](const DocumentItem& i, Cell& c) { c.text = Name(i.document.marks.state); }},
    {{"closed", Type::kNumber, false, "how many closed questions there are"},
     [](const DocumentItem& i, Cell& c) { c.number = i.document.marks.closed; }},
    {{"observed", Type::kNumber, false, "and how many of them show what was selected"},
     [](const DocumentItem& i, Cell& c) { c.number = i.document.marks.observed; }},
    {{"questions", Type::kNumber, false, "how many questions there are"},
     [](const DocumentItem& i, Cell& c) { c.number = i.document.questions.size(); }},
};

const Fields<QuestionItem> kQuestionFields = InDocument<QuestionItem>(
    {
        {{"id", Type::kText, false, "id of the question, unique in its document"},
         [](const QuestionItem& i, Cell& c) { c.text = i.question.id; }},
        {{"number", Type::kText, true, "the number as printed"},
         [](const QuestionItem& i, Cell& c) { c.text = i.question.number; }},
        {{"section", Type::kText, true, "id of the section"},
         [](const QuestionItem& i, Cell& c) {
           c.text = i.section == nullptr ? std::string_view() : i.section->id;
         }},
        {{"section_title", Type::kText, true, "title of the section"},
         [](const QuestionItem& i, Cell& c) {
           c.text =
               i.section == nullptr ? std::string_view() : i.document.Text(i.section->title.text);
         }},
        {{"prompt", Type::kText, false, "what is asked"},
         [](const QuestionItem& i, Cell& c) { c.text = i.document.Text(i.question.prompt.text); }},
        {{"label", Type::kText, true, "the part of it that is asked for"},
         [](const QuestionItem& i, Cell& c) { c.text = TextIn(i.document, i.question.label); }},
        {{"required", Type::kBool, false, "the form marks it as required"},
         [](const QuestionItem& i, Cell& c) { c.number = i.question.required ? 1 : 0; }},
        {{"kind", Type::kText, false,
          "text, yes_no, single_choice, multiple_choice, choice, field or statement"},
         [](const QuestionItem& i, Cell& c) { c.text = Name(i.question.kind); }},
        {{"state", Type::kText, true, "of a statement's box: selected or unselected"},
         [](const QuestionItem& i, Cell& c) {
           c.text =
               i.question.kind == Kind::kStatement ? Name(i.question.state) : std::string_view();
         }},
        {{"certainty", Type::kText, false, "that this is a question: high, medium or low"},
         [](const QuestionItem& i, Cell& c) { c.text = Name(i.question.confidence); }},
        {{"options", Type::kText, true, "labels, joined with ;"},
         [](const QuestionItem& i, Cell& c) { JoinOptions(i, c.text); }},
        {{"status", Type::kText, true, "observed, inferred, conflict, unmarked or lost", kStatuses},
         [](const QuestionItem& i, Cell& c) {
           c.text =
               IsOpen(i.question.kind) ? std::string_view() : Name(i.question.selection.status);
         }},
        {{"selected", Type::kText, true, "the observed values, joined with ;"},
         [](const QuestionItem& i, Cell& c) {
           JoinChoices(i, i.question.selection.observed, c.text);
         }},
        {{"inferred", Type::kText, true, "the inferred values, joined with ;"},
         [](const QuestionItem& i, Cell& c) {
           JoinChoices(i, i.question.selection.inferred, c.text);
         }},
        {{"confidence", Type::kText, true, "of the inferred values: high, medium or low",
          kConfidences},
         [](const QuestionItem& i, Cell& c) {
           const auto& sure = i.question.selection.confidence;
           c.text = sure ? Name(*sure) : std::string_view();
         }},
        {{"answer", Type::kText, true, "the answer's text"},
         [](const QuestionItem& i, Cell& c) { c.text = TextIn(i.document, i.question.answer); }},
        {{"replies", Type::kNumber, false, "how many people replied, where several did"},
         [](const QuestionItem& i, Cell& c) { c.number = i.question.replies.size(); }},
        {{"depends_on", Type::kText, true, "id of the question that it follows"},
         [](const QuestionItem& i, Cell& c) { c.text = FollowedId(i); }},
        {{"links", Type::kNumber, false, "how many links the answer holds"},
         [](const QuestionItem& i, Cell& c) { c.number = i.question.links.size(); }},
        {{"citations", Type::kNumber, false, "how many citations the answer holds"},
         [](const QuestionItem& i, Cell& c) { c.number = i.question.citations.size(); }},
    },
    "line of the prompt, from 1", "first byte in the decoded text");

const Fields<OptionItem> kOptionFields = InDocument<OptionItem>(
    {
        {{"question", Type::kText, false, "id of the question"},
         [](const OptionItem& i, Cell& c) { c.text = i.question.id; }},
        {{"number", Type::kText, true, "number of the question as printed"},
         [](const OptionItem& i, Cell& c) { c.text = i.question.number; }},
        {{"label", Type::kText, false, "the option as printed"},
         [](const OptionItem& i, Cell& c) { c.text = i.document.Text(i.option.label.text); }},
        {{"value", Type::kText, false, "yes, no, not_applicable, unknown, other, or the label"},
         [](const OptionItem& i, Cell& c) {
           c.text = i.option.value == Value::kLabel ? i.document.Text(i.option.label.text)
                                                    : Name(i.option.value);
         }},
        {{"state", Type::kText, false, "selected, unselected or unknown", kStates},
         [](const OptionItem& i, Cell& c) { c.text = Name(i.option.state); }},
        {{"mark", Type::kText, true, "the sign that the source shows"},
         [](const OptionItem& i, Cell& c) { c.text = i.option.mark; }},
    },
    "line, from 1", "first byte in the decoded text");

const Fields<LinkItem> kLinkFields = InDocument<LinkItem>(
    {
        {{"question", Type::kText, true, "id of the question whose answer holds it"},
         [](const LinkItem& i, Cell& c) { c.text = i.question; }},
        {{"text", Type::kText, false, "the link as found"},
         [](const LinkItem& i, Cell& c) { c.text = i.document.Text(i.link.text); }},
        {{"url", Type::kText, false, "its canonical URL, repaired where it had to be"},
         [](const LinkItem& i, Cell& c) { c.text = UrlOf(i.document, i.link); }},
        {{"kind", Type::kText, false, "url, www, domain, email or ip", kLinkKindNames},
         [](const LinkItem& i, Cell& c) { c.text = Name(i.link.kind); }},
        {{"registrable", Type::kText, true, "the public suffix and the label before it"},
         [](const LinkItem& i, Cell& c) { c.text = i.target.registrable; }},
        {{"count", Type::kNumber, false, "links of the document with this URL"},
         [](const LinkItem& i, Cell& c) { c.number = i.target.count; }},
        {{"count_here", Type::kNumber, false, "links of the same answer with this URL"},
         [](const LinkItem& i, Cell& c) { c.number = i.link.count; }},
        {{"first", Type::kBool, false, "the first of the document with this URL"},
         [](const LinkItem& i, Cell& c) {
           c.number = i.target.first.begin == i.link.text.begin ? 1 : 0;
         }},
        {{"repaired", Type::kBool, false, "a break had cut it"},
         [](const LinkItem& i, Cell& c) { c.number = i.link.evidence.empty() ? 0 : 1; }},
    },
    "line, from 1", "first byte in the decoded text");

const Fields<CitationItem> kCitationFields = InDocument<CitationItem>(
    {
        {{"question", Type::kText, true, "id of the question whose answer holds it"},
         [](const CitationItem& i, Cell& c) { c.text = i.question; }},
        {{"text", Type::kText, false, "the citation as found"},
         [](const CitationItem& i, Cell& c) { c.text = i.document.Text(i.citation.text); }},
        {{"kind", Type::kText, false, "law, article, resolution ..."},
         [](const CitationItem& i, Cell& c) { c.text = i.citation.kind; }},
        {{"instrument_kind", Type::kText, true, "kind of the instrument that it belongs to"},
         [](const CitationItem& i, Cell& c) { c.text = i.citation.instrument_kind; }},
        {{"title", Type::kText, true, "title of the instrument"},
         [](const CitationItem& i, Cell& c) { c.text = i.document.Text(i.citation.title); }},
        {{"issuer", Type::kText, true, "who made the instrument"},
         [](const CitationItem& i, Cell& c) { c.text = i.citation.issuer; }},
        {{"number", Type::kText, true, "number of the instrument"},
         [](const CitationItem& i, Cell& c) { c.text = i.citation.number; }},
        {{"year", Type::kNumber, true, "year of the instrument"},
         [](const CitationItem& i, Cell& c) { c.number = i.citation.year; }},
        {{"date", Type::kText, true, "date of the instrument, ISO 8601"},
         [](const CitationItem& i, Cell& c) { c.text = i.citation.date; }},
        {{"pinpoints", Type::kText, true, "unit and number, joined with ;"},
         [](const CitationItem& i, Cell& c) { c.text = PinpointsText(i.citation.pinpoints); }},
        {{"mention", Type::kText, false, "full, short, anaphor or bare", kMentions},
         [](const CitationItem& i, Cell& c) { c.text = Name(i.citation.mention); }},
        {{"instrument", Type::kText, true, "identifier of the instrument in its document"},
         [](const CitationItem& i, Cell& c) { c.text = i.citation.instrument; }},
        {{"id", Type::kText, true, "Akoma Ntoso URI or CELEX number of the instrument"},
         [](const CitationItem& i, Cell& c) { c.text = i.citation.id; }},
        {{"url", Type::kText, true, "the link that the answer gives for it"},
         [](const CitationItem& i, Cell& c) {
           c.text = CitedUrl(i.document, i.links, i.citation);
         }},
        {{"confidence", Type::kText, false, "high, medium or low", kConfidences},
         [](const CitationItem& i, Cell& c) { c.text = Name(i.citation.confidence); }},
        {{"rule", Type::kText, false, "the rule that found it"},
         [](const CitationItem& i, Cell& c) { c.text = i.citation.rule; }},
    },
    "line, from 1", "first byte in the decoded text");

const Fields<InstrumentItem> kInstrumentFields = InDocument<InstrumentItem>(
    {
        {{"instrument", Type::kText, false, "identifier of the instrument in its document"},
         [](const InstrumentItem& i, Cell& c) { c.text = i.instrument.instrument; }},
        {{"kind", Type::kText, false, "law, decree, treaty ..."},
         [](const InstrumentItem& i, Cell& c) { c.text = i.instrument.kind; }},
        {{"title", Type::kText, true, "the longest title that is printed"},
         [](const InstrumentItem& i, Cell& c) { c.text = i.document.Text(i.instrument.title); }},
        {{"issuer", Type::kText, true, "who made the instrument"},
         [](const InstrumentItem& i, Cell& c) { c.text = i.instrument.issuer; }},
        {{"number", Type::kText, true, "number of the instrument"},
         [](const InstrumentItem& i, Cell& c) { c.text = i.instrument.number; }},
        {{"year", Type::kNumber, true, "year of the instrument"},
         [](const InstrumentItem& i, Cell& c) { c.number = i.instrument.year; }},
        {{"date", Type::kText, true, "date of the instrument, ISO 8601"},
         [](const InstrumentItem& i, Cell& c) { c.text = i.instrument.date; }},
        {{"country", Type::kText, true, "ISO 3166-1 in lower case, eu or un"},
         [](const InstrumentItem& i, Cell& c) { c.text = i.instrument.country; }},
        {{"short_names", Type::kText, true, "names that the text gives it, joined with ;"},
         [](const InstrumentItem& i, Cell& c) { JoinNames(i.instrument.short_names, c.text); }},
        {{"id", Type::kText, true, "Akoma Ntoso URI or CELEX number of the instrument"},
         [](const InstrumentItem& i, Cell& c) { c.text = i.instrument.id; }},
        {{"url", Type::kText, true, "the first link that the text gives for it"},
         [](const InstrumentItem& i, Cell& c) { c.text = i.document.Text(i.instrument.url); }},
        {{"mentions", Type::kNumber, false, "citations that name it"},
         [](const InstrumentItem& i, Cell& c) { c.number = i.instrument.mentions; }},
    },
    "line of the first mention, from 1", "first byte of it in the decoded text");

template <typename Item>
std::vector<Column> ColumnsIn(const Fields<Item>& fields) {
  std::vector<Column> columns;
  columns.reserve(fields.size());
  for (const Field<Item>& field : fields) columns.push_back(field.column);
  return columns;
}

const std::vector<Column> kNoColumns;
const std::vector<Column> kDocumentColumns = ColumnsIn(kDocumentFields);
const std::vector<Column> kQuestionColumns = ColumnsIn(kQuestionFields);
const std::vector<Column> kOptionColumns = ColumnsIn(kOptionFields);
const std::vector<Column> kLinkColumns = ColumnsIn(kLinkFields);
const std::vector<Column> kCitationColumns = ColumnsIn(kCitationFields);
const std::vector<Column> kInstrumentColumns = ColumnsIn(kInstrumentFields);

template <typename Item>
void FillRow(const Fields<Item>& fields, const Item& item, std::vector<Cell>& row) {
  for (std::size_t k = 0; k < fields.size(); ++k) {
    const Column& column = fields[k].column;
    Cell& cell = row[k];
    fields[k].read(item, cell);
    cell.null =
        column.nullable && (column.type == Type::kText ? cell.text.empty() : cell.number == 0);
  }
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
  std::vector<Cell> row(ColumnsOf(table).size());
  const auto emit = [&](const auto& fields, const auto& item) {
    FillRow(fields, item, row);
    call(row);
  };
  if (table == Table::kDocuments) emit(kDocumentFields, DocumentItem{document});
  for (const Question& question : document.questions) {
    if (table == Table::kQuestions) emit(kQuestionFields, QuestionItem(document, question));
    if (table == Table::kOptions) {
      for (const Option& option : question.options) {
        emit(kOptionFields, OptionItem(document, question, option));
      }
    }
    if (table == Table::kLinks) {
      for (const Link& link : question.links) {
        emit(kLinkFields, LinkItem(document, question.id, link));
      }
    }
    if (table == Table::kCitations) {
      for (const Citation& citation : question.citations) {
        emit(kCitationFields, CitationItem(document, question.id, question.links, citation));
      }
    }
  }
  if (table == Table::kLinks) {
    for (const Link& link : document.links) emit(kLinkFields, LinkItem(document, "", link));
  }
  if (table == Table::kCitations) {
    for (const Citation& citation : document.citations) {
      emit(kCitationFields, CitationItem(document, "", document.links, citation));
    }
  }
  if (table == Table::kInstruments) {
    for (const Instrument& instrument : document.instruments) {
      emit(kInstrumentFields, InstrumentItem(document, instrument));
    }
  }
}

}  // namespace qsift
