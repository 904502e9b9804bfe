#pragma once

// One regular expression of RE2. Many at once are tried by PatternSet (pattern_set.h). Matching
// takes linear time on any text. Patterns are compiled once and are safe to share between threads.
// Syntax: RE2, with (?P<name>...) for named groups.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "src/text/first_bytes.h"

namespace qsift {

// What the groups of a match covered; group 0 is the whole. Views into the text that was matched;
// data() is nullptr for a group that took no part.
struct MatchView {
  static constexpr std::size_t kMaxGroups = 24;
  std::array<std::string_view, kMaxGroups> groups;
  std::string_view operator[](int group) const {
    return group < 0 ? std::string_view() : groups[static_cast<std::size_t>(group)];
  }
};

class Pattern {
 public:
  // Why a pattern was refused, and where in its text (byte offset) as far as RE2 tells.
  struct Defect {
    std::string message;
    std::size_t offset = 0;
    std::string part;  // of the pattern, that is at fault; empty where RE2 does not tell
  };

  Pattern();  // matches nothing
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  // A pattern that is compiled at its first use; for patterns that are known to be sound. It is
  // tried in a coarse form (coarse.h) until that matches: only then it is compiled as it is.
  static Pattern Deferred(std::string source);

  // Compiles now; fills `defect` and returns a pattern that matches nothing where it cannot.
  static Pattern Compile(std::string source, Defect* defect);

  const std::string& source() const;

  // How many groups it captures, named or not.
  std::size_t GroupCount() const;

  // Does without the coarse form from here on.
  void CompileWhole() const;

  // The number of a named group; -1 if there is none.
  int Group(std::string_view name) const;

  // Matches at `offset` exactly / the first match at or after it. `\b` and `^` see the text
  // before the offset. `match` may be nullptr where only the answer counts.
  bool MatchAt(std::string_view text, std::size_t offset, MatchView* match) const;
  bool Search(std::string_view text, std::size_t offset, MatchView* match) const;
  bool Search(std::string_view text) const { return Search(text, 0, nullptr); }

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

// The bytes that a match of a sound pattern at the start of a text can begin with; all bytes if
// that is not known. Costly: it is found when packs are embedded or loaded from a folder.
ByteRange FindFirstBytes(const std::string& pattern);

}  // namespace qsift
