#pragma once

// Tables for people: aligned columns for a screen, and Markdown (GFM tables).

#include <cstddef>

#include "qsift/output.h"

namespace qsift {

class TextTableWriter final : public Writer {
 public:
  // `width`: columns of the screen that a line may take; 0 for as many as it needs.
  TextTableWriter(Table table, std::size_t width) : table_(table), width_(width) {}
  void Write(const Document& document, Sink& sink) override;
  void Separator(Sink& sink) override { sink.Write("\n"); }

 private:
  Table table_;
  std::size_t width_;
};

class MarkdownTableWriter final : public Writer {
 public:
  explicit MarkdownTableWriter(Table table) : table_(table) {}
  void Write(const Document& document, Sink& sink) override;
  void Separator(Sink& sink) override { sink.Write("\n"); }

 private:
  Table table_;
};

}  // namespace qsift
