#include "src/structure/lines/contents.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "src/rules/form_rules.h"
#include "src/text/string_map.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr std::size_t kFewestEntries = 3;
constexpr std::size_t kFewestDots = 3;       // of a leader
constexpr std::size_t kFewestBlanks = 2;     // before a page number without a leader
constexpr std::size_t kLongestNumber = 4;    // digits of a page number
constexpr std::size_t kLinesBetween = 2;     // of a title, or of an entry that is wrapped
constexpr std::size_t kTitleAbove = 3;       // lines from the title to the first entry
constexpr std::size_t kLettersOfEntry = 24;  // that are compared
constexpr std::size_t kLongTitle = 60;       // bytes
constexpr std::size_t kLongRun = 200;        // entries

// What an entry of a table of contents says of its place.
struct Entry {
  std::size_t line = 0;
  std::size_t page = 0;
  bool leader = false;     // dots lead to the number
  bool link = false;       // into the document
  std::string_view title;  // without both
};

std::optional<Entry> ReadEntry(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && IsDigit(text[text.size() - digits - 1])) ++digits;
  if (digits == 0 || digits > kLongestNumber) return {};
  Entry entry;
  std::from_chars(text.data() + text.size() - digits, text.data() + text.size(), entry.page);
  text.remove_suffix(digits);
  std::size_t dots = 0;
  std::size_t blanks = 0;
  while (!text.empty()) {
    if (text.ends_with("\u2026")) {
      dots += kFewestDots;
      text.remove_suffix(3);
    } else if (text.back() == '.' || text.back() == '_' || text.ends_with("\u00B7")) {
      ++dots;
      text.remove_suffix(text.back() == '.' || text.back() == '_' ? 1 : 2);
    } else if (IsSpace(text.back())) {
      blanks += text.back() == '\t' ? kFewestBlanks : 1;
      text.remove_suffix(1);
    } else {
      break;
    }
  }
  entry.leader = dots >= kFewestDots;
  if ((!entry.leader && (blanks < kFewestBlanks || dots > 0)) || text.empty()) return {};
  entry.title = text;
  return entry;
}

// "[Who may apply](#who-may-apply)": the whole line is a link into the document.
std::optional<Entry> ReadLink(std::string_view text) {
  const std::size_t target = text.find("](#");
  if (target == text.npos || !text.ends_with(')')) return {};
  const std::size_t open = text.find('[');
  if (open > target || text.find(')', target) != text.size() - 1) return {};
  for (const char c : text.substr(0, open)) {
    if (!IsDigit(c) && c != '.' && c != ' ') return {};
  }
  Entry entry;
  entry.link = true;
  entry.title = text.substr(open + 1, target - open - 1);
  return entry;
}

// Letters and digits of the beginning, folded: what an entry and its place have in common.
std::string KeyOf(std::string_view text) {
  std::string kept;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size() && letters < kLettersOfEntry;) {
    const CodePoint c = DecodeAt(text, at);
    if (IsAlnum(c.value)) {
      kept.append(text.substr(at, c.size));
      ++letters;
    }
    at += c.size;
  }
  return Folded(kept);
}

class Marker {
 public:
  explicit Marker(Blocks& blocks) : blocks_(blocks) {}

  void Run() {
    for (std::size_t i = 0; i < blocks_.size();) {
      if (IsTitle(i)) titles_.push_back(i);
      const auto entry = EntryAt(i);
      i = entry ? ReadRun(*entry) : i + 1;
    }
    // Under a title without page numbers, the entries are told by what they repeat.
    for (const std::size_t title : titles_) ReadPlain(title + 1);
  }

 private:
  bool IsTitle(std::size_t i) const {
    std::string_view text = blocks_.Content(i);
    if (text.empty() || text.size() > kLongTitle) return false;
    while (!text.empty() && !WordEndsAt(text, text.size())) {
      text.remove_suffix(DecodeBefore(text, text.size()).size);
    }
    return !text.empty() && blocks_.rules->page_words.contents.contains(Folded(text));
  }

  std::optional<Entry> EntryAt(std::size_t i) const {
    if (!HoldsText(blocks_.facts[i].sign)) return {};
    const std::string_view text = blocks_.Content(i);
    if (text.empty()) return {};
    std::optional<Entry> entry;
    if (IsDigit(text.back())) entry = ReadEntry(text);
    if (text.back() == ')') entry = ReadLink(text);
    if (entry) entry->line = i;
    return entry;
  }

  // The entries from the first on; the line after the last.
  std::size_t ReadRun(const Entry& first) {
    std::vector<Entry> run{first};
    for (std::size_t i = first.line + 1;
         i < blocks_.size() && i - run.back().line <= kLinesBetween + 1; ++i) {
      const auto entry = EntryAt(i);
      if (!entry) continue;
      if (entry->page < run.back().page || entry->leader != first.leader ||
          entry->link != first.link) {
        break;
      }
      run.push_back(*entry);
    }
    const std::size_t end = run.back().line + 1;
    if (run.size() < kFewestEntries) return first.line + 1;
    // Once a long run is found to be no table of contents, its parts are not tried again.
    const std::size_t refused = run.size() > kLongRun ? end : first.line + 1;
    const bool titled = !titles_.empty() && titles_.back() < first.line &&
                        first.line - titles_.back() <= kTitleAbove + 1;
    const auto repeated = static_cast<std::size_t>(std::count_if(
        run.begin(), run.end(), [&](const Entry& entry) { return Repeats(entry.title, end); }));
    if (2 * repeated < run.size() && !(titled && first.leader) && !first.link) {
      return refused;
    }
    for (std::size_t i = first.line; i < end; ++i) Mark(i);
    return end;
  }

  void ReadPlain(std::size_t begin) {
    std::size_t end = begin;
    while (end < blocks_.size() && blocks_.facts[end].sign != Sign::kHeading &&
           blocks_.facts[end].sign != Sign::kContents && Repeats(blocks_.Content(end), end + 1)) {
      ++end;
    }
    if (end - begin < kFewestEntries) return;
    for (std::size_t i = begin; i < end; ++i) Mark(i);
  }

  // A line further down begins with what the entry says.
  bool Repeats(std::string_view title, std::size_t after) {
    if (last_.empty()) {
      for (std::size_t i = 0; i < blocks_.size(); ++i) last_[KeyOf(blocks_.Content(i))] = i;
    }
    const std::string key = KeyOf(title);
    const auto found = last_.find(key);
    return !key.empty() && found != last_.end() && found->second >= after;
  }

  void Mark(std::size_t i) {
    LineFacts& facts = blocks_.facts[i];
    facts.sign = Sign::kContents;
    facts.openers.fill(-1);
  }

  Blocks& blocks_;
  std::vector<std::size_t> titles_;
  StringMap<std::size_t> last_;  // the last line that begins so
};

}  // namespace

void MarkContents(Blocks& blocks) { Marker(blocks).Run(); }

}  // namespace qsift
