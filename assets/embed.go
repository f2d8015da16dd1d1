// Package assets holds the style sheet, the script and the pictures of the
// pages, built into dist by build.sh, and serves them. It knows nothing of the
// pages that use them.
package assets

import (
	"embed"
	"encoding/json"
	"io/fs"
)

//go:embed dist
var dist embed.FS

// FS holds the built files, under addresses that change with their content.
var FS = sub()

func sub() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // impossible: "dist" is a valid path
	}
	return files
}

// manifest gives the address of each plain name; build.sh writes it.
var manifest = readManifest()

func readManifest() map[string]string {
	names := map[string]string{}
	text, err := fs.ReadFile(FS, "manifest.json")
	if err == nil {
		err = json.Unmarshal(text, &names)
	}
	if err != nil {
		panic(err) // the program was built without its assets
	}
	return names
}

// Prefix is where Handler expects to be mounted.
const Prefix = "/assets/"

// Path returns the address of an asset from its plain name: ctin.css is served
// at /assets/ctin-ab12cd34.css. An unknown name is returned as it is, and gets
// a 404.
func Path(name string) string {
	if hashed, ok := manifest[name]; ok {
		return Prefix + hashed
	}
	return Prefix + name
}
