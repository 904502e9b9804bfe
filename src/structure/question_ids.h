#pragma once

// The ids of questions, each of which stands once in a document. Used by builder.cc.

#include <cstdint>
#include <string>
#include <unordered_map>

#include "qsift/document.h"

namespace qsift {

class QuestionIds {
 public:
  // The document must outlive it, and holds the questions so far, and their sections.
  explicit QuestionIds(const Document& document) : document_(document) {}

  // "q~1", "q~2" where nothing is numbered; "q6.a" for the letter "a" under 6.
  std::string Of(const Question& question);

 private:
  // "q12"; where numbers restart, with the section before it, and with a count at last. Each
  // section's questions stand together, so that its counts can be dropped when it ends.
  std::string Unique(std::string base, std::int32_t section);

  const Document& document_;
  std::unordered_map<std::string, int> uses_;  // of an id without its section
  std::unordered_map<std::string, int> uses_in_section_;
  std::int32_t counted_section_ = kNoIndex;
  int unnumbered_ = 0;  // questions without a number so far
};

}  // namespace qsift
