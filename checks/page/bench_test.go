package page

import (
	"strings"
	"testing"
)

func BenchmarkReadABlog(b *testing.B) {
	body := strings.Repeat("<li><a href=/x>Жазба</a> 18.04.2025</li>", 2000)
	for b.Loop() {
		Read([]byte("<body>"+body), Input{Seen: seenDay()})
	}
}
