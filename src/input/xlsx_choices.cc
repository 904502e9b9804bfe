#include "src/input/xlsx_choices.h"

#include "src/input/trimmed.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kMostRanges = 1000;  // of one sheet

// "Yes,No": the labels between commas.
std::vector<std::string> LabelsIn(std::string_view text) {
  std::vector<std::string> labels;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view label = Trimmed(text.substr(0, comma));
    if (!label.empty()) labels.emplace_back(label);
    text = comma == text.npos ? std::string_view() : text.substr(comma + 1);
  }
  return labels;
}

// A quotation mark in a formula's text is written twice.
std::string Unquoted(std::string_view text) {
  std::string out;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    out += text[i];
    if (text.substr(i).starts_with("\"\"")) ++i;
  }
  return out;
}

std::string_view FormulaOf(const std::vector<DefinedName>& names, std::string_view name,
                           int sheet) {
  const std::string folded = Folded(name);
  std::string_view found;
  for (const DefinedName& known : names) {
    if (known.name != folded) continue;
    if (known.sheet == sheet) return known.formula;
    if (known.sheet < 0) found = known.formula;
  }
  return found;
}

void ReadFormula(std::string_view formula, const std::vector<DefinedName>& names, int sheet,
                 ChoiceList& list) {
  formula = Trimmed(formula);
  if (formula.starts_with('=')) formula.remove_prefix(1);
  if (formula.size() > 2 && formula.front() == '"' && formula.back() == '"') {
    list.labels = LabelsIn(Unquoted(formula));
    return;
  }
  list.source = RangeOf(formula);
  if (list.source.empty()) list.source = RangeOf(FormulaOf(names, formula, sheet));
  list.computed = list.source.empty();
}

void ReadValidation(XmlNode node, const std::vector<DefinedName>& names, int sheet,
                    std::vector<ChoiceList>& lists) {
  if (Attribute(node, "type").value_or("") != "list") return;
  ChoiceList list;
  // Lists on other sheets stand in an extension, with elements of their own for both.
  const std::string extended = InnerText(Child(node, "sqref"));
  std::string_view ranges = extended.empty() ? Attribute(node, "sqref").value_or("") : extended;
  while (!ranges.empty() && list.cells.size() < kMostRanges) {
    const std::size_t blank = ranges.find(' ');
    CellRange range = RangeOf(ranges.substr(0, blank));
    if (!range.empty()) list.cells.push_back(std::move(range));
    ranges = blank == ranges.npos ? std::string_view() : ranges.substr(blank + 1);
  }
  if (list.cells.empty()) return;
  ReadFormula(InnerText(Child(node, "formula1")), names, sheet, list);
  lists.push_back(std::move(list));
}

void FindIn(XmlNode node, const std::vector<DefinedName>& names, int sheet,
            std::vector<ChoiceList>& lists) {
  for (const XmlNode child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "dataValidation" && lists.size() < kMostRanges) {
      ReadValidation(child, names, sheet, lists);
    } else if (name == "dataValidations" || name == "extLst" || name == "ext") {
      FindIn(child, names, sheet, lists);
    }
  }
}

}  // namespace

std::vector<ChoiceList> FindChoiceLists(XmlNode tail, const std::vector<DefinedName>& names,
                                        int sheet) {
  std::vector<ChoiceList> lists;
  FindIn(tail, names, sheet, lists);
  return lists;
}

}  // namespace qsift
