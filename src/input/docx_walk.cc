#include "src/input/docx_walk.h"

#include <algorithm>

#include "src/input/symbols.h"
#include "src/input/trimmed.h"
#include "src/rules/marks.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// "¹²": what a reader sees in the text; no form numbers its questions this way.
std::string Superscript(std::uint32_t number) {
  static constexpr std::string_view kDigits[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                 "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  std::string out;
  for (const char c : std::to_string(number)) out += kDigits[c - '0'];
  return out;
}

bool Holds(XmlNode node, std::string_view name) {
  return static_cast<bool>(node.find_node([&](XmlNode child) { return LocalName(child) == name; }));
}

}  // namespace

std::vector<Block> DocxWalk::Walk(XmlNode container) {
  std::vector<Block> out;
  Blocks(container, out);
  return out;
}

template <typename Function>
void DocxWalk::InControl(XmlNode sdt, Function walk) {
  controls_.push_back(OpenControl(Child(sdt, "sdtPr")));
  walk(Child(sdt, "sdtContent"));
  CloseControl(controls_.back());
  controls_.pop_back();
}

void DocxWalk::Blocks(XmlNode container, std::vector<Block>& out) {
  for (const XmlNode node : container.children()) {
    const std::string_view name = LocalName(node);
    if (name == "p") {
      ReadParagraph(node, out);
    } else if (name == "tbl") {
      ReadTable(node, out);
    } else if (name == "sdt") {
      InControl(node, [&](XmlNode content) { Blocks(content, out); });
    } else if (name == "del" || name == "moveFrom") {
      ++context_.counts.deleted;
    } else if (name == "AlternateContent") {
      const XmlNode choice = Child(node, "Choice");
      Blocks(choice ? choice : Child(node, "Fallback"), out);
    } else if (name == "ins" || name == "moveTo" || name == "customXml" || name == "smartTag") {
      Blocks(node, out);
    }
  }
}

void DocxWalk::ReadParagraph(XmlNode node, std::vector<Block>& out) {
  Block block;
  block.paragraph.index = ++index_;
  block.paragraph.part = part_;
  Paragraph* const outer = paragraph_;
  std::vector<Block> outer_after = std::move(after_);
  after_.clear();
  paragraph_ = &block.paragraph;
  const XmlNode properties = Child(node, "pPr");
  const DocxStyle& style =
      context_.styles.Of(ChildValue(properties, "pStyle").value_or(std::string_view()));
  block.paragraph.heading = style.heading;
  if (const std::uint8_t outline = OutlineLevel(properties); outline > 0) {
    block.paragraph.heading = outline;
  }
  Number(properties, style, block.paragraph);
  for (const XmlNode child : node.children()) Inline(child);
  if (style.bold) {
    for (Run& run : block.paragraph.runs) run.bold = true;
  }
  if (!controls_.empty()) CloseControl(controls_.back());
  paragraph_ = outer;
  out.push_back(std::move(block));
  for (Block& more : after_) out.push_back(std::move(more));
  after_ = std::move(outer_after);
}

void DocxWalk::Number(XmlNode properties, const DocxStyle& style, Paragraph& paragraph) {
  std::int32_t list = style.list;
  std::uint32_t level = style.level;
  if (const XmlNode numbering = Child(properties, "numPr")) {
    list = NumberOr(ChildValue(numbering, "numId"), list);
    level = static_cast<std::uint32_t>(
        std::clamp(NumberOr(ChildValue(numbering, "ilvl"), static_cast<int>(level)), 0, 8));
  }
  if (list <= 0) return;
  const ListLabel label = context_.lists.Next(list, level);
  paragraph.list = list;
  paragraph.level = static_cast<std::uint8_t>(level);
  if (!label.bullet) {
    paragraph.number = label.number;
    return;
  }
  paragraph.bullet = true;
  if (label.number.empty()) return;
  // A list whose bullets are boxes is a list of options.
  const std::string_view sign =
      SymbolOf(context_.markup, label.font, DecodeAt(label.number, 0).value);
  const std::string_view shown = sign.empty() ? std::string_view(label.number) : sign;
  const MarkRule* const mark = context_.marks.MarkOf(shown);
  if (mark == nullptr || !mark->box || mark->state != State::kUnselected || shown == "\u25CB") {
    return;
  }
  Run run;
  run.text = shown;
  run.mark = true;
  paragraph.runs.push_back(std::move(run));
}

