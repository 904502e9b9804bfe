#include <fmt/format.h>

#include <algorithm>

#include "src/input/clean.h"
#include "src/input/element_reader.h"
#include "src/input/office_package.h"
#include "src/input/sheets.h"
#include "src/input/trimmed.h"
#include "src/input/xlsx_choices.h"
#include "src/input/xlsx_controls.h"
#include "src/input/xlsx_numbers.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongest = std::size_t{32} << 20U;  // bytes after the rows of a sheet
constexpr std::size_t kMostLabels = 1000;                 // of one list

// Rich text: its runs, without those that only tell how it is read aloud (phonetic guides).
std::string TextOf(XmlNode node) {
  std::string out;
  for (const XmlNode child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "t") out += InnerText(child);
    if (name == "r") out += InnerText(Child(child, "t"));
  }
  return out;
}

std::string CleanText(std::string_view text) {
  const std::string valid = WithoutMalformed(std::string(text));
  return std::string(Clean(valid).text());
}

class Workbook {
 public:
  Workbook(Archive& archive, std::vector<Diagnostic>& diagnostics, const TakeRow& take)
      : archive_(archive), diagnostics_(diagnostics), take_(take) {}

  Status Read() {
    const Result<std::string> main = MainPart(archive_);
    if (!main) return main.error();
    name_ = main->empty() ? "xl/workbook.xml" : *main;
    Result<Relationships> relationships = ReadRelationships(archive_, name_);
    if (!relationships) return relationships.error();
    XmlPart book;
    if (Status parsed = ParsePart(archive_, name_, book); !parsed) return parsed;
    date1904_ = IsOn(Attribute(Child(book.root(), "workbookPr"), "date1904"));
    if (Status styles = ReadStyles(PartOfType(*relationships, "styles")); !styles) {
      return styles;
    }
    if (Status strings = ReadStrings(PartOfType(*relationships, "sharedStrings")); !strings) {
      return strings;
    }
    FindSheets(book.root(), *relationships);
    std::uint32_t index = 0;
    for (const Sheet& sheet : sheets_) {
      if (sheet.part.empty()) continue;
      if (sheet.hidden) {
        Tell("hidden-sheet", fmt::format("the hidden sheet '{}' was left out", sheet.name));
        continue;
      }
      SheetInfo info;
      info.name = CleanText(sheet.name);
      info.index = index++;
      if (Status read = ReadSheet(sheet, std::move(info)); !read) return read;
      if (stopped_) break;
    }
    for (const std::string& part : archive_.Names()) {
      if (part.ends_with("vbaProject.bin")) {
        Tell("macros", "the workbook has macros; they were not looked at");
      }
    }
    return Done{};
  }

 private:
  struct Style {
    NumberFormat format;
    bool box = false;  // shown as a check box
  };

  struct Sheet {
    std::string name;
    std::string part;  // empty if it has no cells
    int index = 0;     // in the workbook
    bool hidden = false;
  };

  void FindSheets(XmlNode book, const Relationships& relationships) {
    for (const XmlNode node : Child(book, "sheets").children()) {
      Sheet sheet;
      sheet.name = Attribute(node, "name").value_or("");
      sheet.index = static_cast<int>(sheets_.size());
      sheet.hidden = Attribute(node, "state").value_or("visible") != "visible";
      const auto found = relationships.find(Attribute(node, "id").value_or(""));
      if (found != relationships.end() && found->second.type == "worksheet") {
        sheet.part = found->second.target;
      }
      sheets_.push_back(std::move(sheet));
    }
    for (const XmlNode node : Child(book, "definedNames").children()) {
      names_.push_back({Folded(Attribute(node, "name").value_or("")),
                        NumberOr(Attribute(node, "localSheetId"), -1), InnerText(node)});
    }
  }

  void Tell(std::string_view code, std::string message) {
    diagnostics_.push_back({Severity::kInfo, std::string(code), std::move(message), 0, 0});
  }

  Status ReadStyles(const std::string& name) {
    if (name.empty() || !archive_.Has(name)) return Done{};
    XmlPart part;
    if (Status parsed = ParsePart(archive_, name, part); !parsed) return parsed;
    std::map<int, NumberFormat> own;
    for (const XmlNode node : Child(part.root(), "numFmts").children()) {
      own[NumberOr(Attribute(node, "numFmtId"), -1)] =
          NumberFormatOf(Attribute(node, "formatCode").value_or(""));
    }
    for (const XmlNode node : Child(part.root(), "cellXfs").children()) {
      const int id = NumberOr(Attribute(node, "numFmtId"), 0);
      const auto known = own.find(id);
      Style style;
      style.format = known == own.end() ? BuiltInFormat(id) : known->second;
      style.box = static_cast<bool>(
          node.find_node([](XmlNode child) { return LocalName(child) == "xfComplement"; }));
      styles_.push_back(style);
    }
    return Done{};
  }

