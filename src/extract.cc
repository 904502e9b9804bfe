#include "qsift/extract.h"

#include <algorithm>
#include <exception>
#include <optional>

#include "qsift/digest.h"
#include "qsift/form.h"
#include "src/citations/citations.h"
#include "src/citations/split.h"
#include "src/input/clean.h"
#include "src/input/format.h"
#include "src/input/line_starts.h"
#include "src/input/markup.h"
#include "src/input/reading.h"
#include "src/input/sheets.h"
#include "src/language/language.h"
#include "src/links/repair.h"
#include "src/rules/rules.h"
#include "src/selection/follow_up.h"
#include "src/selection/selection.h"
#include "src/sheets/sheet_documents.h"
#include "src/structure/asides.h"
#include "src/structure/mark_states.h"
#include "src/structure/structure.h"
#include "src/text/text_memory.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

// The stages over one input, and what they share.
class Pipeline {
 public:
  Pipeline(const Rules& rules, const ExtractOptions& options, const Input& input)
      : rules_(rules), options_(options) {
    named_.id = input.id;
    named_.path = input.path;
    named_.bytes = input.bytes.size();
    named_.sha256 = Sha256(input.bytes);
  }

  // A text, or what a reader made of a document.
  Document ReadText(Reading reading) const {
    Document document = named_;
    TakeReading(reading, document);
    document.line_starts = LineStarts(document.source);
    LanguageMask languages = kAllLanguages;
    SelectionHints hints;
    {
      // What a reader wrote is light markup already.
      Cleaned clean = Clean(document.source);
      if (document.places.empty()) {
        clean = ReadMarkup(rules_.markup, std::move(clean), reading.format);
        reading.conflicts = std::move(clean.conflicts);
      }
      languages = ReadLanguage(clean.text(), document);
      StringSet prompts;
      if (options_.form != nullptr) {
        for (const FormQuestion& question : options_.form->questions) {
          prompts.insert(WordingKey(question.prompt));
        }
        prompts.erase("");
      }
      hints = ReadStructure(
          {clean.text(), clean.map, clean.markup, prompts.empty() ? nullptr : &prompts}, rules_,
          languages, document);
    }
    FindConflicts(reading.conflicts, hints, document);
    DecideConventions(rules_.marks, hints, document);
    if (!reading.asides.empty()) {
      AppendAsides(reading.asides, document);
      document.line_starts = LineStarts(document.source);
    }
    Finish(languages, hints, nullptr, document);
    return document;
  }

  // The questions of a sheet, found already.
  Document ReadSheet(SheetDocument&& sheet) {
    Document document = std::move(sheet.document);
    document.id = named_.id;
    document.path = named_.path;
    document.bytes = named_.bytes;
    document.sha256 = named_.sha256;
    document.encoding = encoding_;
    document.line_starts = LineStarts(document.source);
    const LanguageMask languages = ReadLanguage(document.text, document, &repeated_.lines);
    FindPolarQuestions(rules_.prompts, languages, repeated_.polar, document, sheet.hints);
    DecideConventions(rules_.marks, sheet.hints, document);
    Finish(languages, sheet.hints, &repeated_, document);
    return document;
  }

  void set_encoding(std::string encoding) { encoding_ = std::move(encoding); }

 private:
  // What was found out about texts that the rows of a sheet repeat.
  struct Repeated {
    StopwordMemory lines;
    TextMemory<bool> polar;      // prompts
    TextMemory<bool> referring;  // prompts
    TextMemory<bool> citing;     // all that may cite
    ReplyMemory replies;
  };

  LanguageMask ReadLanguage(std::string_view text, Document& document,
                            StopwordMemory* lines = nullptr) const {
    DetectedLanguages detected = options_.language.empty()
                                     ? DetectLanguages(rules_.languages, text, kFewWords, lines)
                                     : NamedLanguage(rules_.languages, options_.language);
    document.language = std::move(detected.code);
    return detected.mask;
  }

  void Finish(LanguageMask languages, const SelectionHints& hints, Repeated* repeated,
              Document& document) const {
    const bool alone = repeated == nullptr;
    ReadSelections(rules_, languages, hints, document, alone ? nullptr : &repeated->replies);
    ReadFollowUps(rules_, languages, document, alone ? nullptr : &repeated->referring);
    ReadLinks(rules_.links, document);
    ReadCitations(rules_.citations, languages, document, alone ? nullptr : &repeated->citing);
    if (options_.split_citations) SplitCitations(document);
  }

  const Rules& rules_;
  const ExtractOptions& options_;
  Document named_;  // with nothing but what the input itself says
  std::string encoding_ = "utf-8";
  Repeated repeated_;
};

// An id of a respondent as a part of a name.
std::string Plain(std::string id) {
  std::replace_if(
      id.begin(), id.end(), [](char c) { return !IsAsciiAlnum(c) && c != '_' && c != '.'; }, '-');
  return id;
}

// Hands over the documents of sheets, the last one with what was noticed about them all.
class SheetTaker {
 public:
  SheetTaker(Pipeline& pipeline, const std::function<bool(Document&&)>& take)
      : pipeline_(pipeline), take_(take) {}

