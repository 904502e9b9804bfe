#include "src/check/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "src/text/unicode.h"

namespace qsift {
namespace {

std::string Filled(std::string_view message, Words words) {
  std::string out;
  while (!message.empty()) {
    const std::size_t open = message.find('{');
    const std::size_t close = open == message.npos ? open : message.find('}', open);
    if (close == message.npos) return out.append(message);
    out.append(message.substr(0, open));
    const std::string_view name = message.substr(open + 1, close - open - 1);
    for (const auto& [known, word] : words) {
      if (known == name) out.append(word);
    }
    message.remove_prefix(close + 1);
  }
  return out;
}

// What a finding is about, without its place.
Finding Begun(const ActiveCheck& check, Words words, const std::string& path) {
  Finding finding;
  finding.check = check.rule->id;
  finding.severity = check.severity;
  finding.level_set = check.is_set;
  finding.message = Filled(check.rule->message, words);
  finding.path = path;
  return finding;
}

}  // namespace

bool Findings::IsFull(const ActiveCheck& check) {
  if (counted_ != check.rule) count_ = 0;
  counted_ = check.rule;
  if (++count_ <= kMost) return false;
  if (count_ == kMost + 1) found_.back().message += " (there are more of this kind)";
  return true;
}

void Findings::Add(const ActiveCheck& check, const Question* question, Span source, Words words) {
  if (IsFull(check)) return;
  Finding finding = Begun(check, words, document_.path);
  if (question != nullptr) finding.question = question->id;
  const Position begin = document_.PositionOf(source.begin);
  const Position end = document_.PositionOf(source.end);
  finding.line = begin.line;
  finding.column = begin.column;
  finding.end_line = end.line;
  finding.end_column = end.column;
  const std::string_view line = document_.SourceLine(source.begin);
  if (line.size() <= kLongLine) finding.source_line = line;
  finding.original = document_.OriginalName(source.begin);
  finding.hash = HashOf(std::string_view(document_.source).substr(source.begin, source.size()));
  found_.push_back(std::move(finding));
}

void Findings::AddDocument(const ActiveCheck& check, Position at, Words words) {
  Finding finding = Begun(check, words, document_.path);
  finding.line = at.line;
  finding.column = at.column;
  finding.end_line = at.line;
  finding.end_column = at.column;
  finding.hash = HashOf(check.rule->id);
  found_.push_back(std::move(finding));
}

std::vector<Finding> Findings::Take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.line, a.column, a.check) < std::tie(b.line, b.column, b.check);
  });
  return std::move(found_);
}

std::string Shortened(std::string_view text) {
  constexpr std::size_t kLong = 60;
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    if (++count > kLong) return out + "...";
    if (c.value < 0x20) {
      out.push_back(' ');
    } else {
      out.append(text.substr(i, c.size));
    }
    i += c.size;
  }
  return out;
}

std::string CodePointNames(std::string_view text) {
  constexpr std::size_t kMany = 4;
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size() && count < kMany; ++count) {
    const CodePoint c = DecodeAt(text, i);
    out += fmt::format("{}U+{:04X}", out.empty() ? "" : " ", static_cast<std::uint32_t>(c.value));
    i += c.size;
  }
  return out;
}

std::string HashOf(std::string_view text) {
  const std::string folded = Folded(text);
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (std::size_t i = 0; i < folded.size();) {
    const CodePoint c = DecodeAt(folded, i);
    for (std::size_t k = i; IsAlnum(c.value) && k < i + c.size; ++k) {
      hash = (hash ^ static_cast<unsigned char>(folded[k])) * 0x100000001B3ULL;
    }
    i += c.size;
  }
  return fmt::format("{:016x}", hash);
}

std::string_view NameOf(const Question& question) {
  return question.number.empty() ? std::string_view(question.id) : question.number;
}

}  // namespace qsift
