package pngfile

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"image/png"
	"testing"

	"storehand/app/photo/phototest"
)

// picture is a photo with or without alpha.
func picture(width, height int, alpha bool) *image.NRGBA {
	img := phototest.Photo(width, height)
	if alpha {
		for i := 3; i < len(img.Pix); i += 4 {
			img.Pix[i] = uint8(i / 7)
		}
	}
	return img
}

// inPieces splits the pixels of a file into chunks of so many bytes.
func inPieces(t *testing.T, file []byte, size int) []byte {
	t.Helper()
	bodies, err := gather(file, "IDAT")
	if err != nil {
		t.Fatal(err)
	}
	start := bytes.Index(file, []byte("IDAT")) - 4
	var out bytes.Buffer
	out.Write(file[:start])
	all := bytes.Join(bodies, nil)
	for len(all) > 0 {
		n := min(size, len(all))
		writeChunk(&out, "IDAT", all[:n])
		all = all[n:]
	}
	writeChunk(&out, "IEND", nil)
	return out.Bytes()
}

func TestRowsAreThoseOfTheStandardLibrary(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {300, 200}, {7, 31}, {2000, 9}} {
		for _, alpha := range []bool{false, true} {
			whole := picture(size.X, size.Y, alpha)
			file := phototest.PNG(t, whole)
			for _, piece := range []int{1, 3, 1000, 1 << 20} {
				if piece == 1 && size.X*size.Y > 1000 {
					continue
				}
				data := inPieces(t, file, piece)
				h, err := readHeader(data)
				if err != nil || !h.InRows() {
					t.Fatalf("%+v, %v", h, err)
				}
				got, missing, err := Decode(data, h)
				if err != nil || missing != 0 {
					t.Fatalf("%v, alpha %v, in pieces of %d: missing %v, %v", size, alpha, piece, missing, err)
				}
				if !bytes.Equal(got.(*image.NRGBA).Pix, whole.Pix) {
					t.Errorf("%v, alpha %v, in pieces of %d: other pixels", size, alpha, piece)
				}
			}
		}
	}
}

func TestReadingEndsWhenNoMoreIsWanted(t *testing.T) {
	file := phototest.PNG(t, phototest.Photo(40, 100))
	h, err := readHeader(file)
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	rows, err := ReadRows(file, h, func([]byte, int, int) bool {
		calls++
		return false
	})
	if rows != batch || calls != 1 || err != nil {
		t.Errorf("%d rows in %d calls, %v", rows, calls, err)
	}
}

// Rows may be changed by who takes them.
func TestRowsAreTheTakers(t *testing.T) {
	whole := phototest.Photo(40, 30)
	file := phototest.PNG(t, whole)
	h, err := readHeader(file)
	if err != nil {
		t.Fatal(err)
	}
	y := 0
	_, err = ReadRows(file, h, func(rows []byte, stride, count int) bool {
		for i := range count {
			for x := range 40 {
				if !bytes.Equal(rows[i*stride+3*x:][:3], whole.Pix[whole.PixOffset(x, y):][:3]) {
					t.Fatalf("row %d differs", y)
				}
			}
			y++
		}
		clear(rows)
		return true
	})
	if err != nil || y != 30 {
		t.Errorf("%d rows, %v", y, err)
	}
}

// image/png is the oracle for whatever bytes there are between the sizes.
func FuzzRows(f *testing.F) {
	for _, alpha := range []bool{false, true} {
		for level := png.DefaultCompression; level >= png.BestCompression; level-- {
			var file bytes.Buffer
			if err := (&png.Encoder{CompressionLevel: level}).Encode(&file, picture(9, 5, alpha)); err != nil {
				f.Fatal(err)
			}
			bodies, err := gather(file.Bytes(), "IDAT")
			if err != nil {
				f.Fatal(err)
			}
			f.Add(bytes.Join(bodies, nil), alpha)
		}
	}
	f.Fuzz(func(t *testing.T, packed []byte, alpha bool) {
		kind := byte(RGB)
		if alpha {
			kind = byte(RGBAlpha)
		}
		var file bytes.Buffer
		file.WriteString(signature)
		head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, 9), 5)
		writeChunk(&file, "IHDR", append(head, 8, kind, 0, 0, 0))
		writeChunk(&file, "IDAT", packed)
		writeChunk(&file, "IEND", nil)
		h, err := readHeader(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		got, missing, err := Decode(file.Bytes(), h)
		want, wantErr := png.Decode(bytes.NewReader(file.Bytes()))
		if wantErr != nil {
			return // what is sound of it may be more than nothing
		}
		if err != nil || missing != 0 {
			t.Fatalf("missing %v, %v", missing, err)
		}
		straight := image.NewNRGBA(want.Bounds())
		if n, ok := want.(*image.NRGBA); ok {
			straight = n
		} else {
			draw.Draw(straight, straight.Rect, want, image.Point{}, draw.Src)
		}
		if !bytes.Equal(got.(*image.NRGBA).Pix, straight.Pix) {
			t.Error("other pixels than image/png has")
		}
	})
}
