#pragma once

namespace qsift::app {

inline constexpr const char* kVersion = QSIFT_VERSION;  // set by CMake

}  // namespace qsift::app
