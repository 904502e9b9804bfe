#include <algorithm>
#include <array>

#include "src/citations/entities.h"
#include "src/citations/numbers.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongPhrase = 4;  // words

// The number that a text begins with, 0 for none; `digits` gets how many it has.
std::uint32_t LeadingNumber(std::string_view text, std::size_t* digits) {
  std::uint32_t value = 0;
  *digits = 0;
  while (*digits < text.size() && *digits < 6 && IsDigit(text[*digits])) {
    value = value * 10 + static_cast<std::uint32_t>(text[(*digits)++] - '0');
  }
  return value;
}

// "24.11.2012", "2/2/98", "2010-07-05".
bool ReadNumericDate(std::string_view text, const CitationWords& words, CitationDate& date) {
  std::array<std::uint32_t, 3> parts{};
  std::array<std::size_t, 3> sizes{};
  char joint = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    parts[k] = LeadingNumber(text, &sizes[k]);
    if (sizes[k] == 0) return false;
    text.remove_prefix(sizes[k]);
    if (k == 2) break;
    if (text.empty() || (text[0] != '.' && text[0] != '/' && text[0] != '-')) return false;
    if (joint != 0 && joint != text[0]) return false;
    joint = text[0];
    text.remove_prefix(1);
  }
  // The years of the Hijra have their mark.
  const bool hijri = text == "\u0647\u0640" || text == "\u0647";
  if (!text.empty() && !hijri) return false;
  if (sizes[0] == 4) {
    std::swap(parts[0], parts[2]);
    std::swap(sizes[0], sizes[2]);
  }
  const bool sound = parts[0] >= 1 && parts[0] <= 31 && parts[1] >= 1 && parts[1] <= 12 &&
                     sizes[0] <= 2 && sizes[1] <= 2;
  if (!sound || (sizes[2] != 4 && sizes[2] != 2)) return false;
  if (sizes[2] == 2) {
    // "5.1.10" is a provision.
    const bool padded = joint == '/' || (joint == '.' && sizes[0] == 2 && sizes[1] == 2);
    if (!padded) return false;
    parts[2] = words.FullYear(parts[2]);
  }
  if (hijri ? parts[2] < 1300 || parts[2] > 1499 : parts[2] < 1800 || parts[2] > 2199) {
    return false;
  }
  // Dates are told in the calendar of ISO 8601; one of the Hijra is known to be a date, and no
  // more.
  date = {};
  if (!hijri) date = {parts[2], 0, static_cast<int>(parts[1]), static_cast<int>(parts[0])};
  return true;
}

// A day of the month, with what may hang on it: "1st", "3º", "1er", "19ης"; 0 for others.
int DayOf(std::string_view text) {
  std::size_t digits = 0;
  const std::uint32_t day = LeadingNumber(text, &digits);
  if (digits == 0 || digits > 2 || day == 0 || day > 31) return 0;
  const std::string_view tail = text.substr(digits);
  if (tail.size() > 5) return 0;
  const bool letters = std::none_of(tail.begin(), tail.end(),
                                    [](char c) { return c == '.' || c == '/' || IsDigit(c); });
  return letters ? static_cast<int>(day) : 0;
}

}  // namespace

// "strategic plan", "tā paša": the longest phrase of known words is one entity.
void CitationEntities::MergePhrases() {
  std::size_t to = 0;
  for (std::size_t i = 0; i < entities_.size(); ++to) {
    entities_[to] = entities_[i];
    std::size_t next = i + 1;
    if (Has(to, kPhraseStart)) {
      for (std::size_t count = kLongPhrase; count > 1; --count) {
        // A line may end within a phrase.
        std::size_t last = i;
        std::size_t words = 1;
        while (words < count && last + 1 < entities_.size()) {
          const Type type = entities_[last + 1].type;
          if (type == Type::kBreak) {
            if (entities_[last].type == Type::kBreak) break;
          } else if (type == Type::kWord) {
            ++words;
          } else {
            break;
          }
          ++last;
        }
        if (words < count) continue;
        CitationEntity phrase = entities_[i];
        const std::string_view text =
            text_.substr(phrase.span.begin, entities_[last].span.end - phrase.span.begin);
        LookUp(phrase, text);
        if (phrase.word == nullptr || (phrase.classes & ~kPhraseStart) == 0) continue;
        phrase.span.end = entities_[last].span.end;
        entities_[to] = phrase;
        next = last + 1;
        break;
      }
      entities_[to].classes &= ~kPhraseStart;
    }
    i = next;
  }
  entities_.resize(to);
}

