#include "src/citations/pinpoints.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "src/citations/numbers.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongList = 64;   // items
constexpr std::size_t kLongChain = 12;  // groups

// Units that hold others, the outermost first in each mention.
bool IsOuter(std::string_view unit) {
  constexpr std::array<std::string_view, 10> kOuter = {
      "article", "section", "chapter",  "part", "title",
      "annex",   "book",    "schedule", "rule", "regulation"};
  return std::find(kOuter.begin(), kOuter.end(), unit) != kOuter.end();
}

}  // namespace

// "Articles 4, 9 and 15", "§ 5".
PinpointReader::Group PinpointReader::ReadLabelsAfter(std::size_t unit) const {
  Group group;
  std::size_t i = unit + 1;
  if (entities_.IsSign(i, '.')) ++i;
  if (entities_.Is(i, Type::kBreak)) ++i;
  if (entities_.Has(i, kUnit) && entities_[i].word == entities_[unit].word) ++i;  // "§ §"
  // "the Fisheries Regulations 2011, reg. 14": the first is an instrument with its year.
  if (entities_.Is(i, Type::kDate) && entities_.Has(unit, kInstrument)) return group;
  // "commi da 1 a 3".
  const bool led = entities_.Is(i, Type::kWord) && !entities_.IsCapital(i) &&
                   entities_[i].span.size() > 1 && entities_[i].span.size() <= 6 &&
                   entities_.Is(i + 1, Type::kNumber) && entities_.Has(i + 2, kRange);
  if (led) ++i;
  PinpointLabel label = labels_.Read(i, false);
  if (label.end == 0) return group;
  // "S.R.L." is a company.
  const bool initials = i == unit + 2 && label.letter && entities_.IsCapital(i) &&
                        entities_[i].span.begin == entities_[unit + 1].span.end;
  if (initials) return group;
  const std::string unit_name = rules_.words.kinds[entities_[unit].word->unit];
  if (label.letter && text_[label.end - 1] != ')' && entities_.Has(i, kOf | kArticle | kAnd) &&
      !entities_.Is(i + 1, Type::kSign)) {
    return group;
  }
  group.unit = unit_name;
  group.vocabulary = entities_[unit].word->vocabulary;
  group.pinpoints.push_back({unit_name, label.path, {}});
  group.end = label.end;
  group.last = entities_.At(label.end);
  ReadItems(group, label.letter);
  return group;
}

// What goes on with the list after the first label of a group: "9 and 15", "to 12", "–12".
// `letters`: the first label is a letter.
void PinpointReader::ReadItems(Group& group, bool letters) const {
  std::size_t last = group.last;
  for (std::size_t count = 0; count < kLongList; ++count) {
    // "364 bis y 371".
    if (entities_.Has(last, kTail) && labels_.NextItem(last + 1) != 0) {
      group.end = entities_[last++].span.end;
    }
    // "to 12", "–12".
    std::size_t at = last;
    // "članci 5. do 8."
    if (entities_.IsSign(at, '.') && entities_.Has(at + 1, kRange)) ++at;
    const bool dash =
        entities_.Is(at, Type::kSign) && !entities_.Is(at + 1, Type::kBreak) &&
        (entities_.IsSign(at, '-') || entities_.Text(at) == "–" || entities_.Text(at) == "—");
    if ((dash || entities_.Has(at, kRange)) && group.pinpoints.back().to.empty()) {
      // "huruf a sampai dengan huruf g": the unit may stand there again.
      const std::size_t again = UnitAgain(at + 1, group);
      PinpointLabel to = labels_.Read(again, false);
      const bool letter = dash || letters || again > at + 1;
      if (to.end != 0 && (!to.letter || letter || text_[to.end - 1] == ')')) {
        group.pinpoints.back().to = to.path;
        group.end = to.end;
        last = entities_.At(to.end);
        continue;
      }
    }
    const std::size_t aside = ReadAside(group, last);
    // "1), 3) and 5)".
    const bool closed = aside == 0 && entities_.IsSign(last, ')');
    at = labels_.NextItem(aside != 0 ? aside : closed ? last + 1 : last);
    if (at == 0) break;
    PinpointLabel item = labels_.Read(at, true);
    if (item.end == 0 || (closed && !entities_.IsSign(entities_.At(item.end), ')'))) break;
    // A letter alone may be a word; a number may belong to a unit after it.
    const std::size_t next = entities_.At(item.end);
    if (item.letter && text_[item.end - 1] != ')' && !letters) break;
    if (entities_.Has(next, kUnit) && entities_.Has(next, kLabelBefore)) break;
    if (entities_.Has(next, kMonth)) break;
    // "§ 1733, 43 C.F.R.": the number begins another citation.
    const bool initial = entities_.IsCapital(next) && entities_.Text(next).size() == 1 &&
                         entities_.IsSign(next + 1, '.') &&
                         !entities_.Has(next, kUnit | kOf | kAnd);
    if (initial) break;
    // "first and second paragraphs"; but "частями первой и третьей статьи 15" is of an article.
    const bool outer = entities_.Has(next, kLabelAfter) && entities_.Is(next + 1, Type::kNumber);
    if (entities_.Has(at, kOrdinal) && entities_.Has(next, kUnit) && !outer) break;
    group.pinpoints.push_back({group.unit, item.path, {}});
    group.end = item.end;
    last = next;
    if (closed) group.end = entities_[last].span.end;
  }
  group.last = last;
}

