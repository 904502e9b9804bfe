#pragma once

// The parts that citations are made of, found in one pass over a text: words that the languages
// spoken know, numbers with their marks, dates, quotation marks and signs. Links are one entity
// each: nothing inside a link is ever read as law. grammar.h puts them together.

#include <cstdint>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/rules/citation_rules.h"

namespace qsift {

struct CitationEntity {
  enum class Type : std::uint8_t { kWord, kNumber, kDate, kSign, kQuote, kBreak, kLink };

  Span span;  // in the text
  Type type = Type::kWord;
  bool capital = false;                // a word that holds an upper-case letter
  bool marked = false;                 // a number with its mark: "No. 5"
  std::uint32_t classes = 0;           // of WordClass, in the languages spoken; with no word, 0
  std::uint32_t value = 0;             // kNumber: where the number itself begins; kDate: its index
  const CitationWord* word = nullptr;  // of the language that knows most about it
};

struct CitationDate {
  std::uint32_t year = 0;
  std::uint32_t year_to = 0;
  int month = 0;
  int day = 0;
};

class CitationEntities {
 public:
  using Type = CitationEntity::Type;

  // What a text needs, kept from one text to the next.
  struct Storage {
    std::vector<CitationEntity> entities;
    std::vector<CitationDate> dates;
    std::vector<std::uint32_t> heads;
  };

  // `links` are the links found in the text, with spans that count from `base`. The storage must
  // outlive the entities, and belongs to them meanwhile.
  CitationEntities(const CitationWords& rules, LanguageMask languages, std::string_view text,
                   std::uint32_t base, const std::vector<Link>& links, Storage& storage);

  std::size_t size() const { return entities_.size(); }
  const CitationEntity& operator[](std::size_t i) const { return entities_[i]; }
  std::string_view text() const { return text_; }
  // Empty after the end.
  std::string_view Text(std::size_t i) const {
    if (i >= size()) return {};
    return text_.substr(entities_[i].span.begin, entities_[i].span.size());
  }

  // Answers for any index; false after the end.
  bool Is(std::size_t i, Type type) const { return i < size() && entities_[i].type == type; }
  bool Has(std::size_t i, std::uint32_t classes) const {
    return i < size() && (entities_[i].classes & classes) != 0;
  }
  // As Has(), where one of these languages knows the word so.
  bool Says(std::size_t i, std::uint32_t classes, LanguageMask languages) const;
  // The spoken languages that know a word so.
  LanguageMask LanguagesOf(std::size_t i, std::uint32_t classes) const;
  bool IsSign(std::size_t i, char sign) const {
    return i < size() && entities_[i].type == Type::kSign && text_[entities_[i].span.begin] == sign;
  }
  // A straight one or a typographic one.
  bool IsApostrophe(std::size_t i) const {
    return Is(i, Type::kSign) && (Text(i) == "'" || Text(i) == "\u2019");
  }
  bool IsCapital(std::size_t i) const { return i < size() && entities_[i].capital; }
  // A word that no language knows, or only as a name's part.
  bool IsPlainWord(std::size_t i) const { return Is(i, Type::kWord) && entities_[i].classes == 0; }

  const CitationDate& Date(std::size_t i) const { return dates_[entities_[i].value]; }
  // A number without its mark.
  std::string_view Number(std::size_t i) const {
    std::string_view number =
        text_.substr(entities_[i].value, entities_[i].span.end - entities_[i].value);
    // "No. (13)".
    if (number.ends_with(')') && number.find('(') == number.npos) number.remove_suffix(1);
    return number;
  }

  // The first entity that begins at an offset or after it.
  std::size_t At(std::uint32_t offset) const;

  // Entities that head an instrument, in order.
  const std::vector<std::uint32_t>& heads() const { return heads_; }

 private:
  void Scan(std::uint32_t base, const std::vector<Link>& links);
  void Add(std::size_t begin, std::size_t end, Type type);
  void AddWord(std::size_t begin, std::size_t end);
  std::size_t SignEnd(std::size_t end) const;
  std::size_t AbbreviationEnd(std::size_t begin, std::size_t end) const;
  void LookUp(CitationEntity& entity, std::string_view word) const;
  void KeepLikelyLanguages();
  void MergePhrases();
  void MergeNumbers();
  void MergeDates();
  std::size_t ReadDate(std::size_t i, CitationDate& date) const;
  std::size_t ReadDayFirst(std::size_t i, CitationDate& date) const;
  std::size_t ReadOtherCalendar(std::size_t i, CitationDate& date) const;
  std::size_t ReadYearFirst(std::size_t i, CitationDate& date) const;
  std::size_t DateTailEnd(std::size_t i) const;
  std::size_t SkipFillers(std::size_t i) const;
  int MonthAt(std::size_t i, std::size_t& end) const;
  std::size_t SkipInitials(std::size_t i) const;
  std::size_t YearSeriesEnd(std::size_t i) const;

  const CitationWords& rules_;
  const CitationLexicon& lexicon_;  // of the languages, or of all where many may be spoken
  LanguageMask languages_;
  std::string_view text_;
  std::vector<CitationEntity>& entities_;
  std::vector<CitationDate>& dates_;
  std::vector<std::uint32_t>& heads_;
};

}  // namespace qsift
