#include "src/structure/lines/blocks.h"

#include <algorithm>
#include <array>

#include "src/rules/form_rules.h"
#include "src/structure/lines/drawn_table.h"
#include "src/structure/lines/emphasis.h"
#include "src/structure/lines/stars.h"
#include "src/text/punctuation.h"
#include "src/text/question_mark.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kShortBody = 16;         // bytes; of a page number between dashes
constexpr std::size_t kShortLabel = 16;        // bytes; of the labels that stand on most lines
constexpr std::size_t kLongFrontMatter = 100;  // lines
constexpr std::size_t kLongCode = 400;         // lines between two fences
constexpr std::size_t kLongFrame = 3;          // lines of a title between two rules
constexpr std::size_t kOpenRows = 3;           // of a table without outer bars and rule, at least
constexpr std::size_t kOpenBars = 3;           // in each of them

// The length of a list bullet with the blanks after it; 0 where there is none.
std::size_t BulletLength(std::string_view content) {
  const CodePoint c = DecodeAt(content, 0);
  if (!IsBullet(c.value)) return 0;
  std::size_t end = c.size;
  while (end < content.size() && IsSpace(content[end])) ++end;
  return end > c.size ? end : 0;
}

// The length of an arrow that leads from a reply to what it makes due ("-> If so, which?"), with
// the blanks after it; 0 where there is none.
std::size_t ArrowLength(std::string_view content) {
  std::size_t end = 0;
  if (content.starts_with("->") || content.starts_with("=>")) {
    end = 2;
  } else {
    const CodePoint c = DecodeAt(content, 0);
    const bool arrow = c.value == 0x2192 || c.value == 0x21D2 || c.value == 0x21E8 ||
                       c.value == 0x2794 || c.value == 0x279C || c.value == 0x27F6;
    if (!arrow) return 0;
    end = c.size;
  }
  while (end < content.size() && IsSpace(content[end])) ++end;
  return end < content.size() ? end : 0;
}

// "=====", "-----", "* * *", "_____": three or more of one sign and nothing else.
char RuleSign(std::string_view body) {
  const char sign = body.front();
  if (sign != '=' && sign != '-' && sign != '*' && sign != '_' && sign != '~') return 0;
  std::size_t count = 0;
  for (const char c : body) {
    if (c == sign) {
      ++count;
    } else if (!IsSpace(c)) {
      return 0;
    }
  }
  return count >= 3 ? sign : 0;
}

// "+----+------+": the border of a grid table.
bool IsBorder(std::string_view body) {
  return body.size() > 4 && body.front() == '+' && body.back() == '+' &&
         (body[1] == '-' || body[1] == '=') && body.find_first_not_of("+-=:") == body.npos;
}

// "---|:--:": the rule under a header whose rows have no outer bars.
bool IsOpenRule(std::string_view body) {
  return body.front() != '|' && body.find('|') != body.npos && body.find("--") != body.npos &&
         body.find_first_not_of("|:- \t") == body.npos;
}

class Classifier {
 public:
  explicit Classifier(Blocks& blocks)
      : blocks_(blocks),
        text_(blocks.text),
        // Form software prints its own words in English, whatever the form's language.
        spoken_(blocks.Spoken()),
        first_bytes_(blocks.rules->openers.FirstBytesOf(spoken_)) {}

  void Run() {
    for (std::size_t i = ReadFrontMatter(); i < blocks_.size();) {
      const std::size_t end = CodeEnd(i);
      for (; i < end; ++i) {
        blocks_.facts[i].content = blocks_.lines[i].body;
        blocks_.facts[i].sign = Sign::kCode;
      }
      if (i < blocks_.size()) Classify(i++);
    }
  }

