#include "src/structure/lines/quoted_comments.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "src/structure/lines/line_words.h"
#include "src/text/punctuation.h"

namespace qsift {
namespace {

constexpr std::size_t kFewComments = 4;
constexpr std::size_t kLongComment = 30;  // lines

class Finder {
 public:
  explicit Finder(Blocks& blocks) : blocks_(blocks), words_(blocks) {}

  void Run() {
    for (std::size_t i = 0; i < blocks_.size();) {
      if (!IsQuote(i)) {
        asking_ += IsPrompt(i) ? 1U : 0U;
        ++i;
        continue;
      }
      std::size_t end = i + 1;
      while (end < blocks_.size() && IsQuote(end)) ++end;
      Read(i, end);
      i = end;
    }
    if (comments_.size() < kFewComments || 3 * asked_ < comments_.size() || 2 * asking_ > asked_) {
      return;
    }
    blocks_.quotes_ask = true;
    PartQuotes();
    for (const std::size_t line : comments_) {
      SpokenLine& spoken = blocks_.spoken[line];
      if (spoken.turn != Turn::kNone) continue;
      spoken.turn = Turn::kAsk;
      spoken.quoted = true;
    }
  }

 private:
  bool IsQuote(std::size_t i) const { return blocks_.facts[i].sign == Sign::kQuote; }

  // A bare ">" is the blank line of what is quoted.
  void PartQuotes() {
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
      std::uint16_t& blanks = blocks_.lines[i + 1].blanks;
      if (blocks_.IsBareQuote(i)) blanks = std::max<std::uint16_t>(blanks, 1);
    }
  }

  // What is not quoted asks, as the prompts of a form do.
  bool IsPrompt(std::size_t i) const {
    return blocks_.facts[i].sign != Sign::kCode &&
           blocks_.Opener(i, OpenerKind::kNumber) != nullptr &&
           EndsInQuestionMark(blocks_.Content(i));
  }

  bool BeginsParagraph(std::size_t i, std::size_t begin) const {
    return i == begin || blocks_.lines[i].blanks > 0 || blocks_.Content(i - 1).empty();
  }

  // The quotes [begin, end): their last paragraph is what is replied to, or the last that has a
  // number.
  void Read(std::size_t begin, std::size_t end) {
    const bool replied =
        end < blocks_.size() && blocks_.lines[end].blanks <= 2 &&
        (blocks_.facts[end].sign == Sign::kNone || blocks_.facts[end].sign == Sign::kBullet);
    if (!replied || end - begin > kLongComment) return;
    std::optional<std::size_t> numbered;
    std::optional<std::size_t> last;
    std::size_t paragraphs = 0;
    bool asks = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (blocks_.Content(i).empty()) continue;
      if (BeginsParagraph(i, begin)) {
        last = i;
        ++paragraphs;
        if (blocks_.Opener(i, OpenerKind::kNumber) != nullptr) numbered = i;
        asks = false;
      }
      asks |= words_.Asks(blocks_.Content(i));
    }
    // "Minor:" heads the comments below it.
    if (!last || (paragraphs > 1 && !numbered && !asks) || EndsInColon(blocks_.Content(*last))) {
      return;
    }
    comments_.push_back(numbered.value_or(*last));
    asked_ += asks || numbered ? 1U : 0U;
  }

  Blocks& blocks_;
  LineWords words_;
  std::vector<std::size_t> comments_;  // the lines that begin them
  std::size_t asked_ = 0;              // comments that ask or have a number
  std::size_t asking_ = 0;             // numbered lines outside of quotes that ask
};

}  // namespace

void MarkQuotedComments(Blocks& blocks) {
  if (std::none_of(blocks.facts.begin(), blocks.facts.end(),
                   [](const LineFacts& facts) { return facts.sign == Sign::kQuote; })) {
    return;
  }
  Finder(blocks).Run();
}

}  // namespace qsift
