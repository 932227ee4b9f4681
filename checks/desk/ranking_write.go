package desk

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// RankingPeriod is the period that is shown where none was asked for: this year and
// the one before it.
func (d *Desk) RankingPeriod() calendar.Span {
	year := d.Today().Year()
	from, _ := calendar.NewDay(year-1, 1, 1)
	to, _ := calendar.NewDay(year, 12, 31)
	return calendar.Span{From: from, To: to}
}

// WriteRanking writes a ranking into a file of comma-separated values, whole or not at
// all, and tells how many holders it has. Spreadsheets read it as it is: it begins with
// the mark of UTF-8, and no name in it is taken for a formula.
func (d *Desk) WriteRanking(ctx context.Context, path string, l lang.Lang, q RankingQuery) (n int, err error) {
	if !strings.HasSuffix(strings.ToLower(path), ".csv") {
		return 0, fail("ranking.format", args{"path": lang.Line(path)})
	}
	found, err := d.Ranking(ctx, q)
	if err != nil {
		return 0, err
	}
	return len(found.Lines), d.files.Write(path, func(w io.Writer) error {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
		out := csv.NewWriter(w)
		out.UseCRLF = true
		if err := out.WriteAll(d.rankingTable(found, l)); err != nil {
			return err
		}
		return out.Error()
	})
}

// rankingTable lays a ranking out as a table: what it is, the heads, the holders.
func (d *Desk) rankingTable(found Ranking, l lang.Lang) [][]string {
	in := func(key string, a args) string { return plainCell(lang.Line(messages().Text(key, a).Best(l))) }
	head := []string{in("ranking.best", nil), in("ranking.worst", nil), in("ranking.holder", nil), in("ranking.inspection", nil),
		in("ranking.as-of", nil), in("ranking.form", nil), in("ranking.least", nil), in("ranking.most", nil)}
	for _, v := range checks.Verdicts() {
		head = append(head, plainCell(v.Words().Best(l)))
	}
	rows := [][]string{
		{in("ranking.title", args{"category": d.law.Category(found.Category).Name, "period": found.Period.Words()})},
		{plainCell(lang.Line(RankingNote().Best(l)))}, head,
	}
	for _, r := range found.Lines {
		row := []string{"", "", plainCell(lang.Line(r.Name.Best(l))), r.Shown, r.AsOf.String(), plainCell(r.Form.Words().Best(l)),
			strconv.Itoa(r.Least()), strconv.Itoa(r.Most())}
		if !r.Apart() {
			row[0], row[1] = strconv.Itoa(r.Best), strconv.Itoa(r.Worst)
		}
		for _, v := range checks.Verdicts() {
			row = append(row, strconv.Itoa(r.Of(v)))
		}
		rows = append(rows, row)
	}
	return rows
}

// RankingNote says what a ranking is not: it stands wherever one is shown.
func RankingNote() lang.Text { return messages().Text("ranking.note", nil) }

// plainCell keeps a text from being taken for a formula by a spreadsheet.
func plainCell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
