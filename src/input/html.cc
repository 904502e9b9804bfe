#include "src/input/html.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "src/input/rewriter.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongTag = 4000;      // bytes; a longer "tag" is text
constexpr std::size_t kLongReference = 32;  // bytes of a character reference

bool IsWhite(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f'; }

struct Tag {
  std::string name;  // in small letters
  bool close = false;
  std::string_view attributes;
  std::size_t end = 0;  // behind ">"
};

// The tag that begins at `at`; nothing where none does.
std::optional<Tag> TagAt(std::string_view text, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '/') {
    tag.close = true;
    ++i;
  }
  while (i < text.size() && IsAsciiAlnum(text[i]) && tag.name.size() < 16) {
    tag.name.push_back(ToAsciiLower(text[i++]));
  }
  if (tag.name.empty() || i == text.size()) return std::nullopt;
  if (!IsWhite(text[i]) && text[i] != '>' && text[i] != '/') return std::nullopt;
  const std::size_t begin = i;
  char quote = 0;
  for (; i < text.size() && i - at < kLongTag; ++i) {
    if (quote != 0) {
      if (text[i] == quote) quote = 0;
    } else if (text[i] == '>') {
      tag.attributes = text.substr(begin, i - begin);
      tag.end = i + 1;
      return tag;
    } else if ((text[i] == '"' || text[i] == '\'') && text[i - 1] == '=') {
      quote = text[i];
    } else if (text[i] == '<') {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// The value of an attribute, as it stands; nothing where it is missing.
std::optional<std::string_view> Attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t i = 0; i < attributes.size();) {
    while (i < attributes.size() && (IsWhite(attributes[i]) || attributes[i] == '/')) ++i;
    const std::size_t begin = i;
    while (i < attributes.size() && !IsWhite(attributes[i]) && attributes[i] != '=' &&
           attributes[i] != '/') {
      ++i;
    }
    const std::string_view key = attributes.substr(begin, i - begin);
    const bool same = std::equal(key.begin(), key.end(), name.begin(), name.end(),
                                 [](char a, char b) { return ToAsciiLower(a) == b; });
    if (i == attributes.size() || attributes[i] != '=') {
      if (same) return std::string_view();
      if (i == begin) ++i;
      continue;
    }
    ++i;
    const char quote = i < attributes.size() ? attributes[i] : ' ';
    std::size_t end = i;
    if (quote == '"' || quote == '\'') {
      end = std::min(attributes.find(quote, ++i), attributes.size());
    } else {
      while (end < attributes.size() && !IsWhite(attributes[end])) ++end;
    }
    if (same) return attributes.substr(i, end - i);
    i = std::min(end + 1, attributes.size());
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(const MarkupRules& rules, const Cleaned& clean)
      : rules_(rules), text_(clean.text()), out_(clean.text(), clean.map) {}

  Cleaned Read() {
    for (at_ = 0; at_ < text_.size();) {
      const char c = text_[at_];
      if (c == '<') {
        ReadAngle();
      } else if (c == '&') {
        ReadReference();
      } else if (IsWhite(c) && !preformatted_) {
        ReadSpace();
      } else {
        const std::size_t end = std::min(text_.find_first_of("<& \t\n\f", at_ + 1), text_.size());
        out_.Copy(at_, end);
        at_ = end;
      }
    }
    return out_.Take();
  }

 private:
  // White space is one blank; inside a row, line ends are, too.
  void ReadSpace() {
    const std::size_t begin = at_;
    bool line_end = false;
    bool page = false;
    while (at_ < text_.size() && IsWhite(text_[at_])) {
      line_end |= text_[at_] == '\n';
      page |= text_[at_] == '\f';
      ++at_;
    }
    if (page) {
      out_.EndLine(begin);
      out_.Write("\f", begin);
    } else if (!out_.AtLineStart() && out_.back() != ' ') {
      out_.Write(line_end && !out_.in_row() ? "\n" : " ", begin);
    }
  }

  void ReadReference() {
    const std::size_t begin = at_;
    const std::size_t length = text_.substr(begin, kLongReference).find(';');
    const std::size_t end = begin + length;
    ++at_;
    if (length == text_.npos || length == 1) {
      return out_.Copy(begin, begin + 1);
    }
    const std::string_view name = text_.substr(begin + 1, end - begin - 1);
    std::string decoded;
    if (name.front() == '#') {
      const bool hex = name.size() > 2 && ToAsciiLower(name[1]) == 'x';
      const char* const first = name.data() + (hex ? 2 : 1);
      const char* const last = name.data() + name.size();
      std::uint32_t value = 0;
      const auto [stop, failed] = std::from_chars(first, last, value, hex ? 16 : 10);
      const bool scalar = value < 0xD800 || (value > 0xDFFF && value < 0x110000);
      if (failed != std::errc() || stop != last || value == 0 || !scalar) {
        return out_.Copy(begin, begin + 1);
      }
      AppendUtf8(value == 0xA0 ? U' ' : static_cast<char32_t>(value), decoded);
    } else {
      const auto known = rules_.references.find(name);
      if (known == rules_.references.end()) return out_.Copy(begin, begin + 1);
      decoded = known->second;
    }
    out_.Write(decoded, begin);
    at_ = end + 1;
  }

  void ReadAngle() {
    const std::size_t begin = at_;
    if (text_.substr(at_).starts_with("<!--")) {
      const std::size_t end = text_.find("-->", at_ + 4);
      at_ = end == text_.npos ? text_.size() : end + 3;
      return;
    }
    if (at_ + 1 < text_.size() && (text_[at_ + 1] == '!' || text_[at_ + 1] == '?')) {
      const std::size_t end = text_.find('>', at_);
      at_ = end == text_.npos ? text_.size() : end + 1;
      return;
    }
    const std::optional<Tag> tag = TagAt(text_, at_);
    if (!tag || !rules_.tags.contains(tag->name)) {
      ++at_;
      return out_.Copy(begin, begin + 1);
    }
    at_ = tag->end;
    Apply(*tag, begin);
  }

  void Apply(const Tag& tag, std::size_t begin) {
    switch (rules_.tags.find(tag.name)->second) {
      case TagRole::kSkip: return Skip(tag);
      case TagRole::kInline: return;
      case TagRole::kBlock: return out_.in_row() ? Gap(begin) : out_.EndParagraph(begin);
      case TagRole::kBreak: return Break(begin);
      case TagRole::kHeading:
        if (out_.in_row()) return Gap(begin);
        out_.EndParagraph(begin);
        if (!tag.close) {
          const int level = tag.name.back() - '0';
          out_.Write(std::string_view("######").substr(0, static_cast<std::size_t>(level)), begin);
          out_.Write(" ", begin);
        }
        return;
      case TagRole::kItem:
        Break(begin);
        if (!tag.close && !out_.in_row()) out_.Write("- ", begin);
        return;
      case TagRole::kBold:
        // Signs that enclose nothing, or are not closed on their line, would be noise.
        return out_.Write("**", begin);
      case TagRole::kTable:
        out_.EndRow(begin);
        out_.EndParagraph(begin);
        out_.BeginTable();
        return;
      case TagRole::kRow: out_.EndRow(begin); return;
      case TagRole::kCell:
        if (tag.close) return;
        if (!out_.in_row()) out_.EndLine(begin);
        out_.BeginCell(begin);
        return;
      case TagRole::kPreformatted:
        preformatted_ = !tag.close;
        if (!out_.in_row()) out_.EndParagraph(begin);
        return;
      case TagRole::kInput: return ReadInput(tag, begin);
      case TagRole::kSelect: return ReadSelect(tag, begin);
      case TagRole::kOption: return ReadOption(tag, begin);
      case TagRole::kLink: return ReadLink(tag, begin);
    }
  }

  void Gap(std::size_t at) {
    if (out_.back() != ' ' && !out_.AtLineStart()) out_.Write(" ", at);
  }

  // A line end; inside a row, a gap.
  void Break(std::size_t at) {
    if (out_.in_row()) return Gap(at);
    out_.EndLine(at);
  }

  // What stands up to the closing tag is no text.
  void Skip(const Tag& tag) {
    if (tag.close) return;
    std::size_t at = at_;
    while (true) {
      at = text_.find("</", at);
      if (at == text_.npos) {
        at_ = text_.size();
        return;
      }
      const std::optional<Tag> close = TagAt(text_, at);
      if (close && close->name == tag.name) {
        at_ = close->end;
        return;
      }
      at += 2;
    }
  }

  // A check box or radio button is its mark; a field is the value that it holds.
  void ReadInput(const Tag& tag, std::size_t begin) {
    std::string type(Attribute(tag.attributes, "type").value_or("text"));
    std::transform(type.begin(), type.end(), type.begin(), ToAsciiLower);
    if (type == "checkbox" || type == "radio") {
      Gap(begin);
      out_.Write(Attribute(tag.attributes, "checked") ? "[x] " : "[ ] ", begin);
    } else if (type == "text") {
      const std::optional<std::string_view> value = Attribute(tag.attributes, "value");
      if (!value || value->empty()) return;
      Gap(begin);
      const auto from = static_cast<std::size_t>(value->data() - text_.data());
      out_.Copy(from, from + value->size());
    }
  }

  // A list to select from is its options, each after its box.
  void ReadSelect(const Tag& tag, std::size_t begin) {
    Break(begin);
    select_open_ = !tag.close;
    many_ = Attribute(tag.attributes, "multiple").has_value();
    selected_ = select_open_ && !many_ ? LastSelected(tag.end) : text_.npos;
  }

  // The last option with "selected" in the list that begins at `at`: where several have it and one
  // may be selected, browsers select the last. Nothing is selected in a list without it: browsers
  // show its first option, and nobody selected that one.
  std::size_t LastSelected(std::size_t at) const {
    std::size_t last = text_.npos;
    for (at = text_.find('<', at); at != text_.npos; at = text_.find('<', at + 1)) {
      const std::optional<Tag> tag = TagAt(text_, at);
      if (!tag) continue;
      if (tag->name == "select") break;
      if (tag->name == "option" && Attribute(tag->attributes, "selected")) last = at;
    }
    return last;
  }

  void ReadOption(const Tag& tag, std::size_t begin) {
    if (!select_open_) return out_.in_row() ? Gap(begin) : out_.EndParagraph(begin);
    Break(begin);
    if (tag.close) return;
    const std::string_view shown = text_.substr(at_, text_.find('<', at_) - at_);
    const bool blank = std::all_of(shown.begin(), shown.end(), IsWhite);
    const std::string_view label = Attribute(tag.attributes, "label").value_or("");
    if (blank && label.empty()) return;
    const bool selected = many_ ? Attribute(tag.attributes, "selected") && SaysSomething(tag)
                                : begin == selected_ && SaysSomething(tag);
    if (!out_.in_row()) out_.Write("- ", begin);
    out_.Write(selected ? "[x] " : "[ ] ", begin);
    if (!blank) return;
    const auto from = static_cast<std::size_t>(label.data() - text_.data());
    out_.Copy(from, from + label.size());
  }

  // "Please choose" is no answer: it has an empty value, or nobody can select it.
  static bool SaysSomething(const Tag& option) {
    return Attribute(option.attributes, "value") != std::string_view() &&
           !Attribute(option.attributes, "disabled") && !Attribute(option.attributes, "hidden");
  }

  // "[text](address)", as Markdown has it; the text alone where it is the address.
  void ReadLink(const Tag& tag, std::size_t begin) {
    if (!tag.close) {
      const std::string_view address = Attribute(tag.attributes, "href").value_or("");
      const std::string_view shown = text_.substr(at_, text_.find('<', at_) - at_);
      address_ = address.find("://") == address.npos || shown == address ||
                         address.find_first_of(" \t\n\f") != address.npos
                     ? std::string_view()
                     : address;
      if (!address_.empty()) out_.Write("[", begin);
      return;
    }
    if (address_.empty()) return;
    out_.Write("](", begin);
    const std::string decoded = DecodeAmpersands(address_);
    out_.Write(decoded, begin + 1);
    out_.Write(")", begin + 2);
    address_ = {};
  }

  static std::string DecodeAmpersands(std::string_view text) {
    std::string out(text);
    for (std::size_t at = out.find("&amp;"); at != out.npos; at = out.find("&amp;", at + 1)) {
      out.erase(at + 1, 4);
    }
    return out;
  }

  const MarkupRules& rules_;
  std::string_view text_;
  Rewriter out_;
  std::size_t at_ = 0;
  std::string_view address_;  // of the link that is open
  bool preformatted_ = false;
  bool select_open_ = false;  // a list to select from,
  bool many_ = false;         // where several options may be selected,
  std::size_t selected_ = 0;  // or else where the selected one begins
};

}  // namespace

Cleaned ReadHtml(const MarkupRules& rules, const Cleaned& clean) {
  return Reader(rules, clean).Read();
}

}  // namespace qsift
