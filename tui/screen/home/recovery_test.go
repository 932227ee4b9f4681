package home

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Every sheet that leaves a draft is named in the list of drafts: its form is a
// constant that begins with "form" or "for", or stands in the draft itself.
func TestEveryFormOfADraftHasItsWords(t *testing.T) {
	forms := map[string]string{}
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			for _, form := range formsIn(n) {
				forms[form] = file
			}
			return true
		})
	}
	if len(forms) < 30 {
		t.Fatalf("only %d forms were found", len(forms))
	}
	for form, file := range forms {
		if !strings.Contains(messagesTOML, "\n[draft."+form+"]\n") {
			t.Errorf("%s leaves drafts of %q, which has no words here", file, form)
		}
	}
}

var named = regexp.MustCompile(`^form?[A-Z]`)

// formsIn gives the names of forms that a piece of a program tells.
func formsIn(n ast.Node) []string {
	var out []string
	add := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil && !strings.Contains(s, ".") { // a key on the shelf is no form
				out = append(out, s)
			}
		}
	}
	switch n := n.(type) {
	case *ast.ValueSpec:
		for i, name := range n.Names {
			if named.MatchString(name.Name) && i < len(n.Values) {
				add(n.Values[i])
			}
		}
	case *ast.CompositeLit:
		if of, ok := n.Type.(*ast.SelectorExpr); ok && of.Sel.Name == "Draft" {
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Form" {
						add(kv.Value)
					}
				}
			}
		}
	case *ast.CallExpr:
		if of, ok := n.Fun.(*ast.SelectorExpr); ok && of.Sel.Name == "draft" && len(n.Args) > 0 {
			add(n.Args[0])
		}
	}
	return out
}
