#include "src/citations/numbers.h"

#include <algorithm>
#include <utility>

#include "src/rules/citation_rules.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// The value of a Chinese digit or power of ten; -1 for others.
int HanValue(char32_t c) {
  constexpr std::u32string_view kDigits =
      U"\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D";
  const std::size_t at = kDigits.find(c);
  if (at != kDigits.npos) return static_cast<int>(at);
  switch (c) {
    case U'\u96F6': return 0;
    case U'\u4E24': return 2;
    case U'\u5341': return 10;
    case U'\u767E': return 100;
    case U'\u5343': return 1000;
    default: return -1;
  }
}

}  // namespace

std::string FromHan(std::string_view text) {
  int total = 0;
  int digit = 0;
  int run = 0;  // digits in a row: two-zero-one-nine
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    i += c.size;
    int value = HanValue(c.value);
    if (c.value >= 0xFF10 && c.value <= 0xFF19) value = static_cast<int>(c.value - 0xFF10);
    if (value < 0 || total > 1000000 || digit > 1000000) return {};
    if (value < 10) {
      digit = run > 0 ? digit * 10 + value : value;
      ++run;
    } else {
      total += (digit == 0 ? 1 : digit) * value;
      digit = run = 0;
    }
  }
  return text.empty() ? std::string() : std::to_string(total + digit);
}

std::string Lookup(const StringMap<std::string>& map, std::string_view text) {
  std::string folded = Folded(text);
  auto found = map.find(folded);
  if (found == map.end() && folded.ends_with('.')) {
    folded.pop_back();
    found = map.find(folded);
  }
  return found == map.end() ? std::string() : found->second;
}

std::uint32_t ParseYear(std::string_view text) {
  if (text.size() != 4 || !std::all_of(text.begin(), text.end(), IsDigit)) return 0;
  std::uint32_t year = 0;
  for (const char c : text) year = year * 10 + static_cast<std::uint32_t>(c - '0');
  return year >= 1800 && year < 2200 ? year : 0;
}

bool IsAcronym(std::string_view word) {
  constexpr std::size_t kLong = 24;  // bytes
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = DecodeAt(word, i);
    capitals += IsUpper(c.value) ? 1U : 0U;
    i += c.size;
  }
  return capitals > 1 && word.size() <= kLong;
}

bool HoldsYear(std::string_view number) {
  const std::size_t joint = number.find_first_of("/:");
  if (joint == number.npos) return false;
  return ParseYear(number.substr(0, joint)) != 0 || ParseYear(number.substr(joint + 1, 4)) != 0;
}

std::vector<std::string> PinpointPath(std::string_view number,
                                      const CitationVocabulary& vocabulary) {
  std::vector<std::string> path;
  if (std::string word = Lookup(vocabulary.ordinals, number); !word.empty()) return {word};
  if (!number.empty() && !IsAscii(number.front())) {
    if (std::string han = FromHan(number); !han.empty()) return {han};
  }
  std::string part;
  const auto end = [&] {
    if (!part.empty()) path.push_back(std::move(part));
    part.clear();
  };
  for (std::size_t i = 0; i < number.size(); ++i) {
    const char c = number[i];
    if (c == '(' || c == ')' || c == '.' || c == ',' || c == '[' || c == ']') {
      // "R. 512-74" is one number.
      const bool letter = part.size() == 1 && IsAsciiUpper(part[0]) && path.empty() && c == '.';
      if (!letter) end();
    } else if (!IsSpace(c) && c != '\n') {
      part.push_back(c);
    }
  }
  end();
  return path;
}

std::string IssuerIn(std::string_view text, const CitationVocabulary& vocabulary) {
  if (vocabulary.issuers.empty()) return {};
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && IsLetter(DecodeAt(text, end).value)) {
      end += DecodeAt(text, end).size;
    }
    if (end == i) {
      i += DecodeAt(text, i).size;
      continue;
    }
    if (std::string issuer = Lookup(vocabulary.issuers, text.substr(i, end - i)); !issuer.empty()) {
      return issuer;
    }
    i = end;
  }
  return {};
}

void ReadInstrumentNumber(std::string_view raw, const CitationWords& words, Citation& citation) {
  while (raw.ends_with('.') || raw.ends_with(',')) raw.remove_suffix(1);
  citation.number_raw = raw;
  std::string number(raw);
  std::uint32_t year = 0;
  // Points between thousands.
  for (std::size_t i = number.find('.'); i != number.npos; i = number.find('.', i + 1)) {
    std::size_t digits = 0;
    while (i + 1 + digits < number.size() && IsDigit(number[i + 1 + digits])) ++digits;
    const bool thousands =
        i > 0 && i <= 3 + number.rfind('.', i - 1) + 1 && digits == 3 &&
        number.find_first_not_of("0123456789.") >= i + 4 &&
        std::all_of(number.begin(), number.begin() + static_cast<std::ptrdiff_t>(i),
                    [](char c) { return IsDigit(c) || c == '.'; });
    if (!thousands) break;
    number.erase(i, 1);
    --i;
  }
  const std::size_t colon = number.find(':');
  const std::size_t slash = number.find('/');
  if (colon != number.npos && ParseYear(number.substr(0, colon)) != 0) {
    year = ParseYear(number.substr(0, colon));
    number.erase(0, colon + 1);
  } else if (slash != number.npos && slash > 0) {
    const std::string_view after = std::string_view(number).substr(slash + 1);
    year = ParseYear(after.substr(0, 4));
    const bool ends = after.size() == 4 || (after.size() > 4 && after[4] == '-');
    // "2020/2021" is a number of its own, and so is "2016/679".
    if (year != 0 && ends && ParseYear(number.substr(0, slash)) == 0) number.erase(slash);
    if (year == 0) year = ParseYear(number.substr(0, slash));
    // "51/17", which is how gazettes are numbered; "95/46" might begin with its year.
    const bool short_year =
        year == 0 && after.size() == 2 && IsDigit(after[0]) && IsDigit(after[1]) &&
        std::all_of(number.begin(), number.begin() + static_cast<std::ptrdiff_t>(slash), IsDigit) &&
        (slash != 2 || number[0] < '5' || after[0] < '3');
    if (short_year) {
      year = words.FullYear(static_cast<std::uint32_t>((after[0] - '0') * 10 + (after[1] - '0')));
      if (citation.year == 0 || citation.year == year) number.erase(slash);
    }
  }
  for (std::size_t i = 0; year == 0 && i < number.size(); ++i) {
    const bool begins = i == 0 || !IsAsciiAlnum(number[i - 1]);
    const bool ends =
        i + 4 == number.size() || (i + 4 < number.size() && !IsAsciiAlnum(number[i + 4]));
    // "1818-IX" is of the ninth parliament.
    const bool roman = i + 5 < number.size() && number[i + 4] == '-' &&
                       number.find_first_not_of("IVXLC", i + 5) == number.npos;
    if (begins && ends && !roman && (i > 0 || i + 4 < number.size())) {
      year = ParseYear(std::string_view(number).substr(i, 4));
    }
  }
  citation.number = std::move(number);
  if (citation.year == 0) citation.year = year;
}

bool HasNumber(const std::vector<Pinpoint>& pinpoints) {
  return std::any_of(pinpoints.begin(), pinpoints.end(),
                     [](const Pinpoint& pinpoint) { return !pinpoint.path.empty(); });
}

}  // namespace qsift