// "Articles 7 (paragraph 2) and 9": after the bracket with a part of one item, where the list goes
// on; 0 for none.
std::size_t PinpointReader::ReadAside(Group& group, std::size_t open) const {
  if (!entities_.IsSign(open, '(') || !entities_.Has(open + 1, kUnit)) return 0;
  const std::size_t unit = open + 1;
  const std::size_t at = entities_.IsSign(unit + 1, '.') ? unit + 2 : unit + 1;
  const PinpointLabel label = labels_.Read(at, false);
  if (label.end == 0) return 0;
  const std::size_t close = entities_.At(label.end);
  const std::size_t next = entities_.IsSign(close, ')') ? labels_.NextItem(close + 1) : 0;
  if (next == 0 || !entities_.Is(next, Type::kNumber) || labels_.Read(next, true).end == 0)
    return 0;
  group.pinpoints.push_back({rules_.words.kinds[entities_[unit].word->unit], label.path, {}});
  return close + 1;
}

// Where a label begins after the unit of its list, if the unit is named again.
std::size_t PinpointReader::UnitAgain(std::size_t i, const Group& group) const {
  std::size_t at = entities_.IsSign(i, '.') ? i + 1 : i;
  if (entities_.Is(at, Type::kBreak)) ++at;
  while (at < i + 4 && entities_.Has(at, kArticle | kOf) && !entities_.Has(at, kUnit)) ++at;
  if (entities_.Has(at, kUnit) && entities_.Has(at, kLabelAfter) &&
      rules_.words.kinds[entities_[at].word->unit] == group.unit) {
    return entities_.IsSign(at + 1, '.') ? at + 2 : at + 1;
  }
  return entities_.Is(i, Type::kBreak) ? i + 1 : i;
}

// "second subparagraph", "2ème alinéa".
bool PinpointReader::IsCounted(std::size_t i) const {
  if (entities_.Has(i, kOrdinal)) return true;
  if (!entities_.Is(i, Type::kNumber) || entities_[i].marked) return false;
  const std::string_view text = entities_.Text(i);
  const std::size_t digits = text.find_first_not_of("0123456789");
  return digits <= 2 && text.size() >= digits + 2 &&
         text.find_first_of("0123456789./-", digits) == text.npos;
}

