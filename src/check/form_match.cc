#include "src/check/form_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "src/model/wording.h"
#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr double kAlike = 0.6;       // likeness of a question that was reworded
constexpr double kSameNumber = 0.1;  // what an equal number adds to it

// The most that Likeness() can be for texts of these lengths.
double LikenessBound(const std::string& a, const std::string& b) {
  if (a.size() < 2 || b.size() < 2) return 1;
  return 2.0 * static_cast<double>(std::min(a.size(), b.size()) - 1) /
         static_cast<double>(a.size() + b.size() - 2);
}

// Dice's coefficient of the pairs of neighbouring bytes, from 0 to 1.
double Likeness(const std::string& a, const std::string& b) {
  if (a.size() < 2 || b.size() < 2) return a == b ? 1 : 0;
  std::unordered_map<std::uint32_t, int> pairs;
  const auto pair = [](const std::string& text, std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) * 256U +
           static_cast<unsigned char>(text[i + 1]);
  };
  for (std::size_t i = 0; i + 1 < a.size(); ++i) ++pairs[pair(a, i)];
  int shared = 0;
  for (std::size_t i = 0; i + 1 < b.size(); ++i) {
    const auto found = pairs.find(pair(b, i));
    if (found == pairs.end() || found->second == 0) continue;
    --found->second;
    ++shared;
  }
  return 2.0 * shared / static_cast<double>(a.size() + b.size() - 2);
}

}  // namespace

Result<PreparedForm> PrepareForm(Form form) {
  PreparedForm prepared;
  for (const FormQuestion& question : form.questions) {
    prepared.keys.push_back(WordingKey(question.prompt));
    prepared.patterns.emplace_back();
    if (question.pattern.empty()) continue;
    Pattern::Defect defect;
    prepared.patterns.back() = Pattern::Compile(question.pattern, &defect);
    if (defect.message.empty()) continue;
    Error error;
    error.code = "form";
    error.message = fmt::format("the pattern of question '{}' of the form: {}", question.prompt,
                                defect.message);
    return error;
  }
  prepared.form = std::move(form);
  return prepared;
}

FormMatch::FormMatch(const PreparedForm& form, const Document& document)
    : form_(&form), document_(document) {
  for (const Question& question : document.questions) {
    keys_.push_back(WordingKey(WordingOf(document, question)));
  }
  question_of_.assign(form.keys.size(), kNone);
  place_in_form_.assign(keys_.size(), kNone);
  MatchEqual();
  for (std::size_t wanted = 0; wanted < form.keys.size(); ++wanted) {
    if (question_of_[wanted] == kNone) MatchAlike(wanted);
  }
}

void FormMatch::MatchEqual() {
  std::unordered_map<std::string_view, std::vector<std::size_t>> places;
  for (std::size_t q = keys_.size(); q > 0; --q) places[keys_[q - 1]].push_back(q - 1);
  for (std::size_t wanted = 0; wanted < form_->keys.size(); ++wanted) {
    const auto found = places.find(form_->keys[wanted]);
    if (found == places.end() || found->second.empty()) continue;
    question_of_[wanted] = found->second.back();
    place_in_form_[found->second.back()] = wanted;
    found->second.pop_back();
  }
}

void FormMatch::MatchAlike(std::size_t wanted) {
  double best = kAlike;
  std::size_t chosen = kNone;
  for (std::size_t q = 0; q < keys_.size(); ++q) {
    if (place_in_form_[q] != kNone) continue;
    // A submission may hold very many questions: most pairs are ruled out by their lengths.
    if (LikenessBound(form_->keys[wanted], keys_[q]) + kSameNumber <= best) continue;
    double likeness = Likeness(form_->keys[wanted], keys_[q]);
    const std::string& number = form_->form.questions[wanted].number;
    if (!number.empty() && number == document_.questions[q].number) likeness += kSameNumber;
    if (likeness > best) {
      best = likeness;
      chosen = q;
    }
  }
  if (chosen == kNone) return;
  question_of_[wanted] = chosen;
  place_in_form_[chosen] = wanted;
}

std::vector<bool> FormMatch::Moved() const {
  std::vector<bool> moved(place_in_form_.size(), false);
  std::vector<std::size_t> tails;  // the last question of the best run of each length
  std::vector<std::size_t> before(place_in_form_.size(), kNone);
  for (std::size_t q = 0; q < place_in_form_.size(); ++q) {
    if (place_in_form_[q] == kNone) continue;
    moved[q] = true;
    const auto at = std::lower_bound(
        tails.begin(), tails.end(), q,
        [&](std::size_t a, std::size_t b) { return place_in_form_[a] < place_in_form_[b]; });
    before[q] = at == tails.begin() ? kNone : *std::prev(at);
    if (at == tails.end()) {
      tails.push_back(q);
    } else {
      *at = q;
    }
  }
  for (std::size_t q = tails.empty() ? kNone : tails.back(); q != kNone; q = before[q]) {
    moved[q] = false;
  }
  return moved;
}

}  // namespace qsift
