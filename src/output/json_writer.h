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
      : sink_(sink),
        bytes_(std::make_unique_for_overwrite<char[]>(kSize)),
        at_(bytes_.get()),
        end_(at_ + kSize) {}
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { Flush(); }

  void Put(char c) {
    if (at_ == end_) Flush();
    *at_++ = c;
  }
  void Put(std::string_view text) {
    if (text.size() > Free()) return PutLarge(text);
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  void Put(std::uint64_t number) {
    char* const at = Reserve(kLongNumber);
    Commit(std::to_chars(at, at + kLongNumber, number).ptr);
  }

  // Room for `size` bytes (at most kMaxReserve), to be written and ended with Commit().
  char* Reserve(std::size_t size) {
    if (Free() < size) Flush();
    return at_;
  }
  void Commit(char* end) { at_ = end; }
  static constexpr std::size_t kMaxReserve = 4096;
  static constexpr std::size_t kLongNumber = 24;  // digits of a 64-bit number, and some

  void Flush();

 private:
  static constexpr std::size_t kSize = 64 * 1024;

  std::size_t Free() const { return static_cast<std::size_t>(end_ - at_); }
  void PutLarge(std::string_view text);

  Sink& sink_;
  std::unique_ptr<char[]> bytes_;
  char* at_;         // where the next byte goes
  char* const end_;  // of `bytes_`
};

// Puts the text between quotes, escaped for JSON (and for YAML's double-quoted style, which reads
// the same escapes).
void PutQuoted(std::string_view text, Buffer& out);

// Copies text in which nothing is to be escaped, between quotes, and returns the end.
inline char* CopyQuoted(std::string_view plain, char* to) {
  *to++ = '"';
  std::memcpy(to, plain.data(), plain.size());
  to += plain.size();
  *to++ = '"';
  return to;
}

class JsonEmitter {
 public:
  // `indent`: blanks per level; 0 writes everything on one line.
  JsonEmitter(Buffer& out, int indent) : out_(out), indent_(indent) {}

  void BeginObject() { Open('{'); }
  void EndObject() { Close('}'); }
  void BeginList() { Open('['); }
  void EndList() { Close(']'); }
  void Key(std::string_view key) {  // of ASCII letters, at most 64; it is not escaped
    char* at = CopyQuoted(key, Next(key.size() + 4));
    *at++ = ':';
    if (indent_ > 0) *at++ = ' ';
    out_.Commit(at);
    comma_ = false;
    after_key_ = true;
  }
  void Field(std::string_view key, std::string_view text);  // a key and its string
  void String(std::string_view text) {
    out_.Commit(Next(0));
    PutQuoted(text, out_);
  }
  void Text(std::string_view text) { String(text); }
  void Number(std::uint64_t number) {
    out_.Commit(Next(0));
    out_.Put(number);
  }
  // Two numbers as a list on one line.
  void Pair(std::uint64_t first, std::uint64_t second) {
    char* at = Next(2 * Buffer::kLongNumber);
    *at++ = '[';
    at = std::to_chars(at, at + Buffer::kLongNumber, first).ptr;
    *at++ = ',';
    if (indent_ > 0) *at++ = ' ';
    at = std::to_chars(at, at + Buffer::kLongNumber, second).ptr;
    *at++ = ']';
    out_.Commit(at);
  }
  void Bool(bool value) { Word(value ? std::string_view("true") : std::string_view("false")); }
  void Null() { Word("null"); }

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
  // Room for a key, or for a value or what begins with it, after the comma that it needs.
  char* Next(std::size_t size) {
    if (indent_ > 0) BeginLine();
    char* at = out_.Reserve(size + 1);
    if (indent_ == 0 && comma_) *at++ = ',';
    comma_ = true;
    return at;
  }
  // The same comma, and the line that begins after it.
  void BeginLine();
  void NewLine();
  void Word(std::string_view word) {
    char* const at = Next(word.size());
    std::memcpy(at, word.data(), word.size());
    out_.Commit(at + word.size());
  }
  void Open(char sign) {
    char* const at = Next(1);
    *at = sign;
    out_.Commit(at + 1);
    ++depth_;
    comma_ = false;
  }
  void Close(char sign) {
    --depth_;
    if (comma_ && indent_ > 0) NewLine();
    out_.Put(sign);
    comma_ = true;
  }

  Buffer& out_;
  int indent_;
  int depth_ = 0;
  int inline_ = 0;
  bool comma_ = false;      // what comes next follows another in the same container
  bool after_key_ = false;  // with an indent: it is the value of a key
};

// One field of an object, for any emitter.
template <typename Emitter>
void PutField(Emitter& out, std::string_view key, std::string_view text) {
  out.Key(key);
  out.String(text);
}
inline void PutField(JsonEmitter& out, std::string_view key, std::string_view text) {
  out.Field(key, text);
}
template <typename Emitter>
void PutField(Emitter& out, std::string_view key, std::uint64_t number) {
  out.Key(key);
  out.Number(number);
}

}  // namespace qsift
