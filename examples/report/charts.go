package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// chart is a drawing with the table that says the same.
type chart struct {
	ID, Title, Note string
	Face            string // person or body: who is counted
	Options         json.RawMessage
	Height          int // pixels
	Head            []string
	Rows            [][]string
}

// drawing is what all charts of go-echarts are.
type drawing interface {
	Validate()
	JSON() map[string]any
}

// draw takes the chart's options out of go-echarts, whose own page loads its
// script from the network and writes names into the script unescaped.
func draw(c chart, d drawing) (chart, error) {
	d.Validate()
	var err error
	c.Options, err = json.Marshal(d.JSON())
	return c, err
}

var (
	grid     = charts.WithGridOpts(opts.Grid{Left: "2%", Right: "4%", Top: "40", Bottom: "8", ContainLabel: opts.Bool(true)})
	tooltip  = charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true)})
	atAxis   = charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "axis"})
	legend   = charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Top: "0"})
	counts   = charts.WithXAxisOpts(opts.XAxis{Type: "value", MinInterval: 1})
	percents = charts.WithXAxisOpts(opts.XAxis{Type: "value", Max: 100})
	names    = charts.WithYAxisOpts(opts.YAxis{Type: "category", AxisLabel: &opts.AxisLabel{Interval: "0"}})
)

// colourOf has the colours of kinds and genders, which are the same in every chart.
// They have a contrast of 3:1 on light and on dark paper and differ in brightness or
// in blue and yellow, which nearly everybody tells apart; stacked ones have patterns,
// too.
var colourOf = map[string]string{
	"direct": "#3f6fd8", "mixed": "#c0781c", "indirect": "#7d8a99",
	"female": "#8755d6", "male": "#2e8b8f", "unknown": "#8a8a8a",
}

// chartsOf draws what there are figures for.
func chartsOf(f *figures) ([]chart, error) {
	var out []chart
	for _, make := range []func(*figures) (chart, error){
		timelineChart, peopleChart, bodiesChart, kindsChart, sourcesChart, gendersChart, carriedChart, togetherChart,
	} {
		c, err := make(f)
		if err != nil {
			return nil, err
		}
		if len(c.Rows) > 0 {
			out = append(out, c)
		}
	}
	return out, nil
}

func peopleChart(f *figures) (chart, error) {
	return speakersChart(chart{ID: "people", Title: "People quoted most", Face: "person"}, f.People)
}

func bodiesChart(f *figures) (chart, error) {
	return speakersChart(chart{
		ID: "bodies", Title: "Organisations and others quoted most", Face: "body",
		Note: "Organisations, groups of people, and documents such as polls and laws.",
	}, f.Bodies)
}

func speakersChart(c chart, speakers []speakerFigure) (chart, error) {
	c.Head = []string{"Speaker", "Type", "Direct", "Mixed", "Indirect", "All", "Articles"}
	c.Height = 80 + 30*len(speakers)
	series := map[string][]opts.BarData{}
	var labels []string
	for _, s := range slices.Backward(speakers) { // the axis begins below
		labels = append(labels, s.Name)
		series["direct"] = append(series["direct"], opts.BarData{Value: s.Direct})
		series["mixed"] = append(series["mixed"], opts.BarData{Value: s.Mixed})
		series["indirect"] = append(series["indirect"], opts.BarData{Value: s.Indirect})
	}
	for _, s := range speakers {
		c.Rows = append(c.Rows, cells(s.Name, s.Type, s.Direct, s.Mixed, s.Indirect, s.Total, s.Documents))
	}
	bar := charts.NewBar()
	bar.SetGlobalOptions(grid, atAxis, legend, counts, names)
	bar.SetXAxis(labels).XYReversal()
	for _, kind := range []string{"direct", "mixed", "indirect"} {
		stacked(bar, kind, series[kind])
	}
	return draw(c, bar)
}

// stacked adds a series whose bars begin where those of the series before end.
func stacked(bar *charts.Bar, name string, data []opts.BarData) {
	bar.AddSeries(name, data, charts.WithBarChartOpts(opts.BarChart{Stack: "all"}),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: colourOf[name]}))
}

