// Package db keeps the journal in one SQLite file.
//
// The idea: the file holds the truth and whatever can be made again from it.
// The truth is three tables that only grow: entries under the hash of their
// header, payloads under their hash, attachments in pieces under the hash of
// the whole. Triggers refuse every change and every deletion but one: bytes
// that an "erased" entry names may go. Beside the truth stand rows for lists,
// made by a journal.Deriver; they carry its fingerprint and are thrown away and
// made again when it is not today's, so that no file is ever migrated. One more
// table, the shelf, holds what belongs to this laptop alone and may be lost.
//
// A transaction is an act of the user. It is on the disk when Write returns
// nil: the log is flushed by the commit. Only then is the head of the stream
// noted in the user's key folder, from which the next append learns whether the
// file is older than what was written: a restored backup, or a copy that went
// its own way. Such a file is continued in a new stream, never in the old one,
// so that no two entries ever claim the same place.
//
// Two files are merged by taking the union of what they hold, each hash checked
// on the way. What is live follows from the set (see package journal), so the
// order of merging cannot matter.
package db