 private:
  // The lines of YAML between two rules that begin a Markdown file; returns the line after them.
  std::size_t ReadFrontMatter() {
    if (blocks_.size() < 3 || blocks_.Body(0) != "---") return 0;
    std::size_t end = 1;
    while (end < blocks_.size() && end < kLongFrontMatter && blocks_.Body(end) != "---") {
      const std::string_view body = blocks_.Body(end);
      if (blocks_.lines[end].indent == 0 && body.find(':') == body.npos && body[0] != '-' &&
          body[0] != '#') {
        return 0;
      }
      ++end;
    }
    if (end == blocks_.size() || end == kLongFrontMatter) return 0;
    for (std::size_t i = 0; i <= end; ++i) {
      blocks_.facts[i].content = blocks_.lines[i].body;
      blocks_.facts[i].sign = Sign::kFrontMatter;
    }
    return end + 1;
  }

  // The line after the block of code that begins at the line; the line itself where none does. A
  // fence that nothing closes is text.
  std::size_t CodeEnd(std::size_t i) const {
    if (i >= blocks_.size()) return i;
    const std::string_view body = blocks_.Body(i);
    if (!body.starts_with("```") && !body.starts_with("~~~")) return i;
    const std::string_view fence = body.substr(0, 3);
    if (body.find(fence, 3) != body.npos && body.find_first_not_of(fence.front()) != body.npos) {
      return i;
    }
    for (std::size_t k = i + 1; k < blocks_.size() && k < i + kLongCode; ++k) {
      const std::string_view line = blocks_.Body(k);
      if (line.starts_with(fence) && line.find_first_not_of(fence.front()) == line.npos) {
        return k + 1;
      }
    }
    return i;
  }

  void Classify(std::size_t i) {
    LineFacts& facts = blocks_.facts[i];
    facts.content = Trimmed(text_, blocks_.lines[i].body);
    if (InComment(i)) return;
    const std::string_view body = blocks_.Body(i);
    if (InOpenTable(i, body)) return;
    if (!IsAsciiAlnum(body.front()) && ReadSign(i, body)) return;
    if (facts.sign == Sign::kBullet && body.size() <= kShortBody) {
      // "- 12 -" is a page number, not an item.
      LineFacts whole;
      whole.content = blocks_.lines[i].body;
      ReadOpeners(whole);
      for (const std::int16_t index : whole.openers) {
        if (index < 0) break;
        if (blocks_.rules->openers.rules[static_cast<std::size_t>(index)].kind ==
            OpenerKind::kPage) {
          facts = whole;
          return;
        }
      }
    }
    if (IsTitleUnderRule(i)) {
      facts.sign = Sign::kHeading;
      facts.level = 2;
    }
    DropComment(facts);
    ReadEmphasis(facts);
    ReadRequired(i, facts);
    ReadOpeners(facts);
  }

  // A comment at the end of a line of text is covered with it, and is no part of what it says.
  void DropComment(LineFacts& facts) const {
    const std::string_view content = text_.substr(facts.content.begin, facts.content.size());
    if (!content.ends_with("-->")) return;
    const std::size_t begin = content.find("<!--");
    if (begin == std::string_view::npos || begin == 0) return;
    facts.content.end = facts.content.begin + static_cast<std::uint32_t>(begin);
    facts.content = Trimmed(text_, facts.content);
  }

  bool InComment(std::size_t i) {
    const std::string_view body = blocks_.Body(i);
    if (!in_comment_ && !body.starts_with("<!--")) return false;
    const std::size_t end = body.find("-->");
    // A comment that ends inside the line leaves a line of text.
    if (!in_comment_ && end != std::string_view::npos && end + 3 < body.size()) return false;
    blocks_.facts[i].sign = Sign::kComment;
    in_comment_ = end == std::string_view::npos;
    return true;
  }

