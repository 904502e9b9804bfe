#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/citations/grammar_pieces.h"
#include "src/citations/numbers.h"
#include "src/citations/pinpoints.h"
#include "src/rules/built_in.h"

namespace qsift {
namespace {

constexpr std::size_t kBesideUnit = 24;  // entities of a list of labels before its unit

class PieceMaker {
 public:
  PieceMaker(const CitationRules& rules, const CitationEntities& entities,
             std::vector<CitationPiece>& pieces)
      : rules_(rules), entities_(entities), pieces_(pieces) {}

  void AddInstruments(bool tell) {
    for (const CitationMention& mention : CitationGrammar(rules_, entities_, tell).Parse()) {
      const std::uint16_t vocabulary = entities_[mention.head].word->vocabulary;
      pieces_.push_back(MakePiece(rules_, entities_, mention, vocabulary));
    }
  }

  void AddPinpoints() {
    const PinpointReader reader(rules_, entities_);
    std::size_t unit = 0;  // the next one whose label stands before it
    for (std::size_t i = 0; i < entities_.size();) {
      while (unit < entities_.size() && (unit < i || !entities_.Has(unit, kLabelBefore))) ++unit;
      const bool near = unit < entities_.size() && unit - i <= kBesideUnit;
      const bool ordinal = entities_.Has(i + 1, kUnit) && reader.IsCounted(i);
      if (!entities_.Has(i, kUnit) && !near && !ordinal && !reader.LeadsToUnit(i)) {
        ++i;
        continue;
      }
      PinpointChain chain = reader.Read(i);
      if (chain.pinpoints.empty()) {
        ++i;
        continue;
      }
      i = std::max(chain.last, i + 1);
      CitationPiece& piece = pieces_.emplace_back();
      piece.pinpoint = true;
      piece.text = chain.text;
      piece.vocabulary = chain.vocabulary;
      piece.citation.rule = built_in::kPinpoint.id;
      piece.citation.lang = rules_.vocabularies[chain.vocabulary].lang;
      piece.citation.kind = chain.unit;
      piece.citation.pinpoints = std::move(chain.pinpoints);
    }
  }

 private:
  const CitationRules& rules_;
  const CitationEntities& entities_;
  std::vector<CitationPiece>& pieces_;
};

}  // namespace

CitationPiece MakePiece(const CitationRules& rules, const CitationEntities& entities,
                        const CitationMention& mention, std::uint16_t language) {
  const auto span_of = [&](std::size_t first, std::size_t last) {
    return first < last ? Span{entities[first].span.begin, entities[last - 1].span.end} : Span{};
  };
  const CitationWord* head = entities[mention.head].word;
  const bool known = entities.Has(mention.head, kInstrument);
  CitationPiece piece;
  Citation& citation = piece.citation;
  piece.text = span_of(mention.first, mention.last);
  piece.vocabulary = language;
  const CitationVocabulary& vocabulary = rules.vocabularies[language];
  citation.lang = vocabulary.lang;
  citation.kind = citation.instrument_kind = known ? rules.words.kinds[head->kind] : "law";
  const bool number = mention.number != CitationMention::kNone;
  const bool titled = mention.title_first < mention.title_last;
  citation.rule = (number ? built_in::kNumbered : built_in::kTitled).id;
  if (mention.date != CitationMention::kNone) {
    const CitationDate& date = entities.Date(mention.date);
    citation.year = date.year;
    citation.year_to = date.year_to;
    if (date.year != 0 && date.month != 0) {
      citation.date = date.day == 0
                          ? fmt::format("{}-{:02}", date.year, date.month)
                          : fmt::format("{}-{:02}-{:02}", date.year, date.month, date.day);
    }
  }
  if (number) ReadInstrumentNumber(entities.Number(mention.number), rules.words, citation);
  // A title names its instrument whole: "Law on Privacy".
  if (titled) {
    const bool after = mention.title_first > mention.head;
    const std::size_t last = mention.aside != 0 ? mention.aside : mention.last;
    citation.title = !number ? (after && mention.date == CitationMention::kNone
                                    ? span_of(mention.first, last)
                                    : span_of(std::min(mention.first, mention.title_first), last))
                     : after ? span_of(mention.title_first, mention.title_last)
                             : Span{};
  }
  // What a treaty is on tells it from others only together with its parties.
  if (titled && mention.title_first > mention.head && !mention.parties) {
    piece.name = span_of(mention.title_first, mention.title_last);
  }
  if (mention.short_name != 0) piece.short_name = entities[mention.short_name].span;
  citation.confidence = number || titled ? Confidence::kHigh : Confidence::kMedium;
  piece.soft = entities.Has(mention.head, kPolicy);
  piece.points = mention.points;
  piece.evidence = mention.evidence;
  piece.weak = mention.points < rules.evidence.needed;
  // "Atomgesetz" has its name in it.
  const bool compound = entities.Has(mention.head, kCompound);
  const bool named = mention.named || (vocabulary.compound_names && compound);
  const bool alone = !number && !titled && !named && mention.date == CitationMention::kNone;
  // "forvaltningsloven" points to nothing before it.
  const bool by_itself = alone && compound && !mention.same;
  if (by_itself) {
    piece.weak = true;
    citation.title = piece.text;
  } else if (mention.same || (alone && citation.instrument_kind != "constitution")) {
    citation.mention = Mention::kAnaphor;
    piece.weak = true;
    piece.points_back = mention.same && entities.IsCapital(mention.head);
    return piece;
  }
  const std::string_view text = entities.text().substr(piece.text.begin, piece.text.size());
  if (number) citation.issuer = IssuerIn(text, vocabulary);
  NameInstrument(rules, entities.text(), piece);
  return piece;
}

void AddGrammarPieces(const CitationRules& rules, const CitationEntities& entities,
                      std::vector<CitationPiece>& pieces, bool tell) {
  PieceMaker maker(rules, entities, pieces);
  maker.AddInstruments(tell);
  maker.AddPinpoints();
}

}  // namespace qsift
