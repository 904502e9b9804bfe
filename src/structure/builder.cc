#include "src/structure/builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "src/rules/form_rules.h"
#include "src/structure/choose/headings.h"
#include "src/structure/question_ids.h"
#include "src/structure/read/composer.h"
#include "src/structure/read/question_reader.h"
#include "src/text/memory.h"

namespace qsift {
namespace {

class Builder {
 public:
  Builder(const Blocks& blocks, Outline outline, const TextMap& map, bool markup,
          Document& document)
      : blocks_(blocks),
        outline_(std::move(outline)),
        document_(document),
        furniture_(outline_.furniture),
        composer_(blocks, map, document),
        ids_(document),
        reader_(blocks, furniture_, composer_),
        markup_(markup) {}

  // Returns the hints for the selection stage.
  std::vector<SelectionHint> Run() {
    const std::vector<NumberedLine>& questions = outline_.questions;
    const std::vector<Heading>& headings = outline_.headings;
    const std::vector<TableQuestion>& rows = outline_.rows;
    reader_.DecideHabits(outline_);
    document_.text.reserve(document_.source.size() + 64);
    PreferLargePages(document_.text.data(), document_.text.capacity());
    document_.questions.reserve(questions.size() + rows.size());
    PreferLargePages(document_.questions.data(), document_.questions.capacity() * sizeof(Question));
    document_.parts.reserve(blocks_.size());
    hints_.reserve(questions.size() + rows.size());
    std::size_t q = 0;
    std::size_t h = 0;
    std::size_t r = 0;
    std::size_t k = 0;
    const auto line_of = [this](const auto& items, std::size_t i) {
      return i < items.size() ? static_cast<std::size_t>(items[i].line) : blocks_.size();
    };
    const auto next = [&] {
      return std::min({line_of(questions, q), line_of(headings, h), line_of(rows, r),
                       line_of(outline_.keyed, k)});
    };
    ReadPreamble(next(), line_of(questions, 0) == next() && !questions.empty());
    while (next() < blocks_.size()) {
      const std::size_t begin = next();
      if (begin == line_of(questions, q)) {
        const NumberedLine& start = questions[q++];
        if (q == questions.size() && RepliesInPlace()) outline_.keyed.clear();
        ReadQuestion(start, next(), q == questions.size());
        if (!outline_.keyed.empty() && q == questions.size()) TakeNoReply();
      } else if (begin == line_of(outline_.keyed, k)) {
        const KeyedReply& keyed = outline_.keyed[k++];
        ReadKeyed(keyed, next());
      } else if (begin == line_of(headings, h)) {
        AddHeading(headings[h++]);
        ReadUnderHeading(begin + 1, next(), line_of(questions, q) == next());
      } else {
        const TableQuestion& row = rows[r++];
        ReadRow(row);
        // Where rows are laid out without columns, the line above the next row may head it. Below
        // any table, the line above a question may.
        ReadUnderHeading(
            row.last_line + std::size_t{1}, next(),
            line_of(headings, h) != next() && (row.laid_out || line_of(questions, q) == next()));
      }
    }
    Finish();
    return std::move(hints_);
  }

  // For a form that cannot be read: all of its text, by paragraphs.
  void KeepUnread() {
    for (std::size_t i = 0; i < blocks_.size();) {
      if (furniture_[i]) {
        ++i;
        continue;
      }
      composer_.Begin();
      do {
        composer_.AddLine(i, blocks_.lines[i].body, blocks_.lines[i].body);
        ++i;
      } while (i < blocks_.size() && !furniture_[i] && blocks_.lines[i].blanks == 0);
      document_.unplaced.push_back(composer_.End());
    }
    Finish();
  }

 private:
  // Before the first question or heading: the respondent's block, a title, an introduction.
  void ReadPreamble(std::size_t end, bool to_question) {
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < end; ++i) {
      if (furniture_[i]) continue;
      if (ReadRespondent(i)) {
        furniture_[i] = FurnitureKind::kRespondent;
      } else {
        rest.push_back(i);
      }
    }
    if (rest.empty()) return;
    const auto heading = [&](std::size_t line, int rank) {
      AddHeading({static_cast<std::uint32_t>(line), {}, blocks_.facts[line].content, rank, false});
    };
    std::size_t i = 0;
    const bool alone = rest.size() > 1 ? blocks_.lines[rest[1]].blanks > 0 : !to_question;
    if (alone && reader_.LooksLikeHeading(rest[0])) {
      heading(rest[0], kTitleRank);
      i = 1;
    }
    const std::size_t last = rest.back();
    const bool last_heads = to_question && i < rest.size() && reader_.LooksLikeHeading(last);
    for (; i < rest.size() - (last_heads ? 1 : 0); ++i) {
      composer_.Begin();
      composer_.AddLine(rest[i]);
      while (i + 1 < rest.size() - (last_heads ? 1 : 0) && blocks_.lines[rest[i + 1]].blanks == 0) {
        composer_.AddLine(rest[++i]);
      }
      PlaceAside(composer_.End());
    }
    // Above questions with heading signs it is the title of them all.
    const bool signs = end < blocks_.size() && blocks_.facts[end].sign == Sign::kHeading;
    if (last_heads) heading(last, signs ? kTitleRank : kPlainRank);
  }

