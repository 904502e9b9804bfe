#include "qsift/wide.h"

#include <fmt/format.h>

#include <algorithm>

#include "src/model/wording.h"
#include "src/output/csv.h"
#include "src/output/shown_text.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

using Part = WideRow::Part;

constexpr std::string_view kLost = "<lost>";
constexpr std::string_view kUnmarked = "<unmarked>";
constexpr std::string_view kConflict = "<conflict>";
constexpr std::string_view kNotAsked = "<not asked>";
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// A text that reads like a missing value is not one.
std::string Escaped(std::string_view text) {
  const std::string_view bare = text.substr(std::min(text.find_first_not_of('\\'), text.size()));
  const std::vector<MissingValue>& all = MissingValues();
  const bool reads_so = std::any_of(
      all.begin(), all.end(), [&](const MissingValue& missing) { return bare == missing.value; });
  std::string out(reads_so ? 1 : 0, '\\');
  out += text;
  return out;
}

// Why a selection has no value; empty if it has one.
std::string_view WhyMissing(SelectionStatus status) {
  switch (status) {
    case SelectionStatus::kObserved: return {};
    case SelectionStatus::kInferred:
    case SelectionStatus::kLost: return kLost;
    case SelectionStatus::kUnmarked: return kUnmarked;
    case SelectionStatus::kConflict: return kConflict;
  }
  return {};
}

std::string ValueOf(const Document& document, const Question& question) {
  const std::string_view missing = WhyMissing(question.selection.status);
  if (!missing.empty()) return std::string(missing);
  std::string out;
  for (const Choice& choice : question.selection.observed) {
    if (!out.empty()) out += ';';
    out += TextOf(document, question, choice);
  }
  return Escaped(out);
}

std::string OptionValue(const Question& question, std::size_t option) {
  const auto chosen = [&](const Choice& choice) {
    return choice.option == static_cast<std::int32_t>(option) ||
           (choice.option == kNoIndex && choice.value != Value::kLabel &&
            choice.value == question.options[option].value);
  };
  switch (question.options[option].state) {
    case State::kSelected: return "true";
    case State::kUnselected: return "false";
    case State::kUnknown: break;
  }
  const std::string_view missing = WhyMissing(question.selection.status);
  if (!missing.empty()) return std::string(missing);
  const std::vector<Choice>& observed = question.selection.observed;
  return std::any_of(observed.begin(), observed.end(), chosen) ? "true" : "false";
}

WideRow::Group GroupOf(const Document& document, const Question& question) {
  WideRow::Group group{question.id, question.number, WordingOf(document, question), {}, {}};
  group.wording = WordingKey(group.prompt);
  const std::string words =
      question.answer ? Escaped(document.Text(question.answer->text)) : std::string();
  if (question.kind == Kind::kText) {
    group.cells.push_back({Part::kValue, {}, words});
    return group;
  }
  if (question.kind == Kind::kMultipleChoice) {
    for (std::size_t i = 0; i < question.options.size(); ++i) {
      group.cells.push_back({Part::kOption,
                             std::string(document.Text(question.options[i].label.text)),
                             OptionValue(question, i)});
    }
  } else {
    group.cells.push_back({Part::kValue, {}, ValueOf(document, question)});
  }
  if (!words.empty()) group.cells.push_back({Part::kWords, {}, words});
  return group;
}

std::string Key(std::string_view first, std::string_view wording) {
  return fmt::format("{}\n{}", first, wording);
}

}  // namespace

const std::vector<MissingValue>& MissingValues() {
  static const std::vector<MissingValue> values = {
      {kLost, "the source does not show what was selected"},
      {kUnmarked, "nothing is selected"},
      {kConflict, "more is selected than the question takes"},
      {kNotAsked, "the document has no such question or option"}};
  return values;
}

WideRow WideRowOf(const Document& document) {
  WideRow row;
  row.document = document.id;
  row.respondent =
      document.respondent.name.empty() ? document.respondent.id : document.respondent.name;
  for (const Question& question : document.questions) {
    row.groups.push_back(GroupOf(document, question));
  }
  return row;
}

WideTable::WideTable(const Form* form) {
  if (form == nullptr) return;
  for (const FormQuestion& question : form->questions) {
    const std::string name =
        question.number.empty() ? std::to_string(groups_.size() + 1) : question.number;
    const std::size_t group = NewGroup("q" + name, question.prompt, order_.size());
    const std::string wording = WordingKey(question.prompt);
    by_form_.emplace(Key(question.number, wording), group);
    by_form_.emplace(wording, group);
  }
}

