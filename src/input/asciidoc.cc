#include "src/input/asciidoc.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "src/input/rewriter.h"
#include "src/input/text_lines.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"

namespace qsift {
namespace {

constexpr std::size_t kFewHeadings = 2;   // that make a text AsciiDoc
constexpr std::size_t kLongLink = 500;    // bytes of an address and its text
constexpr std::size_t kMostColumns = 64;  // of a table

// The level of a heading "== Title" with nothing after the title; 0 if the line is not one.
std::size_t HeadingLevel(std::string_view line) {
  const std::size_t level = CountSigns(line, '=');
  if (level == 0 || level > 6 || level + 1 >= line.size() || line[level] != ' ') return 0;
  return line.back() == '=' ? 0 : level;
}

bool IsTableFence(std::string_view line) {
  return line.starts_with("|===") && IsRunOf(line.substr(1), '=', 3);
}

// Where a cell begins: after an optional span, alignment and style, "2+^.>a|".
struct CellStart {
  std::size_t spec = 0;  // where what stands before the bar begins
  std::size_t bar = 0;
};

bool IsSpecSign(char c) {
  return IsDigit(c) || c == '+' || c == '.' || c == '*' || c == '<' || c == '>' || c == '^' ||
         (c >= 'a' && c <= 'z');
}

// The bars of a line that begin cells, from the left.
std::vector<CellStart> CellsOf(std::string_view text, const TextLine& line) {
  std::vector<CellStart> cells;
  for (std::size_t i = line.text(); i < line.end && cells.size() < kMostColumns; ++i) {
    if (text[i] != '|' || (i > line.begin && text[i - 1] == '\\')) continue;
    std::size_t spec = i;
    while (spec > line.text() && i - spec < 8 && IsSpecSign(text[spec - 1])) --spec;
    const bool apart = spec == line.text() || IsSpace(text[spec - 1]);
    cells.push_back({apart ? spec : i, i});
  }
  return cells;
}

class Reader {
 public:
  explicit Reader(const Cleaned& clean)
      : text_(clean.text()), out_(clean.text(), clean.map), lines_(TextLinesOf(text_)) {}

  Cleaned Read() {
    for (std::size_t i = 0; i < lines_.size();) i = ReadBlock(i);
    return out_.Take();
  }

 private:
  std::string_view Said(const TextLine& line) const {
    return text_.substr(line.text(), line.end - line.text());
  }

  // Reads what begins at the line; returns the line after it.
  std::size_t ReadBlock(std::size_t i) {
    const TextLine& line = lines_[i];
    const std::string_view said = Said(line);
    if (said.empty()) {
      CopyLineEnd(line);
      return i + 1;
    }
    if (line.indent == 0) {
      if (IsRunOf(said, '/', 4)) return BlockEnd(i);  // a comment
      if (IsRunOf(said, '-', 4) || IsRunOf(said, '.', 4)) return ReadCode(i);
      if (IsTableFence(said)) return ReadTable(i);
      if (const std::size_t level = HeadingLevel(said)) {
        out_.EndParagraph(line.begin);
        out_.Write(std::string(level, '#'), line.begin);
        out_.Copy(line.begin + level, line.end);
        out_.Write("\n", line.end);
        return i + 1;
      }
      if (said == "'''" || said == "<<<" || said == "+" || said == "--" || IsRunOf(said, '=', 4) ||
          IsRunOf(said, '*', 4) || IsRunOf(said, '_', 4) ||
          (said.starts_with("//") && !said.starts_with("///")) || IsAttribute(i)) {
        if (said == "'''") out_.EndParagraph(line.begin);
        return i + 1;
      }
      if (IsBlockAttributes(i)) {
        ReadBlockAttributes(said);
        return i + 1;
      }
      if (said.size() > 2 && said.front() == '.' && IsTitleSign(said[1]) && i + 1 < lines_.size() &&
          !lines_[i + 1].blank()) {
        out_.EndParagraph(line.begin);
        out_.Write("**", line.begin);
        ReadInline(line.begin + 1, line.end);
        out_.Write("**\n", line.end - 1);
        return i + 1;
      }
    }
    ReadText(line);
    return i + 1;
  }

  static bool IsTitleSign(char c) {
    return !IsAscii(c) || IsAsciiAlnum(c) || c == '"' || c == '\'';
  }

  // ":name: value", ":name!:": an attribute of the document, which prints nothing.
  bool IsAttribute(std::size_t i) const {
    const std::string_view said = Said(lines_[i]);
    if (said.size() < 3 || said.front() != ':') return false;
    const std::size_t close = said.find(':', 1);
    if (close == said.npos || close < 2) return false;
    return std::all_of(said.begin() + 1, said.begin() + static_cast<std::ptrdiff_t>(close),
                       [](char c) { return IsAsciiAlnum(c) || c == '-' || c == '_' || c == '!'; });
  }

