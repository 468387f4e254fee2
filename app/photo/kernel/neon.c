//go:build !purego

#include "versions.h"

#if defined(KERNEL_NEON)
#include <arm_neon.h>

#define NAME(function) function##_neon
#define WIDE 4
#define NEON
#include "all.h"
#endif
