#pragma once

// Collects the findings of one document, each with the place and the text that it is about.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qsift/check.h"
#include "src/rules/checks.h"

namespace qsift {

// What stands for "{name}" in a message.
using Words = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// A check that is on, and how severe it is here.
struct ActiveCheck {
  const CheckRule* rule;
  Severity severity;
  bool is_set;  // the level was set by somebody: it holds where the result is indeterminate, too
};

class Findings {
 public:
  explicit Findings(const Document& document) : document_(document) {}

  // About a stretch of Document::source.
  void Add(const ActiveCheck& check, const Question* question, Span source, Words words);
  // About a stretch of Document::text.
  void AddText(const ActiveCheck& check, const Question* question, Span text, Words words) {
    Add(check, question, document_.Source(text), words);
  }
  // About a question as such: it stands at its prompt.
  void AddPrompt(const ActiveCheck& check, const Question& question, Words words) {
    Add(check, &question, document_.Hull(question.prompt), words);
  }
  // About the document.
  void AddDocument(const ActiveCheck& check, Position at, Words words);

  // The last finding is about something that the source cannot decide.
  void MarkIndeterminate() { found_.back().indeterminate = true; }

  std::vector<Finding> Take();

 private:
  // The most findings of one check in a document; the last one says that there are more.
  static constexpr std::size_t kMost = 1000;
  static constexpr std::size_t kLongLine = 8192;  // bytes; a longer line is shown with no excerpt

  bool IsFull(const ActiveCheck& check);

  const Document& document_;
  std::vector<Finding> found_;
  const CheckRule* counted_ = nullptr;  // the check whose findings are counted
  std::size_t count_ = 0;
};

// At most 60 code points of a text, on one line.
std::string Shortened(std::string_view text);

// FNV-1a over the folded letters and digits of a text, so that blanks and signs do not count.
std::string HashOf(std::string_view text);

// "U+202E U+0007": the first characters of a text, by number.
std::string CodePointNames(std::string_view text);

// A number to call a question by: as printed, or its id.
std::string_view NameOf(const Question& question);

}  // namespace qsift
