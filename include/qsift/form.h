#pragma once

// A form: the questions that a submission is expected to answer, with what is wanted of the
// answers. Written from a questionnaire, blank or filled in; a person adds the wishes by hand.

#include <cstdint>
#include <string>
#include <vector>

#include "qsift/document.h"
#include "qsift/result.h"

namespace qsift {

class Sink;  // output.h

struct FormQuestion {
  std::string number;  // as printed; empty if the form numbers nothing
  std::string section;
  std::string prompt;  // with its label, if any, after a blank
  std::vector<std::string> options;

  // What is wanted of the answer.
  bool required = false;
  bool placeholder_allowed = false;  // "n/a", "-" and the like answer it
  std::string pattern;               // RE2, to be found in it
  std::vector<std::string> one_of;   // it is one of these, in any case
  std::uint32_t max_length = 0;      // code points; 0: any
  bool must_link = false;
  bool must_cite = false;
};

struct Form {
  std::string id;
  std::vector<FormQuestion> questions;
};

// Reads a form (YAML, schema "qsift-form/1"). Fails with file, line and column if the text is not a
// form.
Result<Form> ReadForm(const std::string& path, std::string text);

// Writes the form that a document shows.
void WriteForm(const Document& document, Sink& sink);

}  // namespace qsift
