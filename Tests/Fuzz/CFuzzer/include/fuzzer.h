#ifndef JINZHU_FUZZER_H
#define JINZHU_FUZZER_H

#include <stddef.h>
#include <stdint.h>

/// libFuzzer's loop, for programs that have a main of their own.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));

/// Ends the run as a crash does, so that the input is kept.
_Noreturn void abort_fuzzing(void);

#endif
