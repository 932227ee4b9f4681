package desk

import (
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// What was found of a file, in words, for a command and a screen alike.

// FileWords says line by line what a file is, whether it was changed, who signed it and
// how this journal stands to it.
func FileWords(r FileReport) []lang.Text {
	out := []lang.Text{messages().Text("verify.kind."+kindSaid(r), nil)}
	if r.Paper != nil {
		out = append(out, paperWords(*r.Paper)...)
	} else {
		out = append(out, wholeWords(r))
	}
	if r.Signer != nil {
		out = append(out, SignerWords(*r.Signer))
		if r.Paper != nil {
			out = append(out, messages().Text("verify.mark", nil))
		}
	} else if r.Paper != nil || r.Kind == journal.FileBundle || r.Kind == journal.FileBackup {
		out = append(out, messages().Text("verify.unsigned", nil))
	}
	if r.Here != "" {
		out = append(out, messages().Text("verify.journal."+string(r.Here), nil))
	}
	return out
}

// kindSaid names what a file is. That it is an issued paper is said only of the bytes that
// were kept: of any other file a mark is all that is known.
func kindSaid(r FileReport) string {
	switch {
	case r.Paper == nil || r.Paper.Found == PaperKept:
		return r.Kind
	case r.Paper.Found == PaperUnknown:
		return "unproven"
	}
	return "marked"
}

func wholeWords(r FileReport) lang.Text {
	switch {
	case !r.OK:
		return messages().Text("verify.damaged", args{"n": len(r.Problems)})
	case !r.Checked:
		return messages().Text("verify.unchecked."+unchecked(r.Kind), nil)
	}
	return messages().Text("verify.whole", args{"entries": r.Entries, "attachments": r.Attachments})
}

// unchecked says why the bytes of a file could be held against nothing.
func unchecked(kind string) string {
	if kind == journal.FileShut {
		return "shut"
	}
	return "other"
}

func paperWords(p FilePaper) []lang.Text {
	if p.Found == PaperUnknown || p.Found == PaperForged {
		return []lang.Text{messages().Text("verify.paper."+p.Found, nil)}
	}
	a := args{"paper": p.Words(), "inspection": quote(p.Inspection), "day": p.Issued.Digits(), "by": quote(p.By)}
	of := "inspection"
	if p.Inspection == "" {
		of = "office"
	}
	out := []lang.Text{messages().Text("verify.paper."+p.Found, nil), messages().Text("verify.paper.of-"+of, a)}
	if p.Number != "" {
		out = append(out, messages().Text("verify.paper.number", args{"number": quote(p.Number), "day": p.Registered.Digits()}))
	}
	if p.Replaced {
		out = append(out, messages().Text("verify.paper.replaced", nil))
	}
	return out
}

// SignerWords says whose key signed and whether the signature stands.
func SignerWords(by journal.SignedBy) lang.Text {
	a := args{"label": quote(by.Label), "stream": ShortStream(by.Stream), "names": someNames(by.Authors), "since": isoDigits(by.Since), "day": isoDigits(by.Retired)}
	switch {
	case !by.Stands:
		return messages().Text("verify.signer.fallen", a)
	case !by.Known:
		return messages().Text("verify.signer.unknown", a)
	case by.Late:
		return messages().Text("verify.signer.late", a)
	case by.Retired != "":
		return messages().Text("verify.signer.retired", a)
	}
	return messages().Text("verify.signer.stands", a)
}

// MadeWords says who made a backup before it is restored.
func MadeWords(m journal.BackupMade) (out []lang.Text) {
	switch by := m.Signer; {
	case m.Unsealed:
		out = append(out, messages().Text("verify.unsealed", nil))
	case by == nil:
		out = append(out, messages().Text("verify.unsigned", nil))
	case by.Stands && !by.Known:
		out = append(out, messages().Text("verify.claims", args{"label": quote(by.Label), "stream": ShortStream(by.Stream), "names": someNames(by.Authors)}))
	default:
		out = append(out, SignerWords(*by))
	}
	if m.Stranger {
		out = append(out, messages().Text("verify.other-journal", nil))
	}
	return out
}

// mostNames is how many of those who wrote with a key are named in a sentence.
const mostNames = 4

// someNames names those who wrote with a key; names are cut between them, not within.
func someNames(list []string) string {
	var out []string
	for _, name := range list[:min(len(list), mostNames)] {
		out = append(out, quote(name))
	}
	if len(list) > mostNames {
		out = append(out, "…")
	}
	return strings.Join(out, ", ")
}

// isoDigits writes a day of the journal as it is shown.
func isoDigits(iso string) string {
	if day, err := calendar.ParseDay(iso); err == nil {
		return day.Digits()
	}
	return quote(iso)
}

// HeadWords says how this journal stands to one head.
func HeadWords(here journal.HeadState) lang.Text {
	return messages().Text("verify.head."+string(here), nil)
}