  // The rows of a table without outer bars: the line above the rule, and those under it.
  bool InOpenTable(std::size_t i, std::string_view body) {
    if (in_table_) {
      in_table_ = blocks_.lines[i].blanks == 0 && body.find('|') != body.npos;
    } else if ((body.front() == '-' || body.front() == ':') && i > 0 &&
               blocks_.lines[i].blanks == 0 && IsOpenRule(body) &&
               blocks_.Body(i - 1).find('|') != body.npos) {
      in_table_ = true;
      blocks_.facts[i - 1] = LineFacts{blocks_.lines[i - 1].body, Sign::kTable};
    } else {
      in_table_ = BeginsOpenRows(i, body);
    }
    if (in_table_) blocks_.facts[i].sign = Sign::kTable;
    return in_table_;
  }

  // Without a rule, too, where a paragraph is rows of as many bars, and of several each.
  bool BeginsOpenRows(std::size_t i, std::string_view body) {
    const Span span = blocks_.lines[i].body;
    if (next_bar_ < span.begin) next_bar_ = std::min(text_.find('|', span.begin), text_.size());
    if (next_bar_ >= span.end) return false;
    if ((i > 0 && blocks_.lines[i].blanks == 0) || i + kOpenRows > blocks_.size()) return false;
    const std::size_t bars = CountBars(body);
    if (bars < kOpenBars || body.front() == '|') return false;
    for (std::size_t row = i + 1; row < i + kOpenRows; ++row) {
      if (blocks_.lines[row].blanks > 0 || CountBars(blocks_.Body(row)) != bars) return false;
    }
    return true;
  }

  // Bars with a blank on either side, or at the end.
  static std::size_t CountBars(std::string_view body) {
    std::size_t bars = 0;
    for (std::size_t at = body.find(" |"); at != body.npos; at = body.find(" |", at + 1)) {
      bars += at + 2 == body.size() || body[at + 2] == ' ' ? 1U : 0U;
    }
    return bars;
  }

  // A short line in capitals right below a rule of the page, and apart from what follows.
  bool IsTitleUnderRule(std::size_t i) const {
    if (i == 0 || i + 1 >= blocks_.size() || blocks_.facts[i].sign != Sign::kNone ||
        blocks_.facts[i - 1].sign != Sign::kUnderline || blocks_.lines[i].blanks > 0 ||
        blocks_.lines[i + 1].blanks == 0 || (i > 1 && blocks_.lines[i - 1].blanks == 0)) {
      return false;
    }
    const std::string_view body = blocks_.Body(i);
    return body.find("  ") == body.npos && IsTitleInCapitals(body);
  }

  // The first of a few lines between the rule and one like it above them; the rule itself where
  // there is none, or where the lines have columns or ask.
  std::size_t FramedTitle(std::size_t rule) const {
    for (std::size_t i = rule; i > 1 && i + kLongFrame >= rule && blocks_.lines[i].blanks == 0;
         --i) {
      const std::size_t above = i - 1;
      const std::string_view body = blocks_.Body(above);
      if (blocks_.facts[above].sign == Sign::kUnderline) {
        return body == blocks_.Body(rule) && i < rule && !FramesReply(above) ? i : rule;
      }
      if (blocks_.facts[above].sign != Sign::kNone || body.find("  ") != body.npos ||
          HasQuestionMark(body) || EndsInStop(body)) {
        return rule;
      }
    }
    return rule;
  }

  // The line above the rule asks, or counts: what stands between the rules is its reply.
  bool FramesReply(std::size_t rule) const {
    if (rule == 0) return false;
    const std::string_view body = blocks_.Body(rule - 1);
    return !body.empty() && (HasQuestionMark(body) || EndsInColon(body) || IsDigit(body.front()));
  }

  // A border or a row of a table of several columns, or one that goes on with it. A frame around a
  // single text is no table.
  bool InDrawnTable(std::size_t i, std::string_view body) const {
    if (IsAscii(body.front())) return false;
    const DrawnBorder border = DrawnBorderOf(body);
    const std::size_t cells = border.drawn ? 0 : CountDrawnCells(body);
    return border.joints || cells > 1 ||
           ((border.drawn || cells > 0) && i > 0 && blocks_.lines[i].blanks == 0 &&
            blocks_.facts[i - 1].sign == Sign::kTable);
  }

