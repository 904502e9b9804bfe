#include <utility>

#include "src/config/node.h"
#include "src/match/by_languages.h"
#include "src/rules/citation_rules.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

class Builder {
 public:
  void Add(const CitationWordList& list) {
    for (const Node& node : list.words->items) {
      const std::string folded = Folded(node.scalar);
      CitationWord& word = At(folded, list.sense);
      word.classes |= list.sense.classes;
      if ((list.sense.classes & kInstrument) != 0 && folded.starts_with('*')) {
        word.classes |= kCompound;
      }
      if (list.sense.kind != 0) word.kind = list.sense.kind;
      if (list.sense.unit != 0) word.unit = list.sense.unit;
      if (list.sense.month != 0) word.month = list.sense.month;
      const std::size_t blank = folded.find(' ');
      if (blank != folded.npos && blank != 0) {
        At(folded.substr(0, blank), list.sense).classes |= kPhraseStart;
      }
    }
  }

  CitationLexicon Take() { return std::move(lexicon_); }

 private:
  // What a word is in the language of a list.
  CitationWord& At(std::string_view folded, const CitationWord& sense) {
    const auto next = static_cast<std::uint32_t>(lexicon_.words.size());
    const std::uint32_t at = lexicon_.trie.Add(folded, next);
    if (at == next) lexicon_.words.emplace_back();
    std::vector<CitationWord>& all = lexicon_.words[at];
    for (CitationWord& word : all) {
      if (word.language == sense.language) return word;
    }
    CitationWord& word = all.emplace_back();
    word.language = sense.language;
    word.vocabulary = sense.vocabulary;
    return word;
  }

  CitationLexicon lexicon_;
};

}  // namespace

struct CitationLexicons::State {
  std::vector<CitationWordList> lists;
  ByLanguages<CitationLexicon> selected;
};

CitationLexicons::CitationLexicons() : state_(std::make_unique<State>()) {}
CitationLexicons::CitationLexicons(CitationLexicons&&) noexcept = default;
CitationLexicons& CitationLexicons::operator=(CitationLexicons&&) noexcept = default;
CitationLexicons::~CitationLexicons() = default;

void CitationLexicons::Add(CitationWordList list) { state_->lists.push_back(list); }

std::vector<CitationWordList>& CitationLexicons::lists() { return state_->lists; }

const CitationLexicon& CitationLexicons::For(LanguageMask languages) const {
  return state_->selected.For(languages, [&] {
    Builder builder;
    for (const CitationWordList& list : state_->lists) {
      if (CountsIn(list.sense.language, languages)) builder.Add(list);
    }
    return builder.Take();
  });
}

}  // namespace qsift
