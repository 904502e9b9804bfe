#include "src/structure/lines/text_heads.h"

#include <algorithm>
#include <cstdlib>

#include "src/rules/form_rules.h"
#include "src/structure/lines/line_words.h"
#include "src/structure/lines/marks.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kFewColumns = 2;
constexpr std::size_t kLongHead = 40;    // bytes; of a head over text
constexpr std::size_t kHeadWords = 3;    // of a head that is told by one of them
constexpr std::size_t kLongValue = 24;   // bytes; of a head over marks
constexpr std::size_t kLongNumber = 8;   // bytes
constexpr std::size_t kSlack = 2;        // columns by which a cell may stand beside its head
constexpr std::size_t kFar = 6;          // columns between the middles of a mark and its head
constexpr std::size_t kFewRows = 4;      // under no head
constexpr std::size_t kLongSample = 60;  // lines, which show what the columns are
constexpr std::size_t kNear = 6;         // lines below a head, of which one shows the first marks

bool IsNumber(std::string_view text) {
  return text.size() <= kLongNumber && text.find_first_of(" :") == text.npos &&
         std::any_of(text.begin(), text.end(), IsDigit);
}

}  // namespace

std::optional<TextHeads> TextHeads::Read(const Blocks& blocks, std::size_t line) {
  TextHeads heads(blocks, line);
  if (!heads.ReadHeads(line)) return std::nullopt;
  return heads;
}

std::optional<TextHeads> TextHeads::Imply(const Blocks& blocks, std::size_t line,
                                          std::size_t& end) {
  end = line + 1;
  if (!IsDigit(blocks.Body(line).front())) return std::nullopt;
  const std::vector<Segment> first = SegmentsOf(blocks, line);
  if (first.size() != 3 || !IsNumber(blocks.Text(first[0].text))) return std::nullopt;
  TextHeads heads(blocks, line);
  heads.heads_ = {{first[0], ColumnRole::kNumber, false},
                  {first[1], ColumnRole::kPrompt, false},
                  {first[2], ColumnRole::kReply, false}};
  heads.key_ = 1;
  heads.known_ = heads.numbered_ = heads.implied_ = true;
  const LineWords words(blocks);
  std::size_t rows = 0;
  std::size_t texts = 0;    // rows with a reply that is no box
  std::size_t asking = 0;   // lines in which a prompt asks, orders, or is required
  std::size_t wrapped = 0;  // lines that go on with a row
  for (const std::size_t stop = std::min(blocks.size(), line + kLongSample); end <= stop; ++end) {
    const std::size_t at = end - 1;
    const std::vector<Segment> segments = SegmentsOf(blocks, at);
    if (segments.empty()) continue;
    for (const Segment& segment : segments) {
      if (segment.begin != first[1].begin) continue;
      const std::string_view said = blocks.Text(segment.text);
      asking += HasQuestionMark(said) || words.Read(said).order ||
                        blocks.rules->marks.RequiredAfter(said) > 0
                    ? 1U
                    : 0U;
    }
    if (IsNumber(blocks.Text(segments[0].text)) && segments.size() > 1) {
      if (segments[1].begin != first[1].begin) break;
      ++rows;
      texts += segments.size() == 3 && segments[2].begin == first[2].begin &&
                       IsAlnum(DecodeAt(blocks.text, segments[2].text.begin).value)
                   ? 1U
                   : 0U;
      continue;
    }
    const bool below = blocks.lines[at].blanks == 0 &&
                       (segments[0].begin == first[1].begin || segments[0].begin == first[2].begin);
    wrapped += below && segments.size() <= 2 ? 1U : 0U;
  }
  if (rows < kFewRows || 2 * texts <= rows || wrapped < 2 || 3 * asking < rows) return std::nullopt;
  return heads;
}

std::vector<ColumnRole> TextHeads::Roles() const {
  std::vector<ColumnRole> roles;
  roles.reserve(heads_.size());
  for (const Head& head : heads_) roles.push_back(head.role);
  return roles;
}

