#pragma once

#include <string>

#include "qsift/document.h"

namespace qsift {

// What a question asks, with its label: two questions of one wording are the same.
inline std::string WordingOf(const Document& document, const Question& question) {
  std::string wording(document.Text(question.prompt.text));
  if (question.label) wording.append(" ").append(document.Text(question.label->text));
  return wording;
}

}  // namespace qsift