  Status ReadStrings(const std::string& name) {
    if (name.empty() || !archive_.Has(name)) return Done{};
    ElementReader reader("si", [&](XmlNode node) {
      strings_.push_back(CleanText(TextOf(node)));
      return true;
    });
    return StreamInto(name, reader);
  }

  Status StreamInto(const std::string& name, ElementReader& reader) {
    Status read = archive_.Stream(name, [&](std::string_view piece) { return reader.Take(piece); });
    if (!read) return read;
    if (reader.failure().empty()) reader.Flush();
    if (reader.failure().empty()) return Done{};
    return Error{"", 0, 0, reader.failure(), {}, "bad-archive"};
  }

  // The choices of cells and the controls over them stand after the rows, which need them.
  Status ReadAfter(const Sheet& sheet, SheetInfo& info, SheetControls& controls) {
    std::string tail;
    if (Status read = ReadTail(sheet.part, tail); !read) return read;
    const bool choices = tail.find("dataValidation") != tail.npos;
    if (!choices && tail.find("legacyDrawing") == tail.npos) return Done{};
    tail.resize(tail.rfind("</"));
    pugi::xml_document document;
    if (!document.load_buffer(tail.data(), tail.size(),
                              pugi::parse_fragment | pugi::parse_escapes)) {
      Tell("unread-list", fmt::format("the lists of choices of '{}' are no sound XML", info.name));
      return Done{};
    }
    if (Status sound = CheckDepth(sheet.part, document); !sound) return sound;
    if (Status read = ReadControls(sheet, info, document, controls); !read) return read;
    return choices ? ReadChoices(sheet, info, document) : Status(Done{});
  }

  Status ReadControls(const Sheet& sheet, const SheetInfo& info, XmlNode after,
                      SheetControls& controls) {
    const Result<Relationships> relationships = ReadRelationships(archive_, sheet.part);
    if (!relationships) return relationships.error();
    Result<SheetControls> read = qsift::ReadControls(archive_, after, *relationships);
    if (!read) return read.error();
    controls = std::move(*read);
    if (controls.broken) {
      Tell("unread-controls", fmt::format("the controls of '{}' are no sound XML", info.name));
    }
    if (controls.unread > 0) {
      Tell("unread-controls",
           fmt::format("{} controls over '{}' were not read: drop-downs, lists, or boxes without "
                       "a cell",
                       controls.unread, info.name));
    }
    if (controls.conflicts > 0) {
      Tell("state-conflict",
           fmt::format("{} boxes of '{}' have two states in the file, of which none "
                       "was taken",
                       controls.conflicts, info.name));
    }
    return Done{};
  }

  Status ReadChoices(const Sheet& sheet, SheetInfo& info, XmlNode after) {
    std::vector<ChoiceList> lists = FindChoiceLists(after, names_, sheet.index);
    if (Status filled = FillLists(sheet, lists); !filled) return filled;
    std::size_t unread = 0;
    for (const ChoiceList& list : lists) {
      unread += list.labels.empty() ? 1U : 0U;
      for (const CellRange& cells : list.cells) {
        if (list.labels.empty()) break;
        info.choices.push_back(
            {cells.from.row, cells.to.row, cells.from.column, cells.to.column, list.labels});
      }
    }
    if (unread > 0) {
      Tell("unread-list", fmt::format("{} lists of choices of '{}' are made by formulas or name no "
                                      "cells; they were not read",
                                      unread, info.name));
    }
    return Done{};
  }

  // What stands after the rows of a sheet.
  Status ReadTail(const std::string& part, std::string& tail) {
    bool begun = false;
    std::string before;
    return archive_.Stream(part, [&](std::string_view piece) {
      if (begun) {
        tail.append(piece);
        return tail.size() < kLongest;
      }
      before.append(piece);
      constexpr std::string_view kEnd = "sheetData>";
      for (std::size_t at = before.find(kEnd); at != before.npos; at = before.find(kEnd, at + 1)) {
        // "</sheetData>", "</x:sheetData>"
        const std::size_t open = before.rfind('<', at);
        if (open == before.npos || before[open + 1] != '/') continue;
        begun = true;
        tail = before.substr(at + kEnd.size());
        return true;
      }
      if (before.size() > 64) before.erase(0, before.size() - 64);
      return true;
    });
  }

