#include "src/match/needed.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "src/text/unicode.h"

namespace qsift {
namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t kMostStrings = 64;  // of one place in a pattern
constexpr std::size_t kFewInClass = 4;    // characters of a class that is taken as strings
constexpr std::size_t kEndless = std::numeric_limits<std::uint32_t>::max();

std::size_t Sum(std::size_t a, std::size_t b) { return std::min(a + b, kEndless); }

// The bytes of the shortest, which tell how good a choice is.
std::size_t Shortest(const Strings& strings) {
  std::size_t least = kEndless;
  for (const std::string& string : strings) least = std::min(least, string.size());
  return strings.empty() ? 0 : least;
}

// What is known of a part of a pattern.
struct Part {
  std::optional<Strings> exact = Strings{""};  // all that it matches
  Strings needed;                              // otherwise, one of these is in what it matches
  std::size_t reach = 0;                       // characters before the needed one
  std::size_t longest = 0;                     // characters that it matches
};

Part Unknown(std::size_t longest) { return {std::nullopt, {}, 0, longest}; }

Part Exactly(Strings strings) {
  Part part;
  for (const std::string& string : strings) {
    part.longest = std::max(part.longest, CountCodePoints(string));
  }
  part.exact = std::move(strings);
  return part;
}

// A part of which only what it needs is used.
Part Loosened(Part part) {
  if (part.exact) {
    part.needed = std::move(*part.exact);
    part.reach = 0;
    part.exact.reset();
    if (Shortest(part.needed) == 0) part.needed.clear();
  }
  return part;
}

// Parts that follow one another.
class Chain {
 public:
  void Add(Part part) {
    if (part.exact && Fits(*part.exact)) {
      Strings joined;
      for (const std::string& left : run_) {
        for (const std::string& right : *part.exact) joined.push_back(left + right);
      }
      run_ = std::move(joined);
    } else {
      Flush();
      if (part.exact) {
        run_ = *part.exact;
        run_begins_ = longest_;
      } else {
        Offer(part.needed, Sum(longest_, part.reach));
        run_begins_ = Sum(longest_, part.longest);
      }
      exact_ = false;
    }
    longest_ = Sum(longest_, part.longest);
  }

  void AddText(std::string_view text) {
    for (std::string& string : run_) string += text;
    longest_ = Sum(longest_, CountCodePoints(text));
  }

  Part Take() {
    if (exact_) return {std::move(run_), {}, 0, longest_};
    Flush();
    return {std::nullopt, std::move(best_), best_reach_, longest_};
  }

 private:
  bool Fits(const Strings& strings) const { return run_.size() * strings.size() <= kMostStrings; }

  void Flush() {
    Offer(run_, run_begins_);
    run_ = {""};
  }

  void Offer(const Strings& strings, std::size_t reach) {
    if (Shortest(strings) <= Shortest(best_)) return;
    best_ = strings;
    best_reach_ = reach;
  }

  Strings run_ = {""};          // of the exact parts since the last other one
  std::size_t run_begins_ = 0;  // characters before it, at most
  bool exact_ = true;           // the run is all
  Strings best_;
  std::size_t best_reach_ = 0;
  std::size_t longest_ = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view pattern) : rest_(pattern) {}

  // Nothing where the pattern has something that is not read here.
  std::optional<Part> Read() {
    Part part = ReadChoices();
    if (failed_ || !rest_.empty()) return std::nullopt;
    return part;
  }

 private:
  bool Take(std::string_view what) {
    if (!rest_.starts_with(what)) return false;
    rest_.remove_prefix(what.size());
    return true;
  }

  Part Fail() {
    failed_ = true;
    rest_ = {};
    return Unknown(kEndless);
  }

  Part ReadChoices() {
    Part all = ReadChain();
    while (Take("|")) {
      Part other = ReadChain();
      const std::size_t longest = std::max(all.longest, other.longest);
      if (all.exact && other.exact && all.exact->size() + other.exact->size() <= kMostStrings) {
        all.exact->insert(all.exact->end(), other.exact->begin(), other.exact->end());
      } else {
        all = Loosened(std::move(all));
        other = Loosened(std::move(other));
        if (all.needed.empty() || other.needed.empty()) {
          all.needed.clear();
        } else {
          all.needed.insert(all.needed.end(), other.needed.begin(), other.needed.end());
        }
        all.reach = std::max(all.reach, other.reach);
      }
      all.longest = longest;
    }
    return all;
  }

