#include "src/structure/read/answer_reader.h"

#include <algorithm>
#include <optional>

#include "src/rules/form_rules.h"
#include "src/structure/lines/emphasis.h"
#include "src/text/punctuation.h"
#include "src/text/unicode.h"
#include "src/text/words.h"

namespace qsift {
namespace {

constexpr std::size_t kNearReply = 12;       // lines; a label of replies stands no further down
constexpr std::size_t kLongLabelAlone = 40;  // bytes

bool IsFence(std::string_view body) { return body.starts_with("```") || body.starts_with("~~~"); }

// "__/__/____", "........": where a reply is to be written, and nothing else.
bool IsToFillIn(std::string_view text) {
  constexpr std::string_view kFill = "_./- \t\n\"'\\";
  bool run = false;
  for (const std::string_view sign : {"__", "....", "\u2026\u2026"}) {
    run |= text.find(sign) != text.npos;
  }
  for (std::size_t at = 0; run && at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    if (c.value != 0x2026 && (c.value >= 0x80 || kFill.find(text[at]) == kFill.npos)) return false;
    at += c.size;
  }
  return run;
}

// The form's own words where a reply is to be written: "____", "<your answer>", "[Describe it]".
bool IsPlaceholder(std::string_view text) {
  if (IsToFillIn(text)) return true;
  if (text.find('\n') != text.npos) return false;
  if (text.find_first_not_of("_ \t\"'\\") == text.npos) return true;
  // "<free text> [optional]"
  if (text.front() == '<' && text.back() == ']' && text.find('[') != text.npos) {
    text = text.substr(0, text.find('['));
    while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  }
  const char close = text.front() == '<' ? '>' : text.front() == '[' ? ']' : '\0';
  return close != '\0' && text.find(close) == text.size() - 1 && text.find(' ') != text.npos &&
         text.find_first_of("0123456789@/") == text.npos;
}

// "___Ann______": without the line of the form that it is written on.
Span OffTheLine(std::string_view clean, Span text) {
  const std::string_view said = clean.substr(text.begin, text.size());
  const std::size_t first = said.find_first_not_of('_');
  if (!said.starts_with("___") || !said.ends_with("___") || first == said.npos) return text;
  text.begin += static_cast<std::uint32_t>(first);
  while (clean[text.end - 1] == '_') --text.end;
  return Trimmed(clean, text);
}

// "Remarks:" and nothing more.
bool IsLabelAlone(std::string_view text) {
  return text.size() <= kLongLabelAlone && text.find('\n') == text.npos && EndsInColon(text);
}

}  // namespace

void AnswerReader::Read(std::size_t tail, bool last) {
  if (draft_.at >= tail) return;
  const std::size_t reply = FindReply(tail);
  const bool labelled = reply < tail;
  if (labelled) draft_.ReadAside(reply);
  // What stands apart under the last label of all is the end of the form.
  if (labelled && last && habits_.on_label_lines()) {
    const std::size_t next = lines_.Next(draft_.at + 1);
    if (habits_.ReplyOn(blocks_, draft_.at)->empty() && next < tail &&
        blocks_.lines[next].blanks > 0) {
      return draft_.ReadAside(tail);
    }
  }
  // So is what stands apart below the dots of the last question, which nobody wrote on.
  if (!labelled && last && IsLeftToFillIn(tail)) return draft_.ReadAside(tail);
  ReadReply(tail, labelled);
  if (draft_.at < tail) ReadRemarks(tail);
}

// The first paragraph is a place to write on, and another one follows.
bool AnswerReader::IsLeftToFillIn(std::size_t tail) const {
  std::size_t line = draft_.at;
  while (line < tail && IsToFillIn(blocks_.Body(line))) {
    line = lines_.Next(line + 1);
    if (line < tail && blocks_.lines[line].blanks > 0) return true;
  }
  return false;
}

// The line with the label of the reply; `tail` where there is none.
std::size_t AnswerReader::FindReply(std::size_t tail) const {
  std::size_t near = 0;
  for (std::size_t line = draft_.at; line < tail && near < kNearReply;
       line = lines_.Next(line + 1)) {
    if (habits_.ReplyOn(blocks_, line)) return line;
    ++near;
  }
  return tail;
}

// The reply, up to another label that recurs where it has one itself.
void AnswerReader::ReadReply(std::size_t tail, bool labelled) {
  std::vector<std::size_t> comments;  // not shown to readers of the form: notes, not answers
  std::vector<Said> several;
  composer_.Begin();
  const std::size_t label = labelled ? draft_.at : tail;
  bool quoted = !labelled && blocks_.facts[draft_.at].sign == Sign::kQuote;
  bool first = true;    // no text yet
  bool fenced = false;  // in the block of code that the reply begins with
  for (; draft_.at < tail; draft_.at = lines_.Next(draft_.at + 1)) {
    const LineFacts& facts = blocks_.facts[draft_.at];
    if (facts.sign == Sign::kComment) {
      comments.push_back(draft_.at);
      continue;
    }
    if (labelled && draft_.at != label && habits_.IsOtherLabel(blocks_, draft_.at)) break;
    // A list keeps its bullets; headings and quotes of an answer keep theirs too.
    Span text = blocks_.lines[draft_.at].body;
    if (draft_.at == label) {
      text = *habits_.ReplyOn(blocks_, draft_.at);
    } else if (blocks_.Body(draft_.at).ends_with("-->")) {
      text.end = facts.content.end;
    } else if (facts.sign == Sign::kCode && IsFence(blocks_.Body(draft_.at)) && (first || fenced)) {
      fenced = first && !fenced;
      text.end = text.begin;
    } else if (facts.sign == Sign::kQuote && (quoted || first)) {
      quoted = true;
      while (!text.empty() &&
             (blocks_.text[text.begin] == '>' || IsSpace(blocks_.text[text.begin])))
        ++text.begin;
    } else {
      quoted = false;
      text = OffTheLine(blocks_.text, text);
    }
    if (const auto who = draft_.respondents.On(blocks_, draft_.at)) {
      several.push_back({composer_.text().size(), *who});
    }
    composer_.AddLine(draft_.at, text, blocks_.lines[draft_.at].body);
    first &= text.empty();
  }
  const Leaf answer = composer_.End();
  const std::string_view said = draft_.Text(answer.text);
  if (!several.empty()) {
    ReadReplies(answer, several);
  } else if (draft_.AddOneLeft(answer)) {
    // The reply is the option that was left.
  } else if (!said.empty() && !IsPlaceholder(said) && !IsLabelAlone(said) &&
             !blocks_.rules->replies.IsBlank(said)) {
    draft_.question->answer = answer;
  } else if (answer.part_count > 0) {  // a bare "Answer:" covers its line and says nothing
    draft_.question->notes.push_back(answer);
  }
  for (const std::size_t line : comments) draft_.question->notes.push_back(composer_.Single(line));
}

// The replies of several people are the answer together, unless they are words of the vocabulary
// alone.
void AnswerReader::ReadReplies(const Leaf& leaf, const std::vector<Said>& said) {
  Question& question = *draft_.question;
  const std::string_view text = composer_.text();
  bool words = true;
  for (std::size_t k = 0; k < said.size(); ++k) {
    const RespondentLine& line = said[k].line;
    const std::size_t begin = text.find(blocks_.Text(line.name), said[k].text);
    if (begin == text.npos) continue;
    const std::size_t end = k + 1 < said.size() ? said[k + 1].text : leaf.text.end;
    Reply reply;
    reply.respondent = {static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(begin + line.name.size())};
    const std::size_t value = begin + (line.value.begin - line.name.begin);
    reply.text = Trimmed(
        text, {static_cast<std::uint32_t>(std::min(value, end)), static_cast<std::uint32_t>(end)});
    while (!reply.text.empty() && text[reply.text.end - 1] == '\n') --reply.text.end;
    words &= reply.text.empty() || blocks_.rules->words.ValueOf(text.substr(
                                       reply.text.begin, reply.text.size())) != Value::kLabel;
    question.replies.push_back(reply);
  }
  if (words) {
    question.notes.push_back(leaf);
  } else {
    question.answer = leaf;
  }
}

// After a reply with a label: what other labels lead in. Where the reply is a word, remarks on it
// are the answer, as in tables.
void AnswerReader::ReadRemarks(std::size_t tail) {
  while (draft_.at < tail) {
    composer_.Begin();
    const std::optional<LineLabel> label = ReadLineLabel(blocks_, draft_.at);
    const bool remark =
        label && habits_.IsRemark(blocks_, label->name) && draft_.question->answer &&
        blocks_.rules->words.ValueOf(draft_.Text(draft_.question->answer->text)) != Value::kLabel;
    composer_.AddLine(draft_.at, remark ? label->value : blocks_.facts[draft_.at].content,
                      blocks_.lines[draft_.at].body);
    draft_.at = lines_.Next(draft_.at + 1);
    while (draft_.at < tail && !habits_.IsOtherLabel(blocks_, draft_.at)) {
      composer_.AddLine(draft_.at);
      draft_.at = lines_.Next(draft_.at + 1);
    }
    const Leaf leaf = composer_.End();
    if (!remark || leaf.text.empty()) {
      draft_.question->notes.push_back(leaf);
      continue;
    }
    draft_.question->notes.push_back(*draft_.question->answer);
    draft_.hint->reply = draft_.question->answer->text;
    draft_.question->answer = leaf;
  }
}

}  // namespace qsift
