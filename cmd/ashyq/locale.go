package main

import (
	"cmp"
	"os"
	"os/user"
	"strings"

	"github.com/charmbracelet/x/term"

	"ashyq/checks/lang"
)

// languageOf finds the language before the command line is read, so that even
// its errors are told in it: the last --lang, else the locale, else English.
func languageOf(args []string, getenv func(string) string) lang.Lang {
	chosen := localeLanguage(getenv)
	for i, arg := range args {
		if arg == "--" {
			break
		}
		value, here := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, here = args[i+1], true
		}
		if l, ok := lang.ParseLang(value); here && ok {
			chosen = l
		}
	}
	return chosen
}

// localeLanguage reads the language of messages as POSIX orders it.
func localeLanguage(getenv func(string) string) lang.Lang {
	locale := cmp.Or(getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG"))
	code, _, _ := strings.Cut(locale, ".")
	code, _, _ = strings.Cut(code, "_")
	code, _, _ = strings.Cut(code, "-")
	if l, ok := lang.ParseLang(code); ok {
		return l
	}
	return lang.EN
}

// plainLocale tells whether the locale names a character set in which our marks
// cannot be drawn. Where no locale is named nothing speaks against them.
func plainLocale(getenv func(string) string) bool {
	locale := strings.ToLower(cmp.Or(getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")))
	return locale != "" && !strings.Contains(locale, "utf-8") && !strings.Contains(locale, "utf8")
}

// systemUser gives the name of who is logged in: what the system calls the
// person, or else the account.
func systemUser() string {
	if u, err := user.Current(); err == nil {
		name, _, _ := strings.Cut(u.Name, ",") // the rest is a room and telephones
		return cmp.Or(lang.Line(name), lang.Line(u.Username))
	}
	return cmp.Or(lang.Line(os.Getenv("USER")), lang.Line(os.Getenv("USERNAME")))
}

// isTerminal tells whether a person reads what is written to the file.
func isTerminal(f *os.File) bool { return term.IsTerminal(f.Fd()) }
