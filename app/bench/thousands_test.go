package bench_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"

	"storehand/app/bench"
	"storehand/app/job"
	"storehand/app/photo"
)

// many are photos of one content under n names. The disk has them once.
func many(t testing.TB, n int, content []byte) []bench.Photo {
	t.Helper()
	dir := t.TempDir()
	first := put(t, filepath.Join(dir, "mug-0.jpg"), content)
	photos := make([]bench.Photo, n)
	for i := range photos {
		photos[i] = first
		photos[i].Path = filepath.Join(dir, fmt.Sprintf("mug-%d.jpg", i))
		photos[i].Trail = fmt.Sprintf("mugs/mug-%d.jpg", i)
		if i > 0 {
			if err := os.Link(first.Path, photos[i].Path); err != nil {
				t.Fatal(err)
			}
		}
	}
	return photos
}

// heap is how many bytes are in use now, collected or not.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// peakHeap makes a run and returns the most memory that was in use above what
// was before.
func peakHeap(t testing.TB, run bench.FolderRun) uint64 {
	t.Helper()
	runtime.GC()
	before := heap()
	peak := before
	done := make(chan struct{})
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		again := time.NewTicker(10 * time.Millisecond)
		defer again.Stop()
		for {
			select {
			case <-done:
				return
			case <-again.C:
				peak = max(peak, heap())
			}
		}
	}()
	reports, err := prepToFolder(t, run)
	close(done)
	<-watched
	if err != nil {
		t.Fatal(err)
	}
	for _, report := range reports {
		if report.Outcome != job.OK {
			t.Fatal(report.Reason)
		}
	}
	return peak - before
}

// TestThousandsOfPhotosTakeLittleMemory makes them in one run. Reports, names and
// results are kept of each; pictures, and what they are read with, some hundred
// kilobytes each, are not. What awaits collection is counted, and under the race
// detector there is more of it.
func TestThousandsOfPhotosTakeLittleMemory(t *testing.T) {
	const n, most = 1500, 64 << 20
	run := bench.FolderRun{Photos: many(t, n, jpegFile(t, 48, 32)), Presets: []photo.Preset{small}, Dir: t.TempDir(), Workers: runtime.NumCPU()}
	if peak := peakHeap(t, run); peak > most {
		t.Errorf("%d photos took %d MB", n, peak>>20)
	}
	if made := files(t, run.Dir); len(made) != n {
		t.Errorf("%d pictures", len(made))
	}
}

// BenchmarkPrepToFolder shows that many photos go as fast as few.
func BenchmarkPrepToFolder(b *testing.B) {
	content := jpegFile(b, 1600, 1200)
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			photos := many(b, n, content)
			var peak uint64
			for b.Loop() {
				run := bench.FolderRun{Photos: photos, Presets: []photo.Preset{small}, Dir: b.TempDir(), Workers: runtime.NumCPU()}
				peak = max(peak, peakHeap(b, run))
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "photos/s")
			b.ReportMetric(float64(peak)/1e6, "peak-MB")
		})
	}
}
