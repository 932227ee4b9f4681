package journal

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxWhole is the first whole number that a payload or a header may not hold:
// from there on other programs read numbers inexactly.
const maxWhole = 1 << 53

// saltBytes is the length of a salt before it is written as hex digits.
const saltBytes = 16

// ErrPayload says that bytes are not a payload, or that a value cannot stand in
// one.
var ErrPayload = errors.New("journal: not a payload")

// EncodePayload makes the bytes of a payload: one JSON object of strings, whole
// numbers below 2^53, lists and objects, with a random salt of 128 bits, so
// that an erased text cannot be guessed from its hash. A salt of nil is drawn.
// Nil lists are written as empty ones; a day that is not given is an error
// unless its field may be left out.
func EncodePayload(value any, salt []byte) ([]byte, error) {
	if salt == nil {
		salt = make([]byte, saltBytes)
		rand.Read(salt)
	}
	if value == nil || len(salt) != saltBytes {
		return nil, fmt.Errorf("%w: no value, or a salt of %d bytes", ErrPayload, len(salt))
	}
	plain, err := tree(reflect.ValueOf(value))
	if err != nil {
		return nil, fmt.Errorf("%w: %T: %w", ErrPayload, value, err)
	}
	object, ok := plain.(map[string]any)
	if _, salted := object["salt"]; !ok || salted {
		return nil, fmt.Errorf("%w: %T is no object, or has a salt", ErrPayload, value)
	}
	object["salt"] = hex.EncodeToString(salt)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err = enc.Encode(object)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// CheckPayload tells whether the bytes are one JSON object that keeps the rules
// of payloads, whatever its kind.
func CheckPayload(b []byte) error {
	_, err := parsePayload(b)
	return err
}

// parsePayload gives the object without its salt.
func parsePayload(b []byte) (map[string]any, error) {
	object, err := parseObject(b)
	if err != nil {
		return nil, err
	}
	salt, _ := object["salt"].(string)
	if len(salt) != 2*saltBytes || strings.Trim(salt, "0123456789abcdef") != "" {
		return nil, fmt.Errorf("%w: no salt", ErrPayload)
	}
	delete(object, "salt")
	return object, nil
}

// parseObject reads one object and nothing after it. Every reader must find the
// same in it, so whatever readers are known to differ on is refused: bytes that
// are not UTF-8, a name that stands twice in an object, half a surrogate,
// numbers that are not whole or not written in the shortest way.
func parseObject(b []byte) (map[string]any, error) {
	if !utf8.Valid(b) {
		return nil, fmt.Errorf("%w: not UTF-8", ErrPayload)
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	var object map[string]any
	if err := dec.Decode(&object); err != nil || object == nil {
		return nil, fmt.Errorf("%w: not an object", ErrPayload)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("%w: more than an object", ErrPayload)
	}
	read, err := members(object)
	if err != nil {
		return nil, err
	}
	written, surrogates := scan(b)
	switch {
	case surrogates:
		return nil, fmt.Errorf("%w: surrogates", ErrPayload)
	case read != written:
		return nil, fmt.Errorf("%w: a name stands twice", ErrPayload)
	}
	return object, nil
}

// members counts the members of all objects in a value, and refuses what may
// not stand in a payload.
func members(v any) (n int, err error) {
	more := func(e any) error {
		m, err := members(e)
		n += m
		return err
	}
	switch v := v.(type) {
	case string:
		return 0, nil
	case json.Number:
		return 0, checkNumber(string(v))
	case []any:
		for _, e := range v {
			if err := more(e); err != nil {
				return 0, err
			}
		}
		return n, nil
	case map[string]any:
		n = len(v)
		for _, e := range v {
			if err := more(e); err != nil {
				return 0, err
			}
		}
		return n, nil
	}
	return 0, fmt.Errorf("%w: %T", ErrPayload, v)
}

func checkNumber(s string) error {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n >= maxWhole || n <= -maxWhole || strconv.FormatInt(n, 10) != s {
		return fmt.Errorf("%w: number %q", ErrPayload, s)
	}
	return nil
}

// scan counts the members that are written in valid JSON, by the colons outside
// its strings, and looks for escapes of surrogates.
func scan(b []byte) (members int, surrogates bool) {
	quoted := false
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '"':
			quoted = !quoted
		case b[i] == ':' && !quoted:
			members++
		case b[i] == '\\':
			i++
			if b[i] == 'u' && b[i+1]|0x20 == 'd' && b[i+2] >= '8' {
				surrogates = true
			}
		}
	}
	return members, surrogates
}
