#pragma once

// The subcommands, one file each. All return the exit status of the program (messages.h).

#include "src/app/arguments.h"

namespace qsift::app {

int RunExtract(const Arguments& arguments);
int RunScan(const Arguments& arguments);
int RunCheck(const Arguments& arguments);  // 1 if a finding fails the run
int RunForm(const Arguments& arguments);
int RunExplain(const Arguments& arguments);
int RunRules(const Arguments& arguments);  // 1 if a rule is bad
int RunSchema(const Arguments& arguments);
int RunGenerate(const Arguments& arguments);

}  // namespace qsift::app
