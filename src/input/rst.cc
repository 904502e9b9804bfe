#include "src/input/rst.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "src/input/rewriter.h"
#include "src/input/text_lines.h"

namespace qsift {
namespace {

constexpr std::size_t kLongRole = 300;    // bytes between two backquotes
constexpr std::size_t kLongField = 60;    // bytes of the name of a field
constexpr std::size_t kLongTitle = 200;   // bytes
constexpr std::size_t kLongTable = 4000;  // lines
constexpr std::size_t kMostColumns = 64;  // of a table
constexpr std::string_view kAdornments = "=-~^\"'#*+.:_`";

// A line of one sign, three or more, as under a title.
bool IsAdornment(std::string_view line) {
  return line.size() >= 3 && kAdornments.find(line.front()) != kAdornments.npos &&
         CountSigns(line, line.front()) == line.size();
}

// "=====  =======": the rule of a simple table.
bool IsTableRule(std::string_view line) {
  return line.size() >= 5 && line.front() == '=' && line.find(' ') != line.npos &&
         line.find_first_not_of("= ") == line.npos;
}

// ".. note:: text"
struct Directive {
  std::string_view name;
  std::size_t argument = 0;  // where the argument begins; the line's end where there is none
};

// The end of a field's name, ":Name: value"; npos where the line is no field.
std::size_t FieldEnd(std::string_view line) {
  if (line.size() < 3 || line.front() != ':' || line[1] == ' ' || line[1] == ':') return line.npos;
  const std::size_t close = line.substr(0, kLongField).find(':', 1);
  if (close == line.npos || (close + 1 < line.size() && line[close + 1] != ' ')) return line.npos;
  return close;
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
  std::string_view Said(std::size_t i) const {
    return i < lines_.size() ? text_.substr(lines_[i].text(), lines_[i].end - lines_[i].text())
                             : std::string_view();
  }
  bool Blank(std::size_t i) const { return i >= lines_.size() || lines_[i].blank(); }

  // The line after the block that is indented more than `indent` from line `i` on, blank lines
  // before its last line included.
  std::size_t BodyEnd(std::size_t i, std::size_t indent) const {
    std::size_t end = i;
    for (std::size_t k = i; k < lines_.size() && (lines_[k].blank() || lines_[k].indent > indent);
         ++k) {
      if (!lines_[k].blank()) end = k + 1;
    }
    return end;
  }

  // Reads what begins at the line; returns the line after it.
  std::size_t ReadBlock(std::size_t i) {
    const TextLine& line = lines_[i];
    const std::string_view said = Said(i);
    if (said.empty()) {
      out_.Write("\n", line.end);
      return i + 1;
    }
    if (said.starts_with("..") && (said.size() == 2 || said[2] == ' ')) return ReadExplicit(i);
    if (line.indent == 0) {
      if (const std::size_t end = ReadTitle(i); end > i) return end;
    }
    if (IsTableRule(said)) {
      if (const std::size_t end = ReadSimpleTable(i); end > i) return end;
    }
    if (const std::size_t close = FieldEnd(said); close != said.npos) {
      out_.EndLine(line.begin);
      out_.Copy(line.text() + 1, line.text() + close + 1);
      ReadInline(line.text() + close + 1, line.end);
      out_.Write("\n", line.end);
      return i + 1;
    }
    std::size_t from = line.begin;
    if (said.starts_with("#. ") || (said.starts_with("| ") && said.back() != '|')) {
      out_.Copy(line.begin, line.text());
      if (said.front() == '#') out_.Write("- ", line.text());
      from = line.text() + (said.front() == '#' ? 3 : 2);
    }
    std::size_t end = line.end;
    const bool literal = said.ends_with("::") && said.size() > 2 && Blank(i + 1);
    if (literal) --end;
    ReadInline(from, end);
    out_.Write("\n", line.end);
    if (literal) {
      std::size_t body = i + 1;
      while (body < lines_.size() && lines_[body].blank()) ++body;
      const std::size_t body_end = BodyEnd(body, line.indent);
      if (body_end > body) {
        WriteCode(line.end - 1, body, body_end);
        return body_end;
      }
    }
    return i + 1;
  }

  // A title under a line of signs, or between two. Its level is that of its signs, in the order in
  // which the text uses them.
  std::size_t ReadTitle(std::size_t i) {
    std::size_t title = i;
    const bool over = IsAdornment(Said(i)) && !Blank(i + 1) && Said(i + 2).size() >= 3 &&
                      Said(i + 2).front() == Said(i).front() && IsAdornment(Said(i + 2));
    if (over) ++title;
    if (!over && i > 0 && !Blank(i - 1) && !IsAdornment(Said(i - 1))) return i;
    const std::string_view said = Said(title);
    const std::string_view under = Said(title + 1);
    if (said.empty() || said.size() > kLongTitle || IsAdornment(said) || !IsAdornment(under) ||
        lines_[title + 1].indent > 0 || 2 * under.size() < CountCodePoints(said)) {
      return i;
    }
    const std::pair<char, bool> style{under.front(), over};
    auto found = std::find(styles_.begin(), styles_.end(), style);
    if (found == styles_.end()) found = styles_.insert(styles_.end(), style);
    const auto level = static_cast<std::size_t>(found - styles_.begin()) + 1;
    out_.EndParagraph(lines_[title].begin);
    out_.Write(std::string(std::min(level, std::size_t{6}), '#') + " ", lines_[title].begin);
    ReadInline(lines_[title].text(), lines_[title].end);
    out_.Write("\n\n", lines_[title].end);
    return title + 2;
  }

  // Anchors, comments, footnotes and directives.
  std::size_t ReadExplicit(std::size_t i) {
    const TextLine& line = lines_[i];
    const std::string_view said = Said(i);
    const std::size_t end = BodyEnd(i + 1, line.indent);
    std::size_t at = std::min(said.find_first_not_of(' ', 2), said.size());
    if (at < said.size() && said[at] == '[') {  // ".. [1] text"
      out_.EndParagraph(line.begin);
      out_.Write("[^", line.text());
      const std::size_t close = std::min(said.find(']', at), said.size() - 1);
      out_.Copy(line.text() + at + (said[at + 1] == '#' ? 2U : 1U), line.text() + close + 1);
      out_.Write(":", line.text() + close + 1);
      ReadInline(line.text() + close + 1, line.end);
      out_.Write("\n", line.end);
      CopyBody(i + 1, end);
      return end;
    }
    const std::size_t colons = said.find("::", at);
    if (colons == said.npos || said[at] == '_' || said[at] == '|' ||
        said.substr(at, colons - at).find(' ') != said.npos) {
      return end;  // an anchor or a comment
    }
    const std::string_view name = said.substr(at, colons - at);
    std::size_t argument = colons + 2;
    while (argument < said.size() && said[argument] == ' ') ++argument;
    ReadDirective(i, {name, line.text() + argument}, end);
    return end;
  }

  void ReadDirective(std::size_t i, const Directive& directive, std::size_t end) {
    const TextLine& line = lines_[i];
    const std::string_view name = directive.name;
    std::size_t body = i + 1;  // after the options
    while (body < end && !lines_[body].blank() && FieldEnd(Said(body)) != std::string_view::npos) {
      ++body;
    }
    if (name == "list-table") return ReadListTable(i, body, end);
    if (name == "code-block" || name == "code" || name == "sourcecode" ||
        name == "literalinclude" || name == "parsed-literal" || name == "highlight") {
      while (body < end && lines_[body].blank()) ++body;
      if (body < end) WriteCode(line.begin, body, end);
      return;
    }
    const bool title = name == "rubric" || name == "topic" || name == "sidebar" ||
                       name == "admonition" || name == "table" || name == "container";
    const bool note = name == "note" || name == "warning" || name == "important" ||
                      name == "hint" || name == "tip" || name == "attention" || name == "caution" ||
                      name == "danger" || name == "seealso";
    if (!title && !note) return;  // pictures, lists of contents and the like print nothing
    out_.EndParagraph(line.begin);
    while (body < end && lines_[body].blank()) ++body;
    if (note) {
      out_.Write("Note: ", line.begin);
      ReadInline(directive.argument, line.end);
      if (directive.argument < line.end) out_.Write("\n", line.end);
    } else if (directive.argument < line.end && name != "container") {
      out_.Write("**", line.begin);
      ReadInline(directive.argument, line.end);
      out_.Write("**\n\n", line.end - 1);
    }
    CopyBody(body, end);
    out_.EndParagraph(lines_[end - 1].end);
  }

  // The lines of a body, without its indent.
  void CopyBody(std::size_t begin, std::size_t end) {
    std::size_t indent = std::string_view::npos;
    for (std::size_t k = begin; k < end; ++k) {
      if (!lines_[k].blank()) indent = std::min(indent, lines_[k].indent);
    }
    for (std::size_t k = begin; k < end; ++k) {
      const TextLine& line = lines_[k];
      if (!line.blank()) ReadInline(line.begin + indent, line.end);
      out_.Write("\n", line.end);
    }
  }

  // `at`: what the fence above the code stands for.
  void WriteCode(std::size_t at, std::size_t begin, std::size_t end) {
    out_.EndLine(at);
    out_.Write("```\n", at);
    for (std::size_t k = begin; k < end; ++k) {
      out_.Copy(lines_[k].begin, lines_[k].end);
      out_.Write("\n", lines_[k].end);
    }
    if (lines_[end - 1].end < text_.size()) out_.Write("```\n", lines_[end - 1].end);
  }

  // "* - cell" begins a row, "  - cell" goes on with it.
  void ReadListTable(std::size_t i, std::size_t body, std::size_t end) {
    bool headed = false;
    for (std::size_t k = i + 1; k < body; ++k) {
      const std::string_view option = Said(k);
      headed |= option.starts_with(":header-rows:") && !option.ends_with('0');
    }
    out_.EndParagraph(lines_[i].begin);
    out_.BeginTable(headed);
    for (std::size_t k = body; k < end; ++k) {
      const TextLine& line = lines_[k];
      std::string_view said = Said(k);
      if (said.empty()) continue;
      std::size_t from = line.text();
      const auto skip = [&](std::size_t bytes) {
        from += std::min(bytes, line.end - from);
        while (from < line.end && text_[from] == ' ') ++from;
        said = text_.substr(from, line.end - from);
      };
      if (said.starts_with("* -")) {
        out_.EndRow(lines_[k - 1].end);
        skip(1);
      }
      if (said == "-" || said.starts_with("- ")) {
        out_.BeginCell(line.text());
        skip(1);
      } else if (out_.in_row()) {
        out_.Write(" ", line.begin);
      }
      if (out_.in_row()) ReadInline(from, line.end);
    }
    out_.EndRow(lines_[end - 1].end - 1);
    out_.EndParagraph(lines_[end - 1].end);
  }

  using Columns = std::vector<std::pair<std::size_t, std::size_t>>;

  // Rows under a rule that shows the columns. A row whose first cell is empty goes on with the one
  // above it.
  std::size_t ReadSimpleTable(std::size_t i) {
    Columns columns;
    const std::string_view rule = text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
    for (std::size_t at = rule.find('='); at < rule.size() && columns.size() < kMostColumns;) {
      const std::size_t stop = std::min(rule.find(' ', at), rule.size());
      columns.emplace_back(at, stop);
      at = std::min(rule.find('=', stop), rule.size());
    }
    std::size_t end = i + 1;
    std::size_t under_head = 0;
    for (std::size_t k = i + 1; k < lines_.size() && k < i + kLongTable; ++k) {
      if (!IsTableRule(Said(k))) continue;
      if (under_head == 0 && !Blank(k + 1)) {
        under_head = k;
        continue;
      }
      end = k + 1;
      break;
    }
    if (end == i + 1) return i;
    std::vector<std::pair<std::size_t, std::size_t>> rows;  // of lines
    bool wrapped = false;
    for (std::size_t begin = i + 1; begin + 1 < end;) {
      if (lines_[begin].blank() || begin == under_head) {
        ++begin;
        continue;
      }
      std::size_t stop = begin + 1;
      while (stop + 1 < end && stop != under_head && !lines_[stop].blank() &&
             CellAt(stop, columns, 0).empty()) {
        ++stop;
      }
      rows.emplace_back(begin, stop);
      wrapped |= stop > begin + 1;
      begin = stop;
    }
    out_.EndParagraph(lines_[i].begin);
    out_.BeginTable(under_head != 0);
    for (const auto& [begin, stop] : rows) {
      if (wrapped) {
        WriteGridRow(begin, stop, columns);
      } else {
        WriteRow(begin, columns);
      }
    }
    if (wrapped) WriteBorder(columns.size(), lines_[end - 1].begin);
    out_.EndParagraph(lines_[end - 1].begin);
    return end;
  }

  // The bytes of a column's cell in a line. Columns are counted in signs of one place; the wide
  // signs of East Asia take two.
  std::string_view CellAt(std::size_t k, const Columns& columns, std::size_t column) const {
    const std::string_view line = text_.substr(lines_[k].begin, lines_[k].end - lines_[k].begin);
    std::size_t begin = 0;
    std::size_t place = 0;
    const auto go_to = [&](std::size_t& at, std::size_t wanted) {
      while (at < line.size() && place < wanted) {
        const CodePoint c = DecodeAt(line, at);
        place += IsCjk(c.value) ? 2U : 1U;
        at += c.size;
      }
    };
    go_to(begin, columns[column].first);
    std::size_t end = begin;
    if (column + 1 < columns.size()) {
      go_to(end, columns[column + 1].first);
    } else {
      end = line.size();
    }
    while (end > begin && IsSpace(line[end - 1])) --end;  // an empty cell stays at its beginning
    while (begin < end && IsSpace(line[begin])) ++begin;
    return line.substr(begin, end - begin);
  }

  // The cells of a line up to the last that is not empty: nothing in the source stands for more.
  std::size_t CellsIn(std::size_t line, const Columns& columns) const {
    std::size_t cells = columns.size();
    while (cells > 1 && CellAt(line, columns, cells - 1).empty()) --cells;
    return cells;
  }

  void WriteRow(std::size_t line, const Columns& columns) {
    for (std::size_t column = 0; column < CellsIn(line, columns); ++column) {
      const std::string_view cell = CellAt(line, columns, column);
      out_.BeginCell(static_cast<std::size_t>(cell.data() - text_.data()));
      ReadInline(cell);
    }
    out_.EndRow(lines_[line].end - 1);
  }

  // A row of several lines, as a grid table has it.
  void WriteGridRow(std::size_t begin, std::size_t end, const Columns& columns) {
    WriteBorder(columns.size(), lines_[begin - 1].end);
    for (std::size_t k = begin; k < end; ++k) {
      for (std::size_t column = 0; column < CellsIn(k, columns); ++column) {
        const std::string_view cell = CellAt(k, columns, column);
        const auto at = static_cast<std::size_t>(cell.data() - text_.data());
        out_.Write("| ", at);
        ReadInline(cell);
        out_.Write(" ", at + (cell.empty() ? 0 : cell.size() - 1));
      }
      out_.Write("|\n", lines_[k].end - 1);
    }
  }

  void WriteBorder(std::size_t columns, std::size_t at) {
    for (std::size_t column = 0; column < columns; ++column) out_.Write("+---", at);
    out_.Write("+\n", at);
  }

  void ReadInline(std::string_view cell) {
    const auto at = static_cast<std::size_t>(cell.data() - text_.data());
    ReadInline(at, at + cell.size());
  }

  // `text <https://x.example>`_ and :role:`text`; ``code`` stays.
  void ReadInline(std::size_t begin, std::size_t end) {
    std::size_t copied = begin;
    for (std::size_t i = begin; i < end;) {
      if (text_[i] != '`') {
        ++i;
        continue;
      }
      const std::size_t ticks = CountSigns(text_.substr(i, end - i), '`');
      const std::size_t from = i + ticks;
      const std::size_t close =
          text_.substr(from, std::min(end - from, kLongRole)).find(std::string(ticks, '`'));
      if (ticks != 1 || close == text_.npos) {
        i = close == text_.npos ? from : from + close + ticks;
        continue;
      }
      std::size_t role = i;
      if (role > begin && text_[role - 1] == ':') {
        --role;
        while (role > begin && (IsAsciiAlnum(text_[role - 1]) || text_[role - 1] == '-')) --role;
        role = role > begin && text_[role - 1] == ':' ? role - 1 : i;
      }
      const std::size_t stop = from + close;
      const std::size_t open = text_.substr(from, close).find(" <");
      out_.Copy(copied, role);
      if (open != text_.npos && text_[stop - 1] == '>') {
        out_.Copy(from, from + open + (role == i ? 1 : 0));
        if (role == i) {
          out_.Write("(", from + open + 1);
          out_.Copy(from + open + 2, stop - 1);
          out_.Write(")", stop - 1);
        }
      } else {
        out_.Copy(from, stop);
      }
      i = stop + 1;
      while (i < end && text_[i] == '_') ++i;
      copied = i;
    }
    out_.Copy(copied, end);
  }

  std::string_view text_;
  Rewriter out_;
  std::vector<TextLine> lines_;
  std::vector<std::pair<char, bool>> styles_;  // of titles: the sign, and whether it is over, too
};

// ".. name:: ", ".. _anchor:"
bool IsExplicit(std::string_view line) {
  if (!line.starts_with(".. ") || line.size() < 6) return false;
  const std::string_view rest = line.substr(3);
  if (rest.front() == '_') return rest.ends_with(':') || rest.find(": ") != rest.npos;
  const std::size_t colons = rest.find("::");
  return colons != rest.npos && colons > 2 &&
         std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(colons),
                     [](char c) { return IsAsciiAlnum(c) || c == '-' || c == ':'; });
}

}  // namespace

