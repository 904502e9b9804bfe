#pragma once

// An emitter over another one that leaves out what says nothing: null, empty text, false, and
// objects and lists that would hold nothing else. For documents that people read.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace qsift {

template <typename Emitter>
class CompactEmitter {
 public:
  explicit CompactEmitter(Emitter& out) : out_(out) {}

  void BeginObject() { Open(Sign::kObject); }
  void EndObject() { Close(); }
  void BeginList() { Open(Sign::kList); }
  void EndList() { Close(); }
  void BeginInlineList() { Open(Sign::kInlineList); }
  void EndInlineList() { Close(); }
  void Key(std::string_view key) { key_ = key; }  // a literal

  void String(std::string_view text) {
    if (text.empty()) return Null();
    Settle();
    out_.String(text);
  }
  void Text(std::string_view text) {
    if (text.empty()) return Null();
    Settle();
    out_.Text(text);
  }
  void Number(std::uint64_t number) {
    Settle();
    out_.Number(number);
  }
  void Pair(std::uint64_t first, std::uint64_t second) {
    Settle();
    out_.Pair(first, second);
  }
  void Bool(bool value) {
    if (!value) return Null();
    Settle();
    out_.Bool(value);
  }
  void Null() { key_ = {}; }

 private:
  enum class Sign : std::uint8_t { kObject, kList, kInlineList };
  struct Level {
    Sign sign;
    std::string_view key;  // it stands under; empty in a list
  };

  void Open(Sign sign) {
    levels_.push_back({sign, key_});
    key_ = {};
  }

  // Writes what was opened and waits for something to hold, and the key of what comes next.
  void Settle() {
    for (; settled_ < levels_.size(); ++settled_) {
      const Level& level = levels_[settled_];
      if (!level.key.empty()) out_.Key(level.key);
      switch (level.sign) {
        case Sign::kObject: out_.BeginObject(); break;
        case Sign::kList: out_.BeginList(); break;
        case Sign::kInlineList: out_.BeginInlineList(); break;
      }
    }
    if (!key_.empty()) out_.Key(key_);
    key_ = {};
  }

  void Close() {
    if (settled_ == levels_.size()) {
      switch (levels_.back().sign) {
        case Sign::kObject: out_.EndObject(); break;
        case Sign::kList: out_.EndList(); break;
        case Sign::kInlineList: out_.EndInlineList(); break;
      }
      --settled_;
    }
    levels_.pop_back();
    key_ = {};
  }

  Emitter& out_;
  std::vector<Level> levels_;
  std::size_t settled_ = 0;  // levels that were written
  std::string_view key_;     // that waits for its value
};

}  // namespace qsift