void CitationEntities::MergeDates() {
  std::size_t to = 0;
  for (std::size_t i = 0; i < entities_.size(); ++to) {
    CitationDate date;
    const bool may_begin =
        (entities_[i].type == Type::kNumber && !entities_[i].marked) || Has(i, kMonth);
    const std::size_t end = may_begin ? ReadDate(i, date) : 0;
    CitationEntity merged = entities_[i];
    if (end > i) {
      merged.type = Type::kDate;
      merged.span.end = entities_[end - 1].span.end;
      merged.classes = 0;
      merged.value = static_cast<std::uint32_t>(dates_.size());
      dates_.push_back(date);
    }
    entities_[to] = merged;
    i = std::max(end, i + 1);
  }
  entities_.resize(to);
}

// The month that an entity names, or that a word and a number give ("tháng 3"); 0 for none.
int CitationEntities::MonthAt(std::size_t i, std::size_t& end) const {
  if (!Has(i, kMonth)) return 0;
  end = i + 1;
  if (entities_[i].word->month != 0) return entities_[i].word->month;
  if (!Is(i + 1, Type::kNumber)) return 0;
  std::size_t digits = 0;
  const std::uint32_t month = LeadingNumber(Text(i + 1), &digits);
  end = i + 2;
  return month <= 12 ? static_cast<int>(month) : 0;
}

std::size_t CitationEntities::SkipFillers(std::size_t i) const {
  const std::size_t most = i + 3;
  while (i < most && (IsSign(i, '.') || IsSign(i, ',') || Is(i, Type::kBreak) ||
                      Has(i, kOf | kDateTail | kArticle))) {
    ++i;
  }
  return i;
}

// After what belongs to a date that ends before `i`: "r.", "года", "m.", "tarihli".
std::size_t CitationEntities::DateTailEnd(std::size_t i) const {
  for (std::size_t count = 0; count < 3; ++count) {
    const std::size_t at = IsSign(i, '.') ? i + 1 : i;
    if (!Has(at, kDateTail)) break;
    i = at + 1;
    if (IsSign(i, '.') && Text(i - 1).size() <= 4) ++i;
  }
  return i;
}

// The end of the date that begins at `i`; 0 for none.
std::size_t CitationEntities::ReadDate(std::size_t i, CitationDate& date) const {
  if (Has(i, kMonth)) {
    std::size_t end = 0;
    date.month = MonthAt(i, end);
    if (date.month == 0 || !IsCapital(i)) return 0;
    std::size_t at = end;
    if (Is(at, Type::kNumber) && (date.day = DayOf(Text(at))) != 0) at = SkipFillers(at + 1);
    if (IsSign(at, ',')) ++at;
    if (!Is(at, Type::kNumber)) return 0;
    date.year = ParseYear(Text(at));
    return date.year == 0 ? 0 : at + 1;
  }
  const std::string_view text = Text(i);
  if (ReadNumericDate(text, rules_, date)) return DateTailEnd(i + 1);
  // "2022-2027" in one or in three.
  if (text.size() >= 9 && ParseYear(text.substr(0, 4)) != 0 && !IsDigit(text[4])) {
    const std::string_view last = text.substr(text.size() - 4);
    const std::string_view joint = text.substr(4, text.size() - 8);
    if (ParseYear(last) != 0 && (joint == "-" || joint == "/" || joint.size() == 3)) {
      date.year = ParseYear(text.substr(0, 4));
      date.year_to = ParseYear(last);
      return joint != "/" || date.year_to > date.year ? DateTailEnd(i + 1) : 0;
    }
  }
  if (const std::size_t end = ReadDayFirst(i, date); end != 0) return end;
  if (const std::size_t end = ReadOtherCalendar(i, date); end != 0) return end;
  return ReadYearFirst(i, date);
}

