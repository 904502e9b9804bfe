#include "src/structure/lines/legend.h"

#include <algorithm>
#include <optional>

#include "src/rules/form_rules.h"
#include "src/structure/lines/emphasis.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongSign = 24;          // bytes; ":white_check_mark:" is one
constexpr std::size_t kLongMeaning = 60;       // bytes
constexpr std::size_t kFewest = 2;             // pairs that make a legend
constexpr std::size_t kNear = 3;               // lines between two pairs of one legend
constexpr std::size_t kManySigns = 3;          // different ones on a line, which need no link
constexpr std::size_t kLongCode = 4;           // letters
constexpr std::size_t kWideDigit = 3;          // bytes of a full-width letter
constexpr std::size_t kLongCodeMeaning = 100;  // bytes
constexpr std::size_t kLongCodes = 400;        // bytes; of a line that explains codes

// A sign may begin with the byte; most bytes of a text begin none.
constexpr bool MayBeginSign(char c) { return c == '[' || c == ':' || !IsAscii(c); }

// The bytes of the sign that the text begins with: a pair of brackets with at most one sign in it,
// a symbol, or a name between colons; 0 where there is none.
std::size_t SignSize(std::string_view text) {
  if (text.size() < 2) return 0;
  if (text.front() == '[') {
    std::size_t at = 1;
    while (at < text.size() && IsSpace(text[at])) ++at;
    if (at < text.size() && text[at] != ']') at += DecodeAt(text, at).size;
    while (at < text.size() && IsSpace(text[at])) ++at;
    return at < text.size() && text[at] == ']' ? at + 1 : 0;
  }
  if (text.front() == ':') {
    std::size_t at = 1;
    while (at < text.size() && at < kLongSign && (IsAsciiAlnum(text[at]) || text[at] == '_')) ++at;
    return at > 1 && at < text.size() && text[at] == ':' ? at + 1 : 0;
  }
  const CodePoint first = DecodeAt(text, 0);
  const char32_t c = first.value;
  const bool symbol = (c >= 0x2190 && c < 0x2400) || (c >= 0x2500 && c < 0x2C00) || c == 0xD7 ||
                      c == 0xFF0D || (c >= 0x1F300 && c < 0x1FB00) || c == 0x25EF;
  if (!symbol) return 0;
  // A selector of the emoji form belongs to it.
  return text.substr(first.size).starts_with("\uFE0F") ? first.size + 3 : first.size;
}

std::string Plain(std::string_view sign) {
  std::string plain;
  for (const char c : sign) {
    if (!IsSpace(c)) plain.push_back(c);
  }
  return plain;
}

// "Legend: [x] done, [!] late, [-] not due": boxes of options show two signs, more than that are
// explained by the line.
bool ShowsManySigns(std::string_view text) {
  std::vector<std::string> signs;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!MayBeginSign(text[at]) || IsContinuationByte(text[at])) continue;
    const std::size_t size = SignSize(text.substr(at));
    const bool box =
        size > 0 && DecodeAt(text, at).value >= 0x2610 && DecodeAt(text, at).value <= 0x2612;
    if (size == 0 || box || !IsSpace(text.substr(at + size).empty() ? 'x' : text[at + size])) {
      continue;
    }
    if (signs.empty() && (at == 0 || !EndsInColon(text.substr(0, at)))) return false;
    std::string sign = Plain(text.substr(at, size));
    if (std::find(signs.begin(), signs.end(), sign) == signs.end())
      signs.push_back(std::move(sign));
  }
  return signs.size() >= kManySigns;
}

class Finder {
 public:
  explicit Finder(const Blocks& blocks) : blocks_(blocks) {}

