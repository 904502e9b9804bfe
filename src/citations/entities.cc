#include "src/citations/entities.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "src/citations/numbers.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongPhrase = 4;         // words
constexpr std::size_t kLongAbbreviation = 16;  // bytes
constexpr std::size_t kFewLanguages = 4;       // so many may be spoken side by side

bool IsWordPart(char32_t c) {
  // Combining marks and the joiners of Indic and Arabic script stand inside words.
  return IsAlnum(c) || (c >= 0x300 && c <= 0x36F) || (c >= 0x64B && c <= 0x652) || c == 0xBA ||
         c == 0xAA;
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

// The end of the word that begins at `begin`: letters and digits, with a hyphen or apostrophe
// between two of them; a single one of the scripts that write no blanks.
std::size_t WordEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size()) {
    const CodePoint c = DecodeAt(text, i);
    if (IsCjk(c.value)) return i == begin ? i + c.size : i;
    // Arabic "and" is written with the number that follows.
    if (IsDigit(text[i]) && i > begin && DecodeBefore(text, i).value == 0x648) return i;
    if (IsWordPart(c.value)) {
      i += c.size;
      continue;
    }
    const bool joint =
        c.value == '-' || c.value == 0x2010 || c.value == 0x2011 || IsApostrophe(c.value);
    if (!joint || i == begin || i + c.size >= text.size()) return i;
    const CodePoint next = DecodeAt(text, i + c.size);
    if (!IsLetter(next.value) || IsCjk(next.value)) return i;
    // French "l'article": the word begins behind the apostrophe.
    if (IsApostrophe(c.value) && i - begin <= 5) {
      const std::size_t tail = WordEnd(text, i + c.size) - i - c.size;
      if (tail > 2) return i;
    }
    i += c.size;
  }
  return i;
}

// A number with what belongs to it: "5.1.10", "2016/679", "021-2017-PCM", "149-ФЗ", "2014:274".
std::size_t NumberEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size()) {
    const CodePoint c = DecodeAt(text, i);
    if (IsCjk(c.value)) break;
    if (IsWordPart(c.value) || (c.value >= 0xB2 && c.value <= 0xB9 && c.value != 0xB7)) {
      i += c.size;
      continue;
    }
    const bool joint = c.value == '.' || c.value == '/' || c.value == '-' || c.value == 0x2010 ||
                       c.value == 0x2011;
    const std::size_t next = i + c.size;
    if (next >= text.size()) break;
    const bool colon = c.value == ':' && i >= begin + 4 && IsDigit(text[next]);
    const CodePoint after = DecodeAt(text, next);
    if (!(joint && IsWordPart(after.value) && !IsCjk(after.value)) && !colon) break;
    // "2009.De": a sentence ends.
    if (c.value == '.' && !IsDigit(text[next])) break;
    i = next;
  }
  return i;
}

bool HasUpper(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = DecodeAt(word, i);
    if (IsUpper(c.value)) return true;
    i += c.size;
  }
  return false;
}

bool IsQuoteSign(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

bool IsDash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }

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
bool ReadNumericDate(std::string_view text, CitationDate& date) {
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
  if (!text.empty()) return false;
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
    parts[2] += parts[2] < 40 ? 2000U : 1900U;
  }
  if (parts[2] < 1800 || parts[2] > 2199) return false;
  date = {parts[2], 0, static_cast<int>(parts[1]), static_cast<int>(parts[0])};
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

CitationEntities::CitationEntities(const CitationWords& rules, LanguageMask languages,
                                   std::string_view text, std::uint32_t base,
                                   const std::vector<Link>& links, Storage& storage)
    : rules_(rules),
      languages_(languages),
      text_(text),
      entities_(storage.entities),
      dates_(storage.dates),
      heads_(storage.heads) {
  entities_.clear();
  dates_.clear();
  heads_.clear();
  Scan(base, links);
  KeepLikelyLanguages();
  MergePhrases();
  MergeNumbers();
  MergeDates();
  for (std::size_t i = 0; i < entities_.size(); ++i) {
    if (Has(i, kInstrument)) heads_.push_back(static_cast<std::uint32_t>(i));
  }
}

