package propose

import (
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// An entry of a blog is no event of the agency, though both have a day; what was looked
// for and not found is never named as though it were there.
func TestWhatIsProposedIsNamed(t *testing.T) {
	for _, e := range []struct {
		p    Proposal
		want string
	}{
		{Proposal{Kind: Event, Parts: []string{"posts"}}, "запись"},
		{Proposal{Kind: Event, Parts: []string{"news"}}, "запись"},
		{Proposal{Kind: Event, Parts: []string{"sections-weekly"}}, "обновление"},
		{Proposal{Kind: Event, Parts: []string{"meetings"}}, "мероприятие"},
		{Proposal{Kind: Item, Says: checks.Present}, "пункт"},
		{Proposal{Kind: Item, Says: checks.Absent}, "не найдено"},
		{Proposal{Kind: Notice}, "оповещение"},
	} {
		if got := e.p.Named().RU; got != e.want {
			t.Errorf("%+v is named %q, want %q", e.p, got, e.want)
		}
	}
	for _, kind := range []Kind{Event, Coverage, Item, Document, Notice, Fact} {
		named := (&Proposal{Kind: kind}).Named()
		if len(named.Missing()) > 0 || strings.HasPrefix(named.In(lang.EN), "!") {
			t.Errorf("%s: %v", kind, named)
		}
	}
}
