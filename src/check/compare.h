#pragma once

// A submission beside its form: which question is which, and what differs.

#include <string>
#include <vector>

#include "src/check/findings.h"

namespace qsift {

struct PreparedForm {
  Form form;
  std::vector<std::string> keys;                 // folded letters and digits of each prompt
  std::vector<std::optional<Pattern>> patterns;  // one a question
};

// Fails on a pattern that RE2 refuses.
Result<PreparedForm> PrepareForm(Form form);

// Questions are matched by equal wording in order first, then by likeness (the share of pairs of
// letters that two wordings have in common), then by number.
void CompareWithForm(const std::vector<ActiveCheck>& checks, const PreparedForm& form,
                     const Document& document, Findings& findings);

}  // namespace qsift
