#include "src/app/output_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <tuple>
#include <utility>

#include "qsift/digest.h"
#include "qsift/extract.h"
#include "qsift/harmless.h"
#include "src/app/output_file.h"
#include "src/app/places.h"

namespace qsift::app {
namespace {

constexpr std::string_view kManifest = "qsift-manifest.jsonl";
constexpr std::string_view kJournal = "qsift-manifest.jsonl.part";

bool IsThere(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

Error CannotWrite(const std::string& path) {
  return Error{path, 0, 0, fmt::format("cannot be written: {}", std::strerror(errno)), {}, "write"};
}

}  // namespace

OutputFolder::~OutputFolder() {
  if (journal_ >= 0) ::close(journal_);
}

Status OutputFolder::Open(const Inputs& inputs, std::string_view ending, Makings makings) {
  makings_ = std::move(makings);
  lines_ = ManifestHeader(makings_);
  std::map<std::string, const InputFile*> names;
  const ReadFiles read = FilesToRead(arguments_, inputs);
  for (const InputFile& file : inputs.files) {
    // Standard input has the name that it was given, which is not a path here.
    const bool given = file.path == "-" && !arguments_.stdin_name.empty();
    std::string output = fmt::format(
        "{}{}", given ? AsFileName(IdOf(arguments_.stdin_name)) : WithoutEnding(file.name), ending);
    Status free = read.CheckOutput(fmt::format("{}/{}", arguments_.output_folder, output));
    if (!free && !arguments_.compare) return free;
    const auto [at, fresh] = names.emplace(output, &file);
    std::string other = fresh ? std::string() : at->second->path;
    if (output == kManifest) other = "the manifest";
    if (!other.empty()) {
      const std::string message =
          fmt::format("would be the output of {} and of {}", other, file.path);
      return Error{
          fmt::format("{}/{}", arguments_.output_folder, output), 0, 0, message, {}, "usage"};
    }
    outputs_[&file] = std::move(output);
  }
  if (arguments_.resume || arguments_.no_clobber) {
    for (const std::string_view name : {kManifest, kJournal}) {
      Status earlier = ReadEarlier(fmt::format("{}/{}", arguments_.output_folder, name));
      if (!earlier) return earlier;
    }
  }
  return arguments_.compare ? Status(Done{}) : MakeFolder(arguments_.output_folder);
}

Status OutputFolder::ReadEarlier(const std::string& path) {
  if (!IsThere(path)) return Done{};
  const Result<Input> input = ReadInput(path);
  if (!input) return input.error();
  Result<Manifest> manifest = ReadManifest(path, input->bytes);
  if (!manifest) return manifest.error();
  for (ManifestEntry& entry : manifest->entries) {
    left_[entry.input] = entry;
    if (manifest->makings == makings_) earlier_[entry.input] = std::move(entry);
  }
  return Done{};
}

std::string OutputFolder::PathOf(const InputFile& file) const {
  return fmt::format("{}/{}", arguments_.output_folder, outputs_.at(&file));
}

bool OutputFolder::Exists(const InputFile& file) const { return IsThere(PathOf(file)); }

std::optional<ManifestEntry> OutputFolder::Current(const InputFile& file,
                                                   const std::string& sha256) const {
  const auto found = earlier_.find(file.name);
  if (found == earlier_.end()) return std::nullopt;
  const ManifestEntry& entry = found->second;
  if (entry.input_sha256 != sha256 || entry.output != outputs_.at(&file)) return std::nullopt;
  const Result<Input> output = ReadInput(PathOf(file));
  if (!output || Sha256(output->bytes) != entry.output_sha256) return std::nullopt;
  return entry;
}

std::optional<ManifestEntry> OutputFolder::Earlier(const InputFile& file) const {
  const auto found = left_.find(file.name);
  if (found == left_.end()) return std::nullopt;
  return found->second;
}

Status OutputFolder::MakeRoom(const InputFile& file) const {
  return MakeFolder(std::filesystem::path(PathOf(file)).parent_path());
}

// The journal begins with what is known already: if this run is killed, too, nothing is lost.
Status OutputFolder::BeginJournal() {
  const std::string path = fmt::format("{}/{}", arguments_.output_folder, kJournal);
  OutputFile file(path);
  file.Write(ManifestHeader(makings_));
  for (const auto& entry : earlier_) file.Write(ManifestLine(entry.second));
  if (Status written = file.Commit(); !written) return written;
  journal_ = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
  if (journal_ < 0) return CannotWrite(path);
  return Done{};
}

Status OutputFolder::Record(const ManifestEntry& entry) {
  const std::string line = ManifestLine(entry);
  lines_ += line;
  if (journal_ < 0) {
    if (Status begun = BeginJournal(); !begun) return begun;
  }
  const off_t end = ::lseek(journal_, 0, SEEK_END);
  for (std::string_view rest = line; !rest.empty();) {
    const ssize_t written = ::write(journal_, rest.data(), rest.size());
    if (written < 0) {
      Error failed = CannotWrite(fmt::format("{}/{}", arguments_.output_folder, kJournal));
      // Half a line would spoil the one that is written once there is room again.
      std::ignore = ::ftruncate(journal_, end);
      return failed;
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  return Done{};
}

Status OutputFolder::Finish() {
  OutputFile file(fmt::format("{}/{}", arguments_.output_folder, kManifest));
  file.Write(lines_);
  Status written = file.Commit();
  if (written) ::unlink(fmt::format("{}/{}", arguments_.output_folder, kJournal).c_str());
  return written;
}

}  // namespace qsift::app