bool IsRuleBelow(const Blocks& blocks, std::size_t line) {
  return line < blocks.size() && blocks.lines[line].blanks == 0 &&
         blocks.facts[line].sign == Sign::kUnderline;
}

// False where the line is no head.
bool TextHeads::ReadHeads(std::size_t line) {
  // A rule below it makes it look like an underlined title.
  const Sign sign = blocks_.facts[line].sign;
  if (sign != Sign::kNone && (sign != Sign::kHeading || !IsRuleBelow(blocks_, line + 1)))
    return false;
  const std::vector<Segment> segments = SegmentsOf(blocks_, line);
  if (segments.size() < 2 || segments.size() > kMostColumns) return false;
  if (std::any_of(segments.begin(), segments.end(),
                  [](const Segment& head) { return head.text.size() > kLongHead; })) {
    return false;
  }
  bool prompt = false;
  bool reply = false;
  // Beside numbers a word of a head tells what it is over; elsewhere it may head anything.
  const bool counted = RoleOf(segments[0], false) == ColumnRole::kNumber;
  for (const Segment& segment : segments) {
    Head head{segment, RoleOf(segment, counted), false};
    prompt |= head.role == ColumnRole::kPrompt;
    reply |= head.role == ColumnRole::kReply;
    heads_.push_back(head);
  }
  if (FindChoice() || (!(prompt && reply) && FindMarked(line))) {
    chosen_ = true;
    if (!single_) TakeNeighbours(line);
    const std::size_t first = FirstMarks();
    if (first == 0) return ImplyLabels(line);
    if (!prompt) heads_[first - 1].role = ColumnRole::kPrompt;
    key_ = first - 1;
  } else if (prompt && reply) {
    known_ = true;
    while (heads_[key_].role != ColumnRole::kPrompt) ++key_;
  } else if (!prompt && heads_.size() > 2 && heads_[0].role == ColumnRole::kNumber) {
    // "Ref  Item  Result": what is numbered is asked, and the cells say where it is answered.
    if (heads_[1].role != ColumnRole::kOther && heads_[1].role != ColumnRole::kNumber) {
      return false;
    }
    heads_[1].role = ColumnRole::kPrompt;
    key_ = 1;
  } else {
    return false;
  }
  numbered_ = heads_[0].role == ColumnRole::kNumber;
  return true;
}

ColumnRole TextHeads::RoleOf(const Segment& head, bool by_words) const {
  const std::string_view text = blocks_.Text(head.text);
  const auto blanks = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
  const ColumnRules& columns = blocks_.rules->columns;
  return (by_words && blanks < kHeadWords ? RoleOfHeadWords(columns, text)
                                          : RoleOfHead(columns, text))
      .value_or(ColumnRole::kOther);
}

// Two heads or more, side by side, are different words of the vocabulary.
bool TextHeads::FindChoice() {
  std::vector<Value> values;
  values.reserve(heads_.size());
  for (const Head& head : heads_) {
    const std::string_view text = blocks_.Text(head.at.text);
    values.push_back(text.size() > kLongValue ? Value::kLabel : blocks_.rules->words.ValueOf(text));
  }
  const auto pair = std::adjacent_find(values.begin(), values.end(), [](Value a, Value b) {
    return a != b && a != Value::kLabel && b != Value::kLabel;
  });
  if (pair == values.end()) return false;
  for (auto k = static_cast<std::size_t>(pair - values.begin());
       k < heads_.size() && values[k] != Value::kLabel; ++k) {
    heads_[k].marks = true;
    heads_[k].role = ColumnRole::kOther;
  }
  return true;
}

