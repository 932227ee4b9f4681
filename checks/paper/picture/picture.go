// Package picture reads the pictures of a paper, for every writer alike.
//
// A picture comes from outside: its name, its type and its size are claims. So
// the kind is found in the first bytes, the size is measured and bounded before
// anything is unpacked, and what a camera wrote beside the picture (where it
// stood, whose it is) is taken off, because none of that leaves the office
// inside a paper. What cannot be read is an error, and the writer says so in
// the paper and goes on.
//
// Read leaves the picture itself as it is. Fit is for the formats that are
// sent by mail and have no way to say how a picture is to be turned: it turns
// the picture upright and makes a large one as large as paper can show.
package picture

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"iter"

	"ashyq/checks/paper"
)

// A picture larger than this stays out of the paper: no program opens such a
// file within reason, and a small file can claim an enormous picture.
const (
	maxBytes  = 32 << 20
	maxPixels = 200_000_000
)

// Picture is a picture that a paper can hold.
type Picture struct {
	Data          []byte
	Kind          string // jpeg or png
	Width, Height int    // pixels, as they lie in the file
	Turn          uint16 // how a viewer is to turn it, by the numbers of EXIF; below 2 it is upright
}

// ErrPicture says that the bytes are no picture that a paper can hold.
var ErrPicture = errors.New("not a JPEG or PNG picture that a paper can hold")

// Read takes the picture of a figure into memory, without what its camera
// wrote beside it. The file name and the stated type are not believed.
func Read(f paper.Figure) (Picture, error) {
	if f.Open == nil {
		return Picture{}, ErrPicture
	}
	r, err := f.Open()
	if err != nil {
		return Picture{}, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return Picture{}, err
	}
	p, err := measure(data)
	p.Data, p.Turn = bare(data, p.Kind)
	return p, err
}

// measure finds the kind of a picture and its size.
func measure(data []byte) (p Picture, err error) {
	var size image.Config
	switch {
	case len(data) > maxBytes:
		return p, ErrPicture
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		p.Kind = "png"
		size, err = png.DecodeConfig(bytes.NewReader(data))
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		p.Kind = "jpeg"
		size, err = jpeg.DecodeConfig(bytes.NewReader(data))
	default:
		err = ErrPicture
	}
	if err == nil && (size.Width < 1 || size.Height < 1 || size.Height > maxPixels/size.Width) {
		err = ErrPicture
	}
	p.Width, p.Height = size.Width, size.Height
	return p, err
}

// Figures walks the figures of the body and of the annexes in the order of
// reading.
func Figures(d *paper.Document) iter.Seq[paper.Figure] {
	return func(yield func(paper.Figure) bool) {
		bodies := [][]paper.Block{d.Body}
		for _, x := range d.Annexes {
			bodies = append(bodies, x.Body)
		}
		for _, blocks := range bodies {
			for b := range paper.Flow(blocks) {
				if f, ok := b.(paper.Figure); ok && !yield(f) {
					return
				}
			}
		}
	}
}
