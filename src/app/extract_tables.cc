#include "src/app/extract_tables.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <memory>
#include <unordered_set>

#include "qsift/package.h"
#include "qsift/wide.h"
#include "src/app/output_file.h"
#include "src/app/version.h"

namespace qsift::app {
namespace {

namespace fs = std::filesystem;

struct Tabled : Outcome {
  std::string document;           // its id
  std::vector<std::string> rows;  // of each table of a package
  WideRow wide;
};

void Commit(Job& job, OutputFile& file) {
  const Status status = file.Commit();
  if (!status && !file.pipe_closed()) job.Fail(status.error());
}

// Rows of one document are known by its id. Fails where two files would have one.
Status CheckIds(const Inputs& inputs) {
  std::map<std::string, const InputFile*> ids;
  for (const InputFile& file : inputs.files) {
    const auto [at, fresh] = ids.emplace(WithoutEnding(file.name), &file);
    if (fresh) continue;
    const std::string message =
        fmt::format("would be the id of two documents: {} and {}", at->second->path, file.path);
    return Error{at->first, 0, 0, message, {}, "usage"};
  }
  return Done{};
}

class Package {
 public:
  explicit Package(Job& job) : job_(job), wide_(job.form()) {
    for (const Table table : PackageTables()) {
      writers_.push_back(MakeWriter({OutputFormat::kCsv, table}));
      files_.push_back(std::make_unique<OutputFile>(PathOf(Name(table))));
      writers_.back()->Begin(*files_.back());
    }
  }

  // Runs on any thread.
  Tabled Read(Input input) const {
    Tabled tabled;
    const Result<Document> document = job_.Extract(std::move(input), job_.arguments().language);
    if (!document) {
      tabled.error = document.error();
      return tabled;
    }
    tabled.messages = job_.messages().Text(*document);
    tabled.document = document->id;
    for (const std::unique_ptr<Writer>& writer : writers_) {
      StringSink sink(tabled.rows.emplace_back());
      writer->Write(*document, sink);
    }
    tabled.wide = WideRowOf(*document);
    return tabled;
  }

  void Take(Tabled& tabled) {
    if (tabled.error) return;
    if (!ids_.insert(tabled.document).second) {
      const std::string message = "two records have this id; the second is left out";
      return job_.Fail(Error{tabled.document, 0, 0, message, {}, "bad-record"});
    }
    for (std::size_t i = 0; i < files_.size(); ++i) files_[i]->Write(tabled.rows[i]);
    wide_.Add(std::move(tabled.wide));
  }

  void Finish() {
    for (const std::unique_ptr<OutputFile>& file : files_) Commit(job_, *file);
    OutputFile wide(PathOf("wide"));
    wide_.Write(false, wide);
    Commit(job_, wide);
    OutputFile descriptor(job_.arguments().package + "/datapackage.json");
    descriptor.Write(PackageDescriptor(wide_, kVersion));
    Commit(job_, descriptor);
  }

 private:
  std::string PathOf(std::string_view table) const {
    return fmt::format("{}/{}.csv", job_.arguments().package, table);
  }

  Job& job_;
  std::vector<std::unique_ptr<Writer>> writers_;
  std::vector<std::unique_ptr<OutputFile>> files_;
  std::unordered_set<std::string> ids_;
  WideTable wide_;
};

}  // namespace

int ExtractPackage(Job& job) {
  const Status unique = job.arguments().records ? Status(Done{}) : CheckIds(job.inputs());
  if (!unique) {
    job.messages().Print(unique.error());
    return kFailed;
  }
  std::error_code failed;  // told where the files cannot be written
  fs::create_directories(job.arguments().package, failed);
  Package package(job);
  job.Run<Tabled>([&](Input input, const InputFile&) { return package.Read(std::move(input)); },
                  [&](Tabled& tabled) {
                    package.Take(tabled);
                    return true;
                  });
  package.Finish();
  return job.Finish();
}

int ExtractWide(Job& job) {
  WideTable table(job.form());
  job.Run<Tabled>(
      [&](Input input, const InputFile&) {
        Tabled tabled;
        const Result<Document> document = job.Extract(std::move(input), job.arguments().language);
        if (document) {
          tabled.messages = job.messages().Text(*document);
          tabled.wide = WideRowOf(*document);
        } else {
          tabled.error = document.error();
        }
        return tabled;
      },
      [&](Tabled& tabled) {
        if (!tabled.error) table.Add(std::move(tabled.wide));
        return true;
      });
  OutputFile file(job.arguments().output_file);
  table.Write(job.arguments().output.excel, file);
  Commit(job, file);
  return job.Finish();
}

}  // namespace qsift::app
