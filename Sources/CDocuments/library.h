#ifndef CDOCUMENTS_LIBRARY_H
#define CDOCUMENTS_LIBRARY_H

#include <dlfcn.h>
#include <stddef.h>

// The first of the named libraries that is there; NULL when none is.
static void *open_library(const char *const *names, const char **problem) {
  const char *first = NULL;
  for (; *names; names++) {
    void *library = dlopen(*names, RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
    const char *said = dlerror();
    if (!first) first = said;
  }
  *problem = first ? first : "no library";
  return NULL;
}

// Members of a struct of functions, and the search for them in a library.
#define DECLARE(name, result, arguments) result(*name) arguments;
#define FIND(name, result, arguments)                      \
  if (!(*(void **)&functions.name = dlsym(library, #name))) \
    return "no function " #name;

#endif
