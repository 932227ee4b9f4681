package docx

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// maxWidth is the width of the text.
const maxWidth = textWidth * perTwip

// claims is a PNG that says it is as large as this and has nothing inside.
func claims(width, height uint32) []byte {
	head := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)...)
	head = append(head, 8, 0, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

func TestEqualPicturesAreKeptOnce(t *testing.T) {
	files := parts(t, written(t, memo()))
	media := 0
	for name := range files {
		if strings.HasPrefix(name, "word/media/") {
			media++
		}
	}
	if blips := tree(t, files["word/document.xml"]).all("blip"); media != 2 || len(blips) != 3 {
		t.Errorf("%d files for %d pictures", media, len(blips))
	}
}

func TestPicturesFitThePageAndKeepTheirShape(t *testing.T) {
	for _, row := range []struct {
		about         string
		width, height int
		cx, cy        int
	}{
		{"a small one keeps its size: 96 pixels are an inch", 96, 48, 914400, 457200},
		{"a wide one is as wide as the text: 180 mm", 1600, 800, maxWidth, maxWidth / 2},
		{"a tall one leaves room for its caption", 1000, 4000, maxHeight / 4, maxHeight},
		{"a line of one pixel is still a line", 1_000_000, 1, maxWidth, 6},
	} {
		cx, cy := placed{width: row.width, height: row.height}.drawn(maxWidth)
		if cx != row.cx || cy != row.cy {
			t.Errorf("%s: %d x %d", row.about, cx, cy)
		}
	}
}

func TestAPictureThatCannotBeReadBecomesASentence(t *testing.T) {
	for about, open := range map[string]func() (io.ReadCloser, error){
		"no bytes at all":       nil,
		"a file that is gone":   func() (io.ReadCloser, error) { return nil, errors.New("gone") },
		"a medium that fails":   func() (io.ReadCloser, error) { return io.NopCloser(iotest.ErrReader(io.ErrUnexpectedEOF)), nil },
		"an empty file":         from(nil),
		"a GIF":                 from([]byte("GIF89a\x01\x00\x01\x00")),
		"a page":                from([]byte("<html></html>")),
		"a PNG cut short":       from(pngOf(9, 9)[:20]),
		"a JPEG cut short":      from(jpegOf(9, 9)[:20]),
		"a PNG without width":   from(claims(0, 9)),
		"a PNG of ten billions": from(claims(100_000, 100_000)),
		"a file without end":    func() (io.ReadCloser, error) { return io.NopCloser(endless{}), nil },
	} {
		for l, want := range map[lang.Lang]string{
			lang.KK: "«x.png» файлы оқылмайды", lang.RU: "файл «x.png» не читается", lang.EN: `the file "x.png" cannot be read`,
		} {
			d := &paper.Document{Lang: l, Title: "А", Body: []paper.Block{paper.Figure{Name: "x.png", Open: open, Caption: "Подпись"}}}
			got := strings.Join(paragraphs(t, parts(t, written(t, d))["word/document.xml"]), "\n")
			if !strings.Contains(got, want) || !strings.HasSuffix(got, "\nПодпись") {
				t.Errorf("%s: %q", about, got)
			}
		}
	}
}

// endless is a picture whose bytes do not end.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return copy(p, "\x89PNG"), nil }

func TestWritingStopsWhilePicturesAreRead(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	photo := paper.Figure{Name: "a.png", Caption: "а", Open: func() (io.ReadCloser, error) { stop(); return nil, io.EOF }}
	d := &paper.Document{Title: "А", Body: []paper.Block{photo, photo}}
	if err := (Writer{}).Write(ctx, &bytes.Buffer{}, d); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
