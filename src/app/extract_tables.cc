#include "src/app/extract_tables.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <unordered_set>

#include "qsift/package.h"
#include "qsift/wide.h"
#include "src/app/messages.h"
#include "src/app/output_file.h"
#include "src/app/places.h"
#include "src/app/version.h"

namespace qsift::app {
namespace {

// A document as the rows of the tables.
struct TabledDocument {
  std::string document;           // its id
  std::vector<std::string> rows;  // of each table of a package
  WideRow wide;
};

struct Tabled : Outcome {
  std::vector<TabledDocument> documents;  // more than one for a sheet of respondents
};

void Commit(Job& job, OutputFile& file) {
  const Status status = file.Commit();
  if (!status && !file.pipe_closed()) job.Fail(status.error());
}

// Rows name their document by its id. Fails if two files would share one.
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
    const std::string& language = job_.arguments().language;
    const Status read = job_.ExtractEach(std::move(input), language, [&](const Document& document) {
      tabled.messages += job_.messages().Text(document);
      TabledDocument& rows = tabled.documents.emplace_back();
      rows.document = document.id;
      for (const std::unique_ptr<Writer>& writer : writers_) {
        StringSink sink(rows.rows.emplace_back());
        writer->Write(document, sink);
      }
      rows.wide = WideRowOf(document);
      return true;
    });
    if (!read) tabled.error = read.error();
    return tabled;
  }

  void Take(Tabled& tabled) {
    if (tabled.error) return;
    for (TabledDocument& rows : tabled.documents) Take(rows);
  }

  void Take(TabledDocument& rows) {
    if (!ids_.insert(rows.document).second) {
      const std::string message = "two records have this id; the second is left out";
      return job_.Fail(Error{rows.document, 0, 0, message, {}, "bad-record"});
    }
    for (std::size_t i = 0; i < files_.size(); ++i) files_[i]->Write(rows.rows[i]);
    wide_.Add(std::move(rows.wide));
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
  Status ready = job.arguments().records ? Status(Done{}) : CheckIds(job.inputs());
  if (ready) ready = MakeFolder(job.arguments().package);
  if (!ready) {
    job.messages().Print(ready.error());
    return kFailed;
  }
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
        const std::string& language = job.arguments().language;
        const Status read =
            job.ExtractEach(std::move(input), language, [&](const Document& document) {
              tabled.messages += job.messages().Text(document);
              tabled.documents.emplace_back().wide = WideRowOf(document);
              return true;
            });
        if (!read) tabled.error = read.error();
        return tabled;
      },
      [&](Tabled& tabled) {
        if (tabled.error) return true;
        for (TabledDocument& rows : tabled.documents) table.Add(std::move(rows.wide));
        return true;
      });
  OutputFile file(job.arguments().output_file);
  table.Write(job.arguments().output.excel, file);
  Commit(job, file);
  return job.Finish();
}

}  // namespace qsift::app
