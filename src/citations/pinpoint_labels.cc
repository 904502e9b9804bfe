#include "src/citations/pinpoint_labels.h"

#include <algorithm>

#include "src/citations/numbers.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {

// The end of "5", "5.1", "12a", "141-A", "15.º", "431-7", "261¹" at an offset; the offset where
// there is none.
std::uint32_t PinpointLabels::NumberLabelEnd(std::uint32_t begin) const {
  std::size_t i = begin;
  std::size_t digits = 0;
  while (i < text_.size() && IsDigit(text_[i])) {
    ++i;
    ++digits;
  }
  if (digits == 0 || digits > 5) return begin;
  while (i < text_.size()) {
    const char c = text_[i];
    const bool digit = i + 1 < text_.size() && IsDigit(text_[i + 1]);
    // "6:162": a book of a code.
    const bool book = c == ':' && digit && i - begin <= 2;
    if (book || ((c == '.' || c == '-' || c == '/') && digit)) {
      ++i;
      while (i < text_.size() && IsDigit(text_[i])) ++i;
      continue;
    }
    // "6.1.c)".
    const bool lettered =
        c == '.' && i + 2 < text_.size() && IsAsciiLower(text_[i + 1]) && text_[i + 2] == ')';
    if (lettered) return static_cast<std::uint32_t>(i + 3);
    // "141-A", "8/a", "5/2-ç".
    if ((c == '-' || c == '/') && i + 1 < text_.size()) {
      const CodePoint letter = DecodeAt(text_, i + 1);
      const std::size_t after = i + 1 + letter.size;
      const bool alone = after >= text_.size() || (!IsAlnum(DecodeAt(text_, after).value) &&
                                                   !IsHyphen(DecodeAt(text_, after).value));
      if (IsLetter(letter.value) && !IsCjk(letter.value) && alone) {
        i = after;
        continue;
      }
    }
    break;
  }
  // Letters and small figures that hang on it; "º" may have a dot before it.
  std::size_t at = i;
  if (at + 1 < text_.size() && text_[at] == '.') ++at;
  if (at < text_.size()) {
    const CodePoint c = DecodeAt(text_, at);
    if (c.value == 0xBA || c.value == 0xB0 || c.value == 0xAA) {
      return static_cast<std::uint32_t>(at + c.size);
    }
  }
  std::size_t letters = 0;
  at = i;
  while (at < text_.size()) {
    const CodePoint c = DecodeAt(text_, at);
    const bool small =
        (c.value >= 0xB2 && c.value <= 0xB9) || (c.value >= 0x2070 && c.value < 0x207A);
    if (!small && (!IsLetter(c.value) || IsCjk(c.value))) break;
    letters += small ? 0U : 1U;
    at += c.size;
  }
  if (letters <= 3) i = at;
  // "66B-66F".
  const bool range = letters > 0 && letters <= 3 && i + 1 < text_.size() && text_[i] == '-' &&
                     IsDigit(text_[i + 1]);
  if (range) return NumberLabelEnd(static_cast<std::uint32_t>(i + 1));
  return static_cast<std::uint32_t>(i);
}

// The end of "(2)(b)" at an offset, with a blank before each bracket; the offset if there is
// none.
std::uint32_t PinpointLabels::BracketsEnd(std::uint32_t begin) const {
  std::size_t end = begin;
  while (true) {
    std::size_t i = end;
    if (i < text_.size() && text_[i] == ' ') ++i;
    if (i + 2 >= text_.size() || text_[i] != '(') break;
    const std::size_t close = text_.find(')', i);
    if (close == text_.npos || close - i > 9 || close == i + 1) break;
    const std::string_view inner = text_.substr(i + 1, close - i - 1);
    std::size_t letters = 0;
    std::size_t digits = 0;
    bool sound = true;
    for (std::size_t k = 0; k < inner.size();) {
      const CodePoint c = DecodeAt(inner, k);
      k += c.size;
      digits += IsDigit(static_cast<char>(c.value)) && c.value < 0x80 ? 1U : 0U;
      letters += IsLetter(c.value) ? 1U : 0U;
      sound = sound && IsAlnum(c.value);
    }
    // "Regulation (EU)".
    const bool loud = inner.size() > 1 && IsAsciiUpper(inner[0]) && IsAsciiUpper(inner[1]) &&
                      inner.find_first_not_of("IVXLC") != inner.npos;
    if (!sound || loud || digits > 3 || letters > (digits > 0 ? 2U : 4U)) break;
    end = close + 1;
  }
  return static_cast<std::uint32_t>(end);
}

