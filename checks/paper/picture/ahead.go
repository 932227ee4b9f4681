package picture

import (
	"context"
	"runtime"
	"slices"

	"ashyq/checks/paper"
)

// mostAtOnce is how many pictures are unpacked at a time: each takes some tens of
// megabytes.
const mostAtOnce = 4

// Ahead gives the pictures of a document one after the other, fitted. While the
// writer lays one out the next are made ready beside it: to unpack a photo takes
// a fraction of a second, and a paper may have sixty. They are read by whoever
// calls Next and by nobody else.
type Ahead struct {
	ctx     context.Context
	figures []paper.Figure
	ready   []chan fitted
}

type fitted struct {
	picture Picture
	err     error
}

// NewAhead begins with the first figure of the document.
func NewAhead(ctx context.Context, d *paper.Document) *Ahead {
	return &Ahead{ctx: ctx, figures: slices.Collect(Figures(d))}
}

// Next gives the picture of the next figure in the order of reading, or why
// there is none.
func (a *Ahead) Next() (Picture, error) {
	for a.ctx.Err() == nil && len(a.figures) > 0 && len(a.ready) < min(runtime.NumCPU(), mostAtOnce) {
		p, err := Read(a.figures[0])
		a.figures = a.figures[1:]
		done := make(chan fitted, 1) // whether somebody waits or not
		a.ready = append(a.ready, done)
		go func() {
			if err == nil {
				p, err = p.Fit()
			}
			done <- fitted{p, err}
		}()
	}
	if len(a.ready) == 0 {
		return Picture{}, ErrPicture
	}
	x := <-a.ready[0]
	a.ready = a.ready[1:]
	return x.picture, x.err
}
