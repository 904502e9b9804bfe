#include "src/input/textile.h"

#include <algorithm>
#include <string>
#include <vector>

#include "src/input/rewriter.h"
#include "src/input/text_lines.h"

namespace qsift {
namespace {

constexpr std::size_t kLongLink = 500;       // bytes of a link's text
constexpr std::size_t kLongAttributes = 80;  // bytes between a block's name and its point

// The length of what begins a block, "h2. ", "bq(note). ", "p. "; 0 if nothing does.
std::size_t BlockStart(std::string_view line, std::string_view name) {
  if (!line.starts_with(name)) return 0;
  std::size_t at = name.size();
  if (at < line.size() && (line[at] == '(' || line[at] == '{' || line[at] == '[')) {
    const std::size_t close = line.substr(0, kLongAttributes).find_first_of(")}]", at);
    if (close == line.npos) return 0;
    at = close + 1;
  }
  if (line.substr(at).starts_with(". ")) return at + 2;
  return 0;
}

std::size_t HeadingStart(std::string_view line) {
  if (line.size() < 4 || line[0] != 'h' || line[1] < '1' || line[1] > '6') return 0;
  return BlockStart(line, line.substr(0, 2));
}

class Reader {
 public:
  explicit Reader(const Cleaned& clean)
      : text_(clean.text()), out_(clean.text(), clean.map), lines_(TextLinesOf(text_)) {}

  Cleaned Read() {
    for (const TextLine& line : lines_) ReadLine(line);
    return out_.Take();
  }

 private:
  void ReadLine(const TextLine& line) {
    const std::string_view said = text_.substr(line.text(), line.end - line.text());
    const bool row = said.size() > 2 && said.front() == '|' && said.back() == '|';
    if (in_table_ && !row) {
      in_table_ = false;
      out_.EndParagraph(line.begin);
    }
    if (said.starts_with("{code") || said.starts_with("{noformat") || said == "<pre>" ||
        said == "</pre>") {
      out_.EndLine(line.begin);
      out_.Write("```\n", line.begin);
      in_code_ = !in_code_;
      return;
    }
    if (in_code_) {
      out_.Copy(line.begin, line.end);
    } else if (said == "{quote}" || said.starts_with("{panel")) {
      quoted_ ^= said == "{quote}";
      return;
    } else if (row) {
      WriteRow(line, said);
      return;
    } else if (const std::size_t start = HeadingStart(said)) {
      out_.EndParagraph(line.begin);
      out_.Write(std::string(static_cast<std::size_t>(said[1] - '0'), '#') + " ", line.begin);
      ReadInline(line.text() + start, line.end);
      out_.Write("\n", line.end);
    } else if (const std::size_t quote = BlockStart(said, "bq")) {
      out_.Write("> ", line.begin);
      ReadInline(line.text() + quote, line.end);
    } else if (const std::size_t paragraph = BlockStart(said, "p")) {
      ReadInline(line.text() + paragraph, line.end);
    } else {
      if (quoted_ && !said.empty()) out_.Write("> ", line.begin);
      ReadItem(line, said);
    }
    out_.Write("\n", line.end);
  }

  // "** item", "# item".
  void ReadItem(const TextLine& line, std::string_view said) {
    std::size_t from = line.text();
    for (const char sign : {'*', '#', '-'}) {
      const std::size_t depth = CountSigns(said, sign);
      if (depth == 0 || depth > 5 || depth >= said.size() || said[depth] != ' ') continue;
      out_.Write(std::string(2 * (depth - 1), ' ') + "- ", line.begin);
      from += depth + 1;
      break;
    }
    ReadInline(from, line.end);
  }

  // "||head||head||" or "|_. head |_. head |" is a head.
  void WriteRow(const TextLine& line, std::string_view said) {
    const bool doubled = said.starts_with("||");
    const bool head = doubled || said.starts_with("|_.") || said.starts_with("| _.");
    if (!in_table_) {
      out_.EndParagraph(line.begin);
      out_.BeginTable(head);
      in_table_ = true;
    }
    const std::string_view bar = doubled ? "||" : "|";
    for (std::size_t at = bar.size(); at < said.size();) {
      const std::size_t stop = std::min(said.find(bar, at), said.size());
      std::size_t from = at;
      if (said.substr(from).starts_with("_.")) from += 2;
      while (from < stop && IsSpace(said[from])) ++from;
      std::size_t to = stop;
      while (to > from && IsSpace(said[to - 1])) --to;
      out_.BeginCell(line.text() + at - 1);
      ReadInline(line.text() + from, line.text() + to);
      at = stop + bar.size();
    }
    out_.EndRow(line.end - 1);
  }

  // *bold* and "text":address; [text|address] of issue trackers.
  void ReadInline(std::size_t begin, std::size_t end) {
    std::size_t copied = begin;
    std::size_t bold_end = text_.npos;
    for (std::size_t i = begin; i < end;) {
      const char c = text_[i];
      if (i == bold_end) {
        out_.Copy(copied, i);
        out_.Write("**", i);
        copied = ++i;
        bold_end = text_.npos;
      } else if (c == '*' && bold_end == text_.npos &&
                 (bold_end = ClosingSign(text_, i, end, "*")) != text_.npos) {
        out_.Copy(copied, i);
        out_.Write("**", i);
        copied = ++i;
      } else if (c == '"' || c == '[') {
        const std::size_t next = ReadLink(i, end, copied);
        if (next > i) copied = next;
        i = std::max(next, i + 1);
      } else {
        ++i;
      }
    }
    out_.Copy(copied, end);
  }

  // The place after the link that begins at `i`; `i` where none does.
  std::size_t ReadLink(std::size_t i, std::size_t end, std::size_t copied) {
    const std::string_view rest = text_.substr(i, std::min(end - i, kLongLink));
    std::size_t middle = 0;
    std::size_t from = 0;
    std::size_t to = 0;
    std::size_t next = 0;
    if (rest.front() == '"') {
      middle = rest.find("\":", 1);
      if (middle == rest.npos || !IsAddress(rest.substr(middle + 2))) return i;
      from = middle + 2;
      to = std::min(rest.find_first_of(" \t", from), rest.size());
      while (to > from && (rest[to - 1] == '.' || rest[to - 1] == ',' || rest[to - 1] == ')')) --to;
      next = to;
    } else {
      middle = rest.find('|');
      to = rest.find(']');
      if (middle == rest.npos || to == rest.npos || to < middle ||
          !IsAddress(rest.substr(middle + 1))) {
        return i;
      }
      from = middle + 1;
      next = to + 1;
    }
    out_.Copy(copied, i);
    out_.Copy(i + 1, i + middle);
    out_.Write(" (", i + middle);
    out_.Copy(i + from, i + to);
    out_.Write(")", i + next - 1);
    return i + next;
  }

  static bool IsAddress(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://") ||
           text.starts_with("mailto:");
  }

  std::string_view text_;
  Rewriter out_;
  std::vector<TextLine> lines_;
  bool in_table_ = false;
  bool in_code_ = false;
  bool quoted_ = false;
};

}  // namespace

bool IsTextile(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (text[begin] == 'h' && HeadingStart(text.substr(begin, end - begin)) > 0) return true;
    begin = end + 1;
  }
  return false;
}

Cleaned ReadTextile(const Cleaned& clean) { return Reader(clean).Read(); }

}  // namespace qsift