void CitationEntities::Scan(std::uint32_t base, const std::vector<Link>& links) {
  auto link = static_cast<std::size_t>(
      std::upper_bound(links.begin(), links.end(), base,
                       [](std::uint32_t at, const Link& l) { return at < l.text.end; }) -
      links.begin());
  for (std::size_t i = 0; i < text_.size();) {
    while (link < links.size() && links[link].text.end - base <= i) ++link;
    std::size_t stop = text_.size();
    if (link < links.size()) {
      stop = links[link].text.begin - base;
      if (stop <= i) {
        const std::size_t end = std::min<std::size_t>(links[link].text.end - base, text_.size());
        Add(i, end, Type::kLink);
        i = end;
        continue;
      }
    }
    const char first = text_[i];
    if (first == ' ' || first == '\t' || first == '\r') {
      ++i;
      continue;
    }
    const CodePoint c = DecodeAt(text_, i);
    std::size_t end = i + c.size;
    if (c.value == '\n') {
      Add(i, end, Type::kBreak);
    } else if (IsDigit(first)) {
      end = std::min(NumberEnd(text_, i), stop);
      Add(i, end, Type::kNumber);
      entities_.back().value = static_cast<std::uint32_t>(i);
    } else if (IsAlnum(c.value)) {
      end = std::max(end, std::min(WordEnd(text_, i), stop));
      if (end - i <= 8 && end + 1 < stop && (text_[end] == '.' || text_[end] == '/')) {
        end = std::min(AbbreviationEnd(i, end), stop);
      }
      AddWord(i, end);
    } else if (c.value != 0xA0 && c.value != 0x202F && c.value != 0xAD) {
      Add(i, end, IsQuoteSign(c.value) ? Type::kQuote : Type::kSign);
      if (!IsAscii(first) || first == '#' || first == '&')
        LookUp(entities_.back(), Text(size() - 1));
      end = std::min(SignEnd(end), stop);
      entities_.back().span.end = static_cast<std::uint32_t>(end);
    }
    i = end;
  }
}

// Finnish hangs the case on a sign: "8 §:n".
std::size_t CitationEntities::SignEnd(std::size_t end) const {
  if (!Has(size() - 1, kUnit) || end + 1 >= text_.size() || text_[end] != ':') return end;
  std::size_t i = end + 1;
  while (i < text_.size() && IsLetter(DecodeAt(text_, i).value)) i += DecodeAt(text_, i).size;
  return i > end + 1 ? i : end;
}

// "d.lgs.", "π.δ.", "c/c", "i. V. m.": initials that are known as one word; the end of the last.
std::size_t CitationEntities::AbbreviationEnd(std::size_t begin, std::size_t end) const {
  std::size_t known = end;
  std::string word(text_.substr(begin, end - begin));
  for (std::size_t i = end; i - begin < kLongAbbreviation;) {
    if (i + 1 >= text_.size() || (text_[i] != '.' && text_[i] != '/')) break;
    std::size_t next = i + 1;
    if (text_[i] == '.' && text_[next] == ' ' && next + 1 < text_.size()) ++next;
    if (!IsLetter(DecodeAt(text_, next).value)) break;
    const std::size_t last = WordEnd(text_, next);
    if (last - next > (next == i + 1 ? 8U : 2U)) break;
    word += text_[i];
    word += text_.substr(next, last - next);
    i = last;
    CitationEntity whole;
    LookUp(whole, word);
    if (whole.word != nullptr) known = i;
  }
  return known;
}

void CitationEntities::Add(std::size_t begin, std::size_t end, Type type) {
  CitationEntity& entity = entities_.emplace_back();
  entity.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  entity.type = type;
}

