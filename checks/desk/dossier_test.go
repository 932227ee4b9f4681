package desk_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	"ashyq/checks/paper/html"
	"ashyq/checks/photo/phototest"
)

// What must not leave the office: the notes, the camera, a person's numbers.
const (
	inner   = "ІШКІЕСКЕРТПЕ"
	camera  = "Владелец Камеры"
	person  = "850101300123"
	handset = "+7 701 234 56 78"
)

// secretive tells a year after whose papers everything of an inspection stands: notes at
// every place where one can be, a photo with its record, a person's number in texts
// and in the name of a file.
func secretive(t *testing.T) *year {
	t.Helper()
	y := newYear(t)
	photo := named(t, "дәліз ("+person+").jpg", string(phototest.JPEG(phototest.Says{Taken: "2026:01:12 10:40:00", Owner: camera})))
	other := named(t, "..хат?.txt", "қоса берілген мәтін")
	for range 2 {
		_, err := y.AddEvidence(y.ctx, y.number, desk.EvidenceInput{
			Check: "stand", Kind: checks.Stand, At: at(t, "2026-01-12T10:40"), Title: "Стенд, өтініш беруші " + person,
			Text: "Телефон " + handset, Note: inner + " екі рет", Source: "бару", Present: person,
			Items: []checks.ItemSeen{{Item: "activity", State: checks.Absent}}, Files: []string{photo, other},
		})
		must(t, err)
	}
	y.issue(checks.MemoPaper, checks.PaperDetails{}) // for signature: it has not left the office
	paper := y.recommend(30)
	y.served(paper, "2026-01-27", "12-1")
	y.today("2026-02-03")
	y.came(desk.StepInput{
		Step: checks.Objection, Day: day(t, "2026-02-03"), Paper: paper, Number: "7", From: "Б. Сынақова",
		Text: "Не рассмотрели письмо от " + person, Note: inner + " қарсылық туралы",
		Points: []checks.StepPoint{{Point: 1, Text: "Мероприятие рассмотрели иначе"}}, Files: []string{other},
	})
	y.did(paper, 2, checks.Executed, "2026-02-03")
	return y
}

func (y *year) dossier() (path string, out desk.DossierResult) {
	y.t.Helper()
	path = filepath.Join(y.t.TempDir(), "іс.zip")
	out, err := y.Dossier(y.ctx, y.number, desk.DossierRequest{Path: path, Writers: dossierWriters})
	must(y.t, err)
	return path, out
}

var dossierWriters = paper.Writers{docx.Format: docx.Writer{}, html.Format: html.Writer{}}

// opened unpacks an archive, and what is packed in it: a DOCX is one too.
func unpacked(t *testing.T, body []byte, prefix string) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	must(t, err)
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		inner, err := io.ReadAll(r)
		must(t, err)
		out[prefix+f.Name] = inner
		if strings.HasSuffix(f.Name, ".docx") {
			for name, part := range unpacked(t, inner, prefix+f.Name+"!") {
				out[name] = part
			}
		}
	}
	return out
}

func TestADossierHoldsWhatLeftTheOfficeAndNothingInternal(t *testing.T) {
	y := secretive(t)
	path, _ := y.dossier()
	body, err := os.ReadFile(path)
	must(t, err)
	all := unpacked(t, body, "")
	for name, content := range all {
		for _, secret := range []string{inner, camera, person, "701 234", "7012345678"} {
			if bytes.Contains(content, []byte(secret)) || strings.Contains(name, secret) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
	}
	for _, wanted := range []string{"cover.kk.docx", "cover.ru.html", "contents.json", "findings.kk.docx", "findings.ru.html", "register.kk.html", "course.ru.docx"} {
		if all[wanted] == nil {
			t.Errorf("%s is not there", wanted)
		}
	}
	if !bytes.Contains(all["course.ru.html"], []byte("рассмотрели")) {
		t.Error("what the holder said is not there")
	}
	if !bytes.Contains(all["findings.kk.html"], []byte(checks.NotMet.Words().KK)) {
		t.Error("the findings are not explained")
	}
	papers := 0
	for name := range all {
		if strings.HasPrefix(name, "papers/") && !strings.Contains(name, "!") {
			papers++
		}
	}
	if papers != 2 { // the recommendation in two languages; the memo is not registered
		t.Errorf("%d files of papers: %v", papers, slices.Collect(keys(all)))
	}
}

func keys(m map[string][]byte) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !strings.Contains(k, "!") && !yield(k) {
				return
			}
		}
	}
}

