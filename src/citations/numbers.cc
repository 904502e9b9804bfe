#include "src/citations/numbers.h"

#include <algorithm>

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

bool HasNumber(const std::vector<Pinpoint>& pinpoints) {
  return std::any_of(pinpoints.begin(), pinpoints.end(),
                     [](const Pinpoint& pinpoint) { return !pinpoint.path.empty(); });
}

}  // namespace qsift
