#pragma once

// Documents as JSON: indented, alone or in one array, or one per line (JSON Lines).

#include "qsift/output.h"

namespace qsift {

class JsonWriter final : public Writer {
 public:
  JsonWriter(bool array, bool compact) : array_(array), compact_(compact) {}
  void Begin(Sink& sink) override;
  void Write(const Document& document, Sink& sink) override;
  void Separator(Sink& sink) override;
  void End(Sink& sink) override;

 private:
  bool array_;
  bool compact_;
};

class JsonLinesWriter final : public Writer {
 public:
  explicit JsonLinesWriter(bool compact) : compact_(compact) {}
  void Write(const Document& document, Sink& sink) override;

 private:
  bool compact_;
};

}  // namespace qsift
