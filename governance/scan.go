package governance

import (
	"bytes"
	"image"
	_ "image/jpeg" // to read the size of a scan
	_ "image/png"
	"path"
	"strings"
)

// SigningWay is how minutes were signed out of here.
type SigningWay string

// The ways of signing out of here (C9).
const (
	OnPaper SigningWay = "paper"   // printed, signed by hand, scanned
	Outside SigningWay = "outside" // signed in the tool of someone else, and brought back
)

// CheckScan tells whether a file may be kept as the scan of minutes signed by
// hand (PDF, JPEG, PNG), or as those that came back signed from another tool
// (PDF): whole, readable by anyone without a password, and of the kind that its
// name says. code is that of the document: a file that bears another one is of
// another document.
func CheckScan(way SigningWay, name string, content []byte) *Error {
	if name == "" || len(content) == 0 {
		return Fail(Invalid, msgPaperScan)
	}
	if _, _, err := CheckUpload(name, content); err != nil {
		return err
	}
	switch ext := strings.ToLower(path.Ext(name)); {
	case ext == ".pdf":
		return checkPDF(way, content)
	case way == Outside:
		return Fail(Invalid, msgOutsidePDF)
	case ext == ".png":
		return checkImage(content, "IEND\xaeB`\x82")
	case ext == ".jpg" || ext == ".jpeg":
		return checkImage(content, "\xff\xd9")
	}
	return Fail(Invalid, msgScanKind)
}

// near is how far from its end a file must say that it ends.
const near = 2048

// checkPDF looks at what tells a PDF that opens: its end, and no key.
func checkPDF(way SigningWay, content []byte) *Error {
	tail := content[max(0, len(content)-near):]
	switch {
	case !bytes.Contains(tail, []byte("%%EOF")) || !bytes.Contains(content, []byte("startxref")):
		return Fail(Invalid, msgScanCut)
	case bytes.Contains(content, []byte("/Encrypt")):
		return Fail(Invalid, msgScanLocked)
	case way == Outside && !bytes.Contains(content, []byte("/ByteRange")):
		return Fail(Invalid, msgOutsideUnsigned)
	}
	return nil
}

// checkImage wants a size that can be read, and the mark of the end.
func checkImage(content []byte, end string) *Error {
	if !bytes.Contains(content[max(0, len(content)-near):], []byte(end)) {
		return Fail(Invalid, msgScanCut)
	}
	if c, _, err := image.DecodeConfig(bytes.NewReader(content)); err != nil || c.Width == 0 || c.Height == 0 {
		return Fail(Invalid, msgScanBroken)
	}
	return nil
}
