#include "src/output/json_writer.h"

#include "src/text/byte_scan.h"
#include "src/text/harmless.h"

namespace qsift {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void PutUnicodeEscape(char32_t c, Buffer& out) {  // of four digits: no surrogates are needed
  out.Put(std::string_view("\\u"));
  for (int shift = 12; shift >= 0; shift -= 4) out.Put(kHex[(c >> shift) & 15U]);
}

}  // namespace

void PutQuoted(std::string_view text, Buffer& out) {
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
      const StrictCodePoint wide = StrictDecodeAt(text, i);
      i += wide.size - 1;
      if (wide.valid && !Steers(wide.value)) continue;
      out.Put(text.substr(from, i + 1 - wide.size - from));
      from = i + 1;
      if (wide.valid) {
        PutUnicodeEscape(wide.value, out);
      } else {
        out.Put(std::string_view("\\\\x"));  // a name that is not UTF-8
        out.Put(kHex[c >> 4U]);
        out.Put(kHex[c & 15U]);
      }
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
      PutUnicodeEscape(c, out);
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
