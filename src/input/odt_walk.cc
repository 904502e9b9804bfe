#include "src/input/odt_walk.h"

#include <fmt/format.h>

#include <algorithm>

#include "src/input/flow_text.h"
#include "src/input/office_package.h"
#include "src/input/symbols.h"
#include "src/input/trimmed.h"
#include "src/rules/marks.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kMostBlanks = 200;  // that one element may stand for

}  // namespace

bool OdtWalk::IsTrue(std::optional<std::string_view> value) {
  return value && (*value == "true" || *value == "checked" || *value == "1");
}

std::string OdtWalk::Collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (white && !out.empty() && out.back() == ' ') continue;
    out.push_back(white ? ' ' : c);
  }
  return out;
}

std::vector<Block> OdtWalk::Read(XmlNode text) {
  FindControls(text);
  std::vector<Block> out;
  Blocks(text, out);
  return out;
}

std::string OdtWalk::ReadPlain(XmlNode node) {
  std::vector<Block> out;
  Blocks(node, out);
  return PlainFlow(out);
}

void OdtWalk::Blocks(XmlNode container, std::vector<Block>& out) {
  for (const XmlNode node : container.children()) {
    const std::string_view name = LocalName(node);
    if (name == "p" || name == "h") {
      ReadParagraph(node, name == "h", out);
    } else if (name == "list") {
      ReadList(node, out);
    } else if (name == "table") {
      ReadTable(node, out);
    } else if (name == "tracked-changes") {
      for (const XmlNode region : node.children()) {
        if (Child(region, "deletion")) ++deleted;
      }
    } else if (name != "forms" && name != "sequence-decls" && node.type() == pugi::node_element) {
      Blocks(node, out);  // sections, indexes, boxes of text
    }
  }
}

void OdtWalk::ReadParagraph(XmlNode node, bool heading, std::vector<Block>& out) {
  Block block;
  Paragraph& paragraph = block.paragraph;
  paragraph.index = ++index_;
  const OdtStyle& style = styles_.Of(Attribute(node, "style-name").value_or(""));
  if (style.title) paragraph.heading = 1;
  if (heading) {
    const int level = std::clamp(NumberOr(Attribute(node, "outline-level"), 1), 1, 6);
    paragraph.heading = static_cast<std::uint8_t>(level);
    Count(outline_count_, styles_.outline(), static_cast<std::size_t>(level - 1));
    paragraph.number =
        OdtStyles::Label(styles_.outline(), outline_count_, static_cast<std::size_t>(level - 1));
  }
  if (!lists_.empty()) Number(lists_.back(), paragraph);
  Paragraph* const outer = paragraph_;
  std::vector<Block> outer_after = std::move(after_);
  after_.clear();
  paragraph_ = &paragraph;
  Run look;
  look.bold = style.bold;
  look.struck = style.struck;
  look.highlighted = style.highlighted;
  Inline(node, look, style.font);
  paragraph_ = outer;
  out.push_back(std::move(block));
  for (Block& more : after_) out.push_back(std::move(more));
  after_ = std::move(outer_after);
}

void OdtWalk::Count(OdtCount& count, const OdtListStyle& style, std::size_t level) {
  int& number = count.numbers[level];
  number = number == 0 ? style.levels[level].start : number + 1;
  std::fill(count.numbers.begin() + static_cast<std::ptrdiff_t>(level) + 1, count.numbers.end(), 0);
}

void OdtWalk::Number(OpenList& list, Paragraph& paragraph) {
  paragraph.list = list.id;
  paragraph.level = static_cast<std::uint8_t>(list.level);
  if (!list.first || list.style == nullptr) return;
  list.first = false;
  const OdtLevel& level = list.style->levels[list.level];
  if (!level.bullet.empty()) {
    paragraph.bullet = true;
    return;
  }
  paragraph.number = OdtStyles::Label(*list.style, *list.count, list.level);
}

