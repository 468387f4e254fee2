// Package kernel is the arithmetic of pictures: the transforms of JPEG,
// resampling and turning, many samples at a time.
//
// Every function exists three times: in plain Go, which says what the result
// is; in C that is compiled for each instruction set the processor may have
// (SSE4.1 and AVX2 on x86-64, NEON on arm64); and in the same C without any
// such instructions. All give the same bits, which tests hold on random
// buffers. Where there is no C compiler, or with the build tag purego, only the
// Go is used.
//
// The C touches nothing but the buffers it is handed, parses nothing and
// allocates nothing. How far it reads and writes follows from its arguments
// alone, and the Go function that calls it has checked these against the
// buffers: a wrong one panics in Go.
//
// # Blocks side by side
//
// Eight blocks of 8×8 coefficients are transformed at once, one in each lane of
// the processor's registers. Their coefficients are therefore kept
// interleaved, in groups of eight blocks.
package kernel

// Lanes is how many blocks make a group.
const Lanes = 8

// Slack is how many samples a row must have room for beyond its last group,
// because whole registers are written.
const Slack = 8

// Groups returns how many groups hold the given number of blocks.
func Groups(blocks int) int { return (blocks + Lanes - 1) / Lanes }
