package journal

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// sayings are changes of one text in a golden payload, and whether it is still read.
var sayings = []struct {
	sentence, kind, old, new string
	good                     bool
}{
	{"a label of two letters", KindStream, `"АС"`, `"KT"`, true},
	{"a label of one letter", KindStream, `"АС"`, `"K"`, false},
	{"a label of nine letters", KindStream, `"АС"`, `"ABCDEFGHI"`, false},
	{"a label that draws", KindStream, `"АС"`, `"A\u001b[2J"`, false},
	{"a label that turns writing round", KindStream, `"АС"`, "\"A\u202eB\"", false},
	{"a key that is not the stream's", KindStream, `"key":"01`, `"key":"02`, false},
	{"a key that is no key", KindStream, `"key":"01`, `"key":"xx`, false},
	{"a trait that is neither yes nor no", KindHolder, `"value":"no"`, `"value":"maybe"`, false},
	{"a trait that ends before it begins", KindHolder, `"to":"2026-12-31"`, `"to":"2023-12-31"`, false},
	{"a trait of one day", KindHolder, `"to":"2026-12-31"`, `"to":"2024-01-01"`, true},
	{"a name that ends before it begins", KindHolder, `"from":"2022-06-11","kk":"Оқу`, `"from":"2022-06-11","to":"2022-06-10","kk":"Оқу`, false},
	{"a name without its beginning", KindHolder, `"from":"2022-06-11","kk":"Оқу`, `"kk":"Оқу`, true},
	{"premises that end before they begin", KindHolder, `8","from":"2022-06-11"`, `8","from":"2022-06-11","to":"2000-01-01"`, false},
	{"a life that ends before it begins", KindHolder, `"life":{"from":"2022-06-11"}`, `"life":{"from":"2022-06-11","to":"2022-01-01"}`, false},
	{"a life without an end or a beginning", KindHolder, `"life":{"from":"2022-06-11"}`, `"life":{}`, true},
	{"the same holder, perhaps", KindSame, `"no"`, `"perhaps"`, false},
	{"a period without an end", KindInspection, `,"to":"2025-12-31"`, ``, false},
	{"a period without a beginning", KindInspection, `"from":"2025-01-01",`, ``, false},
	{"a period that ends before it begins", KindInspection, `"to":"2025-12-31"`, `"to":"2024-12-31"`, false},
	{"a form that is not known", KindInspection, `"unscheduled"`, `"surprise"`, false},
	{"a day that no calendar has", KindInspection, `"2026-01-20"`, `"2026-02-30"`, false},
	{"a day with an hour", KindInspection, `"2026-01-20"`, `"2026-01-20T10:00"`, false},
	{"a state that is not known", KindState, `"closed"`, `"frozen"`, false},
	{"an inspection that is reopened", KindState, `"closed"`, `"reopened"`, true},
	{"evidence of an unknown kind", KindEvidence, `"kind":"stand"`, `"kind":"rumour"`, false},
	{"evidence with another id than its matter", KindEvidence, `"id":"0194b1f0-0000-7000-8000-0000000000d1"`, `"id":"0194b1f0-0000-7000-8000-0000000000d9"`, false},
	{"an item in an unknown state", KindEvidence, `"incomplete"`, `"hidden"`, false},
	{"evidence of a day alone", KindEvidence, `"2026-01-19T10:30"`, `"2026-01-19"`, true},
	{"evidence of a minute that no clock shows", KindEvidence, `"2026-01-19T10:30"`, `"2026-01-19T24:00"`, false},
	{"a file that the header does not carry", KindEvidence, string(Sum([]byte("фото стенда"))), hashA, false},
	{"a body that the header does not carry", KindCapture, string(Sum([]byte("<html lang=kk>Ашық деректер</html>"))), hashA, false},
	{"a paper in a file that the header does not carry", KindPaper, string(Sum([]byte("справка"))), hashA, false},
	{"coverage of what cannot be covered", KindCoverage, `"events"`, `"rumours"`, false},
	{"coverage that ends before it begins", KindCoverage, `"to":"2025-12-31"`, `"to":"2024-12-31"`, false},
	{"coverage with another id than its matter", KindCoverage, `0000000000d2"`, `0000000000d9"`, false},
	{"a draw of another list than its matter's", KindSample, `"list":"requests"`, `"list":"sections"`, false},
	{"a draw of more rows than there are", KindSample, `"of":24`, `"of":1`, false},
	{"a draw without a seed", KindSample, `"seed":"2026-01"`, `"seed":""`, false},
	{"a capture without an id", KindCapture, `"0194b1f0-0000-7000-8000-0000000000d3"`, `""`, false},
	{"a rejection of another proposal than its matter's", KindRejected, `li:nth`, `ul:nth`, false},
	{"a verdict that is not known", KindVerdict, `"verdict":"partly-met"`, `"verdict":"fine"`, false},
	{"not checked, which is never an answer", KindVerdict, `"verdict":"partly-met"`, `"verdict":"not-checked"`, false},
	{"beside what the machine had not checked", KindVerdict, `"computed":"cannot-tell"`, `"computed":"not-checked"`, true},
	{"beside what the machine did not judge", KindVerdict, `"computed":"cannot-tell"`, `"computed":""`, true},
	{"beside what no machine says", KindVerdict, `"computed":"cannot-tell"`, `"computed":"fine"`, false},
	{"a day that is neither off nor working", KindCalendar, `"working"`, `"short"`, false},
	{"a text of an act with another id than its matter", KindEdition, `"0-nq"`, `"1-nq"`, false},
	{"a text of an act without a word", KindEdition, `# үлгі\nid = \"0-НҚ\"\nfrom = \"2027-01-01\"\n[title]\nkk = \"Үлгі \\\"мәтін\\\"\"\n`, ``, false},
	{"a paper with another id than its matter", KindPaper, `"0194b1f0-0000-7000-8000-0000000000e1"`, `"x"`, false},
	{"a paper that is served", KindPaperState, `"registered"`, `"served"`, true},
	{"a paper that is lost", KindPaperState, `"registered"`, `"lost"`, false},
	{"a paper whose points are not numbered in turn", KindContent, `"point":2`, `"point":3`, false},
	{"the content of another paper than its matter's", KindContent, `"id":"0194b1f0-0000-7000-8000-0000000000e1"`, `"id":"x"`, false},
	{"a step that is not known", KindStep, `"objection"`, `"lament"`, false},
	{"a step with a file that the header does not carry", KindStep, string(Sum([]byte("қарсылық хаты"))), hashA, false},
	{"a ground that is not named", KindStep, `"objection"`, `"ground"`, false},
	{"a point that is accepted", KindRuling, `"rejected"`, `"accepted"`, true},
	{"a point that is shelved", KindRuling, `"rejected"`, `"shelved"`, false},
	{"a violation that is forgotten", KindExecution, `"executed"`, `"forgotten"`, false},
	{"a violation that is executed in part", KindExecution, `"executed"`, `"partly"`, true},
	{"no region", KindRegion, `"Сарыдала облысы"`, `""`, false},
	{"another sitting than its matter's", KindSitting, `b2"`, `b3"`, false},
	{"an item of a kind that is not known", KindItem, `"hearing"`, `"dance"`, false},
	{"an item of no sitting", KindItem, `"sitting":"0194b1f0-0000-7000-8000-0000000000b2"`, `"sitting":""`, false},
	{"a decision that orders", KindDecision, `"changed"`, `"ordered"`, false},
	{"a form of another paper than its matter's", KindTemplate, `"memo"`, `"letter"`, false},
	{"a key that is out of use", KindKey, `"ноутбук жоғалды"`, `"кілт ауысты"`, true},
	{"a key that is lent", KindKey, `"retired"`, `"lent"`, false},
	{"the key of another stream than its matter's", KindKey, `"stream":"ae`, `"stream":"be`, false},
	{"a key of which nothing is good", KindKey, `"number":30`, `"number":29`, false},
	{"a key whose last good entry is not named", KindKey, `"last":{"hash":"`, `"last":{"hash":"x`, false},
	{"a key that is out of use for no reason", KindKey, `"ноутбук жоғалды"`, `""`, false},
	{"a paper that is accepted", KindReview, `"returned"`, `"accepted"`, true},
	{"a paper that is asked to be read", KindReview, `"returned"`, `"asked"`, true},
	{"a paper whose remarks are answered", KindReview, `"returned"`, `"answered"`, true},
	{"a paper that is praised", KindReview, `"returned"`, `"praised"`, false},
	{"a review of another paper than its matter's", KindReview, `"step":"0194b1f0-0000-7000-8000-0000000000f1"`, `"step":"x"`, false},
	{"a review of another kind of paper than its matter's", KindReview, `"paper":"answer"`, `"paper":"memo"`, false},
	{"a remark without a word", KindReview, `"күні қайда?"`, `""`, false},
	{"a remark on a paper in a third language", KindReview, `"lang":"ru"`, `"lang":"en"`, false},
	{"a sheet with marks that the header does not carry", KindReview, string(Sum([]byte("белгілері бар бет"))), hashA, false},
	{"why something is withdrawn is free", KindWithdrawn, `"refuted"`, `"otherwise"`, true},
}

