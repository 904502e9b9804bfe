#include <libpsl.h>

#include <string>

#include "src/base/unicode.h"
#include "src/enrich/links.h"

namespace qsift {

bool IsTopLevelDomain(std::string_view label) {
  if (label.empty() || label.size() > 63) return false;
  std::string folded;
  AppendFolded(label, folded);
  return psl_is_public_suffix2(psl_builtin(), folded.c_str(),
                               PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE) != 0;
}

}  // namespace qsift
