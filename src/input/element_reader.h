#pragma once

// Reads the elements of one name from a part of an office document that comes in pieces, so that no
// part is held whole. Used by xlsx.cc.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "src/input/xml.h"

namespace qsift {

// `call` takes each element, in order, and returns false to stop.
class ElementReader {
 public:
  ElementReader(std::string name, std::function<bool(XmlNode)> call)
      : name_(std::move(name)), call_(std::move(call)) {}

  // Takes the next piece. False to stop.
  bool Take(std::string_view piece);

  // After the last piece.
  bool Flush();

  const std::string& failure() const { return failure_; }
  const std::string& head() const { return head_; }  // what stood before the first element

 private:
  std::size_t Find(std::string_view open, std::size_t from);
  std::size_t Tag(const std::string& tag, std::size_t from) const;

  std::string name_;
  std::function<bool(XmlNode)> call_;
  std::string buffer_;
  std::string head_;
  std::string prefix_;
  std::string failure_;
  bool found_ = false;
  bool stopped_ = false;
};

}  // namespace qsift
