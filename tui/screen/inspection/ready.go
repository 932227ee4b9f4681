package inspection

import "ashyq/checks/lang"

// Why an act cannot be done now, in words; nothing where it can.

func (s *inspection) notRead() lang.Text {
	if s.view == nil {
		return words.Text("not-read", nil)
	}
	return lang.Text{}
}

// noRefuted says why there is nothing that leaned on refuted evidence.
func (s *inspection) noRefuted() lang.Text {
	if s.view != nil && len(s.view.Case.Refuted) == 0 {
		return words.Text("no-refuted", nil)
	}
	return s.notRead()
}

// noEarlier says why there is nothing to compare with.
func (s *inspection) noEarlier() lang.Text {
	switch {
	case s.view == nil:
		return words.Text("not-read", nil)
	case s.view.Case.Inspection.Earlier == "":
		return words.Text("no-earlier", nil)
	}
	return lang.Text{}
}

func (s *inspection) noRow() lang.Text {
	if _, ok := s.at(); !ok {
		return words.Text("no-row", nil)
	}
	return lang.Text{}
}

func (s *inspection) noWriting() lang.Text {
	if s.view != nil && s.view.Sealed {
		return words.Text("is-closed", nil)
	}
	return s.noRow()
}

func (s *inspection) notClosed() lang.Text {
	if s.view == nil || !s.view.Sealed {
		return words.Text("is-open", nil)
	}
	return lang.Text{}
}

// standCheck is the check that is looked at before a wall.
const standCheck = "stand"

func (s *inspection) noStand() lang.Text {
	if s.view == nil {
		return words.Text("not-read", nil)
	}
	if _, ok := s.view.Finding(standCheck); !ok {
		return words.Text("no-stand", nil)
	}
	return s.noWriting()
}