void OdtWalk::ReadList(XmlNode node, std::vector<Block>& out) {
  OpenList list;
  const std::string name(Attribute(node, "style-name").value_or(""));
  if (lists_.empty()) {
    const auto continued = Attribute(node, "continue-list");
    const bool goes_on = IsTrue(Attribute(node, "continue-numbering"));
    list.style = styles_.ListOf(name);
    std::string key = goes_on ? last_of_style_[name] : std::string(continued.value_or(""));
    const auto known = list_keys_.find(key);
    if (known != list_keys_.end()) key = known->second;
    if (key.empty()) key = fmt::format("#{}", ++list_ids_);
    list.count = &counts_[key];
    if (const auto id = Attribute(node, "id")) list_keys_[std::string(*id)] = key;
    last_of_style_[name] = key;
    list.id = list_ids_;
  } else {
    list = lists_.back();
    if (const OdtListStyle* own = styles_.ListOf(name)) list.style = own;
    list.level = std::min(list.level + 1, kOdtLevels - 1);
  }
  lists_.push_back(list);
  for (const XmlNode item : node.children()) {
    const bool header = LocalName(item) == "list-header";
    if (!header && LocalName(item) != "list-item") continue;
    OpenList& here = lists_.back();
    here.first = !header;
    if (!header && here.style != nullptr) {
      Count(*here.count, *here.style, here.level);
      const int start = NumberOr(Attribute(item, "start-value"), 0);
      if (start > 0) here.count->numbers[here.level] = start;
    }
    Blocks(item, out);
  }
  lists_.pop_back();
}

void OdtWalk::ReadTable(XmlNode node, std::vector<Block>& out) {
  std::vector<OpenList> lists = std::move(lists_);
  lists_.clear();
  Block block;
  block.table.emplace_back();
  ReadRows(node, block.table.front());
  lists_ = std::move(lists);
  if (!block.table.front().rows.empty()) out.push_back(std::move(block));
}

void OdtWalk::ReadRows(XmlNode node, FlowTable& table) {
  for (const XmlNode child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "table-header-rows") table.header = true;
    if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group") {
      ReadRows(child, table);
    }
    if (name != "table-row") continue;
    std::vector<FlowCell> cells;
    std::uint32_t covered = 0;
    for (const XmlNode its : child.children()) {
      if (LocalName(its) == "covered-table-cell") {
        // Covered by the cell to its left, which spans it, or by one above it.
        if (covered > 0) {
          --covered;
        } else {
          cells.emplace_back();
          cells.back().continued = true;
        }
        continue;
      }
      if (LocalName(its) != "table-cell") continue;
      FlowCell cell;
      cell.span = static_cast<std::uint32_t>(
          std::clamp(NumberOr(Attribute(its, "number-columns-spanned"), 1), 1, 64));
      covered = cell.span - 1;
      Blocks(its, cell.blocks);
      cells.push_back(std::move(cell));
    }
    if (!cells.empty()) table.rows.push_back(std::move(cells));
  }
}

void OdtWalk::Inline(XmlNode node, const Run& look, std::string_view font) {
  for (const XmlNode child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      Put(Collapsed(child.value()), look, font);
      continue;
    }
    InlineElement(child, look, font);
  }
}

