#pragma once

// A streaming JSON emitter (RFC 8259): keys and values in, bytes out through one buffer. Text that
// is not ASCII stays as it is; quotes, backslashes and what steers (src/text/harmless.h) are
// escaped.

#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "qsift/output.h"

namespace qsift {

// Collects small writes for a Sink.
class Buffer {
 public:
  explicit Buffer(Sink& sink)
      : sink_(sink), bytes_(std::make_unique_for_overwrite<char[]>(kSize)) {}
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { Flush(); }

  void Put(char c) {
    if (size_ == kSize) Flush();
    bytes_[size_++] = c;
  }
  void Put(std::string_view text) {
    if (text.size() > kSize - size_) return PutLarge(text);
    std::memcpy(bytes_.get() + size_, text.data(), text.size());
    size_ += text.size();
  }
  void Put(std::uint64_t number) {
    char* const at = Reserve(kLongNumber);
    Commit(std::to_chars(at, at + kLongNumber, number).ptr);
  }

  // Room for `size` bytes (at most kMaxReserve), to be written and ended with Commit().
  char* Reserve(std::size_t size) {
    if (kSize - size_ < size) Flush();
    return bytes_.get() + size_;
  }
  void Commit(const char* end) { size_ = static_cast<std::size_t>(end - bytes_.get()); }
  static constexpr std::size_t kMaxReserve = 4096;

  void Flush() {
    if (size_ > 0) sink_.Write({bytes_.get(), size_});
    size_ = 0;
  }

 private:
  static constexpr std::size_t kSize = 64 * 1024;
  static constexpr std::size_t kLongNumber = 24;  // digits of a 64-bit number, and some

  void PutLarge(std::string_view text) {
    Flush();
    if (text.size() > kSize) {
      sink_.Write(text);
    } else {
      Put(text);
    }
  }

  Sink& sink_;
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
};

// Puts the text between quotes, escaped for JSON (and for YAML's double-quoted style, which reads
// the same escapes).
void PutQuoted(std::string_view text, Buffer& out);

class JsonEmitter {
 public:
  // `indent`: blanks per level; 0 writes everything on one line.
  JsonEmitter(Buffer& out, int indent) : out_(out), indent_(indent) {}

  void BeginObject() { Open('{'); }
  void EndObject() { Close('}'); }
  void BeginList() { Open('['); }
  void EndList() { Close(']'); }
  void Key(std::string_view key) {  // of ASCII letters, at most 64; it is not escaped
    if (indent_ > 0) Before();
    char* at = out_.Reserve(key.size() + 8);
    if (indent_ == 0 && !first_) *at++ = ',';
    *at++ = '"';
    std::memcpy(at, key.data(), key.size());
    at += key.size();
    *at++ = '"';
    *at++ = ':';
    if (indent_ > 0) *at++ = ' ';
    out_.Commit(at);
    first_ = false;
    after_key_ = true;
  }
  void String(std::string_view text) {
    Before();
    PutQuoted(text, out_);
  }
  void Text(std::string_view text) { String(text); }
  void Number(std::uint64_t number) {
    Before();
    out_.Put(number);
  }
  void Bool(bool value) {
    Before();
    out_.Put(value ? std::string_view("true") : std::string_view("false"));
  }
  void Null() {
    Before();
    out_.Put(std::string_view("null"));
  }

  // From here to the end of the list, everything stands on one line.
  void BeginInlineList() {
    BeginList();
    ++inline_;
  }
  void EndInlineList() {
    EndList();
    --inline_;
  }

 private:
  void Before() {
    if (after_key_) {
      after_key_ = false;
      return;
    }
    if (!first_) {
      out_.Put(',');
      if (inline_ > 0 && indent_ > 0) out_.Put(' ');
    }
    if (depth_ > 0 && indent_ > 0) NewLine();
    first_ = false;
  }
  void NewLine();
  void Open(char sign) {
    Before();
    out_.Put(sign);
    ++depth_;
    first_ = true;
  }
  void Close(char sign) {
    --depth_;
    if (!first_ && indent_ > 0) NewLine();
    out_.Put(sign);
    first_ = false;
  }

  Buffer& out_;
  int indent_;
  int depth_ = 0;
  int inline_ = 0;
  bool first_ = true;  // nothing stands in the innermost container yet
  bool after_key_ = false;
};

// One field of an object, for any emitter.
template <typename Emitter>
void PutField(Emitter& out, std::string_view key, std::string_view text) {
  out.Key(key);
  out.String(text);
}
template <typename Emitter>
void PutField(Emitter& out, std::string_view key, std::uint64_t number) {
  out.Key(key);
  out.Number(number);
}

}  // namespace qsift