// "19 March 2014", "19. März 2014", "5 de octubre".
std::size_t CitationEntities::ReadDayFirst(std::size_t i, CitationDate& date) const {
  const int day = DayOf(Text(i));
  if (day == 0) return 0;
  std::size_t at = SkipFillers(i + 1);
  const int month = MonthAt(at, at);
  if (month == 0) return 0;
  date.day = day;
  date.month = month;
  const std::size_t end = at;
  at = SkipFillers(at);
  if (!Is(at, Type::kNumber) || entities_[at].marked) return end;
  date.year = ParseYear(Text(at).substr(0, 4));
  const bool year =
      date.year != 0 && (Text(at).size() == 4 || !IsAlnum(DecodeAt(Text(at), 4).value));
  if (!year) {
    date.year = 0;
    return end;
  }
  return DateTailEnd(at + 1);
}

// "11 rejeb 1441 (6 mars 2020)", "5 Dhou El Hidja 1436 correspondant au 19 septembre 2015": a date
// of the Hijra, whose months need not be known, with the same day of our calendar after it.
std::size_t CitationEntities::ReadOtherCalendar(std::size_t i, CitationDate& date) const {
  constexpr std::size_t kMost = 5;  // words of a month's name
  constexpr std::uint32_t kFirst = 1300;
  constexpr std::uint32_t kLast = 1500;
  if (DayOf(Text(i)) == 0) return 0;
  std::size_t at = i + 1;
  while (at <= i + kMost && (Is(at, Type::kWord) || IsApostrophe(at))) ++at;
  if (at == i + 1 || !Is(at, Type::kNumber) || entities_[at].marked) return 0;
  std::size_t digits = 0;
  const std::uint32_t year = LeadingNumber(Text(at), &digits);
  if (digits != 4 || year < kFirst || year > kLast) return 0;
  ++at;
  if (Is(at, Type::kBreak)) ++at;
  const bool bracket = IsSign(at, '(');
  if (!bracket && !Has(at, kDateLead)) return 0;
  ++at;
  if (Is(at, Type::kBreak)) ++at;
  if (!Is(at, Type::kNumber) || entities_[at].marked) return 0;
  const std::size_t end = ReadNumericDate(Text(at), rules_, date) ? at + 1 : ReadDayFirst(at, date);
  const bool whole = end != 0 && date.year != 0 && (!bracket || IsSign(end, ')'));
  if (!whole) {
    date = {};
    return 0;
  }
  return bracket ? end + 1 : end;
}

// "2009", "2014 m. kovo 19 d.", "2014. gada 19. marta", "2022 to 2027".
std::size_t CitationEntities::ReadYearFirst(std::size_t i, CitationDate& date) const {
  const std::string_view text = Text(i);
  date.year = ParseYear(text);
  if (date.year == 0) return 0;
  std::size_t at = i + 1;
  const auto is_dash = [&](std::size_t k) {
    return Is(k, Type::kSign) && IsHyphenOrDash(DecodeAt(Text(k), 0).value);
  };
  // "2022. – 2027."
  const std::size_t dash = IsSign(at, '.') && is_dash(at + 1) ? at + 1 : at;
  const bool range = is_dash(dash) || Has(dash, kRange);
  if (range && Is(dash + 1, Type::kNumber) && !entities_[dash + 1].marked) {
    date.year_to = ParseYear(Text(dash + 1));
    if (date.year_to > date.year) return DateTailEnd(dash + 2);
    date.year_to = 0;
  }
  at = DateTailEnd(at);
  const std::size_t end = at;
  if (IsSign(at, '.')) ++at;
  int day = 0;
  if (Is(at, Type::kNumber) && !entities_[at].marked && (day = DayOf(Text(at))) != 0) {
    at = IsSign(at + 1, '.') ? at + 2 : at + 1;
  }
  const int month = MonthAt(at, at);
  if (month == 0) return end;
  date.month = month;
  date.day = day;
  if (day == 0 && Is(at, Type::kNumber) && !entities_[at].marked && DayOf(Text(at)) != 0) {
    date.day = DayOf(Text(at));
    ++at;
  }
  return DateTailEnd(at);
}

}  // namespace qsift
