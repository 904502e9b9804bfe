#include "src/input/flow_shown.h"

#include <algorithm>
#include <utility>

#include "src/text/unicode.h"

namespace qsift {

bool IsWhite(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view TrimWhite(std::string_view text) {
  while (!text.empty() && IsWhite(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsWhite(text.back())) text.remove_suffix(1);
  return text;
}

ShownText ShowParagraph(const Paragraph& paragraph, State chosen, char line_end) {
  ShownText shown;
  std::string& out = shown.text;
  bool bold = true;
  bool marked = chosen != State::kUnknown;
  bool printed = false;
  if (chosen == State::kSelected) out.append(kTicked).append(" ");
  if (chosen == State::kUnselected) out.append(kEmptyBox).append(" ");
  bool after_mark = false;
  for (const Run& run : paragraph.runs) {
    if (run.text.empty()) continue;
    if (run.mark) {
      if (!out.empty() && !IsWhite(out.back())) out += ' ';
      if (run.conflict) shown.conflicts.push_back({out.size(), *run.conflict});
      shown.begins_with_mark |= TrimWhite(out).empty();
      out += run.text;
      marked = after_mark = true;
      continue;
    }
    const bool blank = TrimWhite(run.text).empty();
    if (!blank) {
      bold &= run.bold;
      printed = true;
    }
    if (after_mark && !IsWhite(run.text.front())) out += ' ';
    after_mark = false;
    const bool struck = run.struck && !blank && chosen == State::kUnknown;
    if (struck) out += "~~";
    for (const char c : run.text) {
      if (c == '\n') {
        while (!out.empty() && out.back() == ' ') out.pop_back();
      }
      out += c == '\n' ? line_end : c;
    }
    if (struck) out += "~~";
  }
  shown.begins_with_mark |= chosen != State::kUnknown;
  while (!out.empty() && IsWhite(out.back())) out.pop_back();
  const std::size_t begin = std::min(out.find_first_not_of(" \t\n"), out.size());
  out.erase(0, begin);
  for (ShownText::Conflict& conflict : shown.conflicts) conflict.at -= std::min(begin, conflict.at);
  if (bold && printed && !marked && paragraph.heading == 0 && out.find('\n') == out.npos) {
    std::string emphasised("**");
    emphasised.append(out).append("**");
    out = std::move(emphasised);
  }
  return shown;
}

ShownText ShowCell(const FlowCell& cell) {
  ShownText all;
  const auto append = [&](const ShownText& shown) {
    if (shown.text.empty()) return;
    if (!all.text.empty()) all.text += ' ';
    const std::size_t at = all.text.size();
    all.begins_with_mark |= at == 0 && shown.begins_with_mark;
    for (const ShownText::Conflict& conflict : shown.conflicts) {
      all.conflicts.push_back({at + conflict.at, conflict.kind});
    }
    all.text += shown.text;
  };
  for (const Block& block : cell.blocks) {
    if (!block.table.empty()) {
      for (const auto& row : block.table.front().rows) {
        for (const FlowCell& inner : row) append(ShowCell(inner));
      }
      continue;
    }
    ShownText shown = ShowParagraph(block.paragraph, State::kUnknown, ' ');
    if (!block.paragraph.number.empty()) {
      std::string with_number = block.paragraph.number;
      with_number.append(1, ' ').append(shown.text);
      shown.text = std::move(with_number);
    }
    append(shown);
    for (const ListItem& item : block.paragraph.choices) {
      ShownText choice;
      if (item.conflict) choice.conflicts.push_back({0, *item.conflict});
      if (item.state != State::kUnknown) {
        choice.text.append(item.state == State::kSelected ? kTicked : kEmptyBox);
        choice.text.append(1, ' ');
      }
      choice.text += item.text;
      append(choice);
    }
  }
  return all;
}

}  // namespace qsift
