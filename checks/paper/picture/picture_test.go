package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"math"
	"testing"
	"testing/iotest"

	"ashyq/checks/paper"
)

func pngOf(width, height int) []byte {
	var b bytes.Buffer
	png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height)))
	return b.Bytes()
}

func jpegOf(width, height int) []byte {
	var b bytes.Buffer
	jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, width, height)), nil)
	return b.Bytes()
}

// claims is a PNG that says it is as large as this and has nothing inside.
func claims(width, height uint32) []byte {
	head := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)...)
	head = append(head, 8, 0, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

// from opens these bytes.
func from(data []byte) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
}

// endless is a picture whose bytes do not end.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return copy(p, "\x89PNG"), nil }

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	for about, open := range map[string]func() (io.ReadCloser, error){
		"no bytes at all":       nil,
		"a file that is gone":   func() (io.ReadCloser, error) { return nil, errors.New("gone") },
		"a medium that fails":   func() (io.ReadCloser, error) { return io.NopCloser(iotest.ErrReader(io.ErrUnexpectedEOF)), nil },
		"an empty file":         from(nil),
		"a GIF":                 from([]byte("GIF89a\x01\x00\x01\x00")),
		"a PNG without width":   from(claims(0, 9)),
		"a PNG of ten billions": from(claims(100_000, 100_000)),
		"a file without end":    func() (io.ReadCloser, error) { return io.NopCloser(endless{}), nil },
	} {
		if p, err := Read(paper.Figure{Open: open}); err == nil {
			t.Errorf("%s became a %s", about, p.Kind)
		}
	}
}

// A picture that is only a claim is measured by Read and found out by Fit.
func TestAPictureThatLiesIsFoundOutWhenFitted(t *testing.T) {
	for about, data := range map[string][]byte{
		"nothing inside":           claims(3000, 2000),
		"too large to be unpacked": claims(10_000, 10_000),
		"a photo cut short":        jpegOf(3000, 400)[:2000],
	} {
		p, err := Read(paper.Figure{Open: from(data)})
		if err != nil {
			t.Errorf("%s: %v", about, err)
			continue
		}
		if _, err := p.Fit(); err == nil {
			t.Errorf("%s: it fits", about)
		}
	}
}

func TestASmallPhotoIsFittedAsItIs(t *testing.T) {
	small := jpegOf(1600, 900)
	p, err := Read(paper.Figure{Open: from(small)})
	if err != nil {
		t.Fatal(err)
	}
	if p, err = p.Fit(); err != nil || !bytes.Equal(p.Data, small) {
		t.Errorf("it was packed anew: %v", err)
	}
}

func TestALargePictureIsMadeAsLargeAsPaperShows(t *testing.T) {
	for _, data := range [][]byte{jpegOf(2500, 1700), pngOf(2500, 1700), pngOf(300, 14_000)} {
		p, err := Read(paper.Figure{Open: from(data)})
		if err != nil {
			t.Fatal(err)
		}
		shape := float64(p.Width) / float64(p.Height)
		p, err = p.Fit()
		if err != nil || p.Width*p.Height > Most || p.Width*p.Height < Most*99/100 || math.Abs(float64(p.Width)/float64(p.Height)-shape) > 0.001 {
			t.Errorf("%s: %d x %d, %v", p.Kind, p.Width, p.Height, err)
		}
		if again, err := measure(p.Data); err != nil || again.Width != p.Width || again.Height != p.Height {
			t.Errorf("its bytes say another size: %+v, %v", again, err)
		}
	}
	thin := shrunk(image.NewRGBA(image.Rect(0, 0, Most+1, 1)))
	if thin.Rect.Dy() != 1 {
		t.Error("a line of one pixel is gone")
	}
}

