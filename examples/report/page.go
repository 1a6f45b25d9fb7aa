package main

import (
	"compress/gzip"
	"embed"
	"html/template"
	"io"

	"github.com/whosaid/whosaid/attribution/render"
)

// web holds the page and, in its folder, Apache ECharts 6.1.0 as it is in the
// npm package: dist/echarts.common.min.js with its licences.
//
//go:embed web
var web embed.FS

// writePage writes the report as one file that loads nothing.
func writePage(to io.Writer, title string, f *figures) error {
	drawn, err := chartsOf(f)
	if err != nil {
		return err
	}
	script, err := library()
	if err != nil {
		return err
	}
	own, err := web.ReadFile("web/report.js")
	if err != nil {
		return err
	}
	page, err := template.ParseFS(web, "web/report.html")
	if err != nil {
		return err
	}
	return page.Execute(to, map[string]any{
		"Title": title, "Figures": f, "Charts": drawn, "ECharts": template.JS(script), // ours, not input
		"Script": template.JS(own), "Stylesheet": template.CSS(render.Stylesheet()),
	})
}

// library returns ECharts.
func library() (string, error) {
	packed, err := web.Open("web/echarts/echarts.common.min.js.gz")
	if err != nil {
		return "", err
	}
	defer packed.Close()
	z, err := gzip.NewReader(packed)
	if err != nil {
		return "", err
	}
	script, err := io.ReadAll(z)
	return string(script), err
}
