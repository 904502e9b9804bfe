#include "src/output/json_writer.h"

namespace qsift {
namespace {

constexpr std::array<bool, 256> MakeEscaped() {
  std::array<bool, 256> escaped{};
  for (std::size_t c = 0; c < 0x20; ++c) escaped[c] = true;
  escaped['"'] = escaped['\\'] = escaped[0x7F] = true;
  return escaped;
}
constexpr std::array<bool, 256> kEscaped = MakeEscaped();

}  // namespace

void PutQuoted(std::string_view text, Buffer& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out.Put('"');
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // U+0085, U+2028 and U+2029 would end a line for YAML and for JavaScript.
    const bool line = (c == 0xE2 && text.substr(i, 2) == "\xE2\x80" && i + 2 < text.size() &&
                       (text[i + 2] == '\xA8' || text[i + 2] == '\xA9')) ||
                      (c == 0xC2 && i + 1 < text.size() && text[i + 1] == '\x85');
    const bool mark = c == 0xEF && text.substr(i, 3) == "\xEF\xBB\xBF";
    if (!kEscaped[c] && !line && !mark) continue;
    out.Put(text.substr(from, i - from));
    if (line || mark) {
      out.Put(mark ? "\\ufeff" : c == 0xC2 ? "\\u0085" : text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029");
      i += c == 0xC2 ? 1 : 2;
    } else if (c == '"' || c == '\\') {
      out.Put('\\');
      out.Put(static_cast<char>(c));
    } else if (c == '\n') {
      out.Put("\\n");
    } else if (c == '\t') {
      out.Put("\\t");
    } else {
      out.Put("\\u00");
      out.Put(kHex[c >> 4U]);
      out.Put(kHex[c & 15U]);
    }
    from = i + 1;
  }
  out.Put(text.substr(from));
  out.Put('"');
}

void JsonEmitter::Before() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) out_.Put(',');
  if (!first_ && inline_ > 0 && indent_ > 0) out_.Put(' ');
  if (depth_ > 0) NewLine();
  first_ = false;
}

void JsonEmitter::NewLine() {
  if (indent_ == 0 || inline_ > 0) return;
  out_.Put('\n');
  for (int i = 0; i < depth_ * indent_; ++i) out_.Put(' ');
}

void JsonEmitter::Open(char sign) {
  Before();
  out_.Put(sign);
  ++depth_;
  first_ = true;
}

void JsonEmitter::Close(char sign) {
  --depth_;
  if (!first_) NewLine();
  out_.Put(sign);
  first_ = false;
}

void JsonEmitter::Key(std::string_view key) {
  Before();
  PutQuoted(key, out_);
  out_.Put(indent_ == 0 ? std::string_view(":") : std::string_view(": "));
  after_key_ = true;
}

void JsonEmitter::String(std::string_view text) {
  Before();
  PutQuoted(text, out_);
}

void JsonEmitter::Number(std::uint64_t number) {
  Before();
  out_.Put(number);
}

void JsonEmitter::Bool(bool value) {
  Before();
  out_.Put(value ? std::string_view("true") : std::string_view("false"));
}

void JsonEmitter::Null() {
  Before();
  out_.Put(std::string_view("null"));
}

}  // namespace qsift
