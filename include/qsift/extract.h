#pragma once

// The whole pipeline: bytes in, Document out. Start here.
//
//   Result<RulePack> rules = RulePack::Default();
//   Result<Input> input = ReadInput("survey.txt");
//   Result<Document> document = Extract(std::move(*input), *rules, {});

#include <functional>
#include <string>
#include <string_view>

#include "qsift/document.h"
#include "qsift/format.h"
#include "qsift/result.h"
#include "qsift/rule_pack.h"

namespace qsift {

struct Form;  // form.h

// The raw bytes of one questionnaire and what to call it.
struct Input {
  std::string path;  // as the user named it; "-" for standard input
  std::string id;    // IdOf(path)
  std::string bytes;
};

// The file name of a path without its ending; "stdin" for "-".
std::string IdOf(std::string_view path);

// Reads a regular file, or "-" for standard input. Fails if the file is missing, unreadable, a
// folder, larger than 4 GiB or truncated while it is read, and if memory runs out.
Result<Input> ReadInput(const std::string& path);

struct ExtractOptions {
  std::string language;        // ISO 639-1; empty: detect it
  const Form* form = nullptr;  // the one that was sent out; its prompts are questions, not answers
  InputFormat from = InputFormat::kAuto;
  bool split_citations = false;  // one for each pinpoint of a mention, not one per mention
};

// Finds the questions, selections, links and citations of each questionnaire of an input, in order,
// until `take` returns false. Most inputs hold one; a sheet exported by a form service holds one
// per row. Fails as Extract() does.
Status ExtractEach(Input input, const RulePack& rules, const ExtractOptions& options,
                   const std::function<bool(Document&&)>& take);

// Finds the questions, selections, links and citations of one questionnaire. The content is never
// an error: what could not be read is in Document::unplaced and Document::diagnostics. Fails only
// on input that is not text at all (a PDF, an archive, an image), and on a sheet of several
// ("several").
Result<Document> Extract(Input input, const RulePack& rules, const ExtractOptions& options);

}  // namespace qsift
