#include "src/citations/grammar.h"

#include <algorithm>
#include <array>

#include "src/citations/numbers.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongTitle = 40;  // tokens
constexpr std::size_t kLongQuote = 16;  // tokens
constexpr std::size_t kLongAside = 6;   // tokens of a parenthesis in a title

// Kinds that are names only with a qualifier ("National ... Program"); the others are law.
bool IsSoft(std::string_view kind) {
  constexpr std::array<std::string_view, 7> kSoft = {"strategy",  "policy",    "program",  "plan",
                                                     "procedure", "guideline", "framework"};
  return std::find(kSoft.begin(), kSoft.end(), kind) != kSoft.end();
}

// Kinds that are often common nouns: a title before them makes no citation.
bool NeedsNumberOrTitle(std::string_view kind) {
  constexpr std::array<std::string_view, 9> kCommon = {"order",      "decision",  "directive",
                                                       "bill",       "rules",     "regulation",
                                                       "resolution", "procedure", "protocol"};
  return std::find(kCommon.begin(), kCommon.end(), kind) != kCommon.end();
}

}  // namespace

std::vector<CitationMention> CitationGrammar::Parse() {
  std::vector<CitationMention> mentions;
  for (const std::uint32_t anchor : tokens_.anchors()) {
    if (anchor < free_ || tokens_[anchor].head_size == 0) continue;
    std::optional<CitationMention> found = ReadQuoted(anchor);
    if (!found) found = ReadInstrument(anchor);
    if (!found) continue;
    free_ = found->last;
    mentions.push_back(*found);
  }
  return mentions;
}

std::optional<CitationMention> CitationGrammar::ReadInstrument(std::size_t head) {
  CitationMention mention;
  mention.head = tokens_.Head(head);
  mention.last = head + tokens_[head].head_size;
  // "GIRLS CODE program": the head is the last of two.
  if (mention.last < tokens_.size() && tokens_[mention.last].head_size > 0) return std::nullopt;
  ReadNumber(mention);
  ReadTitleBehind(mention);
  mention.first = TitleBegin(head);
  if (!IsSpecific(mention, head)) return std::nullopt;
  if (mention.title_first == mention.title_last && mention.first < head) {
    mention.title_first = mention.first;
    mention.title_last = mention.last;
  }
  return mention;
}

// "No. 73 of 2019", "-220 (2019)", "#54, 2018", "12 of 1998", "133/2011".
void CitationGrammar::ReadNumber(CitationMention& mention) const {
  std::size_t i = mention.last;
  if (IsSign(i, ',') && Has(i + 1, kNumberMark) && Is(i + 1, Type::kWord)) ++i;
  bool marked = false;
  while (Has(i, kNumberMark) || (marked && IsSign(i, '.'))) {
    marked = true;
    ++i;
  }
  if (!Is(i, Type::kNumber)) return ReadYear(mention);
  const bool year_alone = !marked && ParseYear(Text(i)) != 0;
  const bool range = Text(i).size() == 9 && ParseYear(Text(i).substr(0, 4)) != 0;
  if (year_alone || range || (!marked && IsSoft(mention.head->kind))) return ReadYear(mention);
  mention.number = i;
  mention.last = i + 1;
  ReadYear(mention);
}

// "POLICY FOR 2021": all in capitals.
bool CitationGrammar::IsLoud(std::size_t i) const {
  const std::string_view text = Text(i);
  return text.size() > 1 && std::all_of(text.begin(), text.end(), IsAsciiUpper) && i > 0 &&
         Text(i - 1).size() > 1 && IsAsciiUpper(Text(i - 1)[1]);
}

