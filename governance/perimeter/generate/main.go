// Command generate writes the three compressed tables that package perimeter
// embeds, from the npm package @etalab/decoupage-administratif:
//
//	go generate ./governance/perimeter
//
// It needs npm and knows nothing of search or sums: it only reduces and sorts.
// The same package always gives the same bytes, so that a difference in the
// repository means a new edition.
package main

import (
	"compress/gzip"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

func main() {
	if err := run("data"); err != nil {
		log.Fatal(err)
	}
}

func run(folder string) error {
	files, err := fetch()
	if err != nil {
		return err
	}
	tables, err := reduce(files)
	if err != nil {
		return err
	}
	for name, content := range tables {
		if err := write(filepath.Join(folder, name+".gz"), content); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return nil
}

// write compresses without name or time: the bytes depend on the content alone.
func write(path, content string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write([]byte(content)); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return f.Close()
}