  // "[cols=...]", "[[anchor]]", "[#id.role]", "[quote, Anna]" on a line of its own above a block.
  bool IsBlockAttributes(std::size_t i) const {
    const std::string_view said = Said(lines_[i]);
    if (said.size() < 4 || said.front() != '[' || said.back() != ']') return false;
    if (i + 1 >= lines_.size() || lines_[i + 1].blank()) return said.starts_with("[[");
    return said.find('[', 2) == said.npos && said[1] != ' ' && said.find("] ") == said.npos;
  }

  void ReadBlockAttributes(std::string_view said) {
    header_ = said.find("header") != said.npos;
    columns_ = 0;
    std::size_t at = said.find("cols=");
    if (at == said.npos) return;
    at += 5;
    const bool quoted = at < said.size() && said[at] == '"';
    at += quoted ? 1 : 0;
    const std::size_t stop = std::min(said.find_first_of(quoted ? "\"" : ",]", at), said.size());
    for (std::size_t begin = at; begin < stop && columns_ < kMostColumns;) {
      const std::size_t end = std::min(said.find_first_of(",;", begin), stop);
      std::size_t times = 1;
      const std::string_view column = said.substr(begin, end - begin);
      if (const std::size_t star = column.find('*'); star != column.npos) {
        const std::size_t digits = column.find_first_not_of(' ');
        std::from_chars(column.data() + digits, column.data() + star, times);
      }
      columns_ += std::min(times, kMostColumns);
      begin = end + 1;
    }
  }

  // The line after the one that closes the block; if nothing closes it, the next line.
  std::size_t BlockEnd(std::size_t i) const {
    const std::string_view fence = Said(lines_[i]);
    for (std::size_t k = i + 1; k < lines_.size(); ++k) {
      if (lines_[k].indent == 0 && Said(lines_[k]) == fence) return k + 1;
    }
    return i + 1;
  }

  std::size_t ReadCode(std::size_t i) {
    const std::size_t end = BlockEnd(i);
    if (end == i + 1) return end;
    out_.EndLine(lines_[i].begin);
    out_.Write("```\n", lines_[i].begin);
    for (std::size_t k = i + 1; k + 1 < end; ++k) {
      out_.Copy(lines_[k].begin, lines_[k].end);
      CopyLineEnd(lines_[k]);
    }
    out_.EndLine(lines_[end - 1].begin);
    out_.Write("```\n", lines_[end - 1].begin);
    return end;
  }

  void CopyLineEnd(const TextLine& line) { out_.Write("\n", line.end); }

  // Lists, questions with their answers, and text.
  void ReadText(const TextLine& line) {
    const std::string_view said = Said(line);
    for (const char sign : {'*', '-', '.'}) {
      const std::size_t depth = CountSigns(said, sign);
      if (depth == 0 || depth > 5 || depth >= said.size() || said[depth] != ' ') continue;
      out_.EndLine(line.begin);
      out_.Write(std::string(2 * (depth - 1), ' '), line.begin);
      out_.Write("- ", line.begin);
      std::size_t from = line.text() + depth;
      while (from < line.end && text_[from] == ' ') ++from;
      if (text_.substr(from).starts_with("[*]")) {
        out_.Copy(from, from + 1);
        out_.Write("x", from + 1);
        from += 2;
      }
      ReadInline(from, line.end);
      CopyLineEnd(line);
      return;
    }
    // "term:: text"
    const std::size_t colons = said.find("::");
    if (colons != said.npos && colons > 0 && said[colons - 1] != ':' &&
        (colons + 2 == said.size() || said[colons + 2] == ' ')) {
      const std::size_t at = line.text() + colons;
      out_.EndParagraph(line.begin);
      out_.Write("**", line.begin);
      ReadInline(line.text(), at);
      const bool asks = QuestionMarkAtEnd(said.substr(0, colons)) > 0;
      if (!asks) out_.Copy(at, at + 1);
      out_.Write("**", at + 1);
      std::size_t from = at + 2;
      while (from < line.end && text_[from] == ' ') ++from;
      if (from < line.end) {
        out_.Write(asks ? "\n" : " ", from - 1);
        ReadInline(from, line.end);
      }
      CopyLineEnd(line);
      return;
    }
    std::size_t end = line.end;
    if (end - line.text() > 2 && text_[end - 1] == '+' && text_[end - 2] == ' ') end -= 2;
    ReadInline(line.text(), end);
    CopyLineEnd(line);
  }

