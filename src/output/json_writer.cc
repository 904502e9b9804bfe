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

void Buffer::Flush() {
  if (at_ != bytes_.get()) sink_.Write({bytes_.get(), kSize - Free()});
  at_ = bytes_.get();
}

void Buffer::PutLarge(std::string_view text) {
  Flush();
  if (text.size() > kSize) {
    sink_.Write(text);
  } else {
    Put(text);
  }
}

void PutQuoted(std::string_view text, Buffer& out) {
  const std::size_t plain = SkipPlain(text, 0);
  if (plain == text.size() && plain + 2 <= Buffer::kMaxReserve) {
    return out.Commit(CopyQuoted(text, out.Reserve(plain + 2)));
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

void JsonEmitter::Field(std::string_view key, std::string_view text) {
  constexpr std::size_t kLong = Buffer::kMaxReserve / 2;
  if (text.size() > kLong || indent_ > 0 || SkipPlain(text, 0) != text.size()) {
    Key(key);
    return String(text);
  }
  char* at = CopyQuoted(key, Next(key.size() + text.size() + 5));
  *at++ = ':';
  out_.Commit(CopyQuoted(text, at));
}

void JsonEmitter::BeginLine() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (comma_) out_.Put(inline_ > 0 ? std::string_view(", ") : std::string_view(","));
  if (depth_ > 0) NewLine();
}

void JsonEmitter::NewLine() {
  if (inline_ > 0) return;
  out_.Put('\n');
  for (int i = 0; i < depth_ * indent_; ++i) out_.Put(' ');
}

}  // namespace qsift
