// The pinpoints of the citation grammar: units with numbers, lists and ranges of them.

#include <string>

#include "src/base/unicode.h"
#include "src/enrich/citation_grammar.h"

namespace qsift {
namespace {

void SplitPath(std::string_view number, std::vector<std::string>& path) {
  while (!number.empty()) {
    const std::size_t dot = number.find('.');
    if (dot != 0) path.emplace_back(number.substr(0, dot));
    if (dot == number.npos) break;
    number.remove_prefix(dot + 1);
  }
}

// "5.1.10", or the range "37-51-th" with its ordinal ending.
Pinpoint MakePinpoint(const std::string& unit, std::string_view number) {
  Pinpoint pinpoint;
  pinpoint.unit = unit;
  const std::size_t dash = number.find('-');
  std::string_view to;
  if (dash != number.npos) {
    to = number.substr(dash + 1);
    to = to.substr(0, to.find('-'));
    number = number.substr(0, dash);
  }
  SplitPath(number, pinpoint.path);
  if (!to.empty() && IsDigit(to.front())) SplitPath(to, pinpoint.to);
  return pinpoint;
}

}  // namespace

std::size_t CitationGrammar::ReadPinpoints(std::size_t i, std::vector<Pinpoint>& pinpoints) const {
  std::size_t end = ReadUnit(i, pinpoints);
  while (end > i) {
    // "Chapter 4 (37-51 provisions), Chapter 5 and Provision 4.1.4".
    std::size_t next = end;
    const bool bracket = IsSign(next, '(');
    if (bracket || IsSign(next, ',')) ++next;
    if (!bracket && Has(next, kAnd)) ++next;
    if (next == end) break;
    const std::size_t after = ReadUnit(next, pinpoints);
    if (after == next) break;
    end = bracket && IsSign(after, ')') ? after + 1 : after;
  }
  return end;
}

std::size_t CitationGrammar::ReadUnit(std::size_t i, std::vector<Pinpoint>& pinpoints) const {
  // "6 Chapter", "59-72 provisions".
  if (Is(i, Type::kNumber) && Has(i + 1, kUnit) && !Is(i + 2, Type::kNumber) &&
      Text(i).find_first_not_of("0123456789.-thndrs") == std::string_view::npos) {
    pinpoints.push_back(MakePinpoint(tokens_.Word(i + 1)->unit, Text(i)));
    return i + 2;
  }
  if (!Has(i, kUnit) || !Is(i, Type::kWord)) return i;
  std::size_t number = i + 1;
  if (IsSign(number, '.') && Is(number + 1, Type::kNumber)) ++number;
  const std::string& unit = tokens_.Word(i)->unit;
  if (Is(number, Type::kNumber)) return ReadNumbers(number, unit, pinpoints);
  // "provisions of the Law": told by the instrument that follows.
  if (Has(number, kOf)) {
    std::size_t head = number + 1;
    while (Has(head, kArticle)) ++head;
    pinpoints.push_back({unit, {}, {}});
    return i + 1;
  }
  return i;
}

std::size_t CitationGrammar::ReadNumbers(std::size_t i, const std::string& unit,
                                         std::vector<Pinpoint>& pinpoints) const {
  while (Is(i, Type::kNumber)) {
    Pinpoint pinpoint = MakePinpoint(unit, Text(i));
    ++i;
    // "(2)(b)".
    while (IsSign(i, '(') && IsSign(i + 2, ')') && tokens_[i + 1].span.size() <= 4 &&
           tokens_[i].span.begin == tokens_[i - 1].span.end) {
      pinpoint.path.emplace_back(Text(i + 1));
      i += 3;
    }
    pinpoints.push_back(std::move(pinpoint));
    std::size_t next = i;
    if (IsSign(next, ',')) ++next;
    if (Has(next, kAnd)) ++next;
    if (next == i || !Is(next, Type::kNumber) || Has(next + 1, kUnit) ||
        ParseYear(Text(next)) != 0) {
      break;
    }
    i = next;
  }
  return i;
}

}  // namespace qsift
