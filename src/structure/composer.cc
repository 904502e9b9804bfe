#include "src/structure/composer.h"

#include "src/base/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kWrappedLine = 40;  // bytes; a shorter line was ended on purpose

bool EndsSentence(char32_t last) {
  return last == '.' || last == '!' || last == '?' || last == 0x2026 || last == 0x3002 ||
         last == 0xFF01 || last == 0xFF1F || last == 0x061F || last == 0x06D4;
}

// Punctuation that begins no paragraph: what follows a page break belongs to the line before it.
bool Continues(char32_t first) {
  return IsLower(first) || first == ',' || first == ';' || first == ')' || first == '/' ||
         first == ']' || first == '%' || first == '&' || first == '=' || first == 0x3001 ||
         first == 0xFF0C;
}

}  // namespace

void Composer::Begin() {
  leaf_ = Leaf{};
  leaf_.text.begin = leaf_.text.end = static_cast<std::uint32_t>(document_.text.size());
  leaf_.first_part = static_cast<std::uint32_t>(document_.parts.size());
  last_line_ = kNoIndex;
}

std::string_view Composer::JoinBefore(std::size_t line, Span text) const {
  const auto previous = static_cast<std::size_t>(last_line_);
  if (previous == line) return " ";
  const std::string_view clean = blocks_.text;
  const char32_t last = DecodeBefore(clean, last_text_.end).value;
  const char32_t first = DecodeAt(clean, text.begin).value;
  const bool wide = IsCjk(last) && IsCjk(first);
  const bool item = blocks_.facts[line].sign == Sign::kBullet ||
                    blocks_.facts[line].sign == Sign::kTable ||
                    blocks_.facts[line].sign == Sign::kHeading ||
                    blocks_.Opener(line, OpenerKind::kNumber) != nullptr;
  // Lines that belong to another leaf (a page number) may stand between the two.
  bool blank = blocks_.lines[line].blanks > 0;
  for (std::size_t i = previous + 1; i < line && !blank; ++i) blank = blocks_.lines[i].blanks > 0;
  if (item) return blank ? "\n\n" : "\n";
  if (blank) return !EndsSentence(last) && Continues(first) ? " " : "\n\n";
  if (last_text_.size() < kWrappedLine && !IsLower(first) && !wide) return "\n";
  return wide ? "" : " ";
}

void Composer::AddLine(std::size_t line, Span text, Span cover) {
  if (!text.empty()) {
    if (last_line_ != kNoIndex) {
      const std::string_view join = JoinBefore(line, text);
      const auto at = static_cast<std::uint32_t>(document_.text.size());
      if (!join.empty()) text_map_.Add(at, map_.Map(Span{last_text_.begin, last_text_.end}).end);
      document_.text.append(join);
    }
    Append(text);
    last_line_ = static_cast<std::int64_t>(line);
    last_text_ = text;
  }
  Cover(cover);
}

void Composer::AddLine(std::size_t line) {
  AddLine(line, blocks_.facts[line].content, blocks_.lines[line].body);
}

Leaf Composer::End() {
  leaf_.text.end = static_cast<std::uint32_t>(document_.text.size());
  leaf_.part_count = static_cast<std::uint32_t>(document_.parts.size()) - leaf_.first_part;
  return leaf_;
}

Leaf Composer::Single(std::size_t line, Span text, Span cover) {
  Begin();
  AddLine(line, text, cover);
  return End();
}

Leaf Composer::Single(std::size_t line) {
  Begin();
  AddLine(line);
  return End();
}

void Composer::Finish() { document_.anchors = std::move(text_map_).Release(); }

void Composer::Append(Span clean) {
  const auto at = static_cast<std::uint32_t>(document_.text.size());
  text_map_.Add(at, map_.Map(clean.begin));
  const auto end = map_.anchors().end();
  auto anchor = map_.At(clean.begin);
  if (anchor == end) {
    anchor = map_.anchors().begin();
  } else {
    ++anchor;
  }
  for (; anchor != end && anchor->text < clean.end; ++anchor) {
    if (anchor->text > clean.begin) text_map_.Add(at + anchor->text - clean.begin, anchor->source);
  }
  document_.text.append(blocks_.text.substr(clean.begin, clean.size()));
}

void Composer::Cover(Span clean) {
  if (clean.empty()) return;
  const Span source = map_.Map(clean);
  // Neighbouring lines of one leaf with blanks only between them make one part.
  if (document_.parts.size() > leaf_.first_part) {
    Span& last = document_.parts.back();
    const std::string_view between =
        std::string_view(document_.source).substr(last.end, source.begin - last.end);
    if (source.begin >= last.end && between.size() < 256 &&
        between.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      last.end = source.end;
      return;
    }
  }
  document_.parts.push_back(source);
}

}  // namespace qsift
