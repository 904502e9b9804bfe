#include "src/app/inputs.h"

#include <dirent.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>

#include "qsift/extract.h"

namespace qsift::app {
namespace {

using FileId = std::pair<dev_t, ino_t>;

FileId IdOf(const struct stat& status) { return {status.st_dev, status.st_ino}; }

std::string Base(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

bool MatchesAny(const std::vector<std::string>& globs, const std::string& path) {
  return std::any_of(globs.begin(), globs.end(),
                     [&](const std::string& glob) { return MatchesGlob(glob, path); });
}

// Walks a folder. Links to folders wait until all else was walked, so that a folder is read under
// its own name where it has one in the tree.
class Walk {
 public:
  Walk(const Arguments& arguments, Inputs& inputs) : arguments_(arguments), inputs_(inputs) {
    struct stat status {};
    for (const std::string& folder : {arguments.output_folder, arguments.package}) {
      if (!folder.empty() && ::stat(folder.c_str(), &status) == 0) visited_.insert(IdOf(status));
    }
  }

  void Run(const std::string& folder, const struct stat& status) {
    const std::size_t first = inputs_.files.size();
    visited_.insert(IdOf(status));
    Read(folder, "");
    for (std::size_t i = 0; i < links_.size(); ++i) {
      const InputFile link = links_[i];
      struct stat target {};
      if (::stat(link.path.c_str(), &target) != 0) continue;
      if (!visited_.insert(IdOf(target)).second) {
        ++inputs_.repeated;
      } else {
        Read(link.path, link.name + "/");
      }
    }
    std::sort(inputs_.files.begin() + static_cast<std::ptrdiff_t>(first), inputs_.files.end(),
              [](const InputFile& a, const InputFile& b) { return a.name < b.name; });
  }

 private:
  void Read(const std::string& folder, const std::string& prefix) {
    const std::string within = folder + (folder.ends_with('/') ? "" : "/");
    std::vector<std::string> folders;
    for (const std::string& name : NamesIn(folder)) Take(within + name, prefix + name, folders);
    for (const std::string& name : folders) Read(within + name, prefix + name + "/");
  }

  std::vector<std::string> NamesIn(const std::string& folder) {
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), ::closedir);
    if (open == nullptr) {
      const std::string why = std::string("cannot be read: ") + std::strerror(errno);
      inputs_.errors.push_back(Error{folder, 0, 0, why, {}, "unreadable"});
      return names;
    }
    while (const dirent* const entry = ::readdir(open.get())) {
      const std::string name = entry->d_name;
      if (name != "." && name != "..") names.push_back(name);
    }
    return names;
  }

  void Take(const std::string& path, const std::string& name, std::vector<std::string>& folders) {
    struct stat own {};
    struct stat target {};
    const bool known = ::lstat(path.c_str(), &own) == 0 && ::stat(path.c_str(), &target) == 0;
    const bool hidden = Base(name).starts_with('.');
    if (hidden || MatchesAny(arguments_.exclude, name)) {
      if (hidden) ++inputs_.hidden;
      // A link does not bring back what was left out.
      if (known && S_ISDIR(target.st_mode) && !S_ISLNK(own.st_mode)) visited_.insert(IdOf(target));
      return;
    }
    // What vanishes while the folder is read, or is a link to nothing, is reported when it is
    // opened.
    if (!known) {
      AddFile(path, name, 0);
    } else if (S_ISDIR(target.st_mode) && S_ISLNK(own.st_mode)) {
      links_.push_back({path, name, true, 0});
    } else if (S_ISDIR(target.st_mode)) {
      if (visited_.insert(IdOf(target)).second) folders.push_back(Base(name));
    } else if (S_ISREG(target.st_mode)) {
      AddFile(path, name, static_cast<std::uint64_t>(target.st_size));
    } else {
      ++inputs_.special;
    }
  }

  void AddFile(const std::string& path, const std::string& name, std::uint64_t bytes) {
    if (!arguments_.include.empty() && !MatchesAny(arguments_.include, name)) return;
    inputs_.files.push_back({path, name, true, bytes});
  }

  const Arguments& arguments_;
  Inputs& inputs_;
  std::set<FileId> visited_;
  std::vector<InputFile> links_;
};

Result<std::vector<std::string>> ListPaths(const Arguments& arguments) {
  std::vector<std::string> paths = arguments.paths;
  if (arguments.files_from.empty()) return paths;
  Result<Input> list = ReadInput(arguments.files_from);
  if (!list) return list.error();
  std::string_view rest = list->bytes;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\0');
    if (end != 0) paths.emplace_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return paths;
}

}  // namespace

Result<Inputs> ListInputs(const Arguments& arguments) {
  const Result<std::vector<std::string>> paths = ListPaths(arguments);
  if (!paths) return paths.error();
  Inputs inputs;
  for (std::string path : *paths) {
    struct stat status {};
    if (path == "-") {
      const std::string& name = arguments.stdin_name;
      inputs.files.push_back({path, name.empty() ? "stdin" : Base(name), false, 0});
    } else if (::stat(path.c_str(), &status) != 0) {
      inputs.files.push_back({path, Base(path), false, 0});
    } else if (S_ISDIR(status.st_mode)) {
      ++inputs.folders;
      while (path.size() > 1 && path.ends_with('/')) path.pop_back();
      Walk(arguments, inputs).Run(path, status);
    } else {
      const bool regular = S_ISREG(status.st_mode);
      inputs.files.push_back(
          {path, Base(path), false, regular ? static_cast<std::uint64_t>(status.st_size) : 0});
    }
  }
  return inputs;
}

bool MatchesGlob(const std::string& glob, const std::string& path) {
  const auto matches = [](const std::string& pattern, const std::string& text) {
    return ::fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
  };
  if (glob.find('/') == std::string::npos) return matches(glob, Base(path));
  // "**/old" means "old" at the top, too, and "old/" the folder.
  const std::string whole = glob.ends_with('/') ? glob.substr(0, glob.size() - 1) : glob;
  if (whole.find('/') == std::string::npos) return matches(whole, Base(path));
  return matches(whole, path) || (whole.starts_with("**/") && matches(whole.substr(3), path));
}

std::string WithoutEnding(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
  const std::size_t dot = name.rfind('.');
  return std::string(dot != std::string_view::npos && dot > begin ? name.substr(0, dot) : name);
}

}  // namespace qsift::app
