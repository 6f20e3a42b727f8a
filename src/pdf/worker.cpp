#include "pdf/worker.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include <fmt/core.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/files.hpp"
#include "pdf/sandbox.hpp"
#include "pdf/wire.hpp"
#include "pdf/worker_arguments.hpp"

// The worker's side of the channel. Everything here runs in a process that may be taken over by the file it reads, and
// that is expected to die at any moment.
namespace saksgang::pdf {
namespace {

// A worker that holds more than this after a document makes room for a fresh one.
constexpr std::size_t kRetireAbove = std::size_t{400} << 20;

// False where the parent closed its end.
bool send_whole(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(kWorkerChannel, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

bool send_reply(wire::Kind kind, std::uint64_t sequence, std::string_view body, std::int64_t nanoseconds) {
  wire::ReplyHeader header;
  header.kind = kind;
  header.sequence = sequence;
  header.size = body.size();
  header.nanoseconds = nanoseconds;
  return send_whole(wire::bytes_of(header)) && send_whole(body);
}

// Reads `size` bytes; puts a descriptor that comes with them into `file`. 1 done, 0 the parent closed, -1 broken.
int receive(char* to, std::size_t size, FileDescriptor* file) {
  std::size_t filled = 0;
  while (filled < size) {
    iovec piece{to + filled, size - filled};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))];
    msghdr message{};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    const ssize_t got = ::recvmsg(kWorkerChannel, &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) return filled == 0 ? 0 : -1;
    if (got < 0) return -1;
    for (cmsghdr* c = CMSG_FIRSTHDR(&message); c != nullptr; c = CMSG_NXTHDR(&message, c)) {
      if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS) continue;
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(c), sizeof fd);
      if (file != nullptr) file->reset(fd);
    }
    filled += static_cast<std::size_t>(got);
  }
  return 1;
}

// Processor time that the process may use from now on; SIGPROF ends it then. 0 takes the limit off.
void limit_processor_time(int seconds) {
  itimerval timer{};
  timer.it_value.tv_sec = seconds;
  ::setitimer(ITIMER_PROF, &timer, nullptr);
}

std::size_t resident_bytes() {
  const auto text = read_file("/proc/self/statm");
  if (!text) return 0;
  const std::size_t blank = text->find(' ');
  if (blank == std::string::npos) return 0;
  return std::strtoull(text->c_str() + blank, nullptr, 10) * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

Result<std::string> run(const Job& job, const FileDescriptor& file, const std::string& request,
                        const WorkerArguments& arguments) {
  // The file and what is made of it must fit together; what is far too large need not be tried.
  struct stat status {};
  const std::size_t most = arguments.address_space / 2;
  if (::fstat(file.get(), &status) == 0 && static_cast<std::size_t>(status.st_size) > most) {
    return fail(ErrorCode::kMemory, "the file is larger than half the memory that a document may use");
  }
  try {
    Result<std::string> bytes = read_all(file.get(), most);
    if (!bytes) return bytes;
    Result<std::string> response = job(std::move(*bytes), request);
    if (response && response->size() > arguments.output) {
      return fail(ErrorCode::kOutputLimit,
                  fmt::format("more than {} bytes would come out of the document", arguments.output));
    }
    return response;
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::kMemory, "the document needs more memory than it may use");
  } catch (const std::exception& e) {
    return fail(ErrorCode::kInternal, fmt::format("reading the document failed: {}", e.what()));
  }
}

int serve(const Job& job, const WorkerArguments& arguments) {
  for (;;) {
    wire::JobHeader header;
    FileDescriptor file;
    const int got = receive(reinterpret_cast<char*>(&header), sizeof header, &file);
    if (got == 0) return wire::kExitDone;
    if (got < 0 || header.magic != wire::kMagic || header.request_size > wire::kMaxRequest || !file) {
      return wire::kExitChannel;
    }
    std::string request(header.request_size, '\0');
    if (!request.empty() && receive(request.data(), request.size(), nullptr) != 1) return wire::kExitChannel;

    const std::int64_t begin = wire::monotonic_nanoseconds();
    if (!send_reply(wire::Kind::kStarted, header.sequence, {}, begin)) return wire::kExitChannel;
    limit_processor_time(arguments.cpu_seconds);
    const Result<std::string> response = run(job, file, request, arguments);
    limit_processor_time(0);
    const std::int64_t took = wire::monotonic_nanoseconds() - begin;
    const bool sent = response ? send_reply(wire::Kind::kResponse, header.sequence, *response, took)
                               : send_reply(wire::Kind::kError, header.sequence, wire::encode(response.error()), took);
    if (!sent) return wire::kExitChannel;
    // After a failed allocation the heap may hold half-made things of a library that does not expect exceptions.
    if (!response && response.error().code == ErrorCode::kMemory) return wire::kExitDone;
    if (resident_bytes() > kRetireAbove) return wire::kExitDone;
  }
}

}  // namespace

std::optional<int> run_if_worker(int argc, char** argv, const Job& job) {
  is_its_own_worker = true;
  const auto arguments = WorkerArguments::from_command_line(argc, argv);
  if (!arguments) return std::nullopt;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  // The parent may have died before that took hold.
  if (::getppid() != arguments->parent) return wire::kExitChannel;
  std::set_new_handler([] { ::_exit(wire::kExitMemory); });

  std::string refused;
  for (const std::string& part : enter_sandbox(arguments->address_space)) {
    if (!refused.empty()) refused += ", ";
    refused += part;
  }
  if (!refused.empty() && !send_reply(wire::Kind::kRefused, 0, refused, 0)) ::_exit(wire::kExitChannel);
  // _exit: no destructor, and no leak check of a sanitizer, need run after a hostile file.
  ::_exit(serve(job, *arguments));
}

}  // namespace saksgang::pdf
