package screen

import (
	"slices"
	"strings"

	"ashyq/tui/keys"
)

// catalogue lists every act of the workbench with its keys, and nowhere else
// are keys given. One key may stand for several acts, never on one screen. The
// acts stand under the room in which they are mostly done: from elsewhere the
// list of all acts names it.
var catalogue = slices.Concat(
	in("anywhere",
		act("help", "f1").first(),
		act("all", "f2").first(),
		act("back", "esc").first(),
		act("language", "l"),
		act("redraw", "ctrl+l"),
		act("error-details", ""),
		act("quit", "f10"),
		act("stop", "ctrl+c"),
	),
	in("", // of dialogs: nobody looks for them
		act("do", "enter"),
		act("choose", "enter"),
		act("take-meant", "tab"),
	),
	in("lists",
		act("open", "enter").first(),
		act("search", "f3"),
		act("filter", "f4"),
		act("order", "s"),
		act("refresh", "f5"),
		act("pane", "tab"),
		act("detail-place", "p"),
	),
	in("home",
		act("new-inspection", "n insert"),
		act("drafts", "d"),
		act("draft-resume", "enter"),
		act("draft-drop", "f8"),
		act("next-section", "]"),
		act("previous-section", "["),
		act("sample", ""),
	),
	in("holders",
		act("holder-open", "enter"),
		act("holder-add", "n insert"),
		act("inspect-holder", "i"),
		act("holders-import", "o"),
		act("holders-round", "r"),
	),
	in("holder",
		act("holder-facts", "g"),
		act("fact-answer", "enter"),
		act("fact-change", "enter"),
		act("fact-add", "n insert"),
		act("fact-end", "f8"),
	),
	in("deadlines",
		act("deadlines-write", "f9 e"),
	),
	in("commission",
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
		act("yearly-write", "f9 e"),
	),
	in("visits",
		act("visits-begin", "f9 e"),
		act("visits-change", "c"),
		act("visits-retry", "r"),
		act("visits-open", "enter"),
		act("job-stop", "ctrl+c"),
	),
	in("settings",
		act("setting-change", "enter"),
		act("templates-open", "t"),
		act("template-add", "n insert"),
	),
	in("law",
		act("law-open", "x"),
		act("law-add", "n insert"),
		act("law-compare", "c"),
	),
	in("opening",
		act("category-choose", "enter"),
		act("category-also", "space"),
	),
	in("form",
		act("form-write", "ctrl+s").first(),
		act("form-look", "ctrl+s"),
		act("form-field", "down up").shown("↑↓"),
		act("form-choose", "left right").shown("←→"),
		act("form-mark", "space"),
		act("form-remove", "delete").shown("Del"),
		act("form-afresh", "f8"),
	),
	in("inspection",
		act("undo", "ctrl+z").first(),
		act("redo", "ctrl+y"),
		act("check-open", "enter"),
		act("evidence-add", "n insert").first(),
		act("coverage-add", "v").first(),
		act("verdict-give", "m").first(),
		act("memo", "f9 e").first(),
		act("journal", "h"),
		act("stand-open", "t"),
		act("papers-open", "d"),
		act("other-open", "o"),
		act("pages-open", "u"),
		act("photos-open", "i"),
		act("form-open", "b"),
		act("dossier-write", ""),
		act("compare-open", "c"),
		act("inspect-again", ""),
		act("inspection-close", ""),
		act("inspection-reopen", ""),
		act("next-check", "]"),
		act("previous-check", "["),
	),
	in("check",
		act("slot-walk", "left right").shown("←→"),
		act("slot-next", "down up").shown("↓↑"),
		act("slot-open", "enter"),
		act("open-next", "space"),
		act("why", "w"),
		act("norm", "x"),
		act("history", "h"),
		act("evidence-change", "enter"),
		act("withdraw", "f8"),
		act("register-open", "r"),
		act("table-import", "i"),
		act("found-open", "o"),
	),
	in("register",
		act("columns-change", "c"),
		act("sample-draw", "c"),
		act("rows-write", "ctrl+s"),
		act("row-take", "space"),
	),
	in("stand",
		act("item-present", "a"),
		act("item-incomplete", "s"),
		act("item-absent", "d"),
		act("item-unseen", "f"),
		act("item-inapplicable", "g"),
		act("item-clear", "delete backspace").shown("Del"),
		act("item-note", "enter"),
		act("item-photo", "o"),
		act("item-skip", "space"),
		act("premises-walk", "left right").shown("←→"),
		act("premises-add", "n insert"),
		act("form-print", "f9 e"),
		act("photos-take", "enter"),
		act("photos-clock", "c"),
	),
	in("memo",
		act("gap-mend", "enter"),
		act("memo-write", "f9 e"),
		act("memo-issue", "i"),
		act("memo-language", "l"),
		act("paper-give", "g"),
	),
	in("papers",
		act("paper-open", "enter"),
		act("paper-state", "r"),
		act("paper-amend", ""),
		act("step-add", "n insert"),
		act("point-answer", "enter m"),
		act("look-again", ""),
	),
	in("other",
		act("other-add", "n insert"),
		act("other-change", "enter"),
		act("other-evidence", "d"),
	),
	in("pages",
		act("page-open", "enter"),
		act("page-capture", "n insert"),
		act("page-text", "o"),
		act("pages-leads", "g"),
		act("pages-write", "f9 e"),
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
	),
)

// in puts acts into a room, whose name stands in messages.toml under "room.".
func in(room string, acts ...Act) []Act {
	for i := range acts {
		acts[i].Room = room
	}
	return acts
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