// "Yes  No  Unclear": a head beside those of the vocabulary is one of them where marks alone stand
// below it.
void TextHeads::TakeNeighbours(std::size_t line) {
  for (std::size_t k = 1; k < heads_.size(); ++k) {
    if (!heads_[k - 1].marks || heads_[k].marks || heads_[k].role != ColumnRole::kOther ||
        heads_[k].at.text.size() > kLongValue) {
      continue;
    }
    heads_[k].marks = HoldsMarksAlone(line, k);
  }
}

// A mark stands under the head in one of the rows below it, and no other text does.
bool TextHeads::HoldsMarksAlone(std::size_t line, std::size_t k) const {
  const std::size_t left = (heads_[k - 1].at.end + heads_[k].at.begin) / 2;
  const std::size_t right = k + 1 < heads_.size() ? (heads_[k].at.end + heads_[k + 1].at.begin) / 2
                                                  : heads_[k].at.end + kFar;
  bool marks = false;
  const std::size_t stop = std::min(blocks_.size(), line + 1 + kLongSample);
  for (std::size_t row = line + 1; row < stop && !marks; ++row) {
    const std::vector<Segment> segments = SegmentsOf(blocks_, row);
    // A text that reaches into the column ends the rows.
    if (row > line + kNear && segments.size() == 1 && segments[0].end > left) break;
    for (const Segment& segment : segments) {
      if (segment.Middle() < left || segment.Middle() > right) continue;
      if (!WholeMark(blocks_, blocks_.Text(segment.text))) return false;
      marks = true;
    }
  }
  return marks;
}

// "Often  Seldom  Never" over rows with a single mark: short heads of no other use, and with no
// text below them.
bool TextHeads::FindMarked(std::size_t line) {
  const std::size_t first = line + (IsRuleBelow(blocks_, line + 1) ? 2 : 1);
  const std::size_t stop = std::min(blocks_.size(), first + kNear);
  std::size_t row = first;
  std::size_t labels = 0;  // the end of them, as a column
  while (row < stop && (labels = EndOfLabels(row)) == 0) ++row;
  if (row == stop) return false;
  for (Head& head : heads_) {
    if (WholeMark(blocks_, blocks_.Text(head.at.text))) return false;
    head.marks = head.role == ColumnRole::kOther && head.at.begin >= labels &&
                 head.at.text.size() <= kLongValue;
  }
  for (row = first; row < blocks_.size() && row < first + kLongGrid; ++row) {
    if (row > first && blocks_.lines[row].blanks > 0) break;
    for (const Segment& segment : SegmentsOf(blocks_, row)) {
      if (segment.begin < labels || WholeMark(blocks_, blocks_.Text(segment.text))) continue;
      if (const auto k = TextColumn(segment, true)) heads_[*k].marks = false;
    }
  }
  single_ = true;
  return std::count_if(heads_.begin(), heads_.end(), [](const Head& head) { return head.marks; }) >=
         static_cast<std::ptrdiff_t>(kFewColumns);
}

// The column in which the text before the first mark of a line ends; 0 where there is no mark, or
// no text before it.
std::size_t TextHeads::EndOfLabels(std::size_t line) const {
  if (!HoldsText(blocks_.facts[line].sign)) return 0;
  std::size_t end = 0;
  for (const Segment& segment : SegmentsOf(blocks_, line)) {
    if (end > 0 && WholeMark(blocks_, blocks_.Text(segment.text))) return end;
    end = segment.end;
  }
  return 0;
}

std::size_t TextHeads::FirstMarks() const {
  return static_cast<std::size_t>(
      std::find_if(heads_.begin(), heads_.end(), [](const Head& head) { return head.marks; }) -
      heads_.begin());
}

