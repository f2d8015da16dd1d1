package templates

import "html/template"

// aloneStyle is the little style that a Paper kept as a file carries with it.
const aloneStyle template.CSS = `
body { font: 1rem/1.5 Georgia, serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #161616; background: #fff; overflow-wrap: break-word; }
h1, h2, h3, caption { font-family: Arial, sans-serif; line-height: 1.25; text-align: left; }
h2 { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid #929292; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #ddd; text-align: left; vertical-align: top; font-size: .9rem; }
.number { text-align: right; }
dt { font-weight: bold; }
dd { margin: 0 0 .5rem; white-space: pre-line; }
svg { width: 8rem; height: auto; }
footer { margin-top: 3rem; color: #555; font-size: .9rem; }
`
