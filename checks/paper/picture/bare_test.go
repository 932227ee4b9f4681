package picture

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"

	"ashyq/checks/photo"
	"ashyq/checks/photo/phototest"
)

// What a camera wrote beside the picture does not leave the office in a paper.
func TestAPhotoLeavesWithoutItsRecord(t *testing.T) {
	full := phototest.JPEG(phototest.Says{
		Taken: "2026:01:12 10:40:00", Lat: 51.1283, Long: 71.4305, Make: "Sample", Model: "One", Owner: "A. Owner",
	})
	got, _ := bare(full, "jpeg")
	if bytes.Contains(got, []byte("Exif")) || bytes.Contains(got, []byte("Owner")) || len(got) >= len(full) {
		t.Error("the record is still there")
	}
	p, err := photo.Read(got)
	if err != nil || p.Place != nil || !p.Taken.IsZero() {
		t.Errorf("%+v, %v", p, err)
	}
	a, err := jpeg.Decode(bytes.NewReader(full))
	if err != nil {
		t.Fatal(err)
	}
	b, err := jpeg.Decode(bytes.NewReader(got))
	if err != nil || !bytes.Equal(a.(*image.Gray).Pix, b.(*image.Gray).Pix) {
		t.Errorf("the picture is another: %v", err)
	}
}

// A picture that is to be turned stays so.
func TestHowToTurnAPictureStays(t *testing.T) {
	plain := jpegOf(9, 9)
	on := append(append(bytes.Clone(plain[:2]), turned(6)...), plain[2:]...)
	got, turn := bare(on, "jpeg")
	again, same := bare(got, "jpeg")
	if turn != 6 || same != 6 || !bytes.Equal(got, again) || turnOf(bytes.SplitN(got, []byte{0xff, jpegExif}, 2)[1][2:]) != 6 {
		t.Error("it is upright now")
	}
	for kind, plain := range map[string][]byte{"jpeg": plain, "png": pngOf(9, 9)} {
		if got, turn := bare(plain, kind); !bytes.Equal(got, plain) || turn != 0 {
			t.Errorf("a %s without a record is not as it was", kind)
		}
	}
}

func TestWordsOfAPNGAreLeftOut(t *testing.T) {
	plain := pngOf(3, 3)
	const afterHead = 8 + 25 // the first chunk says the size
	words := append([]byte("\x00\x00\x00\x05tEXtOwner"), 1, 2, 3, 4)
	with := append(append(bytes.Clone(plain[:afterHead]), words...), plain[afterHead:]...)
	if got, _ := bare(with, "png"); !bytes.Equal(got, plain) {
		t.Errorf("%q", got)
	}
}

// Whatever the bytes are, nothing breaks and nothing is added but a way to turn.
func FuzzBare(f *testing.F) {
	f.Add(phototest.JPEG(phototest.Says{Taken: "2026:01:12 10:40:00"}))
	f.Add(pngOf(3, 2))
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x08Exif"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, kind := range []string{"jpeg", "png"} {
			if got, _ := bare(data, kind); len(got) > len(data)+64 {
				t.Errorf("%s of %d became %d", kind, len(data), len(got))
			}
		}
	})
}
