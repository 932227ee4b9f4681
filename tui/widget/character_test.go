package widget

import (
	"testing"

	"github.com/rivo/uniseg"
)

// What is cut off quickly is what the tables of Unicode cut off.
func TestACharacterIsWhatUnicodeSays(t *testing.T) {
	texts := []string{
		"Қазақстан Республикасы", "№ 177-НҚ «ашық»", "и\u0306 й е\u0301", "日本語", "👩\u200d👩\u200d👧 x", "■ ✓ × ± ▸◂ … – ○ │─┌",
		"\u00ad\u200b", "a\u0483б", "🇰🇿", "\xff\xfe", "\r\n\t",
	}
	for r := rune(1); r < 0x3000; r++ {
		texts = append(texts, string(r), string(r)+"а", "а"+string(r)+"б")
	}
	for _, text := range texts {
		rest, state := text, -1
		for own := text; own != ""; {
			var a, b string
			var wa, wb int
			a, own, wa = character(own)
			b, rest, wb, state = uniseg.FirstGraphemeClusterInString(rest, state)
			if a != b || wa != wb {
				t.Fatalf("%q: %q of width %d, want %q of %d", text, a, wa, b, wb)
			}
		}
	}
}