  std::vector<LegendEntry> Run() {
    std::vector<LegendEntry> open;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Sign sign = blocks_.facts[i].sign;
      if (sign == Sign::kTable || sign == Sign::kCode || sign == Sign::kComment) continue;
      if (!open.empty() && i > open.back().line + kNear) Close(open);
      ReadLine(i, open);
    }
    Close(open);
    return std::move(found_);
  }

 private:
  // The bytes of what stands between a sign and its meaning; 0 where nothing says so.
  std::size_t LinkSize(std::string_view text) const {
    std::size_t at = 0;
    while (at < text.size() && IsSpace(text[at])) ++at;
    const std::string_view rest = text.substr(at);
    for (const std::string& link : blocks_.rules->marks.legend_links) {
      if (!rest.starts_with(link)) continue;
      at += link.size();
      while (at < text.size() && IsSpace(text[at])) ++at;
      return at < text.size() && text[at] != '=' ? at : 0;
    }
    return 0;
  }

  // The end of a meaning: before the next pair, a comma or the end of the line.
  std::size_t MeaningEnd(std::string_view text) const {
    for (std::size_t at = 0; at < text.size(); at += DecodeAt(text, at).size) {
      const std::string_view rest = text.substr(at);
      if (rest.starts_with(",") || rest.starts_with(";") || rest.starts_with("\uFF0C") ||
          rest.starts_with("\u3001") || rest.starts_with("\u3000") || rest.starts_with("  ") ||
          rest.starts_with("\t") || rest.starts_with(" |")) {
        return at;
      }
      const std::size_t sign = SignSize(rest);
      if (sign > 0 && LinkSize(rest.substr(sign)) > 0) return at;
    }
    return text.size();
  }

  void ReadLine(std::size_t i, std::vector<LegendEntry>& open) const {
    const std::string_view content = blocks_.Content(i);
    const bool many = content.size() < 300 && ShowsManySigns(content);
    // Signs stand at the beginning, or after "Legend:", a comma or a gap.
    for (std::size_t at = 0; at < content.size(); ++at) {
      if (!MayBeginSign(content[at])) continue;
      const std::string_view rest = content.substr(at);
      const std::size_t sign = SignSize(rest);
      if (sign == 0) continue;
      std::size_t link = LinkSize(rest.substr(sign));
      if (link == 0 && many && sign < rest.size() && IsSpace(rest[sign])) link = 1;
      if (link == 0) continue;
      const std::string_view after = rest.substr(sign + link);
      const std::size_t size = MeaningEnd(after);
      if (size == 0 || size > kLongMeaning) continue;
      // "[x]: The package is signed." is an item of the form.
      if (rest[0] == '[' && content.substr(at + sign).starts_with(":")) continue;
      LegendEntry entry;
      entry.sign = Plain(rest.substr(0, sign));
      entry.line = static_cast<std::uint32_t>(i);
      const auto begin = static_cast<std::uint32_t>(after.data() - blocks_.text.data());
      entry.meaning = Trimmed(blocks_.text, {begin, begin + static_cast<std::uint32_t>(size)});
      while (!entry.meaning.empty() && blocks_.text[entry.meaning.end - 1] == '.') {
        --entry.meaning.end;
      }
      entry.unset = entry.sign == "[]";
      if (entry.meaning.empty()) continue;
      open.push_back(std::move(entry));
      at += sign + link + size - 1;
    }
  }

  void Close(std::vector<LegendEntry>& open) {
    const bool apart = std::any_of(open.begin(), open.end(), [&](const LegendEntry& entry) {
      return entry.sign != open.front().sign;
    });
    if (found_.empty() && open.size() >= kFewest && apart) found_ = std::move(open);
    open.clear();
  }

  const Blocks& blocks_;
  std::vector<LegendEntry> found_;
};

// The bytes of the letters and numbers that the text begins with, where they may be a code; 0
// where they may not: "NC", "2", "\uFF21".
std::size_t CodeSize(std::string_view text) {
  std::size_t size = 0;
  for (std::size_t letters = 0; size < text.size(); ++letters) {
    const CodePoint c = DecodeAt(text, size);
    const bool wide = (c.value >= 0xFF21 && c.value <= 0xFF3A) ||  // full-width capitals, digits
                      (c.value >= 0xFF10 && c.value <= 0xFF19);
    if (!wide && !IsUpper(c.value) && !(IsAscii(text[size]) && IsDigit(text[size]))) break;
    if (letters == kLongCode) return 0;
    size += c.size;
  }
  return size > 0 && size < text.size() && !WordBeginsAt(text, size) ? size : 0;
}

// "S = all of it; P = part of it": the pairs of lines that explain codes.
class CodeFinder {
 public:
  explicit CodeFinder(const Blocks& blocks) : blocks_(blocks) {}