  // The lines that a form service prints before the answers of a respondent.
  bool ReadRespondent(std::size_t line) {
    if (blocks_.Opener(line, OpenerKind::kTitle) != nullptr) {
      in_respondent_ = true;
      return true;
    }
    const OpenerRule* rule = blocks_.RuleOfOpener(line, OpenerKind::kRespondent);
    if (rule == nullptr || (!in_respondent_ && !TitleFollows(line))) return false;
    MatchView match;
    if (!rule->pattern.MatchAt(blocks_.Content(line), 0, &match)) return false;
    Respondent& respondent = document_.respondent;
    const auto take = [&](std::string_view group, std::string& out) {
      const std::string_view text = match[rule->pattern.Group(group)];
      if (text.data() != nullptr && out.empty()) out = text;
    };
    take("id", respondent.id);
    take("name", respondent.name);
    take("time", respondent.time_to_complete);
    return true;
  }

  bool TitleFollows(std::size_t line) const {
    return line + 1 < blocks_.size() && blocks_.Opener(line + 1, OpenerKind::kTitle) != nullptr;
  }

  void AddHeading(const Heading& heading) { AddHeading(heading, blocks_.lines[heading.line].body); }

  // `cover`: the stretch of the line that the title accounts for.
  void AddHeading(const Heading& heading, Span cover) {
    Section section;
    section.id = fmt::format("s{}", document_.sections.size() + 1);
    if (!heading.number.empty()) {
      section.number = blocks_.text.substr(heading.number.begin, heading.number.size());
    }
    section.title = composer_.Single(heading.line, heading.title, cover);
    while (!open_.empty() && open_.back().rank >= heading.rank) open_.pop_back();
    section.parent = open_.empty() ? kNoIndex : open_.back().section;
    open_.push_back({heading.rank, static_cast<std::int32_t>(document_.sections.size())});
    document_.sections.push_back(std::move(section));
  }

  // Instructions, and before a question maybe a heading without a sign.
  void ReadUnderHeading(std::size_t begin, std::size_t end, bool to_question) {
    std::vector<std::size_t> paragraphs;
    for (std::size_t i = begin; i < end; ++i) {
      if (!furniture_[i] && (paragraphs.empty() || blocks_.lines[i].blanks > 0)) {
        paragraphs.push_back(i);
      }
    }
    for (std::size_t k = 0; k < paragraphs.size(); ++k) {
      const std::size_t line = paragraphs[k];
      const std::size_t stop = k + 1 < paragraphs.size() ? paragraphs[k + 1] : end;
      const bool instruction = blocks_.Opener(line, OpenerKind::kInstruction) != nullptr ||
                               blocks_.Opener(line, OpenerKind::kNote) != nullptr;
      if (to_question && !instruction && stop - line == 1 && reader_.LooksLikeHeading(line)) {
        AddHeading(
            {static_cast<std::uint32_t>(line), {}, blocks_.facts[line].content, kPlainRank, false});
        continue;
      }
      composer_.Begin();
      for (std::size_t i = line; i < stop; ++i) {
        if (!furniture_[i]) composer_.AddLine(i, blocks_.lines[i].body, blocks_.lines[i].body);
      }
      PlaceAside(composer_.End());
    }
  }

  // A text that belongs to a section, or to nothing.
  void PlaceAside(const Leaf& leaf) {
    reader_.NoteInstruction(document_.Text(leaf.text));
    if (document_.sections.empty()) {
      document_.unplaced.push_back(leaf);
    } else {
      document_.sections.back().notes.push_back(leaf);
    }
  }

  // A question that is a heading itself stands in no section of its level or a deeper one.
  void LeaveDeeper(int level) {
    const auto deeper = [&](const OpenSection& open) {
      return open.rank >= level && open.rank <= kDeepestSign;
    };
    while (!open_.empty() && deeper(open_.back())) open_.pop_back();
  }

