#include "src/match/coarse.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>

namespace qsift {
namespace {

constexpr std::string_view kBeyondAscii = "\\x{80}-\\x{10FFFF}";
constexpr int kFewTimes = 4;  // a repeat of at most this many costs little

// A class of Unicode and what it holds of ASCII.
struct Letters {
  std::string_view name;
  std::string_view ascii;
  bool any_case;  // it holds a letter in both cases or in none
};
constexpr std::array<Letters, 5> kLetters = {{{"L", "A-Za-z", true},
                                              {"N", "0-9", true},
                                              {"Nd", "0-9", true},
                                              {"Lu", "A-Z", false},
                                              {"Ll", "a-z", false}}};

const Letters* LettersNamed(std::string_view escape) {
  if (!escape.starts_with("\\p{")) return nullptr;
  const std::string_view name = escape.substr(3, escape.size() - 4);
  for (const Letters& letters : kLetters) {
    if (letters.name == name) return &letters;
  }
  return nullptr;
}

class Coarsener {
 public:
  Coarsener(std::string_view pattern, Counts counts) : rest_(pattern), counts_(counts) {}

  std::string Run() {
    while (!rest_.empty()) {
      switch (rest_.front()) {
        case '\\': PutEscape(Where::kOutside); break;
        case '[': PutClass(); break;
        case '{': PutRepeat(); break;
        default: Copy(1);
      }
    }
    return std::move(out_);
  }

 private:
  enum class Where : std::uint8_t { kOutside, kInClass, kInNegated };

  void Copy(std::size_t size) {
    out_ += rest_.substr(0, size);
    rest_.remove_prefix(std::min(size, rest_.size()));
  }

  // "\.", "\p{L}", "\x{2014}"
  std::size_t EscapeSize() const {
    const bool braces = rest_.size() > 2 && rest_[2] == '{' &&
                        (rest_[1] == 'p' || rest_[1] == 'P' || rest_[1] == 'x');
    const std::size_t end = braces ? rest_.find('}') : 1;
    return end == rest_.npos ? rest_.size() : end + 1;
  }

  void PutEscape(Where where) {
    const std::size_t size = EscapeSize();
    const Letters* const letters = LettersNamed(rest_.substr(0, size));
    // A negated class may only leave out less than before: the ASCII part of these letters. If case
    // does not matter, leaving out upper case would leave out more.
    if (letters == nullptr || (where == Where::kInNegated && !letters->any_case)) {
      return Copy(size);
    }
    rest_.remove_prefix(size);
    if (where == Where::kOutside) out_ += '[';
    out_ += letters->ascii;
    if (where != Where::kInNegated) out_ += kBeyondAscii;
    if (where == Where::kOutside) out_ += ']';
  }

  void PutClass() {
    Copy(1);
    Where where = Where::kInClass;
    if (rest_.starts_with('^')) {
      where = Where::kInNegated;
      Copy(1);
    }
    if (rest_.starts_with(']')) Copy(1);  // it stands for itself
    while (!rest_.empty() && rest_.front() != ']') {
      if (rest_.front() == '\\') {
        PutEscape(where);
      } else if (rest_.starts_with("[:")) {
        const std::size_t end = rest_.find(":]");
        Copy(end == rest_.npos ? rest_.size() : end + 2);
      } else {
        Copy(1);
      }
    }
    Copy(1);
  }

  // "{2,60}" becomes "{2,}".
  void PutRepeat() {
    const std::size_t end = rest_.find('}');
    const std::size_t comma = rest_.find(',');
    int most = 0;
    if (end != rest_.npos && comma < end) {
      std::from_chars(rest_.data() + comma + 1, rest_.data() + end, most);
    }
    if (counts_ == Counts::kKept || most <= kFewTimes) return Copy(1);
    out_ += rest_.substr(0, comma + 1);
    rest_.remove_prefix(end);
  }

  std::string_view rest_;
  Counts counts_;
  std::string out_;
};

}  // namespace

std::string CoarseForm(std::string_view pattern, Counts counts) {
  // What stands between \Q and \E is no syntax.
  if (pattern.find("\\Q") != pattern.npos) return std::string(pattern);
  return Coarsener(pattern, counts).Run();
}

}  // namespace qsift
