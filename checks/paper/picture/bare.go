package picture

import (
	"bytes"
	"encoding/binary"
)

// A photo carries more than its picture: where the camera stood, whose it is, what
// it was edited with. None of that leaves the office inside a paper. The picture
// itself is not touched, not even packed anew; how it is to be turned stays.

// bare gives a picture without what its camera wrote beside it, and how it is to
// be turned. One whose parts cannot be followed is given as it is: its first bytes
// say that it is a picture, and no more is known of it.
func bare(data []byte, kind string) (out []byte, turn uint16) {
	ok := false
	switch kind {
	case "jpeg":
		out, turn, ok = bareJPEG(data)
	case "png":
		out, ok = barePNG(data)
	}
	if !ok {
		return data, 0
	}
	return out, turn
}

// Marks of the segments of a JPEG.
const (
	jpegScan    = 0xda
	jpegExif    = 0xe1 // and XMP
	jpegIPTC    = 0xed
	jpegComment = 0xfe
)

// bareJPEG drops the records before the picture, and whatever stands behind its
// end.
func bareJPEG(data []byte) (out []byte, turn uint16, ok bool) {
	if len(data) < 4 {
		return nil, 0, false
	}
	out = bytes.Clone(data[:2])
	for at := 2; at+4 <= len(data); {
		length := int(binary.BigEndian.Uint16(data[at+2:])) + 2
		if data[at] != 0xff || length < 4 {
			return nil, 0, false
		}
		mark := data[at+1]
		if mark == jpegScan {
			return append(append(out, turned(turn)...), data[at:]...), turn, true
		}
		if at+length > len(data) {
			return nil, 0, false
		}
		segment := data[at : at+length]
		switch mark {
		case jpegExif:
			turn = max(turn, turnOf(segment[4:]))
		case jpegIPTC, jpegComment:
		default:
			out = append(out, segment...)
		}
		at += length
	}
	return nil, 0, false
}

// exifHead begins a record of a camera.
const exifHead = "Exif\x00\x00"

// orientation is the number of the tag that says how a picture is to be turned.
const orientation = 0x0112

// turnOf reads how the picture is to be turned, 0 where the record does not say.
func turnOf(record []byte) uint16 {
	tiff, ok := bytes.CutPrefix(record, []byte(exifHead))
	if !ok || len(tiff) < 10 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(tiff[:2]) == "II" {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 0
	}
	for i := range uint64(order.Uint16(tiff[at:])) {
		tag := at + 2 + 12*i
		if tag+12 > uint64(len(tiff)) {
			return 0
		}
		if order.Uint16(tiff[tag:]) == orientation {
			if turn := order.Uint16(tiff[tag+8:]); turn <= 8 {
				return turn
			}
		}
	}
	return 0
}

// turned is a record that says how to turn the picture and nothing else; none where
// it stands upright.
func turned(turn uint16) []byte {
	if turn < 2 {
		return nil
	}
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	tiff = binary.BigEndian.AppendUint16(tiff, turn)
	tiff = append(tiff, 0, 0, 0, 0, 0, 0)
	body := append([]byte(exifHead), tiff...)
	return append(append([]byte{0xff, jpegExif}, binary.BigEndian.AppendUint16(nil, uint16(len(body)+2))...), body...)
}

// pngRecords are the chunks of a PNG that hold words and records.
var pngRecords = map[string]bool{"eXIf": true, "tEXt": true, "zTXt": true, "iTXt": true, "tIME": true}

func barePNG(data []byte) ([]byte, bool) {
	const head, frame = 8, 12 // of the file; of a chunk: length, name, sum
	if len(data) < head {
		return nil, false
	}
	out := bytes.Clone(data[:head])
	for at := head; at+frame <= len(data); {
		length := uint64(binary.BigEndian.Uint32(data[at:])) + frame
		if uint64(at)+length > uint64(len(data)) {
			return nil, false
		}
		chunk := data[at : at+int(length)]
		name := string(chunk[4:8])
		if !pngRecords[name] {
			out = append(out, chunk...)
		}
		if name == "IEND" {
			return out, true
		}
		at += int(length)
	}
	return nil, false
}