std::size_t WideTable::NewGroup(const std::string& name, const std::string& title,
                                std::size_t place) {
  const std::size_t group = groups_.size();
  const std::size_t times = ++names_[name];
  groups_.push_back({times == 1 ? name : fmt::format("{}_v{}", name, times), title, {}});
  order_.insert(order_.begin() + static_cast<std::ptrdiff_t>(place), group);
  return group;
}

std::size_t WideTable::Known(const WideRow::Group& group,
                             const std::vector<std::size_t>& used) const {
  for (const std::string& key : {Key(group.number, group.wording), group.wording}) {
    const auto [begin, end] = by_form_.equal_range(key);
    for (auto at = begin; at != end; ++at) {
      if (std::find(used.begin(), used.end(), at->second) == used.end()) return at->second;
    }
  }
  const auto found = by_id_.find(Key(group.id, group.wording));
  return found == by_id_.end() ? kNone : found->second;
}

// A question that is new stands before the next one of its document that is known.
std::vector<std::size_t> WideTable::GroupsOf(const WideRow& row) {
  std::vector<std::size_t> groups;
  for (const WideRow::Group& group : row.groups) groups.push_back(Known(group, groups));
  std::size_t place = order_.size();
  for (std::size_t i = groups.size(); i > 0; --i) {
    std::size_t& group = groups[i - 1];
    const WideRow::Group& found = row.groups[i - 1];
    if (group == kNone) {
      group = by_id_[Key(found.id, found.wording)] = NewGroup(found.id, found.prompt, place);
    } else {
      place =
          static_cast<std::size_t>(std::find(order_.begin(), order_.end(), group) - order_.begin());
    }
  }
  return groups;
}

std::size_t WideTable::ColumnFor(std::size_t group, const WideRow::Cell& cell) {
  auto& columns = groups_[group].columns;
  const OptionKey key{cell.part, WordingKey(cell.option)};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].first == key) return i;
  }
  columns.emplace_back(key, cell.option);
  return columns.size() - 1;
}

void WideTable::Add(WideRow row) {
  Row placed{std::move(row.document), std::move(row.respondent), {}, GroupsOf(row)};
  for (std::size_t i = 0; i < row.groups.size(); ++i) {
    for (WideRow::Cell& cell : row.groups[i].cells) {
      const std::size_t group = placed.groups[i];
      placed.cells.push_back({group, ColumnFor(group, cell), std::move(cell.value)});
    }
  }
  rows_.push_back(std::move(placed));
}

// The value, then the options as they came, then the words.
std::vector<std::size_t> WideTable::ColumnOrder(const Group& group) const {
  std::vector<std::size_t> order;
  for (const Part part : {Part::kValue, Part::kOption, Part::kWords}) {
    for (std::size_t i = 0; i < group.columns.size(); ++i) {
      if (group.columns[i].first.part == part) order.push_back(i);
    }
  }
  return order;
}

std::vector<WideTable::Column> WideTable::Columns() const {
  std::vector<Column> out;
  for (const std::size_t g : order_) {
    const Group& group = groups_[g];
    if (group.columns.empty()) out.push_back({group.name, group.title, Part::kValue});
    std::size_t options = 0;
    for (const std::size_t i : ColumnOrder(group)) {
      const auto& [key, label] = group.columns[i];
      switch (key.part) {
        case Part::kValue: out.push_back({group.name, group.title, key.part}); break;
        case Part::kOption:
          out.push_back({fmt::format("{}_{}", group.name, ++options),
                         fmt::format("{}: {}", group.title, label), key.part});
          break;
        case Part::kWords: out.push_back({group.name + "_words", group.title, key.part}); break;
      }
    }
  }
  return out;
}

void WideTable::Write(bool excel, Sink& sink) const {
  CsvRows rows(excel, sink);
  rows.Cell("document");
  rows.Cell("respondent");
  for (const Column& column : Columns()) rows.Cell(column.name);
  rows.End();
  std::map<std::pair<std::size_t, std::size_t>, std::string_view> cells;
  for (const Row& row : rows_) {
    cells.clear();
    for (const Place& place : row.cells) cells[{place.group, place.column}] = place.value;
    rows.Cell(row.document);
    rows.Cell(row.respondent);
    for (const std::size_t g : order_) {
      const bool has = std::find(row.groups.begin(), row.groups.end(), g) != row.groups.end();
      if (groups_[g].columns.empty()) rows.Cell(kNotAsked);
      for (const std::size_t i : ColumnOrder(groups_[g])) {
        const auto found = cells.find({g, i});
        const bool words = groups_[g].columns[i].first.part == Part::kWords;
        rows.Cell(found != cells.end() ? found->second : has && words ? "" : kNotAsked);
      }
    }
    rows.End();
  }
}

}  // namespace qsift
