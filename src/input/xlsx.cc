#include <fmt/format.h>

#include <algorithm>

#include "src/input/clean.h"
#include "src/input/office_package.h"
#include "src/input/sheets.h"
#include "src/input/xlsx_numbers.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20U;     // bytes parsed at once
constexpr std::size_t kLongest = std::size_t{32} << 20U;  // of one row
constexpr std::uint32_t kMostColumns = 16384;
constexpr std::uint32_t kMostRows = 1048576;

// A cell or a range: "C12", "C12:D14".
struct Reference {
  std::uint32_t column = 0;  // from 1; 0: none
  std::uint32_t row = 0;
};

Reference ReferenceOf(std::string_view text) {
  Reference place;
  std::size_t i = 0;
  for (; i < text.size() && (IsAsciiUpper(text[i]) || text[i] == '$'); ++i) {
    if (text[i] == '$') continue;
    place.column = place.column * 26 + static_cast<std::uint32_t>(text[i] - 'A' + 1);
    if (place.column > kMostColumns) return {};
  }
  for (; i < text.size() && (IsDigit(text[i]) || text[i] == '$'); ++i) {
    if (text[i] == '$') continue;
    place.row = place.row * 10 + static_cast<std::uint32_t>(text[i] - '0');
    if (place.row > kMostRows) return {};
  }
  return place;
}

// Parses the elements of one name out of a part that comes in pieces, some at a time, so that no
// part is held whole. `call` takes each element and returns false to stop.
class ElementReader {
 public:
  ElementReader(std::string name, std::function<bool(XmlNode)> call)
      : name_(std::move(name)), call_(std::move(call)) {}

  // False to stop.
  bool Take(std::string_view piece) {
    buffer_.append(piece);
    if (buffer_.size() < kPiece) return true;
    return Flush();
  }

  bool Flush() {
    if (stopped_) return false;
    std::size_t begin = Find("<", 0);
    if (begin == buffer_.npos) {
      head_.append(buffer_);
      buffer_.clear();
      return true;
    }
    if (head_.size() < kPiece) head_.append(buffer_, 0, begin);
    const std::string close = std::string("</").append(prefix_).append(name_).append(">");
    std::size_t end = buffer_.rfind(close);
    if (end == buffer_.npos) {
      buffer_.erase(0, begin);
      if (buffer_.size() <= kLongest) return true;
      failure_ = "has a row that is larger than 32 MiB";
      return false;
    }
    end += close.size();
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer_inplace(
        buffer_.data() + begin, end - begin,
        pugi::parse_fragment | pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
            pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single,
        pugi::encoding_utf8);
    if (!parsed) {
      failure_ = fmt::format("cannot be read: a sheet is no sound XML ({})", parsed.description());
      return false;
    }
    for (const XmlNode node : document.children()) {
      if (LocalName(node) == name_ && !call_(node)) {
        stopped_ = true;
        return false;
      }
    }
    buffer_.erase(0, end);
    return true;
  }

  const std::string& failure() const { return failure_; }
  const std::string& head() const { return head_; }    // what stood before the first element
  const std::string& tail() const { return buffer_; }  // and after the last one

 private:
  // The first tag of the name, with any prefix.
  std::size_t Find(std::string_view open, std::size_t from) {
    if (found_) return Tag(std::string(open).append(prefix_).append(name_), from);
    for (std::size_t at = buffer_.find('<', from); at != buffer_.npos;
         at = buffer_.find('<', at + 1)) {
      std::size_t end = at + 1;
      while (end < buffer_.size() && buffer_[end] != '>' && buffer_[end] != ' ' &&
             buffer_[end] != '/') {
        ++end;
      }
      const std::string_view tag = std::string_view(buffer_).substr(at + 1, end - at - 1);
      if (LocalName(tag) != name_) continue;
      prefix_ = tag.substr(0, tag.size() - name_.size());
      found_ = true;
      return at;
    }
    return buffer_.npos;
  }

  std::size_t Tag(const std::string& tag, std::size_t from) const {
    for (std::size_t at = buffer_.find(tag, from); at != buffer_.npos;
         at = buffer_.find(tag, at + 1)) {
      const std::size_t end = at + tag.size();
      if (end < buffer_.size() &&
          (buffer_[end] == ' ' || buffer_[end] == '>' || buffer_[end] == '/')) {
        return at;
      }
    }
    return buffer_.npos;
  }

  std::string name_;
  std::function<bool(XmlNode)> call_;
  std::string buffer_;
  std::string head_;
  std::string prefix_;
  std::string failure_;
  bool found_ = false;
  bool stopped_ = false;
};

