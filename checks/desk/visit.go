package desk

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"

	"ashyq/checks/capture"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Addresses are visited host by host: pages of one host one after another, hosts
// beside each other, so that a slow one holds nobody but itself. Results come in the
// order in which they are there, one at a time.

const (
	// hostsAtOnce bounds how many hosts are asked at the same time, and with them how
	// many pages are held in memory.
	hostsAtOnce = 16
	// silences is how often in succession a host may not answer in time before the
	// rest of its pages is left for another time.
	silences = 2
)

// visit is an address to be asked.
type visit struct {
	address string
	how     capture.Method
}

// errSilent says that a host was not asked for a page, for it did not answer for the
// ones before.
var errSilent = errors.New("desk: the host does not answer")

// visited is what came of a visit.
type visited struct {
	i   int
	c   capture.Capture
	err error
}

// visitAll asks all addresses and hands each result to done, with the place of its
// address in the list. An error of done stops the work, as does the context; nothing
// more is handed over then, and nothing is left running.
func (d *Desk) visitAll(ctx context.Context, list []visit, done func(i int, c capture.Capture, err error) error) error {
	if len(list) == 0 {
		return nil
	}
	if d.web == nil {
		return fail("web.none", args{"address": lang.Line(list[0].address)})
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	hosts := make(chan []int)
	results := make(chan visited)
	var workers sync.WaitGroup
	queues := byHost(list)
	for range min(hostsAtOnce, len(queues)) {
		workers.Go(func() {
			for queue := range hosts {
				d.visitHost(ctx, list, queue, results)
			}
		})
	}
	go func() {
		defer close(results)
		defer workers.Wait()
		defer close(hosts)
		for _, q := range queues {
			select {
			case hosts <- q:
			case <-ctx.Done():
				return
			}
		}
	}()
	var failed error
	for r := range results {
		if failed == nil && ctx.Err() == nil {
			if failed = done(r.i, r.c, r.err); failed != nil {
				stop()
			}
		}
	}
	if failed != nil {
		return failed
	}
	return context.Cause(ctx)
}

// visitHost asks one host for its pages.
func (d *Desk) visitHost(ctx context.Context, list []visit, queue []int, results chan<- visited) {
	silent := 0
	for _, i := range queue {
		r := visited{i: i, err: errSilent}
		if silent < silences {
			r.c, r.err = d.web.Take(ctx, list[i].address, list[i].how)
		}
		if r.c.Outcome == page.TimedOut {
			silent++
		} else if r.err == nil {
			silent = 0
		}
		select {
		case results <- r:
		case <-ctx.Done():
			return
		}
	}
}

// byHost parts the places of a list by the hosts of its addresses, in their order.
func byHost(list []visit) [][]int {
	var out [][]int
	known := map[string]int{}
	for i, v := range list {
		host := hostOf(v.address)
		at, ok := known[host]
		if !ok {
			at = len(out)
			known[host] = at
			out = append(out, nil)
		}
		out[at] = append(out[at], i)
	}
	return out
}

// hostOf is the host of an address, as far as it can be read.
func hostOf(address string) string {
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.ToLower(u.Hostname())
}
