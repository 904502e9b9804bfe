// Times FindLinks alone, in this process: on a text (default: all samples, repeated), and on
// hostile texts of one size and of twice that. Prints MB/s and, for hostile texts, time(2n) /
// time(n).
//
//     qsift_links_bench [TEXT]

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "src/links/links.h"
#include "src/rules/rules.h"
#include "tests/helpers.h"

namespace {

using qsift::Link;

constexpr int kRuns = 9;
constexpr std::size_t kSize = 20'000'000;
constexpr std::size_t kHostile = 2'000'000;

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// The least seconds of some runs.
double Time(const std::string& text) {
  const qsift::LinkRules& rules = qsift::test::DefaultRules().rules().links;
  double best = 1e9;
  std::vector<Link> links;
  for (int run = 0; run < kRuns; ++run) {
    links.clear();
    const auto begin = std::chrono::steady_clock::now();
    qsift::FindLinks(rules, text, 0, links);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count());
  }
  return best;
}

std::string Repeated(const std::string& unit, std::size_t size, const std::string& tail) {
  std::string text;
  text.reserve(size + tail.size() + unit.size());
  while (text.size() < size) text += unit;
  return text + tail;
}

}  // namespace

int main(int argc, char** argv) {
  std::string text;
  if (argc > 1) {
    text = ReadFile(argv[1]);
  } else {
    for (const auto& entry : std::filesystem::directory_iterator("samples")) {
      if (entry.path().extension() == ".txt") text += ReadFile(entry.path());
    }
  }
  text = Repeated(text, kSize, "");
  const double took = Time(text);
  fmt::print("links of {:.1f} MB of text: {:.3f} s, {:.0f} MB/s\n",
             static_cast<double>(text.size()) / 1e6, took,
             static_cast<double>(text.size()) / 1e6 / took);
  const std::vector<std::pair<std::string, std::string>> hostile = {{".", ""},
                                                                    {"@", ""},
                                                                    {"://", ""},
                                                                    {"a.", ""},
                                                                    {"a.com ", "@"},
                                                                    {"a@b.com ", ".com"},
                                                                    {"mailto:", ""},
                                                                    {"http://a/b", ""},
                                                                    {"http://a/(", ""},
                                                                    {"http://a/)", ""},
                                                                    {"<http://a", ""},
                                                                    {"<", ""},
                                                                    {"www.", ""},
                                                                    {"a-", ".com"},
                                                                    {"a_", ".com"},
                                                                    {"%d1", ""},
                                                                    {"http://a.mn/x?\n\n", ""},
                                                                    {"&gt;)", ""},
                                                                    {"a.a~", ""},
                                                                    {"x'", "://a.com"},
                                                                    {"http://a_", ""},
                                                                    {"a@", ""},
                                                                    {"[a](", ""},
                                                                    {"http://", ""},
                                                                    {"1.", ".1"},
                                                                    {"http://[", ""}};
  double worst = 0;
  double slowest = 1e9;
  for (const auto& [unit, tail] : hostile) {
    const double once = Time(Repeated(unit, kHostile, tail));
    const double twice = Time(Repeated(unit, 2 * kHostile, tail));
    const double speed = 2 * static_cast<double>(kHostile) / 1e6 / twice;
    fmt::print("  {:20} {:8.1f} MB/s, twice the size takes {:.2f} times as long\n",
               unit.substr(0, unit.find('\n')), speed, twice / once);
    worst = std::max(worst, twice / once);
    slowest = std::min(slowest, speed);
  }
  fmt::print("hostile texts: at most {:.2f} times as long, at least {:.0f} MB/s\n", worst, slowest);
}
