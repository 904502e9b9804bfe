#include "src/citations/instruments.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace qsift {
namespace {

class Lister {
 public:
  explicit Lister(Document& document) : document_(document) {}

  void Run() {
    document_.instruments.clear();
    Add(document_.citations, document_.links);
    for (const Question& question : document_.questions) Add(question.citations, question.links);
    std::stable_sort(
        document_.instruments.begin(), document_.instruments.end(),
        [](const Instrument& a, const Instrument& b) { return a.first.begin < b.first.begin; });
  }

 private:
  void Add(const std::vector<Citation>& citations, const std::vector<Link>& links) {
    for (const Citation& citation : citations) {
      if (citation.instrument.empty()) continue;
      const auto [entry, added] =
          index_.try_emplace(citation.instrument, document_.instruments.size());
      if (added) document_.instruments.emplace_back().instrument = citation.instrument;
      Instrument& instrument = document_.instruments[entry->second];
      if (added || citation.text.begin < instrument.first.begin) instrument.first = citation.text;
      ++instrument.mentions;
      Take(citation, instrument);
      if (citation.link != kNoIndex && instrument.url.size() == 0) {
        instrument.url = links[static_cast<std::size_t>(citation.link)].text;
      }
    }
  }

  // One mention may tell what another leaves out.
  void Take(const Citation& citation, Instrument& instrument) const {
    const auto fill = [](const auto& from, auto& to) {
      if (to == std::decay_t<decltype(to)>{}) to = from;
    };
    fill(citation.instrument_kind, instrument.kind);
    fill(citation.issuer, instrument.issuer);
    fill(citation.number, instrument.number);
    fill(citation.year, instrument.year);
    fill(citation.year_to, instrument.year_to);
    fill(citation.date, instrument.date);
    fill(citation.country, instrument.country);
    fill(citation.id, instrument.id);
    fill(citation.aliases, instrument.aliases);
    if (citation.approved_by != citation.instrument) {
      fill(citation.approved_by, instrument.approved_by);
    }
    const bool full = citation.mention == Mention::kFull;
    if (full && citation.title.size() > instrument.title.size()) instrument.title = citation.title;
    if (citation.mention == Mention::kShort) AddShortName(citation, instrument);
  }

  void AddShortName(const Citation& citation, Instrument& instrument) const {
    const Span span = citation.title.size() > 0    ? citation.title
                      : citation.parent.size() > 0 ? citation.parent
                                                   : citation.text;
    std::string name(document_.Text(span));
    std::vector<std::string>& names = instrument.short_names;
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }

  Document& document_;
  std::unordered_map<std::string_view, std::size_t> index_;
};

}  // namespace

void ListInstruments(Document& document) { Lister(document).Run(); }

}  // namespace qsift
