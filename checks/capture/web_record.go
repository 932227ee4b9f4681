package capture

import (
	"bytes"
	"path"
	"strings"
	"unicode"

	"ashyq/checks/capture/warc"
)

// exchangeRecords writes what was sent and received on the whole way to a page,
// byte for byte.
func exchangeRecords(hops []*answer) ([]byte, error) {
	var out bytes.Buffer
	w := warc.NewWriter(&out)
	for _, a := range hops {
		ip := warc.Field{Name: "WARC-IP-Address", Value: a.ip.String()}
		got := warc.Record{
			Type: warc.Response, Target: a.to.String(), Date: a.began, ContentType: warc.HTTPResponse,
			Fields: []warc.Field{ip}, Payload: a.wire,
		}
		if a.partial != "" {
			got.Fields = append(got.Fields, warc.Field{Name: "WARC-Truncated", Value: a.partial})
		}
		sent := warc.Record{
			Type: warc.Request, Target: a.to.String(), Date: a.began, ContentType: warc.HTTPRequest,
			Fields: []warc.Field{ip, {Name: warc.ConcurrentTo, Value: got.Name()}}, Payload: a.sent,
		}
		for _, r := range []warc.Record{got, sent} {
			if err := w.Write(r); err != nil {
				return nil, err
			}
		}
	}
	return out.Bytes(), nil
}

// bodyName is a name for the file of a page: the last part of its address.
func bodyName(t target, kind string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.", r) {
			return r
		}
		return '-'
	}, strings.ToValidUTF8(path.Base("/"+t.url.Path), "-"))
	if r := []rune(name); len(r) > 60 {
		name = string(r[:60])
	}
	if name = strings.Trim(name, "-."); name == "" {
		name = t.host
	}
	markup := kind == "" || strings.Contains(strings.ToLower(kind), "html")
	if ext := strings.ToLower(path.Ext(name)); markup && ext != ".html" && ext != ".htm" {
		name += ".html"
	}
	return strings.ReplaceAll(name, ":", "-")
}
