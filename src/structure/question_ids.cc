#include "src/structure/question_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/text/unicode.h"

namespace qsift {

std::string QuestionIds::Of(const Question& question) {
  if (question.number.empty()) return fmt::format("q~{}", ++unnumbered_);
  const bool repeats = question.number.size() > 1 && IsDigit(question.number.front());
  if (question.parent == kNoIndex || repeats) {
    return Unique(fmt::format("q{}", question.number), question.section);
  }
  const std::string& parent = document_.questions[static_cast<std::size_t>(question.parent)].id;
  return Unique(fmt::format("{}.{}", parent, question.number), question.section);
}

std::string QuestionIds::Unique(std::string base, std::int32_t section) {
  std::transform(base.begin(), base.end(), base.begin(),
                 [](char c) { return IsAsciiAlnum(c) || c == '.' || !IsAscii(c) ? c : '-'; });
  const int uses = ++uses_[base];
  if (uses == 1) return base;
  if (section == kNoIndex) return fmt::format("{}~{}", base, uses);
  if (section != counted_section_) uses_in_section_.clear();
  counted_section_ = section;
  const int in_section = ++uses_in_section_[base];
  const std::string& id = document_.sections[static_cast<std::size_t>(section)].id;
  return in_section == 1 ? fmt::format("{}.{}", id, base)
                         : fmt::format("{}.{}~{}", id, base, in_section);
}

}  // namespace qsift
