// Package calendar counts days as the law counts them.
//
// A duty of openness is a duty in time: once in each week, within three
// working days, not later than five working days before. So the program needs
// to know which day is a working day in Kazakhstan, and it must be able to say
// how it counted, because the holder will object and the analyst must answer.
//
// A Day is a plain number, without an hour and without a zone: two days are
// compared with <, and nothing ever shifts over midnight. A moment of the real
// world becomes a Day in one place only, DayOf. Span and Spans are stretches of
// days, Slot is one of the equal stretches into which a duty cuts time.
//
// The Calendar holds the days off and the working weekends that were really
// declared, each with its reason and its Certainty. Every sum made with it is a
// Sum, which explains itself in three languages: from which day, which days
// were counted, which were passed over and why, and how sure that is.
package calendar