func TestAPayloadSaysOnlyWhatItsKindCanSay(t *testing.T) {
	for _, tt := range sayings {
		e := goldenOf(t, tt.kind)
		if bytes.Count(e.Payload, []byte(tt.old)) != 1 {
			t.Fatalf("%s: %s stands %d times", tt.sentence, tt.old, bytes.Count(e.Payload, []byte(tt.old)))
		}
		e.Payload = bytes.Replace(e.Payload, []byte(tt.old), []byte(tt.new), 1)
		err := legible(e)
		if (err == nil) != tt.good || err != nil && !errors.Is(err, ErrPayload) {
			t.Errorf("%s: %v", tt.sentence, err)
		}
	}
}

func TestAKindHasItsSubjectsAndItsMatter(t *testing.T) {
	for _, g := range goldens(t) {
		e := goldenOf(t, g.kind)
		subject, matter := e.Header.Subject, e.Header.Matter
		if err := legible(e); err != nil {
			t.Errorf("%s: %v", g.kind, err)
		}
		if kinds[g.kind].families != nil {
			e.Header.Subject = "elsewhere 1"
			refused(t, e, "on a subject that is not its own")
			e.Header.Subject = subject
		}
		word, about, more := strings.Cut(matter, " ")
		spoilt := []string{"x", "x " + about, matter + "x y", word + "x " + about}
		switch {
		case matter == "":
			spoilt = []string{"x", g.kind}
		case more:
			spoilt = append(spoilt[:2], "", word)
		default:
			spoilt = append(spoilt, "", word+" x")
		}
		for _, m := range spoilt {
			e.Header.Matter = m
			refused(t, e, "about "+m)
		}
	}
}

