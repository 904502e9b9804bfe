#include "src/structure/choose/elected_headings.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "src/structure/choose/voted_numbers.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/options.h"
#include "src/text/enumerator.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongTitle = 150;       // bytes
constexpr std::size_t kWideTitle = 70;        // code points
constexpr std::size_t kLinesToQuestion = 10;  // from a heading to the first question below it
constexpr std::size_t kLongSeries = 3;        // numbered titles, of which none is left out
constexpr std::size_t kShortTitle = 40;       // code points; of one that only blank lines show
constexpr std::uint32_t kWideGap = 2;         // blank lines before such a title
constexpr int kParagraphs = 2;                // of other text between the two
constexpr std::size_t kTightShare = 10;       // one line in this many has a blank one before it
constexpr int kRank = 50;
constexpr int kRanks = 30;

enum class TitleLook : std::uint8_t { kNumber, kSign, kBrackets, kBold, kCapitals, kApart };

struct Candidate {
  std::size_t line = 0;
  Span number;
  Span title;
  NumberPath path;
  bool known = false;  // a heading already: it votes, and needs no election
};

class Election {
 public:
  Election(const Blocks& blocks, const HeadingPlaces& places, const std::vector<Heading>& known)
      : blocks_(blocks),
        places_(places),
        known_(known),
        words_(blocks),
        kind_(blocks.size(), Kind::kText) {}