  // Reads the labels that stand in cells, one pass for each sheet that holds some.
  Status FillLists(const Sheet& own, std::vector<ChoiceList>& lists) {
    for (const Sheet& sheet : sheets_) {
      std::vector<ChoiceList*> open;
      std::uint32_t last = 0;
      for (ChoiceList& list : lists) {
        if (list.source.empty() || sheet.part.empty()) continue;
        const std::string& name = list.source.sheet.empty() ? own.name : list.source.sheet;
        if (Folded(name) != Folded(sheet.name)) continue;
        open.push_back(&list);
        last = std::max(last, list.source.to.row);
      }
      if (open.empty()) continue;
      std::uint32_t next = 1;
      ElementReader reader("row", [&](XmlNode node) {
        const std::uint32_t number = RowNumber(node, next);
        next = number + 1;
        std::vector<std::string> cells;
        for (ChoiceList* const list : open) {
          if (!list->source.HasRow(number)) continue;
          if (cells.empty()) ReadCells(node, {}, cells);
          AddLabels(cells, *list);
        }
        return number < last;
      });
      if (Status read = StreamInto(sheet.part, reader); !read) return read;
    }
    return Done{};
  }

  static void AddLabels(const std::vector<std::string>& cells, ChoiceList& list) {
    for (std::size_t k = list.source.from.column; k <= list.source.to.column; ++k) {
      if (k > cells.size() || list.labels.size() == kMostLabels) return;
      const std::string_view label = Trimmed(cells[k - 1]);
      if (!label.empty()) list.labels.emplace_back(label);
    }
  }

  static std::uint32_t RowNumber(XmlNode row, std::uint32_t next) {
    return static_cast<std::uint32_t>(
        std::max(NumberOr(Attribute(row, "r"), static_cast<int>(next)), 1));
  }

  Status ReadSheet(const Sheet& sheet, SheetInfo info) {
    SheetControls controls;
    if (Status after = ReadAfter(sheet, info, controls); !after) return after;
    auto control = controls.boxes.cbegin();
    // Hands over the rows up to this one that hold controls and no cells.
    const auto rows_of_controls = [&](std::uint32_t before) {
      while (!stopped_ && control != controls.boxes.cend() && control->cell.row < before) {
        SheetRow shown;
        shown.number = control->cell.row;
        AddControls(control, controls.boxes.cend(), hidden_columns_, shown);
        stopped_ = !take_(info, shown);
      }
      return !stopped_;
    };
    std::uint32_t next = 1;
    std::uint32_t hidden = 0;
    bool columns_known = false;
    hidden_columns_.clear();
    SheetRow row;
    ElementReader* self = nullptr;
    ElementReader reader("row", [&](XmlNode node) {
      if (!columns_known) {
        hidden_columns_ = HiddenColumns(self->head());
        columns_known = true;
      }
      const std::uint32_t number = RowNumber(node, next);
      next = number + 1;
      if (!rows_of_controls(number)) return false;
      row.number = number;
      ReadCells(node, hidden_columns_, row.cells);
      AddControls(control, controls.boxes.cend(), hidden_columns_, row);
      if (IsOn(Attribute(node, "hidden"))) {
        ++hidden;
        return true;
      }
      stopped_ = !take_(info, row);
      return !stopped_;
    });
    self = &reader;
    if (Status read = StreamInto(sheet.part, reader); !read) return read;
    rows_of_controls(kMostSheetRows + 1);
    const auto columns = std::count(hidden_columns_.begin(), hidden_columns_.end(), true);
    if (hidden > 0) {
      Tell("hidden-rows", fmt::format("{} hidden rows of '{}' were left out", hidden, info.name));
    }
    if (columns > 0) {
      Tell("hidden-columns",
           fmt::format("{} hidden columns of '{}' were left out", columns, info.name));
    }
    return Done{};
  }

  // Puts the controls over the cells of a row into them, and goes on to those of the next row.
  static void AddControls(std::vector<SheetControl>::const_iterator& control,
                          std::vector<SheetControl>::const_iterator end,
                          const std::vector<bool>& hidden, SheetRow& row) {
    const auto first = control;
    // The state as a cell shows it says nothing that the box over it does not.
    for (; control != end && control->cell.row == row.number; ++control) {
      const CellPlace& linked = control->linked;
      if (linked.row != row.number || linked.column != control->cell.column) continue;
      if (linked.column <= row.cells.size()) row.cells[linked.column - 1].clear();
    }
    for (auto box = first; box != control; ++box) {
      const std::uint32_t column = box->cell.column;
      if (column > kMostSheetColumns || (column <= hidden.size() && hidden[column - 1])) continue;
      if (row.cells.size() < column) row.cells.resize(column);
      std::string& text = row.cells[column - 1];
      if (!text.empty()) text += ' ';
      text += CleanText(box->text);
    }
  }