// "4, 9 ir 15 straipsniai", "3 kap.", "(2) bekezdés".
PinpointReader::Group PinpointReader::ReadLabelsBefore(std::size_t i) const {
  Group group;
  std::vector<Pinpoint> pinpoints;
  // "määruse nr 40 § 3": the number is the instrument's.
  if (entities_.Is(i, Type::kNumber) && entities_[i].value > entities_[i].span.begin) return group;
  std::size_t at = i;
  bool item_listed = false;
  for (std::size_t count = 0; count < kLongList; ++count) {
    PinpointLabel label = labels_.Read(at, item_listed);
    if (label.end == 0) return group;
    pinpoints.push_back({{}, label.path, {}});
    std::size_t next = entities_.At(label.end);
    const bool dash = entities_.Is(next, Type::kSign) &&
                      (entities_.IsSign(next, '-') || entities_.Text(next) == "–");
    // "15 ilâ 28 inci maddeleri".
    if (dash || entities_.Has(next, kRange)) {
      const PinpointLabel to = labels_.Read(next + 1, true);
      if (to.end != 0) {
        pinpoints.back().to = to.path;
        next = entities_.At(to.end);
      }
    }
    std::size_t unit = entities_.IsSign(next, '.') ? next + 1 : next;
    if (entities_.Is(unit, Type::kBreak)) ++unit;
    // "7 nci maddesi": the ending of the ordinal.
    if (entities_.Has(unit, kTail)) {
      std::size_t after = unit + 1;
      if (entities_.Is(after, Type::kBreak)) ++after;
      if (entities_.Has(after, kUnit)) unit = after;
      // "2 nci ve 3 üncü maddeleri".
      if (unit != after && labels_.NextItem(unit + 1) != 0) next = unit + 1;
    }
    const bool counted = pinpoints.size() == 1 && IsCounted(i);
    if (entities_.Has(unit, kUnit) && (counted || entities_.Has(unit, kLabelBefore))) {
      group.unit = rules_.words.kinds[entities_[unit].word->unit];
      group.vocabulary = entities_[unit].word->vocabulary;
      // "§§" is two signs.
      const bool twice =
          entities_.Is(unit, Type::kSign) && entities_.Text(unit + 1) == entities_.Text(unit);
      if (twice) ++unit;
      group.end = entities_[unit].span.end;
      group.last = unit + 1;
      // "3 kap. 2": a dot that ends the sentence is not part of it.
      const std::size_t after = group.last + 1;
      const bool goes_on = after < entities_.size() && !entities_.IsCapital(after) &&
                           !entities_.Is(after, Type::kBreak);
      if (entities_.IsSign(group.last, '.') && entities_.Text(unit).size() <= 5 && goes_on) {
        group.end = entities_[group.last++].span.end;
      }
      for (Pinpoint& pinpoint : pinpoints) pinpoint.unit = group.unit;
      group.pinpoints = std::move(pinpoints);
      return group;
    }
    at = labels_.NextItem(next);
    if (at == 0) return group;
    item_listed = true;
  }
  return group;
}

// "n.º 2 do artigo 14.º": a number that no instrument has, of a unit after it.
bool PinpointReader::LeadsToUnit(std::size_t i) const {
  return entities_.Is(i, Type::kNumber) && entities_[i].marked && entities_.Has(i + 1, kOf) &&
         entities_.Has(i + 2, kUnit) && entities_.Has(i + 2, kLabelAfter) &&
         (i == 0 || !entities_.Has(i - 1, kInstrument | kIssuer));
}

PinpointReader::Group PinpointReader::ReadGroup(std::size_t i, bool inner) const {
  if (i >= entities_.size()) return {};
  if (entities_.Has(i, kUnit)) {
    Group group;
    // "aanhef", "chapeau".
    if (inner && entities_.Has(i, kOrdinal)) {
      group.unit = rules_.words.kinds[entities_[i].word->unit];
      group.vocabulary = entities_[i].word->vocabulary;
      group.pinpoints.push_back({group.unit, {}, {}});
      group.end = entities_[i].span.end;
      group.last = i + 1;
      return group;
    }
    if (entities_.Has(i, kLabelAfter)) group = ReadLabelsAfter(i);
    if (group.last != 0) return group;
  }
  const CitationEntity& entity = entities_[i];
  // "n.º 2" after an article, and before it.
  if ((inner || LeadsToUnit(i)) && entity.type == Type::kNumber && entity.marked) {
    const std::uint32_t end = labels_.BracketsEnd(entity.span.end);
    Group group;
    group.unit = "paragraph";
    if (!inner) group.vocabulary = entities_[i + 2].word->vocabulary;
    group.pinpoints.push_back(
        {group.unit, PinpointPath(entities_.Number(i), rules_.vocabularies.front()), {}});
    group.end = end;
    group.last = entities_.At(end);
    ReadItems(group, false);
    return group;
  }
  const bool label = entity.type == Type::kNumber || entity.type == Type::kWord ||
                     entity.type == Type::kDate || entities_.IsSign(i, '(') ||
                     (inner && entity.type == Type::kQuote);
  if (!label ||
      (entity.type == Type::kWord && entity.span.size() > 12 && (entity.classes & kOrdinal) == 0)) {
    return {};
  }
  return ReadLabelsBefore(i);
}

