#pragma once

// The fields that all parts of a document have in common: texts, numbers, lists, and the place that
// a text was read from.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/output/json_writer.h"

namespace qsift {

// Places of one document, mostly asked for in ascending order: each answer is looked for near the
// one before it.
class PlaceFinder {
 public:
  explicit PlaceFinder(const Document& document) : document_(document) {}

  std::uint32_t LineOf(std::uint32_t offset) {
    const std::vector<std::uint32_t>& starts = document_.line_starts;
    for (int step = 0; step < 8; ++step, ++line_) {
      if (line_ >= starts.size() || starts[line_] > offset) break;
      if (line_ + 1 == starts.size() || starts[line_ + 1] > offset) {
        return static_cast<std::uint32_t>(line_ + 1);
      }
    }
    const std::uint32_t line = document_.LineOf(offset);
    line_ = line == 0 ? 0 : line - 1;
    return line;
  }

 private:
  const Document& document_;
  std::size_t line_ = 0;  // index in Document::line_starts
};

// Whether lines, spans, digests and the schema are written: a program wants them, a reader does
// not.
enum class Places : std::uint8_t { kWritten, kLeftOut };

template <typename Emitter>
class FieldWriter {
 public:
  FieldWriter(const Document& document, Emitter& out, Places places)
      : document_(document), places_(document), out_(out), placed_(places == Places::kWritten) {}

  bool placed() const { return placed_; }
  std::uint32_t LineOf(std::uint32_t offset) { return places_.LineOf(offset); }

  void Put(std::string_view key, std::string_view text) { PutField(out_, key, text); }
  void PutOrNull(std::string_view key, std::string_view text) {
    out_.Key(key);
    if (text.empty()) {
      out_.Null();
    } else {
      out_.String(text);
    }
  }
  void PutNumber(std::string_view key, std::uint64_t number) { PutField(out_, key, number); }
  void PutSpan(std::string_view key, Span span) {
    out_.Key(key);
    WriteSpan(span);
  }
  void WriteSpan(Span span) { out_.Pair(span.begin, span.end); }

  template <typename T, typename Function>
  void List(std::string_view key, const std::vector<T>& items, Function write) {
    out_.Key(key);
    out_.BeginList();
    for (const T& item : items) write(item);
    out_.EndList();
  }

  // The keys of a leaf: its text under `key`, its line and span, and its parts where other leaves
  // stand between them.
  void PutLeaf(std::string_view key, const Leaf& leaf) {
    out_.Key(key);
    out_.Text(document_.Text(leaf.text));
    PutPlace(leaf);
  }
  void PutPlace(const Leaf& leaf) {
    if (!placed_) return;
    const Span hull = document_.Hull(leaf);
    PutNumber("line", places_.LineOf(hull.begin));
    PutSpan("span", hull);
    if (leaf.part_count > 1) {
      out_.Key("parts");
      out_.BeginList();
      for (std::uint32_t i = 0; i < leaf.part_count; ++i) {
        WriteSpan(document_.parts[leaf.first_part + i]);
      }
      out_.EndList();
    }
    PutOriginal(hull.begin);
  }

  // Where in the original the text stands, if it was read out of parts or cells.
  void PutOriginal(std::uint32_t source) {
    const OriginalPlace* const place = document_.OriginalOf(source);
    if (place == nullptr) return;
    out_.Key("place");
    out_.BeginObject();
    Put("part", document_.original_parts[place->part]);
    if (place->paragraph > 0) PutNumber("paragraph", place->paragraph);
    if (place->row > 0) Put("cell", Document::CellName(*place));
    out_.EndObject();
  }
  void WriteLeaf(const Leaf& leaf) {
    out_.BeginObject();
    PutLeaf("text", leaf);
    out_.EndObject();
  }

  // Line and span of a stretch of text inside a leaf.
  void PutTextPlace(Span text) {
    if (!placed_) return;
    const Span source = document_.Source(text);
    PutNumber("line", places_.LineOf(source.begin));
    PutSpan("span", source);
    PutOriginal(source.begin);
  }

  void PutNames(std::string_view key, const std::vector<std::string>& names) {
    out_.Key(key);
    out_.BeginInlineList();
    for (const std::string& name : names) out_.String(name);
    out_.EndInlineList();
  }

  void PutYear(std::string_view key, std::uint32_t year) {
    out_.Key(key);
    if (year == 0) {
      out_.Null();
    } else {
      out_.Number(year);
    }
  }

 private:
  const Document& document_;
  PlaceFinder places_;
  Emitter& out_;
  bool placed_;
};

}  // namespace qsift
