package linear

import (
	"errors"
	"strconv"

	"ashyq/checks/lang"
	"ashyq/tui/screen"
)

// talk is the conversation.
type talk struct {
	*console
	env    *screen.Env
	about  string   // id of the inspection in hand, which an undo is about
	seen   []string // inspections that were opened meanwhile, to be gone to
	check  string   // a check that was asked for meanwhile
	sample bool     // the sample office was asked for
	depth  int      // screens that are being gone through already
	taken  bool     // a draft was taken up: it is not asked again whether it is
	inRoom bool     // the question is what to do in a room, where all is counted
	moved  bool     // something was taken back meanwhile
	told   string   // what was told last below a screen
	faults int      // how many things went wrong
}

// What an answer may be in the place of an answer.
var (
	errBack = errors.New("linear: one question back")
	errQuit = errors.New("linear: the program is left")
	// errMoved asks a room anew: what was said of it is so no more.
	errMoved = errors.New("linear: something was taken back")
)

// say says a message.
func (t *talk) say(key string, args lang.Args) { t.lines(words.In(t.env, key, args)) }

// in gives a message in the language in force.
func (t *talk) in(key string, args lang.Args) string { return words.In(t.env, key, args) }

// tell says a text of the screens.
func (t *talk) tell(text lang.Text) {
	if said := spoken(t.env.In(text)); said != "" {
		t.lines(said)
	}
}

// pause parts what was from what comes.
func (t *talk) pause() { t.write("\n") }

// question asks until something is answered that is no order. Again says once more
// what the answer is chosen from; nil where there is nothing to choose from.
func (t *talk) question(prompt string, again func()) (string, error) {
	for {
		line, err := t.ask(prompt)
		if errors.Is(err, errMarred) || errors.Is(err, errLong) {
			t.unheard(err)
			continue
		}
		if err != nil {
			return "", err
		}
		switch orderOf(line) {
		case noOrder:
			return literal(line), nil
		case back:
			return "", errBack
		case quit:
			return "", errQuit
		case undo:
			t.moved = false
			if err := t.undo(); err != nil {
				return "", err
			}
			if t.moved && t.inRoom {
				return "", errMoved
			}
		case help:
			t.say("help", nil)
			t.say("help.keys", nil)
			t.say("help.clear", nil)
		}
		if again != nil {
			again()
		}
	}
}

// unheard says why a line was no answer; it is asked again.
func (t *talk) unheard(err error) {
	if errors.Is(err, errLong) {
		t.say("line.long", nil)
		return
	}
	t.say("line.marred", nil)
}

// option is one of several that are numbered.
type option struct {
	name lang.Text
	note lang.Text // said after it
	why  lang.Text // it cannot be chosen, and why
	do   func() error
}

// choose asks for one of the options. One that stands is taken by an empty line;
// none of them where standing is below zero.
func (t *talk) choose(options []option, standing int) (int, error) {
	return t.chooseBy(options, standing, nil)
}

// chooseBy asks for one of the options, which have keys of their own too; nil where
// they have none.
func (t *talk) chooseBy(options []option, standing int, keyOf func(line string) (int, bool)) (int, error) {
	t.list(options)
	return t.chosen(options, standing, keyOf)
}

// chosen asks for one of the options that were said.
func (t *talk) chosen(options []option, standing int, keyOf func(line string) (int, bool)) (int, error) {
	names := namesOf(options)
	prompt := t.in("choose", nil)
	if standing >= 0 {
		prompt = t.in("choose.standing", lang.Args{"n": standing + 1})
	}
	for {
		line, err := t.question(prompt, func() { t.list(options) })
		if err != nil {
			return 0, err
		}
		if line == "" && standing >= 0 {
			return standing, nil
		}
		if keyOf != nil {
			if at, ok := keyOf(line); ok && at < len(options) && options[at].why == (lang.Text{}) {
				return at, nil
			}
		}
		got := pick(t.env.Lang, names, line)
		switch {
		case got.ok && options[got.at].why != (lang.Text{}):
			t.tell(options[got.at].why)
		case got.ok:
			return got.at, nil
		case len(got.among) > 0:
			t.say("choose.several", nil)
			for _, i := range got.among[:min(len(got.among), mostListed)] {
				t.option(i, options[i])
			}
		default:
			t.say("choose.none", lang.Args{"n": len(options)})
		}
	}
}