// Where the next group may begin; it need not be there.
std::size_t PinpointReader::NextGroup(std::size_t i) const {
  std::size_t at = i;
  // "članku 62. stavku 2."
  if (entities_.IsSign(at, '.') && entities_.Has(at + 1, kUnit) &&
      entities_.Is(at + 1, Type::kWord) && !entities_.IsCapital(at + 1) &&
      entities_.Has(at + 1, kLabelBefore | kLabelAfter) &&
      IsDigit(text_[entities_[at].span.begin - 1])) {
    ++at;
  }
  if (entities_.IsSign(at, ')')) ++at;
  if (entities_.IsSign(at, ',') || (entities_.Is(at, Type::kSign) && entities_.Text(at) == "،"))
    ++at;
  if (entities_.Is(at, Type::kBreak)) ++at;
  for (std::size_t words = 0; words < 3 && entities_.Has(at, kOf | kArticle | kAnd); ++words) {
    // A unit may be spelt as one of these words: "a" in French, "s" in English.
    if (entities_.Has(at, kUnit)) break;
    ++at;
    // "i.V.m. Art. 20".
    if (entities_.IsSign(at, '.') && entities_.Text(at - 1).find('.') != std::string_view::npos) {
      ++at;
    }
    if (entities_.Is(at, Type::kBreak)) ++at;
    if (entities_.IsApostrophe(at)) ++at;
  }
  return at;
}

// Puts the groups that were printed from the inside out the other way.
void PinpointReader::Outermost(std::vector<Group>& groups) {
  if (groups.size() < 2 || !IsOuter(groups.back().unit)) return;
  // Slavic laws divide an article into parts: "часть 3 статьи 15".
  const bool part_of = groups.front().unit == "part" &&
                       (groups.back().unit == "article" || groups.back().unit == "section");
  if (IsOuter(groups.front().unit) && !part_of) return;
  std::reverse(groups.begin(), groups.end());
}

PinpointChain PinpointReader::Read(std::size_t i) const {
  PinpointChain chain;
  Group group = ReadGroup(i, false);
  if (group.last == 0) return chain;
  chain.first = i;
  chain.text.begin = entities_[i].span.begin;
  chain.vocabulary = group.vocabulary;
  std::vector<Group> groups;
  while (group.last != 0 && groups.size() < kLongChain) {
    chain.last = group.last;
    chain.text.end = group.end;
    // "et seq.", "bis".
    while (entities_.Has(chain.last, kTail)) {
      chain.text.end = entities_[chain.last].span.end;
      ++chain.last;
      if (entities_.IsSign(chain.last, '.') && chain.last + 1 < entities_.size() &&
          !entities_.Is(chain.last + 1, Type::kBreak)) {
        // "artt. 22 e ss. della legge".
        if (!entities_.IsCapital(chain.last + 1)) chain.text.end = entities_[chain.last].span.end;
        ++chain.last;
      }
    }
    groups.push_back(std::move(group));
    const std::size_t next = NextGroup(chain.last);
    group = ReadGroup(next, true);
    if (group.last != 0 && next > chain.last + 4) break;
  }
  chain.unit = groups.front().unit;
  Outermost(groups);
  for (Group& part : groups) {
    std::move(part.pinpoints.begin(), part.pinpoints.end(), std::back_inserter(chain.pinpoints));
  }
  return chain;
}

}  // namespace qsift
