package attribution

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
)

// ReadRules reads rules from a JSON object with the fields that [Rules] names;
// name is that of the file, for errors. All mistakes are reported, each as an
// error of its own, joined in the order of their lines: "rules.json:12: why".
// Fields that are not known are mistakes.
func ReadRules(r io.Reader, name string) (Rules, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return Rules{}, fmt.Errorf("%s: %w", name, err)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	tree, err := readTree(data)
	if err != nil {
		return Rules{}, fmt.Errorf("%s:%w", name, err)
	}
	var rules Rules
	f := filler{lines: make(map[string]int)}
	f.fill(tree, reflect.ValueOf(&rules).Elem(), "")
	_, wrong := rules.check()
	for _, m := range wrong {
		// What could not be read is missing too: one report is enough.
		if !slices.ContainsFunc(f.found, func(other located) bool { return within(m.path, other.path) }) {
			f.found = append(f.found, located{m, f.line(m.path)})
		}
	}
	if len(f.found) == 0 {
		return rules, nil
	}
	slices.SortStableFunc(f.found, func(a, b located) int { return cmp.Compare(a.line, b.line) })
	all := make([]error, len(f.found))
	for i, m := range f.found {
		at := m.path + ": "
		if m.path == "" {
			at = ""
		}
		all[i] = fmt.Errorf("%s:%d: %s%s", name, m.line, at, m.why)
	}
	return Rules{}, errors.Join(all...)
}

// node is a JSON value and its line.
type node struct {
	line    int
	value   any // string, json.Number, bool or nil; none for lists and objects
	kind    json.Delim
	members []member // of a list or an object
}

type member struct {
	key string
	*node
}

// describe is what a value is, for messages.
func (n *node) describe() string {
	switch v := n.value.(type) {
	case string:
		return fmt.Sprintf("the string %q", short(v))
	case json.Number:
		return fmt.Sprintf("the number %s", v)
	case bool:
		return fmt.Sprint(v)
	}
	switch n.kind {
	case '[':
		return "a list"
	case '{':
		return "an object"
	}
	return "null"
}

func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// treeReader reads a JSON text with the lines of its values.
type treeReader struct {
	data   []byte
	tokens *json.Decoder
	line   int // of offset
	offset int
}

// deepestRules is the nesting that rules may have.
const deepestRules = 16

// readTree reads one JSON value. Its error begins with a line.
func readTree(data []byte) (*node, error) {
	t := &treeReader{data: data, tokens: json.NewDecoder(bytes.NewReader(data)), line: 1}
	t.tokens.UseNumber()
	n, err := t.read(0)
	if err == nil {
		if _, after := t.tokens.Token(); after != io.EOF {
			err = errors.New("something follows the object")
			t.at(int(t.tokens.InputOffset()))
		}
	}
	if err == nil {
		return n, nil
	}
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		at := int(syntax.Offset) // of what is wrong, or behind it
		if strings.Contains(syntax.Error(), `'\n'`) {
			at--
		}
		t.at(at)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		t.at(len(bytes.TrimRight(data, " \t\r\n")))
		err = errors.New("the object does not end")
	}
	return nil, fmt.Errorf("%d: %w", t.line, err)
}

// at moves line to that of an offset.
func (t *treeReader) at(offset int) {
	offset = max(0, min(offset, len(t.data)))
	if offset < t.offset {
		t.line, t.offset = 1, 0
	}
	t.line += bytes.Count(t.data[t.offset:offset], []byte("\n"))
	t.offset = offset
}

