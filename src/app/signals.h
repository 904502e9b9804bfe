#pragma once

// Signals that end the program, and how a batch ends in good order: the first one is noted, and the
// batch ends by itself within a second; a second one ends the program at once.

namespace qsift::app {

// While one lives, the first SIGINT, SIGTERM or SIGHUP is noted. At most one lives at a time.
class HeldSignals {
 public:
  HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  ~HeldSignals();

  // The signal that was noted; 0 if none was.
  static int Noted();

  // Ends the program as the signal would have done.
  [[noreturn]] static void End(int signal);
};

// For the signal handler: notes the signal where it is the first and signals are held.
bool NoteSignal(int signal);

}  // namespace qsift::app
