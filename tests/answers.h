#pragma once

#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/helpers.h"

namespace qsift::test {

// The answers to the questions of a text, empty where there is none. Checks that nothing of the
// text is lost.
inline std::vector<std::string> AnswersIn(const std::string& text) {
  std::vector<std::string> answers;
  const Document document = ExtractText(text);
  CHECK(CoverageDefect(document).empty());
  for (const Question& question : document.questions) {
    answers.emplace_back(question.answer ? document.Text(question.answer->text) : "");
  }
  return answers;
}

}  // namespace qsift::test
