package photo_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"testing"

	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

// refused decodes a file and returns the refusal, or fails.
func refused(t *testing.T, name string, src photo.Source) *photo.Refusal {
	t.Helper()
	_, err := photo.Decode(context.Background(), src)
	var r *photo.Refusal
	if !errors.As(err, &r) {
		t.Errorf("%s: %v is no refusal", name, err)
		return &photo.Refusal{}
	}
	if r.Name != src.Name || !strings.HasPrefix(r.Error(), r.Name+" ") || r.Problem == "" || !strings.HasSuffix(r.Remedy, ".") {
		t.Errorf("%s: the message %q does not say what, which and what to do", name, r.Error())
	}
	return r
}

func TestWhatIsNoPictureIsNamed(t *testing.T) {
	box := func(brand string) string { return "\x00\x00\x00\x18ftyp" + brand + "\x00\x00\x00\x00mif1" }
	for content, want := range map[string]struct {
		reason photo.Reason
		word   string
	}{
		"":                                  {photo.ReasonEmpty, "is empty"},
		strings.Repeat("\x00", 3000):        {photo.ReasonEmpty, "zeros"},
		box("heic"):                         {photo.ReasonDamaged, "a HEIC picture that is damaged"},
		box("hevc"):                         {photo.ReasonUnsupported, "a HEIC sequence"},
		box("avis"):                         {photo.ReasonUnsupported, "an AVIF animation"},
		box("mif1"):                         {photo.ReasonDamaged, "a HEIC picture that is damaged"},
		box("avif"):                         {photo.ReasonDamaged, "an AVIF picture that is damaged"},
		box("crx "):                         {photo.ReasonUnsupported, "a Canon raw photo"},
		box("isom"):                         {photo.ReasonNotPicture, "a video"},
		"\xEF\xBB\xBF<?xml?>\n<svg/>":       {photo.ReasonUnsupported, "an SVG drawing"},
		"<!DOCTYPE html><html>":             {photo.ReasonNotPicture, "a web page"},
		"\x00\x00\x01\x00\x03\x00\x10\x10":  {photo.ReasonUnsupported, "a Windows icon"},
		"8BPS\x00\x01":                      {photo.ReasonUnsupported, "a Photoshop document"},
		"%PDF-1.7":                          {photo.ReasonNotPicture, "a PDF document"},
		"PK\x03\x04":                        {photo.ReasonNotPicture, "a ZIP archive"},
		"\x00\x05\x16\x07\x00\x02":          {photo.ReasonNotPicture, "a note that macOS puts beside a file"},
		"RIFF\x00\x00\x00\x00WAVE":          {photo.ReasonNotPicture, "a sound or video file"},
		"BMW price list\nSKU,Price\n":       {photo.ReasonNotPicture, "a text file"},
		"\x07\x08\x01\x02":                  {photo.ReasonNotPicture, "of no known picture format"},
		"II*\x00\x10\x00\x00\x00CR\x02\x00": {photo.ReasonUnsupported, "a Canon raw photo"},
		"\xFF\xD8\xFF\xE0":                  {photo.ReasonDamaged, "a JPEG picture that is damaged"},
		"\x89PNG\r\n\x1a\n\x00\x00":         {photo.ReasonDamaged, "a PNG picture that is damaged"},
		"GIF89a":                            {photo.ReasonDamaged, "a GIF picture that is damaged"},
		"II*\x00\xFF\xFF\xFF\x7F":           {photo.ReasonDamaged, "a TIFF picture that is damaged"},
		"BM\x00\x01\x02\x03":                {photo.ReasonDamaged, "a BMP picture that is damaged"},
		"RIFF\x00\x00\x00\x00WEBPVP8 \x00\x00\x00\x00":                 {photo.ReasonDamaged, "a WebP picture that is damaged"},
		"\xFF\xD8\xFF\xC3\x00\x0B\x08\x00\x10\x00\x10\x01\x01\x11\x00": {photo.ReasonUnsupported, "lossless JPEG coding"},
	} {
		r := refused(t, fmt.Sprintf("%.12q", content), photo.FromBytes("a.jpg", []byte(content)))
		if r.Reason != want.reason || !strings.Contains(r.Error(), want.word) {
			t.Errorf("%.12q: %s, %q; want %s, %q", content, r.Reason, r.Error(), want.reason, want.word)
		}
	}
}

