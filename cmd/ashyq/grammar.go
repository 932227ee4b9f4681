package main

import (
	"errors"

	"github.com/alecthomas/kong"
)

// grammar is the whole command line. Texts stand in messages.toml: a command is
// "command.PATH", a flag "flag.NAME" (or "flag.PATH.NAME" where it means
// something of its own), an argument "arg.NAME", and what stands for a value in
// the help "place.NAME".
type grammar struct {
	globals

	Welcome    welcomeCmd    `cmd:"" default:"1" hidden:""`
	Demo       demoCmd       `cmd:"" passthrough:""`
	Categories categoriesCmd `cmd:""`
	Standard   standardCmd   `cmd:""`
	Holders    holdersCmd    `cmd:""`
	Inspect    inspectCmd    `cmd:""`
	Evidence   evidenceCmd   `cmd:""`
	Capture    captureCmd    `cmd:""`
	Page       pageCmd       `cmd:""`
	Pages      pagesCmd      `cmd:""`
	Proposals  proposalsCmd  `cmd:""`
	Check      checkCmd      `cmd:""`
	Compare    compareCmd    `cmd:""`
	Trend      trendCmd      `cmd:""`
	Ranking    rankingCmd    `cmd:""`
	Search     searchCmd     `cmd:""`
	Register   registerCmd   `cmd:""`
	Sample     sampleCmd     `cmd:""`
	Verdict    verdictCmd    `cmd:""`
	Undo       undoCmd       `cmd:""`
	Redo       redoCmd       `cmd:""`
	Photos     photosCmd     `cmd:""`
	Form       formCmd       `cmd:""`
	Memo       memoCmd       `cmd:""`

	Recommendation recommendationCmd `cmd:""`
	Demand         demandCmd         `cmd:""`
	Answer         answerCmd         `cmd:""`
	Decision       decisionCmd       `cmd:""`
	Appointment    appointmentCmd    `cmd:""`
	Extension      extensionCmd      `cmd:""`
	Notice         noticeCmd         `cmd:""`
	Suspension     suspensionCmd     `cmd:""`
	Resumption     resumptionCmd     `cmd:""`
	Termination    terminationCmd    `cmd:""`
	Results        resultsCmd        `cmd:""`
	Letter         letterCmd         `cmd:""`
	Reference      referenceCmd      `cmd:""`
	Agenda         agendaCmd         `cmd:""`

	Paper     paperKeepCmd `cmd:""`
	Step      stepCmd      `cmd:""`
	Review    reviewCmd    `cmd:""`
	Conflicts conflictsCmd `cmd:""`
	Settle    settleCmd    `cmd:""`
	Ruling    rulingCmd    `cmd:""`
	Execution executionCmd `cmd:""`
	Look      lookCmd      `cmd:""`
	Dossier   dossierCmd   `cmd:""`
	Erase     eraseCmd     `cmd:""`
	Leaning   leaningCmd   `cmd:""`
	Yearly    yearlyCmd    `cmd:""`
	Deadlines deadlinesCmd `cmd:""`
	Needs     needsCmd     `cmd:""`
	Views     viewsCmd     `cmd:""`
	Found     foundCmd     `cmd:""`

	Template templateCmd `cmd:""`
	Settings settingsCmd `cmd:""`
	Reading  readingCmd  `cmd:""`
	Calendar calendarCmd `cmd:""`
	Journal  journalCmd  `cmd:""`
	Keys     keysCmd     `cmd:""`
	Verify   verifyCmd   `cmd:""`
	Bundle   bundleCmd   `cmd:""`
	Archive  archiveCmd  `cmd:""`
	Backup   backupCmd   `cmd:""`
	Backups  backupsCmd  `cmd:""`
	Restore  restoreCmd  `cmd:""`
	Repair   repairCmd   `cmd:""`
	Drafts   draftsCmd   `cmd:""`

	// Ashyq lets the word be said twice: hints of the acts name "ashyq ashyq
	// settings".
	Ashyq struct {
		Settings settingsCmd `cmd:""`
		Reading  readingCmd  `cmd:""`
	} `cmd:"" hidden:""`
}

// globals are the flags that stand before or after any command.
type globals struct {
	DB         string      `name:"db" placeholder:"file"`
	Lang       string      `placeholder:"lang"`
	As         string      `placeholder:"name"`
	JSON       bool        `name:"json"`
	Accessible bool        ``
	Mono       bool        ``
	ASCII      bool        `name:"ascii"`
	Version    versionFlag ``
	Help       helpFlag    `short:"h"`
}

// errHelp and errVersion end the reading of the command line as soon as the
// flag is met, before anything that is missing is missed.
var (
	errHelp    = errors.New("ashyq: help is asked for")
	errVersion = errors.New("ashyq: the version is asked for")
)

type helpFlag bool

// BeforeReset is called by kong when the flag was given.
func (helpFlag) BeforeReset() error { return errHelp }

// IgnoreDefault keeps kong from choosing a default command beside the flag.
func (helpFlag) IgnoreDefault() {}

type versionFlag bool

// BeforeReset is called by kong when the flag was given.
func (versionFlag) BeforeReset() error { return errVersion }

// newParser makes a parser that never speaks and never ends the program itself.
func newParser(g *grammar) (*kong.Kong, error) {
	return kong.New(g, kong.Name("ashyq"), kong.NoDefaultHelp(), kong.Exit(func(int) {}))
}
