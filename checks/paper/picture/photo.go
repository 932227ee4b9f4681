package picture

import "image"

// shrunkPhoto is shrunk for a photo as it comes out of a JPEG: brightness and two
// colours, each in a plane of its own. Made smaller plane by plane it takes a
// third of the time, and there are sixty photos in a paper.
func shrunkPhoto(m *image.YCbCr) *image.YCbCr {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	fit := fitting(w, h)
	if fit.Size() == m.Rect.Size() {
		return m
	}
	out := image.NewYCbCr(fit, image.YCbCrSubsampleRatio420)
	light := plane{m.Y, m.YStride, w, h}
	light.shrink(plane{out.Y, out.YStride, fit.Dx(), fit.Dy()})
	for _, x := range [][2][]byte{{m.Cb, out.Cb}, {m.Cr, out.Cr}} {
		colour := plane{x[0], m.CStride, colours(m, w-1, 0) + 1, colours(m, 0, h-1)/m.CStride + 1}
		colour.shrink(plane{x[1], out.CStride, (fit.Dx() + 1) / 2, (fit.Dy() + 1) / 2})
	}
	return out
}

// colours is how far behind the first the colour of a pixel lies.
func colours(m *image.YCbCr, x, y int) int {
	first := m.Rect.Min
	return m.COffset(first.X+x, first.Y+y) - m.COffset(first.X, first.Y)
}

// plane is one of the three.
type plane struct {
	pix           []byte
	stride        int
	width, height int
}

// shrink fills a smaller plane; one that is not smaller in some direction takes
// its pixels more than once.
func (p plane) shrink(to plane) {
	left := make([]int, to.width+1)
	for x := range left {
		left[x] = x * p.width / to.width
	}
	sums := make([]int, to.width)
	for y := range to.height {
		top := y * p.height / to.height
		bottom := max((y+1)*p.height/to.height, top+1)
		clear(sums)
		for sy := top; sy < bottom; sy++ {
			row := p.pix[sy*p.stride : sy*p.stride+p.width]
			for x := range sums {
				for _, v := range row[left[x]:max(left[x+1], left[x]+1)] {
					sums[x] += int(v)
				}
			}
		}
		for x, sum := range sums {
			to.pix[y*to.stride+x] = byte(sum / ((bottom - top) * max(left[x+1]-left[x], 1)))
		}
	}
}
