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
	grid    = charts.WithGridOpts(opts.Grid{Left: "2%", Right: "4%", Top: "40", Bottom: "8", ContainLabel: opts.Bool(true)})
	tooltip = charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true)})
	atAxis  = charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "axis"})
	legend  = charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Top: "0"})
	counts  = charts.WithXAxisOpts(opts.XAxis{Type: "value", MinInterval: 1})
	names   = charts.WithYAxisOpts(opts.YAxis{Type: "category", AxisLabel: &opts.AxisLabel{Interval: "0"}})
)

// kindColours are the same in every chart.
var kindColours = map[string]string{"direct": "#5470c6", "mixed": "#91cc75", "indirect": "#fac858"}

// chartsOf draws what there are figures for.
func chartsOf(f *figures) ([]chart, error) {
	var out []chart
	for _, make := range []func(*figures) (chart, error){
		speakersChart, kindsChart, sourcesChart, gendersChart, carriedChart, togetherChart, timelineChart,
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

func speakersChart(f *figures) (chart, error) {
	c := chart{
		ID: "speakers", Title: "Who is quoted most",
		Head:   []string{"Speaker", "Type", "Direct", "Mixed", "Indirect", "All", "Articles"},
		Height: 80 + 26*len(f.Speakers),
	}
	series := map[string][]opts.BarData{}
	var labels []string
	for _, s := range slices.Backward(f.Speakers) { // the axis begins below
		labels = append(labels, s.Name)
		series["direct"] = append(series["direct"], opts.BarData{Value: s.Direct})
		series["mixed"] = append(series["mixed"], opts.BarData{Value: s.Mixed})
		series["indirect"] = append(series["indirect"], opts.BarData{Value: s.Indirect})
	}
	for _, s := range f.Speakers {
		c.Rows = append(c.Rows, cells(s.Name, s.Type, s.Direct, s.Mixed, s.Indirect, s.Total, s.Documents))
	}
	bar := charts.NewBar()
	bar.SetGlobalOptions(grid, atAxis, legend, counts, names)
	bar.SetXAxis(labels).XYReversal()
	for _, kind := range []string{"direct", "mixed", "indirect"} {
		bar.AddSeries(kind, series[kind], charts.WithBarChartOpts(opts.BarChart{Stack: "kinds"}),
			charts.WithItemStyleOpts(opts.ItemStyle{Color: kindColours[kind]}))
	}
	return draw(c, bar)
}

func kindsChart(f *figures) (chart, error) {
	c := chart{
		ID: "kinds", Title: "By kind", Height: 280, Head: []string{"Kind", "Statements", "Share"},
		Note: "Direct: all in quotation marks. Mixed: partly. Indirect: not at all.",
	}
	c.Rows = shares(f.Kinds)
	return draw(c, pie(f.Kinds))
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
		ID: "genders", Title: "Women and men among the people quoted", Height: 280,
		Head: []string{"Gender", "People", "Share", "Statements", "Share"},
		Note: "Only named people whose gender the text tells by pronoun, title or given name. Inside: people. Outside: their statements.",
	}
	known := func(all []figure) []figure {
		return slices.DeleteFunc(slices.Clone(all), func(g figure) bool { return g.Name == "unknown" })
	}
	people, voices := known(f.People), known(f.Voices)
	byPeople, byVoices := shares(people), shares(voices)
	for i := range byPeople {
		if i < len(byVoices) {
			c.Rows = append(c.Rows, append(byPeople[i], byVoices[i][1:]...))
		}
	}
	for _, g := range f.People {
		if g.Name == "unknown" {
			c.Note += fmt.Sprintf(" Of unknown gender: %d.", g.Count)
		}
	}
	rings := charts.NewPie()
	rings.SetGlobalOptions(tooltip, legend)
	rings.AddSeries("people", pieces(people), charts.WithPieChartOpts(opts.PieChart{Radius: []string{"0%", "38%"}, Center: []string{"50%", "56%"}}),
		charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "inner", Formatter: "{d} %"}))
	rings.AddSeries("statements", pieces(voices), charts.WithPieChartOpts(opts.PieChart{Radius: []string{"48%", "72%"}, Center: []string{"50%", "56%"}}),
		charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Formatter: "{b}\n{d} %", LineHeight: 15}))
	return draw(c, rings)
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

func togetherChart(f *figures) (chart, error) {
	c := chart{
		ID: "together", Title: "Quoted in the same articles", Height: 60 + 26*len(f.Together),
		Head: []string{"Speaker", "Speaker", "Articles"},
	}
	var labelled []figure
	for _, p := range f.Together {
		c.Rows = append(c.Rows, cells(p.One, p.Other, p.Count))
		labelled = append(labelled, figure{p.One + " and " + p.Other, p.Count})
	}
	return draw(c, bars(labelled, "articles"))
}

func timelineChart(f *figures) (chart, error) {
	t := f.Timeline
	c := chart{ID: "timeline", Title: "Over time, by " + t.Unit, Height: 360, Head: []string{"Date", "All statements"}}
	for _, l := range t.Lines {
		c.Head = append(c.Head, l.Name)
	}
	for i, period := range t.Periods {
		row := cells(period, t.All[i])
		for _, l := range t.Lines {
			row = append(row, fmt.Sprint(l.Counts[i]))
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
		for _, n := range counts {
			data = append(data, opts.LineData{Value: n})
		}
		line.AddSeries(name, data, options...)
	}
	add("all statements", t.All, charts.WithAreaStyleOpts(opts.AreaStyle{Opacity: opts.Float(0.15)}))
	for _, l := range t.Lines {
		add(l.Name, l.Counts)
	}
	return draw(c, line)
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

func pie(all []figure) *charts.Pie {
	p := charts.NewPie()
	p.SetGlobalOptions(tooltip, legend)
	p.AddSeries("statements", pieces(all), charts.WithPieChartOpts(opts.PieChart{Radius: []string{"40%", "72%"}, Center: []string{"50%", "56%"}}),
		charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Formatter: "{b}\n{d} %", LineHeight: 15}))
	return p
}

// pieces are the slices of a pie.
func pieces(all []figure) []opts.PieData {
	var data []opts.PieData
	for _, f := range all {
		piece := opts.PieData{Name: f.Name, Value: f.Count}
		if colour := kindColours[f.Name]; colour != "" {
			piece.ItemStyle = &opts.ItemStyle{Color: colour}
		}
		data = append(data, piece)
	}
	return data
}

// shares are rows of name, count and share of the whole.
func shares(all []figure) [][]string {
	total := 0
	for _, f := range all {
		total += f.Count
	}
	var rows [][]string
	for _, f := range all {
		rows = append(rows, cells(f.Name, f.Count, fmt.Sprintf("%.1f %%", 100*float64(f.Count)/float64(max(total, 1)))))
	}
	return rows
}

func cells(values ...any) []string {
	var out []string
	for _, v := range values {
		out = append(out, fmt.Sprint(v))
	}
	return out
}
