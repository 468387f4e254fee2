package photo_test

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"image"
	"math"
	"testing"

	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

// littleCMS holds what Little CMS makes of the pictures below: the means of
// 8×8 equal parts of each, row by row, in sRGB. They were made with vips 8.14.1
// and lcms 2.14 by
//
//	vips icc_transform FILE out.png srgb --embedded --intent perceptual --black-point-compensation
var littleCMS = map[string]string{
	"p3.png": "0000000000590000b10000ff0057000057560057b00057ff00ad0000ad4a00adab00adff00ff0000ff2800ffa200ffff5e00005e00585e00b15e00ff55550055" +
		"55555555b05555ff27ac0027ac4927acab27acff00ff0000ff2600ffa200ffffba0000ba0055ba00b0ba00ffb74f00b74f52b74fafb74fffaaaa00aaaa45aaaa" +
		"aaaaaaff8dff008dff1e8dffa18dffffff0000ff0050ff00aeff00ffff4100ff414cff41acff41ffffa500ffa53effa5a8ffa5ffffff00ffff04ffff9effffff",
	"prophoto.png": "0000000000700000c50000ff0073000073680072c20072ff00ca0000ca5300cab900caff00ff0000ff1500ffab00ffff91000086006f6600c50000ff76680068" +
		"68683368c20067ff00c60000c55300c5b900c5ff00ff0000ff1200ffab00fffffd0000f8006eeb00c5d600fff14500ec4567de45c1c744ffd0b900c9b951b8b8" +
		"b89ab8ff8aff007eff0b5bffaa00ffffff0000ff006dff00c4ff00ffff0000ff0065ff00c0ff00ffffa300ffa34fffa2b8ffa2ffffff00ffff00ffffa9ffffff",
	"adobe.png": "0000000000560000af0000ff0054000054540054ae0054ff00ac0000ac4e00acac00acff00ff0000ff3f00ffa700ffff6300006300566300af6300ff54540054" +
		"54545454ae5454ff00ac0000ac4e00acac00acff00ff0000ff3f00ffa700ffffc70000c70056c700afc700ffc25400c25454c254aec254ffacac00acac4eacac" +
		"acacacff74ff0074ff3f74ffa774ffffff0000ff0056ff00afff00ffff5400ff5454ff54aeff54ffffac00ffac4effacacffacffffff00ffff3fffffa7ffffff",
	"inks.tif": "ffffff8e8666c6b651695f249a7280d5906d725128a66f00dc62957e3e37b14c085c2e00861d51b90234631900910e0094cce464735f8b9b4f4e52206e627d9d" +
		"7d6e5846277e6000a4589a6336398b441b4a2800691d5694153f5116057614000eadd93c625a56844c36461c4555796c6c6e413c265d5301704f9e4b303b6c3d" +
		"243a2200501c5a751a4842130d6016000094d00855551d7249203d190f4a773e5e6d2d34264249083b47a0362a3c52362a2d1d00371a5e5a1b4e3510124f1500",
	"inks.jpg": "3615003815003815003916003815003515013b1700391500401e05945d2a3c18003c18003c17003817017a45143f1901462105b5611b421b00421b00411b003b" +
		"1901a35d20441c033e2209794e29402006471f00471f00331e0d5043342f241b2f292162605e31241750260060310862462e937f6a262726413b30a491727e6b" +
		"5881634a83664d6f6258503a279a6a36765939564c43e6e6e6e7e6e5d2d0d6cacbcf2020203a291b3a29153b3c3cdad8ddc3c2c98f8da87c7b811714122a2219",
	"sample.jpg": "aa926ba58f68a7916ca9997d9a8d7ba59271af986ead956ba7916da18e6c817a75786f737164657d746fa5906ba7916b9f8b6a6b6875454a6c494e76444e6944" +
		"4e6b897f6faa956e95886f50526c474d66494c7a454d704c5062646470a19270897b6967616c464b6d464b73444c6d756e65615d6b7b6e5399896a998c714d52" +
		"76404664454b677b735f776b5e746853ac9975a695766a6972494e6863656e978a6d958667a59372a49272a99570a99672a29279a19277a191729d8c6b917e59",
	"sample-xyb.jpg": "aa916aa48e67a7916ba9987c998c7aa59270af986dad946aa7916ca08e6b807974766e727063647c736ea5906aa7906a9e8b696a677442486b474c75424c6841" +
		"4c6a887e6eaa956d95876e4e516b454b65484a7a434b6f4a4e6162636fa1926f887b6866606b44496c444972414a6c736d64605c6a7b6d51988968998b704b50" +
		"753e4563434a667a725d766a5c736751ac9874a69575696871474c6761646c978a6c948565a49271a39171a9956fa99571a19278a19176a191719c8b6a907e57",
}

