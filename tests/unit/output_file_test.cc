#include "src/app/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/catch.h"

namespace qsift::app {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / fmt::format("qsift-{}", ::getpid())) {
    fs::remove_all(path_);
    fs::create_directory(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  std::string Path(std::string_view name) const { return (path_ / name).string(); }
  std::size_t Count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), {}));
  }

 private:
  fs::path path_;
};

std::string Content(const std::string& path) {
  std::ifstream stream(path);
  return {std::istreambuf_iterator<char>(stream), {}};
}

constexpr OutputFile::Until kBoth[] = {OutputFile::Until::kNameless, OutputFile::Until::kNamed};

}  // namespace

TEST_CASE("An output appears whole, takes the place of another, and leaves nothing beside it") {
  for (const OutputFile::Until until : kBoth) {
    const Folder folder;
    const std::string path = folder.Path("a");
    for (const std::string_view text : {"one", "the second"}) {
      OutputFile file(path, until);
      file.Write(text);
      CHECK(Content(path) == (text == "one" ? "" : "one"));
      REQUIRE(file.Commit());
      CHECK(Content(path) == text);
      CHECK(folder.Count() == 1);
    }
  }
}

TEST_CASE("An output that is not committed leaves what was there") {
  for (const OutputFile::Until until : kBoth) {
    const Folder folder;
    std::ofstream(folder.Path("a")) << "before";
    {
      OutputFile file(folder.Path("a"), until);
      file.Write("after");
    }
    CHECK(Content(folder.Path("a")) == "before");
    CHECK(folder.Count() == 1);
  }
}

TEST_CASE("What a killed run left beside is taken up, and a running one is left alone") {
  for (const OutputFile::Until until : kBoth) {
    const Folder folder;
    std::ofstream(folder.Path("a")) << "before";
    std::ofstream(folder.Path(".a.qsift")) << "the half of a much longer output";
    OutputFile file(folder.Path("a"), until);
    file.Write("after");
    REQUIRE(file.Commit());
    CHECK(Content(folder.Path("a")) == "after");
    CHECK(folder.Count() == 1);
  }
  const Folder folder;
  OutputFile running(folder.Path("a"), OutputFile::Until::kNamed);
  running.Write("whole");
  OutputFile second(folder.Path("a"), OutputFile::Until::kNamed);
  const Status status = second.Commit();
  REQUIRE_FALSE(status);
  CHECK(status.error().message == "cannot be written: another run is writing it");
  REQUIRE(running.Commit());
  CHECK(Content(folder.Path("a")) == "whole");
}

TEST_CASE("An output keeps the mode of the file whose place it takes, and has that of the mask") {
  for (const OutputFile::Until until : kBoth) {
    const Folder folder;
    const auto write = [&] {
      OutputFile file(folder.Path("a"), until);
      REQUIRE(file.Commit());
      return fs::status(folder.Path("a")).permissions();
    };
    const mode_t mask = ::umask(027);
    CHECK(write() == fs::perms{0640});
    fs::permissions(folder.Path("a"), fs::perms{0604});
    CHECK(write() == fs::perms{0604});
    ::umask(mask);
  }
}

TEST_CASE("A link in the place of the name beside is not followed") {
  const Folder folder;
  std::ofstream(folder.Path("victim")) << "precious";
  fs::create_symlink(folder.Path("victim"), folder.Path(".a.qsift"));
  OutputFile file(folder.Path("a"), OutputFile::Until::kNamed);
  file.Write("x");
  CHECK_FALSE(file.Commit());
  CHECK(Content(folder.Path("victim")) == "precious");
}

}  // namespace qsift::app
