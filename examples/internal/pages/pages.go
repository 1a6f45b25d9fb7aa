// Package pages holds what the page of the service and that of the playground
// share: their style, and a script for the form and the filter.
package pages

import (
	_ "embed"

	"github.com/whosaid/whosaid/attribution/render"
)

// Script defines the object page, which the script of each page sets up.
//
//go:embed page.js
var Script string

// Example is an article to begin with.
//
//go:embed example.txt
var Example string

//go:embed page.css
var style string

// Stylesheet is for a page whose main element has the class serve and holds an
// article of package render.
func Stylesheet() string { return render.Stylesheet() + style }
