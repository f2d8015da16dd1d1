package governance

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// File is a document kept with a coordination: its content stays in the database.
type File struct {
	ID             FileID
	Token          string // what addresses carry
	CoordinationID CoordinationID
	Name           string
	MediaType      string
	Size           int64
	CreatedAt      time.Time
}

// MaxUpload is the size of the largest file, in bytes: 25 MB.
const MaxUpload = 25 << 20

// maxFileName is how long the name of a file may be, in characters.
const maxFileName = 150

// kindOfFile is what files of one extension must be.
type kindOfFile struct {
	mediaType string
	is        func(content []byte, k kindOfFile) bool
	mark      string // magic bytes, type of an OpenDocument, or folder of an Office one
}

// uploads is every kind of file that may be sent (P10): what is not here is refused.
var uploads = map[string]kindOfFile{
	".pdf":  {"application/pdf", hasMark, "%PDF-"},
	".png":  {"image/png", hasMark, "\x89PNG\r\n\x1a\n"},
	".jpg":  {"image/jpeg", hasMark, "\xff\xd8\xff"},
	".jpeg": {"image/jpeg", hasMark, "\xff\xd8\xff"},
	".odt":  {"application/vnd.oasis.opendocument.text", isOpenDocument, ""},
	".ods":  {"application/vnd.oasis.opendocument.spreadsheet", isOpenDocument, ""},
	".odp":  {"application/vnd.oasis.opendocument.presentation", isOpenDocument, ""},
	".docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", isOffice, "word/"},
	".xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", isOffice, "xl/"},
	".pptx": {"application/vnd.openxmlformats-officedocument.presentationml.presentation", isOffice, "ppt/"},
	".csv":  {"text/csv", isPlainText, ""},
}

// UploadExtensions lists the extensions that may be sent, for the file chooser.
func UploadExtensions() []string {
	var list []string
	for extension := range uploads {
		list = append(list, extension)
	}
	slices.Sort(list)
	return list
}

// CheckUpload tells whether a file may be kept (P10): one of the kinds above by
// its extension and by its bytes, and not too large. It returns the name without any
// folder, and the media type that follows from the extension, never the one
// that the sender claims.
func CheckUpload(name string, content []byte) (safeName, mediaType string, err *Error) {
	name = fileName(name)
	kind, known := uploads[strings.ToLower(path.Ext(name))]
	switch {
	case name == "":
		return "", "", Fail(Invalid, msgFileName)
	case utf8.RuneCountInString(name) > maxFileName:
		return "", "", Fail(Invalid, msgFileNameLong, maxFileName)
	case !known:
		return "", "", Fail(Invalid, msgFileKind)
	case len(content) == 0:
		return "", "", Fail(Invalid, msgFileEmpty)
	case len(content) > MaxUpload:
		return "", "", Fail(Invalid, msgFileLarge)
	case !kind.is(content, kind):
		return "", "", Fail(Invalid, msgFileContent, strings.TrimPrefix(strings.ToLower(path.Ext(name)), "."))
	}
	return name, kind.mediaType, nil
}

// fileName keeps the last part of a name, without what would make it lie:
// control characters and those that change the direction of reading.
func fileName(name string) string {
	name = strings.ToValidUTF8(name, "")
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`<>:"|?*`, r) {
			return -1
		}
		return r
	}, name)
	name = strings.Trim(name, " .")
	if strings.TrimSuffix(name, path.Ext(name)) == "" {
		return ""
	}
	return name
}

func hasMark(content []byte, k kindOfFile) bool { return bytes.HasPrefix(content, []byte(k.mark)) }

// isOpenDocument: a zip whose entry "mimetype" says exactly what it is, without macros.
func isOpenDocument(content []byte, k kindOfFile) bool {
	archive := openZip(content)
	if archive == nil || hasEntry(archive, "Basic/") || hasEntry(archive, "Scripts/") {
		return false
	}
	entry, err := archive.Open("mimetype")
	if err != nil {
		return false
	}
	defer func() { _ = entry.Close() }() // it was only read
	said, err := io.ReadAll(io.LimitReader(entry, int64(len(k.mediaType)+1)))
	return err == nil && string(said) == k.mediaType
}

// isOffice: a zip with a list of types and the folder of its program, without macros.
func isOffice(content []byte, k kindOfFile) bool {
	archive := openZip(content)
	return archive != nil && hasEntry(archive, "[Content_Types].xml") && hasEntry(archive, k.mark) &&
		!hasEntry(archive, k.mark+"vbaProject.bin")
}

// openZip reads the list of entries of a zip, or nil. Nothing is inflated here.
func openZip(content []byte) *zip.Reader {
	if !bytes.HasPrefix(content, []byte("PK\x03\x04")) {
		return nil
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil
	}
	return archive
}

// hasEntry tells whether an entry's name begins with a prefix, whatever its case.
func hasEntry(archive *zip.Reader, prefix string) bool {
	return slices.ContainsFunc(archive.File, func(f *zip.File) bool {
		return strings.HasPrefix(strings.ToLower(f.Name), strings.ToLower(prefix))
	})
}

// isPlainText: UTF-8, or the Windows-1252 that French spreadsheets still write,
// without control characters, and not a page, a script or a document in disguise.
func isPlainText(content []byte, _ kindOfFile) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(content, []byte("\ufeff")), " \t\r\n")
	for _, disguise := range []string{"<", "#!", "%PDF", "{\\rtf"} {
		if bytes.HasPrefix(text, []byte(disguise)) {
			return false
		}
	}
	utf := utf8.Valid(content)
	return !slices.ContainsFunc(content, func(b byte) bool {
		control := b < ' ' && b != '\t' && b != '\r' && b != '\n' || b == 0x7f
		return control || !utf && slices.Contains([]byte{0x81, 0x8d, 0x8f, 0x90, 0x9d}, b)
	})
}