void DocxWalk::ReadTable(XmlNode node, std::vector<Block>& out) {
  Block block;
  block.table.emplace_back();
  ReadRows(node, block.table.front());
  if (!block.table.front().rows.empty()) out.push_back(std::move(block));
}

void DocxWalk::ReadRows(XmlNode node, FlowTable& table) {
  for (const XmlNode child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "tr") {
      const XmlNode properties = Child(child, "trPr");
      if (Child(properties, "del")) {
        ++context_.counts.deleted;
        continue;
      }
      std::vector<FlowCell> cells;
      ReadCells(child, cells);
      if (table.rows.empty()) table.header = static_cast<bool>(Child(properties, "tblHeader"));
      if (!cells.empty()) table.rows.push_back(std::move(cells));
    } else if (name == "sdt") {
      InControl(child, [&](XmlNode content) { ReadRows(content, table); });
    } else if (name == "ins" || name == "customXml") {
      ReadRows(child, table);
    }
  }
}

void DocxWalk::ReadCells(XmlNode row, std::vector<FlowCell>& cells) {
  for (const XmlNode child : row.children()) {
    const std::string_view name = LocalName(child);
    if (name == "tc") {
      const XmlNode properties = Child(child, "tcPr");
      FlowCell cell;
      cell.span = static_cast<std::uint32_t>(
          std::clamp(NumberOr(ChildValue(properties, "gridSpan"), 1), 1, 64));
      for (const std::string_view merge : {"vMerge", "hMerge"}) {
        const auto merged = ChildValue(properties, merge);
        cell.continued |= merged && *merged != "restart";
      }
      Blocks(child, cell.blocks);
      cells.push_back(std::move(cell));
    } else if (name == "sdt") {
      InControl(child, [&](XmlNode content) { ReadCells(content, cells); });
    } else if (name == "ins" || name == "customXml") {
      ReadCells(child, cells);
    }
  }
}

void DocxWalk::Inline(XmlNode node) {
  const std::string_view name = LocalName(node);
  if (name == "r") return ReadRun(node);
  if (name == "pPr" || name == "sdtPr" || name == "rPr") return;
  if (name == "del" || name == "moveFrom") {
    ++context_.counts.deleted;
  } else if (name == "sdt") {
    InControl(node, [&](XmlNode content) {
      for (const XmlNode child : content.children()) Inline(child);
    });
  } else if (name == "hyperlink") {
    Link(node);
  } else if (name == "t" && LocalName(node.parent()) != "r") {
    Put(InnerText(node), {});  // of a formula
  } else {
    for (const XmlNode child : node.children()) {
      if (child.type() == pugi::node_element) Inline(child);
    }
  }
}

void DocxWalk::ReadRun(XmlNode run) {
  const XmlNode properties = Child(run, "rPr");
  if (IsSet(properties, "vanish")) {
    ++context_.counts.hidden;
    return;
  }
  Run look;
  look.bold = IsSet(properties, "b");
  look.struck = IsSet(properties, "strike") || IsSet(properties, "dstrike");
  look.highlighted = IsOn(ChildValue(properties, "highlight"));
  const XmlNode fonts = Child(properties, "rFonts");
  const std::string_view font = Attribute(fonts, "ascii").value_or("");
  const bool symbols = IsSymbolFont(context_.markup, font);
  for (const XmlNode child : run.children()) RunChild(child, look, symbols, font);
}