  // A group that a cell names holds only the rows beside that name.
  void LeaveGroup() {
    while (!open_.empty() && open_.back().rank == kGroupRank) open_.pop_back();
  }

  void ReadQuestion(const NumberedLine& start, std::size_t end, bool last) {
    LeaveGroup();
    Question question;
    question.number = blocks_.text.substr(start.number.begin, start.number.size());
    const LineFacts& facts = blocks_.facts[start.line];
    if (facts.sign == Sign::kHeading) LeaveDeeper(facts.level);
    question.section = open_.empty() ? kNoIndex : open_.back().section;
    if (start.sub) question.parent = parent_;
    const std::size_t tail = reader_.Read(start, end, last, question, hints_.emplace_back());
    question.id = ids_.Of(question);
    if (!start.sub) parent_ = static_cast<std::int32_t>(document_.questions.size());
    document_.questions.push_back(std::move(question));
    if (tail < end) {
      AddHeading(
          {static_cast<std::uint32_t>(tail), {}, blocks_.facts[tail].content, kPlainRank, false});
      ReadUnderHeading(tail + 1, end, !last);
    }
  }

  // Some question has its reply under it, or a mark; what names questions below the last one is no
  // reply then.
  bool RepliesInPlace() const {
    const auto selected = [](const Option& option) { return option.state == State::kSelected; };
    return std::any_of(
        document_.questions.begin(), document_.questions.end(), [&](const Question& question) {
          return question.answer.has_value() ||
                 std::any_of(question.options.begin(), question.options.end(), selected);
        });
  }

  // What stands between the last question and the replies is no reply to it.
  void TakeNoReply() {
    Question& question = document_.questions.back();
    if (!question.answer) return;
    question.notes.push_back(*question.answer);
    question.answer.reset();
  }

  void ReadKeyed(const KeyedReply& keyed, std::size_t end) {
    composer_.Begin();
    composer_.AddLine(keyed.line, keyed.text, blocks_.lines[keyed.line].body);
    for (std::size_t i = keyed.line + std::size_t{1}; i < end; ++i) {
      if (!furniture_[i]) composer_.AddLine(i, blocks_.lines[i].body, blocks_.lines[i].body);
    }
    const Leaf leaf = composer_.End();
    // Without tables, each question of the outline is one of the document.
    Question& question = document_.questions[keyed.question];
    if (question.answer || !blocks_.rules->replies.Says(document_.Text(leaf.text))) {
      question.notes.push_back(leaf);
    } else {
      question.answer = leaf;
    }
  }

  void ReadRow(const TableQuestion& row) {
    Question question;
    if (!row.group.empty()) {
      AddHeading({row.line, {}, row.group, kGroupRank, false}, row.group_cover);
    } else if (!row.grouped) {
      LeaveGroup();
    }
    question.section = open_.empty() ? kNoIndex : open_.back().section;
    reader_.ReadRow(row, question, hints_.emplace_back());
    question.id = ids_.Of(question);
    document_.questions.push_back(std::move(question));
  }

  void Finish() {
    AddFurniture();
    if (markup_) CoverMarkup(document_);
    composer_.Finish();
  }

  void AddFurniture() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!furniture_[i]) continue;
      const Span body = blocks_.lines[i].body;
      document_.furniture.push_back({*furniture_[i], composer_.Single(i, body, body)});
    }
  }

  static constexpr int kTitleRank = 0;               // above all
  static constexpr int kDeepestSign = 6;             // "######"
  static constexpr int kGroupRank = kPlainRank + 1;  // below all

  struct OpenSection {
    int rank;
    std::int32_t section;
  };

  const Blocks& blocks_;
  Outline outline_;
  Document& document_;
  FurnitureLines furniture_;
  Composer composer_;
  QuestionIds ids_;
  QuestionReader reader_;
  std::vector<SelectionHint> hints_;  // one for each question
  bool markup_;                       // some was left out of the text
  std::vector<OpenSection> open_;
  std::int32_t parent_ = kNoIndex;  // the last question that is no sub-question
  bool in_respondent_ = false;
};

}  // namespace

std::vector<SelectionHint> BuildDocument(const Blocks& blocks, Outline outline, const TextMap& map,
                                         bool markup, Document& document) {
  return Builder(blocks, std::move(outline), map, markup, document).Run();
}

void KeepUnread(const Blocks& blocks, Outline outline, const TextMap& map, bool markup,
                Document& document) {
  Builder(blocks, std::move(outline), map, markup, document).KeepUnread();
}

}  // namespace qsift
