package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, 1, 15, 12, 0, 0, 123456789, time.FixedZone("", 5*60*60))

const answered = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 23\r\n\r\n<p>Байланыс</p>"

// exchange is a page that was asked for and answered.
func exchange() []Record {
	answer := Record{
		Type: Response, Target: "https://a.example.kz/%D3%99", Date: noon, ContentType: HTTPResponse,
		Fields: []Field{{"WARC-IP-Address", "203.0.113.7"}}, Payload: []byte(answered),
	}
	return []Record{
		{Type: Info, Date: noon, ContentType: Lines, Payload: FieldLines(Field{"software", "ashyq"}, Field{"format", "WARC File Format 1.1"})},
		{
			Type: Request, Target: answer.Target, Date: noon, ContentType: HTTPRequest,
			Fields: []Field{{ConcurrentTo, answer.Name()}}, Payload: []byte("GET /%D3%99 HTTP/1.1\r\nHost: a.example.kz\r\n\r\n"),
		},
		answer,
		{Type: Resource, Target: "urn:sha256:00", Date: noon, ContentType: "image/png", Payload: bytes.Repeat([]byte{0}, 1<<16)},
		{Type: Metadata, Date: noon, ContentType: Lines, Fields: []Field{{RefersTo, answer.Name()}}, Payload: FieldLines(Field{"outcome", "fetched"}, Field{"note", "екі\r\nжол"})},
		{Type: Revisit, Target: answer.Target, Date: noon.Add(time.Second), ContentType: HTTPResponse, Fields: []Field{{"WARC-Payload-Digest", Digest(answer.Body())}}, Payload: answer.Head()},
	}
}

func written(t *testing.T, records ...Record) []byte {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b)
	for _, r := range records {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// all reads to the end of the file.
func all(file []byte) (out []Record, err error) {
	in := NewReader(bytes.NewReader(file))
	for {
		r, err := in.Next()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		out = append(out, r)
	}
}

func TestWhatGoesInComesOut(t *testing.T) {
	want := exchange()
	got, err := all(written(t, want...))
	if err != nil || len(got) != len(want) {
		t.Fatalf("%d records, %v", len(got), err)
	}
	for i, r := range got {
		if r.ID != want[i].Name() || !r.Date.Equal(want[i].Date) {
			t.Errorf("record %d is named %s at %s", i, r.ID, r.Date)
		}
		r.ID, r.Date = "", want[i].Date
		if r.Payload == nil {
			r.Payload = want[i].Payload
		}
		if !reflect.DeepEqual(r, want[i]) {
			t.Errorf("record %d came out as %+v", i, r)
		}
	}
	if body := got[2].Body(); string(body) != "<p>Байланыс</p>" {
		t.Errorf("the body is %q", body)
	}
}

func TestTheSameRecordsGiveTheSameFile(t *testing.T) {
	if !bytes.Equal(written(t, exchange()...), written(t, exchange()...)) {
		t.Error("two files of the same records differ")
	}
	r := exchange()[2]
	name := r.Name()
	for what, change := range map[string]func(*Record){
		"another byte":    func(r *Record) { r.Payload = append([]byte("x"), r.Payload...) },
		"another address": func(r *Record) { r.Target += "?" },
		"another moment":  func(r *Record) { r.Date = r.Date.Add(1) },
		"another field":   func(r *Record) { r.Fields = nil },
	} {
		other := r
		if change(&other); other.Name() == name {
			t.Errorf("%s leaves the name as it was", what)
		}
	}
	if r.Date = r.Date.UTC(); r.Name() != name {
		t.Error("the same moment in another zone has another name")
	}
}

// A record in clear shows what is promised to other programs.
func TestARecordIsWrittenAsTheStandardSays(t *testing.T) {
	z, err := gzip.NewReader(bytes.NewReader(written(t, exchange()[2])))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"WARC/1.1\r\nWARC-Type: response\r\n", "\r\nWARC-Date: 2026-01-15T07:00:00.123456789Z\r\n",
		"\r\nWARC-Target-URI: https://a.example.kz/%D3%99\r\n", "\r\nContent-Type: application/http; msgtype=response\r\n",
		"\r\nWARC-Payload-Digest: sha256:", "\r\nWARC-Block-Digest: sha256:", "\r\nContent-Length: 102\r\n\r\nHTTP/1.1 200 OK\r\n", "</p>\r\n\r\n",
	} {
		if !strings.Contains(string(text), line) {
			t.Errorf("no %q in\n%s", line, text)
		}
	}
}

func TestTheBodyOfAnAnswerInChunksHasNoDigestOfItsOwn(t *testing.T) {
	r := exchange()[2]
	r.Payload = []byte("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n")
	z, _ := gzip.NewReader(bytes.NewReader(written(t, r)))
	if text, _ := io.ReadAll(z); strings.Contains(string(text), "WARC-Payload") || !r.Chunked() {
		t.Errorf("it has:\n%s", text)
	}
}

