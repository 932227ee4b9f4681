package screen

import (
	"context"
	"errors"
	"slices"
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
)

// Job is long work behind the screen that tells what it does while it does it: pages
// taken from the web, one after the other. It stands outside the queue of what is
// written, for each thing it keeps is a short act of its own; so nothing waits for it.
// Leaving the screen leaves it running, and whoever opens the screen again finds it by
// its key. Stopped, it keeps what it has.
type Job struct {
	Key   string // which work it is: one of each runs at a time
	State any    // what it has told so far, for the screens that show it

	told    told
	stop    context.CancelFunc
	stopped bool
	left    bool // nobody hears it any more
	ended   chan struct{}
}

// Stopped tells whether the job was asked to stop and is about to.
func (j *Job) Stopped() bool { return j.stopped }

// told is what a job has told and nobody has heard yet. The job never waits for that.
type told struct {
	lock sync.Mutex
	list []heard
	bell chan struct{}
}

// heard is something that a job told, or its end.
type heard struct {
	from  *Job
	apply func() tea.Cmd
	last  bool
}

func (t *told) say(h heard) {
	t.lock.Lock()
	t.list = append(t.list, h)
	t.lock.Unlock()
	select {
	case t.bell <- struct{}{}:
	default:
	}
}

// next waits for what is told next.
func (t *told) next() tea.Msg {
	for {
		t.lock.Lock()
		if len(t.list) > 0 {
			h := t.list[0]
			t.list = t.list[1:]
			t.lock.Unlock()
			return h
		}
		t.lock.Unlock()
		<-t.bell
	}
}

// Begin starts a job. What it tells is applied between two frames by hear, whatever
// screen is in front; then is called when it has ended, with the error of its work,
// nil where it was stopped. A job that runs already is not begun again.
func Begin[T any](e *Env, j *Job, work func(context.Context, *desk.Desk, func(T)) error, hear func(T) tea.Cmd, then func(error) tea.Cmd) tea.Cmd {
	if e.JobOf(j.Key) != nil {
		return nil
	}
	ctx, stop := context.WithCancel(e.Ctx)
	d := e.Desk
	j.stop, j.ended, j.told.bell = stop, make(chan struct{}), make(chan struct{}, 1)
	e.jobs = append(e.jobs, j)
	go func() {
		err := work(ctx, d, func(v T) { j.told.say(heard{from: j, apply: func() tea.Cmd { return hear(v) }}) })
		stop()
		j.told.say(heard{from: j, apply: func() tea.Cmd { return e.over(j, err, then) }, last: true})
		close(j.ended)
	}()
	return e.Listen(j.told.next)
}

// hearken applies what a job told, and waits for more.
func (e *Env) hearken(h heard) tea.Cmd {
	var cmds []tea.Cmd
	if !h.from.left {
		cmds = append(cmds, h.apply())
	}
	if !h.last {
		cmds = append(cmds, e.Listen(h.from.told.next))
	}
	return tea.Batch(cmds...)
}

// over ends a job: it is forgotten, and who began it is told.
func (e *Env) over(j *Job, err error, then func(error) tea.Cmd) tea.Cmd {
	e.jobs = slices.DeleteFunc(e.jobs, func(o *Job) bool { return o == j })
	if j.stopped && errors.Is(err, context.Canceled) {
		err = nil
	}
	if err != nil {
		return tea.Batch(e.Fail(err), then(err))
	}
	return then(nil)
}

// JobOf gives the job that runs under a key, nil where none does.
func (e *Env) JobOf(key string) *Job {
	for _, j := range e.jobs {
		if j.Key == key && !j.left {
			return j
		}
	}
	return nil
}

// HaltJob asks the job under a key to stop and leaves the others; it tells whether one
// runs that had not been asked before.
func (e *Env) HaltJob(key string) bool {
	j := e.JobOf(key)
	if j == nil || j.stopped {
		return false
	}
	j.stopped = true
	j.stop()
	return true
}

// Halt asks the jobs that run to stop, and tells whether there were any that had not
// been asked before.
func (e *Env) Halt() bool {
	fresh := false
	for _, j := range e.jobs {
		fresh = fresh || !j.stopped
		j.stopped = true
		j.stop()
	}
	return fresh
}

// Await stops all jobs and waits until they have written what they were writing: the
// database is about to be closed.
func (e *Env) Await() {
	e.Halt()
	for _, j := range e.jobs {
		<-j.ended
	}
	e.jobs = nil
}