void CitationEntities::AddWord(std::size_t begin, std::size_t end) {
  Add(begin, end, Type::kWord);
  CitationEntity& entity = entities_.back();
  const std::string_view word = text_.substr(begin, end - begin);
  // Arabic has no capitals; a noun with its article is as definite as a name.
  entity.capital = HasUpper(word) || word.starts_with("\xD8\xA7\xD9\x84");
  if (!rules_.trie.MayHold(word.front())) return;
  if (word.find(' ') == word.npos) return LookUp(entity, word);
  std::string whole(word);
  std::erase(whole, ' ');
  LookUp(entity, whole);
}

void CitationEntities::LookUp(CitationEntity& entity, std::string_view word) const {
  entity.classes = 0;
  entity.word = nullptr;
  constexpr std::uint32_t kStrong = kInstrument | kUnit | kMonth;
  bool lower_case = false;
  LanguageMask seen = 0;  // a language takes the best match alone
  for (const std::uint32_t found : rules_.trie.Find(word)) {
    LanguageMask here = 0;
    for (const CitationWord& known : rules_.words[found]) {
      const bool speaks = known.language == 0 || (known.language & languages_ & ~seen) != 0;
      if (!speaks) continue;
      here |= known.language;
      // A language that writes the word in lower case, too, has its way.
      const bool lower = (known.classes & (kInstrument | kTitleCase)) == kInstrument;
      lower_case = lower_case || lower;
      entity.classes |= known.classes;
      const bool strong = entity.word == nullptr ||
                          ((entity.word->classes & kStrong) == 0 && (known.classes & kStrong) != 0);
      if (strong) entity.word = &known;
    }
    seen |= here;
  }
  if (lower_case) entity.classes &= ~static_cast<std::uint32_t>(kTitleCase);
  if ((entity.classes & kPlain) != 0) entity.classes &= ~(kInstrument | kUnit | kPolicy);
}

bool CitationEntities::Says(std::size_t i, std::uint32_t classes, LanguageMask language) const {
  if (!Has(i, classes)) return false;
  if (std::has_single_bit(languages_) || language == 0) return true;
  for (const std::uint32_t found : rules_.trie.Find(Text(i))) {
    for (const CitationWord& known : rules_.words[found]) {
      const bool speaks = known.language == 0 || known.language == language;
      if (speaks && (known.classes & classes) != 0) return true;
    }
  }
  return false;
}

// Where many languages may be spoken, those count that know the most of the text's words; a word
// that is known in a few of them says more.
void CitationEntities::KeepLikelyLanguages() {
  if (static_cast<std::size_t>(std::popcount(languages_)) <= kFewLanguages) return;
  std::array<std::uint64_t, kMaxLanguages> hits{};
  for (const CitationEntity& entity : entities_) {
    if (entity.word == nullptr) continue;
    const std::string_view text = text_.substr(entity.span.begin, entity.span.size());
    for (const std::uint32_t found : rules_.trie.Find(text)) {
      const std::vector<CitationWord>& words = rules_.words[found];
      const std::uint64_t share = 240 / words.size();
      for (const CitationWord& known : words) {
        if (known.language == 0) continue;
        const bool strong = (known.classes & (kInstrument | kUnit | kMonth)) != 0;
        hits[static_cast<std::size_t>(std::countr_zero(known.language))] +=
            strong ? 2 * share : share;
      }
    }
  }
  const std::uint64_t most = *std::max_element(hits.begin(), hits.end());
  if (most == 0) return;
  LanguageMask likely = 0;
  for (std::size_t k = 0; k < hits.size(); ++k) {
    if (hits[k] * 2 >= most) likely |= LanguageMask{1} << k;
  }
  languages_ &= likely;
  for (std::size_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].word != nullptr) LookUp(entities_[i], Text(i));
  }
}

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