// The end of "1o." with its dot, where the sentence goes on; `end` for others.
std::uint32_t PinpointLabels::OrdinalEnd(std::uint32_t begin, std::uint32_t end) const {
  const bool ordinal = end > begin + 1 && text_[end - 1] == 'o' && IsDigit(text_[end - 2]) &&
                       end + 2 < text_.size() && text_[end] == '.';
  if (!ordinal) return end;
  const std::size_t next = text_[end + 1] == ',' ? end + 1 : end + 2;
  const bool goes_on = text_[next] == ',' || IsLower(DecodeAt(text_, next).value);
  return goes_on ? end + 1 : end;
}

// The end of the letter after a blank: "5.1 a", "34 a"; 0 where it may be a word.
std::uint32_t PinpointLabels::LetterEnd(std::size_t number) const {
  constexpr char kLast = 'k';
  const std::size_t i = number + 1;
  if (i >= entities_.size() || entities_.Text(i).size() != 1 || !entities_.IsPlainWord(i)) return 0;
  const char letter = entities_.Text(i).front();
  const bool beside = entities_[i].span.begin == entities_[number].span.end + 1;
  // "art. 415 k.c."
  const bool initial = entities_.IsSign(i + 1, '.') && entities_.Is(i + 2, Type::kWord) &&
                       entities_[i + 2].span.begin == entities_[i + 1].span.end;
  return beside && !initial && letter >= 'a' && letter <= kLast ? entities_[i].span.end : 0;
}

