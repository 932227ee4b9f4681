package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// The laws of the house, for the whole module: what may import what, how long a
// file and a function may be, what must be explained. They stand here because
// this package may see everything.

const (
	module     = "ashyq"
	here       = "../.."
	mostLines  = 400
	mostInFunc = 60
	mostUpdate = 40
	mostMain   = 60
	mostDirect = 30
	leastDocs  = 0.95
)

// goFile is a file of the module.
type goFile struct {
	path   string // from the top of the module, with slashes
	pkg    string // import path
	test   bool
	text   string
	set    *token.FileSet
	syntax *ast.File
}

var wholeModule = sync.OnceValues(readModule)

func files(t *testing.T) []goFile {
	t.Helper()
	list, err := wholeModule()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func readModule() ([]goFile, error) {
	var out []goFile
	err := filepath.WalkDir(here, func(name string, d fs.DirEntry, err error) error {
		rel := filepath.ToSlash(strings.TrimPrefix(strings.TrimPrefix(name, here), string(filepath.Separator)))
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && rel != ""):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(rel, ".go"):
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		syntax, err := parser.ParseFile(set, rel, text, parser.ParseComments)
		out = append(out, goFile{
			path: rel, pkg: path.Join(module, path.Dir(rel)), test: strings.HasSuffix(rel, "_test.go"),
			text: string(text), set: set, syntax: syntax,
		})
		return err
	})
	return out, err
}

// rooms says what each part of the house may import: the rooms named, and
// whatever they may import. A room stands for the packages below it too, where
// they have no line of their own.
var rooms = map[string][]string{
	"checks/lang":     {},
	"checks/calendar": {"checks/lang"},
	"checks/standard": {"checks/lang", "checks/calendar"},
	"checks/page":     {"checks/lang", "checks/calendar"},
	"checks/table":    {"checks/lang", "checks/calendar"},
	"checks/photo":    {"checks/lang", "checks/calendar"},
	"checks/ics":      {"checks/lang", "checks/calendar"},
	"checks/capture":  {"checks/lang", "checks/page"},
	"checks":          {"checks/lang", "checks/calendar", "checks/standard"},
	"checks/propose":  {"checks", "checks/page"},
	"checks/journal":  {"checks"},
	"checks/paper":    {"checks"},
	"checks/desk":     {"checks/capture", "checks/ics", "checks/journal", "checks/paper", "checks/page", "checks/photo", "checks/propose", "checks/table"},
	"db":              {"checks/journal"},
	"tui":             {"checks/desk"},
	"cmd":             {"tui", "checks/desk", "db", "fixtures"},
	"fixtures":        {"checks/desk"},
}

// closed says what a room never imports, though a room that it may import does.
var closed = map[string][]string{
	"tui": {"db", "checks/capture", "checks/paper/docx", "checks/paper/template", "checks/paper/md", "checks/paper/json", "checks/paper/pdf",
		"checks/paper/html", "checks/paper/xlsx", "checks/paper/picture", "fixtures"},
	"checks": {"checks/page", "checks/photo", "checks/capture", "checks/journal", "checks/paper", "checks/desk"},
	"db":     {"checks/desk"},
}

// roomOf finds the room of a package, "" for none.
func roomOf(pkg string) string {
	for p := strings.TrimPrefix(pkg, module+"/"); p != "."; p = path.Dir(p) {
		if _, ok := rooms[p]; ok {
			return p
		}
	}
	return ""
}

// reach lists the rooms that a room may import.
func reach(room string, seen []string) []string {
	for _, r := range rooms[room] {
		if !slices.Contains(seen, r) {
			seen = reach(r, append(seen, r))
		}
	}
	return seen
}

func mayImport(from, to string) bool {
	a, b := roomOf(from), roomOf(to)
	for _, shut := range closed[a] {
		if p := strings.TrimPrefix(to, module+"/"); p == shut || strings.HasPrefix(p, shut+"/") {
			return false
		}
	}
	return a == b || slices.Contains(reach(a, nil), b)
}

