package exchange

import (
	"io"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"storehand/app/exchange/table"
)

// longFile repeats the rows of a file under ever new numbers, without ever
// being in memory as a whole.
func longFile(rows int) table.File {
	return table.File{Name: "long.csv", Open: func() (io.ReadCloser, error) {
		reader, writer := io.Pipe()
		go func() {
			headings, block, _ := strings.Cut(shopFile(1000), "\n")
			_, err := io.WriteString(writer, headings+"\n")
			for n := 0; n < rows/1000 && err == nil; n++ {
				prefix := string(rune('A'+n/26)) + string(rune('A'+n%26))
				renumbered := strings.ReplaceAll(block, "SKU-", prefix+"-")
				_, err = io.WriteString(writer, withNumbers(renumbered, n))
			}
			writer.CloseWithError(err)
		}()
		return reader, nil
	}}
}

// withNumbers gives the rows of a block IDs of their own.
func withNumbers(block string, n int) string {
	var renumbered strings.Builder
	for line := range strings.Lines(block) {
		renumbered.WriteString(strconv.Itoa(100+n) + line)
	}
	return renumbered.String()
}

// A long file is previewed within bounds: what stays in memory for
// each row is its names, not its cells.
func TestPreviewOfALongFileIsBoundedInMemory(t *testing.T) {
	const rows = 50_000
	in, err := Inspect(t.Context(), longFile(rows), "")
	if err != nil {
		t.Fatal(err)
	}
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	highest, next := uint64(0), int64(0)
	plan, err := (&Importer{Finder: emptyStore{}}).Plan(t.Context(), testStore, in, func(done, total int64) {
		if done < next {
			return
		}
		next = done + total/10
		runtime.GC()
		runtime.ReadMemStats(&now)
		highest = max(highest, now.HeapAlloc)
	})
	if err != nil {
		t.Fatal(err)
	}
	if plan.Preview.New != rows {
		t.Errorf("%d new, %d rejected", plan.Preview.New, len(plan.Preview.Rejected))
	}
	grown := int64(highest) - int64(before.HeapAlloc)
	t.Logf("%d MB of file, %d KB in memory at most", in.Size>>20, grown>>10)
	if limit := int64(40 << 20); grown > limit {
		t.Errorf("%d MB were in memory, at most %d are expected", grown>>20, limit>>20)
	}
}
