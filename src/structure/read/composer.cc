#include "src/structure/read/composer.h"

#include <algorithm>
#include <vector>

#include "src/structure/lines/emphasis.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kWrappedLine = 40;  // bytes; a shorter line was ended on purpose
constexpr std::size_t kLongPart = 40;     // bytes; of one side of a hyphen

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

// The text is one of several cells of its line.
bool Composer::InCell(std::size_t line, Span text) const {
  const Span body = blocks_.lines[line].body;
  return blocks_.facts[line].sign == Sign::kTable &&
         (text.begin > body.begin || text.end < body.end);
}

std::string_view Composer::JoinBefore(std::size_t line, Span text) const {
  const auto previous = static_cast<std::size_t>(last_line_);
  if (previous == line) return " ";
  const std::string_view clean = blocks_.text;
  const char32_t last = DecodeBefore(clean, last_text_.end).value;
  const char32_t first = DecodeAt(clean, text.begin).value;
  const bool wide = IsCjk(last) && IsCjk(first);
  const bool item = blocks_.facts[line].sign == Sign::kBullet ||
                    (blocks_.facts[line].sign == Sign::kTable && !InCell(line, text)) ||
                    blocks_.facts[line].sign == Sign::kHeading ||
                    blocks_.facts[line].sign == Sign::kCode ||
                    blocks_.Opener(line, OpenerKind::kNumber) != nullptr;
  // Lines that belong to another leaf (a page number) may stand between the two.
  bool blank = blocks_.lines[line].blanks > 0;
  for (std::size_t i = previous + 1; i < line && !blank; ++i) blank = blocks_.lines[i].blanks > 0;
  if (item) return blank ? "\n\n" : "\n";
  if (blank)
    return !EndsSentence(clean.substr(0, last_text_.end)) && Continues(first) ? " " : "\n\n";
  if (InCell(line, text)) return wide ? "" : " ";
  if (last_text_.size() < kWrappedLine && !IsLower(first) && !wide) return "\n";
  return wide ? "" : " ";
}

// "organi-" before "sation", "well-" before "known": joined without a blank. True where it was.
bool Composer::JoinDivided(std::size_t line, Span text) {
  const std::string_view clean = blocks_.text;
  if (clean[last_text_.end - 1] != '-' || last_text_.size() < 3 || blocks_.lines[line].blanks > 0 ||
      (blocks_.facts[line].sign != Sign::kNone && !InCell(line, text))) {
    return false;
  }
  std::uint32_t begin = last_text_.end - 1;
  while (begin > last_text_.begin) {
    const CodePoint before = DecodeBefore(clean, begin);
    if (!IsLetter(before.value)) break;
    begin -= before.size;
  }
  const std::string_view first = clean.substr(begin, last_text_.end - 1 - begin);
  const bool in_word = begin == last_text_.begin || clean[begin - 1] == ' ' ||
                       clean[begin - 1] == '(' || clean[begin - 1] == '"';
  std::uint32_t end = text.begin;
  while (end < text.end && IsLetter(DecodeAt(clean, end).value)) end += DecodeAt(clean, end).size;
  const std::string_view second = clean.substr(text.begin, end - text.begin);
  if (!in_word || CountCodePoints(first) < 2 || CountCodePoints(second) < 2 ||
      !IsLower(DecodeBefore(first, first.size()).value) || !IsLower(DecodeAt(second, 0).value) ||
      clean.substr(last_text_.begin, last_text_.size()).substr(0, 2) == "--") {
    return false;
  }
  if (IsHyphenated(first, second)) return true;
  document_.text.pop_back();
  return true;
}

