package handlers

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"time"

	"ctin/governance"
	"ctin/model"

	"github.com/gin-gonic/gin"
)

func (a *App) fileRoutes(r routes) { r.inside.get("/fichiers/:jeton", a.fileShow) }

func filePath(c governance.Coordination, token string) string {
	return coordinationPath(c) + "/fichiers/" + token
}

// fileShow gives a file to be saved, never to be shown: a browser does not
// guess its type, and would run nothing of it (P10).
func (a *App) fileShow(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	file, content, err := a.Store.File(c.Request.Context(), visitOf(c).actor, c.Param("jeton"))
	if err != nil {
		return err
	}
	return serveFile(c, file, content)
}

// serveFile sends a file to be saved.
func serveFile(c *gin.Context, file governance.File, content []byte) error {
	c.Header("Content-Type", file.MediaType)
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.Name}))
	c.Header("X-Content-Type-Options", "nosniff")
	c.Header("Content-Security-Policy", "sandbox; default-src 'none'")
	http.ServeContent(c.Writer, c.Request, "", time.Time{}, bytes.NewReader(content))
	return nil
}

// upload reads the file of a form's field; none was sent when its Name is
// empty. Whether it may be kept is the store's to say.
func upload(c *gin.Context, field string) (model.Upload, error) {
	header, err := c.FormFile(field)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return model.Upload{}, nil
	}
	if err != nil {
		return model.Upload{}, err
	}
	r, err := header.Open()
	if err != nil {
		return model.Upload{}, err
	}
	defer func() { _ = r.Close() }() // it was only read
	content, err := io.ReadAll(io.LimitReader(r, governance.MaxUpload+1))
	return model.Upload{Name: clean(header.Filename), Content: content}, err
}