  std::vector<Heading> Run() {
    for (const NumberedLine& question : places_.questions) kind_[question.line] = Kind::kQuestion;
    for (const Heading& heading : known_) kind_[heading.line] = Kind::kHeading;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (places_.tables[i]) kind_[i] = Kind::kQuestion;
    }
    const auto blanks =
        static_cast<std::size_t>(std::count_if(blocks_.lines.begin(), blocks_.lines.end(),
                                               [](const Line& line) { return line.blanks > 0; }));
    tight_ = kTightShare * blanks < blocks_.size();
    for (std::size_t i = 0; i < blocks_.size(); ++i) Propose(i);
    std::vector<Heading> elected;
    for (const auto& [look, candidates] : looks_) Elect(look.first, candidates, elected);
    std::sort(elected.begin(), elected.end(),
              [](const Heading& a, const Heading& b) { return a.line < b.line; });
    SetRanks(elected);
    return elected;
  }

 private:
  enum class Kind : std::uint8_t { kText, kQuestion, kHeading, kTitle };
  using Look = std::pair<TitleLook, std::uint32_t>;

  void Propose(std::size_t i) {
    const std::string_view content = blocks_.Content(i);
    const bool known = kind_[i] == Kind::kHeading;
    if ((kind_[i] != Kind::kText && !known) || places_.apart[i] || content.empty() ||
        content.size() > kLongTitle || CountCodePoints(content) > kWideTitle) {
      return;
    }
    const LineFacts& facts = blocks_.facts[i];
    if (!HoldsText(facts.sign)) return;
    if (facts.sign == Sign::kQuote && !Stands(i)) return;
    if (HasQuestionMark(content) || EndsInStop(content) ||
        EndsWithAny(content, {",", "!", "\uFF0C", "\u3001"}) || words_.Read(content).order ||
        LooksLikeAddress(content) || CountsAcross(content)) {
      return;
    }
    if ((blocks_.Opener(i, OpenerKind::kReply) != nullptr && !IsSignedTitle(i)) ||
        blocks_.Opener(i, OpenerKind::kNote) != nullptr ||
        blocks_.Opener(i, OpenerKind::kInstruction) != nullptr) {
      return;
    }
    Candidate candidate{i, {}, facts.content, {}, false};
    const std::optional<Look> look = LookOf(candidate);
    if (!look || (known && look->first != TitleLook::kNumber)) return;
    if (!known && IsOption(i)) return;
    candidate.known = known;
    if (!known) kind_[i] = Kind::kTitle;
    looks_[*look].push_back(candidate);
  }

  // "» THE MILL": the sign of a reply before capitals, and not where a reply would stand.
  bool IsSignedTitle(std::size_t i) const {
    const std::string_view content = blocks_.Content(i);
    const std::size_t blank = content.find(' ');
    if (!IsTitleSign(DecodeAt(content, 0).value) || blank == content.npos) return false;
    Span said = blocks_.facts[i].content;
    said.begin += static_cast<std::uint32_t>(blank) + 1;
    return Stands(i) && IsShouted(blocks_, said) && !UnderQuestion(i);
  }

  // A box that stands alone may be the sign of a title.
  bool IsOption(std::size_t i) {
    const auto option = [&](std::size_t line) {
      options_.clear();
      return ReadOptionLine(blocks_, line, options_);
    };
    switch (option(i)) {
      case OptionEvidence::kNone: return false;
      case OptionEvidence::kWords:
      case OptionEvidence::kLetter: return true;
      case OptionEvidence::kMarked: break;
    }
    if (options_.size() > 1 || options_.front().value != Value::kLabel) return true;
    return (i > 0 && option(i - 1) != OptionEvidence::kNone) ||
           (i + 1 < blocks_.size() && option(i + 1) != OptionEvidence::kNone);
  }

  // The look of a title; nullopt for a line of plain text.
  std::optional<Look> LookOf(Candidate& candidate) const {
    const std::size_t i = candidate.line;
    const LineFacts& facts = blocks_.facts[i];
    const std::string_view content = blocks_.Content(i);
    const CodePoint first = DecodeAt(content, 0);
    if (facts.sign == Sign::kBullet) {
      const char32_t bullet = DecodeAt(blocks_.Body(i), 0).value;
      if (IsListBullet(bullet)) return std::nullopt;
      return Look{TitleLook::kSign, bullet};
    }
    if (const auto number = NumberOf(i)) {
      if (number->text.empty()) return std::nullopt;
      candidate.number = number->number;
      // The word before it is a part of the number of a section: "Luku 3".
      if (IsLetter(first.value)) candidate.number.begin = facts.content.begin;
      candidate.title = number->text;
      candidate.path = number->path;
      std::uint32_t look = number->shape;
      if (look == 0) {
        for (const char c : number->rule->id) look = look * 31 + static_cast<unsigned char>(c);
      }
      look = look * 2 + (facts.bold ? 1 : 0);
      return Look{TitleLook::kNumber, look * 2 + (facts.sign == Sign::kQuote ? 1 : 0)};
    }
    if (const char32_t closing = ClosingOf(first.value); closing != 0) {
      if (DecodeBefore(content, content.size()).value != closing) return std::nullopt;
      candidate.title.begin += first.size;
      candidate.title.end -= DecodeBefore(content, content.size()).size;
      return Look{TitleLook::kBrackets, first.value};
    }
    if (IsTitleSign(first.value)) {
      // "== Your trips ==" has the sign on both sides, as often as not.
      while (!candidate.title.empty() &&
             DecodeAt(blocks_.text, candidate.title.begin).value == first.value) {
        candidate.title.begin += first.size;
      }
      while (!candidate.title.empty() &&
             DecodeBefore(blocks_.text, candidate.title.end).value == first.value) {
        candidate.title.end -= first.size;
      }
      candidate.title = Trimmed(blocks_.text, candidate.title);
      if (candidate.title.empty()) return std::nullopt;
      return Look{TitleLook::kSign, first.value};
    }
    if (!Stands(i) && !tight_) return std::nullopt;
    if (facts.bold && EndsWithAny(blocks_.Body(i), {"**", "__", "**:"})) {
      return Look{TitleLook::kBold, 0};
    }
    if (IsShouted(blocks_, facts.content)) return Look{TitleLook::kCapitals, 0};
    if (StandsApart(i)) return Look{TitleLook::kApart, 0};
    return std::nullopt;
  }

  // A few words with more blank lines before them than others have, and not where the reply to a
  // question would stand.
  bool StandsApart(std::size_t i) const {
    const std::string_view content = blocks_.Content(i);
    return blocks_.lines[i].blanks >= kWideGap && i + 1 < blocks_.size() &&
           blocks_.lines[i + 1].blanks > 0 && CountCodePoints(content) <= kShortTitle &&
           !EndsInColon(content) && !IsLower(DecodeAt(content, 0).value) &&
           std::none_of(content.begin(), content.end(), IsDigit) && i > 0 &&
           kind_[i - 1] != Kind::kQuestion;
  }

  // A blank line stands before it, or one that says nothing: a foot of a page, a quote's mark.
  bool Stands(std::size_t i) const {
    return i == 0 || blocks_.lines[i].blanks > 0 || blocks_.lines[i].page_break ||
           (places_.apart[i - 1] && kind_[i - 1] != Kind::kQuestion);
  }

  std::optional<NumberedLine> NumberOf(std::size_t i) const {
    // "2e" is more often "second" than part e of 2.
    const auto number = FirstNumber(blocks_, i, [&](const NumberedLine& line) {
      return line.rule->kind == OpenerKind::kSection ||
             (!line.rule->part && (blocks_.Text(line.number).empty() ||
                                   !IsAsciiAlpha(blocks_.Text(line.number).back())));
    });
    if (number) return number;
    if (auto voted = ReadVotedNumber(blocks_, i)) return voted;
    return Stands(i) ? ReadVotedTitle(blocks_, i) : std::nullopt;
  }

  static char32_t ClosingOf(char32_t open) {
    switch (open) {
      case 0x3010: return 0x3011;
      case 0x300A: return 0x300B;
      case 0x3008: return 0x3009;
      case 0x3014: return 0x3015;
      case 0xFF3B: return 0xFF3D;
      case U'[': return U']';
      case U'<': return U'>';
      default: return 0;
    }
  }

  // Geometric shapes, stars and pictures; signs of boxes are marks and were read as options.
  static bool IsTitleSign(char32_t c) {
    return (c >= 0x2190 && c < 0x2460) || (c >= 0x2500 && c < 0x2900) || c == 0x203B || c == 0xA7 ||
           c == 0xBB || IsPicture(c);
  }

  // The line leads to a question: only asides and a few paragraphs stand between.
  bool Leads(std::size_t line, int paragraphs) const {
    for (std::size_t i = line + 1; i < blocks_.size() && i <= line + kLinesToQuestion; ++i) {
      if (kind_[i] == Kind::kQuestion) return true;
      if (kind_[i] != Kind::kText || places_.apart[i]) continue;
      if (blocks_.Content(i).empty() || blocks_.Opener(i, OpenerKind::kNote) != nullptr ||
          blocks_.Opener(i, OpenerKind::kInstruction) != nullptr) {
        continue;
      }
      const bool begins = i == line + 1 || blocks_.lines[i].blanks > 0;
      if (begins && paragraphs-- == 0) return false;
    }
    return false;
  }

  // It stands where the reply to the question above it would stand.
  bool UnderQuestion(std::size_t line) const {
    for (std::size_t i = line; i-- > 0;) {
      if (places_.apart[i] && kind_[i] != Kind::kQuestion) continue;
      return kind_[i] == Kind::kQuestion && !places_.tables[i];
    }
    return false;
  }

  // Where not all numbered lines of a look are headings, those that stand apart may be.
  void Elect(TitleLook look, const std::vector<Candidate>& candidates,
             std::vector<Heading>& elected) const {
    if (Count(look, candidates, elected) || look != TitleLook::kNumber) return;
    std::vector<Candidate> apart;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(apart),
                 [this](const Candidate& candidate) { return Stands(candidate.line); });
    if (apart.size() < candidates.size()) Count(look, apart, elected);
  }

  bool Count(TitleLook look, const std::vector<Candidate>& candidates,
             std::vector<Heading>& elected) const {
    std::size_t straight = 0;
    std::size_t loose = 0;
    std::size_t under = 0;
    std::size_t counting = 0;
    std::size_t adjacent = 0;  // no question stands between two: items of a list
    bool series = look == TitleLook::kNumber && candidates.size() >= kLongSeries;
    for (std::size_t k = 0; k < candidates.size(); ++k) {
      straight += Leads(candidates[k].line, 0) ? 1U : 0U;
      loose += Leads(candidates[k].line, kParagraphs) ? 1U : 0U;
      under += UnderQuestion(candidates[k].line) ? 1U : 0U;
      if (k > 0 && !QuestionBetween(candidates[k - 1].line, candidates[k].line)) ++adjacent;
      if (k > 0 && look == TitleLook::kNumber) {
        counting += Counts(candidates[k - 1].path, candidates[k].path) ? 1U : 0U;
      }
      series &= Stands(candidates[k].line) && candidates[k].path.depth == 1 &&
                candidates[k].path.at[0] == k + 1;
    }
    const std::size_t all = candidates.size();
    if (all < 2 || 10 * loose < 7 * all || 10 * adjacent > 3 * all) return false;
    // Above each section of a series some lines may say what is to be done.
    if (2 * straight < all && !series) return false;
    if (look == TitleLook::kNumber && 3 * counting < 2 * (all - 1)) return false;
    if (look == TitleLook::kApart && (loose < all || adjacent > 0 || WideGaps() > 2 * all ||
                                      2 * all > places_.questions.size())) {
      return false;
    }
    if (look != TitleLook::kNumber && 2 * under > all && 2 * all > places_.questions.size()) {
      return false;
    }
    for (const Candidate& candidate : candidates) {
      if (candidate.known || !Leads(candidate.line, kParagraphs)) continue;
      elected.push_back({static_cast<std::uint32_t>(candidate.line), candidate.number,
                         candidate.title, static_cast<int>(look), false});
    }
    return true;
  }

  // Other text, too, that stands as such titles do.
  std::size_t WideGaps() const {
    std::size_t gaps = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      gaps += blocks_.lines[i].blanks >= kWideGap && !places_.apart[i] &&
                      (kind_[i] == Kind::kText || kind_[i] == Kind::kTitle)
                  ? 1U
                  : 0U;
    }
    return gaps;
  }

  bool QuestionBetween(std::size_t begin, std::size_t end) const {
    return std::find(kind_.begin() + static_cast<std::ptrdiff_t>(begin),
                     kind_.begin() + static_cast<std::ptrdiff_t>(end),
                     Kind::kQuestion) != kind_.begin() + static_cast<std::ptrdiff_t>(end);
  }

  // The second number is a few after the first one, in whatever depth.
  static bool Counts(const NumberPath& a, const NumberPath& b) {
    const std::uint16_t before = a.at[a.depth - 1U];
    const std::uint16_t now = b.at[b.depth - 1U];
    return a.depth != b.depth || (now > before && now <= before + 2) || now <= 1;
  }

  // The look that comes first heads the others.
  static void SetRanks(std::vector<Heading>& elected) {
    std::map<int, int> ranks;
    for (Heading& heading : elected) {
      const auto rank = ranks.try_emplace(heading.rank, kRank + static_cast<int>(ranks.size()));
      heading.rank = std::min(rank.first->second, kRank + kRanks);
    }
  }

  const Blocks& blocks_;
  const HeadingPlaces& places_;
  const std::vector<Heading>& known_;
  LineWords words_;
  std::vector<Kind> kind_;
  bool tight_ = false;  // the form has hardly any blank lines
  std::map<Look, std::vector<Candidate>> looks_;
  std::vector<FoundOption> options_;  // scratch
};

}  // namespace

std::vector<Heading> ElectHeadings(const Blocks& blocks, const HeadingPlaces& places,
                                   const std::vector<Heading>& known) {
  return Election(blocks, places, known).Run();
}

}  // namespace qsift