func refused(t *testing.T, e Entry, how string) {
	t.Helper()
	if err := legible(e); !errors.Is(err, errPlace) {
		t.Errorf("%s %s: %v", e.Header.Kind, how, err)
	}
}

func TestAMatterIsWrittenInOneWay(t *testing.T) {
	tests := []struct {
		kind, matter string
		good         bool
	}{
		{KindVerdict, "verdict stand", true},
		{KindVerdict, "verdict stand/contents", true},
		{KindVerdict, "verdict stand/contents@p", true},
		{KindVerdict, "verdict stand/", false},
		{KindVerdict, "verdict stand/contents@", false},
		{KindVerdict, "verdict stand@p", false},
		{KindVerdict, "verdict /contents", false},
		{KindCalendar, "calendar 2026-01-05", true},
		{KindCalendar, "calendar 2026-1-5", false},
		{KindCalendar, "calendar 2026-02-30", false},
		{KindSame, "same 0194b1f0-0000-7000-8000-0000000000b2", true},
		{KindSame, "same 0194b1f0-0000-7000-8000-0000000000b1", false},
		{KindSame, "same 0194b1f0-0000-7000-8000-0000000000b0", false},
	}
	for _, tt := range tests {
		e := goldenOf(t, tt.kind)
		e.Header.Matter = tt.matter
		if err := legible(e); (err == nil) != tt.good {
			t.Errorf("%s: %v", tt.matter, err)
		}
	}
}

func TestTheOpeningStandsFirstInItsStream(t *testing.T) {
	e := goldenOf(t, KindStream)
	e.Header.Number, e.Header.Previous = 2, hashA
	if legible(e) == nil {
		t.Error("a second opening is read")
	}
}

func TestAProposalIsNamedByCapturePathAndFragment(t *testing.T) {
	if got := Proposal("c", "p", "f"); got != Sum([]byte("c\np\nf")) {
		t.Errorf("named %s", got)
	}
}
