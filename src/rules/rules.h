#pragma once

// Rules: everything the stages are told by the rule packs, compiled. Each topic is a plain struct
// with a header of its own; a stage that reads one topic includes that header, and not this one.
// Filled by load.h, immutable afterwards.

#include "src/rules/checks.h"
#include "src/rules/citation_rules.h"
#include "src/rules/form_rules.h"
#include "src/rules/links.h"
#include "src/rules/markup.h"
#include "src/rules/private_hosts.h"
#include "src/rules/services.h"

namespace qsift {

struct Rules : FormRules {
  MarkupRules markup;
  ServiceRules services;
  LinkRules links;
  CitationRules citations;
  PrivateHosts private_hosts;
  CheckRules checks;
};

}  // namespace qsift
