package desk

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
)

// newID makes a UUIDv7: the time in milliseconds by the desk's clock, so that
// ids sort by the time of their making, and random bits.
func (d *Desk) newID() string {
	var b [16]byte
	io.ReadFull(d.random, b[:])
	var ms [8]byte
	binary.BigEndian.PutUint64(ms[:], uint64(d.clock.Now().UnixMilli()))
	copy(b[:6], ms[2:])
	b[6] = b[6]&0x0f | 0x70
	b[8] = b[8]&0x3f | 0x80
	h := hex.EncodeToString(b[:])
	return fmt.Sprintf("%s-%s-%s-%s-%s", h[:8], h[8:12], h[12:16], h[16:20], h[20:])
}
