package rights

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/photo/exif"
)

const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:ps="http://ns.adobe.com/photoshop/1.0/" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    ps:Credit="Studio &amp; Sons" ps:City="Graz" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
   <e:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</e:DigitalSourceType>
   <dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">
    <rdf:Seq>
     <rdf:li>Ann Ott</rdf:li>
     <rdf:li>Bo Li</rdf:li>
    </rdf:Seq>
   </dc:creator>
   <dc:rights xmlns:dc="http://purl.org/dc/elements/1.1/">
    <rdf:Alt><rdf:li xml:lang="x-default">© 2026 Ann</rdf:li><rdf:li xml:lang="de">© 2026 bei Ann</rdf:li></rdf:Alt>
   </dc:rights>
   <xmpRights:WebStatement>https://example.com/terms</xmpRights:WebStatement>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>`

var marked = Marks{
	Creator: "Ann Ott; Bo Li", Copyright: "© 2026 Ann", Credit: "Studio & Sons", WebStatement: "https://example.com/terms",
	SourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
}

func TestMarksAreReadFromXMP(t *testing.T) {
	if diff := cmp.Diff(marked, Read([]byte(packet), nil, exif.Facts{})); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	m := marked
	m.UsageTerms = `No "AI" training <or> resale`
	if diff := cmp.Diff(m, Read(m.XMP(), nil, exif.Facts{})); diff != "" {
		t.Error(diff)
	}
}

func TestIPTCAndEXIFFillWhatXMPLeavesOut(t *testing.T) {
	iim := "\x1c\x01\x5a\x00\x03\x1b%G" + "\x1c\x02\x50\x00\x03Ann" + "\x1c\x02\x50\x00\x02Bo" + "\x1c\x02\x6e\x00\x06Agency"
	inPhotoshop := "8BIM\x03\xed\x00\x00\x00\x00\x00\x01\x00\x00" + "8BIM\x04\x04\x00\x00\x00\x00\x00" + string(rune(len(iim))) + iim
	want := Marks{Creator: "Ann; Bo", Credit: "Agency", Copyright: "by camera"}
	for name, block := range map[string]string{"bare": iim, "in Photoshop's blocks": inPhotoshop} {
		got := Read(nil, []byte(block), exif.Facts{Artist: "not asked", Copyright: " by camera "})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestTextIsMadeFitForXML(t *testing.T) {
	m := Read(nil, nil, exif.Facts{Artist: "J\xfcrgen\x00\x01", Copyright: "a\nb"})
	if want := (Marks{Creator: "Jürgen", Copyright: "a b"}); m != want {
		t.Errorf("%+v", m)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(packet), []byte("8BIM\x04\x04\x00\x00\x00\x00\x00\x08\x1c\x02\x50\x00\x03Ann"))
	f.Add([]byte("<a"), []byte("\x1c\x02\x74\xff\xff"))
	f.Fuzz(func(t *testing.T, xmp, iptc []byte) {
		first := Read(xmp, iptc, exif.Facts{})
		if first.Empty() {
			return
		}
		if again := Read(first.XMP(), nil, exif.Facts{}); again != first {
			t.Errorf("%+v was written and read as %+v", first, again)
		}
	})
}
