// All functions, for the instruction set that the including file has chosen: it
// defines NAME, WIDE (how many numbers of 32 bits a register holds) and, where
// there are intrinsics, SSE41, AVX2 or NEON.

#include <string.h>

#include "lanes.h"
#include "inverse.h"
#include "forward.h"
#include "resample.h"
#include "transpose.h"
#include "unfilter.h"
#include "colour.h"