func TestTheHashesOfADossierAreThoseOfItsFiles(t *testing.T) {
	y := secretive(t)
	path, out := y.dossier()
	body, err := os.ReadFile(path)
	must(t, err)
	all := unpacked(t, body, "")
	var contents paper.DossierData
	must(t, json.Unmarshal(all["contents.json"], &contents))
	sum := func(b []byte) string { h := sha256.Sum256(b); return hex.EncodeToString(h[:]) }
	listed := map[string]bool{}
	for _, f := range contents.Files {
		listed[f.Name] = true
		if sum(all[f.Name]) != f.SHA256 || len(all[f.Name]) != f.Size {
			t.Errorf("%s is not what the list says", f.Name)
		}
	}
	for name := range keys(all) {
		if !listed[name] && name != "contents.json" && !strings.HasPrefix(name, "cover.") {
			t.Errorf("%s is not listed", name)
		}
	}
	if !bytes.Contains(all["cover.ru.html"], []byte(sum(all["contents.json"]))) || len(contents.Heads) == 0 || contents.Program != "ashyq 1.0" {
		t.Error("the cover does not say how to check the list")
	}
	if len(out.Files) != len(contents.Files)+5 {
		t.Errorf("%d files, %d listed", len(out.Files), len(contents.Files))
	}
	again, _ := y.dossier()
	second, err := os.ReadFile(again)
	must(t, err)
	if !bytes.Equal(body, second) {
		t.Error("the same journal gave other bytes")
	}
}

// safe is a name that every program unpacks where it is told to.
var safe = regexp.MustCompile(`^(?:(?:papers|evidence|pages|course)/)?[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*$`)

func TestTheNamesInADossierAreSafe(t *testing.T) {
	_, out := secretive(t).dossier()
	seen := map[string]bool{}
	for _, f := range out.Files {
		if !safe.MatchString(f.Name) || strings.Contains(f.Name, "..") || seen[lang.Fold(f.Name)] {
			t.Errorf("%q", f.Name)
		}
		seen[lang.Fold(f.Name)] = true
	}
}

// Another program reads the archive too: whoever gets it has not ours.
func TestADossierIsReadByOtherPrograms(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Log("python3 is not here: only our own reader has read it")
		return
	}
	path, made := secretive(t).dossier()
	out, err := exec.Command(python, "-c", `import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(len(z.namelist()))`, path).CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != strconv.Itoa(len(made.Files)) {
		t.Errorf("%s %v", out, err)
	}
}

// A dossier is whole or not there at all.
func TestADossierThatFailsLeavesNothing(t *testing.T) {
	y := secretive(t)
	path := filepath.Join(t.TempDir(), "іс.zip")
	_, err := y.Dossier(y.ctx, y.number, desk.DossierRequest{Path: path, Writers: paper.Writers{}})
	if code(t, err) != "memo.format" {
		t.Errorf("%v", err)
	}
	if _, err := y.Dossier(y.ctx, "2099-001", desk.DossierRequest{Path: path, Writers: dossierWriters}); code(t, err) != "inspection.unknown" {
		t.Errorf("%v", err)
	}
	y.append(journal.Draft{Kind: journal.KindEdition, Subject: journal.Office, Matter: "edition 1-nq", Payload: checks.EditionText{
		ID: "1-nq", Name: "1-НҚ", Text: "colour = \"red\"\n" + strings.ReplaceAll(sampleText(t), "0-НҚ", "1-НҚ"), Source: "x",
	}})
	if _, err := y.Dossier(y.ctx, y.number, desk.DossierRequest{Path: path, Writers: dossierWriters}); code(t, err) != "inspection.partly-read" {
		t.Errorf("partly read: %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("something was written")
	}
}

// named writes a file of that name.
func named(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}
