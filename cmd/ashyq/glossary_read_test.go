package main

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"ashyq/checks/lang"
)

// The texts of the acts stand letter for letter, slips included, and are not
// ours to mend.
var actsThemselves = []string{
	"checks/standard/data/177-2025.toml",
	"checks/standard/data/606-2023.toml",
	"checks/standard/data/606-2023-221.toml",
	"checks/standard/data/law-401.toml",
}

// wordings gathers every sentence that the program can say: those of the
// messages and those of the data, wherever a table holds both kk and ru.
func wordings(t *testing.T) []wording {
	t.Helper()
	var out []wording
	err := filepath.WalkDir(here, func(name string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(here, name)
		rel = filepath.ToSlash(rel)
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "fixtures" || strings.HasPrefix(d.Name(), ".") && rel != "."):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(rel, ".toml") || slices.Contains(actsThemselves, rel):
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var tree map[string]any
		if _, err := toml.Decode(string(text), &tree); err != nil {
			return err
		}
		out = append(out, wordingsIn(rel, "", tree)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// wordingsIn walks a tree of TOML. A list of tables goes by the id of each
// where it has one.
func wordingsIn(file, key string, value any) []wording {
	var out []wording
	switch v := value.(type) {
	case map[string]any:
		kk, ru, en := asText(v["kk"]), asText(v["ru"]), asText(v["en"])
		if kk != "" && ru != "" {
			out = append(out, wordingOf(file, key, lang.Text{KK: kk, RU: ru, EN: en}))
		}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			out = append(out, wordingsIn(file, below(key, name), v[name])...)
		}
	case []map[string]any:
		for _, table := range v {
			out = append(out, wordingsIn(file, below(key, asText(table["id"])), table)...)
		}
	case []any:
		for _, one := range v {
			out = append(out, wordingsIn(file, key, one)...)
		}
	}
	return out
}

func asText(v any) string { s, _ := v.(string); return s }

func below(key, name string) string { return strings.Trim(key+"."+name, ".") }

// glossary is testdata/glossary.toml.
type glossary struct {
	Term  []idea
	Never []forbid
	Leave []exempt
}

// idea is one thought and its one name in each language: where English says it,
// Kazakh and Russian say theirs. Unless names the English expressions in which
// the English word means something else.
type idea struct {
	EN, Unless, KK, RU []pattern
}

// forbid is a word that does not stand in a language, save where the English
// sentence says one of the words that call for it.
type forbid struct {
	Lang      lang.Lang
	Word      []pattern
	Instead   string
	Why       string
	WhereSays []pattern `toml:"where_en_says"`
	Except    []pattern // expressions of the same language in which it is right
}

// exempt lets a rule go in some sentences, and says why.
type exempt struct {
	Rule string
	File string   // a star stands for any part of a name
	Keys []string // a star stands for any part of a key
	Why  string
}

func (l exempt) covers(rule string, w wording) bool {
	if ok, err := path.Match(l.File, w.file); l.Rule != rule || !ok || err != nil {
		return false
	}
	return slices.ContainsFunc(l.Keys, func(key string) bool {
		ok, err := path.Match(key, w.key)
		return ok && err == nil
	})
}

func readGlossary(t *testing.T) glossary {
	t.Helper()
	var g glossary
	meta, err := toml.DecodeFile(filepath.Join("testdata", "glossary.toml"), &g)
	if err != nil {
		t.Fatal(err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		t.Fatalf("glossary.toml: %v is not known", unknown)
	}
	return g
}