func TestARecordThatWouldLieIsRefused(t *testing.T) {
	for what, change := range map[string]func(*Record){
		"a line in a value":        func(r *Record) { r.Fields[0].Value = "x\r\nWARC-Type: warcinfo" },
		"a line in an address":     func(r *Record) { r.Target = "https://a.example.kz/\r\n" },
		"letters in an address":    func(r *Record) { r.Target = "https://a.example.kz/ә" },
		"a name with a colon":      func(r *Record) { r.Fields[0].Name = "a:b" },
		"a field of the record":    func(r *Record) { r.Fields[0].Name = "content-LENGTH" },
		"a digest that is claimed": func(r *Record) { r.Fields[0].Name = "WARC-Payload-Digest" },
		"the same field twice":     func(r *Record) { r.Fields = append(r.Fields, Field{"warc-ip-address", "x"}) },
		"an id that is none":       func(r *Record) { r.ID = "1" },
		"no date":                  func(r *Record) { r.Date = time.Time{} },
		"an unknown type":          func(r *Record) { r.Type = "conversion" },
		"more than is kept":        func(r *Record) { r.Payload = make([]byte, MaxBlock+1) },
	} {
		r := exchange()[2]
		change(&r)
		var b bytes.Buffer
		if err := NewWriter(&b).Write(r); err == nil || b.Len() != 0 {
			t.Errorf("%s: %d bytes, %v", what, b.Len(), err)
		}
	}
}

// Every byte counts: one that is changed is found, or has changed nothing.
func TestAChangedByteIsFound(t *testing.T) {
	file := written(t, exchange()[1:3]...)
	want, err := all(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range file {
		file[i] ^= 0x10
		if got, err := all(file); err == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("byte %d was changed and nobody noticed", i)
		}
		file[i] ^= 0x10
	}
	for cut := range file {
		got, err := all(file[:cut])
		if err == nil && !(len(got) == 0 && cut == 0 || len(got) == 1 && reflect.DeepEqual(got[0], want[0])) {
			t.Errorf("a file of %d bytes was read as whole", cut)
		}
	}
}

// packed compresses text that claims to be a record.
func packed(text string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, text)
	z.Close()
	return b.Bytes()
}

func TestWhatIsNotCertainIsAnError(t *testing.T) {
	good := "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2026-01-15T07:00:00Z\r\nWARC-Block-Digest: " + Digest([]byte("x")) + "\r\nContent-Length: 1\r\n\r\nx\r\n\r\n"
	if got, err := all(packed(good)); err != nil || len(got) != 1 {
		t.Fatal(err)
	}
	for what, bad := range map[string]string{
		"an older version":   strings.Replace(good, "1.1", "1.0", 1),
		"no digest":          strings.Replace(good, "WARC-Block-Digest", "X-Digest", 1),
		"another digest":     strings.Replace(good, "sha256:", "sha256:0", 1),
		"no length":          strings.Replace(good, "Content-Length", "X-Length", 1),
		"two lengths":        strings.Replace(good, "\r\n\r\nx", "\r\nContent-Length: 1\r\n\r\nx", 1),
		"a greater length":   strings.Replace(good, "Length: 1", "Length: 2", 1),
		"a boundless length": strings.Replace(good, "Length: 1", "Length: 99999999999", 1),
		"a negative length":  strings.Replace(good, "Length: 1", "Length: -1", 1),
		"a date of a day":    strings.Replace(good, "T07:00:00Z", "", 1),
		"a line without end": strings.Replace(good, "resource\r\n", "resource\n", 1),
		"a second record":    good + good,
		"something after":    good + " ",
		"endless lines":      "WARC/1.1\r\nX: " + strings.Repeat("x", maxHead),
		"another type":       strings.Replace(good, "resource", "conversion", 1),
		"no record":          "",
	} {
		if got, err := all(packed(bad)); err == nil {
			t.Errorf("%s: read as %+v", what, got)
		}
	}
	if _, err := all([]byte(good)); err == nil {
		t.Error("a record that is not compressed was read")
	}
}

type full struct{ left int }

func (f *full) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

var errFull = errors.New("full")

func TestADiskThatIsFullIsToldOf(t *testing.T) {
	size := len(written(t, exchange()[2]))
	for left := range size {
		if err := NewWriter(&full{left}).Write(exchange()[2]); !errors.Is(err, errFull) {
			t.Fatalf("with %d bytes left: %v", left, err)
		}
	}
}

// Another program opens what was written here, where it is installed.
func TestOtherToolsOpenTheFile(t *testing.T) {
	tool, err := exec.LookPath("warcio")
	if err != nil {
		t.Log("warcio is not installed: only our own reader has opened the file")
		return
	}
	path := filepath.Join(t.TempDir(), "a.warc.gz")
	if err := os.WriteFile(path, written(t, exchange()...), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "index", path).CombinedOutput()
	if err != nil || strings.Count(string(out), "\n") != len(exchange()) || strings.Count(string(out), "warc-type") != len(exchange()) {
		t.Errorf("%v\n%s", err, out)
	}
}

// Whatever the bytes are, the reader ends, and what it returns can be written
// again as the same record.
func FuzzReader(f *testing.F) {
	var b bytes.Buffer
	w := NewWriter(&b)
	for _, r := range exchange() {
		if err := w.Write(r); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(b.Bytes(), false)
	f.Add([]byte("WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2026-01-15T07:00:00Z\r\nWARC-Block-Digest: "+Digest(nil)+"\r\nContent-Length: 0\r\n\r\n\r\n\r\n"), true)
	f.Fuzz(func(t *testing.T, file []byte, pack bool) {
		if pack {
			file = packed(string(file))
		}
		records, _ := all(file)
		for _, r := range records {
			var b bytes.Buffer
			if err := NewWriter(&b).Write(r); err != nil {
				t.Fatalf("%+v was read and cannot be written: %v", r, err)
			}
			if got, err := all(b.Bytes()); err != nil || !reflect.DeepEqual(got[0], r) {
				t.Fatalf("%+v became %+v, %v", r, got, err)
			}
		}
	})
}
