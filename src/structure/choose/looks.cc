#include "src/structure/choose/looks.h"

#include <algorithm>
#include <unordered_map>

#include "src/structure/choose/line_limits.h"
#include "src/structure/lines/options.h"

namespace qsift {
Looks::Looks(const LineTable& lines)
    : lines_(lines), blocks_(lines.blocks), exact_of_(lines.size()), coarse_of_(lines.size()) {
  FindLooks();
  CountLooks();
}

void Looks::FindLooks() {
  std::unordered_map<std::uint64_t, std::uint32_t> exact;
  std::unordered_map<std::uint64_t, std::uint32_t> coarse;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const LineFacts& facts = blocks_.facts[i];
    if (lines_.Apart(i) && facts.sign != Sign::kCode) continue;
    const LineFigures& line = lines_.figures[i];
    std::uint64_t rule = 0;
    if (const NumberedLine* number = lines_.CandidateOf(i)) {
      rule = number->rule->votes ? 0x800U | (number->shape & 0x7FFU)
                                 : number->rule->place + std::uint64_t{1};
    }
    const bool ask_label =
        blocks_.Opener(i, OpenerKind::kAsk) != nullptr || blocks_.spoken[i].turn == Turn::kAsk;
    const std::uint64_t bold = line.bold_whole ? 2 : facts.bold ? 1 : 0;
    const std::uint64_t indent = blocks_.lines[i].indent >= 8   ? 3
                                 : blocks_.lines[i].indent >= 4 ? 2
                                 : blocks_.lines[i].indent >= 1 ? 1
                                                                : 0;
    const std::uint64_t bullet =
        facts.sign == Sign::kBullet ? static_cast<unsigned char>(blocks_.Body(i).front()) : 0;
    const std::uint64_t sign = static_cast<std::uint64_t>(facts.sign);
    const std::uint64_t key = rule | sign << 12U | std::uint64_t{facts.level} << 16U | bold << 20U |
                              indent << 22U | bullet << 24U | std::uint64_t{line.box} << 32U |
                              std::uint64_t{ask_label} << 33U;
    const std::uint64_t wide = (rule == 0 ? 0U : 1U) | sign << 12U | (bold == 0 ? 0U : 1U) << 20U |
                               std::uint64_t{line.box} << 32U | std::uint64_t{ask_label} << 33U;
    exact_of_[i] = exact.try_emplace(key, static_cast<std::uint32_t>(exact.size())).first->second;
    coarse_of_[i] =
        coarse.try_emplace(wide, static_cast<std::uint32_t>(coarse.size())).first->second;
  }
  exact_.resize(exact.size());
  coarse_.resize(coarse.size());
}

void Looks::CountLooks() {
  std::vector<FoundOption> options;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_.Apart(i) || lines_.evidence[i].continues) continue;
    const LineFigures& line = lines_.figures[i];
    const std::size_t next = lines_.Next(lines_.evidence[i].unit_end);
    const bool last = next >= lines_.size();
    const bool together = !last && exact_of_[next] == exact_of_[i];
    options.clear();
    const bool offers = !last && (lines_.figures[next].box ||
                                  ReadOptionLine(blocks_, next, options) != OptionEvidence::kNone);
    const bool replied = !last && !together && !lines_.figures[next].Asks() && !offers &&
                         blocks_.facts[next].sign != Sign::kHeading;
    for (Look* look : {&exact_[exact_of_[i]], &coarse_[coarse_of_[i]]}) {
      ++look->lines;
      look->ask += line.Asks() ? 1U : 0U;
      look->marks += line.mark ? 1U : 0U;
      look->small += line.text.size() < kShortLine ? 1U : 0U;
      look->recurring += line.recurs ? 1U : 0U;
      look->sentences += CountBlanks(line.text) + 1 >= kWordsOfSentence ? 1U : 0U;
      look->replied += replied ? 1U : 0U;
      look->options += offers ? 1U : 0U;
      look->together += together ? 1U : 0U;
    }
    ask_lines += line.Asks() ? 1U : 0U;
    capital_lines += line.capitals ? 1U : 0U;
    heading_asks += blocks_.facts[i].sign == Sign::kHeading && line.Asks() ? 1U : 0U;
    ++counted;
  }
}

}  // namespace qsift
