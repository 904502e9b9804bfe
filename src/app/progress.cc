#include "src/app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "src/app/terminal.h"

namespace qsift::app {
namespace {

constexpr double kMega = 1e6;
constexpr double kBarAfter = 0.3;  // seconds: what is done sooner needs no bar
constexpr double kBarEvery = 0.1;
constexpr double kLineEvery = 10.0;

std::string Clock(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::lround(seconds));
  if (whole >= 3600) {
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  }
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

std::string Grouped(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

std::string Count(std::uint64_t number, std::string_view what) {
  return fmt::format("{} {}{}", Grouped(number), what, number == 1 ? "" : "s");
}

Progress::Style Progress::StyleFor(const Arguments& arguments) {
  if (arguments.quiet) return Style::kNone;
  // Results that scroll over the same screen show the progress by themselves.
  const bool streams = arguments.command != Command::kCheck && arguments.output_file.empty() &&
                       arguments.output_folder.empty() && arguments.package.empty() &&
                       IsTerminal(STDOUT_FILENO);
  if (streams && IsTerminal(STDERR_FILENO)) return Style::kNone;
  return CanRedraw(STDERR_FILENO) ? Style::kBar : Style::kLines;
}

Progress::Progress(const Arguments& arguments, std::size_t total, std::uint64_t total_bytes)
    : style_(StyleFor(arguments)),
      total_(total),
      total_bytes_(total_bytes),
      began_(std::chrono::steady_clock::now()) {}

double Progress::Seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

std::string Progress::Line(const Tally& tally) const {
  const double seconds = std::max(Seconds(), 1e-3);
  std::string line = total_ > 0 ? fmt::format("{}/{} files", Grouped(tally.done), Grouped(total_))
                                : Count(tally.done, "record");
  line += fmt::format(", {:.1f} MB/s", static_cast<double>(tally.bytes) / kMega / seconds);
  if (tally.failed > 0) line += fmt::format(", {} failed", Grouped(tally.failed));
  const double share =
      total_bytes_ > 0 ? static_cast<double>(tally.bytes) / static_cast<double>(total_bytes_) : 0;
  if (share > 0 && share < 1) line += ", " + Clock(seconds / share - seconds) + " left";
  return line;
}

std::string Progress::Bar(const Tally& tally) const {
  const std::string line = Line(tally);
  const std::size_t width = WidthOf(STDERR_FILENO);
  constexpr std::size_t kWidest = 30;
  // The last column stays free: a terminal may wrap after it.
  const std::size_t room = width > line.size() + 4 ? width - line.size() - 4 : 0;
  const std::size_t cells = std::min(room, kWidest);
  if (total_ == 0 || cells < 4) return line.substr(0, width > 0 ? width - 1 : 0);
  const std::size_t full = std::min(cells, cells * tally.done / total_);
  return fmt::format("[{}{}] {}", std::string(full, '#'), std::string(cells - full, '.'), line);
}

void Progress::Show(const Tally& tally) {
  const double now = Seconds();
  switch (style_) {
    case Style::kNone: return;
    case Style::kBar:
      if (now < kBarAfter || (drawn_ && now - shown_ < kBarEvery)) return;
      std::fprintf(stderr, "\r\033[K%s", Bar(tally).c_str());
      drawn_ = true;
      break;
    case Style::kLines:
      if (now - shown_ < kLineEvery) return;
      std::fprintf(stderr, "qsift: %s\n", Line(tally).c_str());
      break;
  }
  shown_ = now;
}

void Progress::Clear() {
  if (drawn_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

std::string Progress::Summary(const Tally& tally) const {
  std::string out =
      fmt::format("{}, {:.1f} MB in {:.1f} s", Count(tally.done, total_ == 0 ? "record" : "file"),
                  static_cast<double>(tally.bytes) / kMega, Seconds());
  if (tally.kept > 0) out += fmt::format("; {} kept", Grouped(tally.kept));
  if (tally.failed > 0) out += fmt::format("; {} failed", Grouped(tally.failed));
  return out;
}

}  // namespace qsift::app