bool IsRst(std::string_view text) {
  if (text.starts_with(".. ") || text.find("\n.. ") != text.npos) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (IsExplicit(text.substr(begin, end - begin))) return true;
      begin = end + 1;
    }
  }
  // Two titles under signs of which one is no sign of Markdown, or a title between two lines of
  // signs, beside a field.
  if (text.find("\n~~~") == text.npos && text.find("\n^^^") == text.npos &&
      text.find("\n\"\"\"") == text.npos && text.find("\n====") == text.npos &&
      !text.starts_with("====")) {
    return false;
  }
  const std::vector<TextLine> lines = TextLinesOf(text);
  const auto said = [&](std::size_t i) {
    return i < lines.size() && lines[i].indent == 0
               ? text.substr(lines[i].begin, lines[i].end - lines[i].begin)
               : std::string_view();
  };
  std::size_t titles = 0;
  std::size_t other = 0;
  std::size_t over = 0;
  std::size_t fields = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string_view line = said(i);
    if (line.empty()) continue;
    if (FieldEnd(line) != line.npos) ++fields;
    const std::string_view above = said(i - 1);
    if (!IsAdornment(line) || above.empty() || IsAdornment(above) ||
        line.size() < CountCodePoints(above)) {
      continue;
    }
    ++titles;
    if (line.front() != '=' && line.front() != '-' && line.front() != '*' && line.front() != '_') {
      ++other;
    }
    if (i >= 2 && said(i - 2).size() >= 3 && IsAdornment(said(i - 2)) &&
        said(i - 2).front() == line.front()) {
      ++over;
    }
  }
  return (titles >= 2 && other >= 1) || (over >= 1 && (fields >= 2 || titles > over)) ||
         (titles >= 1 && fields >= 2);
}

Cleaned ReadRst(const Cleaned& clean) { return Reader(clean).Read(); }

}  // namespace qsift
