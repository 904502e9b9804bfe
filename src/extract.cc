#include "qsift/extract.h"

#include <exception>

#include "qsift/digest.h"
#include "qsift/form.h"
#include "src/citations/citations.h"
#include "src/input/clean.h"
#include "src/input/decode.h"
#include "src/input/line_starts.h"
#include "src/input/markup.h"
#include "src/input/reading.h"
#include "src/language/language.h"
#include "src/links/repair.h"
#include "src/rules/rules.h"
#include "src/selection/follow_up.h"
#include "src/selection/selection.h"
#include "src/structure/structure.h"
#include "src/text/unicode.h"

namespace qsift {

Result<Document> Extract(Input input, const RulePack& rules, const ExtractOptions& options) {
  try {
    Document document;
    document.id = std::move(input.id);
    document.path = input.path;
    document.bytes = input.bytes.size();
    document.sha256 = Sha256(input.bytes);
    Result<Reading> reading =
        ReadSource(std::move(input.bytes), input.path, rules.rules(), options.from);
    if (!reading) return reading.error();
    TakeReading(*reading, document);
    document.line_starts = LineStarts(document.source);
    LanguageMask languages = kAllLanguages;
    {
      // What a reader wrote is light markup already.
      Cleaned clean = Clean(document.source);
      if (document.places.empty()) {
        clean = ReadMarkup(rules.rules().markup, std::move(clean), reading->format);
      }
      const LanguageRules& known = rules.rules().languages;
      DetectedLanguages detected = options.language.empty()
                                       ? DetectLanguages(known, clean.text())
                                       : NamedLanguage(known, options.language);
      document.language = std::move(detected.code);
      languages = detected.mask;
      StringSet prompts;
      if (options.form != nullptr) {
        for (const FormQuestion& question : options.form->questions) {
          prompts.insert(WordingKey(question.prompt));
        }
        prompts.erase("");
      }
      ReadStructure({clean.text(), clean.map, clean.markup, prompts.empty() ? nullptr : &prompts},
                    rules.rules(), languages, document);
    }
    MarkConflicts(reading->conflicts, document);
    AppendAsides(reading->asides, document);
    ReadSelections(rules.rules(), languages, document);
    ReadFollowUps(rules.rules(), languages, document);
    ReadLinks(rules.rules().links, document);
    ReadCitations(rules.rules().citations, languages, document);
    return document;
  } catch (const std::exception& exception) {
    return Error{input.path, 0, 0, std::string("cannot be processed: ") + exception.what()};
  }
}

}  // namespace qsift