void DocxWalk::RunChild(XmlNode child, const Run& look, bool symbols, std::string_view font) {
  const std::string_view name = LocalName(child);
  if (name == "t" || name == "delText") {
    const std::string text = InnerText(child);
    if (!symbols) return Put(text, look);
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint c = DecodeAt(text, i);
      const std::string_view sign = SymbolOf(context_.markup, font, c.value);
      PutSymbol(sign.empty() ? std::string_view(text).substr(i, c.size) : sign, look);
      i += c.size;
    }
  } else if (name == "tab" || name == "ptab") {
    Put("\t", look);
  } else if (name == "br" || name == "cr") {
    Put("\n", look);
  } else if (name == "noBreakHyphen") {
    Put("-", look);
  } else if (name == "sym") {
    const std::string code(Attribute(child, "char").value_or("0"));
    const auto value = static_cast<char32_t>(std::strtoul(code.c_str(), nullptr, 16) & 0xFFFFU);
    const std::string_view sign =
        SymbolOf(context_.markup, Attribute(child, "font").value_or(""), value);
    std::string own;
    if (sign.empty() && value >= 0x20 && (value < 0xD800 || value > 0xDFFF)) AppendUtf8(value, own);
    PutSymbol(sign.empty() ? std::string_view(own) : sign, look);
  } else if (name == "fldChar") {
    FieldChar(child);
  } else if (name == "footnoteReference") {
    Note(child, "footnote");
  } else if (name == "endnoteReference") {
    Note(child, "endnote");
  } else if (name == "commentReference") {
    ++context_.counts.comments;
  } else if (name == "AlternateContent") {
    const XmlNode choice = Child(child, "Choice");
    Shape(choice && Holds(choice, "txbxContent") ? choice : Child(child, "Fallback"));
  } else if (name == "drawing" || name == "pict" || name == "object") {
    if (Holds(child, "control")) ++context_.counts.controls;
    Shape(child);
  }
}

// A box of text that floats: it is read after the paragraph that it is anchored in.
void DocxWalk::Shape(XmlNode node) {
  if (LocalName(node) == "txbxContent") {
    std::vector<Block> blocks;
    Blocks(node, blocks);
    for (Block& block : blocks) after_.push_back(std::move(block));
    return;
  }
  for (const XmlNode child : node.children()) Shape(child);
}

void DocxWalk::Link(XmlNode node) {
  const auto found = relationships_.find(Attribute(node, "id").value_or(""));
  const bool known = found != relationships_.end() && found->second.external;
  const std::size_t first = paragraph_ == nullptr ? 0 : paragraph_->runs.size();
  for (const XmlNode child : node.children()) Inline(child);
  if (!known || paragraph_ == nullptr || first == paragraph_->runs.size()) return;
  std::string shown;
  for (std::size_t i = first; i < paragraph_->runs.size(); ++i) shown += paragraph_->runs[i].text;
  if (!IsWorthShowing(found->second.target, shown)) return;
  Run open;
  open.text = "[";
  open.bold = paragraph_->runs[first].bold;
  Run close = open;
  close.text = "](" + found->second.target + ")";
  paragraph_->runs.insert(paragraph_->runs.begin() + static_cast<std::ptrdiff_t>(first), open);
  paragraph_->runs.push_back(close);
}

void DocxWalk::Note(XmlNode node, std::string_view kind) {
  std::string key(kind);
  key.append(":").append(Attribute(node, "id").value_or(""));
  const auto found = context_.notes.find(key);
  if (found == context_.notes.end() || paragraph_ == nullptr || in_note_) return;
  const std::string number = Superscript(++context_.footnotes);
  Put(number, {});
  in_note_ = true;
  const std::uint32_t index = index_;
  std::vector<Block> blocks;
  Blocks(found->second, blocks);
  index_ = index;
  in_note_ = false;
  bool first = true;
  for (Block& block : blocks) {
    block.paragraph.note = true;
    block.paragraph.part = context_.note_part;
    block.paragraph.index = 0;
    if (first && block.table.empty()) {
      Run sign;
      sign.text = number + " ";
      block.paragraph.runs.insert(block.paragraph.runs.begin(), sign);
      first = false;
    }
    after_.push_back(std::move(block));
  }
}

}  // namespace qsift
