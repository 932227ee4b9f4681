package journaltest

// Clone gives a journal that holds the same and goes its own way from here, as
// the same stream: what is appended to one is not in the other.
func (m *Memory) Clone() *Memory {
	return &Memory{deriver: m.deriver, now: m.now, key: m.key, state: m.held()}
}