  static std::vector<bool> HiddenColumns(const std::string& head) {
    std::vector<bool> hidden;
    const std::size_t begin = head.find("cols>");
    const std::size_t end = head.rfind("cols>");
    if (begin == head.npos || begin == end) return hidden;
    const std::string columns =
        "<cols>" + head.substr(begin + 5, head.rfind('<', end) - begin - 5) + "</cols>";
    pugi::xml_document document;
    if (!document.load_buffer(columns.data(), columns.size())) return hidden;
    for (const XmlNode node : document.first_child().children()) {
      if (!IsOn(Attribute(node, "hidden"))) continue;
      const int from = std::max(NumberOr(Attribute(node, "min"), 1), 1);
      // A range to the last column says that nothing stands there.
      const int to = std::min(NumberOr(Attribute(node, "max"), from), from + 255);
      if (to < from || to > static_cast<int>(kMostSheetColumns)) continue;
      hidden.resize(std::max(hidden.size(), static_cast<std::size_t>(to)));
      std::fill(hidden.begin() + from - 1, hidden.begin() + to, true);
    }
    return hidden;
  }

  // The attributes of a cell that tell where it stands and how it is read.
  struct CellHead {
    std::optional<std::string_view> place;
    std::optional<std::string_view> type;
    std::optional<std::string_view> style;
  };

  static CellHead HeadOf(XmlNode cell) {
    CellHead head;
    for (pugi::xml_attribute its = cell.first_attribute(); its; its = its.next_attribute()) {
      const std::string_view name = its.name();
      if (HasLocalName(name, "r") && !head.place) head.place = its.value();
      if (HasLocalName(name, "t") && !head.type) head.type = its.value();
      if (HasLocalName(name, "s") && !head.style) head.style = its.value();
    }
    return head;
  }

  void ReadCells(XmlNode row, const std::vector<bool>& hidden,
                 std::vector<std::string>& cells) const {
    cells.clear();
    std::uint32_t next = 1;
    for (XmlNode cell = row.first_child(); cell; cell = cell.next_sibling()) {
      const CellHead head = HeadOf(cell);
      const std::uint32_t known = PlaceOf(head.place.value_or("")).column;
      const std::uint32_t column = known > 0 ? known : next;
      next = column + 1;
      if (column > kMostSheetColumns || (column <= hidden.size() && hidden[column - 1])) continue;
      std::string text = CellText(cell, head);
      if (text.empty()) continue;
      if (cells.size() < column) cells.resize(column);
      cells[column - 1] = std::move(text);
    }
  }

  std::string CellText(XmlNode cell, const CellHead& head) const {
    const std::string_view type = head.type.value_or("n");
    const auto at = static_cast<std::size_t>(std::max(NumberOr(head.style, 0), 0));
    const Style style = at < styles_.size() ? styles_[at] : Style{};
    if (type == "inlineStr") return CleanText(TextOf(Child(cell, "is")));
    const std::string value = InnerText(Child(cell, "v"));
    if (type == "s") {
      const auto index = static_cast<std::size_t>(std::max(NumberOr(value, -1), 0));
      return !value.empty() && index < strings_.size() ? strings_[index] : std::string();
    }
    if (type == "b") {
      if (style.box) return value == "1" ? "\u2611" : "\u2610";
      return value == "1" ? "TRUE" : "FALSE";
    }
    if (type == "str" || type == "e" || type == "d") return CleanText(value);
    return ShowNumber(value, style.format, date1904_);
  }

  Archive& archive_;
  std::vector<Diagnostic>& diagnostics_;
  const TakeRow& take_;
  std::string name_;
  std::vector<std::string> strings_;
  std::vector<Style> styles_;
  std::vector<Sheet> sheets_;
  std::vector<DefinedName> names_;
  std::vector<bool> hidden_columns_;  // of the sheet that is read
  bool date1904_ = false;
  bool stopped_ = false;
};

}  // namespace

Status ReadXlsx(std::string_view bytes, std::vector<Diagnostic>& diagnostics, const TakeRow& take) {
  Result<Archive> archive = Archive::Open(bytes);
  if (!archive) return archive.error();
  return Workbook(*archive, diagnostics, take).Read();
}

}  // namespace qsift