  // Heading, quote, table and bullet signs. True where nothing more is to be read.
  bool ReadSign(std::size_t i, std::string_view body) {
    LineFacts& facts = blocks_.facts[i];
    if (const char sign = RuleSign(body)) {
      facts.sign = Sign::kUnderline;
      facts.content.end = facts.content.begin;
      const bool under_text = i > 0 && blocks_.lines[i].blanks == 0 &&
                              blocks_.facts[i - 1].sign == Sign::kNone &&
                              (i == 1 || blocks_.lines[i - 1].blanks > 0);
      const std::size_t title = under_text ? i - 1 : FramedTitle(i);
      if (title < i && (sign == '=' || sign == '-')) {
        blocks_.facts[title].sign = Sign::kHeading;
        blocks_.facts[title].level = sign == '=' ? 1 : 2;
      }
      return true;
    }
    if (body.front() == '#') {
      const std::size_t level = body.find_first_not_of('#');
      if (level != std::string_view::npos && level <= 6 &&
          (IsSpace(body[level]) || (level > 1 && IsLetter(DecodeAt(body, level).value)))) {
        facts.sign = Sign::kHeading;
        facts.level = static_cast<std::uint8_t>(level);
        facts.content.begin += static_cast<std::uint32_t>(level);
        while (!facts.content.empty() && text_[facts.content.end - 1] == '#') --facts.content.end;
      }
    } else if (body.front() == '=' && body.back() == '=' && body.size() > 4 &&
               (body[1] == '=' || (IsSpace(body[1]) && IsSpace(body[body.size() - 2])))) {
      const std::size_t level = std::min(body.find_first_not_of('='), std::size_t{6});
      facts.sign = Sign::kHeading;
      facts.level = static_cast<std::uint8_t>(level);
      while (text_[facts.content.begin] == '=') ++facts.content.begin;
      while (text_[facts.content.end - 1] == '=') --facts.content.end;
    } else if (body.front() == '>') {
      facts.sign = Sign::kQuote;
      while (!facts.content.empty() &&
             (text_[facts.content.begin] == '>' || IsSpace(text_[facts.content.begin]))) {
        ++facts.content.begin;
      }
    } else if ((body.front() == '|' && body.back() == '|' && body.size() > 2) || IsBorder(body) ||
               InDrawnTable(i, body)) {
      facts.sign = Sign::kTable;
      return true;
    } else if (const std::size_t length = BulletLength(body)) {
      facts.sign = Sign::kBullet;
      facts.content.begin += static_cast<std::uint32_t>(length);
    } else {
      facts.content.begin += static_cast<std::uint32_t>(ArrowLength(body));
    }
    facts.content = Trimmed(text_, facts.content);
    return facts.content.empty();
  }

  // **bold** and __bold__ around the content, *italic* and _italic_ around all of it.
  void ReadEmphasis(LineFacts& facts) {
    for (const std::string_view sign : {"**", "__", "*", "_"}) {
      const std::string_view content = text_.substr(facts.content.begin, facts.content.size());
      if (content.size() < 2 * sign.size() + 1 || !content.starts_with(sign)) continue;
      const std::size_t close = content.find(sign, sign.size());
      if (close == std::string_view::npos || IsSpace(content[sign.size()])) continue;
      const bool encloses = close + sign.size() == content.size();
      if (sign.size() == 1 && !encloses) continue;
      facts.bold |= sign.size() == 2;
      if (encloses) {
        facts.content.begin += static_cast<std::uint32_t>(sign.size());
        facts.content.end -= static_cast<std::uint32_t>(sign.size());
      }
    }
    facts.content = Trimmed(text_, facts.content);
  }

