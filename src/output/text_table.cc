#include "src/output/text_table.h"

#include <algorithm>

#include "qsift/harmless.h"
#include "src/output/json_writer.h"
#include "src/output/readable_rows.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::string_view kGap = "  ";
constexpr std::string_view kCut = "\xE2\x80\xA6";  // an ellipsis

std::string OnOneLine(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return text;
}

std::size_t WidthOf(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint at = DecodeAt(text, i);
    width += ColumnsOf(at.value);
    i += at.size;
  }
  return width;
}

// The text in exactly `width` columns, cut with an ellipsis or filled with blanks.
void PutPadded(std::string_view text, std::size_t width, bool last, Buffer& out) {
  const std::size_t own = WidthOf(text);
  if (own <= width) {
    out.Put(text);
    for (std::size_t i = own; !last && i < width; ++i) out.Put(' ');
    return;
  }
  std::size_t used = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const CodePoint at = DecodeAt(text, end);
    if (used + ColumnsOf(at.value) + 1 > width) break;
    used += ColumnsOf(at.value);
    end += at.size;
  }
  out.Put(text.substr(0, end));
  out.Put(kCut);
  for (std::size_t i = used + 1; !last && i < width; ++i) out.Put(' ');
}

// Makes the widest columns narrower until all of them fit.
void Fit(std::vector<std::size_t>& widths, std::size_t width) {
  const std::size_t gaps = kGap.size() * (widths.size() - 1);
  std::size_t total = gaps;
  for (const std::size_t own : widths) total += own;
  constexpr std::size_t kNarrowest = 4;
  while (total > width) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) return;
    --*widest;
    --total;
  }
}

void PutLine(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
             Buffer& out) {
  std::size_t count = cells.size();
  while (count > 0 && cells[count - 1].empty()) --count;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out.Put(kGap);
    PutPadded(cells[i], widths[i], i + 1 == count, out);
  }
  out.Put('\n');
}

// A cell of a GFM table: nothing in it is markup, and links stay links.
std::string MarkdownCell(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // After a letter or digit an underscore begins no emphasis, and a link may hold it.
    const bool inside = c == '_' && i > 0 && IsAsciiAlnum(text[i - 1]);
    switch (c) {
      case '\n': out += "<br>"; break;
      case '<': out += "&lt;"; break;
      case '&': out += "&amp;"; break;
      default:
        if (!inside && std::string_view("\\`*_[]|~").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
  }
  return out;
}

}  // namespace

void TextTableWriter::Write(const Document& document, Sink& sink) {
  std::vector<std::vector<std::string>> rows;
  const std::vector<std::string_view> heads = ReadableColumns(table_);
  rows.emplace_back(heads.begin(), heads.end());
  ForEachReadableRow(document, table_, [&](const std::vector<std::string>& cells) {
    rows.push_back(cells);
    for (std::string& cell : rows.back()) cell = OnOneLine(std::move(cell));
  });
  std::vector<std::size_t> widths(heads.size(), 0);
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], WidthOf(row[i]));
  }
  if (width_ > 0) Fit(widths, width_);
  Buffer out(sink);
  out.Put(Shown(document.id));
  out.Put(std::string_view("\n\n"));
  PutLine(rows.front(), widths, out);
  std::vector<std::string> rule;
  rule.reserve(widths.size());
  for (const std::size_t width : widths) rule.emplace_back(width, '-');
  PutLine(rule, widths, out);
  for (std::size_t i = 1; i < rows.size(); ++i) PutLine(rows[i], widths, out);
}

void MarkdownTableWriter::Write(const Document& document, Sink& sink) {
  Buffer out(sink);
  out.Put(std::string_view("## "));
  out.Put(MarkdownCell(Shown(document.id)));
  out.Put(std::string_view("\n\n|"));
  const std::vector<std::string_view> heads = ReadableColumns(table_);
  for (const std::string_view head : heads) {
    out.Put(' ');
    out.Put(head);
    out.Put(std::string_view(" |"));
  }
  out.Put(std::string_view("\n|"));
  for (std::size_t i = 0; i < heads.size(); ++i) out.Put(std::string_view(" --- |"));
  out.Put('\n');
  ForEachReadableRow(document, table_, [&](const std::vector<std::string>& cells) {
    out.Put('|');
    for (const std::string& cell : cells) {
      out.Put(' ');
      out.Put(MarkdownCell(cell));
      out.Put(std::string_view(" |"));
    }
    out.Put('\n');
  });
}

}  // namespace qsift
