package picture

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
)

// Most is how many pixels a fitted picture has at most. A photo of this size
// stands across the 180 mm of text with more than 300 to the inch, finer than an
// office printer shows.
const Most = 4_000_000

const (
	maxUnpacked = 64_000_000 // pixels that are unpacked at all
	quality     = 85         // of a JPEG packed anew
)

// Fit gives the picture upright and of no more than Most pixels. It is unpacked
// for that, so one that is broken inside is an error. A JPEG that needs neither
// is given as it is; a PNG is always packed anew, eight bits a colour on white,
// because there are many kinds of it and few programs know them all.
func (p Picture) Fit() (Picture, error) {
	if p.Width > maxUnpacked/p.Height {
		return Picture{}, ErrPicture
	}
	var m image.Image
	var err error
	if p.Kind == "jpeg" {
		m, err = jpeg.Decode(bytes.NewReader(p.Data))
	} else {
		m, err = png.Decode(bytes.NewReader(p.Data))
	}
	if err != nil {
		return Picture{}, err
	}
	if p.Kind == "jpeg" && p.Turn < 2 && p.Width <= Most/p.Height && usual(m) {
		return p, nil
	}
	if photo, ok := m.(*image.YCbCr); ok {
		if m = shrunkPhoto(photo); p.Turn < 2 {
			return pack(m, p.Kind)
		}
	}
	return pack(uprighted(shrunk(onWhite(m)), p.Turn), p.Kind)
}

// usual tells the colours of a JPEG that every program knows: greys, and those
// of cameras. Printers' colours are not among them.
func usual(m image.Image) bool {
	switch m.(type) {
	case *image.Gray, *image.YCbCr:
		return true
	}
	return false
}

func pack(m image.Image, kind string) (Picture, error) {
	var b bytes.Buffer
	var err error
	if kind == "jpeg" {
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: quality})
	} else {
		err = png.Encode(&b, m)
	}
	size := m.Bounds().Size()
	return Picture{Data: b.Bytes(), Kind: kind, Width: size.X, Height: size.Y}, err
}

// onWhite is the picture as it would lie on paper.
func onWhite(m image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: m.Bounds().Size()})
	if o, ok := m.(interface{ Opaque() bool }); !ok || !o.Opaque() {
		draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Over)
		return out
	}
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
	return out
}

// fitting is the size of a picture of w by h with no more than Most pixels.
func fitting(w, h int) image.Rectangle {
	if w <= Most/h {
		return image.Rect(0, 0, w, h)
	}
	scale := math.Sqrt(Most / (float64(w) * float64(h)))
	return image.Rect(0, 0, max(int(float64(w)*scale), 1), max(int(float64(h)*scale), 1))
}

// shrunk makes a picture of no more than Most pixels: each of them is the middle
// of those it stands for.
func shrunk(m *image.RGBA) *image.RGBA {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	fit := fitting(w, h)
	if fit == m.Rect {
		return m
	}
	out := image.NewRGBA(fit)
	nw, nh := out.Rect.Dx(), out.Rect.Dy()
	for y := range nh {
		top, bottom := y*h/nh, (y+1)*h/nh
		for x := range nw {
			left, right := x*w/nw, (x+1)*w/nw
			var r, g, b int
			for sy := top; sy < bottom; sy++ {
				row := m.Pix[sy*m.Stride+4*left : sy*m.Stride+4*right]
				for i := 0; i < len(row); i += 4 {
					r, g, b = r+int(row[i]), g+int(row[i+1]), b+int(row[i+2])
				}
			}
			n := (bottom - top) * (right - left)
			at := out.Pix[y*out.Stride+4*x:]
			at[0], at[1], at[2], at[3] = byte(r/n), byte(g/n), byte(b/n), 0xff
		}
	}
	return out
}

// uprighted turns a picture as its camera says: the eight ways of the tag,
// each told by where the pixel that now stands at x, y is taken from.
func uprighted(m *image.RGBA, turn uint16) *image.RGBA {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	from := [...]func(x, y int) (int, int){
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return y, h - 1 - x },
		7: func(x, y int) (int, int) { return w - 1 - y, h - 1 - x },
		8: func(x, y int) (int, int) { return w - 1 - y, x },
	}
	if turn < 2 || int(turn) >= len(from) {
		return m
	}
	size := image.Rect(0, 0, w, h)
	if turn >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			sx, sy := from[turn](x, y)
			copy(out.Pix[y*out.Stride+4*x:][:4], m.Pix[sy*m.Stride+4*sx:][:4])
		}
	}
	return out
}
