package perimeter

import (
	"compress/gzip"
	_ "embed" // for the tables
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

var (
	//go:embed data/departements.csv.gz
	departementTable string
	//go:embed data/epci.csv.gz
	epciTable string
	//go:embed data/communes.csv.gz
	communeTable string
)

// Load decodes the embedded tables, in about 30 ms. The caller keeps the
// Atlas: decoding again would give an equal one at the same price.
func Load() (*Atlas, error) {
	l := loader{index: map[string]int{}, areas: make([]record, 1)}
	if err := errors.Join(
		l.read(departementTable, l.departement),
		l.read(epciTable, l.epci),
		l.read(communeTable, l.commune),
	); err != nil {
		return nil, fmt.Errorf("load perimeters: %w", err)
	}
	return l.atlas(), nil
}

// loader is an Atlas that is being read.
type loader struct {
	text   strings.Builder
	names  []byte
	areas  []record
	starts []int
	index  map[string]int // départements and EPCI by code
}

// read decompresses one table and adds an area for each line but the header;
// fill completes it with what its level has of its own.
func (l *loader) read(table string, fill func(int, []string) error) error {
	z, err := gzip.NewReader(strings.NewReader(table))
	if err != nil {
		return err
	}
	begin := l.text.Len()
	// A gzip file ends with the size of its content: the text grows once.
	l.text.Grow(int(binary.LittleEndian.Uint32([]byte(table[len(table)-4:]))))
	if _, err := io.Copy(&l.text, z); err != nil {
		return err
	}
	l.starts = append(l.starts, len(l.areas))
	header, _, _ := strings.Cut(l.text.String()[begin:], "\n")
	return l.lines(begin+len(header)+1, 1+strings.Count(header, ";"), fill)
}

func (l *loader) lines(begin, columns int, fill func(int, []string) error) error {
	text := l.text.String()
	l.areas = slices.Grow(l.areas, 1+strings.Count(text[begin:], "\n"))
	fields := make([]string, 0, columns)
	for begin < len(text) {
		line, _, _ := strings.Cut(text[begin:], "\n")
		if fields = cut(fields[:0], line); len(fields) != columns {
			return fmt.Errorf("%q has not %d columns", line, columns)
		}
		name := len(l.names)
		l.names = appendFolded(l.names, fields[1])
		l.areas = append(l.areas, record{line: uint32(begin), name: uint32(name), initials: initials(l.names[name:])})
		if err := fill(len(l.areas)-1, fields); err != nil {
			return fmt.Errorf("%q: %w", line, err)
		}
		begin += len(line) + 1
	}
	return nil
}

// cut splits a line into dst, which is the same for all lines.
func cut(dst []string, line string) []string {
	for {
		field, rest, more := strings.Cut(line, ";")
		dst = append(dst, field)
		if !more {
			return dst
		}
		line = rest
	}
}

// departement fills from code;name.
func (l *loader) departement(i int, fields []string) error {
	l.areas[i].kind = departementKind(fields[0])
	l.areas[i].departement = uint8(i)
	l.index[fields[0]] = i
	return nil
}

// epci fills from code;name;kind;departements.
func (l *loader) epci(i int, fields []string) error {
	main, _, _ := strings.Cut(fields[3], " ")
	l.areas[i].kind = epciKind(fields[2])
	l.areas[i].departement = uint8(l.index[main])
	l.index[fields[0]] = i
	return nil
}

// commune fills from code;name;epci;population;postal_codes, and adds the
// commune to its EPCI and to its département.
func (l *loader) commune(i int, fields []string) error {
	population, err := strconv.ParseInt(fields[3], 10, 32)
	if err != nil {
		return err
	}
	area := &l.areas[i]
	area.kind, area.communes, area.population = commune, 1, int32(population)
	area.departement = uint8(l.index[departementOf(fields[0])])
	area.epci = uint16(l.index[fields[2]])
	if area.departement == 0 || (area.epci == 0) != (fields[2] == "") {
		return errors.New("belongs to an area that no table has")
	}
	for _, holder := range []int{int(area.departement), int(area.epci)} {
		l.areas[holder].communes++
		l.areas[holder].population += area.population
	}
	return nil
}

// departementOf reads the département in the code of a commune.
func departementOf(code string) string {
	if strings.HasPrefix(code, "97") || strings.HasPrefix(code, "98") {
		return code[:3]
	}
	return code[:2]
}

// atlas closes the reading with a record that only says where the last one ends.
func (l *loader) atlas() *Atlas {
	a := &Atlas{text: l.text.String(), names: string(l.names)}
	a.areas = append(l.areas, record{line: uint32(l.text.Len()), name: uint32(len(l.names))})
	copy(a.starts[:], append(l.starts, len(l.areas)))
	first := a.starts[2]
	for d := range a.starts[1] {
		a.firsts = append(a.firsts, first)
		if d > 0 {
			first += int(a.areas[d].communes)
		}
	}
	a.firsts = append(a.firsts, first)
	return a
}
