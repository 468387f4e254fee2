//go:build !purego

#include "versions.h"

#if defined(KERNEL_X86)
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("sse4.1"))), apply_to = function)
#else
#pragma GCC target("sse4.1")
#endif

#include <immintrin.h>

#define NAME(function) function##_sse41
#define WIDE 4
#define SSE41
#include "all.h"

#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
