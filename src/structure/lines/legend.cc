#include "src/structure/lines/legend.h"

#include <algorithm>

#include "src/rules/rules.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongSign = 24;     // bytes; ":white_check_mark:" is one
constexpr std::size_t kLongMeaning = 60;  // bytes
constexpr std::size_t kFewest = 2;        // pairs that make a legend
constexpr std::size_t kNear = 3;          // lines between two pairs of one legend
constexpr std::size_t kLongCode = 3;      // letters
constexpr std::size_t kLongCodes = 300;   // bytes; of a line of codes
constexpr std::size_t kManySigns = 3;     // different ones on a line, which need no link

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
      if (codes_.empty()) ReadCodes(i);
    }
    Close(open);
    return found_.empty() ? std::move(codes_) : std::move(found_);
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

  // The bytes of the code that the text begins with; 0 where it begins with none.
  static std::size_t CodeSize(std::string_view text) {
    std::size_t at = 0;
    for (std::size_t letters = 0; at < text.size(); ++letters) {
      const CodePoint c = DecodeAt(text, at);
      if (!IsUpper(c.value)) break;
      if (letters == kLongCode) return 0;
      at += c.size;
    }
    return at;
  }

  // A line of nothing but codes with their meanings.
  void ReadCodes(std::size_t i) {
    std::string_view rest = blocks_.Content(i);
    if (rest.size() > kLongCodes || rest.find('=') == rest.npos) return;
    std::vector<LegendEntry> open;
    while (!rest.empty()) {
      const std::size_t size = CodeSize(rest);
      std::size_t at = size;
      while (at < rest.size() && rest[at] == ' ') ++at;
      if (size == 0 || at == rest.size() || rest[at] != '=') return;
      ++at;
      while (at < rest.size() && rest[at] == ' ') ++at;
      const std::string_view after = rest.substr(at);
      const std::size_t end = MeaningEnd(after);
      if (end == 0 || end > kLongMeaning) return;
      const std::string_view code = rest.substr(0, size);
      const auto begin = static_cast<std::uint32_t>(after.data() - blocks_.text.data());
      LegendEntry entry;
      entry.sign = code;
      entry.line = static_cast<std::uint32_t>(i);
      entry.meaning = Trimmed(blocks_.text, {begin, begin + static_cast<std::uint32_t>(end)});
      entry.code = true;
      // "Y = yes" says nothing new.
      const Value value = blocks_.rules->words.ValueOf(code);
      if (value != Value::kLabel && value == blocks_.rules->words.ValueOf(after.substr(0, end))) {
        return;
      }
      open.push_back(std::move(entry));
      rest = after.substr(end);
      while (!rest.empty() && (IsSpace(rest.front()) || rest.front() == ',' ||
                               rest.front() == ';' || rest.front() == '|')) {
        rest.remove_prefix(1);
      }
    }
    if (open.size() >= kFewest) codes_ = std::move(open);
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
  std::vector<LegendEntry> codes_;  // of the first line of codes
};

}  // namespace

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

const LegendEntry* LegendValueOf(const Blocks& blocks, std::string_view text) {
  if (blocks.legend.empty() || text.empty()) return nullptr;
  if (const LegendSign sign = LegendSignAt(blocks, text); sign.entry != nullptr) {
    return sign.size == text.size() ? sign.entry : nullptr;
  }
  const auto code =
      std::find_if(blocks.legend.begin(), blocks.legend.end(),
                   [text](const LegendEntry& entry) { return entry.code && entry.sign == text; });
  return code == blocks.legend.end() ? nullptr : &*code;
}

}  // namespace qsift
