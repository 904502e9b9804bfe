#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "src/input/archive.h"
#include "src/input/flow_text.h"
#include "src/input/odt_styles.h"
#include "src/input/office_package.h"
#include "src/input/reading.h"
#include "src/input/symbols.h"
#include "src/input/trimmed.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kMostBlanks = 200;  // that one element may stand for

bool IsTrue(std::optional<std::string_view> value) {
  return value && (*value == "true" || *value == "checked" || *value == "1");
}

// White space of XML is one blank.
std::string Collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (white && !out.empty() && out.back() == ' ') continue;
    out.push_back(white ? ' ' : c);
  }
  return out;
}

class Walk {
 public:
  Walk(const Rules& rules, const OdtStyles& styles) : rules_(rules), styles_(styles) {}

  std::vector<Block> Read(XmlNode text) {
    FindControls(text);
    std::vector<Block> out;
    Blocks(text, out);
    return out;
  }

  // What stands apart: a head or a foot.
  std::string ReadPlain(XmlNode node) {
    std::vector<Block> out;
    Blocks(node, out);
    return PlainFlow(out);
  }

  std::vector<Aside> asides;
  std::uint32_t hidden = 0;
  std::uint32_t comments = 0;
  std::uint32_t deleted = 0;

 private:
  // The list around an item.
  struct OpenList {
    const OdtListStyle* style = nullptr;
    OdtCount* count = nullptr;
    std::size_t level = 0;
    std::int32_t id = 0;
    bool first = true;  // no paragraph of the item was read yet
  };

  // The controls of forms are defined before the text, which shows them by their ids.
  void FindControls(XmlNode node) {
    for (const XmlNode child : node.children()) {
      if (LocalName(child) == "forms" || LocalName(child) == "form") {
        FindControls(child);
        continue;
      }
      if (const auto id = Attribute(child, "id")) controls_.emplace(*id, child);
      if (LocalName(child) == "radio" && IsSetNow(child)) ++radios_[GroupOf(child)];
    }
  }

  // A control keeps what it began with, and what it shows now where that is something else.
  static bool IsSetNow(XmlNode control) {
    const bool box = LocalName(control) == "checkbox";
    const auto now = Attribute(control, box ? "current-state" : "current-selected");
    return IsTrue(now ? now : Attribute(control, box ? "state" : "selected"));
  }

  // Radio buttons of one form and name belong together.
  static std::string GroupOf(XmlNode radio) {
    const std::string_view name = Attribute(radio, "name").value_or("");
    if (name.empty()) return {};
    return fmt::format("{} {}", radio.parent().hash_value(), name);
  }