// The year or years behind an instrument: "of 2019", ", 2018", "(2019)", "for 2020-2024".
void CitationGrammar::ReadYear(CitationMention& mention) const {
  std::size_t i = mention.last;
  const bool bracket = IsSign(i, '(');
  if (bracket || IsSign(i, ',')) {
    ++i;
  } else if (Is(i, Type::kWord) && (!IsCapital(i) || IsLoud(i)) && Has(i, kOf | kConnector) &&
             !Has(i, kArticle)) {
    ++i;
  }
  if (!Is(i, Type::kNumber)) return;
  const std::string_view number = Text(i);
  const std::uint32_t year = ParseYear(number.substr(0, 4));
  if (year == 0 || (number.size() != 4 && number.size() != 9)) return;
  if (number.size() == 9) mention.year_to = ParseYear(number.substr(5));
  if (number.size() == 9 && mention.year_to == 0) return;
  if (bracket && !IsSign(i + 1, ')')) return;
  mention.year = year;
  mention.last = bracket ? i + 2 : i + 1;
}

void CitationGrammar::ReadTitleBehind(CitationMention& mention) const {
  std::size_t i = mention.last;
  // "Law of Ukraine on ...", "Action Plan of the Government for 2020-2024".
  if (Has(i, kOf) && Is(i, Type::kWord)) {
    std::size_t name = i + 1;
    while (Has(name, kArticle)) ++name;
    const std::size_t end = NameEnd(name);
    if (end > name) {
      mention.last = end;
      if (mention.year == 0) ReadYear(mention);
      i = mention.last;
    }
  }
  const bool quoted = Is(i, Type::kQuote) || (IsSign(i, ',') && Is(i + 1, Type::kQuote));
  if (quoted && !IsSoft(mention.head->kind) && mention.number == 0) {
    const std::size_t open = IsSign(i, ',') ? i + 1 : i;
    std::size_t close = open + 1;
    while (close < tokens_.size() && close < open + kLongQuote && !Is(close, Type::kQuote)) ++close;
    if (Is(close, Type::kQuote) && IsCapital(open + 1)) {
      mention.title_first = open + 1;
      mention.title_last = close;
      mention.last = close + 1;
      return;
    }
  }
  const bool opens =
      Has(i, kTitleOpener) || (IsSoft(mention.head->kind) && Has(i, kConnector) &&
                               !Has(i, kOf | kAnd) && Is(i, Type::kWord) && IsCapital(i + 1));
  if (!opens) return;
  const std::size_t end = TitleEnd(i + 1);
  if (end == i + 1) return;
  mention.title_first = i + 1;
  mention.title_last = end;
  mention.last = end;
  // "Law on Mills, No. 12 of 2003".
  const std::size_t mark = IsSign(end, ',') || IsSign(end, '(') ? end + 1 : end;
  if (mention.number == 0 && Has(mark, kNumberMark)) {
    mention.last = mark;
    ReadNumber(mention);
    if (mention.number != 0) return;
    mention.last = end;
  }
  if (mention.year == 0) ReadYear(mention);
}

// Where a title that begins at `begin` ends: at a sign, a verb, a pinpoint, a link, the next
// instrument. Asides in brackets and lists with a final "and" belong to it.
std::size_t CitationGrammar::TitleEnd(std::size_t begin) const {
  std::size_t i = begin;
  std::size_t last = begin;  // behind the last word that can end a title
  while (i < tokens_.size() && i < begin + kLongTitle) {
    const CitationToken& token = tokens_[i];
    if (token.type == Type::kWord) {
      if (Has(i, kTitleStop) || (Has(i, kUnit) && Is(i + 1, Type::kNumber))) break;
      const bool joined =
          Has(i, kAnd) &&
          (Has(i + 1, kArticle) || tokens_[std::min(i + 1, tokens_.size() - 1)].head_size > 0);
      if (joined) break;
      ++i;
      if (!Has(i - 1, kConnector | kArticle | kAnd)) last = i;
      continue;
    }
    if (IsSign(i, '(')) {
      std::size_t close = i + 1;
      while (close < tokens_.size() && close <= i + kLongAside && !IsSign(close, ')') &&
             tokens_[close].type != Type::kLink && tokens_[close].type != Type::kBreak) {
        ++close;
      }
      const bool aside =
          IsSign(close, ')') && last == i && !Is(i + 1, Type::kNumber) && !Has(i + 1, kTitleStop);
      if (!aside) break;
      i = last = close + 1;
      continue;
    }
    if (IsSign(i, ',') && CommaContinues(i)) {
      ++i;
      continue;
    }
    if ((IsSign(i, '-') || IsSign(i, '/') || IsSign(i, '&')) && i + 1 < tokens_.size() &&
        (Is(i + 1, Type::kWord) || Is(i + 1, Type::kNumber))) {
      i += Is(i + 1, Type::kNumber) ? 2U : 1U;
      last = Is(i - 1, Type::kNumber) ? i : last;
      continue;
    }
    break;
  }
  return last;
}

