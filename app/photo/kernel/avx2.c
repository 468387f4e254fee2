//go:build !purego

#include "versions.h"

#if defined(KERNEL_X86)
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC target("avx2")
#endif

#include <immintrin.h>

#define NAME(function) function##_avx2
#define WIDE 8
#define SSE41
#define AVX2
#include "all.h"

#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
