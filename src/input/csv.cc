#include <algorithm>
#include <array>

#include "src/input/clean.h"
#include "src/input/sheets.h"

namespace qsift {
namespace {

constexpr std::size_t kSample = 256 * 1024;  // bytes that decide whether a text is a table
constexpr std::size_t kMostColumns = 16384;

// The records of a text, one at a time.
class Records {
 public:
  Records(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  // The next record; false at the end.
  bool Next(std::vector<std::string>& fields) {
    fields.clear();
    if (at_ >= text_.size()) return false;
    prose_ = false;
    while (true) {
      fields.push_back(Field());
      if (at_ < text_.size() && text_[at_] == delimiter_ && fields.size() < kMostColumns) {
        ++at_;
        continue;
      }
      break;
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    return true;
  }

  // A field of the last record begins with a blank: a comma of prose.
  bool prose() const { return prose_; }
  // The text ended inside quotes.
  bool open() const { return open_; }

 private:
  std::string Field() {
    std::string field;
    if (at_ < text_.size() && text_[at_] == '"') {
      ++at_;
      while (true) {
        const std::size_t quote = text_.find('"', at_);
        field.append(text_.substr(at_, quote == text_.npos ? text_.npos : quote - at_));
        if (quote == text_.npos) {
          open_ = true;
          at_ = text_.size();
          return field;
        }
        at_ = quote + 1;
        if (at_ >= text_.size() || text_[at_] != '"') break;
        field.push_back('"');
        ++at_;
      }
    }
    const std::size_t end = End();
    prose_ |=
        field.empty() && end > at_ && text_[at_] == ' ' && at_ > 0 && text_[at_ - 1] == delimiter_;
    field.append(text_.substr(at_, end - at_));
    at_ = end;
    return field;
  }

  std::size_t End() const {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] != delimiter_ && text_[end] != '\n' &&
           text_[end] != '\r') {
      ++end;
    }
    return end;
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  bool prose_ = false;
  bool open_ = false;
};

bool IsTable(std::string_view text, bool cut, char delimiter) {
  Records records(text, delimiter);
  std::vector<std::string> fields;
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::size_t named = 0;
  while (records.Next(fields)) {
    if (fields.size() == 1 && fields.front().empty()) continue;
    if (records.open()) break;
    if (rows == 0) {
      columns = fields.size();
      named = static_cast<std::size_t>(
          std::count_if(fields.begin(), fields.end(), [](const auto& f) { return !f.empty(); }));
    }
    if (records.prose() || fields.size() != columns) {
      // The sample ends inside its last record.
      std::vector<std::string> rest;
      return cut && rows >= 2 && columns >= 2 && !records.prose() && !records.Next(rest);
    }
    ++rows;
  }
  return rows >= 2 && columns >= 2 && 2 * named > columns && (!records.open() || cut);
}

}  // namespace

char DelimiterOf(std::string_view text) {
  const std::string_view sample = text.substr(0, kSample);
  const std::string_view first = sample.substr(0, sample.find('\n'));
  for (const char delimiter : {'\t', ',', ';'}) {
    if (first.find(delimiter) == first.npos) continue;
    if (IsTable(sample, sample.size() < text.size(), delimiter)) return delimiter;
  }
  return 0;
}

void ReadDelimited(std::string_view text, char delimiter, const std::string& name,
                   const TakeRow& take) {
  SheetInfo info;
  info.name = name;
  Records records(text, delimiter);
  SheetRow row;
  std::uint32_t number = 0;
  std::vector<std::string> fields;
  while (records.Next(fields)) {
    row.number = ++number;
    row.cells.clear();
    for (const std::string& field : fields) row.cells.emplace_back(Clean(field).text());
    if (!take(info, row)) return;
  }
}

}  // namespace qsift
