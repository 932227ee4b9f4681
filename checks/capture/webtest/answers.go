package webtest

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Answer plays the answer to one request.
type Answer func(r *Request, w http.ResponseWriter)

// Request is what was asked; hanging answers end when the client leaves or the
// test does.
type Request struct {
	*http.Request
	stopped <-chan struct{}
}

// Left waits until nobody listens any more.
func (r *Request) Left() {
	select {
	case <-r.Context().Done():
	case <-r.stopped:
	}
}

// HTML is a page as any server sends it.
func HTML(body string) Answer { return Status(200, body, "Content-Type", "text/html; charset=utf-8") }

// Status answers with a status, a body and headers in pairs.
func Status(code int, body string, headers ...string) Answer {
	return func(_ *Request, w http.ResponseWriter) {
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Add(headers[i], headers[i+1])
		}
		w.WriteHeader(code)
		_, _ = io.WriteString(w, body)
	}
}

// Redirect sends elsewhere.
func Redirect(code int, to string) Answer { return Status(code, "", "Location", to) }

// InTurn plays its answers one after another, the last one for good.
func InTurn(answers ...Answer) Answer {
	turn := make(chan int, 1)
	turn <- 0
	return func(r *Request, w http.ResponseWriter) {
		i := <-turn
		turn <- min(i+1, len(answers)-1)
		answers[i](r, w)
	}
}

// Gzip sends a page packed.
func Gzip(body string) Answer {
	return Status(200, string(packed(body)), "Content-Type", "text/html; charset=utf-8", "Content-Encoding", "gzip")
}

func packed(body string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, body)
	_ = z.Close()
	return b.Bytes()
}

// Deflate sends a page packed in the other way, without a header of its own.
func Deflate(body string) Answer {
	var b bytes.Buffer
	z, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err == nil {
		_, _ = io.WriteString(z, body)
		_ = z.Close()
	}
	return Status(200, b.String(), "Content-Type", "text/html", "Content-Encoding", "deflate")
}

// Bomb sends so many megabytes of nothing, packed into a thousandth of that.
func Bomb(megabytes int) Answer {
	member := packed(strings.Repeat("\x00", 1<<20))
	return func(_ *Request, w http.ResponseWriter) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		for range megabytes {
			if _, err := w.Write(member); err != nil {
				return
			}
		}
	}
}

// Chunks sends a page in pieces of unknown number.
func Chunks(parts ...string) Answer {
	return func(_ *Request, w http.ResponseWriter) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		for _, p := range parts {
			_, _ = io.WriteString(w, p)
			_ = http.NewResponseController(w).Flush()
		}
	}
}

// Endless sends as fast as it can until nobody listens, and counts the bytes.
func Endless(sent func(n int)) Answer {
	block := bytes.Repeat([]byte("<p>тағы</p>\n"), 1000)
	return func(_ *Request, w http.ResponseWriter) {
		w.Header().Set("Content-Type", "text/html")
		for {
			n, err := w.Write(block)
			sent(n)
			if err != nil {
				return
			}
		}
	}
}

// Trickle sends a page byte by byte and never ends.
func Trickle(start string) Answer {
	return func(r *Request, w http.ResponseWriter) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, start)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			_, _ = io.WriteString(w, " ")
			if http.NewResponseController(w).Flush() != nil {
				return
			}
			select {
			case <-tick.C:
			case <-r.Context().Done():
				return
			case <-r.stopped:
				return
			}
		}
	}
}

// Hang answers nothing at all.
func Hang() Answer { return func(r *Request, _ http.ResponseWriter) { r.Left() } }

// Raw sends bytes as they are and closes the connection.
func Raw(text string) Answer {
	return func(_ *Request, w http.ResponseWriter) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}
		_, _ = io.WriteString(conn, text)
		_ = conn.Close()
	}
}

// Cut announces more than it sends.
func Cut(sent string) Answer {
	return Raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + strconv.Itoa(2*len(sent)+1) + "\r\n\r\n" + sent)
}

// Flood sends so many headers before a page.
func Flood(n int) Answer {
	var b strings.Builder
	b.WriteString("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
	for i := range n {
		fmt.Fprintf(&b, "X-%d: %s\r\n", i, strings.Repeat("x", 100))
	}
	return Raw(b.String() + "\r\n<p>Мәтін бар, оқуға болады.</p>")
}
