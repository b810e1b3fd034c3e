#include "fuzzer.h"

#include <stdlib.h>

void abort_fuzzing(void) { abort(); }
