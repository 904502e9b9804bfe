#pragma once

// What the commands that read inputs share: loading the rules and the form, listing the inputs,
// reading them on several threads and handing them over in order, with progress, and with a summary
// at the end.

#include <concepts>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "qsift/extract.h"
#include "qsift/form.h"
#include "qsift/rule_pack.h"
#include "src/app/arguments.h"
#include "src/app/batch.h"
#include "src/app/inputs.h"
#include "src/app/messages.h"
#include "src/app/progress.h"
#include "src/app/records.h"
#include "src/app/signals.h"

namespace qsift::app {

// What became of one input. A command adds what it made of it.
struct Outcome {
  std::optional<Error> error;  // why it could not be read
  std::string messages;        // about what was noticed in it, to be printed
  const InputFile* file = nullptr;
  bool record = false;      // it is a line of JSON Lines input,
  std::string id{};         // which has this id; empty if it has none
  std::uint64_t bytes = 0;  // of the input
  bool kept = false;        // what was made of it before is still good
};

class Job {
 public:
  // Loads the rules and lists the inputs. The arguments must outlive the job.
  static Result<std::unique_ptr<Job>> Start(const Arguments& arguments);

  // Loads a form that documents are read with. Called before Run().
  Status UseForm(const std::string& path);

  const Arguments& arguments() const { return arguments_; }
  const Messages& messages() const { return messages_; }
  const RulePack& rules() const { return rules_; }
  const Form* form() const { return form_ ? &*form_ : nullptr; }
  const Inputs& inputs() const { return inputs_; }
  // The one file that is the whole job; null where there are more, a folder, or records.
  const InputFile* OnlyFile() const;

  // Reads a file under the id that it has in the outputs.
  Result<Input> Read(const InputFile& file) const;

  // The documents of an input, read with the form, until `take` returns false.
  Status ExtractEach(Input input, const std::string& language,
                     const std::function<bool(Document&&)>& take) const;

  // Makes something of an input. The file is the one that it was read from.
  template <typename T>
  using Work = std::function<T(Input, const InputFile&)>;

  // Calls `work` for each input on some threads, then `take` with what came of it, in order, on
  // this thread, until it returns false. An input that cannot be read goes to `take` at once. What
  // `work` throws is an error of its input.
  template <std::derived_from<Outcome> T>
  void Run(const Work<T>& work, const std::function<bool(T&)>& take);

  // Prints an error that belongs to no input.
  void Fail(const Error& error);

  // What could not be read or done so far, inputs included.
  const std::vector<Error>& failures() const { return failures_; }

  // Prints the summary of a batch, and returns the exit status.
  int Finish();

 private:
  // A file to be read, or a record of one.
  struct Item {
    const InputFile* file = nullptr;
    std::optional<std::string> record{};
    std::uint32_t line = 0;
    std::optional<Error> error{};
  };

  Job(const Arguments& arguments, const RulePack& rules, Inputs inputs);

  std::optional<Item> Next();
  std::optional<Item> NextRecord();
  Result<Input> Read(Item item, Outcome& outcome) const;
  template <typename T>
  T DoOne(Item item, const Work<T>& work) const;
  bool Note(const Outcome& outcome);  // false if the input was skipped
  void Idle();
  std::string Skipped() const;

  const Arguments& arguments_;
  Messages messages_;
  const RulePack& rules_;
  std::optional<Form> form_;
  Inputs inputs_;
  Progress progress_;
  Tally tally_;
  std::size_t next_ = 0;              // of the files
  std::optional<LineReader> reader_;  // of the file before it, where that holds records
  std::vector<Error> failures_;
};

// Starts a job and runs it. If it cannot start, prints why, and calls `failed` if that is given.
int RunJob(const Arguments& arguments, const std::function<int(Job&)>& run,
           const std::function<void(const Error&)>& failed = {});

unsigned Threads(unsigned jobs);

template <typename T>
T Job::DoOne(Item item, const Work<T>& work) const {
  T outcome;
  outcome.file = item.file;
  const InputFile* const file = item.file;
  try {
    Result<Input> input = Read(std::move(item), outcome);
    if (input) {
      const std::uint64_t bytes = input->bytes.size();
      Outcome known = std::move(outcome);
      outcome = work(std::move(*input), *file);
      outcome.file = file;
      outcome.bytes = bytes;
      outcome.record = known.record;
      outcome.id = std::move(known.id);
    } else {
      outcome.error = input.error();
    }
  } catch (const std::exception& exception) {
    outcome.error = FailureOf(exception, file->path);
  }
  return outcome;
}

template <std::derived_from<Outcome> T>
void Job::Run(const Work<T>& work, const std::function<bool(T&)>& take) {
  const auto note_and_take = [&](T outcome) { return !Note(outcome) || take(outcome); };
  if (const InputFile* const file = OnlyFile()) {
    note_and_take(DoOne<T>(Item{file}, work));
    return;
  }
  const HeldSignals held;
  Batch<Item, T> batch;
  batch.next = [&] { return Next(); };
  batch.work = [&](Item item) { return DoOne<T>(std::move(item), work); };
  batch.take = note_and_take;
  batch.idle = [&] { Idle(); };
  RunInOrder<Item, T>(Threads(arguments_.jobs), batch);
}

}  // namespace qsift::app
