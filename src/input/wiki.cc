#include "src/input/wiki.h"

#include <algorithm>
#include <string>

#include "src/input/rewriter.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongLink = 500;  // bytes between double brackets

// Reads MediaWiki text line by line (https://www.mediawiki.org/wiki/Help:Formatting).
class Reader {
 public:
  explicit Reader(const Cleaned& clean) : text_(clean.text()), out_(clean.text(), clean.map) {}

  Cleaned Read() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      ReadLine(begin, end);
      begin = end + 1;
    }
    return out_.Take();
  }

 private:
  void ReadLine(std::size_t begin, std::size_t end) {
    const std::string_view line = text_.substr(begin, end - begin);
    const auto starts = [&](std::string_view sign) { return line.starts_with(sign); };
    if (starts("{|")) {
      out_.EndParagraph(begin);
      in_table_ = true;
      out_.BeginTable();
      return;
    }
    if (in_table_) return ReadTableLine(begin, end);
    std::size_t from = begin;
    if (starts(":") || starts(";")) {
      while (from < end && (text_[from] == ':' || text_[from] == ';')) ++from;
    } else if (starts("#") || starts("*")) {
      while (from < end && (text_[from] == '#' || text_[from] == '*' || text_[from] == ':')) ++from;
      if (from < end && line.find_first_not_of('*') != line.npos) out_.Write("- ", begin);
    }
    while (from < end && text_[from] == ' ') ++from;
    ReadInline(from, end);
    if (end < text_.size()) out_.Copy(end, end + 1);
  }

  // "|-" divides rows, "|" and "!" begin cells, "||" and "!!" divide them on a line.
  void ReadTableLine(std::size_t begin, std::size_t end) {
    while (begin < end && text_[begin] == ' ') ++begin;
    const std::string_view line = text_.substr(begin, end - begin);
    if (line.starts_with("|}")) {
      out_.EndRow(begin);
      in_table_ = false;
      return;
    }
    if (line.starts_with("|-")) return out_.EndRow(begin);
    if (line.starts_with("|+")) return;
    if (!line.starts_with('|') && !line.starts_with('!')) {
      if (!out_.in_row() || line.empty()) return;
      out_.Write(" ", begin);
      return ReadInline(begin, end);
    }
    const std::string_view row = text_.substr(0, end);  // nothing is looked for after the line
    for (std::size_t at = begin + 1; at <= end;) {
      std::size_t stop = std::min(row.find("||", at), end);
      if (line.front() == '!') stop = std::min(row.find("!!", at), stop);
      std::size_t from = at;
      // "style=... | text"
      const std::size_t bar = row.find('|', at);
      if (bar < stop && text_.substr(at, bar - at).find('=') != text_.npos &&
          text_.substr(at, bar - at).find("[[") == text_.npos) {
        from = bar + 1;
      }
      while (from < stop && text_[from] == ' ') ++from;
      out_.BeginCell(at - 1);
      ReadInline(from, stop);
      at = stop + 2;
      if (stop == end) break;
    }
  }

  // '''bold''', ''italic'', [[page]] and [[page|text]].
  void ReadInline(std::size_t begin, std::size_t end) {
    std::size_t copied = begin;
    for (std::size_t i = begin; i < end;) {
      const std::string_view rest = text_.substr(i, end - i);
      if (rest.starts_with("''")) {
        const std::size_t quotes = std::min(rest.find_first_not_of('\''), rest.size());
        out_.Copy(copied, i);
        if (quotes == 3 || quotes == 5) out_.Write("**", i);
        i += quotes;
        copied = i;
      } else if (rest.starts_with("[[")) {
        const std::size_t close = rest.substr(0, kLongLink).find("]]");
        if (close == rest.npos || rest.substr(0, close).find(':') != rest.npos) {
          ++i;
          continue;
        }
        const std::size_t bar = rest.substr(0, close).find('|');
        out_.Copy(copied, i);
        out_.Copy(i + (bar < close ? bar + 1 : 2), i + close);
        i += close + 2;
        copied = i;
      } else {
        ++i;
      }
    }
    out_.Copy(copied, end);
  }

  std::string_view text_;
  Rewriter out_;
  bool in_table_ = false;
};

}  // namespace

Cleaned ReadWiki(const Cleaned& clean) { return Reader(clean).Read(); }

}  // namespace qsift
