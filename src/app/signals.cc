#include "src/app/signals.h"

#include <atomic>
#include <csignal>
#include <cstdlib>

namespace qsift::app {
namespace {

// A signal handler can reach nothing but state like this.
std::atomic<bool> held{false};
std::atomic<int> noted{0};

}  // namespace

HeldSignals::HeldSignals() {
  noted = 0;
  held = true;
}

HeldSignals::~HeldSignals() { held = false; }

int HeldSignals::Noted() { return noted; }

void HeldSignals::End(int signal) {
  held = false;
  ::raise(signal);  // to the handler, which ends the program
  std::_Exit(128 + signal);
}

bool NoteSignal(int signal) {
  if (!held) return false;
  int none = 0;
  return noted.compare_exchange_strong(none, signal);
}

}  // namespace qsift::app
