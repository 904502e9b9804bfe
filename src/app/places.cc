#include "src/app/places.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace qsift::app {
namespace {

bool IsStandard(const std::string& path) { return path.empty() || path == "-"; }

// Nothing for what two outputs may share: a terminal, /dev/null, a missing folder.
std::optional<FileIdentity> IdentityOf(const std::string& path, int standard) {
  struct stat status {};
  const int found = IsStandard(path) ? ::fstat(standard, &status) : ::stat(path.c_str(), &status);
  if (found == 0) {
    if (S_ISCHR(status.st_mode)) return std::nullopt;
    return FileIdentity{status.st_dev, status.st_ino, ""};
  }
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  if (::stat(folder.c_str(), &status) != 0) return std::nullopt;
  return FileIdentity{status.st_dev, status.st_ino,
                      slash == std::string::npos ? path : path.substr(slash + 1)};
}

bool IsRegular(const std::string& path) {
  struct stat status {};
  const int found =
      IsStandard(path) ? ::fstat(STDIN_FILENO, &status) : ::stat(path.c_str(), &status);
  return found == 0 && S_ISREG(status.st_mode);
}

std::string NameOf(const std::string& output) {
  return IsStandard(output) ? "standard output" : fmt::format("'{}'", output);
}

Error Refused(std::string message) { return Error{{}, 0, 0, std::move(message), {}, "usage"}; }

}  // namespace

void ReadFiles::Add(const std::string& path) {
  if (!IsRegular(path)) return;
  if (const auto identity = IdentityOf(path, STDIN_FILENO)) files_.emplace(*identity, path);
}

Status ReadFiles::CheckOutput(const std::string& path) const {
  const auto identity = IdentityOf(path, STDOUT_FILENO);
  const auto found = identity ? files_.find(*identity) : files_.end();
  if (found == files_.end()) return Done{};
  return Refused(fmt::format("{} would be written over '{}', which is read", NameOf(path),
                             found->second == "-" ? "standard input" : found->second));
}

ReadFiles FilesToRead(const Arguments& arguments, const Inputs& inputs) {
  ReadFiles read;
  for (const InputFile& file : inputs.files) read.Add(file.path);
  for (const std::string& path : arguments.paths) read.Add(path);
  std::vector<std::string> settings{arguments.files_from, arguments.check.form, arguments.project};
  if (!arguments.baseline_update) settings.push_back(arguments.check.baseline);
  for (const std::string& path : settings) {
    if (!path.empty()) read.Add(path);
  }
  std::error_code failed;
  for (const std::string& folder : arguments.rules) {
    for (std::filesystem::recursive_directory_iterator it(folder, failed), end;
         !failed && it != end; it.increment(failed)) {
      read.Add(it->path().string());
    }
  }
  return read;
}

Status MakeFolder(const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return Error{folder, 0, 0, "cannot be made: " + failed.message(), {}, "write"};
  return Done{};
}

Status CheckOutputs(const Arguments& arguments, const Inputs& inputs) {
  std::vector<std::string> outputs;
  if (arguments.output_folder.empty()) outputs.push_back(arguments.output_file);
  for (const auto& report : arguments.reports) outputs.push_back(report.second);
  if (arguments.baseline_update) outputs.push_back(arguments.check.baseline);
  struct stat status {};
  const bool streams = outputs.size() == 1 && IsStandard(outputs.front()) &&
                       (::fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode));
  if (streams) return Done{};  // most runs: nothing can be written over
  const ReadFiles read = FilesToRead(arguments, inputs);
  std::map<FileIdentity, std::string> written;
  for (const std::string& output : outputs) {
    if (Status free = read.CheckOutput(output); !free) return free;
    const auto identity = IdentityOf(output, STDOUT_FILENO);
    if (!identity) continue;
    const auto [first, added] = written.emplace(*identity, output);
    if (added) continue;
    return Refused(fmt::format("{} and {} are one file", NameOf(first->second), NameOf(output)));
  }
  return Done{};
}

Error Withheld(Error error, const std::string& project) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const fs::path folder = fs::weakly_canonical(fs::absolute(project).parent_path(), failed);
  const fs::path file = failed ? fs::path() : fs::weakly_canonical(error.file, failed);
  const fs::path inside = failed ? fs::path() : file.lexically_relative(folder);
  if (error.line == 0 || (!inside.empty() && *inside.begin() != "..")) return error;
  error.message =
      "is not valid; it lies outside the folder of the project file: to see why, name "
      "it on the command line";
  error.source_line.clear();
  return error;
}

}  // namespace qsift::app