func TestProfilesGiveTheColoursOfLittleCMS(t *testing.T) {
	corpus, ofGo := phototest.Corpus(t), phototest.GoPictures(t)
	chart := phototest.PNG(t, phototest.Chart())
	inks := append([]byte("ICC_PROFILE\x00\x01\x01"), phototest.Press()...)
	for name, data := range map[string][]byte{
		"p3.png":         phototest.WithChunk(chart, "iCCP", packed(t, phototest.DisplayP3())),
		"prophoto.png":   phototest.WithChunk(chart, "iCCP", packed(t, phototest.ProPhoto())),
		"adobe.png":      phototest.WithChunk(chart, "iCCP", packed(t, phototest.AdobeRGB())),
		"inks.tif":       phototest.InksTIFF(inkChart(), 8, phototest.Press()),
		"inks.jpg":       phototest.WithSegment(phototest.Read(t, ofGo, "video-001.cmyk.jpeg"), 0xE2, inks),
		"sample.jpg":     phototest.Read(t, corpus, "libvips/sample.jpg"),
		"sample-xyb.jpg": phototest.Read(t, corpus, "libvips/sample-xyb.jpg"),
	} {
		p := decode(t, name, data)
		if len(p.Warnings) > 0 {
			t.Errorf("%s: %v", name, p.Warnings)
		}
		want, err := hex.DecodeString(littleCMS[name])
		if err != nil {
			t.Fatal(err)
		}
		got := phototest.Shrink(p.Image, 8, 8).Pix
		sum, worst := 0.0, 0.0
		for i := range 64 {
			d := phototest.ColourDifference([3]uint8(got[4*i:]), [3]uint8(want[3*i:]))
			sum, worst = sum+d, math.Max(worst, d)
		}
		// Of one patch, bare paper, Little CMS makes pure white, whatever grey
		// the profile says that it is.
		if mean := sum / 64; mean > 1 || worst > 6 {
			t.Errorf("%s: a mean ΔE of %.2f, %.2f at worst", name, mean, worst)
		}
	}
}

// packed is a profile as a PNG file holds it.
func packed(t *testing.T, profile []byte) []byte {
	t.Helper()
	chunk := bytes.NewBufferString("profile\x00\x00")
	w := zlib.NewWriter(chunk)
	if _, err := w.Write(profile); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return chunk.Bytes()
}

// inkChart is the chart taken for inks, with some black in most patches.
func inkChart() *image.CMYK {
	chart := phototest.Chart()
	for y := range 128 {
		for x := range 128 {
			patch := y/16*8 + x/16
			chart.Pix[chart.PixOffset(x, y)+3] = uint8(patch * 5 % 8 * 20)
		}
	}
	return &image.CMYK{Pix: chart.Pix, Stride: chart.Stride, Rect: chart.Rect}
}

// CMYK of sixteen bits gives what that of eight bits gives, and without a
// profile it is said that the colours are approximate.
func TestInksInTIFF(t *testing.T) {
	deep := decode(t, "deep.tif", phototest.InksTIFF(inkChart(), 16, phototest.Press()))
	plain := decode(t, "plain.tif", phototest.InksTIFF(inkChart(), 8, phototest.Press()))
	if d := phototest.MeanDifference(deep.Image, plain.Image); d != 0 || deep.Facts.Depth != 16 || deep.Facts.Model != photo.ModelCMYK {
		t.Errorf("a mean difference of %.2f; %+v", d, deep.Facts)
	}
	bare := decode(t, "bare.tif", phototest.InksTIFF(inkChart(), 8, nil))
	if len(bare.Warnings) != 1 || bare.Warnings[0].Kind != photo.WarnColour {
		t.Errorf("%v", bare.Warnings)
	}
}
