package tuitest

import (
	"context"
	"slices"
	"strings"
)

// Shelf is a shelf in memory.
type Shelf struct{ held map[string][]byte }

// NewShelf makes an empty shelf.
func NewShelf() *Shelf { return &Shelf{held: map[string][]byte{}} }

// Put implements desk.Shelf.
func (s *Shelf) Put(_ context.Context, key string, value []byte) error {
	if value == nil {
		delete(s.held, key)
	} else {
		s.held[key] = slices.Clone(value)
	}
	return nil
}

// Get implements desk.Shelf.
func (s *Shelf) Get(_ context.Context, key string) ([]byte, error) { return s.held[key], nil }

// Keys implements desk.Shelf.
func (s *Shelf) Keys(_ context.Context, prefix string) (out []string, _ error) {
	for key := range s.held {
		if strings.HasPrefix(key, prefix) {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out, nil
}
