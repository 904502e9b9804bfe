#pragma once

// Documents as JSON: indented, alone or in one array, or one a line (JSON Lines).

#include "qsift/output.h"

namespace qsift {

class JsonWriter final : public Writer {
 public:
  explicit JsonWriter(bool array) : array_(array) {}
  void Begin(Sink& sink) override;
  void Write(const Document& document, Sink& sink) override;
  void Separator(Sink& sink) override;
  void End(Sink& sink) override;

 private:
  bool array_;
};

class JsonLinesWriter final : public Writer {
 public:
  void Write(const Document& document, Sink& sink) override;
};

}  // namespace qsift