// Rich text: the runs of it without what is only said aloud (phonetic guides).
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
    std::uint32_t index = 0;
    for (const XmlNode sheet : Child(book.root(), "sheets").children()) {
      const std::string_view name = Attribute(sheet, "name").value_or("");
      const auto found = relationships->find(Attribute(sheet, "id").value_or(""));
      if (found == relationships->end() || found->second.type != "worksheet") continue;
      if (Attribute(sheet, "state").value_or("visible") != "visible") {
        Tell("hidden-sheet", fmt::format("the hidden sheet '{}' was left out", name));
        continue;
      }
      SheetInfo info;
      info.name = CleanText(name);
      info.index = index++;
      if (Status read = ReadSheet(found->second.target, std::move(info)); !read) return read;
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

  // The choices of cells stand behind the rows, which need them.
  Status ReadChoices(const std::string& part, SheetInfo& info) {
    std::string tail;
    bool begun = false;
    std::string before;
    Status read = archive_.Stream(part, [&](std::string_view piece) {
      if (begun) {
        tail.append(piece);
        return tail.size() < kLongest;
      }
      before.append(piece);
      const std::size_t at = before.find("sheetData>");
      const std::size_t end = at == before.npos ? before.npos : before.find("sheetData>", at + 1);
      const std::size_t close = before.rfind("sheetData>");
      const bool closes = close != before.npos && close > 0 &&
                          (before.rfind("</", close) != before.npos &&
                           before.find('>', before.rfind("</", close)) == close + 9);
      if (closes || end != before.npos) {
        begun = true;
        tail = before.substr(close + 10);
      } else if (before.size() > 64) {
        before.erase(0, before.size() - 64);
      }
      return true;
    });
    if (!read) return read;
    const std::size_t first = tail.find("dataValidations");
    const std::size_t last = tail.rfind("dataValidations>");
    if (first == tail.npos || last == tail.npos || first == last || first == 0) return Done{};
    const std::size_t begin = tail.rfind('<', first);
    if (begin == tail.npos) return Done{};
    pugi::xml_document document;
    tail = tail.substr(begin, last + 16 - begin);
    if (!document.load_buffer(tail.data(), tail.size(),
                              pugi::parse_fragment | pugi::parse_escapes)) {
      return Done{};
    }
    for (const XmlNode node : document.first_child().children()) AddChoices(node, info);
    return Done{};
  }

  static void AddChoices(XmlNode node, SheetInfo& info) {
    if (Attribute(node, "type").value_or("") != "list") return;
    const std::string formula = InnerText(Child(node, "formula1"));
    // Lists that other cells hold are not followed.
    if (formula.size() < 3 || formula.front() != '"' || formula.back() != '"') return;
    std::vector<std::string> labels;
    std::string_view rest = std::string_view(formula).substr(1, formula.size() - 2);
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      std::string_view label = rest.substr(0, comma);
      while (!label.empty() && IsSpace(label.front())) label.remove_prefix(1);
      while (!label.empty() && IsSpace(label.back())) label.remove_suffix(1);
      if (!label.empty()) labels.push_back(CleanText(label));
      rest = comma == rest.npos ? std::string_view() : rest.substr(comma + 1);
    }
    std::string_view ranges = Attribute(node, "sqref").value_or("");
    while (!ranges.empty() && info.choices.size() < 1000) {
      const std::size_t blank = ranges.find(' ');
      const std::string_view range = ranges.substr(0, blank);
      const std::size_t colon = range.find(':');
      const Reference from = ReferenceOf(range.substr(0, colon));
      const Reference to = colon == range.npos ? from : ReferenceOf(range.substr(colon + 1));
      if (from.column > 0 && to.column > 0) {
        info.choices.push_back({from.row, to.row, from.column, to.column, labels});
      }
      ranges = blank == ranges.npos ? std::string_view() : ranges.substr(blank + 1);
    }
  }

  Status ReadSheet(const std::string& part, SheetInfo info) {
    if (Status choices = ReadChoices(part, info); !choices) return choices;
    std::uint32_t next = 1;
    std::uint32_t hidden = 0;
    bool columns_known = false;
    std::vector<bool> hidden_columns;
    ElementReader* self = nullptr;
    ElementReader reader("row", [&](XmlNode node) {
      if (!columns_known) {
        hidden_columns = HiddenColumns(self->head());
        columns_known = true;
      }
      const auto number = static_cast<std::uint32_t>(
          std::max(NumberOr(Attribute(node, "r"), static_cast<int>(next)), 1));
      next = number + 1;
      if (IsOn(Attribute(node, "hidden"))) {
        ++hidden;
        return true;
      }
      SheetRow row;
      row.number = number;
      ReadCells(node, hidden_columns, row.cells);
      stopped_ = !take_(info, std::move(row));
      return !stopped_;
    });
    self = &reader;
    if (Status read = StreamInto(part, reader); !read) return read;
    const auto columns = std::count(hidden_columns.begin(), hidden_columns.end(), true);
    if (hidden > 0) {
      Tell("hidden-rows", fmt::format("{} hidden rows of '{}' were left out", hidden, info.name));
    }
    if (columns > 0) {
      Tell("hidden-columns",
           fmt::format("{} hidden columns of '{}' were left out", columns, info.name));
    }
    return Done{};
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
      if (to < from || to > static_cast<int>(kMostColumns)) continue;
      hidden.resize(std::max(hidden.size(), static_cast<std::size_t>(to)));
      std::fill(hidden.begin() + from - 1, hidden.begin() + to, true);
    }
    return hidden;
  }

  void ReadCells(XmlNode row, const std::vector<bool>& hidden,
                 std::vector<std::string>& cells) const {
    std::uint32_t next = 1;
    for (const XmlNode cell : row.children()) {
      const std::uint32_t known = ReferenceOf(Attribute(cell, "r").value_or("")).column;
      const std::uint32_t column = known > 0 ? known : next;
      next = column + 1;
      if (column > kMostColumns || (column <= hidden.size() && hidden[column - 1])) continue;
      std::string text = CellText(cell);
      if (text.empty()) continue;
      if (cells.size() < column) cells.resize(column);
      cells[column - 1] = std::move(text);
    }
  }

  std::string CellText(XmlNode cell) const {
    const std::string_view type = Attribute(cell, "t").value_or("n");
    const auto at = static_cast<std::size_t>(std::max(NumberOr(Attribute(cell, "s"), 0), 0));
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
