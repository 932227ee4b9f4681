// Package checks holds the nouns of the workbench (holder, inspection, evidence,
// coverage, answer, finding) and its judge.
//
// Judge is a pure function: the fold of the live entries about an inspection, a
// holder and the office goes in, with the embedded law and calendar; findings
// come out. It works from the small to the large. A *part* of a check is asked
// for one category and answered by its *method* (one file each, method_*.go),
// which cuts it into *units*: slots of time, events, items. Each unit is proven
// met, proven broken or unknown, and has a day: that of the breach, or that a
// breach would have had. The day decides to which edition of the Standard, and
// so to which *clause*, the unit falls. A clause counts what falls to it, a check
// has the worst of its clauses.
//
// Absence of evidence is not evidence of absence: nothing is broken but by
// evidence that says "looked, absent", or inside coverage, a span for which a
// complete source was looked at. The analyst's answer stands above what was
// computed, and both are shown.
//
// Reasons are codes with arguments. Words are made when they are asked for, so
// that judging a thousand inspections says nothing.
package checks
