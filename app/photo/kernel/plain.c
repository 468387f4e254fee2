//go:build !purego

// C without instructions of any one processor: the oracle of the others, and
// what runs where there are none.

#include "versions.h"

#define NAME(function) function##_plain
#define WIDE 4
#include "all.h"
