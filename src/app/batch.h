#pragma once

// Runs a job over many items on some threads and hands the results over in the order of the items;
// the only place of the program that starts threads.

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace qsift::app {

// Calls `work(i)` for each i < count on `jobs` threads and `take(i, result)` in order on the
// calling thread. `take` returns false to stop. Neither may throw.
template <typename Result>
void RunInOrder(std::size_t count, unsigned jobs, const std::function<Result(std::size_t)>& work,
                const std::function<bool(std::size_t, Result)>& take) {
  if (jobs <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!take(i, work(i))) return;
    }
    return;
  }
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Result> ready;
  std::size_t next = 0;   // the next item to begin
  std::size_t taken = 0;  // items handed over
  bool stopped = false;
  const std::size_t ahead = 4 * static_cast<std::size_t>(jobs);  // bounds what waits in memory
  const auto run = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      changed.wait(lock, [&] { return stopped || next >= count || next < taken + ahead; });
      if (stopped || next >= count) return;
      const std::size_t i = next++;
      lock.unlock();
      Result result = work(i);
      lock.lock();
      ready.emplace(i, std::move(result));
      changed.notify_all();
    }
  };
  std::vector<std::thread> threads;
  for (unsigned k = 0; k < jobs && k < count; ++k) threads.emplace_back(run);
  std::unique_lock lock(mutex);
  for (; taken < count && !stopped;) {
    changed.wait(lock, [&] { return ready.contains(taken); });
    Result result = std::move(ready.at(taken));
    ready.erase(taken);
    const std::size_t i = taken;
    lock.unlock();
    const bool go_on = take(i, std::move(result));
    lock.lock();
    ++taken;
    stopped = !go_on;
    changed.notify_all();
  }
  lock.unlock();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace qsift::app