func namesOf(options []option) []lang.Text {
	var out []lang.Text
	for _, o := range options {
		out = append(out, o.name)
	}
	return out
}

// mostListed is how many options are said; of more the rest is found by words.
const mostListed = 30

// short is how long options are together that are said in one line.
const short = 60

// list says the options.
func (t *talk) list(options []option) {
	line := ""
	for i, o := range options {
		if o.note != (lang.Text{}) || o.why != (lang.Text{}) || len(options) > 3 {
			line = ""
			break
		}
		line += strconv.Itoa(i+1) + ". " + stopped(t.optionWords(o)) + " "
	}
	if line != "" && len([]rune(line)) <= short {
		t.lines(line)
		return
	}
	for i, o := range options[:min(len(options), mostListed)] {
		t.option(i, o)
	}
	if len(options) > mostListed {
		t.say("choose.more", lang.Args{"n": len(options) - mostListed})
	}
}

// optionWords is the name of an option, with a capital letter; what is called alike
// in every language, as a file or a format, stays as it is written.
func (t *talk) optionWords(o option) string {
	said := spoken(t.env.In(o.name))
	if o.name.KK == o.name.RU && o.name.RU == o.name.EN {
		return said
	}
	return title(said)
}

func (t *talk) option(i int, o option) {
	line := strconv.Itoa(i+1) + ". " + stopped(t.optionWords(o))
	if note := spoken(t.env.In(o.note)); note != "" {
		line += " " + stopped(began(note))
	}
	if o.why != (lang.Text{}) {
		line += " " + t.in("choose.barred", lang.Args{"why": spoken(t.env.In(o.why))})
	}
	t.lines(line)
}

// act is an option of a room.
func act(name lang.Text, do func() error) option { return option{name: name, do: do} }

// acts gives those that there are: an option without an act is none.
func acts(list ...option) []option {
	var out []option
	for _, o := range list {
		if o.do != nil {
			out = append(out, o)
		}
	}
	return out
}

// room says where one is, and does what is chosen there until one goes back. What is
// said and offered is asked anew each time, for what was done may have moved it; the
// first option is the next step, which an empty line takes.
func (t *talk) room(enter func() ([]option, error)) error {
	for {
		t.pause()
		options, err := enter()
		if err != nil {
			return t.failed(err)
		}
		t.inRoom = true
		at, err := t.choose(options, 0)
		t.inRoom = false
		if errors.Is(err, errMoved) {
			continue
		}
		if errors.Is(err, errBack) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := options[at].do(); errors.Is(err, errLeave) {
			return nil
		} else if err != nil && !errors.Is(err, errBack) {
			return err
		}
	}
}

// errLeave leaves a room: its act has done all there was to do.
var errLeave = errors.New("linear: the room is left")

// leave is the act that leaves a room.
func leave() error { return errLeave }

// failed says what went wrong and what to do; whoever asked goes on. What ends the
// conversation is no failure.
func (t *talk) failed(err error) error {
	if err == nil || errors.Is(err, errBack) || errors.Is(err, errQuit) || errors.Is(err, errEnd) || errors.Is(err, errLeave) {
		return err
	}
	t.wrong(err)
	return nil
}

// wrong says an error with its cure.
func (t *talk) wrong(err error) {
	t.faults++
	e, ours := lang.AsError(err)
	if !ours {
		t.say("fault", lang.Args{"what": lang.Line(err.Error())})
		return
	}
	t.say("fault", lang.Args{"what": spoken(t.env.In(e.Text))})
	if hint := spoken(t.env.In(e.Hint)); hint != "" {
		t.say("fault.cure", lang.Args{"cure": hint})
	}
}
