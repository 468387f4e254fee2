// Package sandbox runs decoders that are written in C and compiled to
// WebAssembly. Such a decoder sees nothing but memory of its own, which is
// bounded, and is stopped when its time is over: whatever a foreign file does to
// it, the program goes on.
//
// The machine is github.com/tetratelabs/wazero, in Go, which compiles
// WebAssembly to the processor's own code on amd64 and arm64 and interprets it
// elsewhere. Nothing of it runs before the first file that needs it.
package sandbox

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// pageSize is WebAssembly's unit of memory in bytes, and maxPages what a 32-bit
// address reaches.
const (
	pageSize = 64 << 10
	maxPages = 65536
)

// Program is a decoder, of which each call of Run gets a fresh copy.
type Program struct {
	packed []byte
	once   sync.Once
	// compiled keeps the machine code from one Run to the next.
	compiled wazero.CompilationCache
}

// New returns the program whose WebAssembly is packed with gzip. It exports
// malloc and free, as C names them.
func New(packed []byte) *Program { return &Program{packed: packed} }

// Run hands a copy of the program to use, with at most so many bytes of memory.
// The copy is gone when Run returns. The first Run takes about a second more,
// for compiling. The error is that of use, or says why the program could not be
// started.
func (p *Program) Run(ctx context.Context, memory int64, use func(*Instance) error) error {
	p.once.Do(func() { p.compiled = wazero.NewCompilationCache() })
	pages := min((memory+pageSize-1)/pageSize, maxPages)
	config := wazero.NewRuntimeConfig().WithCompilationCache(p.compiled).WithCloseOnContextDone(true).
		WithMemoryLimitPages(uint32(pages)).WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesThreads)
	runtime := wazero.NewRuntimeWithConfig(ctx, config)
	defer runtime.Close(context.WithoutCancel(ctx))
	program, err := p.unpack()
	if err != nil {
		return fmt.Errorf("unpacking a decoder: %w", err)
	}
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, runtime); err != nil {
		return fmt.Errorf("making a sandbox: %w", err)
	}
	// What is compiled stays in the cache as long as it is not closed.
	compiled, err := runtime.CompileModule(ctx, program)
	if err != nil {
		return fmt.Errorf("compiling a decoder: %w", err)
	}
	module, err := runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	if err != nil {
		return fmt.Errorf("starting a decoder: %w", err)
	}
	return use(&Instance{ctx: ctx, module: module})
}

func (p *Program) unpack() ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(p.packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Instance is a running copy of a program.
type Instance struct {
	ctx    context.Context
	module api.Module
}

// Call calls an exported function of whole numbers and returns its result. The
// error says that there is none of that name, that the program broke, or that
// the context ended.
func (i *Instance) Call(name string, args ...uint32) (uint32, error) {
	f := i.module.ExportedFunction(name)
	if f == nil {
		return 0, fmt.Errorf("the decoder has no function %s", name)
	}
	wide := make([]uint64, len(args))
	for k, arg := range args {
		wide[k] = uint64(arg)
	}
	results, err := f.Call(i.ctx, wide...)
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	if err != nil {
		return 0, fmt.Errorf("the decoder broke off: %w", err)
	}
	if len(results) == 0 {
		return 0, nil
	}
	return uint32(results[0]), nil
}

// Allocate reserves so many bytes of the program's memory, all zero, and returns
// where they are.
func (i *Instance) Allocate(size int64) (uint32, error) {
	if size < 0 || size > maxPages*pageSize-1 {
		return 0, fmt.Errorf("a decoder cannot have %d bytes of memory", size)
	}
	at, err := i.Call("malloc", uint32(size))
	if err != nil {
		return 0, err
	}
	if at == 0 {
		return 0, fmt.Errorf("the decoder needs more memory than it may have")
	}
	memory, err := i.Memory(at, size)
	clear(memory)
	return at, err
}

// Put copies bytes into the program's memory and returns where they are.
func (i *Instance) Put(data []byte) (uint32, error) {
	at, err := i.Call("malloc", uint32(len(data)))
	if err != nil {
		return 0, err
	}
	memory, err := i.Memory(at, int64(len(data)))
	if at == 0 || err != nil {
		return 0, fmt.Errorf("the decoder needs more memory than it may have")
	}
	copy(memory, data)
	return at, nil
}

// Memory returns a stretch of the program's memory itself, good until the next
// call of a function.
func (i *Instance) Memory(at uint32, size int64) ([]byte, error) {
	if size > maxPages*pageSize-1 {
		return nil, fmt.Errorf("a decoder has no %d bytes", size)
	}
	memory, ok := i.module.Memory().Read(at, uint32(size))
	if !ok {
		return nil, fmt.Errorf("the decoder points outside its memory")
	}
	return memory, nil
}
