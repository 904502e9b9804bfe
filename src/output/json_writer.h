#pragma once

// A streaming JSON emitter (RFC 8259): keys and values in, bytes out through one buffer. Text that
// is not ASCII stays as it is; nothing but quotes, backslashes and control characters is escaped.

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "qsift/output.h"

namespace qsift {

// Collects small writes for a Sink.
class Buffer {
 public:
  explicit Buffer(Sink& sink) : sink_(sink) { bytes_.reserve(kSize + 4096); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { Flush(); }

  void Put(char c) { bytes_.push_back(c); }
  void Put(std::string_view text) {
    if (text.size() > kSize) {
      Flush();
      sink_.Write(text);
      return;
    }
    bytes_.append(text);
    if (bytes_.size() >= kSize) Flush();
  }
  void Put(std::uint64_t number) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    Put(std::string_view(digits.data(), static_cast<std::size_t>(end.ptr - digits.data())));
  }
  void Flush() {
    if (!bytes_.empty()) sink_.Write(bytes_);
    bytes_.clear();
  }

 private:
  static constexpr std::size_t kSize = 64 * 1024;
  Sink& sink_;
  std::string bytes_;
};

// Puts the text between quotes, escaped for JSON (and for YAML's double-quoted style, which reads
// the same escapes).
void PutQuoted(std::string_view text, Buffer& out);

class JsonEmitter {
 public:
  // `indent`: blanks a level; 0 writes everything on one line.
  JsonEmitter(Buffer& out, int indent) : out_(out), indent_(indent) {}

  void BeginObject() { Open('{'); }
  void EndObject() { Close('}'); }
  void BeginList() { Open('['); }
  void EndList() { Close(']'); }
  void Key(std::string_view key);
  void String(std::string_view text);
  void Text(std::string_view text) { String(text); }
  void Number(std::uint64_t number);
  void Bool(bool value);
  void Null();

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
  void Before();
  void NewLine();
  void Open(char sign);
  void Close(char sign);

  Buffer& out_;
  int indent_;
  int depth_ = 0;
  int inline_ = 0;
  bool first_ = true;      // nothing stands in the innermost container yet
  bool after_key_ = false;
};

}  // namespace qsift
