package main

import (
	"cmp"
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"net/url"
	"strings"

	_ "modernc.org/sqlite" // the driver

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/output"
)

//go:embed schema.sql
var schema string

// store writes results into a new database, in one transaction.
type store struct {
	db       *sql.DB
	tx       *sql.Tx
	inserts  map[string]*sql.Stmt
	speakers map[string]int64
	sources  map[string]int64

	documents int
}

// openDatabase opens a file that nobody else has. It is thrown away if anything
// goes wrong, so it needs no journal and no lock.
func openDatabase(path string) (*sql.DB, error) {
	address := url.URL{
		Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(),
		RawQuery: "nolock=1&_pragma=journal_mode(off)&_pragma=synchronous(off)",
	}
	return sql.Open("sqlite", address.String())
}

func createStore(ctx context.Context, path string) (*store, error) {
	db, err := openDatabase(path)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	s := &store{db: db, inserts: map[string]*sql.Stmt{}, speakers: map[string]int64{}, sources: map[string]int64{}}
	if _, err := db.ExecContext(ctx, schema); err != nil {
		db.Close()
		return nil, err
	}
	if s.tx, err = db.BeginTx(ctx, nil); err != nil {
		db.Close()
		return nil, err
	}
	return s, nil
}

// insert adds a row and returns its id. Columns are the table's own, never
// input.
func (s *store) insert(ctx context.Context, table, columns string, values ...any) (int64, error) {
	statement, ok := s.inserts[table]
	if !ok {
		marks := strings.TrimSuffix(strings.Repeat("?,", len(values)), ",")
		var err error
		statement, err = s.tx.PrepareContext(ctx, "INSERT INTO "+table+" ("+columns+") VALUES ("+marks+")")
		if err != nil {
			return 0, err
		}
		s.inserts[table] = statement
	}
	result, err := statement.ExecContext(ctx, values...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// add stores one document with all that was found in it.
func (s *store) add(ctx context.Context, item output.Item) error {
	d := item.Document
	meta := readMeta(item.Meta)
	date := meta.date
	if date == "" && d.Dateline != nil && d.Dateline.Date != nil {
		date = articles.Day(d.Dateline.Date.ISO)
	}
	document, err := s.insert(ctx, "documents", "name, path, line, title, publisher, date, meta, text",
		nameOf(item), item.Path, null(item.Line), null(meta.title), null(meta.publisher), null(date), null(string(item.Meta)), d.Text)
	if err != nil {
		return err
	}
	s.documents++
	for i := range d.Statements {
		if err := s.addStatement(ctx, document, d, &d.Statements[i]); err != nil {
			return err
		}
	}
	return nil
}

func (s *store) addStatement(ctx context.Context, document int64, d *attribution.Document, st *attribution.Statement) error {
	source, err := s.source(ctx, d, st.Source)
	if err != nil {
		return err
	}
	var act, lemma, mention string
	negated := false
	if st.Cue != nil {
		act, lemma, negated = string(st.Cue.Act), st.Cue.Lemma, st.Cue.Negated
	}
	if st.Speaker != nil {
		mention = st.Speaker.Mention.String()
	}
	start, end := 0, 0
	if n := len(st.Content); n > 0 {
		start, end = st.Content[0].Start, st.Content[n-1].End
	}
	id, err := s.insert(ctx, "statements",
		"document, number, kind, act, cue, lemma, negated, content, start, end, mention, addressee, source, confidence, evidence",
		document, st.ID, string(st.Kind), null(act), null(st.Cue.String()), null(lemma), negated, st.Text(), start, end,
		null(mention), null(st.Addressee.String()), null(source), st.Confidence, null(st.Evidence))
	if err != nil {
		return err
	}
	for _, e := range namedSpeakers(d, st) {
		speaker, err := s.speaker(ctx, e)
		if err != nil {
			return err
		}
		if _, err := s.insert(ctx, "said_by", "statement, speaker", id, speaker); err != nil {
			return err
		}
	}
	return nil
}

// namedSpeakers returns the named speakers of a statement, each name once.
func namedSpeakers(d *attribution.Document, st *attribution.Statement) []attribution.Entity {
	var out []attribution.Entity
	seen := map[string]bool{"": true}
	for _, e := range d.SpeakersOf(st) {
		if !seen[e.Name] {
			seen[e.Name] = true
			out = append(out, *e)
		}
	}
	if sp := st.Speaker; len(out) == 0 && sp != nil && sp.Name != "" {
		out = append(out, attribution.Entity{Name: sp.Name, Type: sp.Type})
	}
	return out
}

// speaker returns the row of a speaker, whom several documents may name. A
// gender known in one of them is known.
func (s *store) speaker(ctx context.Context, e attribution.Entity) (int64, error) {
	id, ok := s.speakers[e.Name]
	if !ok {
		var err error
		if id, err = s.insert(ctx, "speakers", "name, type, gender", e.Name, string(e.Type), null(string(e.Gender))); err != nil {
			return 0, err
		}
		s.speakers[e.Name] = id
		return id, nil
	}
	if e.Gender == "" {
		return id, nil
	}
	_, err := s.tx.ExecContext(ctx, "UPDATE speakers SET gender = ? WHERE id = ? AND gender IS NULL", string(e.Gender), id)
	return id, err
}

// source returns the row of a source, 0 for none.
func (s *store) source(ctx context.Context, d *attribution.Document, credit *attribution.Credit) (int64, error) {
	if credit == nil || credit.Name == "" {
		return 0, nil
	}
	if id, ok := s.sources[credit.Name]; ok {
		return id, nil
	}
	country := ""
	for _, source := range d.Sources {
		if source.Name == credit.Name {
			country = source.Country
		}
	}
	id, err := s.insert(ctx, "sources", "name, kind, country", credit.Name, null(string(credit.Kind)), null(country))
	s.sources[credit.Name] = id
	return id, err
}

// finish indexes and commits.
func (s *store) finish(ctx context.Context) error {
	for _, command := range []string{
		"CREATE INDEX statements_document ON statements(document)",
		"CREATE INDEX statements_source ON statements(source)",
		"CREATE INDEX said_by_speaker ON said_by(speaker)",
		"CREATE INDEX documents_date ON documents(date)",
		"INSERT INTO statements_text(statements_text) VALUES ('rebuild')",
		"INSERT INTO documents_text(documents_text) VALUES ('rebuild')",
		"ANALYZE",
	} {
		if _, err := s.tx.ExecContext(ctx, command); err != nil {
			return err
		}
	}
	return s.tx.Commit()
}

func (s *store) close() error { return s.db.Close() }

// null is NULL for a zero value: what is absent is absent.
func null[T comparable](value T) any {
	var zero T
	if value == zero {
		return nil
	}
	return value
}

func nameOf(item output.Item) string {
	return cmp.Or(item.ID.String(), item.Path)
}

type meta struct {
	title, publisher, date string
}

// readMeta looks for what articles usually say about themselves.
func readMeta(raw json.RawMessage) meta {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		return meta{}
	}
	first := func(names ...string) string {
		for _, name := range names {
			var value string
			if err := json.Unmarshal(fields[name], &value); err == nil && value != "" {
				return value
			}
		}
		return ""
	}
	return meta{
		title:     first("title", "headline"),
		publisher: first("publisher", "site", "outlet", "source"),
		date:      articles.Day(first("date", "published", "published_at", "publication_date", "pubdate", "pubDate")),
	}
}