  void Blocks(XmlNode container, std::vector<Block>& out) {
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

  void ReadParagraph(XmlNode node, bool heading, std::vector<Block>& out) {
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

  static void Count(OdtCount& count, const OdtListStyle& style, std::size_t level) {
    int& number = count.numbers[level];
    number = number == 0 ? style.levels[level].start : number + 1;
    std::fill(count.numbers.begin() + static_cast<std::ptrdiff_t>(level) + 1, count.numbers.end(),
              0);
  }

  void Number(OpenList& list, Paragraph& paragraph) {
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

  void ReadList(XmlNode node, std::vector<Block>& out) {
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

  void ReadTable(XmlNode node, std::vector<Block>& out) {
    std::vector<OpenList> lists = std::move(lists_);
    lists_.clear();
    Block block;
    block.table.emplace_back();
    ReadRows(node, block.table.front());
    lists_ = std::move(lists);
    if (!block.table.front().rows.empty()) out.push_back(std::move(block));
  }

  void ReadRows(XmlNode node, Table& table) {
    for (const XmlNode child : node.children()) {
      const std::string_view name = LocalName(child);
      if (name == "table-header-rows") table.header = true;
      if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group") {
        ReadRows(child, table);
      }
      if (name != "table-row") continue;
      std::vector<Cell> cells;
      std::uint32_t covered = 0;
      for (const XmlNode its : child.children()) {
        if (LocalName(its) == "covered-table-cell") {
          // Covered by the cell at its left, which spans it, or by one above it.
          if (covered > 0) {
            --covered;
          } else {
            cells.emplace_back();
            cells.back().continued = true;
          }
          continue;
        }
        if (LocalName(its) != "table-cell") continue;
        Cell cell;
        cell.span = static_cast<std::uint32_t>(
            std::clamp(NumberOr(Attribute(its, "number-columns-spanned"), 1), 1, 64));
        covered = cell.span - 1;
        Blocks(its, cell.blocks);
        cells.push_back(std::move(cell));
      }
      if (!cells.empty()) table.rows.push_back(std::move(cells));
    }
  }

  void Inline(XmlNode node, const Run& look, std::string_view font) {
    for (const XmlNode child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        Put(Collapsed(child.value()), look, font);
        continue;
      }
      InlineElement(child, look, font);
    }
  }

  void InlineElement(XmlNode child, const Run& look, std::string_view font) {
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

  void Put(std::string text, const Run& look, std::string_view font) {
    if (paragraph_ == nullptr || text.empty()) return;
    text = WithoutMalformed(std::move(text));
    if (box_ != nullptr && !box_->shown && !Trimmed(text).empty()) {
      box_->shown = true;
      if (const MarkRule* const mark = rules_.marks.MarkOf(Trimmed(text))) {
        return PutMark(box_->checked, Trimmed(text), mark->state == State::kSelected);
      }
      PutMark(box_->checked, {}, box_->checked);
    }
    if (!IsSymbolFont(rules_, font)) return PutRun(std::move(text), look);
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint c = DecodeAt(text, i);
      const std::string_view sign = SymbolOf(rules_, font, c.value);
      Run run = look;
      run.text = sign.empty() ? std::string_view(text).substr(i, c.size) : sign;
      const MarkRule* const mark = rules_.marks.MarkOf(run.text);
      run.mark = mark != nullptr && mark->box;
      paragraph_->runs.push_back(std::move(run));
      i += c.size;
    }
  }

  void PutRun(std::string text, const Run& look) {
    // White space at the ends of a paragraph, and a second one in it, is none.
    if (text.front() == ' ' && text.size() > 1 &&
        (paragraph_->runs.empty() || paragraph_->runs.back().text.ends_with(' '))) {
      text.erase(0, 1);
    }
    Run run = look;
    run.text = std::move(text);
    paragraph_->runs.push_back(std::move(run));
  }

  void PutMark(bool checked, std::string_view printed, bool shows) {
    if (paragraph_ == nullptr) return;
    Run run;
    run.mark = true;
    if (shows != checked) run.conflict = shows ? ConflictKind::kShown : ConflictKind::kKept;
    run.text = SignFor(rules_, shows, printed);
    paragraph_->runs.push_back(std::move(run));
  }

  void ReadLink(XmlNode node, const Run& look, std::string_view font) {
    const std::string_view target = Attribute(node, "href").value_or("");
    const std::string shown = Collapsed(InnerText(node));
    const bool worth = IsWorthShowing(target, shown);
    if (worth) Put("[", look, {});
    Inline(node, look, font);
    if (worth) Put(std::string("](").append(target).append(")"), look, {});
  }

  void ReadNote(XmlNode node, const Run& look) {
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

  // A control of a form: a box with its label, a list, a field.
  void ReadControl(std::string_view id) {
    const auto found = controls_.find(id);
    if (found == controls_.end() || paragraph_ == nullptr) return;
    const XmlNode control = found->second;
    const std::string_view kind = LocalName(control);
    const std::string_view label = Attribute(control, "label").value_or("");
    if (kind == "checkbox" || kind == "radio") {
      const bool checked = IsSetNow(control);
      PutMark(checked, {}, checked);
      const std::string group = GroupOf(control);
      if (checked && kind == "radio" && !group.empty() && radios_[group] > 1) {
        paragraph_->runs.back().conflict = ConflictKind::kSeveral;
      }
      if (!label.empty()) Put(std::string(" ").append(label).append(" "), {}, {});
    } else if (kind == "listbox") {
      const auto options = control.children();
      const auto set = std::count_if(options.begin(), options.end(), IsSetNow);
      const bool several = set > 1 && !IsTrue(Attribute(control, "multiple"));
      for (const XmlNode option : options) {
        if (LocalName(option) != "option") continue;
        const bool chosen = IsSetNow(option);
        AddChoice(Attribute(option, "label").value_or(""), chosen,
                  several && chosen ? std::optional(ConflictKind::kSeveral) : std::nullopt);
      }
    } else if (kind == "combobox") {
      const std::string_view value = Trimmed(Attribute(control, "current-value").value_or(""));
      bool any = false;
      for (const XmlNode item : control.children()) {
        if (LocalName(item) != "item") continue;
        const std::string_view its = Trimmed(Attribute(item, "label").value_or(""));
        any |= its == value;
        AddChoice(its, !value.empty() && its == value);
      }
      if (!any) AddChoice(value, true);
    } else if (kind == "text" || kind == "textarea" || kind == "formatted-text") {
      Put(std::string(Attribute(control, "current-value").value_or("")), {}, {});
    } else if (kind == "fixed-text" || kind == "button") {
      Put(std::string(label), {}, {});
    }
  }

  void AddChoice(std::string_view label, bool chosen, std::optional<ConflictKind> conflict = {}) {
    if (label.empty() || paragraph_ == nullptr) return;
    paragraph_->choices.push_back(
        {std::string(label), chosen ? State::kSelected : State::kUnselected, conflict});
  }

  // LibreOffice's content controls, an extension of ODF.
  void ReadContentControl(XmlNode node, const Run& look, std::string_view font) {
    const std::string shown = Collapsed(InnerText(node));
    const bool prompt = IsTrue(Attribute(node, "showing-place-holder"));
    if (IsTrue(Attribute(node, "checkbox"))) {
      Box box{IsTrue(Attribute(node, "checked")), false};
      Box* const outer = box_;
      box_ = &box;
      Inline(node, look, font);
      if (!box.shown) PutMark(box.checked, {}, box.checked);
      box_ = outer;
      return;
    }
    const bool list = IsTrue(Attribute(node, "dropdown")) || IsTrue(Attribute(node, "combobox")) ||
                      IsTrue(Attribute(node, "drop-down"));
    if (list || Child(node, "list-item")) {
      bool found = prompt;
      for (const XmlNode item : node.children()) {
        if (LocalName(item) != "list-item") continue;
        const std::string_view value = Attribute(item, "value").value_or("");
        const std::string_view label = Attribute(item, "display-text").value_or(value);
        const bool chosen = !prompt && Trimmed(label) == Trimmed(shown);
        found |= chosen;
        if (!value.empty()) AddChoice(label, chosen);
      }
      if (!found) AddChoice(Trimmed(shown), true);
    } else if (!prompt) {
      return Inline(node, look, font);
    }
    if (prompt && !Trimmed(shown).empty()) {
      asides.push_back({FurnitureKind::kMarkup, std::string(Trimmed(shown))});
    }
  }

  // The fields of Word forms, as LibreOffice keeps them.
  void ReadFieldMark(XmlNode node, const Run& look, std::string_view font) {
    const std::string_view type = Attribute(node, "type").value_or("");
    std::map<std::string, std::string_view, std::less<>> values;
    std::vector<std::string_view> entries;
    for (const XmlNode child : node.children()) {
      if (LocalName(child) != "param") continue;
      const std::string_view name = Attribute(child, "name").value_or("");
      const std::string_view value = Attribute(child, "value").value_or("");
      if (name.find("ListEntry") != name.npos) entries.push_back(value);
      values.emplace(name, value);
    }
    if (type.ends_with("FORMCHECKBOX")) {
      const auto checked = values.find("Checkbox_Checked");
      const bool is = checked != values.end() && IsTrue(checked->second);
      return PutMark(is, {}, is);
    }
    if (type.ends_with("FORMDROPDOWN")) {
      const auto selected = values.find("Dropdown_Selected");
      const int at = selected == values.end() ? -1 : NumberOr(selected->second, -1);
      for (std::size_t i = 0; i < entries.size(); ++i) {
        AddChoice(entries[i], at >= 0 && i == static_cast<std::size_t>(at));
      }
      return;
    }
    Inline(node, look, font);
  }

  // An input list: its labels, and after them the text that it shows.
  void ReadDropDown(XmlNode node) {
    std::string text;
    for (const XmlNode child : node.children()) text += child.value();
    const std::string_view printed = Trimmed(text);
    const auto labels = node.children();
    const auto is_label = [&](const XmlNode label, bool kept) {
      return LocalName(label) == "label" &&
             (kept ? IsSetNow(label) : Attribute(label, "value") == printed);
    };
    const auto has = [&](bool kept) {
      return std::any_of(labels.begin(), labels.end(),
                         [&](const XmlNode label) { return is_label(label, kept); });
    };
    const bool both = has(true) && has(false);
    for (const XmlNode label : labels) {
      if (LocalName(label) != "label") continue;
      const bool kept = is_label(label, true);
      const bool shown = both ? is_label(label, false) : kept;
      std::optional<ConflictKind> conflict;
      if (kept != shown) conflict = shown ? ConflictKind::kShown : ConflictKind::kKept;
      AddChoice(Attribute(label, "value").value_or(""), shown, conflict);
    }
  }

  struct Box {
    bool checked = false;
    bool shown = false;
  };

  const Rules& rules_;
  const OdtStyles& styles_;
  std::map<std::string, XmlNode, std::less<>> controls_;  // by id
  std::map<std::string, std::uint32_t> radios_;           // how many of a group are set
  std::map<std::string, OdtCount> counts_;                // of lists, by their first one's key
  std::map<std::string, std::string> list_keys_;          // by the id of a list
  std::map<std::string, std::string> last_of_style_;      // key of the last list of a style
  std::vector<OpenList> lists_;
  std::vector<Block> after_;  // what follows the paragraph: notes, boxes of text
  OdtCount outline_count_;
  Paragraph* paragraph_ = nullptr;
  Box* box_ = nullptr;  // around the text that is read
  std::int32_t list_ids_ = 0;
  std::uint32_t index_ = 0;
};

void Tell(std::uint32_t count, std::string_view code, std::string_view what, Reading& reading) {
  if (count == 0) return;
  reading.diagnostics.push_back(
      {Severity::kInfo, std::string(code), fmt::format("{} {}", count, what), 0, 0});
}

// A package whose parts are encrypted says so in its manifest.
Status RefuseLocked(Archive& archive) {
  if (!archive.Has("META-INF/manifest.xml")) return Done{};
  const Result<std::string> manifest = archive.Read("META-INF/manifest.xml");
  if (!manifest) return manifest.error();
  if (manifest->find("encryption-data") == std::string::npos) return Done{};
  return Error{"",           0, 0, "is protected by a password; save it without one first", {},
               "bad-archive"};
}

}  // namespace

Result<Reading> ReadOdt(std::string_view bytes, const Rules& rules) {
  Result<Archive> archive = Archive::Open(bytes);
  if (!archive) return archive.error();
  if (const Status locked = RefuseLocked(*archive); !locked) return locked.error();
  XmlPart content;
  XmlPart shared;
  OdtStyles styles;
  if (archive->Has("styles.xml")) {
    if (const Status parsed = ParsePart(*archive, "styles.xml", shared, true); !parsed) {
      return parsed.error();
    }
    styles.Load(shared.root());
  }
  if (const Status parsed = ParsePart(*archive, "content.xml", content, true); !parsed) {
    return parsed.error();
  }
  styles.Load(content.root());
  Reading reading;
  reading.format = InputFormat::kOdt;
  reading.parts = {"content.xml"};
  Walk walk(rules, styles);
  WriteFlow(walk.Read(Child(Child(content.root(), "body"), "text")), rules, reading);
  reading.asides = std::move(walk.asides);
  for (const XmlNode page : Child(shared.root(), "master-styles").children()) {
    for (const XmlNode part : page.children()) {
      const std::string_view name = LocalName(part);
      if (!name.starts_with("header") && !name.starts_with("footer")) continue;
      std::string text = Walk(rules, styles).ReadPlain(part);
      const auto same = [&](const Aside& aside) { return aside.text == text; };
      if (text.empty() || std::any_of(reading.asides.begin(), reading.asides.end(), same)) continue;
      reading.asides.push_back({FurnitureKind::kRunningHead, std::move(text)});
    }
  }
  Tell(walk.deleted, "tracked-deletion", "deleted passages of tracked changes were left out",
       reading);
  Tell(walk.hidden, "hidden-text", "runs of hidden text were left out", reading);
  Tell(walk.comments, "comments", "comments were left out", reading);
  return reading;
}

}  // namespace qsift
