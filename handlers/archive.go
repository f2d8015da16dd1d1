package handlers

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) archiveRoutes(r routes) {
	r.inside.get("/seances/:id/archives.zip", a.about(decisionLog, a.packMeeting))
	r.inside.may(governance.KeepMeetings).post("/seances/:id/archivage", a.about(decisionLog, a.archiveMeeting))
}

// packed is one file of the archive pack of a meeting.
type packed struct {
	name    string
	content []byte
}

// packMeeting gives everything that is kept of a meeting in one file.
func (a *App) packMeeting(c *gin.Context, _ document, meeting governance.MeetingID) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	v := visitOf(c)
	pack, err := a.Store.PackMeeting(c.Request.Context(), v.actor, meeting)
	if err != nil {
		return err
	}
	files, err := a.packFiles(c, pack)
	if err != nil {
		return err
	}
	name := packName(v.coordination, pack.Meeting)
	content, err := zipOf(name, pack.Meeting.ClosedAt, files)
	if err != nil {
		return err
	}
	return give(c, "application/zip", name+".zip", content)
}

// packName says whose meeting it is, of which body, and when.
func packName(c governance.Coordination, m model.MeetingRecord) string {
	day := governance.DateOf(m.OpenedAt, m.Zone())
	return strings.Join([]string{filePack, c.Slug, string(day), governance.Slug(m.Committee), "seance", number(int64(m.Number))}, "-")
}

// packFiles lays out each sealed document as its issued file, its accessible
// page and its proof, then what came with the meeting, after what tells it all.
func (a *App) packFiles(c *gin.Context, pack model.Pack) ([]packed, error) {
	var files []packed
	for _, m := range pack.Documents {
		word := fileWord(m.MinutesRecord)
		var page bytes.Buffer
		if err := a.Pages.RenderPaper(&page, templates.MinutesPaper(m.Content, a.evidence(c, documentOf(m.MinutesRecord), m.MinutesRecord))); err != nil {
			return nil, err
		}
		proof, err := proofOf(m.MinutesRecord)
		if err != nil {
			return nil, err
		}
		files = append(files, packed{word + ".pdf", m.File}, packed{word + ".html", page.Bytes()}, packed{word + "-preuve.json", proof})
	}
	around, err := a.packAround(visitOf(c).coordination, pack)
	if err != nil {
		return nil, err
	}
	files = append(files, around...)
	return append([]packed{{packReadme, []byte(packWords(pack, files))}}, files...), nil
}

// packAround is what called the meeting, who came, and what was joined to it.
func (a *App) packAround(c governance.Coordination, pack model.Pack) ([]packed, error) {
	files := []packed{{packLetter, []byte(pack.Letter)}, {packCalendar, []byte(pack.Calendar)}}
	if pack.Agenda != nil {
		files = append(files, packed{packAgenda, pack.Agenda})
	}
	sheet, err := a.printAttendance(c, pack.Room, false)
	if err != nil {
		return nil, err
	}
	files = append(files, packed{packSheet, sheet.Bytes})
	for n, f := range pack.Joined {
		files = append(files, packed{fmt.Sprintf("%s%s%02d-%02d-%s", packJoined, packPoint, f.Position, n+1, f.Name), f.Content})
	}
	for n, f := range pack.Files {
		files = append(files, packed{fmt.Sprintf("%s%02d-%s", packAnnexes, n+1, f.Name), f.Content})
	}
	return files, nil
}

// zipOf puts files in one folder with their sums. The same files always give
// the same bytes: each is dated by the close of the meeting.
func zipOf(folder string, at time.Time, files []packed) ([]byte, error) {
	var sums strings.Builder
	for _, f := range files {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(f.content), f.name)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range append(files, packed{packSums, []byte(sums.String())}) {
		file, err := w.CreateHeader(&zip.FileHeader{Name: folder + "/" + f.name, Method: zip.Deflate, Modified: at.UTC().Truncate(time.Second)})
		if err != nil {
			return nil, err
		}
		if _, err := io.Copy(file, bytes.NewReader(f.content)); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

// archiveMeeting passes a meeting to the archives.
func (a *App) archiveMeeting(c *gin.Context, _ document, meeting governance.MeetingID) error {
	v := visitOf(c)
	if err := a.Store.ArchiveMeeting(c.Request.Context(), v.actor, meeting); err != nil {
		return err
	}
	return a.redirect(c, meetingPath(v.coordination, meeting), msgArchived)
}