// The document writes the two with a hyphen inside a line.
bool Composer::IsHyphenated(std::string_view first, std::string_view second) {
  const std::string_view clean = blocks_.text;
  if (!hyphenated_) {
    hyphenated_.emplace();
    for (std::size_t at = clean.find('-'); at != clean.npos; at = clean.find('-', at + 1)) {
      std::size_t begin = at;
      std::size_t end = at + 1;
      while (begin > 0 && at - begin < kLongPart) {
        const CodePoint before = DecodeBefore(clean, begin);
        if (!IsLetter(before.value)) break;
        begin -= before.size;
      }
      while (end < clean.size() && end - at < kLongPart && IsLetter(DecodeAt(clean, end).value)) {
        end += DecodeAt(clean, end).size;
      }
      if (begin == at || end == at + 1) continue;
      std::string folded;
      AppendFolded(clean.substr(begin, end - begin), folded);
      hyphenated_->insert(std::move(folded));
    }
  }
  std::string folded;
  AppendFolded(first, folded);
  folded.push_back('-');
  AppendFolded(second, folded);
  return hyphenated_->contains(folded);
}

void Composer::AddLine(std::size_t line, Span text, Span cover) {
  if (!text.empty()) {
    if (last_line_ != kNoIndex && !JoinDivided(line, text)) {
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

void Composer::AddPlainLine(std::size_t line, Span text, Span cover) {
  const std::string_view shown = blocks_.text.substr(text.begin, text.size());
  const auto sign = [](char c) { return c == '*' || c == '_' || c == '\\'; };
  if (std::none_of(shown.begin(), shown.end(), sign)) return AddLine(line, text, cover);
  const std::vector<Span> between = BetweenSigns(blocks_.text, text);
  if (between.empty()) return AddLine(line, text, cover);
  AddLine(line, between.front(), Span{});
  for (std::size_t i = 1; i < between.size(); ++i) Append(between[i]);
  last_text_ = text;
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
  AppendMapped(map_, clean, static_cast<std::uint32_t>(document_.text.size()), text_map_);
  document_.text.append(blocks_.text.substr(clean.begin, clean.size()));
}

void Composer::Cover(Span clean) {
  if (clean.empty()) return;
  const Span source = map_.Map(clean);
  // Neighbouring lines of one leaf with blanks only between them make one part.
  if (document_.parts.size() > leaf_.first_part) {
    Span& last = document_.parts.back();
    const std::string_view whole = document_.source;
    const std::string_view between = whole.substr(last.end, source.begin - last.end);
    // An empty cell of a table that is set by position is a blank, which its neighbours may span.
    if (source.size() == 1 && IsSpace(whole[source.begin])) return;
    if (source.begin >= last.end && between.size() < 256 &&
        between.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      last.end = source.end;
      return;
    }
  }
  document_.parts.push_back(source);
}

void CoverMarkup(Document& document) {
  const std::string_view source = document.source;
  std::vector<Span*> parts;
  for (Span& part : document.parts) parts.push_back(&part);
  if (parts.empty()) {
    if (source.empty()) return;
    document.parts.push_back({0, static_cast<std::uint32_t>(source.size())});
    document.furniture.push_back({FurnitureKind::kMarkup, {{0, 0}, 0, 1}});
    return;
  }
  std::sort(parts.begin(), parts.end(),
            [](const Span* a, const Span* b) { return a->begin < b->begin; });
  const auto prints = [&](std::size_t begin, std::size_t end) {
    return source.substr(begin, end - begin).find_first_not_of(" \t\r\n\f") != source.npos;
  };
  if (prints(0, parts.front()->begin)) parts.front()->begin = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const std::uint32_t begin = parts[i]->end;
    const std::uint32_t end = parts[i + 1]->begin;
    if (end <= begin || !prints(begin, end)) continue;
    const std::string_view gap = source.substr(begin, end - begin);
    std::size_t split = gap.find_last_of("\r\n") + 1;
    const std::size_t closing = gap.rfind("</");
    if (closing != gap.npos && closing >= split) {
      split = std::min(gap.find('>', closing), gap.size() - 1) + 1;
    }
    if (prints(begin, begin + split)) parts[i]->end = begin + static_cast<std::uint32_t>(split);
    if (prints(begin + split, end)) {
      parts[i + 1]->begin = begin + static_cast<std::uint32_t>(split);
    }
  }
  if (prints(parts.back()->end, source.size())) {
    parts.back()->end = static_cast<std::uint32_t>(source.size());
  }
}

}  // namespace qsift