// The label that begins at an entity. `listed`: after a comma, where no year is taken for one.
PinpointLabel PinpointLabels::Read(std::size_t i, bool listed) const {
  PinpointLabel label;
  if (i >= entities_.size()) return label;
  const CitationEntity& entity = entities_[i];
  const CitationVocabulary& vocabulary = rules_.vocabularies.front();
  label.begin = entity.span.begin;
  if (entity.type == Type::kNumber || entity.type == Type::kDate) {
    if (entity.marked) {
      if (listed) return label;
      label.end = NumberLabelEnd(entity.value);
      if (label.end > entity.value) {
        label.path = PinpointPath(text_.substr(entity.value, label.end - entity.value), vocabulary);
      } else {
        label.end = 0;
      }
      return label;
    }
    std::uint32_t end = NumberLabelEnd(entity.span.begin);
    if (end == entity.span.begin) return label;
    if (entity.type == Type::kDate && (listed || end - entity.span.begin > 4)) return label;
    if (listed && end - entity.span.begin == 4 &&
        ParseYear(text_.substr(entity.span.begin, 4)) != 0) {
      return label;
    }
    std::uint32_t number_end = end;
    end = BracketsEnd(end);
    if (end > number_end) number_end = end;
    std::string_view number = text_.substr(entity.span.begin, number_end - entity.span.begin);
    label.end = end;
    // "15.º", "1er", "1o." and "19ης" are 15, 1, 1 and 19.
    const std::size_t mark = number.find('\xC2');
    if (mark != number.npos) number = number.substr(0, mark);
    while (number.ends_with('.')) number.remove_suffix(1);
    if (number.ends_with("er") || number.ends_with("th") || number.ends_with("st")) {
      number.remove_suffix(2);
    }
    const std::uint32_t ordinal = OrdinalEnd(entity.span.begin, end);
    if (ordinal > end) {
      label.end = ordinal;
      number.remove_suffix(1);
    }
    label.path = PinpointPath(number, vocabulary);
    if (number_end == entity.span.end && LetterEnd(i) > end) {
      label.end = LetterEnd(i);
      label.path.emplace_back(1, text_[label.end - 1]);
    }
    return label;
  }
  if (entity.type == Type::kSign && text_[entity.span.begin] == '(') {
    const std::uint32_t end = BracketsEnd(entity.span.begin);
    if (end == entity.span.begin) return label;
    label.end = end;
    label.path = PinpointPath(text_.substr(entity.span.begin, end - entity.span.begin), vocabulary);
    return label;
  }
  // „б“, "b".
  const bool quoted = entity.type == Type::kQuote && i + 2 < entities_.size() &&
                      entities_.Is(i + 1, Type::kWord) && entities_.Is(i + 2, Type::kQuote);
  if (quoted && (CountCodePoints(entities_.Text(i + 1)) == 1 || entities_.Has(i + 1, kOrdinal))) {
    label.end = entities_[i + 2].span.end;
    label.path = {std::string(entities_.Text(i + 1))};
    return label;
  }
  if (entity.type != Type::kWord) return label;
  const std::string_view word = entities_.Text(i);
  if ((entity.classes & kOrdinal) != 0) {
    label.end = entity.span.end;
    label.path = {rules_.words.kinds[entity.word->unit]};
    return label;
  }
  // "i kapitel": a preposition of one letter.
  const bool small = entities_.Has(i, kOf | kAnd | kArticle | kConnector);
  const bool closed = entity.span.end < text_.size() && text_[entity.span.end] == ')';
  const std::size_t size = small && !entity.capital && !closed ? 0 : CountCodePoints(word);
  const bool roman = word.find_first_not_of("IVXLC") == word.npos && size < 8;
  // "Doppelbuchst. bb".
  const bool twice = word.size() == 2 && word[0] == word[1] && !small;
  if (roman || twice || size == 1) {
    label.end = entity.span.end;
    if (!roman || closed) label.end += closed ? 1U : 0U;
    // Greek "β΄".
    for (const std::string_view keraia : {"\u0384", "\u0374", "\u00B4", "\u02B9"}) {
      if (size == 1 && text_.substr(label.end).starts_with(keraia)) {
        label.end += static_cast<std::uint32_t>(keraia.size());
      }
    }
    label.letter = size == 1 && !roman;
    label.path = {std::string(word)};
    // "Annex IV a".
    if (roman && LetterEnd(i) > label.end) {
      label.end = LetterEnd(i);
      label.path.emplace_back(1, text_[label.end - 1]);
      return label;
    }
    // "L. 311-4", "R512-74" and "3 b".
    std::uint32_t at = entity.span.end;
    if (at < text_.size() && text_[at] == '.') ++at;
    if (at < text_.size() && text_[at] == ' ') ++at;
    if (size == 1 && IsAsciiUpper(word[0])) {
      const std::uint32_t end = NumberLabelEnd(at);
      if (end > at) {
        label.end = BracketsEnd(end);
        label.path = PinpointPath(text_.substr(label.begin, label.end - label.begin), vocabulary);
        label.letter = false;
      }
    }
    return label;
  }
  // "R512-74", "LO1": capitals with a number.
  const std::size_t digit = word.find_first_of("0123456789");
  if (digit != word.npos && digit <= 2 && IsAsciiUpper(word[0])) {
    label.end = std::max(entity.span.end,
                         NumberLabelEnd(entity.span.begin + static_cast<std::uint32_t>(digit)));
    label.path = {std::string(text_.substr(label.begin, label.end - label.begin))};
  }
  return label;
}

// Where the next item of a list begins after the entity before `i`; 0 for none.
std::size_t PinpointLabels::NextItem(std::size_t i) const {
  std::size_t at = i;
  if (entities_.IsSign(at, '.')) ++at;
  bool joined = false;
  if (entities_.IsSign(at, ',') || (entities_.Is(at, Type::kSign) && entities_.Text(at) == "،")) {
    joined = true;
    ++at;
  }
  if (entities_.Is(at, Type::kBreak)) ++at;
  if (entities_.Has(at, kAnd)) {
    joined = true;
    ++at;
  }
  if (entities_.Is(at, Type::kBreak)) ++at;
  if (entities_.Has(at, kArticle) && joined) ++at;
  return joined ? at : 0;
}

}  // namespace qsift
