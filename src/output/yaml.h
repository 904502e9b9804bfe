#pragma once

// Documents as YAML, each after a "---".

#include "qsift/output.h"

namespace qsift {

class YamlWriter final : public Writer {
 public:
  explicit YamlWriter(bool compact) : compact_(compact) {}
  void Write(const Document& document, Sink& sink) override;

 private:
  bool compact_;
};

}  // namespace qsift