  // Marks of required questions at either end, and tags that say how to reply.
  void ReadRequired(std::size_t i, LineFacts& facts) {
    const MarkRules& marks = blocks_.rules->marks;
    for (bool more = true; more;) {
      more = false;
      const std::string_view content = text_.substr(facts.content.begin, facts.content.size());
      if (content.empty() || !marks.tail_ends[static_cast<unsigned char>(content.back())]) break;
      for (const auto* list : {&marks.required, &marks.tags}) {
        for (const std::string& mark : *list) {
          if (content.size() <= mark.size() || !content.ends_with(mark)) continue;
          if (mark == "*" && EndsEmphasis(text_, blocks_.lines, i, content)) continue;
          facts.content.end -= static_cast<std::uint32_t>(mark.size());
          facts.content = Trimmed(text_, facts.content);
          facts.required |= list == &marks.required;
          more = true;
          break;
        }
        if (more) break;
      }
    }
    const std::string_view content = text_.substr(facts.content.begin, facts.content.size());
    // "Which ones? * (several at a time)": a hint follows the mark.
    if (content.ends_with(')')) {
      const std::size_t open = content.rfind(" * (");
      facts.required |=
          open != content.npos && open > 0 && content.find(')', open) + 1 == content.size();
    }
    if (const std::size_t mark = marks.RequiredBefore(content); mark > 0) {
      facts.content.begin += static_cast<std::uint32_t>(mark);
      facts.content = Trimmed(text_, facts.content);
      facts.required = true;
    }
  }

  void ReadOpeners(LineFacts& facts) {
    if (facts.content.empty()) return;
    const OpenerRules& openers = blocks_.rules->openers;
    const std::string_view content = text_.substr(facts.content.begin, facts.content.size());
    const bool emphasis = content.front() == '*' || content.front() == '_';
    if (!emphasis && !first_bytes_[static_cast<unsigned char>(content.front())]) return;
    // Labels like "Yes" stand on many lines of a form and open nothing.
    if (content.size() <= kShortLabel && blocks_.rules->words.ValueOf(content) != Value::kLabel)
      return;
    const PlainText plain = PlainBeginning(content);
    if (plain.text().empty() || !openers.set.Match(plain.text(), spoken_, hits_)) {
      return;
    }
    const std::size_t count = std::min(hits_.size(), facts.openers.size());
    for (std::size_t k = 0; k < count; ++k) {
      facts.openers[k] = static_cast<std::int16_t>(hits_[k]);
    }
  }

  Blocks& blocks_;
  std::string_view text_;
  LanguageMask spoken_;
  FirstBytes first_bytes_;
  bool in_comment_ = false;
  bool in_table_ = false;     // in a table without outer bars
  std::size_t next_bar_ = 0;  // the first in the text from the line on
  std::vector<int> hits_;
};

}  // namespace

LanguageMask Blocks::Spoken() const { return languages | rules->languages.MaskOf("en"); }

const OpenerStyle* Blocks::Opener(std::size_t line, OpenerKind kind) const {
  return RuleOfOpener(line, kind);
}

const OpenerRule* Blocks::RuleOfOpener(std::size_t line, OpenerKind kind) const {
  for (const std::int16_t index : facts[line].openers) {
    if (index < 0) break;
    const OpenerRule& rule = rules->openers.rules[static_cast<std::size_t>(index)];
    if (rule.kind == kind) return &rule;
  }
  return nullptr;
}

Blocks ClassifyLines(std::string_view text, std::vector<Line> lines, const FormRules& rules,
                     LanguageMask languages) {
  Blocks blocks;
  blocks.text = text;
  blocks.rules = &rules;
  blocks.languages = languages;
  blocks.lines = std::move(lines);
  blocks.facts.resize(blocks.lines.size());
  blocks.buttons = text.find("(\u25CF)") != std::string_view::npos;
  Classifier(blocks).Run();
  return blocks;
}

}  // namespace qsift