func kindsChart(f *figures) (chart, error) {
	c := chart{
		ID: "kinds", Title: "By kind", Height: 160, Head: []string{"Kind", "Statements", "Share"},
		Note: "In per cent. Direct: all in quotation marks. Mixed: partly. Indirect: not at all.",
	}
	bar := charts.NewBar()
	bar.SetGlobalOptions(grid, atAxis, legend, percents, names)
	bar.SetXAxis([]string{"statements"}).XYReversal()
	for _, k := range f.Kinds {
		c.Rows = append(c.Rows, cells(k.Name, k.Count, share(k.Count, f.Statements)))
		stacked(bar, k.Name, []opts.BarData{percent(k.Count, f.Statements)})
	}
	return draw(c, bar)
}

func sourcesChart(f *figures) (chart, error) {
	c := chart{
		ID: "sources", Title: "By source", Height: 60 + 26*len(f.Sources), Head: []string{"Source", "Statements"},
		Note: "The outlet or platform that carried the statement, where the text names one.",
	}
	for _, s := range f.Sources {
		c.Rows = append(c.Rows, cells(s.Name, s.Count))
	}
	return draw(c, bars(f.Sources, "statements"))
}

func gendersChart(f *figures) (chart, error) {
	c := chart{
		ID: "genders", Title: "Women and men among the people quoted", Height: 240, Face: "person",
		Head: []string{"Gender", "People", "Share", "Statements", "Share"},
	}
	people, statements := 0, 0
	for _, g := range f.Genders {
		people += g.People
		statements += g.Statements
	}
	bar := charts.NewBar()
	bar.SetGlobalOptions(grid, atAxis, legend, percents, names)
	bar.SetXAxis([]string{"statements", "people"}).XYReversal()
	unknown := 0
	for _, g := range f.Genders {
		c.Rows = append(c.Rows, cells(g.Name, g.People, share(g.People, people), g.Statements, share(g.Statements, statements)))
		stacked(bar, g.Name, []opts.BarData{percent(g.Statements, statements), percent(g.People, people)})
		if g.Name == "unknown" {
			unknown = g.People
		}
	}
	c.Note = fmt.Sprintf("In per cent of the %d named people and of their %d statements. Gender is what the text tells by pronoun, title or given name; "+
		"it does not for %d people (%s).", people, statements, unknown, share(unknown, people))
	return draw(c, bar)
}

// percent is a bar that says its share.
func percent(part, whole int) opts.BarData {
	value := math.Round(1000*float64(part)/float64(max(whole, 1))) / 10
	return opts.BarData{Value: value, Label: &opts.Label{Show: opts.Bool(value >= 12), Formatter: share(part, whole), Color: "#ffffff"}}
}

func share(part, whole int) string {
	return fmt.Sprintf("%.1f %%", 100*float64(part)/float64(max(whole, 1)))
}

func carriedChart(f *figures) (chart, error) {
	c := chart{ID: "carried", Title: "Speakers and the outlets that carry them", Head: []string{"Speaker", "Source", "Statements"}}
	var speakers, sources []string
	most := 1
	for _, p := range f.Carried {
		if !slices.Contains(speakers, p.One) {
			speakers = append(speakers, p.One)
		}
		if !slices.Contains(sources, p.Other) {
			sources = append(sources, p.Other)
		}
		most = max(most, p.Count)
		c.Rows = append(c.Rows, cells(p.One, p.Other, p.Count))
	}
	slices.Reverse(speakers)
	c.Height = 120 + 34*len(speakers)
	var bubbles []opts.ScatterData
	for _, p := range f.Carried {
		size := 6 + 26*math.Sqrt(float64(p.Count)/float64(most)) // the area tells
		bubbles = append(bubbles, opts.ScatterData{
			Name: p.One + ", " + p.Other, Value: []any{p.Other, p.One, p.Count}, SymbolSize: int(size),
		})
	}
	scatter := charts.NewScatter()
	scatter.SetGlobalOptions(grid, tooltip, charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Data: sources, AxisLabel: &opts.AxisLabel{Interval: "0", Rotate: 30}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Data: speakers, AxisLabel: &opts.AxisLabel{Interval: "0"}}))
	scatter.SetXAxis(sources)
	scatter.AddSeries("statements", bubbles)
	return draw(c, scatter)
}

