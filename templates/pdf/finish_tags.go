package pdf

import (
	"slices"
	"strconv"
)

// structure writes the elements of the document, and whose each mark of each
// page is.
func (f *finisher) structure() {
	f.put(f.objects.column, "<</O /Table /Scope /Column>>")
	f.put(f.objects.row, "<</O /Table /Scope /Row>>")
	root := f.tags.root
	f.element(root, f.objects.tree)
	f.put(f.objects.tree, "<</Type /StructTreeRoot /K "+strconv.Itoa(root.number)+" 0 R /ParentTree "+
		strconv.Itoa(f.objects.numbers)+" 0 R /ParentTreeNextKey "+strconv.Itoa(len(f.tags.marks))+">>")
	f.head(f.objects.numbers)
	f.out = append(f.out, "<</Nums [\n"...)
	for page, marks := range f.tags.marks {
		f.out = append(strconv.AppendInt(f.out, int64(page), 10), " ["...)
		for _, e := range marks {
			f.reference("", e.number)
			f.out = append(f.out, ' ')
		}
		f.out = append(f.out, "]\n"...)
	}
	f.out = append(f.out, "]>>\nendobj\n"...)
}

// element writes an element after those inside it, whose numbers it names.
func (f *finisher) element(e *element, parent int) {
	e.number = f.number()
	for _, k := range e.kids {
		if k.inner != nil {
			f.element(k.inner, e.number)
		}
	}
	f.head(e.number)
	f.out = append(f.out, "<</Type /StructElem /S /"+e.kind...)
	f.reference(" /P ", parent)
	switch e.scope {
	case "Column":
		f.reference(" /A ", f.objects.column)
	case "Row":
		f.reference(" /A ", f.objects.row)
	}
	if e.alt != "" {
		f.out = append(f.out, " /Alt "+unicodeText(e.alt)...)
	}
	f.kids(e)
	f.out = append(f.out, ">>\nendobj\n"...)
}

// kids writes what stands in an element: marks by their number alone on the
// page where the first one is.
func (f *finisher) kids(e *element) {
	if len(e.kids) == 0 {
		return
	}
	page := e.page()
	if page > 0 {
		f.reference(" /Pg ", pageObject(page))
	}
	f.out = append(f.out, " /K ["...)
	for _, k := range e.kids {
		switch {
		case k.inner != nil:
			f.reference(" ", k.inner.number)
		case k.page == page:
			f.out = strconv.AppendInt(append(f.out, ' '), int64(k.mark), 10)
		default:
			f.reference(" <</Type /MCR /Pg ", pageObject(k.page))
			f.out = strconv.AppendInt(append(f.out, " /MCID "...), int64(k.mark), 10)
			f.out = append(f.out, ">>"...)
		}
	}
	f.out = append(f.out, ']')
}

// page is where the first mark of an element is, 0 when it has none.
func (e *element) page() int {
	i := slices.IndexFunc(e.kids, func(k kid) bool { return k.inner == nil })
	if i < 0 {
		return 0
	}
	return e.kids[i].page
}

// pageObject is the object of a page, from 1: gofpdf gives them odd numbers,
// their contents the next even one.
func pageObject(page int) int { return 1 + 2*page }

// reference names another object.
func (f *finisher) reference(before string, object int) {
	f.out = append(strconv.AppendInt(append(f.out, before...), int64(object), 10), " 0 R"...)
}