  Part ReadChain() {
    Chain chain;
    while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      const std::string_view text = TakeText();
      if (text.empty()) {
        chain.Add(ReadRepeated());
      } else {
        chain.AddText(text);
      }
    }
    return chain.Take();
  }

  // What stands for itself; a character that is repeated is none of it.
  std::string_view TakeText() {
    std::size_t end = std::min(rest_.find_first_of("\\[](){}.*+?^$|"), rest_.size());
    if (end > 0 && end < rest_.size() && std::string_view("*+?{").find(rest_[end]) != rest_.npos) {
      --end;
      while (end > 0 && IsContinuationByte(rest_[end])) --end;
    }
    const std::string_view text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return text;
  }

  Part ReadRepeated() {
    Part part = ReadOne();
    for (;;) {
      if (Take("?")) {
        part = Optional(std::move(part));
      } else if (Take("*")) {
        part = Unknown(kEndless);
      } else if (Take("+")) {
        part = Loosened(std::move(part));
        part.longest = kEndless;
      } else if (rest_.starts_with('{')) {
        if (!ReadCount(part)) return part;  // the brace stands for itself
      } else {
        return part;
      }
      Take("?");  // as few as possible
    }
  }

  static Part Optional(Part part) {
    if (!part.exact) return Unknown(part.longest);
    part.exact->emplace_back();
    return part;
  }

  // "{2}", "{0,3}", "{1,}"
  bool ReadCount(Part& part) {
    const std::size_t end = rest_.find('}');
    if (end == rest_.npos) return false;
    const std::string_view count = rest_.substr(1, end - 1);
    const std::size_t digits = std::min(count.find_first_not_of("0123456789"), count.size());
    if (digits == 0 || (digits < count.size() && count[digits] != ',')) return false;
    const bool none = count.substr(0, digits).find_first_not_of('0') == count.npos;
    const std::string_view most = count.substr(std::min(digits + 1, count.size()));
    rest_.remove_prefix(end + 1);
    std::size_t times = 0;
    for (const char c : most.empty() ? count.substr(0, digits) : most) {
      times = std::min(times * 10 + static_cast<std::size_t>(c - '0'), kEndless);
    }
    if (digits < count.size() && most.empty()) times = kEndless;
    const bool once = !none && times == 1;
    if (once) return true;
    part = none ? Unknown(part.longest) : Loosened(std::move(part));
    part.longest = part.longest == 0 ? 0 : std::min(part.longest * times, kEndless);
    return true;
  }

  Part ReadOne() {
    const char c = rest_.front();
    if (c == '(') return ReadGroup();
    if (c == '[') return ReadClass();
    if (c == '\\') return ReadEscape();
    if (c == '.') {
      rest_.remove_prefix(1);
      return Unknown(1);
    }
    if (c == '^' || c == '$') {
      rest_.remove_prefix(1);
      return Exactly({""});
    }
    if (c == '*' || c == '+' || c == '?') return Fail();
    return Exactly({TakeCharacter()});
  }

  std::string TakeCharacter() {
    const std::size_t size = std::min<std::size_t>(DecodeAt(rest_, 0).size, rest_.size());
    std::string character(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return character;
  }

  // "(...)", "(?:...)", "(?P<name>...)", "(?i)", "(?i:...)"
  Part ReadGroup() {
    rest_.remove_prefix(1);
    if (Take("?P<") || Take("?<")) {
      const std::size_t end = rest_.find('>');
      if (end == rest_.npos) return Fail();
      rest_.remove_prefix(end + 1);
    } else if (Take("?")) {
      const std::size_t end = rest_.find_first_of(":)");
      if (end == rest_.npos) return Fail();
      const bool flags_alone = rest_[end] == ')';
      rest_.remove_prefix(end + 1);
      if (flags_alone) return Exactly({""});
    }
    Part part = ReadChoices();
    return Take(")") ? part : Fail();
  }

  // A class of a few characters is one of them; of others nothing is known.
  Part ReadClass() {
    rest_.remove_prefix(1);
    bool known = !Take("^");
    Strings characters;
    for (bool first = true; first || !rest_.starts_with(']'); first = false) {
      if (rest_.empty()) return Fail();
      if (rest_.starts_with("[:")) {
        const std::size_t end = rest_.find(":]");
        if (end == rest_.npos) return Fail();
        rest_.remove_prefix(end + 2);
        known = false;
        continue;
      }
      std::optional<std::string> character =
          rest_.front() == '\\' ? TakeEscape() : std::optional(TakeCharacter());
      if (failed_) return Unknown(kEndless);
      // "a-z"
      const bool range = rest_.size() > 1 && rest_.front() == '-' && rest_[1] != ']';
      known &= character.has_value() && !range;
      if (character) characters.push_back(std::move(*character));
    }
    rest_.remove_prefix(1);
    if (!known || characters.size() > kFewInClass) return Unknown(1);
    return Exactly(std::move(characters));
  }

  Part ReadEscape() {
    if (Take("\\b") || Take("\\B") || Take("\\A") || Take("\\z")) return Exactly({""});
    const std::optional<std::string> character = TakeEscape();
    return character ? Exactly({*character}) : Unknown(1);
  }

  // The character that an escape stands for; nothing for a class.
  std::optional<std::string> TakeEscape() {
    if (rest_.size() < 2) return Fail(), std::nullopt;
    const char c = rest_[1];
    if (c == 'x') return TakeHexadecimal();
    const bool property = c == 'p' || c == 'P';
    if (property && rest_.size() > 2 && rest_[2] == '{') {
      const std::size_t end = rest_.find('}');
      if (end == rest_.npos) return Fail(), std::nullopt;
      rest_.remove_prefix(end + 1);
      return std::nullopt;
    }
    if (c == 'Q' || c == 'C' || IsDigit(c)) return Fail(), std::nullopt;
    rest_.remove_prefix(property ? std::min<std::size_t>(3, rest_.size()) : 2);
    if (property || std::string_view("dDsSwW").find(c) != std::string_view::npos) {
      return std::nullopt;
    }
    constexpr std::string_view kNames = "tnrfva";
    constexpr std::string_view kStandFor = "\t\n\r\f\v\a";
    const std::size_t named = kNames.find(c);
    const char character = named == kNames.npos ? c : kStandFor[named];
    return std::string(1, character);
  }

  // "\x2d", "\x{2014}"
  std::optional<std::string> TakeHexadecimal() {
    const bool braces = rest_.size() > 2 && rest_[2] == '{';
    const std::size_t begin = braces ? 3 : 2;
    const std::size_t end = braces ? rest_.find('}') : std::min<std::size_t>(4, rest_.size());
    if (end == rest_.npos || end <= begin) return Fail(), std::nullopt;
    char32_t value = 0;
    for (const char digit : rest_.substr(begin, end - begin)) {
      value = value * 16 + static_cast<char32_t>(std::max(HexValue(digit), 0));
    }
    rest_.remove_prefix(std::min(end + (braces ? 1 : 0), rest_.size()));
    std::string character;
    AppendUtf8(value, character);
    return character;
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

Needed NeededBy(std::string_view pattern) {
  std::optional<Part> read = Reader(pattern).Read();
  Needed needed;
  if (!read) return needed;
  const Part part = Loosened(std::move(*read));
  needed.reach = part.reach;
  for (const std::string& literal : part.needed) {
    std::string folded;
    AppendLower(literal, folded);
    std::size_t size = std::min(folded.size(), kLongestLiteral);
    while (size < folded.size() && IsContinuationByte(folded[size])) --size;
    folded.resize(size);
    needed.literals.push_back(std::move(folded));
  }
  std::sort(needed.literals.begin(), needed.literals.end());
  needed.literals.erase(std::unique(needed.literals.begin(), needed.literals.end()),
                        needed.literals.end());
  return needed;
}

}  // namespace qsift
