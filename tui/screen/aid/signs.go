package aid

import "ashyq/checks"

// verdicts are the verdicts in the order of the legend.
func verdicts() []checks.Verdict {
	return []checks.Verdict{checks.Met, checks.PartlyMet, checks.NotMet, checks.CannotTell, checks.NotApplicable, checks.NotChecked}
}

// slots are the states of slots in the order of the legend.
func slots() []checks.State {
	return []checks.State{checks.Filled, checks.NoEvent, checks.Unknown, checks.Cut, checks.Future}
}
