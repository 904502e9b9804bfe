#include "src/output/yaml_writer.h"

#include "src/text/harmless.h"

namespace qsift {

void YamlEmitter::Indent(std::size_t depth) {
  for (std::size_t i = 0; i < depth; ++i) out_.Put(std::string_view("  "));
}

// A dash in a list, a blank after a key.
void YamlEmitter::BeforeScalar() {
  if (inline_ > 0) {
    if (!inline_first_) out_.Put(std::string_view(", "));
    inline_first_ = false;
    return;
  }
  if (after_key_) {
    out_.Put(' ');
    after_key_ = false;
  } else if (!levels_.empty() && levels_.back().list) {
    if (levels_.back().empty && levels_.size() > 1) out_.Put('\n');
    levels_.back().empty = false;
    Indent(levels_.size() - 1);
    out_.Put(std::string_view("- "));
  }
}

void YamlEmitter::BeforeContainer() {
  if (!levels_.empty() && levels_.back().list && !after_key_) {
    if (levels_.back().empty && levels_.size() > 1) out_.Put('\n');
    levels_.back().empty = false;
    Indent(levels_.size() - 1);
    out_.Put(std::string_view("- "));
    after_dash_ = true;
  }
}

void YamlEmitter::BeginObject() {
  BeforeContainer();
  levels_.push_back({false});
}

void YamlEmitter::EndObject() {
  if (levels_.back().empty) {
    if (after_key_) out_.Put(' ');
    out_.Put(std::string_view("{}\n"));
    after_key_ = after_dash_ = false;
  }
  levels_.pop_back();
}

void YamlEmitter::BeginList() {
  BeforeContainer();
  levels_.push_back({true});
  after_key_ = after_dash_ = false;
}

void YamlEmitter::EndList() {
  if (levels_.back().empty) {
    if (levels_.size() > 1) out_.Put(' ');
    out_.Put(std::string_view("[]\n"));
  }
  levels_.pop_back();
  after_key_ = false;
}

void YamlEmitter::Key(std::string_view key) {
  if (after_dash_) {
    after_dash_ = false;
  } else {
    if (after_key_) out_.Put('\n');  // the first key of an object under a key
    Indent(levels_.size() - 1);
  }
  levels_.back().empty = false;
  out_.Put(key);
  out_.Put(':');
  after_key_ = true;
}

void YamlEmitter::String(std::string_view text) {
  BeforeScalar();
  PutQuoted(text, out_);
  if (inline_ == 0) out_.Put('\n');
}

// A literal block keeps what has no blank at its edges, no character that must be escaped, and no
// line that a build log would take for a command.
bool YamlEmitter::FitsBlock(std::string_view text) {
  if (text.find('\n') == text.npos || text.front() == ' ' || text.front() == '\n' ||
      text.back() == '\n' || text.back() == ' ') {
    return false;
  }
  for (std::size_t i = FindSteering(text); i < text.size(); i = FindSteering(text, i + 1)) {
    if (text[i] != '\n') return false;
  }
  const bool command = text.find("::") != text.npos || text.find("##") != text.npos;
  return !command || ShownLines(text) == text;
}

void YamlEmitter::Text(std::string_view text) {
  if (text.empty() || inline_ > 0 || !FitsBlock(text)) return String(text);
  BeforeScalar();
  out_.Put(std::string_view("|-\n"));
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (!line.empty()) {
      Indent(levels_.size());
      out_.Put(line);
    }
    out_.Put('\n');
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
  }
}

void YamlEmitter::Number(std::uint64_t number) {
  BeforeScalar();
  out_.Put(number);
  if (inline_ == 0) out_.Put('\n');
}

void YamlEmitter::Pair(std::uint64_t first, std::uint64_t second) {
  BeginInlineList();
  Number(first);
  Number(second);
  EndInlineList();
}

void YamlEmitter::Bool(bool value) {
  BeforeScalar();
  out_.Put(value ? std::string_view("true") : std::string_view("false"));
  if (inline_ == 0) out_.Put('\n');
}

void YamlEmitter::Null() {
  BeforeScalar();
  out_.Put(std::string_view("null"));
  if (inline_ == 0) out_.Put('\n');
}

void YamlEmitter::BeginInlineList() {
  BeforeScalar();
  out_.Put('[');
  ++inline_;
  inline_first_ = true;
}

void YamlEmitter::EndInlineList() {
  out_.Put(']');
  --inline_;
  inline_first_ = false;
  if (inline_ == 0) out_.Put('\n');
}

}  // namespace qsift
