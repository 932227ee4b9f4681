package standard

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"ashyq/checks/lang"
)

// Addition is a text that came later than the program: an edition of the
// Standard, with the lines that pair its clauses with those of the edition
// before it, or articles of the Law whose list of items was amended. It has the
// form of the files under data/, and is held as it was written.
type Addition struct {
	Edition
	Map []Mapping `toml:"map"`
}

// ErrNewerKeys says that a text was written for a newer program: it has keys that
// this one does not know, and is not read at all.
var ErrNewerKeys = errors.New("standard: keys of a newer program")

// ReadAddition reads the text of an addition by itself: everything that is wrong
// with it whatever else is held is refused, with the line or the clause.
func ReadAddition(text string) (*Addition, error) {
	if err := Shallow(text); err != nil {
		return nil, err
	}
	a := &Addition{}
	meta, err := toml.Decode(text, a)
	if err != nil {
		return nil, unreadable(err)
	}
	if keys := meta.Undecoded(); len(keys) > 0 {
		return nil, unknownKey(text, keys[0])
	}
	a.Revision = hashOf(text)
	a.fill()
	if err := a.sound(); err != nil {
		return nil, err
	}
	a.share()
	return a, nil
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// unreadable names the line at which a file is no TOML.
func unreadable(err error) error {
	line, why := 0, err.Error()
	if at, ok := errors.AsType[toml.ParseError](err); ok {
		line, why = at.Position.Line, cmp.Or(at.Message, why)
	}
	e := messages().Error("added.unreadable", lang.Args{"line": line, "why": lang.Line(why)})
	e.Err = err
	return e
}

// unknownKey names a key that nothing takes, and the line where it first stands.
func unknownKey(text string, key toml.Key) error {
	name := regexp.QuoteMeta(key[len(key)-1])
	at := regexp.MustCompile(`(^|[\[.{,\s"])` + name + `["\s]*[=\].]`)
	line := 0
	for i, l := range strings.Split(text, "\n") {
		if !strings.HasPrefix(strings.TrimSpace(l), "#") && at.MatchString(l) {
			line = i + 1
			break
		}
	}
	e := messages().Error("added.unknown-key", lang.Args{"key": lang.Line(key.String()), "line": line})
	e.Err = ErrNewerKeys
	return e
}

// With gives the Standard with texts that were added to it. It is pure: the same
// texts, in whatever order, give the same Standard; of no text it is the Standard
// itself. What cannot stand together is refused.
func (s *Standard) With(texts ...string) (*Standard, error) {
	if len(texts) == 0 {
		return s, nil
	}
	texts = slices.Clone(texts)
	slices.Sort(texts)
	key := hashOf(s.Fingerprint() + "\x00" + strings.Join(texts, "\x00"))
	if known, ok := joined.get(key); ok {
		return known, nil
	}
	list := make([]*Addition, len(texts))
	for i, text := range texts {
		a, err := ReadAddition(text)
		if err != nil {
			return nil, err
		}
		list[i] = a
	}
	out, err := s.joining(list)
	if err == nil {
		joined.put(key, out)
	}
	return out, err
}

// joining adds the additions in the order of time, each to what stands before it.
func (s *Standard) joining(list []*Addition) (*Standard, error) {
	slices.SortFunc(list, func(a, b *Addition) int {
		return cmp.Or(cmp.Compare(a.Begins(), b.Begins()), cmp.Compare(a.ID, b.ID))
	})
	j := newJoin(s)
	for _, a := range list {
		if err := j.admits(a); err != nil {
			return nil, err
		}
		if a.Law {
			j.amend(a)
		} else {
			j.follow(a)
		}
		j.index()
	}
	return j.Standard, nil
}

// shelf keeps the Standards that were put together last: every reading of the
// journal asks for the same.
type shelf struct {
	sync.Mutex
	keys []string
	held map[string]*Standard
}

// shelved is how many are kept: what is held, and what a preview tries.
const shelved = 8

var joined = shelf{held: map[string]*Standard{}}

func (h *shelf) get(key string) (*Standard, bool) {
	h.Lock()
	defer h.Unlock()
	s, ok := h.held[key]
	return s, ok
}

func (h *shelf) put(key string, s *Standard) {
	h.Lock()
	defer h.Unlock()
	if _, known := h.held[key]; known {
		return
	}
	if len(h.keys) == shelved {
		delete(h.held, h.keys[0])
		h.keys = h.keys[1:]
	}
	h.keys, h.held[key] = append(h.keys, key), s
}