// bombs are files of a few bytes that claim to be 65536 × 65536 or as much as
// their format allows.
func bombs() map[string][]byte {
	png := binary.BigEndian.AppendUint32(nil, 65536)
	png = append(binary.BigEndian.AppendUint32(png, 65536), 8, 2, 0, 0, 0)
	gif := "GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02\x44\x01\x00;"
	bmp := make([]byte, 54)
	copy(bmp, "BM")
	bmp[10], bmp[14], bmp[26], bmp[28] = 54, 40, 1, 24
	binary.LittleEndian.PutUint32(bmp[18:], 65536)
	binary.LittleEndian.PutUint32(bmp[22:], 65536)
	tiff := "II*\x00\x08\x00\x00\x00\x04\x00" +
		"\x00\x01\x04\x00\x01\x00\x00\x00\x00\x00\x01\x00" + "\x01\x01\x04\x00\x01\x00\x00\x00\x00\x00\x01\x00" +
		"\x02\x01\x03\x00\x01\x00\x00\x00\x08\x00\x00\x00" + "\x06\x01\x03\x00\x01\x00\x00\x00\x01\x00\x00\x00"
	return map[string][]byte{
		"png":  bytes.Join([][]byte{[]byte("\x89PNG\r\n\x1a\n"), phototest.Chunk("IHDR", png), phototest.Chunk("IDAT", []byte{1})}, nil),
		"jpeg": []byte("\xFF\xD8\xFF\xC0\x00\x0B\x08\xFF\xFF\xFF\xFF\x01\x01\x11\x00\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00"),
		"gif":  []byte(gif), "bmp": bmp, "tiff": []byte(tiff),
		"webp": []byte("RIFF\x20\x00\x00\x00WEBPVP8L\x05\x00\x00\x00\x2f\xff\xff\xff\x0f\x00"),
	}
}

func TestBombsAreRefusedBeforeTheyTakeMemory(t *testing.T) {
	for name, data := range bombs() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r := refused(t, name, photo.FromBytes("bomb."+name, data))
		runtime.ReadMemStats(&after)
		if r.Reason != photo.ReasonTooLarge || !strings.Contains(r.Error(), "megapixels") {
			t.Errorf("%s: %s, %v", name, r.Reason, r)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
			t.Errorf("%s: %d bytes were taken", name, took)
		}
	}
}

// Pictures within the limit that hold far too little for their size are refused
// before room is made for them.
func TestHollowPicturesTakeNoMemory(t *testing.T) {
	head := binary.BigEndian.AppendUint32(nil, 14000)
	head = append(binary.BigEndian.AppendUint32(head, 14000), 16, 6, 0, 0, 0)
	png := bytes.Join([][]byte{
		[]byte("\x89PNG\r\n\x1a\n"), phototest.Chunk("IHDR", head), phototest.Chunk("IDAT", make([]byte, 100)), phototest.Chunk("IEND", nil),
	}, nil)
	jpeg := "\xFF\xD8\xFF\xC2\x00\x11\x08\x36\xB0\x36\xB0\x03\x01\x22\x00\x02\x11\x00\x03\x11\x00" +
		"\xFF\xDA\x00\x0C\x03\x01\x00\x02\x00\x03\x00\x00\x00\x00" + strings.Repeat("\x55", 2000)
	for name, data := range map[string][]byte{"png": png, "jpeg": []byte(jpeg)} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r := refused(t, name, photo.FromBytes("hollow."+name, data))
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; r.Reason != photo.ReasonDamaged || took > 1<<20 {
			t.Errorf("%v, %d bytes were taken", r, took)
		}
	}
}

func TestTheLimitIsTheSources(t *testing.T) {
	src := photo.FromBytes("a.png", phototest.PNG(t, phototest.Photo(20, 10)))
	src.MaxPixels = 200
	if _, err := photo.Decode(context.Background(), src); err != nil {
		t.Errorf("200 pixels under a limit of 200: %v", err)
	}
	src.MaxPixels = 199
	if r := refused(t, "small limit", src); r.Reason != photo.ReasonTooLarge {
		t.Errorf("%v", r)
	}
}

// failing is a file on a drive that goes away.
type failing struct {
	data  []byte
	after int64
	err   error
}

func (f failing) ReadAt(p []byte, at int64) (int, error) {
	if at+int64(len(p)) > f.after {
		return 0, f.err
	}
	return bytes.NewReader(f.data).ReadAt(p, at)
}

func TestDrivesThatFail(t *testing.T) {
	data := phototest.JPEG(t, phototest.Photo(200, 200), 90)
	gone := errors.New("network drive is gone")
	for name, c := range map[string]struct {
		source failing
		cause  error
		remedy string
	}{
		"at once":      {failing{data, 0, gone}, gone, "drive"},
		"in the file":  {failing{data, 2000, gone}, gone, "drive"},
		"no right":     {failing{data, 0, &fs.PathError{Op: "read", Path: "a.jpg", Err: fs.ErrPermission}}, fs.ErrPermission, "Allow"},
		"it got short": {failing{data, 2000, io.EOF}, io.ErrUnexpectedEOF, "drive"},
	} {
		r := refused(t, name, photo.Source{Name: "a.jpg", Data: c.source, Size: int64(len(data))})
		if r.Reason != photo.ReasonUnreadable || !errors.Is(r, c.cause) || !strings.Contains(r.Remedy, c.remedy) {
			t.Errorf("%s: %s, %v", name, r.Reason, r)
		}
	}
}
