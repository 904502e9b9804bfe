#include <fmt/format.h>

#include <algorithm>

#include "src/citations/grammar.h"
#include "src/citations/numbers.h"
#include "src/text/unicode.h"

namespace qsift {
// "Carta Sistemas S.A.", "ООО «Хартия Системы»", "calle de la Constitución": a company, a street.
bool CitationGrammar::IsCompany(const CitationMention& mention) const {
  std::size_t next = mention.last;
  if (Is(next, Type::kQuote) || IsSign(next, ',')) ++next;
  const bool numbered = mention.number != CitationMention::kNone;
  const bool sentence =
      mention.last > mention.head + 1 && Has(mention.head, kNamesAfter) && !IsCapital(next);
  if (Has(next, kNonLegal) && !numbered && !sentence) return true;
  const bool initials = Is(next, Type::kWord) && CountCodePoints(entities_.Text(next)) == 1 &&
                        IsSign(next + 1, '.') && Is(next + 2, Type::kWord) &&
                        entities_[next + 1].span.end == entities_[next + 2].span.begin;
  if (initials && !numbered) return true;
  for (std::size_t i = mention.head + 1; i < mention.last; ++i) {
    if (!Has(i, kNonLegal) || !IsCapital(i)) continue;
    const bool in_title = i >= mention.title_first && i < mention.title_last;
    return !in_title ||
           (mention.title_first < mention.head + 2 && !Has(mention.title_first, kTitleOpener));
  }
  std::size_t before = mention.first;
  // "ТОО «Кодекс и партнёры»": initials right before a quoted name are the form of a company.
  const bool form = mention.first > 1 && Is(before - 1, Type::kQuote) &&
                    entities_.IsPlainWord(before - 2) && IsAcronym(entities_.Text(before - 2));
  if (form) return true;
  for (std::size_t count = 0; count < 3 && before > 0; ++count) {
    --before;
    if (Has(before, kNonLegal)) return true;
    if (!Has(before, kOf | kArticle) && !Is(before, Type::kQuote)) return false;
  }
  return false;
}

bool CitationGrammar::IsCommon(std::string_view kind) const {
  const std::vector<std::string>& common = rules_.evidence.common_kinds;
  return std::find(common.begin(), common.end(), kind) != common.end();
}

void CitationGrammar::Count(CitationMention& mention, std::string_view part) const {
  const int weight = rules_.evidence.Of(part);
  mention.points += weight;
  if (tell_) {
    mention.evidence += fmt::format("{}{} {}", mention.evidence.empty() ? "" : ", ", part, weight);
  }
}

// What speaks for the mention of one instrument, and what against it: a class, an office, a thing
// said in passing.
void CitationGrammar::Weigh(CitationMention& mention) const {
  const std::size_t head = mention.head;
  const std::string_view kind = Kind(mention);
  const bool soft = IsSoft(mention);
  const bool capital = IsCapital(head);
  mention.points = 0;
  const bool lower = Has(head, kTitleCase) && !capital;
  const bool names_around = Has(head, kNamesBefore) && Has(head, kNamesAfter);
  // "RUU", "Entwurf des Gesetzes": initials and phrases are no common nouns.
  constexpr std::size_t kLongInitials = 4;  // bytes
  const std::string_view word = entities_.Text(head);
  const bool told = (word.size() <= kLongInitials && IsAcronym(word)) ||
                    (word.find(' ') != word.npos && !Has(head, kTitleCase));
  const bool common = IsCommon(kind) && !told;
  if (!lower || soft || !common) Count(mention, soft || common ? "common-head" : "head");
  const bool titled = mention.title_first > head && mention.title_last > mention.title_first + 1;
  // "het Besluit bodemkwaliteit", where no sentence begins.
  const bool within = mention.named && Vocabulary(mention).sentence_case && mention.first == head &&
                      head > 0 && Has(head - 1, kArticle | kOf);
  if (capital && (!common || titled || within)) Count(mention, "capital");
  if (mention.number != CitationMention::kNone) {
    const CitationEntity& number = entities_[mention.number];
    const std::string_view text = entities_.Number(mention.number);
    Count(mention, number.marked                                           ? "marked-number"
                   : HoldsYear(text) || mention.date == mention.number + 2 ? "dated-number"
                   : text.find_first_of("/-:") != text.npos                ? "shaped-number"
                                                                           : "bare-number");
  }
  if (mention.date != CitationMention::kNone) {
    const CitationDate& date = entities_.Date(mention.date);
    Count(mention, date.day != 0 || date.year_to != 0 ? "date" : "year");
  }
  const bool after = mention.title_first > head && mention.title_first < mention.title_last;
  if (after) {
    const bool quoted = Is(mention.title_first - 1, Type::kQuote);
    bool name = false;
    for (std::size_t i = mention.title_first; i < mention.title_last && i < mention.title_first + 3;
         ++i) {
      name = name || IsCapital(i);
    }
    if (!lower || !soft || IsCapital(mention.first)) {
      Count(mention, quoted  ? "quoted-title"
                     : name  ? "capital-title"
                     : lower ? "qualifier"
                             : "title");
    }
  }
  // "законами України": the laws of a country, where a name stands after its head in the genitive.
  const bool of_country = !capital && mention.first == head && kind == "law" && names_around &&
                          mention.number == CitationMention::kNone &&
                          mention.date == CitationMention::kNone && !after;
  if (mention.named) Count(mention, lower || of_country ? "qualifier" : "name");
  if (mention.short_name != 0 && !mention.named) Count(mention, "name");
  // "Değirmenler Hakkında Yönetmelik".
  const bool closed =
      Has(head, kWordsBefore) && mention.first + 1 < head && capital && Has(head - 1, kTitleOpener);
  if (closed || mention.parties) Count(mention, "capital-title");
  if (mention.phrase && (soft || Has(head, kWordsBefore))) Count(mention, "title");
  if (Has(head, kCompound)) Count(mention, "compound");
  if (mention.quoted) Count(mention, "quoted-title");
  if (mention.same) Count(mention, "same");
  bool qualified = false;
  bool issued = false;
  std::size_t depth = 0;  // of brackets, whose words say little about the whole
  for (std::size_t i = mention.first; i < mention.last; ++i) {
    if (IsSign(i, '(')) ++depth;
    if (IsSign(i, ')') && depth > 0) --depth;
    if (i == head || depth > 0) continue;
    const bool counts = lower && !soft ? false : !qualified || mention.named;
    if (Has(i, kQualifier) && counts) Count(mention, "qualifier");
    qualified = qualified || Has(i, kQualifier);
    if (Has(i, kIssuer) && !issued) Count(mention, "issuer");
    issued = issued || Has(i, kIssuer);
    // "Water Agency Act, 1994": a year says that the name is that of an act.
    const bool act = capital && !soft && Has(head, kTitleCase) && mention.date > head &&
                     mention.date != CitationMention::kNone;
    const bool office = i < head && Has(i, kOrganisation) && !Has(i, kIssuer) && !act &&
                        mention.number == CitationMention::kNone && kind != "treaty" &&
                        kind != "agreement";
    if (office) Count(mention, "organisation");
    if (i < head && Has(i, kNonLegal)) Count(mention, "nonlegal");
  }
  const std::size_t next = mention.last;
  // "кодекса Республики отчёт": after a name after its head, the sentence goes on.
  const bool sentence = mention.last > head + 1 && Has(head, kNamesAfter) && !IsCapital(next);
  const bool office = Has(next, kOrganisation) || (Has(next, kNonLegal) && !sentence) ||
                      (Has(next, kAnd) && IsCapital(next + 1) && Has(next + 2, kOrganisation));
  if (office) Count(mention, "organisation");
  if (mention.first > 1 && Has(mention.first - 1, kOf | kAnd | kTitleOpener) &&
      Has(mention.first - 2, kOrganisation)) {
    Count(mention, "organisation");
  }
  if (mention.first > 0 && Has(mention.first - 1, kNonLegal | kOrganisation) &&
      !Has(mention.first - 1, kIssuer)) {
    Count(mention, "organisation");
  }
  if (IsCompany(mention)) Count(mention, "nonlegal");
  // "ugovor br. 15/2020": a word for treaties and for contracts; "Sözleşme 108" is a treaty.
  const bool numbered = mention.number != CitationMention::kNone && !titled;
  if (Has(head, kNonLegal) && numbered) {
    const std::string_view text = entities_.Number(mention.number);
    const bool plain = mention.number <= head + 1 && std::all_of(text.begin(), text.end(), IsDigit);
    if (!capital || !plain) Count(mention, "nonlegal");
  }
  // A capital word right after goes on with another name: "Labour Law Reform".
  const bool roman = entities_.Text(next).find_first_not_of("IVXLC") == std::string_view::npos;
  const bool goes_on = !roman && mention.number == CitationMention::kNone &&
                       mention.date == CitationMention::kNone && !after && IsCapital(next) &&
                       !Has(next, kTitleStop | kConnector | kUnit | kOf | kAnd | kArticle);
  if (goes_on) Count(mention, "goes-on");
  mention.points = std::max(mention.points, 0);
}

}  // namespace qsift