// "No. 5", "n.º 5", "# 54" and "5 sayılı" are one number.
void CitationEntities::MergeNumbers() {
  std::size_t to = 0;
  for (std::size_t i = 0; i < entities_.size(); ++to) {
    std::size_t next = i + 1;
    CitationEntity merged = entities_[i];
    if (Has(i, kNumberMark)) {
      std::size_t at = i + 1;
      while (at < entities_.size() && at < i + 5) {
        const std::string_view sign = Text(at);
        if (sign == "." || sign == "\xC2\xB0" || sign == "\xC2\xBA" || sign == ":" ||
            (sign == "-" && entities_[at].span.begin == entities_[at - 1].span.end) ||
            (sign == "o" && at > i + 1) || Has(at, kNumberMark)) {
          ++at;
        } else {
          break;
        }
      }
      if (Is(at, Type::kBreak)) ++at;
      if (at < entities_.size() && (Is(at, Type::kNumber) || Is(at, Type::kWord))) {
        const std::uint32_t begin = entities_[at].span.begin;
        const auto end = static_cast<std::uint32_t>(NumberEnd(text_, begin));
        const std::string_view number = text_.substr(begin, end - begin);
        const bool digits = std::any_of(number.begin(), number.end(), IsDigit);
        // "évi XII", "No. IV": capitals alone are a Roman number.
        const bool roman = !digits && number.find_first_not_of("IVXLCDM") == number.npos;
        // The number may hold letters that begin it: "A/SA.2/01/10", "D000004-2023".
        if ((digits && number.size() < 40) || (roman && end > begin)) {
          merged.type = Type::kNumber;
          merged.marked = true;
          merged.classes = 0;
          merged.value = begin;
          merged.span.end = end;
          next = at + 1;
          while (next < entities_.size() && entities_[next].span.begin < end) ++next;
        }
      }
    } else if (Is(i, Type::kWord) && merged.capital && merged.span.size() <= 4 &&
               Text(i + 1) == "/" && entities_[i + 1].span.begin == merged.span.end) {
      // "C/DIR/1/08/11", "A/SA.2/01/10".
      const auto end = static_cast<std::uint32_t>(NumberEnd(text_, merged.span.begin));
      const std::string_view number = text_.substr(merged.span.begin, end - merged.span.begin);
      if (std::count(number.begin(), number.end(), '/') > 1 &&
          std::any_of(number.begin(), number.end(), IsDigit)) {
        merged.type = Type::kNumber;
        merged.classes = 0;
        merged.value = merged.span.begin;
        merged.span.end = end;
        while (next < entities_.size() && entities_[next].span.begin < end) ++next;
      }
    } else if (Is(i, Type::kNumber)) {
      std::size_t at = i + 1;
      if (IsSign(at, '.')) ++at;
      if (Has(at, kMarkBehind)) {
        merged.marked = true;
        merged.span.end = entities_[i].span.end;
        next = at + 1;
        // The mark belongs to the number, but not to its text.
        entities_[to] = merged;
        entities_[to].marked = true;
        CitationEntity mark = entities_[at];
        mark.classes = kMarkBehind;
        if (to + 1 < next) {
          entities_[++to] = mark;
          i = next;
          continue;
        }
      }
    }
    entities_[to] = merged;
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

// Behind what belongs to a date that ends before `i`: "r.", "года", "m.", "tarihli".
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
  if (ReadNumericDate(text, date)) return DateTailEnd(i + 1);
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

// "2009", "2014 m. kovo 19 d.", "2014. gada 19. marta", "2022 to 2027".
std::size_t CitationEntities::ReadYearFirst(std::size_t i, CitationDate& date) const {
  const std::string_view text = Text(i);
  date.year = ParseYear(text);
  if (date.year == 0) return 0;
  std::size_t at = i + 1;
  const std::size_t dash = at;
  const bool range =
      (Is(dash, Type::kSign) && IsDash(DecodeAt(Text(dash), 0).value)) || Has(dash, kRange);
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

std::size_t CitationEntities::At(std::uint32_t offset) const {
  return static_cast<std::size_t>(
      std::lower_bound(
          entities_.begin(), entities_.end(), offset,
          [](const CitationEntity& entity, std::uint32_t at) { return entity.span.begin < at; }) -
      entities_.begin());
}

}  // namespace qsift
