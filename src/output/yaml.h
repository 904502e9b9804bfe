#pragma once

// Documents as YAML, each behind a "---".

#include "qsift/output.h"

namespace qsift {

class YamlWriter final : public Writer {
 public:
  void Write(const Document& document, Sink& sink) override;
};

}  // namespace qsift
