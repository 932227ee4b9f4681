package desk

// ReadPagesBy sets how many inspections with captured pages are read at once, and gives
// how many were.
func ReadPagesBy(n int) (was int) {
	was, pagesAtOnce = pagesAtOnce, n
	return was
}
