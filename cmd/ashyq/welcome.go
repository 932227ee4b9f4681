package main

import "fmt"

// welcomeCmd is the program without a command: the workbench. Where it cannot be
// drawn, the page that says where to begin; in the sample office, what there is
// to look at.
type welcomeCmd struct{}

// Run prints the page.
func (welcomeCmd) Run(s *session) error {
	switch {
	case s.talks():
		return s.talk()
	case s.demo:
		return s.showSample()
	case s.benches():
		return s.bench()
	}
	fmt.Fprintf(s.out, "%s\n", s.say("welcome", nil))
	if s.terminal {
		s.saying("welcome.no-screen", nil)
	}
	fmt.Fprintln(s.out)
	s.grid([][]string{
		{"  ashyq demo", s.say("welcome.demo", nil)},
		{"  ashyq categories", s.say("welcome.categories", nil)},
		{"  ashyq inspect open", s.say("welcome.open", nil)},
		{"  ashyq evidence add", s.say("welcome.evidence", nil)},
		{"  ashyq check", s.say("welcome.check", nil)},
		{"  ashyq memo", s.say("welcome.memo", nil)},
		{"  ashyq --help", s.say("welcome.help", nil)},
	})
	// in all three languages, whatever is set: whoever reads another one must
	// find the way
	fmt.Fprintf(s.out, "\nҚазақша: --lang kk%[1]sПо-русски: --lang ru%[1]sEnglish: --lang en\n", s.dot())
	return nil
}
