package linear

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/lang"
	"ashyq/tui/widget"
)

// width is how long a line is at most: a braille line and an old terminal have
// room for it.
const width = 80

// longest is how long a line may be that is read: a text of several pages. Whatever
// sends more without an end of line is not typing.
const longest = 64 << 10

// What a line may be that is no answer.
var (
	// errEnd ends the conversation: the input has ended, or the program was asked to.
	errEnd = errors.New("linear: the input has ended")
	// errMarred is a line of which nobody can tell what was meant: it holds keys that
	// were pressed and are no letters.
	errMarred = errors.New("linear: the line holds control characters")
	// errLong is a line longer than any that is typed.
	errLong = errors.New("linear: the line is too long")
)

// console is both ends of the line.
type console struct {
	ctx  context.Context
	in   *bufio.Reader // with room for the longest line
	out  io.Writer
	echo bool   // what was typed is not seen by itself: the input is no terminal
	half string // what was typed of a line that was broken off
	err  error
}

// lines writes a text: wrapped, each paragraph ended.
func (c *console) lines(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			c.write("\n")
			continue
		}
		c.write(strings.Join(widget.Wrap(stopped(began(line)), width), "\n") + "\n")
	}
}

func (c *console) write(text string) {
	if c.err == nil {
		_, c.err = io.WriteString(c.out, text)
	}
}

// ask writes a question and reads the line that answers it. A question that leaves
// no room for an answer stands above it.
func (c *console) ask(question string) (string, error) {
	rows := widget.Wrap(question, width-roomToType)
	prompt := rows[len(rows)-1] + " "
	c.write(strings.Join(rows[:len(rows)-1], "\n"))
	if len(rows) > 1 {
		c.write("\n")
	}
	c.write(prompt)
	line, err := c.read()
	if err != nil {
		if c.echo || errors.Is(err, errEnd) {
			c.write("\n")
		}
		return "", err
	}
	if c.echo {
		c.answered(prompt, line)
	}
	return line, c.err
}

// roomToType is what is left beside a question.
const roomToType = 16

// answered shows what was read where nobody else does.
func (c *console) answered(prompt, line string) {
	if widget.Width(prompt)+widget.Width(line) <= width {
		c.write(line + "\n")
		return
	}
	c.write("\n" + strings.Join(widget.Wrap(line, width), "\n") + "\n")
}

// read reads a line. Whoever is asked to end meanwhile ends; what was typed of a
// line that was broken off is no answer.
func (c *console) read() (string, error) {
	if c.err != nil {
		return "", c.err
	}
	type taken struct {
		line string
		err  error
	}
	got := make(chan taken, 1)
	go func() {
		line, err := c.whole()
		got <- taken{line, err}
	}()
	select {
	case <-c.ctx.Done():
		return "", errEnd
	case t := <-got:
		if errors.Is(t.err, errLong) {
			return "", errLong
		}
		if t.err != nil {
			c.half = lang.Line(t.line)
			return "", errEnd // also where it cannot be read any more: nothing else will come
		}
		return meantBy(t.line)
	}
}

// whole reads up to the end of a line, and passes over one that is too long.
func (c *console) whole() (string, error) {
	line, err := c.in.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return string(line), err
	}
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = c.in.ReadSlice('\n')
	}
	if err != nil {
		return "", err
	}
	return "", errLong
}

// meantBy reads a line that is whole. Esc leaves a question wherever screens are, so
// it does here; of a line with other control characters nobody can tell what was
// meant, and it must never pass for an empty one, which takes what stands in brackets.
func meantBy(typed string) (string, error) {
	typed = strings.TrimRight(typed, "\r\n")
	line := lang.Line(typed)
	switch {
	case strings.ContainsRune(typed, esc):
		return "", errBack
	case line == "" && strings.Trim(typed, " ") != "":
		return "", errMarred
	case strings.ContainsFunc(typed, func(r rune) bool { return r != '\t' && unicode.IsControl(r) }):
		return "", errMarred
	}
	return line, nil
}

// esc is what the key Esc sends.
const esc = '\x1b'

// stopped ends a line as speech wants it.
func stopped(line string) string {
	line = strings.TrimRight(line, " ;,")
	if short, twice := strings.CutSuffix(line, ".."); twice && !strings.HasSuffix(short, ".") {
		return short + "." // what was typed had one already
	}
	if strings.HasSuffix(line, "…") || strings.ContainsAny(line[max(len(line)-1, 0):], ".:?!") {
		return line
	}
	return line + "."
}

// began begins a line with a capital letter; a name that stands alone, as of a file,
// is left as it is.
func began(line string) string {
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, "ashyq") || !strings.Contains(line, " ") && line[0] < utf8.RuneSelf {
		return line
	}
	return title(line)
}
