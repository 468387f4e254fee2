package bench_test

import (
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"

	"storehand/app/bench"
	"storehand/app/photo/phototest"
)

// jpegFile is a real JPEG of a size.
func jpegFile(t testing.TB, width, height int) []byte {
	return phototest.JPEG(t, phototest.Photo(width, height), 90)
}

func pngFile(t testing.TB, width, height int) []byte {
	return phototest.PNG(t, phototest.Smooth(width, height))
}

// bombFile is a PNG that claims 65536 × 65536 pixels.
func bombFile() []byte {
	header := append([]byte("IHDR"), 0, 1, 0, 0, 0, 1, 0, 0, 8, 6, 0, 0, 0)
	file := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	file = append(file, header...)
	file = binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(header))
	return append(file, "\x00\x00\x00\x00IDAT\x35\xaf\x06\x1e"...)
}

func put(t testing.TB, path string, content []byte) bench.Photo {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return bench.Photo{Path: path, Trail: filepath.Base(path), Size: int64(len(content))}
}
