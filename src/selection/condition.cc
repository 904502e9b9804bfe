#include "src/selection/condition.h"

#include <algorithm>

#include "src/rules/form_rules.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kShortWord = 3;     // code points; shorter words carry no subject
constexpr std::size_t kLongClause = 200;  // bytes; a condition is no longer
constexpr std::size_t kStem = 5;  // code points that two inflections of a word begin with, at least
constexpr std::size_t kFirstLetters = 4;  // in which a word of a script without blanks stands

// The condition ends with a comma, a colon, a question mark or its sentence.
std::string_view ClauseOf(std::string_view prompt) {
  prompt = prompt.substr(0, kLongClause);
  for (std::size_t at = 0; at < prompt.size();) {
    const CodePoint c = DecodeAt(prompt, at);
    const std::size_t end = at + c.size;
    const bool stop = c.value == '.' && (end == prompt.size() || IsSpace(prompt[end]));
    if (IsComma(c.value) || IsColon(c.value) || stop || c.value == 0x3002 ||
        QuestionMarkAtEnd(prompt.substr(0, end)) > 0) {
      return prompt.substr(0, at);
    }
    at = end;
  }
  return prompt;
}

bool SharesStem(std::string_view a, std::string_view b) {
  std::size_t same = 0;
  std::size_t letters = 0;
  for (; same < std::min(a.size(), b.size());) {
    const CodePoint c = DecodeAt(a, same);
    if (c.value != DecodeAt(b, same).value) break;
    same += c.size;
    ++letters;
  }
  return letters >= kStem;
}

class Reader {
 public:
  Reader(const FormRules& rules, LanguageMask languages) : rules_(rules), languages_(languages) {}

  std::optional<Condition> Read(std::string_view prompt) {
    while (!prompt.empty() && !WordBeginsAt(prompt, 0)) {
      prompt.remove_prefix(DecodeAt(prompt, 0).size);
    }
    const std::string_view clause = ClauseOf(prompt);
    Condition condition;
    condition.named = IsNamed(prompt);
    const std::size_t word = ConditionWord(clause);
    if (!condition.named && (word == 0 || !EndsClause(prompt.substr(clause.size())))) {
      return std::nullopt;
    }
    ReadWords(clause, condition);
    condition.subject = SubjectOf(rules_, clause.substr(word));
    return condition;
  }

 private:
  // A comma or a colon stands between the condition and what it makes due.
  static bool EndsClause(std::string_view rest) {
    if (rest.empty()) return false;
    const char32_t sign = DecodeAt(rest, 0).value;
    return IsComma(sign) || IsColon(sign);
  }

  bool IsNamed(std::string_view prompt) const {
    std::vector<int> matches;
    rules_.openers.set.Match(prompt, languages_, matches);
    return std::any_of(matches.begin(), matches.end(), [&](int index) {
      return rules_.openers.rules[static_cast<std::size_t>(index)].kind == OpenerKind::kCondition;
    });
  }

  bool Has(std::string_view word, LineSense sense) {
    folded_.clear();
    AppendFolded(word, folded_);
    const auto found = rules_.line_words.begins.find(folded_);
    return found != rules_.line_words.begins.end() && found->second.Has(sense, languages_);
  }

  // The bytes of the word that sets the condition; 0 where none begins the clause.
  std::size_t ConditionWord(std::string_view clause) {
    if (clause.empty()) return 0;
    if (!RunsOn(DecodeAt(clause, 0).value)) {
      // "Where is the key, and who has it?" asks.
      const std::string_view word = clause.substr(0, LettersEnd(clause, 0));
      return Has(word, LineSense::kCondition) && !Has(word, LineSense::kOpen) ? word.size() : 0;
    }
    std::size_t found = 0;
    std::size_t end = 0;
    for (std::size_t k = 0; k < kFirstLetters && end < clause.size(); ++k) {
      end += DecodeAt(clause, end).size;
      if (Has(clause.substr(0, end), LineSense::kCondition)) found = end;
    }
    return found;
  }

  // Its numbers, and whether a word of it denies.
  void ReadWords(std::string_view clause, Condition& condition) {
    for (std::size_t at = 0; at < clause.size();) {
      if (IsDigit(clause[at])) {
        const std::size_t begin = at;
        while (at < clause.size() && (IsAlnum(DecodeAt(clause, at).value) || clause[at] == '.')) {
          at += DecodeAt(clause, at).size;
        }
        std::string_view number = clause.substr(begin, at - begin);
        while (number.ends_with('.')) number.remove_suffix(1);
        // A bare number may count something else.
        if (condition.named || number.find_first_not_of("0123456789") != number.npos) {
          condition.numbers.push_back(number);
        }
        continue;
      }
      const std::size_t end = LettersEnd(clause, at);
      if (end == at) {
        at += DecodeAt(clause, at).size;
        continue;
      }
      const std::string_view word = clause.substr(at, end - at);
      condition.negative |= Has(word, LineSense::kDeny) || rules_.words.ValueOf(word) == Value::kNo;
      at = end;
    }
    for (const LineEnding& word : rules_.line_words.inner) {
      condition.negative |= word.sense == LineSense::kDeny && (word.language & languages_) != 0 &&
                            clause.find(word.text) != clause.npos;
    }
  }

  const FormRules& rules_;
  LanguageMask languages_;
  std::string folded_;  // scratch
};

}  // namespace

std::optional<Condition> ReadCondition(const FormRules& rules, LanguageMask languages,
                                       std::string_view prompt) {
  return Reader(rules, languages).Read(prompt);
}

std::vector<std::string> SubjectOf(const FormRules& rules, std::string_view text) {
  std::vector<std::string> words;
  std::size_t last = 0;      // where the letter before stands, in a script without blanks
  std::size_t last_end = 0;  // and ends
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    const std::size_t begin = at;
    if (!IsAlnum(c.value)) {
      at += c.size;
      continue;
    }
    if (RunsOn(c.value)) {
      at += c.size;
      if (last_end == begin && begin > 0) words.emplace_back(text.substr(last, at - last));
      last = begin;
      last_end = at;
      continue;
    }
    while (at < text.size() && IsAlnum(DecodeAt(text, at).value) &&
           !RunsOn(DecodeAt(text, at).value)) {
      at += DecodeAt(text, at).size;
    }
    std::string word;
    AppendFolded(text.substr(begin, at - begin), word);
    if (CountCodePoints(word) < kShortWord ||
        rules.languages.stopwords.Find(word) != WordIndex::kMissing) {
      continue;
    }
    if (word.size() > 3 && word.back() == 's') word.pop_back();
    words.push_back(std::move(word));
  }
  return words;
}

bool Repeats(const std::vector<std::string>& words, const std::vector<std::string>& others) {
  if (words.empty()) return false;
  const auto said = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(others.begin(), others.end(), [&](const std::string& other) {
      return word == other || SharesStem(word, other);
    });
  });
  // A pair of letters may lie across two words.
  const bool pairs = RunsOn(DecodeAt(words.front(), 0).value);
  return pairs ? 2 * said >= std::ssize(words) : said == std::ssize(words);
}

}  // namespace qsift
