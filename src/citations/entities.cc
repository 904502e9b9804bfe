#include "src/citations/entities.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "src/citations/numbers.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongAbbreviation = 16;  // bytes
constexpr std::size_t kFewLanguages = 4;       // this many may be spoken side by side

bool IsFew(LanguageMask languages) {
  return static_cast<std::size_t>(std::popcount(languages)) <= kFewLanguages;
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

// The end of the word that begins at `begin`: letters and digits, with a hyphen or apostrophe
// between two of them; a single one of the scripts that write no blanks.
std::size_t EntityEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size()) {
    const char first = text[i];
    if (IsAscii(first)) {
      const bool digit = IsDigit(first) && (i == begin || IsAscii(text[i - 1]));
      if (digit || IsAsciiAlpha(first)) {
        ++i;
        continue;
      }
      if (!IsDigit(first) && first != '-' && first != '\'' && first != ':') return i;
    }
    const CodePoint c = DecodeAt(text, i);
    if (IsCjk(c.value)) return i == begin ? i + c.size : i;
    // Arabic "and" is written with the number that follows.
    if (IsDigit(text[i]) && i > begin && DecodeBefore(text, i).value == 0x648) return i;
    if (IsWordPart(c.value)) {
      i += c.size;
      continue;
    }
    // Swedish and Finnish hang the case on an acronym: "EU:s", "GDPR:n".
    const bool cased = c.value == ':' && i > begin + 1 && IsAsciiUpper(text[i - 1]) &&
                       IsAsciiUpper(text[i - 2]) && i + 1 < text.size() &&
                       IsAsciiLower(text[i + 1]) && EntityEnd(text, i + 1) <= i + 4;
    const bool joint = cased || IsHyphen(c.value) || IsApostrophe(c.value);
    if (!joint || i == begin || i + c.size >= text.size()) return i;
    const CodePoint next = DecodeAt(text, i + c.size);
    if (!IsLetter(next.value) || IsCjk(next.value)) return i;
    // French "l'article": the word begins after the apostrophe.
    if (IsApostrophe(c.value) && i - begin <= 5) {
      const std::size_t tail = EntityEnd(text, i + c.size) - i - c.size;
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
    const bool joint = c.value == '.' || c.value == '/' || IsHyphen(c.value);
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

// The end of a number with the series that hangs on it: "20(E)", "1076(I)/2019".
std::size_t SeriesEnd(std::string_view text, std::size_t end) {
  if (!text.substr(end).starts_with('(') || !IsDigit(text[end - 1])) return end;
  std::size_t i = end + 1;
  while (i < text.size() && i < end + 4 && IsAsciiUpper(text[i])) ++i;
  if (i == end + 1 || !text.substr(i).starts_with(')')) return end;
  const bool more = i + 2 < text.size() && text[i + 1] == '/' && IsDigit(text[i + 2]);
  return more ? NumberEnd(text, i + 2) : i + 1;
}

bool HasUpper(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    if (IsAscii(word[i])) {
      if (IsAsciiUpper(word[i++])) return true;
      continue;
    }
    const CodePoint c = DecodeAt(word, i);
    if (IsUpper(c.value)) return true;
    i += c.size;
  }
  return false;
}

bool IsQuoteSign(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

}  // namespace

CitationEntities::CitationEntities(const CitationWords& rules, LanguageMask languages,
                                   std::string_view text, std::uint32_t base,
                                   const std::vector<Link>& links, Storage& storage)
    : rules_(rules),
      lexicon_(rules.lexicons.For(IsFew(languages) ? languages : kAllLanguages)),
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
      end = std::max(end, std::min(EntityEnd(text_, i), stop));
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

// Finnish and Hungarian hang the case on a sign: "8 §:n", "26. §-a".
std::size_t CitationEntities::SignEnd(std::size_t end) const {
  const bool joint = end + 1 < text_.size() && (text_[end] == ':' || text_[end] == '-');
  if (!Has(size() - 1, kUnit) || !joint) return end;
  std::size_t i = end + 1;
  while (i < text_.size() && IsLetter(DecodeAt(text_, i).value)) i += DecodeAt(text_, i).size;
  return i > end + 1 ? i : end;
}

// "d.lgs.", "π.δ.", "c/c", "i. V. m.": the end of initials that are known as one word.
std::size_t CitationEntities::AbbreviationEnd(std::size_t begin, std::size_t end) const {
  std::size_t known = end;
  std::string word(text_.substr(begin, end - begin));
  for (std::size_t i = end; i - begin < kLongAbbreviation;) {
    if (i + 1 >= text_.size() || (text_[i] != '.' && text_[i] != '/')) break;
    std::size_t next = i + 1;
    if (text_[i] == '.' && text_[next] == ' ' && next + 1 < text_.size()) ++next;
    if (!IsLetter(DecodeAt(text_, next).value)) break;
    const std::size_t last = EntityEnd(text_, next);
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
  if (!lexicon_.trie.MayHold(word.front())) return;
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
  LanguageMask seen = 0;  // a language takes its best match only
  for (const std::uint32_t found : lexicon_.trie.Find(word)) {
    LanguageMask here = 0;
    for (const CitationWord& known : lexicon_.words[found]) {
      if (!CountsIn(known.language, languages_ & ~seen)) continue;
      // The first word of a phrase may be another word with its endings.
      if (known.classes != kPhraseStart) here |= known.language;
      // One language that also writes the word in lower case is enough to allow that.
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

bool CitationEntities::Says(std::size_t i, std::uint32_t classes, LanguageMask languages) const {
  if (!Has(i, classes)) return false;
  if (std::has_single_bit(languages_) || languages == 0) return true;
  for (const std::uint32_t found : lexicon_.trie.Find(Text(i))) {
    for (const CitationWord& known : lexicon_.words[found]) {
      if (CountsIn(known.language, languages) && (known.classes & classes) != 0) return true;
    }
  }
  return false;
}

LanguageMask CitationEntities::LanguagesOf(std::size_t i, std::uint32_t classes) const {
  if (!Has(i, classes)) return 0;
  if (std::has_single_bit(languages_)) return languages_;
  LanguageMask known_by = 0;
  for (const std::uint32_t found : lexicon_.trie.Find(Text(i))) {
    for (const CitationWord& known : lexicon_.words[found]) {
      if ((known.classes & classes) != 0) known_by |= known.language & languages_;
    }
  }
  return known_by;
}

// Where many languages may be spoken, only those count that know the most words of the text; a word
// that few of them know says more.
void CitationEntities::KeepLikelyLanguages() {
  if (IsFew(languages_)) return;
  std::array<std::uint64_t, kMaxLanguages> hits{};
  for (const CitationEntity& entity : entities_) {
    if (entity.word == nullptr) continue;
    const std::string_view text = text_.substr(entity.span.begin, entity.span.size());
    for (const std::uint32_t found : lexicon_.trie.Find(text)) {
      const std::vector<CitationWord>& words = lexicon_.words[found];
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
            // "υπ' αριθμ. 5".
            ((sign == "'" || sign == "\u2019") && Has(at + 1, kNumberMark)) ||
            (sign == "-" && entities_[at].span.begin == entities_[at - 1].span.end) ||
            (sign == "o" && at > i + 1) || Has(at, kNumberMark)) {
          ++at;
        } else {
          break;
        }
      }
      if (Is(at, Type::kBreak)) ++at;
      // "Law No. (13) of 2016", "(م/19)" with the letter of its series.
      const std::size_t inside = IsSign(at + 2, '/') && Is(at + 3, Type::kNumber) ? at + 4 : at + 2;
      const bool bracket =
          IsSign(at, '(') && IsSign(inside, ')') && (inside == at + 4 || Is(at + 1, Type::kNumber));
      if (bracket) ++at;
      if (at < entities_.size() && (Is(at, Type::kNumber) || Is(at, Type::kWord))) {
        const std::uint32_t begin = entities_[at].span.begin;
        at = SkipInitials(at);
        const std::size_t plain = NumberEnd(text_, entities_[at].span.begin);
        const auto end = static_cast<std::uint32_t>(SeriesEnd(text_, plain));
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
          if (bracket) merged.span.end = entities_[next++].span.end;
        }
      }
    } else if (Is(i, Type::kWord) && merged.capital && merged.span.size() <= 4 &&
               Is(i + 1, Type::kSign) && entities_[i + 1].span.begin == merged.span.end) {
      const std::size_t series = YearSeriesEnd(i);
      // "C/DIR/1/08/11", "A/SA.2/01/10".
      const auto end = series > i ? entities_[series - 1].span.end
                                  : static_cast<std::uint32_t>(NumberEnd(text_, merged.span.begin));
      const std::string_view number = text_.substr(merged.span.begin, end - merged.span.begin);
      if (series > i || (Text(i + 1) == "/" && std::count(number.begin(), number.end(), '/') > 1 &&
                         std::any_of(number.begin(), number.end(), IsDigit))) {
        merged.type = Type::kNumber;
        merged.marked = series > i;
        merged.classes = 0;
        merged.value = merged.span.begin;
        merged.span.end = end;
        while (next < entities_.size() && entities_[next].span.begin < end) ++next;
      }
    } else if (Is(i, Type::kNumber)) {
      std::size_t at = i + 1;
      if (IsSign(at, '.')) ++at;
      if (Is(at, Type::kBreak) && Has(at + 1, kMarkAfter)) ++at;
      if (Has(at, kMarkAfter)) {
        merged.marked = true;
        merged.span.end = entities_[i].span.end;
        next = at + 1;
        // The mark belongs to the number, but not to its text.
        entities_[to] = merged;
        entities_[to].marked = true;
        CitationEntity mark = entities_[at];
        mark.classes = kMarkAfter;
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

// "No. G.S.R. 20": the number after the initials of its series.
std::size_t CitationEntities::SkipInitials(std::size_t i) const {
  std::size_t at = i;
  while (at < i + 8 && Is(at, Type::kWord) && IsCapital(at) && entities_[at].span.size() <= 3 &&
         IsSign(at + 1, '.') && entities_[at + 1].span.begin == entities_[at].span.end) {
    at += 2;
  }
  return at > i && Is(at, Type::kNumber) ? at : i;
}

// "CM/Rec(2014)7", "COM(2020) 66": after the number within the year of a series that begins with a
// word in capitals; `i` for others.
std::size_t CitationEntities::YearSeriesEnd(std::size_t i) const {
  const std::size_t open = IsSign(i + 1, '/') && Is(i + 2, Type::kWord) ? i + 3 : i + 1;
  const bool fits = IsSign(open, '(') && Is(open + 1, Type::kNumber) &&
                    ParseYear(Text(open + 1)) != 0 && IsSign(open + 2, ')') &&
                    Is(open + 3, Type::kNumber) && !entities_[open + 3].marked &&
                    entities_[open].span.begin == entities_[open - 1].span.end &&
                    entities_[open + 3].span.begin <= entities_[open + 2].span.end + 1;
  return fits ? open + 4 : i;
}

std::size_t CitationEntities::At(std::uint32_t offset) const {
  return static_cast<std::size_t>(
      std::lower_bound(
          entities_.begin(), entities_.end(), offset,
          [](const CitationEntity& entity, std::uint32_t at) { return entity.span.begin < at; }) -
      entities_.begin());
}

}  // namespace qsift
