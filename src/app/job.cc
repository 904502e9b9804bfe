#include "src/app/job.h"

#include <fmt/format.h>

#include <algorithm>

#include "qsift/config_file.h"
#include "qsift/records.h"
#include "src/app/messages.h"
#include "src/app/places.h"
#include "src/app/terminal.h"

namespace qsift::app {
namespace {

std::uint64_t BytesOf(const Inputs& inputs) {
  std::uint64_t bytes = 0;
  for (const InputFile& file : inputs.files) bytes += file.bytes;
  return bytes;
}

bool IsBatch(const Arguments& arguments, const Inputs& inputs) {
  return inputs.folders > 0 || !arguments.output_folder.empty() || !arguments.package.empty();
}

// Folders also hold files that are not text. A check must not skip them: whoever sends an image
// instead of a questionnaire has not answered.
bool PassesOver(const Arguments& arguments, const Outcome& outcome) {
  return outcome.error && outcome.error->code == "not-text" && outcome.file->found &&
         arguments.command != Command::kCheck;
}

Result<std::optional<std::string>> NextLine(LineReader& reader, const std::string& path) {
  try {
    return reader.Next();
  } catch (const std::exception& exception) {
    return FailureOf(exception, path);
  }
}

// The rules end with the process: to take them apart costs more than a short file.
const RulePack& KeptToTheEnd(RulePack rules) {
  static const RulePack* const kept = new RulePack(std::move(rules));
  return *kept;
}

}  // namespace

unsigned Threads(unsigned jobs) {
  return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

Job::Job(const Arguments& arguments, const RulePack& rules, Inputs inputs)
    : arguments_(arguments),
      messages_(arguments),
      rules_(rules),
      inputs_(std::move(inputs)),
      progress_(arguments, arguments.records ? 0 : inputs_.files.size(), BytesOf(inputs_)) {}

Result<std::unique_ptr<Job>> Job::Start(const Arguments& arguments) {
  Result<RulePack> rules = RulePack::Load(arguments.rules);
  if (!rules) return rules.error();
  if (const Status known = rules->CheckLanguage(arguments.language); !known) return known.error();
  Result<Inputs> inputs = ListInputs(arguments);
  if (!inputs) return inputs.error();
  if (const Status free = CheckOutputs(arguments, *inputs); !free) return free.error();
  for (const InputFile& file : inputs->files) {
    if (file.path != "-") continue;
    HintAtTerminal(arguments);
    break;
  }
  return std::unique_ptr<Job>(
      new Job(arguments, KeptToTheEnd(std::move(*rules)), std::move(*inputs)));
}

Status Job::UseForm(const std::string& path) {
  Result<std::string> text = ReadConfigFile(path);
  if (!text) return text.error();
  Result<Form> form = ReadForm(path, std::move(*text));
  if (!form) return form.error();
  form_ = std::move(*form);
  return Done{};
}

const InputFile* Job::OnlyFile() const {
  const bool only = inputs_.files.size() == 1 && inputs_.folders == 0 && !arguments_.records;
  return only ? &inputs_.files.front() : nullptr;
}

Result<Input> Job::Read(const InputFile& file) const {
  Result<Input> input = ReadInput(file.path);
  if (!input) return input;
  if (file.path == "-" && !arguments_.stdin_name.empty()) {
    input->path = arguments_.stdin_name;
    input->id = IdOf(arguments_.stdin_name);
  }
  if (file.found) input->id = WithoutEnding(file.name);
  return input;
}

Status Job::ExtractEach(Input input, const std::string& language,
                        const std::function<bool(Document&&)>& take) const {
  return qsift::ExtractEach(std::move(input), rules_,
                            {language, form(), arguments_.from, arguments_.split_citations}, take);
}

std::optional<Job::Item> Job::Next() {
  while (true) {
    if (reader_) {
      if (std::optional<Item> item = NextRecord()) return item;
      reader_.reset();
    }
    if (next_ == inputs_.files.size()) return std::nullopt;
    const InputFile& file = inputs_.files[next_++];
    if (!arguments_.records) return Item{&file};
    Result<LineReader> reader = LineReader::Open(file.path);
    if (!reader) return Item{&file, {}, 0, reader.error()};
    reader_ = std::move(reader).value();
  }
}

std::optional<Job::Item> Job::NextRecord() {
  const InputFile& file = inputs_.files[next_ - 1];
  Result<std::optional<std::string>> line = NextLine(*reader_, file.path);
  if (!line) {
    reader_.reset();
    return Item{&file, {}, 0, line.error()};
  }
  if (!*line) return std::nullopt;
  return Item{&file, std::move(*line), reader_->line()};
}

Result<Input> Job::Read(Item item, Outcome& outcome) const {
  if (item.error) return *item.error;
  if (!item.record) return Read(*item.file);
  outcome.record = true;
  const std::string& path = item.file->path;
  Result<Record> record = ParseRecord(*item.record);
  if (!record) {
    const std::string named = path == "-" ? "<stdin>" : path;
    return Error{named, item.line, 0, record.error().message, {}, "bad-record"};
  }
  outcome.id = record->id;
  std::string id = record->id;
  if (id.empty()) id = fmt::format("{}-{}", WithoutEnding(item.file->name), item.line);
  return Input{path, std::move(id), std::move(record->text)};
}

bool Job::Note(const Outcome& outcome) {
  ++tally_.done;
  tally_.bytes += outcome.bytes;
  if (outcome.kept) ++tally_.kept;
  const bool passed_over = PassesOver(arguments_, outcome);
  if (passed_over) {
    ++tally_.skipped;
    if (!arguments_.verbose) return false;
  }
  if (outcome.error || !outcome.messages.empty()) progress_.Clear();
  if (outcome.error) messages_.Print(*outcome.error);
  messages_.Print(outcome.messages);
  if (passed_over) return false;
  if (outcome.error) {
    ++tally_.failed;
    failures_.push_back(*outcome.error);
  }
  return true;
}

void Job::Idle() {
  progress_.Show(tally_);
  const int signal = HeldSignals::Noted();
  if (signal == 0) return;
  progress_.Clear();
  const std::string done = arguments_.records ? Count(tally_.done, "record")
                                              : fmt::format("{} of {}", Grouped(tally_.done),
                                                            Count(inputs_.files.size(), "file"));
  messages_.Print(fmt::format("qsift: interrupted after {}\n", done));
  HeldSignals::End(signal);
}

void Job::Fail(const Error& error) {
  progress_.Clear();
  messages_.Print(error);
  failures_.push_back(error);
}

std::string Job::Skipped() const {
  std::string out;
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", Grouped(count), what);
  };
  add(inputs_.hidden, "hidden");
  add(tally_.skipped, "without text");
  add(inputs_.special, "special");
  add(inputs_.repeated, "linked again");
  return out;
}

int Job::Finish() {
  progress_.Clear();
  for (const Error& error : inputs_.errors) Fail(error);
  if (!arguments_.records && tally_.done == tally_.skipped) {
    Fail(Error{{}, 0, 0, "there is no input", {}, "no-input"});
  }
  if (IsBatch(arguments_, inputs_) && !arguments_.quiet) {
    const std::string skipped = Skipped();
    messages_.Print(fmt::format("qsift: {}{}\n", progress_.Summary(tally_),
                                skipped.empty() ? "" : "; left out: " + skipped));
  }
  return failures_.empty() ? kClean : kFailed;
}

int RunJob(const Arguments& arguments, const std::function<int(Job&)>& run,
           const std::function<void(const Error&)>& failed) {
  Result<std::unique_ptr<Job>> job = Job::Start(arguments);
  if (!job) {
    Messages(arguments).Print(job.error());
    if (failed) failed(job.error());
    return kFailed;
  }
  return run(**job);
}

}  // namespace qsift::app
