#include "src/structure/lines/emphasis.h"

#include <algorithm>
#include <array>

#include "src/text/punctuation.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kNumberWindow = 12;          // bytes in which a number may be escaped: "1\\."
constexpr std::string_view kHardBlank = "&nbsp;";  // as Markdown uses it to indent
constexpr std::size_t kOpenerWindow = 160;         // bytes of a line that openers are tried on

}  // namespace

Span Trimmed(std::string_view text, Span span) {
  const auto blank = [&](std::uint32_t at) {
    return !IsAscii(text[at]) && IsBlank(DecodeAt(text, at).value);
  };
  while (!span.empty()) {
    if (text[span.begin] == '&' && text.substr(span.begin, span.size()).starts_with(kHardBlank)) {
      span.begin += static_cast<std::uint32_t>(kHardBlank.size());
    } else if (IsSpace(text[span.begin]) || blank(span.begin)) {
      span.begin += DecodeAt(text, span.begin).size;
    } else {
      break;
    }
  }
  while (!span.empty()) {
    if (IsAscii(text[span.end - 1])) {
      if (!IsSpace(text[span.end - 1])) break;
      --span.end;
      continue;
    }
    const CodePoint last = DecodeBefore(text.substr(0, span.end), span.end);
    if (!IsBlank(last.value)) break;
    span.end -= last.size;
  }
  return span;
}

PlainText PlainBeginning(std::string_view content) {
  std::size_t window = std::min(content.size(), kOpenerWindow);
  while (window < content.size() && IsContinuationByte(content[window])) --window;
  PlainText plain;
  plain.view_ = content.substr(0, window);
  const std::string_view beginning = content.substr(0, kNumberWindow);
  const bool escaped = beginning.find('\\') != beginning.npos;
  const bool emphasis = !content.empty() && (content.front() == '*' || content.front() == '_');
  if (content.empty() || (!emphasis && !escaped)) return plain;
  for (std::size_t i = 0; i < window; ++i) {
    if (emphasis && (content[i] == '*' || content[i] == '_')) continue;
    if (content[i] == '\\' && i < kNumberWindow) continue;
    plain.copy_.push_back(content[i]);
    plain.offsets_.push_back(static_cast<std::uint32_t>(i));
  }
  plain.offsets_.push_back(static_cast<std::uint32_t>(window));
  if (plain.copy_.empty()) plain.view_ = {};
  return plain;
}

std::vector<Span> BetweenSigns(std::string_view text, Span span) {
  struct Run {
    std::uint32_t begin;
    std::uint32_t end;
    bool opens;
    bool closes;
  };
  std::vector<Run> runs;
  std::vector<Span> removed;
  const auto word = [&](std::uint32_t at) { return at < span.end && !IsSpace(text[at]); };
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < span.end && IsAscii(text[i + 1]) && !IsAsciiAlnum(text[i + 1]) &&
        !IsSpace(text[i + 1])) {
      removed.push_back({i, i + 1});
      ++i;
      continue;
    }
    if (c != '*' && c != '_') continue;
    Run run{i, i, false, false};
    while (run.end < span.end && text[run.end] == c) ++run.end;
    const bool before = run.begin > span.begin && WordEndsAt(text, run.begin);
    const bool after = run.end < span.end && WordBeginsAt(text, run.end);
    const bool follows = run.begin > span.begin && !IsSpace(text[run.begin - 1]);
    run.opens = !before && word(run.end);
    run.closes = follows && !after;
    if (run.end - run.begin <= 3) runs.push_back(run);
    i = run.end - 1;
  }
  // Of each kind of run, by sign and length: the next one that closes, read from the end.
  std::array<std::size_t, 6> next_close;
  next_close.fill(runs.size());
  std::vector<std::size_t> close_of(runs.size());
  for (std::size_t k = runs.size(); k > 0; --k) {
    const Run& run = runs[k - 1];
    std::size_t& next = next_close[(text[run.begin] == '*' ? 0 : 3) + run.end - run.begin - 1];
    close_of[k - 1] = next;
    if (run.closes) next = k - 1;
  }
  for (std::size_t open = 0; open < runs.size(); ++open) {
    if (!runs[open].opens || close_of[open] == runs.size()) continue;
    Run& close = runs[close_of[open]];
    removed.push_back({runs[open].begin, runs[open].end});
    removed.push_back({close.begin, close.end});
    close.opens = false;
  }
  std::sort(removed.begin(), removed.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::vector<Span> between;
  std::uint32_t begin = span.begin;
  for (const Span sign : removed) {
    if (sign.begin > begin) between.push_back({begin, sign.begin});
    begin = std::max(begin, sign.end);
  }
  if (begin < span.end) between.push_back({begin, span.end});
  return between;
}

Span WithoutEmphasis(std::string_view text, Span span) {
  for (const std::string_view sign : {"**", "__", "*", "_"}) {
    const std::string_view content = text.substr(span.begin, span.size());
    if (content.size() <= 2 * sign.size() || !content.starts_with(sign) ||
        !content.ends_with(sign) ||
        content.find(sign, sign.size()) != content.size() - sign.size()) {
      continue;
    }
    span.begin += static_cast<std::uint32_t>(sign.size());
    span.end -= static_cast<std::uint32_t>(sign.size());
  }
  return span;
}

}  // namespace qsift
