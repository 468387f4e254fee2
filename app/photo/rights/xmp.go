package rights

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// Namespaces of the properties.
const (
	nsRDF       = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsDC        = "http://purl.org/dc/elements/1.1/"
	nsPhotoshop = "http://ns.adobe.com/photoshop/1.0/"
	nsRights    = "http://ns.adobe.com/xap/1.0/rights/"
	nsIPTCExt   = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
)

// maxPacket bounds the XMP that is looked through; editors write at most some
// hundred KB.
const maxPacket = 4 << 20

// place returns where the mark of a property is kept, or nil when the property
// is none.
func (m *Marks) place(name xml.Name) *string {
	switch name {
	case xml.Name{Space: nsDC, Local: "creator"}:
		return &m.Creator
	case xml.Name{Space: nsDC, Local: "rights"}:
		return &m.Copyright
	case xml.Name{Space: nsPhotoshop, Local: "Credit"}:
		return &m.Credit
	case xml.Name{Space: nsRights, Local: "UsageTerms"}:
		return &m.UsageTerms
	case xml.Name{Space: nsRights, Local: "WebStatement"}:
		return &m.WebStatement
	case xml.Name{Space: nsIPTCExt, Local: "DigitalSourceType"}:
		return &m.SourceType
	}
	return nil
}

// readXMP looks through a packet for the marks. What is no XML ends the search.
func readXMP(packet []byte) Marks {
	if len(packet) > maxPacket {
		return Marks{}
	}
	decoder := xml.NewDecoder(bytes.NewReader(packet))
	var s xmpSearch
	for {
		token, err := decoder.Token()
		if err != nil {
			return s.marks
		}
		switch t := token.(type) {
		case xml.StartElement:
			s.start(t)
		case xml.CharData:
			s.text = append(s.text, t...)
		case xml.EndElement:
			s.end(t.Name)
		}
	}
}

// xmpSearch is the state of looking through a packet. A property is an
// attribute, or an element that holds its text or a list of texts.
type xmpSearch struct {
	marks Marks
	into  *string // where the open property is kept, nil outside of one
	open  xml.Name
	items []string
	text  []byte
}

var listItem = xml.Name{Space: nsRDF, Local: "li"}

func (s *xmpSearch) start(t xml.StartElement) {
	for _, a := range t.Attr {
		if place := s.marks.place(a.Name); place != nil {
			*place = a.Value
		}
	}
	if s.into == nil {
		s.into, s.open, s.items = s.marks.place(t.Name), t.Name, nil
	}
	s.text = s.text[:0]
}

func (s *xmpSearch) end(name xml.Name) {
	if s.into == nil || name != listItem && name != s.open {
		return
	}
	if text := strings.TrimSpace(string(s.text)); text != "" {
		s.items = append(s.items, text)
	}
	s.text = s.text[:0]
	if name != s.open {
		return
	}
	if len(s.items) > 0 {
		// A list of creators names them all; other lists are one text in
		// several languages, the default first.
		*s.into = s.items[0]
		if s.into == &s.marks.Creator {
			*s.into = strings.Join(s.items, "; ")
		}
	}
	s.into = nil
}

// packetMark is the fixed identifier of an XMP packet (XMP part 1, 7.3.2).
const packetMark = "W5M0MpCehiHzreSzNTczkc9d"

// XMP returns the marks as a packet.
func (m Marks) XMP() []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"" + packetMark + "\"?>" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="` + nsRDF + `"><rdf:Description rdf:about=""` +
		` xmlns:dc="` + nsDC + `" xmlns:photoshop="` + nsPhotoshop + `" xmlns:xmpRights="` + nsRights + `" xmlns:Iptc4xmpExt="` + nsIPTCExt + `">`)
	const inOneLanguage = `<rdf:Alt><rdf:li xml:lang="x-default">`
	property(&b, "dc:creator", "<rdf:Seq><rdf:li>", m.Creator, "</rdf:li></rdf:Seq>")
	property(&b, "dc:rights", inOneLanguage, m.Copyright, "</rdf:li></rdf:Alt>")
	property(&b, "photoshop:Credit", "", m.Credit, "")
	property(&b, "xmpRights:UsageTerms", inOneLanguage, m.UsageTerms, "</rdf:li></rdf:Alt>")
	property(&b, "xmpRights:WebStatement", "", m.WebStatement, "")
	property(&b, "Iptc4xmpExt:DigitalSourceType", "", m.SourceType, "")
	b.WriteString(`</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`)
	return b.Bytes()
}

func property(b *bytes.Buffer, name, before, text, after string) {
	if text == "" {
		return
	}
	b.WriteString("<" + name + ">" + before)
	// A bytes.Buffer takes everything, and clean has taken out what XML cannot
	// hold.
	_ = xml.EscapeText(b, []byte(text))
	b.WriteString(after + "</" + name + ">")
}
