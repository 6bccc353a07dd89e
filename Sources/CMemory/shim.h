#include <malloc.h>
#include <stdint.h>

// Where the variables of an executable begin and end, those with a value in its file and those that are zero: the first from the start file of the C library, the others from the linker.
extern char __data_start[], _edata[], __bss_start[], _end[];

static inline uintptr_t dhi_data_start(void) { return (uintptr_t)__data_start; }
static inline uintptr_t dhi_data_end(void) { return (uintptr_t)_edata; }
static inline uintptr_t dhi_zero_start(void) { return (uintptr_t)__bss_start; }
static inline uintptr_t dhi_zero_end(void) { return (uintptr_t)_end; }
