// Package warc writes and reads the file in which web archives keep pages:
// WARC/1.1 (ISO 28500:2017), one compressed member for each record.
//
// A saved page can be doubted: who says that the server sent it? An exchange
// that was kept byte for byte, what was asked beside what was answered, can be
// looked at by anybody with tools that are not ours, and replayed as a page. So
// this package knows nothing of pages or of inspections: bytes go in and the
// same bytes come out, each record with its own hashes.
//
// The same records give the same file: names of records are made from what they
// say (Record.Name), no clock and no chance is asked. The reader is strict and
// meant for what was written here: whatever it returns had its hashes checked, and
// anything that it does not know for certain is an error.
package warc
