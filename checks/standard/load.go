package standard

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed data
var embedded embed.FS

// Load reads the embedded data once and checks their laws. It fails only when
// the program itself was built with broken data.
func Load() (*Standard, error) { return loadOnce() }

var loadOnce = sync.OnceValues(loadAgain)

func loadAgain() (*Standard, error) {
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	return load(data)
}

// load reads a folder of data files: catalogues, editions and, under checks,
// one file for each check. Broken laws come back as one error with a line each.
func load(data fs.FS) (*Standard, error) {
	s := &Standard{}
	if err := s.read(data); err != nil {
		return nil, fmt.Errorf("standard: %w", err)
	}
	s.arrange()
	if broken := s.broken(); len(broken) > 0 {
		return nil, fmt.Errorf("standard: %w", errors.Join(broken...))
	}
	return s, nil
}

// read decodes every file by the part of the folder it stands in. The files are
// decoded side by side, for the first screen waits for them, and put together
// in the order of their names.
func (s *Standard) read(data fs.FS) error {
	names, err := filesIn(data)
	if err != nil {
		return err
	}
	read, failed := make([]Standard, len(names)), make([]error, len(names))
	var all sync.WaitGroup
	for i, name := range names {
		all.Go(func() { failed[i] = read[i].readFile(data, name) })
	}
	all.Wait()
	for i := range read {
		if failed[i] == nil && s.law != nil && read[i].law != nil {
			failed[i] = errors.New("the Law stands in another file already")
		}
		if failed[i] != nil {
			return fmt.Errorf("%s: %w", names[i], failed[i])
		}
		s.join(&read[i])
	}
	return nil
}

// filesIn lists the files of a folder and of those below it, by name.
func filesIn(data fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(data, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

// join adds what was read from another file.
func (s *Standard) join(other *Standard) {
	s.editions = append(s.editions, other.editions...)
	s.law = cmp.Or(s.law, other.law)
	s.checks = append(s.checks, other.checks...)
	s.categories = append(s.categories, other.categories...)
	s.traits = append(s.traits, other.traits...)
	s.limits = append(s.limits, other.limits...)
	s.lists = append(s.lists, other.lists...)
	s.periods = append(s.periods, other.periods...)
	s.regimes = append(s.regimes, other.regimes...)
	s.mappings = append(s.mappings, other.mappings...)
	s.conflicts = append(s.conflicts, other.conflicts...)
	s.revisions = append(s.revisions, other.revisions...)
}

// readFile decodes one file and takes its hash.
func (s *Standard) readFile(data fs.FS, name string) error {
	text, err := fs.ReadFile(data, name)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(text)
	hash := hex.EncodeToString(sum[:])
	s.revisions = []Revision{{File: name, Hash: hash}}
	return s.take(name, string(text), hash)
}

// take puts the content of one file where it belongs.
func (s *Standard) take(name, text, hash string) error {
	switch {
	case name == "categories.toml":
		return strict(text, &struct {
			List *[]*Category `toml:"category"`
		}{&s.categories})
	case name == "traits.toml":
		return strict(text, &struct {
			List *[]*Trait `toml:"trait"`
		}{&s.traits})
	case name == "limits.toml":
		return strict(text, &struct {
			List *[]*Limit `toml:"limit"`
		}{&s.limits})
	case name == "regimes.toml":
		return strict(text, &struct {
			List *[]*Regime `toml:"regime"`
		}{&s.regimes})
	case name == "periods.toml":
		return strict(text, &struct {
			List *[]*Period `toml:"period"`
		}{&s.periods})
	case name == "lists.toml":
		return strict(text, &struct {
			List *[]*List `toml:"list"`
		}{&s.lists})
	case name == "conflicts.toml":
		return strict(text, &struct {
			List *[]*Conflict `toml:"conflict"`
		}{&s.conflicts})
	case name == "map.toml":
		return strict(text, &struct {
			List *[]Mapping `toml:"map"`
		}{&s.mappings})
	case path.Dir(name) == "checks":
		return s.takeCheck(name, text)
	}
	return s.takeEdition(text, hash)
}

// takeCheck reads one check, whose id is the name of its file.
func (s *Standard) takeCheck(name, text string) error {
	check := &Check{}
	if err := strict(text, check); err != nil {
		return err
	}
	if stem := strings.TrimSuffix(path.Base(name), ".toml"); check.ID != stem {
		return fmt.Errorf("the id %q is not the name of the file", check.ID)
	}
	s.checks = append(s.checks, check)
	return nil
}

// takeEdition reads one edition of the Standard, or the Law.
func (s *Standard) takeEdition(text, hash string) error {
	edition := &Edition{Revision: hash}
	if err := strict(text, edition); err != nil {
		return err
	}
	if edition.Law {
		s.law = edition
	} else {
		s.editions = append(s.editions, edition)
	}
	return nil
}

// strict decodes TOML and refuses every key that nothing takes.
func strict(text string, into any) error {
	meta, err := toml.Decode(text, into)
	if err != nil {
		return err
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return fmt.Errorf("unknown key %s", unknown[0])
	}
	return nil
}