  // A table: its cells are counted into rows by the columns that its attributes name, or by those
  // of its first line.
  std::size_t ReadTable(std::size_t i) {
    const std::size_t end = BlockEnd(i);
    std::size_t first = i + 1;
    while (first + 1 < end && lines_[first].blank()) ++first;
    std::size_t columns = columns_;
    if (columns == 0) {
      for (const CellStart& cell : CellsOf(text_, lines_[first])) columns += SpanOf(cell);
    }
    // One line of cells with a blank line after it is the head, too.
    const bool headed = header_ || (first == i + 1 && first + 2 < end && lines_[first + 1].blank());
    header_ = false;
    columns_ = 0;
    if (end == i + 1 || columns == 0) return end;
    out_.EndParagraph(lines_[i].begin);
    out_.BeginTable(headed);
    std::size_t filled = 0;
    std::size_t last = lines_[i].begin;  // sign of the row
    for (std::size_t k = first; k + 1 < end; ++k) {
      const TextLine& line = lines_[k];
      if (line.blank()) continue;
      const std::vector<CellStart> cells = CellsOf(text_, line);
      const std::size_t lead = cells.empty() ? line.end : cells.front().spec;
      if (lead > line.text() && out_.in_row()) {
        out_.Write(" ", line.begin);
        ReadInline(line.text(), lead);
        last = lead - 1;
      }
      for (std::size_t c = 0; c < cells.size(); ++c) {
        const std::size_t stop = c + 1 < cells.size() ? cells[c + 1].spec : line.end;
        if (filled >= columns) {
          if (last + 1 == cells[c].spec) out_.BeginTable(false);  // no place for a rule
          out_.EndRow(last);
          filled = 0;
        }
        filled += SpanOf(cells[c]);
        out_.BeginCell(cells[c].bar);
        std::size_t from = cells[c].bar + 1;
        std::size_t to = stop;
        while (from < to && IsSpace(text_[from])) ++from;
        while (to > from && IsSpace(text_[to - 1])) --to;
        ReadInline(from, to);
        last = from < to ? to - 1 : cells[c].bar;
      }
    }
    out_.EndRow(last);
    out_.EndParagraph(lines_[end - 1].begin);
    return end;
  }

  // "2+|" spans two columns.
  std::size_t SpanOf(const CellStart& cell) const {
    std::size_t span = 1;
    const std::string_view spec = text_.substr(cell.spec, cell.bar - cell.spec);
    const std::size_t plus = spec.find('+');
    if (plus != spec.npos) std::from_chars(spec.data(), spec.data() + plus, span);
    return std::clamp(span, std::size_t{1}, kMostColumns);
  }

  // *bold*, https://x.example[text], <<anchor,text>>.
  void ReadInline(std::size_t begin, std::size_t end) {
    std::size_t copied = begin;
    std::size_t bold_end = text_.npos;
    for (std::size_t i = begin; i < end;) {
      if (i == bold_end) {
        out_.Copy(copied, i);
        out_.Write("**", i);
        copied = ++i;
        bold_end = text_.npos;
        continue;
      }
      const char c = text_[i];
      if (c == '*' && bold_end == text_.npos && (i + 1 >= end || text_[i + 1] != '*')) {
        const std::size_t close = ClosingSign(text_, i, end, "*");
        if (close != text_.npos) {
          out_.Copy(copied, i);
          out_.Write("**", i);
          copied = ++i;
          bold_end = close;
          continue;
        }
      } else if (c == '<' && text_.substr(i, 2) == "<<") {
        const std::size_t close = text_.substr(i, std::min(end - i, kLongLink)).find(">>");
        if (close != text_.npos) {
          const std::size_t comma = text_.substr(i, close).find(',');
          out_.Copy(copied, i);
          out_.Copy(i + (comma == text_.npos ? 2 : comma + 1), i + close);
          copied = i = i + close + 2;
          continue;
        }
      } else if (c == '[' && i > begin && !IsSpace(text_[i - 1]) && InAddress(begin, i)) {
        const std::size_t close = text_.substr(i, std::min(end - i, kLongLink)).find(']');
        if (close != text_.npos) {
          out_.Copy(copied, i);
          if (close > 1) {
            out_.Write(" (", i);
            out_.Copy(i + 1, i + close);
            out_.Write(")", i + close);
          }
          copied = i = i + close + 1;
          continue;
        }
      }
      ++i;
    }
    out_.Copy(copied, end);
  }

  // What stands before `at`, without a blank, has the scheme of an address in it.
  bool InAddress(std::size_t begin, std::size_t at) const {
    std::size_t from = at;
    while (from > begin && !IsSpace(text_[from - 1]) && at - from < kLongLink) --from;
    const std::string_view word = text_.substr(from, at - from);
    return HasScheme(word) || word.starts_with("link:") || word.starts_with("mailto:");
  }

  std::string_view text_;
  Rewriter out_;
  std::vector<TextLine> lines_;
  std::size_t columns_ = 0;  // that the attributes of the next block name
  bool header_ = false;      // they say that it has a head
};

}  // namespace

bool IsAsciiDoc(std::string_view text) {
  if (text.find("\n=") == text.npos && text.find("|===") == text.npos && !text.starts_with("= ")) {
    return false;
  }
  std::size_t headings = 0;
  std::size_t fences = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    while (!line.empty() && IsSpace(line.back())) line.remove_suffix(1);
    if (line.starts_with('=') && HeadingLevel(line) > 0) ++headings;
    if (line.starts_with("|=") && IsTableFence(line)) ++fences;
    begin = end + 1;
  }
  return fences >= 2 || headings >= kFewHeadings;
}

Cleaned ReadAsciiDoc(const Cleaned& clean) { return Reader(clean).Read(); }

}  // namespace qsift