// togetherChart is a matrix. Its columns have the numbers of its rows, as names
// do not fit above them.
func togetherChart(f *figures) (chart, error) {
	m := f.Together
	c := chart{
		ID: "together", Title: "Quoted in the same articles", Height: 90 + 30*len(m.Names), Head: []string{"Speaker", "Speaker", "Articles"},
		Note: "The larger a square, the more articles quote both. Each column is the speaker of the row of that number.",
	}
	var rows, columns []string
	most := 1
	for i, name := range m.Names {
		columns = append(columns, fmt.Sprint(i+1))
		rows = append(rows, fmt.Sprintf("%d  %s", i+1, name))
		most = max(most, slices.Max(m.Counts[i]))
	}
	var squares []opts.ScatterData
	for i, counts := range m.Counts {
		for j, n := range counts {
			if n == 0 {
				continue
			}
			squares = append(squares, opts.ScatterData{
				Name: m.Names[i] + " and " + m.Names[j], Value: []any{columns[j], rows[i], n},
				Symbol: "rect", SymbolSize: int(4 + 18*math.Sqrt(float64(n)/float64(most))), // the area tells
			})
			if i < j {
				c.Rows = append(c.Rows, cells(m.Names[i], m.Names[j], n))
			}
		}
	}
	slices.Reverse(rows)
	scatter := charts.NewScatter()
	scatter.SetGlobalOptions(grid, tooltip, charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Data: columns, Position: "top", AxisLabel: &opts.AxisLabel{Interval: "0"}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Data: rows, AxisLabel: &opts.AxisLabel{Interval: "0"}}))
	scatter.SetXAxis(columns)
	scatter.AddSeries("articles", squares, charts.WithItemStyleOpts(opts.ItemStyle{Color: colourOf["direct"]}))
	return draw(c, scatter)
}

// noArticles is what a chart shows of a period without articles: nothing, as
// nobody can tell what was not said in it.
const noArticles = "-"

func timelineChart(f *figures) (chart, error) {
	t := f.Timeline
	c := chart{
		ID: "timeline", Title: "Statements by " + t.Unit, Height: 360, Head: []string{"Date", "Articles", "All statements"},
		Note: fmt.Sprintf("Of the %d articles %d have a date, in their data or in their dateline; only those count here. Lines break where there are no articles.",
			f.Documents, f.Dated),
	}
	for _, l := range t.Lines {
		c.Head = append(c.Head, l.Name)
	}
	for i, period := range t.Periods {
		row := cells(period, t.Articles[i])
		for _, counts := range append([][]int{t.All}, counted(t.Lines)...) {
			if t.Articles[i] == 0 {
				row = append(row, "no articles")
			} else {
				row = append(row, fmt.Sprint(counts[i]))
			}
		}
		c.Rows = append(c.Rows, row)
	}
	line := charts.NewLine()
	line.SetGlobalOptions(grid, atAxis, legend,
		charts.WithXAxisOpts(opts.XAxis{Type: "category"}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", MinInterval: 1}))
	line.SetXAxis(t.Periods)
	add := func(name string, counts []int, options ...charts.SeriesOpts) {
		var data []opts.LineData
		for i, n := range counts {
			point := opts.LineData{Value: n}
			if t.Articles[i] == 0 {
				point.Value = noArticles
			}
			data = append(data, point)
		}
		options = append(options, charts.WithLineChartOpts(opts.LineChart{ShowSymbol: opts.Bool(true)}))
		line.AddSeries(name, data, options...)
	}
	add("all statements", t.All, charts.WithAreaStyleOpts(opts.AreaStyle{Opacity: opts.Float(0.15)}))
	for _, l := range t.Lines {
		add(l.Name, l.Counts)
	}
	return draw(c, line)
}

func counted(lines []timelineOf) (out [][]int) {
	for _, l := range lines {
		out = append(out, l.Counts)
	}
	return out
}

// bars are one bar a figure, the largest on top.
func bars(all []figure, what string) *charts.Bar {
	var labels []string
	var data []opts.BarData
	for _, f := range slices.Backward(all) {
		labels = append(labels, f.Name)
		data = append(data, opts.BarData{Value: f.Count})
	}
	bar := charts.NewBar()
	bar.SetGlobalOptions(grid, atAxis, charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}), counts, names)
	bar.SetXAxis(labels).XYReversal()
	bar.AddSeries(what, data)
	return bar
}

func cells(values ...any) []string {
	var out []string
	for _, v := range values {
		out = append(out, fmt.Sprint(v))
	}
	return out
}
