package browsertest

import (
	"context"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Print gives the page as the PDF that the browser prints.
func (t *Tab) Print() []byte {
	t.tb.Helper()
	ctx, cancel := context.WithTimeout(t.ctx, 10*patience) // five hundred pages take long
	defer cancel()
	printed, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{})
	if err != nil {
		t.fail("print: %v", err)
	}
	return printed.Data
}
