#include "src/app/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace qsift::app {
namespace {

std::string_view Environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool IsDumb() { return Environment("TERM") == "dumb"; }

}  // namespace

bool IsTerminal(int descriptor) { return ::isatty(descriptor) == 1; }

bool UseColor(Color color, int descriptor) {
  switch (color) {
    case Color::kAlways: return true;
    case Color::kNever: return false;
    case Color::kAuto: break;
  }
  if (!Environment("NO_COLOR").empty()) return false;
  const std::string_view force = Environment("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  return Environment("CLICOLOR") != "0" && !IsDumb() && IsTerminal(descriptor);
}

bool CanRedraw(int descriptor) { return IsTerminal(descriptor) && !IsDumb(); }

std::size_t WidthOf(int descriptor) {
  constexpr std::size_t kUsual = 80;
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string_view columns = Environment("COLUMNS");
  std::size_t width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  return width > 0 ? width : kUsual;
}

void HintAtTerminal(const Arguments& arguments) {
  if (arguments.quiet || !IsTerminal(STDIN_FILENO)) return;
  std::fputs("qsift: reading from the terminal; end the text with Ctrl-D, or name a file\n",
             stderr);
}

}  // namespace qsift::app
