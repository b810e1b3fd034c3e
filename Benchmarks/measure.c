/* What a command costs: `measure RUNS FILE COMMAND…` runs it so often, with its output in FILE,
 * and prints for each run wall, user and system seconds and the peak of its memory in KiB.
 *
 * A program of its own, since a child's peak counts from that of the process that starts it, and
 * an interpreter's is larger than what is measured.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

int main(int count, char **arguments) {
  if (count < 4) {
    fprintf(stderr, "usage: measure RUNS FILE COMMAND…\n");
    return 2;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, arguments[2], O_WRONLY | O_CREAT | O_TRUNC, 0600);
  for (int run = atoi(arguments[1]); run > 0; run--) {
    pid_t child;
    int status;
    struct rusage use;
    double start = now();
    int error = posix_spawnp(&child, arguments[3], &actions, 0, arguments + 3, environ);
    if (error) {
      fprintf(stderr, "measure: %s: %s\n", arguments[3], strerror(error));
      return 1;
    }
    if (wait4(child, &status, 0, &use) < 0) return 1;
    double end = now();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
      fprintf(stderr, "measure: %s ended with status %d\n", arguments[3], status);
      return 1;
    }
    printf("%.6f %.6f %.6f %ld\n", end - start, seconds(use.ru_utime), seconds(use.ru_stime),
           use.ru_maxrss);
  }
  return 0;
}
