package screen

import (
	"strings"

	"ashyq/tui/keys"
)

// catalogue lists every act of the workbench with its keys, and nowhere else
// are keys given. One key may stand for several acts, never on one screen.
var catalogue = []Act{
	act("help", "f1").first(),
	act("all", "f2").first(),
	act("back", "esc").first(),
	act("open", "enter").first(),
	act("new-inspection", "n insert"),
	act("evidence-add", "n insert").first(),
	act("coverage-add", "v").first(),
	act("verdict-give", "m").first(),
	act("memo", "f9 e").first(),
	act("undo", "ctrl+z").first(),
	act("redo", "ctrl+y"),
	act("language", "l"),
	act("quit", "f10"),
	act("stop", "ctrl+c"),
	act("redraw", "ctrl+l"),
	act("search", "f3"),
	act("filter", "f4"),
	act("order", "s"),
	act("refresh", "f5"),
	act("pane", "tab"),
	act("next-section", "]"),
	act("previous-section", "["),
	act("next-check", "]"),
	act("previous-check", "["),
	act("holder-add", "n insert"),
	act("holder-facts", "g"),
	act("holder-open", "enter"),
	act("inspect-holder", "i"),
	act("holders-import", "o"),
	act("holders-round", "r"),
	act("fact-answer", "enter"),
	act("fact-change", "enter"),
	act("fact-add", "n insert"),
	act("fact-end", "f8"),
	act("rows-write", "ctrl+s"),
	act("row-take", "space"),
	act("inspection-close", ""),
	act("inspection-reopen", ""),
	act("setting-change", "enter"),
	act("category-choose", "enter"),
	act("category-also", "space"),
	act("form-write", "ctrl+s").first(),
	act("form-look", "ctrl+s"),
	act("form-field", "down up").shown("↑↓"),
	act("form-choose", "left right").shown("←→"),
	act("form-mark", "space"),
	act("form-remove", "delete").shown("Del"),
	act("form-afresh", "f8"),
	act("check-open", "enter"),
	act("stand-open", "t"),
	act("journal", "h"),
	act("history", "h"),
	act("slot-walk", "left right").shown("←→"),
	act("slot-next", "down up").shown("↓↑"),
	act("slot-open", "enter"),
	act("open-next", "space"),
	act("why", "w"),
	act("norm", "x"),
	act("evidence-change", "enter"),
	act("withdraw", "f8"),
	act("item-present", "a"),
	act("item-incomplete", "s"),
	act("item-absent", "d"),
	act("item-unseen", "f"),
	act("item-note", "enter"),
	act("item-photo", "o"),
	act("item-skip", "space"),
	act("register-open", "r"),
	act("other-open", "o"),
	act("other-add", "n insert"),
	act("other-change", "enter"),
	act("other-evidence", "d"),
	act("table-import", "i"),
	act("columns-change", "c"),
	act("sample-draw", "c"),
	act("premises-walk", "left right").shown("←→"),
	act("premises-add", "n insert"),
	act("gap-mend", "enter"),
	act("memo-write", "f9 e"),
	act("memo-issue", "i"),
	act("paper-give", "g"),
	act("memo-language", "l"),
	act("error-details", ""),
	act("sample", ""),
	act("choose", "enter"),
	act("do", "enter"),
	act("papers-open", "d"),
	act("paper-open", "enter"),
	act("paper-state", "r"),
	act("paper-amend", ""),
	act("step-add", "n insert"),
	act("point-answer", "enter m"),
	act("look-again", ""),
	act("drafts", "d"),
	act("draft-resume", "enter"),
	act("draft-drop", "f8"),
	act("detail-place", "p"),
	act("law-open", "x"),
	act("law-add", "n insert"),
	act("templates-open", "t"),
	act("template-add", "n insert"),
	act("law-compare", "c"),
	act("compare-open", "c"),
	act("inspect-again", ""),
	act("dossier-write", ""),
	act("yearly-write", "f9 e"),
	act("photos-open", "i"),
	act("photos-take", "enter"),
	act("photos-clock", "c"),
	act("form-open", "b"),
	act("form-print", "f9 e"),
	act("item-inapplicable", "g"),
	act("deadlines-write", "f9 e"),
	act("sitting-show", "enter"),
	act("sitting-open", "n insert"),
	act("sitting-change", "c"),
	act("agenda-take", "enter"),
	act("agenda-edit", "enter"),
	act("agenda-add", "n insert"),
	act("agenda-up", "shift+up").shown("Shift+↑"),
	act("agenda-down", "shift+down").shown("Shift+↓"),
	act("agenda-remove", "f8"),
	act("agenda-write", "f9 e"),
	act("agenda-issue", ""),
	act("agenda-decide", "m"),
	act("agenda-follow", "v"),
	act("agenda-inspection", "o"),
	act("item-clear", "delete backspace").shown("Del"),
	act("pages-open", "u"),
	act("found-open", "o"),
	act("page-open", "enter"),
	act("page-capture", "n insert"),
	act("page-text", "o"),
	act("pages-leads", "g"),
	act("pages-write", "f9 e"),
	act("job-stop", "ctrl+c"),
	act("found-confirm", "enter"),
	act("found-reject", "f8").shown("Del"),
	act("found-mark", "space"),
	act("found-mark-all", "a"),
	act("found-posts", "enter"),
	act("found-done", "enter"),
	act("page-walk", "pgdown pgup").shown("PgDn"),
	act("page-why", "w"),
	act("text-next", "enter"),
	act("leads-capture", "enter"),
	act("visits-begin", "f9 e"),
	act("visits-change", "c"),
	act("visits-retry", "r"),
	act("visits-open", "enter"),
}

func act(id, list string) Act {
	a := Act{ID: id}
	for _, k := range strings.Fields(list) {
		a.Keys = append(a.Keys, keys.Key(k))
	}
	return a
}

func (a Act) shown(label string) Act {
	a.Shown = label
	return a
}

func (a Act) first() Act {
	a.First = true
	return a
}

// Catalogue lists every act.
func Catalogue() []Act { return catalogue }

// ActOf gives an act of the catalogue; one that is not there has an id alone,
// which a test finds.
func ActOf(id string) Act {
	for _, a := range catalogue {
		if a.ID == id {
			return a
		}
	}
	return Act{ID: id}
}