// A photo made smaller looks as it did: every colour stands where it stood,
// however coarsely the camera kept the colours.
func TestAShrunkPhotoHasItsColoursWhereTheyWere(t *testing.T) {
	const w, h = 2501, 1803
	for _, kept := range []image.YCbCrSubsampleRatio{
		image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420,
	} {
		m := image.NewYCbCr(image.Rect(0, 0, w, h), kept)
		for y := range h {
			for x := range w {
				m.Y[m.YOffset(x, y)] = byte(255 * x / w)
				m.Cb[m.COffset(x, y)], m.Cr[m.COffset(x, y)] = byte(255*y/h), byte(255*x/w)
			}
		}
		got := shrunkPhoto(m)
		nw, nh := got.Rect.Dx(), got.Rect.Dy()
		if nw*nh > Most || nw*nh < Most*99/100 {
			t.Fatalf("%v: %d x %d", kept, nw, nh)
		}
		for _, at := range []image.Point{{0, 0}, {nw - 1, 0}, {nw / 3, nh / 2}, {nw - 1, nh - 1}} {
			a, b := got.YCbCrAt(at.X, at.Y), m.YCbCrAt(at.X*w/nw, at.Y*h/nh)
			for _, d := range []int{int(a.Y) - int(b.Y), int(a.Cb) - int(b.Cb), int(a.Cr) - int(b.Cr)} {
				if d < -3 || d > 3 {
					t.Errorf("%v at %v: %v was %v", kept, at, a, b)
				}
			}
		}
	}
}

// The corner that a camera calls the first comes to where it belongs, in each of
// the eight ways of lying in the file.
func TestATurnedPhotoIsUpright(t *testing.T) {
	const w, h = 3, 2 // upright
	first := color.RGBA{R: 0xff, A: 0xff}
	for turn, at := range map[uint16]image.Point{
		0: {0, 0}, 1: {0, 0}, 2: {2, 0}, 3: {2, 1}, 4: {0, 1}, 5: {0, 0}, 6: {0, 2}, 7: {1, 2}, 8: {1, 0}, 9: {0, 0},
	} {
		lies := image.Rect(0, 0, w, h)
		if turn >= 5 && turn <= 8 {
			lies = image.Rect(0, 0, h, w)
		}
		m := image.NewRGBA(lies)
		m.SetRGBA(at.X, at.Y, first)
		if got := uprighted(m, turn); got.Rect.Size() != image.Pt(w, h) || got.RGBAAt(0, 0) != first {
			t.Errorf("turn %d: %v", turn, got.Rect)
		}
	}
}

func TestWhatIsSeenThroughIsWhite(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	p, err := Read(paper.Figure{Open: from(b.Bytes())})
	if err != nil {
		t.Fatal(err)
	}
	if p, err = p.Fit(); err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(p.Data))
	if err != nil || color.GrayModel.Convert(m.At(1, 1)) != (color.Gray{Y: 0xff}) {
		t.Errorf("%v, %v", m.At(1, 1), err)
	}
}

func TestFiguresAreWalkedAsTheyAreRead(t *testing.T) {
	inPoint := paper.Item("а", paper.Figure{Name: "2"})
	d := &paper.Document{
		Body:    []paper.Block{paper.Figure{Name: "1"}, paper.Points{Items: []paper.Point{inPoint}}},
		Annexes: []paper.Annex{{Body: []paper.Block{paper.Figure{Name: "3"}}}, {Body: []paper.Block{paper.Figure{Name: "4"}}}},
	}
	var got string
	for f := range Figures(d) {
		if got += f.Name; f.Name == "3" {
			break
		}
	}
	if got != "123" {
		t.Errorf("%q", got)
	}
}

// Pictures come in the order of the figures, however long each takes, and a broken
// one between them is an error of its own.
func TestPicturesComeInOrder(t *testing.T) {
	d := &paper.Document{}
	for i := range 20 {
		data := jpegOf(10+i, 10)
		switch i % 5 {
		case 0:
			data = pngOf(2100, 2000)
		case 3:
			data = []byte("no picture")
		}
		d.Body = append(d.Body, paper.Figure{Open: from(data)})
	}
	ahead := NewAhead(t.Context(), d)
	for i := range 20 {
		p, err := ahead.Next()
		switch {
		case i%5 == 3 && err == nil, i%5 != 3 && err != nil:
			t.Errorf("picture %d: %v", i, err)
		case i%5 == 0 && p.Kind != "png", i%5 != 0 && i%5 != 3 && p.Width != 10+i:
			t.Errorf("picture %d is a %s of %d", i, p.Kind, p.Width)
		}
	}
	if _, err := ahead.Next(); err == nil {
		t.Error("there is one more")
	}
}

func FuzzPictureIsMeasuredOrRefused(f *testing.F) {
	for _, seed := range [][]byte{pngOf(3, 2), jpegOf(3, 2), claims(1, 1<<31), nil, []byte("\xff\xd8\xff")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := measure(data)
		if err == nil && (p.Kind == "" || p.Width < 1 || p.Height < 1) {
			t.Errorf("%q of %d x %d", p.Kind, p.Width, p.Height)
		}
	})
}
