#pragma once

// The digest that identifies inputs and outputs.

#include <string>
#include <string_view>

namespace qsift {

// SHA-256 (FIPS 180-4), in 64 hexadecimal digits.
std::string Sha256(std::string_view bytes);

}  // namespace qsift
