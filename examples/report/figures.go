package main

import (
	"context"
	"database/sql"
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// How many rows a chart can show and people can read.
const (
	topSpeakers = 15
	topSources  = 15
	topPairs    = 12 // on each side
	topTogether = 16 // on each side
	topTimeline = 5
	topRows     = 3000 // statements in the page; the database has them all
)

// figures are what the page shows.
type figures struct {
	Documents, Dated, Statements, Attributed, Sourced int
	First, Last                                       string // dates
	Database                                          string // its address from the page; empty where it is elsewhere

	People   []speakerFigure // the most quoted
	Bodies   []speakerFigure // organisations and all others who are no persons
	Kinds    []figure
	Sources  []figure
	Genders  []genderFigure
	Carried  []pair // speaker and source
	Together matrix
	Timeline timeline
	Rows     [][]string // date, speaker, statement, kind, source, article
}

// genderFigure counts named persons and their statements.
type genderFigure struct {
	Name               string // female, male, unknown
	People, Statements int
}

type figure struct {
	Name  string
	Count int
}

type speakerFigure struct {
	Name                           string
	Type                           string
	Direct, Mixed, Indirect, Total int
	Documents                      int
}

type pair struct {
	One, Other string
	Count      int
}

// timeline counts statements by period: all, and those of the people quoted
// most. A period without articles says nothing about statements.
type timeline struct {
	Unit     string // day, month or year
	Periods  []string
	Articles []int
	All      []int
	Lines    []timelineOf
}

type timelineOf struct {
	Name   string
	Counts []int
}

func readFigures(ctx context.Context, db *sql.DB) (*figures, error) {
	f := &figures{}
	var first, last sql.NullString
	row := db.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM documents), (SELECT count(date) FROM documents), (SELECT count(*) FROM statements),
		(SELECT count(DISTINCT statement) FROM said_by), (SELECT count(*) FROM statements WHERE source IS NOT NULL),
		(SELECT min(date) FROM documents), (SELECT max(date) FROM documents)`)
	if err := row.Scan(&f.Documents, &f.Dated, &f.Statements, &f.Attributed, &f.Sourced, &first, &last); err != nil {
		return nil, err
	}
	f.First, f.Last = first.String, last.String

	q := queries{ctx: ctx, db: db}
	most := func(which string) []speakerFigure {
		return query(&q, func(r *sql.Rows, s *speakerFigure) error {
			return r.Scan(&s.Name, &s.Type, &s.Direct, &s.Mixed, &s.Indirect, &s.Total, &s.Documents)
		}, `SELECT p.name, p.type, sum(s.kind = 'direct'), sum(s.kind = 'mixed'), sum(s.kind = 'indirect'),
				count(*) AS n, count(DISTINCT s.document)
			FROM said_by b JOIN speakers p ON p.id = b.speaker JOIN statements s ON s.id = b.statement
			WHERE `+which+` GROUP BY p.id ORDER BY n DESC, p.name LIMIT ?`, topSpeakers)
	}
	f.People = most("p.type = 'person'")
	f.Bodies = most("p.type <> 'person'")
	f.Kinds = query(&q, scanFigure, `SELECT kind, count(*) FROM statements GROUP BY kind
		ORDER BY instr('direct mixed indirect', kind)`)
	f.Sources = query(&q, scanFigure, `SELECT o.name, count(*) AS n FROM statements s JOIN sources o ON o.id = s.source
		GROUP BY o.id ORDER BY n DESC, o.name LIMIT ?`, topSources)
	f.Genders = query(&q, func(r *sql.Rows, g *genderFigure) error {
		return r.Scan(&g.Name, &g.People, &g.Statements)
	}, `SELECT coalesce(p.gender, 'unknown') AS g, count(DISTINCT p.id), count(*)
		FROM said_by b JOIN speakers p ON p.id = b.speaker WHERE p.type = 'person' GROUP BY g ORDER BY g`)
	f.Carried = query(&q, scanPair, `WITH carried AS (
			SELECT p.name AS one, o.name AS other, count(*) AS n
			FROM statements s JOIN said_by b ON b.statement = s.id JOIN speakers p ON p.id = b.speaker JOIN sources o ON o.id = s.source
			GROUP BY p.id, o.id)
		SELECT one, other, n FROM carried
		WHERE one IN (SELECT one FROM carried GROUP BY one ORDER BY sum(n) DESC, one LIMIT ?1)
		AND other IN (SELECT other FROM carried GROUP BY other ORDER BY sum(n) DESC, other LIMIT ?1)
		ORDER BY n DESC, one, other`, topPairs)
	f.Together = arrange(query(&q, scanPair, `WITH top AS (
			SELECT speaker FROM said_by GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT 200),
		quoted AS (
			SELECT DISTINCT b.speaker, s.document FROM said_by b JOIN statements s ON s.id = b.statement
			WHERE b.speaker IN (SELECT speaker FROM top))
		SELECT p.name, r.name, count(*) AS n
		FROM quoted a JOIN quoted c ON c.document = a.document JOIN speakers p ON p.id = a.speaker JOIN speakers r ON r.id = c.speaker
		WHERE p.name < r.name GROUP BY a.speaker, c.speaker ORDER BY n DESC, p.name, r.name`))
	f.Rows = query(&q, func(r *sql.Rows, row *[]string) error {
		*row = make([]string, 6)
		return r.Scan(&(*row)[0], &(*row)[1], &(*row)[2], &(*row)[3], &(*row)[4], &(*row)[5])
	}, `SELECT coalesce(d.date, ''), coalesce(group_concat(p.name, ', ' ORDER BY p.id), s.mention, ''), s.content, s.kind,
			coalesce(o.name, ''), coalesce(d.title, d.name)
		FROM statements s JOIN documents d ON d.id = s.document LEFT JOIN sources o ON o.id = s.source
			LEFT JOIN said_by b ON b.statement = s.id LEFT JOIN speakers p ON p.id = b.speaker
		GROUP BY s.id ORDER BY d.date IS NULL, d.date DESC, s.id LIMIT ?`, topRows)
	for _, row := range f.Rows {
		row[5] = shortName(row[5])
	}
	f.Timeline = q.timeline(f)
	return f, q.err
}

// shortName is the name of a file without folder and type, any other as it is.
func shortName(name string) string {
	switch extension := path.Ext(name); extension {
	case ".txt", ".text", ".md", ".html", ".htm":
		return strings.TrimSuffix(path.Base(filepath.ToSlash(name)), extension)
	}
	return name
}

// queries runs one query after the other until one fails.
type queries struct {
	ctx context.Context
	db  *sql.DB
	err error
}

func query[T any](q *queries, scan func(*sql.Rows, *T) error, text string, args ...any) []T {
	if q.err != nil {
		return nil
	}
	rows, err := q.db.QueryContext(q.ctx, text, args...)
	if err != nil {
		q.err = fmt.Errorf("%s: %w", text, err)
		return nil
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var value T
		if err := scan(rows, &value); err != nil {
			q.err = err
			return nil
		}
		out = append(out, value)
	}
	q.err = rows.Err()
	return out
}

func scanFigure(r *sql.Rows, f *figure) error { return r.Scan(&f.Name, &f.Count) }
func scanPair(r *sql.Rows, p *pair) error     { return r.Scan(&p.One, &p.Other, &p.Count) }

// timeline counts by day, month or year, whichever leaves few enough to see.
func (q *queries) timeline(f *figures) timeline {
	first, err := time.Parse(time.DateOnly, f.First)
	if err != nil {
		return timeline{} // no article has a date
	}
	last, err := time.Parse(time.DateOnly, f.Last)
	if err != nil {
		return timeline{}
	}
	const most = 62 // periods that a chart can show, as many as two months have days
	t := timeline{Unit: "year"}
	layout, next := "2006", func(d time.Time) time.Time { return d.AddDate(1, 0, 0) }
	switch days := last.Sub(first).Hours() / 24; {
	case days <= most:
		t.Unit, layout, next = "day", "2006-01-02", func(d time.Time) time.Time { return d.AddDate(0, 0, 1) }
	case days <= most*30:
		t.Unit, layout, next = "month", "2006-01", func(d time.Time) time.Time { return d.AddDate(0, 1, 0) }
	}
	// From the first day of the first period, lest a month or a year be skipped.
	first, err = time.Parse(layout, first.Format(layout))
	if err != nil {
		q.err = err
		return t
	}
	at := map[string]int{}
	for day := first; !day.After(last); day = next(day) {
		period := day.Format(layout)
		at[period] = len(t.Periods)
		t.Periods = append(t.Periods, period)
	}
	count := func(text string, args ...any) []int {
		counts := make([]int, len(t.Periods))
		for _, period := range query(q, scanFigure, text, append([]any{len(layout)}, args...)...) {
			counts[at[period.Name]] = period.Count
		}
		return counts
	}
	t.Articles = count(`SELECT substr(date, 1, ?) AS period, count(*) FROM documents WHERE date IS NOT NULL GROUP BY period`)
	t.All = count(`SELECT substr(d.date, 1, ?) AS period, count(*)
		FROM statements s JOIN documents d ON s.document = d.id
		WHERE d.date IS NOT NULL GROUP BY period`)
	for _, speaker := range f.People[:min(topTimeline, len(f.People))] {
		t.Lines = append(t.Lines, timelineOf{speaker.Name, count(`SELECT substr(date, 1, ?) AS period, count(*) FROM said
			WHERE speaker = ? AND date IS NOT NULL GROUP BY period`, speaker.Name)})
	}
	return t
}
