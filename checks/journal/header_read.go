package journal

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ParseHeader reads the text of a header. It accepts exactly what Encode
// writes for a header that passes Check; a newer format gives ErrNewer,
// anything else ErrMalformed.
func ParseHeader(raw []byte) (Header, error) {
	first, rest, _ := strings.Cut(string(raw), "\n")
	if first != firstLine {
		return Header{}, foreign(first)
	}
	var h Header
	for line := range strings.Lines(rest) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if err := h.set(name, value); err != nil {
			return Header{}, fmt.Errorf("%w: line %q: %w", ErrMalformed, name, err)
		}
	}
	if err := h.Check(); err != nil {
		return Header{}, err
	}
	if !bytes.Equal(h.Encode(), raw) {
		return Header{}, fmt.Errorf("%w: not in the one form", ErrMalformed)
	}
	return h, nil
}

// foreign tells a newer format from what is none of ours.
func foreign(first string) error {
	version, ours := strings.CutPrefix(first, "ashyq-entry ")
	number := version != "" && version[0] != '0' && strings.Trim(version, "0123456789") == ""
	if ours && number {
		return fmt.Errorf("%w: %.20s", ErrNewer, version)
	}
	return fmt.Errorf("%w: first line", ErrMalformed)
}

func (h *Header) set(name, value string) (err error) {
	switch name {
	case "stream":
		h.Stream = Hash(value)
	case "number":
		h.Number, err = strconv.ParseInt(value, 10, 64)
	case "clock":
		h.Clock, err = strconv.ParseInt(value, 10, 64)
	case "time":
		h.Time, err = time.Parse(timeForm, value)
	case "zone":
		h.Zone = value
	case "author":
		h.Author = value
	case "kind":
		h.Kind = value
	case "version":
		h.Version, err = strconv.Atoi(value)
	case "subject":
		h.Subject = Subject(value)
	case "act":
		h.Act = Hash(value)
	case "matter":
		h.Matter = value
	case "replaces":
		hash, act := strings.CutSuffix(value, " act")
		h.Replaces = append(h.Replaces, Target{Hash: Hash(hash), Act: act})
	case "attach":
		err = h.setAttach(value)
	case "payload":
		h.Payload = Hash(value)
	case "previous":
		h.Previous = Hash(value)
	default:
		err = errors.New("unknown")
	}
	return err
}

func (h *Header) setAttach(value string) error {
	hash, size, _ := strings.Cut(value, " ")
	n, err := strconv.ParseInt(size, 10, 64)
	h.Attach = append(h.Attach, Attachment{Hash: Hash(hash), Bytes: n})
	return err
}
