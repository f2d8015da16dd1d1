package handlers

import (
	"context"
	"crypto/sha256"
	"io"
	"mime/multipart"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
	"github.com/gin-gonic/gin/binding"
)

// parsed reads the body of a form once and for all, before anything looks at
// it: one too large or broken goes no further.
func (a *App) parsed(c *gin.Context) {
	if c.Request.Method != http.MethodPost {
		return
	}
	a.wrap(func(c *gin.Context) error {
		err := c.Request.ParseForm()
		if err == nil && isMultipart(c.Request) {
			err = c.Request.ParseMultipartForm(maxMemory)
		}
		if err == nil || tooLarge(err) {
			return err
		}
		return governance.Fail(governance.Invalid, msgForm).Because(err)
	})(c)
}

// legible refuses an address that holds what no address of ours does: a NUL or
// broken UTF-8.
func (a *App) legible(c *gin.Context) {
	a.wrap(func(c *gin.Context) error {
		if path := c.Request.URL.Path; !utf8.ValidString(path) || strings.ContainsRune(path, 0) {
			return governance.Fail(governance.NotFound, msgNotFound)
		}
		return nil
	})(c)
}

// maxMemory is how much of an uploaded file stays in memory, in bytes; the
// rest waits on the disk.
const maxMemory = 4 << 20

func isMultipart(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data")
}

// form reads what was typed into a struct whose fields carry `form:"name"`
// tags. Text is cleaned of what no database and no page should hold; whatever
// is missing stays zero.
func form[T any](c *gin.Context) (T, error) {
	var t T
	if err := binding.MapFormWithTag(&t, c.Request.PostForm, "form"); err != nil {
		return t, governance.Fail(governance.Invalid, msgForm).Because(err)
	}
	cleanStrings(reflect.ValueOf(&t).Elem())
	return t, nil
}

// cleanStrings cleans every string of a form struct.
func cleanStrings(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(clean(v.String()))
	case reflect.Slice:
		for i := range v.Len() {
			cleanStrings(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				cleanStrings(v.Field(i))
			}
		}
	}
}

// clean drops invalid UTF-8, control and bidirectional characters (line ends
// and tabs stay), and the spaces around. What nobody sees is nothing.
func clean(s string) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "")
	s = strings.Map(func(r rune) rune {
		bidi := r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
		if bidi || unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
	if strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }) == "" {
		return ""
	}
	return strings.TrimSpace(s)
}

// query reads a cleaned word of the address.
func query(c *gin.Context, name string) string { return clean(c.Query(name)) }

// id reads a number of the address; anything else does not exist.
func id[T ~int64](c *gin.Context, name string) (T, error) {
	n, err := strconv.ParseInt(c.Param(name), 10, 64)
	if err != nil || n <= 0 {
		return 0, governance.Fail(governance.NotFound, msgNotFound)
	}
	return T(n), nil
}

// again shows a form once more with what was typed and what is wrong, when the
// person can mend it; other errors go up.
func (a *App) again(c *gin.Context, err error, title string, page func(templates.Frame) (templates.Page, error)) error {
	code := governance.CodeOf(err)
	if code != governance.Invalid && code != governance.Conflict || queued(c) {
		return err
	}
	frame := a.frame(c, title)
	if frame.Stale = isStale(err); !frame.Stale { // the page then says which fields changed
		frame.Problems = governance.ProblemsOf(err)
	}
	p, failed := page(frame)
	if failed != nil {
		return failed
	}
	return a.show(c, statusOf(err), p)
}

// fileSum hashes an uploaded file, so that the same form with another file is
// another write. An unreadable file hashes to nothing.
func fileSum(f *multipart.FileHeader) []byte {
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer func() { _ = r.Close() }() // it was only read
	h := sha256.New()
	_, _ = io.Copy(h, r) // a file that breaks off is found when it is used
	return h.Sum(nil)
}

// storeAction is a thing the store does to one object.
type storeAction[T ~int64] func(context.Context, governance.Actor, T) error

// number writes an identifier in an address.
func number[T ~int64](n T) string { return strconv.FormatInt(int64(n), 10) }

func orDefault(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
