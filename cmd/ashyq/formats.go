package main

import (
	"path/filepath"
	"slices"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	"ashyq/checks/paper/html"
	jsonpaper "ashyq/checks/paper/json"
	"ashyq/checks/paper/md"
	"ashyq/checks/paper/pdf"
	"ashyq/checks/paper/xlsx"
)

// writers are the formats of papers.
func writers() paper.Writers {
	return paper.Writers{
		docx.Format: docx.Writer{}, pdf.Format: pdf.Writer{}, html.Format: html.Writer{}, xlsx.Format: xlsx.Writer{},
		md.Format: md.Writer{}, jsonpaper.Format: jsonpaper.Writer{},
	}
}

// unshown are the formats that a terminal cannot show.
var unshown = []paper.Format{docx.Format, pdf.Format, xlsx.Format}

// formatOf is the format that was named, else that of the ending of the file, else
// DOCX.
func formatOf(named, file string) (paper.Format, error) {
	formats := writers().Formats()
	typed := strings.ToLower(named)
	if typed == "" {
		typed = strings.ToLower(strings.TrimPrefix(filepath.Ext(file), "."))
		if file == "" || !slices.Contains(formats, paper.Format(typed)) && !foreignFormat(typed) {
			typed = string(docx.Format)
		}
	}
	if !slices.Contains(formats, paper.Format(typed)) {
		return "", refuse("memo.format", lang.Args{
			"format": quoted(typed), "formats": bare(formats, func(f paper.Format) string { return string(f) }),
		})
	}
	return paper.Format(typed), nil
}

// foreignFormat tells endings that promise a format which is not written.
func foreignFormat(ending string) bool {
	return slices.Contains([]string{"doc", "odt", "rtf", "txt", "csv"}, ending)
}
