// Loaded before a program (LD_PRELOAD): records each write, truncate and fsync of the database in RECORD_FOLDER and of its
// WAL, in the order in which they happen, at the end of RECORD_FILE. What a record looks like: journal.ts.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, SYNCED = 2, TRUNCATE = 3, SYNCING = 5 };

static int journal = -1;
static const char *folder;
static uint64_t syncs;

__attribute__((constructor)) static void start(void) {
  const char *file = getenv("RECORD_FILE");
  folder = getenv("RECORD_FOLDER");
  if (file && folder) journal = open(file, O_WRONLY | O_APPEND | O_CLOEXEC);
}

/** 1 for the database, 2 for its WAL, 0 for anything else. */
static int which(int fd) {
  char link[64], path[4096];
  if (journal < 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (strncmp(path, folder, strlen(folder)) != 0) return 0;
  const char *name = strrchr(path, '/') + 1;
  return strcmp(name, "reread.db") == 0 ? 1 : strcmp(name, "reread.db-wal") == 0 ? 2 : 0;
}

/** One record in one write, which the kernel puts at the end as a whole. */
static void record(uint8_t what, uint8_t file, uint64_t at, const void *bytes, uint32_t length) {
  unsigned char head[14] = {what, file};
  memcpy(head + 2, &at, 8);
  memcpy(head + 10, &length, 4);
  struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, length}};
  ssize_t wrote = writev(journal, parts, length > 0 ? 2 : 1);
  if (wrote != (ssize_t)(sizeof head + length)) abort();
}

#define REAL(type, name) ((type)dlsym(RTLD_NEXT, name))

/* A write is recorded when it is done, a sync before and after: so none is taken for covered that was not. */

static ssize_t write_at(const char *name, int fd, const void *bytes, size_t length, off64_t at) {
  ssize_t wrote = REAL(ssize_t(*)(int, const void *, size_t, off64_t), name)(fd, bytes, length, at);
  int file = which(fd);
  if (file && wrote > 0) record(WRITE, file, at, bytes, wrote);
  return wrote;
}

static int sync_file(const char *name, int fd) {
  int file = which(fd);
  uint64_t id = file ? __sync_add_and_fetch(&syncs, 1) : 0;
  if (file) record(SYNCING, file, id, NULL, 0);
  // A disk takes its time; meanwhile others commit, and must not be told by this sync.
  if (file) usleep(25000);
  int failed = REAL(int (*)(int), name)(fd);
  if (file && !failed) record(SYNCED, file, id, NULL, 0);
  return failed;
}

static int truncate_to(const char *name, int fd, off64_t length) {
  int failed = REAL(int (*)(int, off64_t), name)(fd, length);
  int file = which(fd);
  if (file && !failed) record(TRUNCATE, file, length, NULL, 0);
  return failed;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return write_at("pwrite", fd, bytes, length, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return write_at("pwrite64", fd, bytes, length, at); }
int fsync(int fd) { return sync_file("fsync", fd); }
int fdatasync(int fd) { return sync_file("fdatasync", fd); }
int ftruncate(int fd, off_t length) { return truncate_to("ftruncate", fd, length); }
int ftruncate64(int fd, off64_t length) { return truncate_to("ftruncate64", fd, length); }