func (t *treeReader) read(depth int) (*node, error) {
	token, err := t.tokens.Token()
	if err != nil {
		return nil, err
	}
	t.at(int(t.tokens.InputOffset())) // no token crosses a line
	n := &node{line: t.line}
	delim, open := token.(json.Delim)
	if !open {
		n.value = token
		return n, nil
	}
	if depth == deepestRules {
		return nil, errors.New("nested too deep")
	}
	n.kind = delim
	for t.tokens.More() {
		var m member
		if delim == '{' {
			key, err := t.tokens.Token()
			if err != nil {
				return nil, err
			}
			m.key, _ = key.(string)
		}
		if m.node, err = t.read(depth + 1); err != nil {
			return nil, err
		}
		n.members = append(n.members, m)
	}
	_, err = t.tokens.Token()
	return n, err
}

// located is a mistake with its line.
type located struct {
	mistake
	line int
}

// filler fills a Go value from a tree and remembers the line of every path.
type filler struct {
	lines map[string]int
	found []located
}

func (f *filler) wrong(n *node, path, format string, args ...any) {
	f.found = append(f.found, located{mistake{path, fmt.Sprintf(format, args...)}, n.line})
}

// line is that of a path, or of the nearest thing that holds it.
func (f *filler) line(path string) int {
	for path != "" {
		if line, ok := f.lines[path]; ok {
			return line
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return f.lines[""]
}

// within reports whether path is other or something in it.
func within(path, other string) bool {
	rest, ok := strings.CutPrefix(path, other)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

func (f *filler) fill(n *node, v reflect.Value, path string) {
	f.lines[path] = n.line
	switch v.Kind() {
	case reflect.Struct:
		f.fillStruct(n, v, path)
	case reflect.Map:
		f.fillMap(n, v, path)
	case reflect.Slice:
		if n.kind != '[' {
			f.wrong(n, path, "want a list, have %s", n.describe())
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), len(n.members), len(n.members)))
		for i, m := range n.members {
			f.fill(m.node, v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	case reflect.String:
		s, ok := n.value.(string)
		if !ok {
			f.wrong(n, path, "want a string, have %s", n.describe())
		}
		v.SetString(s)
	case reflect.Bool:
		b, ok := n.value.(bool)
		if !ok {
			f.wrong(n, path, "want true or false, have %s", n.describe())
		}
		v.SetBool(b)
	case reflect.Float64:
		number, _ := n.value.(json.Number)
		x, err := number.Float64()
		if err != nil {
			f.wrong(n, path, "want a number, have %s", n.describe())
		}
		v.SetFloat(x)
	case reflect.Int:
		number, _ := n.value.(json.Number)
		x, err := number.Int64()
		if err != nil || v.OverflowInt(x) {
			f.wrong(n, path, "want a whole number, have %s", n.describe())
			return
		}
		v.SetInt(x)
	}
}

func (f *filler) fillStruct(n *node, v reflect.Value, path string) {
	if n.kind != '{' {
		f.wrong(n, path, "want an object, have %s", n.describe())
		return
	}
	fields := make(map[string]int)
	var names []string
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		fields[name] = i
		names = append(names, name)
	}
	seen := make(map[string]bool)
	for _, m := range n.members {
		i, known := fields[m.key]
		switch {
		case !known:
			f.wrong(m.node, path, "unknown field %q, want one of %q", short(m.key), names)
			continue
		case seen[m.key]:
			f.wrong(m.node, path, "field %q is there twice", m.key)
			continue
		}
		seen[m.key] = true
		at := m.key
		if path != "" {
			at = path + "." + m.key
		}
		f.fill(m.node, v.Field(i), at)
	}
}

func (f *filler) fillMap(n *node, v reflect.Value, path string) {
	if n.kind != '{' {
		f.wrong(n, path, "want an object, have %s", n.describe())
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for _, m := range n.members {
		at := fmt.Sprintf("%s[%q]", path, m.key)
		if _, twice := f.lines[at]; twice {
			f.wrong(m.node, at, "is there twice")
			continue
		}
		value := reflect.New(v.Type().Elem()).Elem()
		f.fill(m.node, value, at)
		v.SetMapIndex(reflect.ValueOf(m.key).Convert(v.Type().Key()), value)
	}
}