  bool Respondent(SheetDocument&& sheet, std::uint32_t row) {
    if (!Flush()) return false;
    last_ = pipeline_.ReadSheet(std::move(sheet));
    const std::string& id = last_->respondent.id;
    last_->id.append("-").append(id.empty() ? std::to_string(row) : Plain(id));
    return true;
  }

  bool Flush() {
    if (!last_) return true;
    const bool go_on = take_(std::move(*last_));
    last_.reset();
    return go_on;
  }

  void Finish(std::vector<Diagnostic> diagnostics) {
    if (last_) {
      last_->diagnostics.insert(last_->diagnostics.end(), diagnostics.begin(), diagnostics.end());
    }
    Flush();
  }

 private:
  Pipeline& pipeline_;
  const std::function<bool(Document&&)>& take_;
  std::optional<Document> last_;
};

// Reads rows with `read`. False if they are not questions; then `take` was not called.
template <typename Read>
Result<bool> TakeSheets(const Rules& rules, Pipeline& pipeline, bool text_too,
                        std::vector<Diagnostic> noticed,
                        const std::function<bool(Document&&)>& take, Read read) {
  SheetTaker taker(pipeline, take);
  SheetDocuments sheets(rules, [&](SheetDocument&& sheet, std::uint32_t row) {
    return taker.Respondent(std::move(sheet), row);
  });
  const Status done = read(
      [&](const SheetInfo& info, const SheetRow& row) { return sheets.Take(info, row); }, noticed);
  if (!done) return done.error();
  const bool go_on = sheets.Finish();
  SheetDocument sheet = sheets.Rest();
  Document& rest = sheet.document;
  if (!rest.questions.empty() || (sheets.respondents() > 0 && !rest.unplaced.empty())) {
    if (!go_on || !taker.Flush()) return true;
    Document document = pipeline.ReadSheet(std::move(sheet));
    document.diagnostics.insert(document.diagnostics.end(), noticed.begin(), noticed.end());
    take(std::move(document));
    return true;
  }
  if (sheets.respondents() > 0) {
    taker.Finish(std::move(noticed));
    return true;
  }
  if (!text_too) return false;
  Reading reading;
  reading.text = std::move(rest.source);
  reading.encoding = "utf-8";
  reading.parts = std::move(rest.original_parts);
  reading.places = std::move(rest.places);
  reading.diagnostics = std::move(noticed);
  take(pipeline.ReadText(std::move(reading)));
  return true;
}

Error Named(Error error, const std::string& path) {
  error.file = path;
  return error;
}

Status ExtractAll(Input input, const Rules& rules, const ExtractOptions& options,
                  const std::function<bool(Document&&)>& take) {
  Pipeline pipeline(rules, options, input);
  InputFormat format = options.from;
  if (format == InputFormat::kAuto) {
    const Result<InputFormat> found = FormatOfBytes(input.bytes);
    if (!found) return Named(found.error(), input.path);
    if (*found != InputFormat::kText) format = *found;
  }
  if (format == InputFormat::kXlsx) {
    const Result<bool> taken = TakeSheets(
        rules, pipeline, true, {}, take, [&](const TakeRow& row, std::vector<Diagnostic>& noticed) {
          return ReadXlsx(input.bytes, noticed, row);
        });
    if (!taken) return Named(taken.error(), input.path);
    return Done{};
  }
  Result<Reading> reading = ReadSource(std::move(input.bytes), input.path, rules, format);
  if (!reading) return reading.error();
  char delimiter = 0;
  if (format == InputFormat::kAuto) delimiter = DelimiterOf(reading->text);
  if (format == InputFormat::kTsv) delimiter = '\t';
  if (format == InputFormat::kCsv) {
    delimiter = DelimiterOf(reading->text);
    if (delimiter == 0) delimiter = ',';
  }
  if (delimiter != 0) {
    pipeline.set_encoding(reading->encoding);
    const Result<bool> taken =
        TakeSheets(rules, pipeline, format != InputFormat::kAuto, reading->diagnostics, take,
                   [&](const TakeRow& row, std::vector<Diagnostic>&) {
                     ReadDelimited(reading->text, delimiter, input.id, row);
                     return Status(Done{});
                   });
    if (!taken) return Named(taken.error(), input.path);
    if (*taken) return Done{};
  }
  take(pipeline.ReadText(std::move(*reading)));
  return Done{};
}

}  // namespace

Status ExtractEach(Input input, const RulePack& rules, const ExtractOptions& options,
                   const std::function<bool(Document&&)>& take) {
  if (const Status known = rules.CheckLanguage(options.language); !known) return known.error();
  const std::string path = input.path;
  try {
    return ExtractAll(std::move(input), rules.rules(), options, take);
  } catch (const std::exception& exception) {
    return FailureOf(exception, path);
  }
}

Result<Document> Extract(Input input, const RulePack& rules, const ExtractOptions& options) {
  const std::string path = input.path;
  std::optional<Document> only;
  bool several = false;
  const Status done = ExtractEach(std::move(input), rules, options, [&](Document&& document) {
    several = only.has_value();
    if (!several) only = std::move(document);
    return !several;
  });
  if (!done) return done.error();
  if (several || !only) {
    return Error{path, 0,        0, "holds one questionnaire a row, and one document is wanted",
                 {},   "several"};
  }
  return std::move(*only);
}

}  // namespace qsift
