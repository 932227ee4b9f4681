package db

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"ashyq/checks/journal"
)

// keyring keeps the private halves of streams, and beside each the last head
// that was written here. It never lies in the database.
type keyring interface {
	// heads gives the last head of each stream whose private half is here; its
	// number is 0 where none was noted, and -1 where the note cannot be read.
	// Those that were put away are passed over.
	heads() (map[journal.Hash]journal.Head, error)
	// away gives the last head of each stream whose private half was put away:
	// it is ours, and nothing is written or signed with it again.
	away() (map[journal.Hash]journal.Head, error)
	// putAway takes the private half of a stream out of use. It stays where it is,
	// under another name; nobody deletes it but the user.
	putAway(stream journal.Hash) error
	// keep stores the private half of a new stream.
	keep(stream journal.Hash, key ed25519.PrivateKey) error
	// private gives the private half of a stream; errNoKey where it is not here.
	private(stream journal.Hash) (ed25519.PrivateKey, error)
	// forget takes back a stream whose first entry was not written after all.
	forget(stream journal.Hash)
	// ready tells whether a head can be noted.
	ready(stream journal.Hash) error
	// note stores a head, unless a later one is noted. The caller sees to it
	// that nobody else notes meanwhile.
	note(head journal.Head) error
}

func newKeyring(o Options) keyring {
	if o.MemoryKey {
		return &pocket{
			noted: map[journal.Hash]journal.Head{}, keys: map[journal.Hash]ed25519.PrivateKey{},
			retired: map[journal.Hash]bool{},
		}
	}
	return folder(o.KeyDir)
}

// errNoKey says that the private half of a stream is not here.
var errNoKey = errors.New("db: the key of this stream is not here")

// pocket is a keyring in memory, for a database that is thrown away.
type pocket struct {
	mu      sync.Mutex
	noted   map[journal.Hash]journal.Head
	keys    map[journal.Hash]ed25519.PrivateKey
	retired map[journal.Hash]bool
}

func (p *pocket) heads() (map[journal.Hash]journal.Head, error) { return p.those(false), nil }

func (p *pocket) away() (map[journal.Hash]journal.Head, error) { return p.those(true), nil }

func (p *pocket) those(retired bool) map[journal.Hash]journal.Head {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := map[journal.Hash]journal.Head{}
	for stream, head := range p.noted {
		if p.retired[stream] == retired {
			out[stream] = head
		}
	}
	return out
}

func (p *pocket) putAway(stream journal.Hash) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.retired[stream] = true
	return nil
}

func (p *pocket) keep(stream journal.Hash, key ed25519.PrivateKey) error {
	p.mu.Lock()
	p.keys[stream] = key
	p.mu.Unlock()
	return p.note(journal.Head{Stream: stream})
}

func (p *pocket) private(stream journal.Hash) (ed25519.PrivateKey, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if key := p.keys[stream]; key != nil && !p.retired[stream] {
		return key, nil
	}
	return nil, errNoKey
}

func (p *pocket) forget(stream journal.Hash) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.noted, stream)
	delete(p.keys, stream)
}

func (p *pocket) ready(journal.Hash) error { return nil }

func (p *pocket) note(head journal.Head) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if head.Number >= p.noted[head.Stream].Number {
		p.noted[head.Stream] = head
	}
	return nil
}

// folder is a keyring in the user's configuration: a file for each stream,
// named by it, with the seed of the key in hex, and beside it STREAM.head with
// the number and hash of the last entry.
type folder string

const (
	headSuffix = ".head"
	awaySuffix = ".retired" // the private half of a key that is out of use
	newSuffix  = ".new"     // written first, then renamed
)

var errNoFolder = errors.New("db: no folder for keys is named")

func (f folder) path(stream journal.Hash, suffix string) string {
	return filepath.Join(string(f), string(stream)+suffix)
}

func (f folder) heads() (map[journal.Hash]journal.Head, error) { return f.those("") }

func (f folder) away() (map[journal.Hash]journal.Head, error) { return f.those(awaySuffix) }

// those gives the notes of the streams whose private half lies under that suffix.
func (f folder) those(suffix string) (map[journal.Hash]journal.Head, error) {
	if f == "" {
		return nil, nil
	}
	files, err := os.ReadDir(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	out := map[journal.Hash]journal.Head{}
	for _, file := range files {
		name, ok := strings.CutSuffix(file.Name(), suffix)
		if stream := journal.Hash(name); ok && stream.Valid() {
			out[stream] = f.head(stream)
		}
	}
	return out, err
}

func (f folder) putAway(stream journal.Hash) error {
	return os.Rename(f.path(stream, ""), f.path(stream, awaySuffix))
}

// head reads the note of a stream. One that cannot be read fits no database, so
// that a new stream is begun: that is always safe.
func (f folder) head(stream journal.Hash) journal.Head {
	text, err := os.ReadFile(f.path(stream, headSuffix))
	if errors.Is(err, fs.ErrNotExist) {
		return journal.Head{Stream: stream}
	}
	head := journal.Head{Stream: stream}
	if err == nil {
		_, err = fmt.Sscanf(string(text), "%d %s\n", &head.Number, &head.Hash)
	}
	if err != nil || head.Number < 1 || !head.Hash.Valid() {
		head.Number = -1
	}
	return head
}

func (f folder) keep(stream journal.Hash, key ed25519.PrivateKey) error {
	if f == "" {
		return errNoFolder
	}
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return err
	}
	return f.write(stream, "", hex.EncodeToString(key.Seed())+"\n", true)
}

// private reads the seed. A file that holds another key than its name says is no key
// of this stream.
func (f folder) private(stream journal.Hash) (ed25519.PrivateKey, error) {
	text, err := os.ReadFile(f.path(stream, ""))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoKey
	}
	if err != nil {
		return nil, err
	}
	seed, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, errNoKey
	}
	key := ed25519.NewKeyFromSeed(seed)
	if journal.Sum(key.Public().(ed25519.PublicKey)) != stream {
		return nil, errNoKey
	}
	return key, nil
}

func (f folder) forget(stream journal.Hash) { os.Remove(f.path(stream, "")) }

func (f folder) ready(stream journal.Hash) error {
	path := f.path(stream, headSuffix+newSuffix)
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(file.Close(), os.Remove(path))
}

func (f folder) note(head journal.Head) error {
	if f.head(head.Stream).Number >= head.Number {
		return nil
	}
	return f.write(head.Stream, headSuffix, fmt.Sprintf("%d %s\n", head.Number, head.Hash), false)
}

// write puts a file in its place whole. A key is flushed, for without it the
// stream cannot go on; a head is not: an older or unreadable one is safe.
func (f folder) write(stream journal.Hash, suffix, text string, flush bool) error {
	path := f.path(stream, suffix)
	file, err := os.OpenFile(path+newSuffix, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = strings.NewReader(text).WriteTo(file)
	if flush {
		err = errors.Join(err, file.Sync())
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(path+newSuffix))
	}
	if err = os.Rename(path+newSuffix, path); err == nil && flush {
		SyncFolder(string(f))
	}
	return err
}