// "Prevention, Control, and Impact": behind the comma the list goes on to its "and".
bool CitationGrammar::CommaContinues(std::size_t comma) const {
  if (Has(comma + 1, kArticle | kUnit | kTitleStop | kOf)) return false;
  for (std::size_t i = comma + 1; i < tokens_.size() && i < comma + 7; ++i) {
    if (Has(i, kAnd)) return Is(i + 1, Type::kWord) && !Has(i + 1, kArticle | kTitleStop);
    if (Has(i, kTitleStop) || tokens_[i].head_size > 0) return false;
    if (tokens_[i].type != Type::kWord && !IsSign(i, ',')) return false;
  }
  return false;
}

// The end of a proper name: capital words, joined by connectors.
std::size_t CitationGrammar::NameEnd(std::size_t begin) const {
  std::size_t i = begin;
  std::size_t last = begin;
  while (i < tokens_.size() && i < begin + 12) {
    if (IsCapital(i) && !Has(i, kTitleStop) && tokens_[i].head_size == 0) {
      last = ++i;
    } else if (last > begin && Is(i, Type::kWord) && Has(i, kOf | kArticle) &&
               !Has(i, kTitleOpener)) {
      ++i;
    } else if (last > begin && Has(i, kAnd) && IsCapital(i + 1)) {
      ++i;
    } else {
      break;
    }
  }
  return last;
}

// Where the title before a head begins: capital words and qualifiers, "of" and "and" between two
// of them, a quoted name in front of it all.
std::size_t CitationGrammar::TitleBegin(std::size_t head) const {
  std::size_t begin = head;
  for (std::size_t i = head; i > free_ && head - i < 12;) {
    const std::size_t at = i - 1;
    if (Is(at, Type::kWord) && !Has(at, kArticle | kTitleStop) &&
        (Has(at, kQualifier) || (IsCapital(at) && !Has(at, kConnector)))) {
      if (tokens_[at].head_size > 0 || Has(at, kUnit)) break;
      begin = i = at;
    } else if (Is(at, Type::kWord) && Has(at, kOf | kAnd) && !Has(at, kArticle) && begin < head &&
               at > free_ && IsCapital(at - 1) && !Has(at - 1, kTitleStop | kArticle)) {
      i = at;
    } else if (Is(at, Type::kQuote)) {
      std::size_t open = at;
      while (open > free_ && at - open < 8 && !Is(open - 1, Type::kQuote) &&
             !Is(open - 1, Type::kBreak)) {
        --open;
      }
      if (open > free_ && Is(open - 1, Type::kQuote) && at > open) begin = open - 1;
      break;
    } else {
      break;
    }
  }
  return begin;
}

