#include "src/output/json_writer.h"

#include "src/text/byte_scan.h"

namespace qsift {
namespace {

// Characters of two or three bytes that end a line for YAML or JavaScript, or vanish in editors.
std::string_view EscapeOfWide(std::string_view text) {
  if (text.starts_with("\xE2\x80\xA8")) return "\\u2028";
  if (text.starts_with("\xE2\x80\xA9")) return "\\u2029";
  if (text.starts_with("\xC2\x85")) return "\\u0085";
  if (text.starts_with("\xEF\xBB\xBF")) return "\\ufeff";
  return {};
}

}  // namespace

void PutQuoted(std::string_view text, Buffer& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const std::size_t plain = SkipPlain(text, 0);
  if (plain == text.size() && plain + 2 <= Buffer::kMaxReserve) {
    char* const at = out.Reserve(plain + 2);
    at[0] = '"';
    std::memcpy(at + 1, text.data(), plain);
    at[plain + 1] = '"';
    return out.Commit(at + plain + 2);
  }
  out.Put('"');
  std::size_t from = 0;
  for (std::size_t i = plain; i < text.size(); i = SkipPlain(text, i + 1)) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x80) {
      const std::string_view escape = EscapeOfWide(text.substr(i, 3));
      if (escape.empty()) continue;
      out.Put(text.substr(from, i - from));
      out.Put(escape);
      i += c == 0xC2 ? 1 : 2;
      from = i + 1;
      continue;
    }
    out.Put(text.substr(from, i - from));
    from = i + 1;
    if (c == '"' || c == '\\') {
      out.Put('\\');
      out.Put(static_cast<char>(c));
    } else if (c == '\n') {
      out.Put(std::string_view("\\n"));
    } else if (c == '\t') {
      out.Put(std::string_view("\\t"));
    } else {
      out.Put(std::string_view("\\u00"));
      out.Put(kHex[c >> 4U]);
      out.Put(kHex[c & 15U]);
    }
  }
  out.Put(text.substr(from));
  out.Put('"');
}

void JsonEmitter::NewLine() {
  if (inline_ > 0) return;
  out_.Put('\n');
  for (int i = 0; i < depth_ * indent_; ++i) out_.Put(' ');
}

}  // namespace qsift
