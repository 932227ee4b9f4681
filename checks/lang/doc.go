// Package lang holds what the program knows about words.
//
// Everything the analyst reads exists in three languages at once: Kazakh,
// Russian and English. So a sentence is never a string but a Text, the same
// sentence three times, and a language is chosen only where it is shown. A
// package keeps its sentences beside its code in messages.toml and asks for
// them by key; what varies stands in places, {name}, which are filled and never
// inflected, because no suffix of Kazakh and no case of Russian can be joined
// to a word that is not known yet.
//
// The package also knows how words of these languages are counted (Messages),
// compared (Compare, Name, Fold) and made safe to show (Line, Paragraphs).
package lang