// A quoted name that holds the head: "Comprehensive Plan to Protect the Health".
std::optional<CitationMention> CitationGrammar::ReadQuoted(std::size_t head) const {
  std::size_t open = head;
  while (open > free_ && head - open < kLongQuote && !Is(open, Type::kQuote) &&
         !Is(open, Type::kBreak)) {
    --open;
  }
  if (!Is(open, Type::kQuote)) return std::nullopt;
  std::size_t close = head;
  while (close < tokens_.size() && close - open < kLongQuote && !Is(close, Type::kQuote) &&
         !Is(close, Type::kBreak) && !Is(close, Type::kLink)) {
    ++close;
  }
  if (!Is(close, Type::kQuote) || close - open < 3) return std::nullopt;
  // The quotes must open before and close after: a blank stands outside of both.
  const auto blank_after = [&](std::size_t i) {
    return i + 1 == tokens_.size() || tokens_[i].span.end < tokens_[i + 1].span.begin;
  };
  if (blank_after(open)) return std::nullopt;
  std::size_t capitals = 0;
  for (std::size_t i = open + 1; i < close; ++i) {
    if (Has(i, kTitleStop)) return std::nullopt;
    capitals += IsCapital(i) ? 1U : 0U;
  }
  if (capitals < 2 || (!IsCapital(head) && capitals < 3 && !Has(head - 1, kQualifier))) {
    return std::nullopt;
  }
  CitationMention mention;
  mention.head = tokens_.Head(head);
  mention.first = mention.title_first = open + 1;
  mention.last = mention.title_last = close;
  for (std::size_t i = open + 1; i < close; ++i) {
    if (!Is(i, Type::kNumber)) continue;
    const std::uint32_t year = ParseYear(Text(i).substr(0, 4));
    if (year == 0 || (Text(i).size() != 4 && Text(i).size() != 9)) continue;
    mention.year = year;
    if (Text(i).size() == 9) mention.year_to = ParseYear(Text(i).substr(5));
  }
  return mention;
}

// The mention names one instrument and not a class, an office or a thing said in passing.
bool CitationGrammar::IsSpecific(const CitationMention& mention, std::size_t head) const {
  const std::string_view kind = mention.head->kind;
  const bool capital_head = IsCapital(head);
  std::size_t capitals = 0;
  std::size_t qualifiers = 0;
  bool named = capital_head;  // a word of the name has a capital
  for (std::size_t i = mention.first; i < head; ++i) {
    if (Has(i, kOrganisation)) return false;
    named = named || IsCapital(i);
    const bool qualifier = Has(i, kQualifier);
    qualifiers += qualifier ? 1U : 0U;
    capitals += IsCapital(i) && !qualifier ? 1U : 0U;
  }
  const bool office =
      Has(mention.last, kOrganisation) || (Has(mention.last, kAnd) && IsCapital(mention.last + 1) &&
                                           Has(mention.last + 2, kOrganisation));
  if (office) return false;
  if (mention.first > 1 && Has(mention.first - 1, kOf | kAnd | kTitleOpener) &&
      Has(mention.first - 2, kOrganisation)) {
    return false;
  }
  const bool marked = mention.number > head + tokens_[head].head_size;
  if (mention.number != 0) {
    if (marked || mention.year != 0) return capital_head || capitals + qualifiers > 0 || marked;
    return capital_head && Text(mention.number).size() > 1;
  }
  const bool titled = mention.title_first < mention.title_last;
  if (titled) {
    const bool capital_title =
        IsCapital(mention.title_first) ||
        (mention.title_first + 1 < mention.title_last && IsCapital(mention.title_first + 1));
    // "code on a regular basis" is no title.
    if (!capital_title && Has(mention.title_first, kArticle)) return false;
    if (capital_head && !IsSoft(kind))
      return capital_title || capitals + qualifiers > 0 || Has(head, kGenericHead);
    return capital_title ? Has(head, kGenericHead) || capital_head || capitals + qualifiers > 0
                         : capitals + (IsCapital(mention.first) ? qualifiers : 0) > 0;
  }
  if (IsSoft(kind)) {
    if (mention.year != 0 && capital_head) return true;
    return (qualifiers > 0 && capitals > 0) || (qualifiers > 1 && named);
  }
  if (NeedsNumberOrTitle(kind) || !capital_head) return false;
  // A capital word right behind goes on with another name: "Labour Law Reform".
  if (IsCapital(mention.last) && !Has(mention.last, kTitleStop | kConnector)) return false;
  return capitals + qualifiers > 0;
}

}  // namespace qsift
