#pragma once

#include <string_view>

namespace qsift {

// The host of a canonical URL (LinkTarget::url), without user, port and path; of a mail address
// what stands after the "@"; empty if there is none.
std::string_view HostOf(std::string_view url);

}  // namespace qsift
