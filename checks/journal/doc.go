// Package journal is the append-only record of everything that was done, and
// the only truth of the program.
//
// The idea: nothing is ever changed or deleted; an entry is added that says
// what is now held to be so, and names the entries that it answers. What stands
// today is read from the set of entries alone, so that two laptops which hold
// the same entries see the same state, whatever the order in which the entries
// reached them. An entry is a header and a payload. The header is a short text
// whose SHA-256 names the entry; it carries all that is needed to know what is
// live, so that this holds for erased payloads and for kinds of entry that this
// program does not know.
//
// What an entry says of others reaches only earlier entries of its own subject;
// what it says of a whole act reaches only its own stream. So there is one state
// for every set of entries, even where somebody lies about clocks and acts, and
// no undo takes back what another did.
//
// The form of entries is for ever. testdata holds an entry of every kind and a
// history, byte for byte, as they must always be read.
//
// The package knows entries, streams, what is live, how to fold a subject into
// its state, and which rows for lists follow from it. It stores nothing: see
// package db.
package journal