// support tells packages on which tests lean: they are tests, in files that
// several packages can import.
func support(pkg string) bool { return strings.HasSuffix(pkg, "test") }

func TestArrowsPointAsTheHouseIsDrawn(t *testing.T) {
	for _, f := range files(t) {
		if roomOf(f.pkg) == "" {
			t.Errorf("%s: %s has no room in the house", f.path, f.pkg)
		}
		for _, spec := range f.syntax.Imports {
			to := strings.Trim(spec.Path.Value, `"`)
			if f.test || support(f.pkg) || !strings.HasPrefix(to, module+"/") {
				continue // tests may see the fixtures and whatever they compare with
			}
			if support(to) {
				t.Errorf("%s imports %s, which is for tests", f.path, to)
			}
			if !mayImport(f.pkg, to) {
				t.Errorf("%s imports %s", f.path, to)
			}
		}
	}
}

func TestFilesAndFunctionsAreShort(t *testing.T) {
	for _, f := range files(t) {
		lines := strings.Count(f.text, "\n")
		if lines > mostLines {
			t.Errorf("%s has %d lines", f.path, lines)
		}
		if path.Base(f.path) == "main.go" && lines > mostMain {
			t.Errorf("%s has %d lines", f.path, lines)
		}
		for _, d := range f.syntax.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			most := mostInFunc
			if fn.Name.Name == "Update" && fn.Recv != nil {
				most = mostUpdate
			}
			if n := f.lines(fn) - f.tableLines(fn); n > most {
				t.Errorf("%s: %s has %d lines", f.path, fn.Name.Name, n)
			}
		}
	}
}

// lines is how many lines something takes.
func (f goFile) lines(n ast.Node) int {
	return f.set.Position(n.End()).Line - f.set.Position(n.Pos()).Line + 1
}

// tableLines is how many lines of a test are its table: rows are data.
func (f goFile) tableLines(fn *ast.FuncDecl) int {
	sum := 0
	ast.Inspect(fn, func(n ast.Node) bool {
		table, ok := n.(*ast.CompositeLit)
		if ok && f.test {
			sum += f.lines(table) - 1
		}
		return !ok
	})
	return sum
}

func TestEveryPackageTeachesItsIdea(t *testing.T) {
	taught := map[string]bool{}
	for _, f := range files(t) {
		if !f.test {
			taught[f.pkg] = taught[f.pkg] || f.syntax.Doc != nil && len(f.syntax.Doc.Text()) > 60
		}
	}
	for pkg, ok := range taught {
		if !ok {
			t.Errorf("%s has no comment that teaches its idea", pkg)
		}
	}
}

func TestExportedNamesAreExplained(t *testing.T) {
	var all, explained int
	var bare []string
	for _, f := range files(t) {
		if f.test {
			continue
		}
		exported(f.syntax, func(name string, doc bool) {
			all++
			if doc {
				explained++
				return
			}
			bare = append(bare, f.path+": "+name)
		})
	}
	if float64(explained) < leastDocs*float64(all) {
		t.Errorf("%d of %d exported names are explained; these are not:\n%s", explained, all, strings.Join(bare, "\n"))
	}
}

// exported calls f for every exported name of a file. A comment over a group of
// values explains each of them.
func exported(file *ast.File, f func(name string, doc bool)) {
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && (d.Recv == nil || receiverExported(d.Recv)) {
				f(d.Name.Name, d.Doc != nil)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					if s.Name.IsExported() {
						f(s.Name.Name, s.Doc != nil || d.Doc != nil)
					}
				case *ast.ValueSpec:
					for _, name := range s.Names {
						if name.IsExported() {
							f(name.Name, s.Doc != nil || d.Doc != nil || s.Comment != nil)
						}
					}
				}
			}
		}
	}
}

func receiverExported(r *ast.FieldList) bool {
	e := r.List[0].Type
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	if generic, ok := e.(*ast.IndexExpr); ok {
		e = generic.X
	}
	name, ok := e.(*ast.Ident)
	return ok && name.IsExported()
}
