#pragma once

// Runs a job over a stream of items on some threads and hands the results over in the order of the
// items; the only place of the program that starts threads.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace qsift::app {

template <typename Item, typename Result>
struct Batch {
  std::function<std::optional<Item>()> next;  // the next item; on any thread, one call at a time
  std::function<Result(Item)> work;           // on any thread
  std::function<bool(Result)> take;           // in order, on the calling thread; false: stop
  std::function<void()> idle = [] {};         // on the calling thread, ten times a second
};

// What one of the functions throws ends the run and is thrown again here, once no thread is left.
// If the system gives no more threads, those that exist do the work. The number of results that
// wait to be taken is bounded by the number of threads.
template <typename Item, typename Result>
void RunInOrder(unsigned jobs, const Batch<Item, Result>& batch) {
  std::mutex reading;  // guards `next`; taken before `mutex`
  std::mutex mutex;    // guards the rest
  std::condition_variable changed;
  std::map<std::size_t, Result> ready;
  std::size_t begun = 0;
  std::size_t taken = 0;
  bool ended = false;    // there are no more items
  bool stopped = false;  // nobody wants another result
  std::exception_ptr failure;
  const auto fail = [&] {
    const std::lock_guard lock(mutex);
    if (!failure) failure = std::current_exception();
    stopped = true;
    changed.notify_all();
  };
  const std::size_t ahead = 2 * static_cast<std::size_t>(jobs);
  const auto work = [&] {
    while (true) {
      std::unique_lock order(reading);
      {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return stopped || ended || begun < taken + ahead; });
        if (stopped || ended) return;
      }
      std::optional<Item> item = batch.next();
      std::unique_lock lock(mutex);
      if (!item) {
        ended = true;
        changed.notify_all();
        return;
      }
      const std::size_t i = begun++;
      lock.unlock();
      order.unlock();
      Result result = batch.work(std::move(*item));
      lock.lock();
      ready.emplace(i, std::move(result));
      changed.notify_all();
    }
  };
  const auto run = [&]() noexcept {
    try {
      work();
    } catch (...) {
      fail();
    }
  };
  const auto take = [&] {
    constexpr std::chrono::milliseconds kTick(100);
    std::unique_lock lock(mutex);
    while (!stopped && !(ended && taken == begun)) {
      if (!changed.wait_for(lock, kTick, [&] {
            return stopped || ready.contains(taken) || (ended && taken == begun);
          })) {
        lock.unlock();
        batch.idle();
        lock.lock();
        continue;
      }
      if (stopped || (ended && taken == begun)) break;
      Result result = std::move(ready.at(taken));
      ready.erase(taken);
      lock.unlock();
      const bool go_on = batch.take(std::move(result));
      batch.idle();
      lock.lock();
      ++taken;
      stopped |= !go_on;
      changed.notify_all();
    }
  };
  std::vector<std::thread> threads;
  try {
    threads.reserve(jobs);
    for (unsigned k = 0; k < jobs; ++k) threads.emplace_back(run);
  } catch (const std::exception&) {
    if (threads.empty()) fail();
  }
  try {
    take();
  } catch (...) {
    fail();
  }
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace qsift::app
