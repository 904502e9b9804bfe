#include "src/input/rst.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/input/rewriter.h"
#include "src/input/rst_lines.h"
#include "src/input/rst_table.h"
#include "src/input/text_lines.h"

namespace qsift {
namespace {

constexpr std::size_t kLongRole = 300;   // bytes between two backquotes
constexpr std::size_t kLongTitle = 200;  // bytes

// ".. note:: text"
struct Directive {
  std::string_view name;
  std::size_t argument = 0;  // where the argument begins; the line's end if there is none
};

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
    if (IsRstTableRule(said)) {
      if (const std::size_t end = ReadSimpleTable(i); end > i) return end;
    }
    if (const std::size_t close = RstFieldEnd(said); close != said.npos) {
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
    const bool over = IsRstAdornment(Said(i)) && !Blank(i + 1) && Said(i + 2).size() >= 3 &&
                      Said(i + 2).front() == Said(i).front() && IsRstAdornment(Said(i + 2));
    if (over) ++title;
    if (!over && i > 0 && !Blank(i - 1) && !IsRstAdornment(Said(i - 1))) return i;
    const std::string_view said = Said(title);
    const std::string_view under = Said(title + 1);
    if (said.empty() || said.size() > kLongTitle || IsRstAdornment(said) ||
        !IsRstAdornment(under) || lines_[title + 1].indent > 0 ||
        2 * under.size() < CountCodePoints(said)) {
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
    while (body < end && !lines_[body].blank() &&
           RstFieldEnd(Said(body)) != std::string_view::npos) {
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

  // As a pipe table, or as a grid table where rows have several lines.
  std::size_t ReadSimpleTable(std::size_t i) {
    const std::optional<RstTable> table = RstTable::At(text_, lines_, i);
    if (!table) return i;
    const std::size_t last = lines_[table->end() - 1].begin;
    out_.EndParagraph(lines_[i].begin);
    out_.BeginTable(table->headed());
    for (const auto& [begin, stop] : table->rows()) {
      if (table->wrapped()) {
        WriteGridRow(begin, stop, *table);
      } else {
        WriteRow(begin, *table);
      }
    }
    if (table->wrapped()) WriteBorder(table->columns(), last);
    out_.EndParagraph(last);
    return table->end();
  }

  void WriteRow(std::size_t line, const RstTable& table) {
    for (std::size_t column = 0; column < table.CellsIn(line); ++column) {
      const std::string_view cell = table.CellAt(line, column);
      out_.BeginCell(static_cast<std::size_t>(cell.data() - text_.data()));
      ReadInline(cell);
    }
    out_.EndRow(lines_[line].end - 1);
  }

  // A row of several lines, as a grid table has it.
  void WriteGridRow(std::size_t begin, std::size_t end, const RstTable& table) {
    WriteBorder(table.columns(), lines_[begin - 1].end);
    for (std::size_t k = begin; k < end; ++k) {
      for (std::size_t column = 0; column < table.CellsIn(k); ++column) {
        const std::string_view cell = table.CellAt(k, column);
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

}  // namespace

Cleaned ReadRst(const Cleaned& clean) { return Reader(clean).Read(); }

}  // namespace qsift
