#include "src/input/html.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "src/input/html_tags.h"
#include "src/input/rewriter.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kLongReference = 32;  // bytes of a character reference
constexpr std::size_t kNearLabel = 2000;    // bytes after a box in which its label stands

class Reader {
 public:
  Reader(const MarkupRules& rules, const Cleaned& clean)
      : rules_(rules),
        text_(clean.text()),
        out_(clean.text(), clean.map),
        contested_(text_.find("radio") == text_.npos ? std::set<std::size_t>{}
                                                     : FindContestedRadios(text_)),
        labelled_(text_.find("for=") == text_.npos ? LabelledBoxes{}
                                                   : FindLabelledBoxes(text_, contested_)) {}

  Cleaned Read() {
    for (at_ = 0; at_ < text_.size();) {
      const char c = text_[at_];
      if (c == '<') {
        ReadAngle();
      } else if (c == '&') {
        ReadReference();
      } else if (IsHtmlSpace(c) && !preformatted_) {
        ReadSpace();
      } else {
        const std::size_t end = std::min(text_.find_first_of("<& \t\n\f", at_ + 1), text_.size());
        out_.Copy(at_, end);
        at_ = end;
        after_box_ = false;
      }
    }
    Cleaned read = out_.Take();
    read.conflicts = std::move(conflicts_);
    return read;
  }

