#include "src/app/project_file.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "qsift/config_file.h"
#include "src/app/places.h"

namespace qsift::app {
namespace {

namespace fs = std::filesystem;

// Empty if there is none.
std::string FindProject() {
  std::error_code failed;
  fs::path folder = fs::current_path(failed);
  std::string up;
  while (!failed) {
    if (fs::exists(folder / ".qsift.yaml", failed)) return up + ".qsift.yaml";
    if (folder == folder.parent_path()) break;
    folder = folder.parent_path();
    up += "../";
  }
  return {};
}

// Where a folder really is; empty if that is not known.
fs::path RealPath(const fs::path& path) {
  std::error_code failed;
  const fs::path real = fs::weakly_canonical(path.empty() ? fs::path(".") : path, failed);
  return failed ? fs::path() : real;
}

// The folder is `top`, or lies in it.
bool LiesIn(const fs::path& folder, const fs::path& top) {
  const fs::path inside = folder.lexically_relative(top);
  return !inside.empty() && *inside.begin() != "..";
}

// Links are followed: neither a link to the file nor one to a submission hides where it stands.
bool IsBeside(const std::string& project, const Inputs& inputs) {
  const fs::path folder = RealPath(fs::path(project).parent_path());
  std::set<fs::path> parents;
  std::set<fs::path> walked;
  for (const InputFile& file : inputs.files) {
    if (file.path == "-") continue;
    const fs::path path(file.path);
    parents.insert(path.parent_path());
    std::error_code failed;
    if (fs::is_symlink(path, failed)) parents.insert(RealPath(path).parent_path());
    if (file.found) walked.insert(file.path.substr(0, file.path.size() - file.name.size()));
  }
  return std::any_of(parents.begin(), parents.end(),
                     [&](const fs::path& parent) { return RealPath(parent) == folder; }) ||
         std::any_of(walked.begin(), walked.end(),
                     [&](const fs::path& top) { return LiesIn(folder, RealPath(top)); });
}

}  // namespace

Result<std::optional<ProjectFile>> ReadProjectFile(const Arguments& arguments,
                                                   const Inputs& inputs) {
  std::string path = arguments.project;
  if (path.empty() && !arguments.no_project) {
    path = FindProject();
    if (!path.empty() && IsBeside(path, inputs)) {
      Error error;
      error.file = path;
      error.code = "project";
      error.message =
          "stands beside the submissions, and whoever sends them may have written it: name it with "
          "--project if it is yours, or give --no-project";
      return error;
    }
  }
  if (path.empty()) return std::optional<ProjectFile>();
  Result<std::string> text = ReadConfigFile(path);
  if (!text) return text.error();
  Result<CheckOptions> options = ReadProject(path, std::move(*text));
  if (!options)
    return arguments.project.empty() ? Withheld(options.error(), path) : options.error();
  return std::optional(ProjectFile{std::move(path), std::move(*options)});
}

}  // namespace qsift::app
