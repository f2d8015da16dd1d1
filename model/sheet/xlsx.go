package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"ctin/governance"

	"github.com/xuri/excelize/v2"
)

// maxInflated is the size of a workbook once it is inflated, in bytes: a list
// of two thousand lines takes a tenth of it.
const maxInflated = 20 << 20

// readXLSX reads the first sheet of a workbook. Formulas give the value that
// was computed when the file was saved, days the number that stands for them.
// The library reads what strangers wrote: should it stumble, the file is at
// fault and the program goes on.
func readXLSX(content []byte, limit int) (t governance.Table, err error) {
	defer func() {
		if p := recover(); p != nil {
			t, err = governance.Table{}, unreadable(fmt.Errorf("panic: %v", p))
		}
	}()
	if err := modest(content); err != nil {
		return governance.Table{}, unreadable(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxInflated, UnzipXMLSizeLimit: maxInflated,
	})
	if err != nil {
		return governance.Table{}, unreadable(err)
	}
	defer func() { _ = book.Close() }() // nothing was written
	return readBook(book, limit)
}

// maxShared is the size of one text that cells share, with its mark-up.
const maxShared = 64 << 10

// modest refuses a workbook with a text so long that a few bytes in each cell,
// which name it, would have it copied for hours.
func modest(content []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return err
	}
	for _, part := range archive.File {
		if !strings.EqualFold(path.Base(part.Name), "sharedStrings.xml") {
			continue
		}
		r, err := part.Open()
		if err != nil {
			return err
		}
		scanner := bufio.NewScanner(io.LimitReader(r, maxInflated))
		scanner.Buffer(nil, maxShared)
		scanner.Split(sharedText)
		for scanner.Scan() {
		}
		if err := errors.Join(scanner.Err(), r.Close()); err != nil {
			return err
		}
	}
	return nil
}

// sharedText cuts the list of shared texts after each of them.
func sharedText(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.Index(data, []byte("si>")); i >= 0 {
		return i + len("si>"), data[:i], nil
	}
	if atEOF {
		return len(data), nil, nil
	}
	return 0, nil, nil
}

// maxCells is how many cells are read, blanks before a filled one included: few
// bytes can put one at the far end of each line.
const maxCells = 8 << 20

// errEndless is a sheet that would be read for hours: a line may give itself any
// number, and the library counts up to it.
var errEndless = errors.New("endless sheet")

func readBook(book *excelize.File, limit int) (governance.Table, error) {
	sheets := book.GetSheetList()
	if len(sheets) == 0 {
		return governance.Table{}, governance.Fail(governance.Invalid, msgUnreadable)
	}
	rows, err := book.Rows(sheets[0])
	if err != nil {
		return governance.Table{}, unreadable(err)
	}
	defer func() { _ = rows.Close() }() // it was only read
	t := table{limit: limit}
	if p, err := book.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		t.From1904 = *p.Date1904
	}
	read := 0
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if read += len(cells); err == nil && (line > excelize.TotalRows || read > maxCells) {
			err = errEndless
		}
		if err != nil {
			return governance.Table{}, unreadable(err)
		}
		if !t.add(line, cells) {
			break
		}
	}
	if err := rows.Error(); err != nil {
		return governance.Table{}, unreadable(err)
	}
	return t.Table, nil
}

func unreadable(err error) error {
	return governance.Fail(governance.Invalid, msgUnreadable).Because(err)
}