// No head stands over the labels: the first row with a mark shows where they begin, and whether a
// number stands before them.
bool TextHeads::ImplyLabels(std::size_t line) {
  const std::size_t stop = std::min(blocks_.size(), line + 1 + kNear);
  for (std::size_t row = line + 1; row < stop; ++row) {
    const std::vector<Segment> segments = SegmentsOf(blocks_, row);
    const auto right = std::find_if(segments.begin(), segments.end(), [&](const Segment& segment) {
      return segment.begin + kFar > heads_[0].at.begin;
    });
    const auto left = right - segments.begin();
    if (right == segments.end() || !WholeMark(blocks_, blocks_.Text(right->text))) continue;
    numbered_ = left == 2 && IsNumber(blocks_.Text(segments.front().text));
    if (left != 1 && !numbered_) return false;
    const std::uint32_t at = blocks_.lines[line].body.begin;
    std::vector<Head> labels;
    for (auto segment = segments.begin(); segment != right; ++segment) {
      Head head{*segment, ColumnRole::kPrompt, false};
      head.at.text = {at, at};
      labels.push_back(head);
    }
    if (numbered_) labels.front().role = ColumnRole::kNumber;
    key_ = labels.size() - 1;
    heads_.insert(heads_.begin(), labels.begin(), labels.end());
    return true;
  }
  return false;
}

std::vector<Span> TextHeads::Cells() const {
  std::vector<Span> cells;
  cells.reserve(heads_.size());
  for (const Head& head : heads_) {
    const std::uint32_t at = head.at.text.begin;
    cells.push_back(implied_ ? Span{at, at} : head.at.text);
  }
  return cells;
}

bool TextHeads::StandOn(std::size_t line) const {
  if (implied_) return false;
  if (blocks_.lines[line].body.size() != blocks_.lines[line_].body.size()) return false;
  return blocks_.Body(line) == blocks_.Body(line_);
}

// The cells of a line under the heads; false where text crosses a column, or fills none.
bool TextHeads::Place(std::size_t line, std::vector<Span>& cells) const {
  if (blocks_.facts[line].sign != Sign::kNone && blocks_.facts[line].sign != Sign::kBullet) {
    return false;
  }
  cells.assign(heads_.size(), Span{});
  const std::vector<Segment> segments = SegmentsOf(blocks_, line);
  for (const Segment& segment : segments) {
    std::optional<std::size_t> k = MarkColumn(segment);
    if (!k) k = TextColumn(segment, &segment == &segments.back());
    if (!k) return false;
    if (cells[*k].empty()) {
      cells[*k] = segment.text;
    } else {
      cells[*k].end = segment.text.end;
    }
  }
  return true;
}

bool TextHeads::HoldMark(const std::vector<Span>& cells) const {
  for (std::size_t k = 0; k < heads_.size(); ++k) {
    if (heads_[k].marks && !cells[k].empty()) return true;
  }
  return false;
}

// The head that a single mark stands under, or beside.
std::optional<std::size_t> TextHeads::MarkColumn(const Segment& segment) const {
  if (!chosen_ || segment.begin < heads_[key_].at.end ||
      !WholeMark(blocks_, blocks_.Text(segment.text))) {
    return std::nullopt;
  }
  const auto distance = [&](const Head& head) {
    return std::abs(static_cast<long>(head.at.Middle()) - static_cast<long>(segment.Middle()));
  };
  std::optional<std::size_t> best;
  for (std::size_t k = 0; k < heads_.size(); ++k) {
    if (!heads_[k].marks || distance(heads_[k]) > static_cast<long>(kFar)) continue;
    if (!best || distance(heads_[k]) < distance(heads_[*best])) best = k;
  }
  return best;
}

std::optional<std::size_t> TextHeads::TextColumn(const Segment& segment, bool last) const {
  std::size_t k = 0;
  while (k + 1 < heads_.size() && heads_[k + 1].at.begin <= segment.begin + kSlack) ++k;
  if (segment.begin + kSlack < heads_[k].at.begin) return std::nullopt;
  if (k + 1 == heads_.size() || segment.end <= heads_[k + 1].at.begin + kSlack) return k;
  // A long reply runs on under the next head.
  const bool runs_on = last && k > key_ && !heads_[k].marks;
  return runs_on ? std::optional<std::size_t>(k) : std::nullopt;
}

}  // namespace qsift