 private:
  // White space is one blank; inside a row, line ends are, too.
  void ReadSpace() {
    const std::size_t begin = at_;
    bool line_end = false;
    bool page = false;
    while (at_ < text_.size() && IsHtmlSpace(text_[at_])) {
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
    after_box_ &= decoded == " ";
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
    const std::optional<HtmlTag> tag = HtmlTagAt(text_, at_);
    if (!tag || !rules_.tags.contains(tag->name)) {
      ++at_;
      return out_.Copy(begin, begin + 1);
    }
    at_ = tag->end;
    Apply(*tag, begin);
  }

  void Apply(const HtmlTag& tag, std::size_t begin) {
    if (!tag.close) ReadRole(tag, begin);
    switch (rules_.tags.find(tag.name)->second) {
      case TagRole::kSkip: return Skip(tag);
      case TagRole::kInline: return;
      case TagRole::kBlock: return Apart(begin);
      case TagRole::kLabel: return ReadLabel(tag, begin);
      case TagRole::kArea:
        Break(begin);
        preformatted_ = !tag.close;
        return;
      case TagRole::kBreak: after_box_ = false; return Break(begin);
      case TagRole::kHeading:
        after_box_ = false;
        if (out_.in_row()) return Gap(begin);
        out_.EndParagraph(begin);
        if (!tag.close) {
          const int level = tag.name.back() - '0';
          out_.Write(std::string_view("######").substr(0, static_cast<std::size_t>(level)), begin);
          out_.Write(" ", begin);
        }
        return;
      case TagRole::kItem:
        after_box_ = false;
        Break(begin);
        if (!tag.close && !out_.in_row()) out_.Write("- ", begin);
        return;
      case TagRole::kBold:
        // Signs that enclose nothing, or are not closed on their line, would be noise.
        return out_.Write("**", begin);
      case TagRole::kTable:
        // A table in a cell is read as text of the cell.
        tables_ = tag.close ? tables_ - (tables_ > 0 ? 1 : 0) : tables_ + 1;
        if (tables_ > (tag.close ? 0 : 1) && out_.in_row()) return Gap(begin);
        out_.EndRow(begin);
        out_.EndParagraph(begin);
        out_.BeginTable();
        return;
      case TagRole::kRow:
        if (tables_ > 1) return Gap(begin);
        out_.EndRow(begin);
        return;
      case TagRole::kCell:
        after_box_ = false;
        if (tag.close) return;
        if (tables_ > 1 && out_.in_row()) return Gap(begin);
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

  // A line end; inside a row, a gap. A box keeps its label beside it.
  void Break(std::size_t at) {
    if (after_box_) return;
    if (out_.in_row()) return Gap(at);
    out_.EndLine(at);
  }

  // A paragraph of its own.
  void Apart(std::size_t at) {
    if (after_box_) return;
    if (out_.in_row()) return Gap(at);
    out_.EndParagraph(at);
  }

  void WriteBox(bool checked, std::size_t at, std::optional<ConflictKind> conflict = {}) {
    Gap(at);
    if (conflict) Contest(at, *conflict);
    out_.Write(checked ? "[x] " : "[ ] ", at);
    drawn_.reset();
    after_box_ = true;
  }

  void Contest(std::size_t at, ConflictKind kind) {
    conflicts_.push_back({out_.SourceOf(at), kind});
  }

  // Set beside another one of its group.
  std::optional<ConflictKind> Several(std::size_t at) const {
    return contested_.contains(at) ? std::optional(ConflictKind::kSeveral) : std::nullopt;
  }

  // A box that is drawn by a script: role="radio" and the like, with its state in aria-checked.
  void ReadRole(const HtmlTag& tag, std::size_t begin) {
    if (tag.name == "input" || tag.name == "option") return;
    const std::string_view role = HtmlAttribute(tag.attributes, "role").value_or("");
    const bool option = role == "option";
    if (role != "radio" && role != "checkbox" && role != "switch" && role != "menuitemradio" &&
        role != "menuitemcheckbox" && !option) {
      return;
    }
    const auto state = HtmlAttribute(tag.attributes, option ? "aria-selected" : "aria-checked");
    if (!state) return;
    if (!out_.in_row() && !after_box_) out_.EndLine(begin);
    WriteBox(*state == "true", begin, Several(begin));
    drawn_ = *state == "true";
    drawn_at_ = begin;
    const std::string_view label = HtmlAttribute(tag.attributes, "aria-label").value_or("");
    if (label.empty() || Follows(label)) return;
    const auto from = static_cast<std::size_t>(label.data() - text_.data());
    out_.Copy(from, from + label.size());
    after_box_ = false;
  }

  // The next text that is shown begins so.
  bool Follows(std::string_view label) const {
    const std::string_view near = text_.substr(at_, kNearLabel);
    for (std::size_t i = 0; i < near.size();) {
      if (near[i] == '<') {
        i = std::min(near.find('>', i), near.size() - 1) + 1;
      } else if (IsHtmlSpace(near[i])) {
        ++i;
      } else {
        return near.substr(i).starts_with(label);
      }
    }
    return false;
  }

  // The label of a box that stands elsewhere takes the box to its side.
  void ReadLabel(const HtmlTag& tag, std::size_t begin) {
    if (tag.close) return;
    const auto box = labelled_.find(HtmlAttribute(tag.attributes, "for").value_or(""));
    if (box != labelled_.end()) WriteBox(box->second.checked, begin, box->second.conflict);
  }

  // What stands before the closing tag is not text.
  void Skip(const HtmlTag& tag) {
    if (tag.close) return;
    std::size_t at = at_;
    while (true) {
      at = text_.find("</", at);
      if (at == text_.npos) {
        at_ = text_.size();
        return;
      }
      const std::optional<HtmlTag> close = HtmlTagAt(text_, at);
      if (close && close->name == tag.name) {
        at_ = close->end;
        return;
      }
      at += 2;
    }
  }

  // A check box or radio button is its mark; a field is the value that it holds.
  void ReadInput(const HtmlTag& tag, std::size_t begin) {
    const std::string type = InputType(tag.attributes);
    if (type == "checkbox" || type == "radio") {
      if (labelled_.contains(HtmlAttribute(tag.attributes, "id").value_or(""))) return;
      if (after_box_ && drawn_) {
        // The button of the browser under the one that a script draws: scripts do not always set
        // its attribute, and if they do, it says the same.
        if (!*drawn_ && HtmlAttribute(tag.attributes, "checked")) {
          Contest(drawn_at_, ConflictKind::kKept);
        }
        return;
      }
      std::optional<ConflictKind> conflict = Several(begin);
      if (!conflict) conflict = AttributeConflict(tag.attributes, "checked", "aria-checked");
      return WriteBox(HtmlAttribute(tag.attributes, "checked").has_value(), begin, conflict);
    }
    static constexpr std::string_view kShown[] = {"text",   "email", "tel",    "url",
                                                  "number", "date",  "time",   "datetime-local",
                                                  "month",  "week",  "search", "range"};
    if (std::find(std::begin(kShown), std::end(kShown), type) == std::end(kShown)) return;
    const std::optional<std::string_view> value = HtmlAttribute(tag.attributes, "value");
    if (!value || value->empty()) return;
    Gap(begin);
    const auto from = static_cast<std::size_t>(value->data() - text_.data());
    out_.Copy(from, from + value->size());
  }

  // A list to select from is its options, each after its box.
  void ReadSelect(const HtmlTag& tag, std::size_t begin) {
    Break(begin);
    select_open_ = !tag.close;
    many_ = HtmlAttribute(tag.attributes, "multiple").has_value();
    several_ = select_open_ && !many_ && SelectsSeveral(tag.end);
  }

  // The list that begins at `at` has several options with "selected". Browsers show the last of
  // them, and nobody knows whether a person selected that one. The one that asks to choose does not
  // count if another follows it: many pages leave it set.
  bool SelectsSeveral(std::size_t at) const {
    std::size_t selected = 0;
    bool last = true;
    for (at = text_.find('<', at); at != text_.npos; at = text_.find('<', at + 1)) {
      const std::optional<HtmlTag> tag = HtmlTagAt(text_, at);
      if (!tag) continue;
      if (tag->name == "select") break;
      if (tag->name != "option" || !HtmlAttribute(tag->attributes, "selected")) continue;
      last = SaysSomething(*tag);
      selected += last ? 1U : 0U;
    }
    return selected > 1 || (selected == 1 && !last);
  }

  void ReadOption(const HtmlTag& tag, std::size_t begin) {
    if (!select_open_) return Apart(begin);
    after_box_ = false;  // an option begins a line, also right after a box
    Break(begin);
    if (tag.close) return;
    const std::string_view shown = text_.substr(at_, text_.find('<', at_) - at_);
    const bool blank = std::all_of(shown.begin(), shown.end(), IsHtmlSpace);
    const std::string_view label = HtmlAttribute(tag.attributes, "label").value_or("");
    if (blank && label.empty()) return;
    // Nothing is selected in a list without "selected": browsers show its first option, which
    // nobody selected.
    const bool selected = HtmlAttribute(tag.attributes, "selected") && SaysSomething(tag);
    std::optional<ConflictKind> conflict =
        AttributeConflict(tag.attributes, "selected", "aria-selected");
    if (selected && several_) conflict = ConflictKind::kSeveral;
    if (conflict && SaysSomething(tag)) Contest(begin, *conflict);
    if (!out_.in_row()) out_.Write("- ", begin);
    out_.Write(selected ? "[x] " : "[ ] ", begin);
    if (!blank) return;
    const auto from = static_cast<std::size_t>(label.data() - text_.data());
    out_.Copy(from, from + label.size());
  }

  // "Please choose" is not an answer: it has an empty value, or nobody can select it.
  static bool SaysSomething(const HtmlTag& option) {
    return HtmlAttribute(option.attributes, "value") != std::string_view() &&
           !HtmlAttribute(option.attributes, "disabled") &&
           !HtmlAttribute(option.attributes, "hidden");
  }

  // "[text](address)", as Markdown has it; the text alone where it is the address.
  void ReadLink(const HtmlTag& tag, std::size_t begin) {
    if (!tag.close) {
      const std::string_view address = HtmlAttribute(tag.attributes, "href").value_or("");
      const std::string_view shown = text_.substr(at_, text_.find('<', at_) - at_);
      address_ = !HasScheme(address) || shown == address ||
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
  std::set<std::size_t> contested_;  // radio buttons that are set beside another one
  LabelledBoxes labelled_;
  std::vector<StateConflict> conflicts_;
  std::size_t at_ = 0;
  std::string_view address_;  // of the link that is open
  std::size_t tables_ = 0;    // around the text
  bool preformatted_ = false;
  bool after_box_ = false;     // no text was written after a box yet
  std::optional<bool> drawn_;  // the last box is one that a script draws, and its state,
  std::size_t drawn_at_ = 0;   // and where its tag begins
  bool select_open_ = false;   // a list to select from,
  bool many_ = false;          // where several options may be selected,
  bool several_ = false;       // or else several are all the same
};

}  // namespace

Cleaned ReadHtml(const MarkupRules& rules, const Cleaned& clean) {
  return Reader(rules, clean).Read();
}

}  // namespace qsift
