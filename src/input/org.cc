#include "src/input/org.h"

#include <algorithm>
#include <string>
#include <vector>

#include "src/input/rewriter.h"
#include "src/input/text_lines.h"
#include "src/text/question_mark.h"

namespace qsift {
namespace {

constexpr std::size_t kLongLink = 500;  // bytes between double brackets

std::size_t HeadingLevel(std::string_view line) {
  const std::size_t level = CountSigns(line, '*');
  return level > 0 && level < line.size() && line[level] == ' ' ? level : 0;
}

// "#+KEY" at the beginning of a line, in capitals; empty if there is none.
std::string KeywordOf(std::string_view line) {
  std::string key;
  if (!line.starts_with("#+")) return key;
  for (std::size_t i = 2; i < line.size() && (IsAsciiAlnum(line[i]) || line[i] == '_'); ++i) {
    const char c = line[i];
    key.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  return key;
}

bool IsDrawer(std::string_view line) {
  return line.size() > 2 && line.front() == ':' && line.back() == ':' &&
         std::all_of(line.begin() + 1, line.end() - 1,
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

class Reader {
 public:
  explicit Reader(const Cleaned& clean)
      : text_(clean.text()), out_(clean.text(), clean.map), lines_(TextLinesOf(text_)) {}

  Cleaned Read() {
    for (std::size_t i = 0; i < lines_.size();) i = ReadBlock(i);
    return out_.Take();
  }

 private:
  std::string_view Said(std::size_t i) const {
    return text_.substr(lines_[i].text(), lines_[i].end - lines_[i].text());
  }

  std::size_t ReadBlock(std::size_t i) {
    const TextLine& line = lines_[i];
    const std::string_view said = Said(i);
    if (said.starts_with("#+")) return ReadKeyword(i);
    if (said.starts_with("# ") || said == "#") return i + 1;  // a comment
    if (IsDrawer(said)) {
      for (std::size_t k = i + 1; k < lines_.size() && k < i + 50; ++k) {
        if (Said(k) == ":END:") return k + 1;
      }
    }
    if (line.indent == 0) {
      if (const std::size_t level = HeadingLevel(said)) {
        out_.EndParagraph(line.begin);
        out_.Write(std::string(std::min(level, std::size_t{6}), '#') + " ", line.begin);
        ReadInline(line.begin + level + 1, TitleEnd(line));
        out_.Write("\n\n", line.end);
        return i + 1;
      }
    }
    if (said.starts_with('|')) {
      WriteRow(line, said);
      return i + 1;
    }
    // "- term :: text"
    const std::size_t colons = said.find(" :: ");
    if (said.starts_with("- ") && colons != said.npos) {
      out_.EndParagraph(line.begin);
      out_.Write("**", line.text());
      ReadInline(line.text() + 2, line.text() + colons);
      const std::string_view term = said.substr(0, colons);
      out_.Write(QuestionMarkAtEnd(term) > 0 ? "**\n" : ":** ", line.text() + colons);
      ReadInline(line.text() + colons + 4, line.end);
      out_.Write("\n", line.end);
      return i + 1;
    }
    out_.Copy(line.begin, line.text());
    ReadInline(line.text(), line.end);
    out_.Write("\n", line.end);
    return i + 1;
  }

  // The end of a heading before its tags, ":open:office:".
  std::size_t TitleEnd(const TextLine& line) const {
    if (text_[line.end - 1] != ':') return line.end;
    std::size_t begin = line.end;
    while (begin > line.begin && !IsSpace(text_[begin - 1])) --begin;
    if (text_[begin] != ':' || line.end - begin < 3) return line.end;
    while (begin > line.begin && IsSpace(text_[begin - 1])) --begin;
    return begin;
  }

  std::size_t ReadKeyword(std::size_t i) {
    const TextLine& line = lines_[i];
    const std::string key = KeywordOf(Said(i));
    if (key == "TITLE") {
      std::size_t from = std::min(line.text() + key.size() + 3, line.end);
      while (from < line.end && IsSpace(text_[from])) ++from;
      out_.Write("# ", line.begin);
      ReadInline(from, line.end);
      out_.Write("\n\n", line.end);
      return i + 1;
    }
    if (!key.starts_with("BEGIN_")) return i + 1;
    const std::string closing = "END_" + key.substr(6);
    std::size_t end = i + 1;
    while (end < lines_.size() && KeywordOf(Said(end)) != closing) ++end;
    if (end == lines_.size() || key == "BEGIN_COMMENT")
      return end == lines_.size() ? i + 1 : end + 1;
    const bool quote = key == "BEGIN_QUOTE" || key == "BEGIN_VERSE" || key == "BEGIN_CENTER";
    out_.EndLine(line.begin);
    if (!quote) out_.Write("```\n", line.begin);
    for (std::size_t k = i + 1; k < end; ++k) {
      if (quote) out_.Write("> ", lines_[k].begin);
      out_.Copy(lines_[k].begin, lines_[k].end);
      out_.Write("\n", lines_[k].end);
    }
    if (!quote) out_.Write("```\n", lines_[end].begin);
    return end + 1;
  }

  // "|---+---|" is the rule of a table.
  void WriteRow(const TextLine& line, std::string_view said) {
    if (said.size() > 2 && said[1] == '-') {
      out_.Write("|", line.text());
      std::size_t columns = 1;
      for (const char c : said) columns += c == '+' ? 1U : 0U;
      for (std::size_t k = 0; k < columns; ++k) out_.Write("---|", line.text());
    } else {
      ReadInline(line.text(), line.end);
    }
    out_.Write("\n", line.end);
  }

  // *bold* and [[address][text]].
  void ReadInline(std::size_t begin, std::size_t end) {
    std::size_t copied = begin;
    std::size_t bold_end = text_.npos;
    for (std::size_t i = begin; i < end;) {
      if (i == bold_end) {
        out_.Copy(copied, i);
        out_.Write("**", i);
        copied = ++i;
        bold_end = text_.npos;
      } else if (text_[i] == '*' && bold_end == text_.npos &&
                 (bold_end = ClosingSign(text_, i, end, "*")) != text_.npos) {
        out_.Copy(copied, i);
        out_.Write("**", i);
        copied = ++i;
      } else if (text_[i] == '[' && text_.substr(i, 2) == "[[") {
        const std::size_t close = text_.substr(i, std::min(end - i, kLongLink)).find("]]");
        if (close == text_.npos) {
          ++i;
          continue;
        }
        const std::size_t middle = text_.substr(i, close).find("][");
        out_.Copy(copied, i);
        out_.Copy(i + 2, i + std::min(middle, close));
        if (middle != text_.npos) {
          out_.Write(" (", i + middle);
          out_.Copy(i + middle + 2, i + close);
          out_.Write(")", i + close);
        }
        copied = i = i + close + 2;
      } else {
        ++i;
      }
    }
    out_.Copy(copied, end);
  }

  std::string_view text_;
  Rewriter out_;
  std::vector<TextLine> lines_;
};

}  // namespace

bool IsOrg(std::string_view text) {
  if (text.find('*') == text.npos && text.find("#+") == text.npos) return false;
  std::size_t tops = 0;
  std::size_t deeper = 0;
  bool boxes = false;
  bool signs = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty()) continue;
    if (line.starts_with("#+")) {
      const std::string key = KeywordOf(line);
      if (key == "TITLE" || key == "AUTHOR" || key == "OPTIONS" || key == "DATE" ||
          key == "STARTUP" || key.starts_with("BEGIN_")) {
        return true;
      }
    }
    signs |= line.starts_with(":PROPERTIES:") ||
             (line.starts_with("|-") && line.find("-+-") != line.npos);
    boxes |= line.starts_with("- [");
    if (line.front() != '*') continue;
    const std::size_t level = HeadingLevel(line);
    tops += level == 1 ? 1U : 0U;
    deeper += level > 1 ? 1U : 0U;
  }
  // Stars that are not bullets: boxes and rows of text stand in lists with another sign.
  return tops + deeper >= 2 && tops > 0 && (signs || (boxes && deeper > 0));
}

Cleaned ReadOrg(const Cleaned& clean) { return Reader(clean).Read(); }

}  // namespace qsift