  std::vector<CodeLegend> Run() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Sign sign = blocks_.facts[i].sign;
      const std::string_view content = blocks_.Content(i);
      if (sign == Sign::kTable || sign == Sign::kCode || sign == Sign::kComment ||
          content.size() > kLongCodes) {
        continue;
      }
      if (!open_.empty() && i > open_.back().line + kNear) Close();
      ReadLine(i, content);
    }
    Close();
    return std::move(found_);
  }

 private:
  struct Pair {
    std::size_t begin;  // of the code, with the emphasis on it
    std::size_t code;
    std::size_t size;  // of the code
    std::size_t meaning;
    std::string_view link;
  };

  static bool MayStandBefore(char32_t c) {
    return IsBlank(c) || c == ' ' || c == '\t' || c == ',' || c == ';' || c == ':' || c == '(' ||
           c == '|' || c == '/' || c == 0x3001 || c == 0xFF0C || c == 0xFF1B || c == 0xFF1A ||
           c == 0xFF08;
  }

  std::optional<Pair> PairAt(std::string_view content, std::size_t at) const {
    const auto emphasis = [&](std::size_t i) {
      return i < content.size() && (content[i] == '*' || content[i] == '_' || content[i] == '`');
    };
    std::size_t code = at;
    while (emphasis(code)) ++code;
    const std::size_t size = CodeSize(content.substr(code));
    if (size == 0) return std::nullopt;
    std::size_t end = code + size;
    while (code > at && emphasis(end)) ++end;
    while (end < content.size() && IsSpace(content[end])) ++end;
    for (const std::string& link : blocks_.rules->marks.legend_links) {
      if (!content.substr(end).starts_with(link)) continue;
      std::size_t meaning = end + link.size();
      while (meaning < content.size() && IsSpace(content[meaning])) ++meaning;
      if (meaning == content.size() || !WordBeginsAt(content, meaning)) continue;
      return Pair{at, code, size, meaning, link};
    }
    return std::nullopt;
  }

  void ReadLine(std::size_t i, std::string_view content) {
    std::vector<Pair> pairs;
    for (std::size_t at = 0; at < content.size();) {
      const CodePoint before = at == 0 ? CodePoint{U' ', 1} : DecodeBefore(content, at);
      if (!MayStandBefore(before.value)) {
        at += DecodeAt(content, at).size;
        continue;
      }
      const std::optional<Pair> pair = PairAt(content, at);
      if (pair && (pairs.empty() || pairs.front().link == pair->link)) pairs.push_back(*pair);
      at = pair ? pair->meaning : at + DecodeAt(content, at).size;
    }
    // One pair is the line of a list.
    if (pairs.empty() || (pairs.size() == 1 && pairs.front().begin > 0)) return;
    if (!open_.empty() && link_ != pairs.front().link) Close();
    link_ = pairs.front().link;
    const std::uint32_t base = blocks_.facts[i].content.begin;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      const std::size_t end = k + 1 < pairs.size() ? pairs[k + 1].begin : content.size();
      LegendEntry entry;
      entry.sign = content.substr(pairs[k].code, pairs[k].size);
      entry.line = static_cast<std::uint32_t>(i);
      entry.meaning = Trimmed(blocks_.text, {base + static_cast<std::uint32_t>(pairs[k].meaning),
                                             base + static_cast<std::uint32_t>(end)});
      while (!entry.meaning.empty() && !WordEndsAt(blocks_.text, entry.meaning.end)) {
        const char32_t last = DecodeBefore(blocks_.text, entry.meaning.end).value;
        const std::string_view said =
            blocks_.text.substr(entry.meaning.begin, entry.meaning.size());
        if (last == ')' && said.find('(') != said.npos) break;
        entry.meaning.end -= DecodeBefore(blocks_.text, entry.meaning.end).size;
      }
      if (entry.meaning.empty() || entry.meaning.size() > kLongCodeMeaning) continue;
      if (CodeIn(open_, entry.sign) < 0) open_.push_back(std::move(entry));
    }
  }

  void Close() {
    if (open_.size() >= kFewest) found_.push_back(std::move(open_));
    open_.clear();
  }

  const Blocks& blocks_;
  std::string_view link_;  // of the pairs that are open
  CodeLegend open_;
  std::vector<CodeLegend> found_;
};

}  // namespace

const std::vector<CodeLegend>& CodeLegends::All() {
  if (!found_) found_ = CodeFinder(blocks_).Run();
  return *found_;
}

bool CodeLegends::MayBeCode(std::string_view text) { return text.size() <= kLongCode * kWideDigit; }

bool CodeLegends::Explain(std::string_view text) {
  if (!MayBeCode(text)) return false;
  return std::any_of(All().begin(), All().end(),
                     [text](const CodeLegend& legend) { return CodeIn(legend, text) >= 0; });
}

std::int32_t CodeIn(const CodeLegend& legend, std::string_view text) {
  for (std::size_t k = 0; k < legend.size(); ++k) {
    if (legend[k].sign == text) return static_cast<std::int32_t>(k);
  }
  return -1;
}

std::vector<LegendEntry> FindLegend(const Blocks& blocks) { return Finder(blocks).Run(); }

LegendSign LegendSignAt(const Blocks& blocks, std::string_view text) {
  if (blocks.legend.empty()) return {};
  const std::size_t size = SignSize(text);
  if (size == 0) return {};
  const std::string sign = Plain(text.substr(0, size));
  for (const LegendEntry& entry : blocks.legend) {
    if (entry.sign == sign) return {&entry, size};
  }
  return {};
}

}  // namespace qsift