void OdtWalk::InlineElement(XmlNode child, const Run& look, std::string_view font) {
  const std::string_view name = LocalName(child);
  if (name == "span") {
    const OdtStyle& style = styles_.Of(Attribute(child, "style-name").value_or(""));
    if (style.hidden) {
      ++hidden;
      return;
    }
    Run inner = look;
    inner.bold |= style.bold;
    inner.struck |= style.struck;
    inner.highlighted |= style.highlighted;
    Inline(child, inner, style.font.empty() ? font : std::string_view(style.font));
  } else if (name == "s") {
    const int blanks = NumberOr(Attribute(child, "c"), 1);
    Put(std::string(std::min(static_cast<std::size_t>(std::max(blanks, 0)), kMostBlanks), ' '),
        look, font);
  } else if (name == "tab") {
    Put("\t", look, font);
  } else if (name == "line-break") {
    Put("\n", look, font);
  } else if (name == "a") {
    ReadLink(child, look, font);
  } else if (name == "note") {
    ReadNote(child, look);
  } else if (name == "annotation") {
    ++comments;
  } else if (name == "annotation-end" || name == "bookmark" || name == "fieldmark-end") {
    return;
  } else if (name == "control") {
    ReadControl(Attribute(child, "control").value_or(""));
  } else if (name == "content-control") {
    ReadContentControl(child, look, font);
  } else if (name == "fieldmark" || name == "fieldmark-start") {
    ReadFieldMark(child, look, font);
  } else if (name == "drop-down") {
    ReadDropDown(child);
  } else if (name == "text-box") {
    std::vector<Block> blocks;
    Blocks(child, blocks);
    for (Block& block : blocks) after_.push_back(std::move(block));
  } else if (child.type() == pugi::node_element) {
    Inline(child, look, font);
  }
}

void OdtWalk::Put(std::string text, const Run& look, std::string_view font) {
  if (paragraph_ == nullptr || text.empty()) return;
  text = WithoutMalformed(std::move(text));
  if (box_ != nullptr && !box_->shown && !Trimmed(text).empty()) {
    box_->shown = true;
    if (const MarkRule* const mark = marks_.MarkOf(Trimmed(text))) {
      return PutMark(box_->checked, Trimmed(text), mark->state == State::kSelected);
    }
    PutMark(box_->checked, {}, box_->checked);
  }
  if (!IsSymbolFont(markup_, font)) return PutRun(std::move(text), look);
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    const std::string_view sign = SymbolOf(markup_, font, c.value);
    Run run = look;
    run.text = sign.empty() ? std::string_view(text).substr(i, c.size) : sign;
    const MarkRule* const mark = marks_.MarkOf(run.text);
    run.mark = mark != nullptr && mark->box;
    paragraph_->runs.push_back(std::move(run));
    i += c.size;
  }
}

void OdtWalk::PutRun(std::string text, const Run& look) {
  // White space at the ends of a paragraph, or after other white space, does not count.
  if (text.front() == ' ' && text.size() > 1 &&
      (paragraph_->runs.empty() || paragraph_->runs.back().text.ends_with(' '))) {
    text.erase(0, 1);
  }
  Run run = look;
  run.text = std::move(text);
  paragraph_->runs.push_back(std::move(run));
}

void OdtWalk::PutMark(bool checked, std::string_view printed, bool shows) {
  if (paragraph_ == nullptr) return;
  Run run;
  run.mark = true;
  if (shows != checked) run.conflict = shows ? ConflictKind::kShown : ConflictKind::kKept;
  run.text = SignFor(marks_, shows, printed);
  paragraph_->runs.push_back(std::move(run));
}

void OdtWalk::ReadLink(XmlNode node, const Run& look, std::string_view font) {
  const std::string_view target = Attribute(node, "href").value_or("");
  const std::string shown = Collapsed(InnerText(node));
  const bool worth = IsWorthShowing(target, shown);
  if (worth) Put("[", look, {});
  Inline(node, look, font);
  if (worth) Put(std::string("](").append(target).append(")"), look, {});
}

void OdtWalk::ReadNote(XmlNode node, const Run& look) {
  const std::string number = InnerText(Child(node, "note-citation"));
  Put(number, look, {});
  Paragraph* const outer = paragraph_;
  std::vector<Block> blocks;
  Blocks(Child(node, "note-body"), blocks);
  paragraph_ = outer;
  bool first = true;
  for (Block& block : blocks) {
    block.paragraph.note = true;
    if (first && block.table.empty()) {
      Run sign;
      sign.text = std::string("(").append(number).append(") ");
      block.paragraph.runs.insert(block.paragraph.runs.begin(), sign);
      first = false;
    }
    after_.push_back(std::move(block));
  }
}

}  // namespace qsift
