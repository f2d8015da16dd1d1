package handlers

import (
	"bytes"
	"compress/gzip"
	"strings"

	"github.com/gin-gonic/gin"
)

// minCompressed is the size in bytes under which compressing gains nothing.
const minCompressed = 1400

// compressed returns the page as it is sent: packed at the lightest level when
// the browser wants it, and says so in the headers. Pages hold no secret that
// their length could betray.
func (a *App) compressed(c *gin.Context, page []byte) ([]byte, error) {
	c.Header("Vary", "Accept-Encoding")
	if len(page) < minCompressed || !strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") {
		return page, nil
	}
	var out bytes.Buffer
	w, ok := a.packers.Get().(*gzip.Writer)
	if !ok {
		w, _ = gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is a valid one
	}
	defer a.packers.Put(w)
	w.Reset(&out)
	if _, err := w.Write(page); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	c.Header("Content-Encoding", "gzip")
	return out.Bytes(), nil
}
