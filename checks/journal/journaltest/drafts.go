package journaltest

import (
	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
)

// Signer is who writes in tests.
var Signer = journal.Signer{Author: "Айгүл Сейітқызы", Label: "AS"}

// Holder drafts the record of a holder with its Kazakh and Russian names.
func Holder(id, kk, ru string, replaces ...journal.Hash) journal.Draft {
	return journal.Draft{
		Kind: journal.KindHolder, Subject: journal.Holder(id), Matter: "holder", Replaces: targets(replaces),
		Payload: checks.Holder{
			Names:      []checks.Name{{KK: kk, RU: ru}},
			Categories: []checks.Belonging{{ID: "state-body", Source: "устав"}},
			Traits:     []checks.Trait{}, Premises: []checks.Premises{}, Sites: []string{}, Predecessors: []string{},
		},
	}
}

// Inspection drafts the record of an inspection.
func Inspection(id, number, holder string, replaces ...journal.Hash) journal.Draft {
	return journal.Draft{
		Kind: journal.KindInspection, Subject: journal.Inspection(id), Matter: "inspection",
		Replaces: targets(replaces),
		Payload: checks.Inspection{
			Number: number, Holder: holder, Categories: []string{"state-body"}, Form: checks.Remote,
			Period: checks.Dated{From: day(2025, 1, 1), To: day(2025, 12, 31)}, AsOf: day(2026, 1, 20),
			Owner: "Қ. Тлеуова",
		},
	}
}

func day(y, m, d int) calendar.Day {
	v, _ := calendar.NewDay(y, m, d)
	return v
}

// Evidence drafts a piece of evidence for an inspection.
func Evidence(inspection, id, title string, replaces ...journal.Hash) journal.Draft {
	return journal.Draft{
		Kind: journal.KindEvidence, Subject: journal.Inspection(inspection), Matter: "evidence " + id,
		Replaces: targets(replaces),
		Payload: checks.Evidence{
			ID: id, Kind: checks.Event, Title: title,
			At:     calendar.Moment{Day: day(2025, 3, 14), Minute: -1},
			Serves: []checks.Service{{Check: "weekly-blog", Parts: []string{"posts"}}},
		},
	}
}

// Verdict drafts an answer about the stand.
func Verdict(inspection string, v checks.Verdict, replaces ...journal.Hash) journal.Draft {
	return journal.Draft{
		Kind: journal.KindVerdict, Subject: journal.Inspection(inspection), Matter: "verdict stand",
		Replaces: targets(replaces), Payload: checks.Answer{Verdict: v, Reason: "осмотр", Places: map[string]string{}, Saw: []string{}},
	}
}

// Found drafts the day on which something was found, of which terms follow.
func Found(inspection string) journal.Draft {
	return journal.Draft{
		Kind: journal.KindFound, Subject: journal.Inspection(inspection), Matter: "found",
		Payload: checks.FoundDay{Day: day(2026, 1, 20), Reason: "хаттама"},
	}
}

// Setting drafts a setting of the office.
func Setting(name, value string, replaces ...journal.Hash) journal.Draft {
	return journal.Draft{
		Kind: journal.KindSetting, Subject: journal.Office, Matter: "setting " + name,
		Replaces: targets(replaces), Payload: checks.Setting{Value: value, Source: "приказ"},
	}
}

// Erased drafts the letting go of payloads and attachments.
func Erased(s journal.Subject, hashes ...journal.Hash) journal.Draft {
	return journal.Draft{
		Kind: journal.KindErased, Subject: s, Replaces: targets(hashes),
		Payload: journal.Erased{Why: journal.ByMistake, Reason: "персональные данные"},
	}
}

func targets(hashes []journal.Hash) []journal.Target {
	var out []journal.Target
	for _, h := range hashes {
		out = append(out, journal.Target{Hash: h})
	}
	return out
}
