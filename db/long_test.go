package db

import (
	"os"
	"strconv"
)

// sample is how often something random is tried: a little in every run, more
// when the environment asks for it.
func sample(variable string, little int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil && n > 0 {
		return n
	}
	return little
}
