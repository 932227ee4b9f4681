package photo

import (
	"fmt"
	"math"
)

// Place is a point on the earth in degrees, north and east.
type Place struct {
	Lat  float64 `json:"lat"`
	Long float64 `json:"long"`
}

// String writes the place as maps take it: «51.12830, 71.43050».
func (p Place) String() string { return fmt.Sprintf("%.5f, %.5f", p.Lat, p.Long) }

// earth is the mean radius of the earth in metres.
const earth = 6_371_000

// Metres is how far another place is, by the shortest way over a round earth.
func (p Place) Metres(o Place) float64 {
	const degree = math.Pi / 180
	lat1, lat2 := p.Lat*degree, o.Lat*degree
	a := math.Sin((lat2 - lat1) / 2)
	b := math.Sin((o.Long - p.Long) * degree / 2)
	h := a*a + math.Cos(lat1)*math.Cos(lat2)*b*b
	return 2 * earth * math.Asin(math.Sqrt(min(max(h, 0), 1)))
}
