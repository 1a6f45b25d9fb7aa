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
// Only the first is, of several in one pattern, outlet or name, if they are of
// the JSON's form. Fields that are not known are mistakes.
func ReadRules(r io.Reader, name string) (Rules, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return Rules{}, fmt.Errorf("%s: %w", name, err)
	}
	f := rulesFile{data: bytes.TrimPrefix(data, []byte("\ufeff")), places: make(map[string]int)}
	if offset, err := f.locate(); err != nil {
		return Rules{}, fmt.Errorf("%s:%d: %w", name, f.line(offset), err)
	}
	rules := f.decode()
	wrong := rules.check()
	for _, m := range wrong {
		// What could not be read is missing too: one report is enough.
		if !slices.ContainsFunc(f.found, func(other located) bool { return within(m.path, other.path) }) {
			f.found = append(f.found, located{m, f.place(m.path)})
		}
	}
	if len(f.found) == 0 {
		return rules, nil
	}
	slices.SortStableFunc(f.found, func(a, b located) int { return cmp.Compare(f.line(a.offset), f.line(b.offset)) })
	all := make([]error, len(f.found))
	for i, m := range f.found {
		at := m.path + ": "
		if m.path == "" {
			at = ""
		}
		all[i] = fmt.Errorf("%s:%d: %s%s", name, f.line(m.offset), at, m.why)
	}
	return Rules{}, errors.Join(all...)
}

// rulesFile is a JSON text of rules, where each value in it stands, and what is
// wrong with it.
type rulesFile struct {
	data   []byte
	places map[string]int // offsets by path: patterns[2].name
	found  []located
}

// located is a mistake and its offset.
type located struct {
	mistake
	offset int
}

// line is the line of an offset, from 1.
func (f *rulesFile) line(offset int) int {
	return 1 + bytes.Count(f.data[:max(0, min(offset, len(f.data)))], []byte("\n"))
}

// place is the offset of a path, or of the nearest thing that holds it.
func (f *rulesFile) place(path string) int {
	for path != "" {
		if offset, ok := f.places[path]; ok {
			return offset
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return f.places[""]
}

// within reports whether path is other or something in it.
func within(path, other string) bool {
	rest, ok := strings.CutPrefix(path, other)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

func (f *rulesFile) add(path string, offset int, format string, args ...any) {
	f.found = append(f.found, located{mistake{path, fmt.Sprintf(format, args...)}, offset})
}

// deepestRules is the nesting that rules may have.
const deepestRules = 16

// locate fills places, and notes fields that are there twice, which a decoder
// does not mind. It returns what is no JSON, and where.
func (f *rulesFile) locate() (offset int, err error) {
	tokens := json.NewDecoder(bytes.NewReader(f.data))
	if err = f.value(tokens, "", 0); err == nil {
		if _, after := tokens.Token(); after != io.EOF {
			return int(tokens.InputOffset()), errors.New("something follows the object")
		}
		if head := bytes.TrimLeft(f.data, " \t\r\n"); head[0] != '{' {
			return f.places[""], errors.New("want an object with the fields of Rules")
		}
		return 0, nil
	}
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		at := int(syntax.Offset) // of what is wrong, or behind it
		if strings.Contains(syntax.Error(), `'\n'`) {
			at--
		}
		return at, err
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return len(bytes.TrimRight(f.data, " \t\r\n")), errors.New("the object does not end")
	}
	return int(tokens.InputOffset()), err
}

func (f *rulesFile) value(tokens *json.Decoder, path string, depth int) error {
	token, err := tokens.Token()
	if err != nil {
		return err
	}
	f.places[path] = int(tokens.InputOffset())
	delim, open := token.(json.Delim)
	if !open {
		return nil
	}
	if depth == deepestRules {
		return errors.New("nested too deep")
	}
	for i := 0; tokens.More(); i++ {
		at := fmt.Sprintf("%s[%d]", path, i)
		if delim == '{' {
			key, err := tokens.Token()
			if err != nil {
				return err
			}
			switch at = fmt.Sprint(key); path {
			case "":
			case "cues":
				at = fmt.Sprintf("cues[%q]", key)
			default:
				at = path + "." + at
			}
			if _, twice := f.places[at]; twice {
				f.add(at, int(tokens.InputOffset()), "is there twice")
			}
		}
		if err := f.value(tokens, at, depth+1); err != nil {
			return err
		}
	}
	_, err = tokens.Token()
	return err
}

// part is a value of the rules that is decoded by itself, so that a mistake in
// it does not hide those of the others.
type part[T any] struct {
	value T
	err   error
}

func (p *part[T]) UnmarshalJSON(data []byte) error {
	strict := json.NewDecoder(bytes.NewReader(data))
	strict.DisallowUnknownFields()
	p.err = strict.Decode(&p.value)
	return nil
}

// decode reads the rules part by part.
func (f *rulesFile) decode() Rules {
	var parts part[struct {
		Patterns part[[]part[Pattern]]   `json:"patterns"`
		Cues     part[map[string]Act]    `json:"cues"`
		Outlets  part[[]part[Outlet]]    `json:"outlets"`
		Names    part[[]part[KnownName]] `json:"names"`
		Byline   part[string]            `json:"byline"`
	}]
	if err := json.Unmarshal(f.data, &parts); err != nil {
		f.add("", 0, "%v", err) // not after locate
	}
	p := whole(f, "", &parts)
	return Rules{
		Patterns: elements(f, "patterns", &p.Patterns), Cues: whole(f, "cues", &p.Cues), Outlets: elements(f, "outlets", &p.Outlets),
		Names: elements(f, "names", &p.Names), Byline: whole(f, "byline", &p.Byline),
	}
}

// whole returns the value of a part and notes what is wrong with it.
func whole[T any](f *rulesFile, path string, p *part[T]) T {
	f.note(path, p.err, reflect.TypeFor[T]())
	return p.value
}

// elements is whole for a list of parts.
func elements[T any](f *rulesFile, path string, list *part[[]part[T]]) []T {
	var out []T
	for i, p := range whole(f, path, list) {
		out = append(out, whole(f, fmt.Sprintf("%s[%d]", path, i), &p))
	}
	return out
}

// note adds what a decoder says of the value at path, which is of type t.
func (f *rulesFile) note(path string, err error, t reflect.Type) {
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
	case errors.As(err, &kind):
		at := path
		if kind.Field != "" {
			at = strings.TrimPrefix(path+"."+kind.Field, ".")
		}
		f.add(at, f.place(at), "want %s, have %s", wanted(kind.Type), had(kind.Value))
	default:
		why := strings.TrimPrefix(err.Error(), "json: ")
		at := path
		if field, ok := strings.CutPrefix(why, "unknown field "); ok {
			at = strings.TrimPrefix(path+"."+strings.Trim(field, `"`), ".")
			why += fmt.Sprintf(", want one of %q", fields(t))
		}
		f.add(path, f.place(at), "%s", why)
	}
}

// fields are the names of a struct's fields in JSON.
func fields(t reflect.Type) (names []string) {
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

// wanted says which JSON a type is read from.
func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a string"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice:
		return "a list"
	case reflect.Float64:
		return "a number"
	case reflect.Int:
		return "a whole number"
	}
	return "an object"
}

// had says in the same words what the decoder found.
func had(value string) string {
	switch value {
	case "array":
		return "a list"
	case "object":
		return "an object"
	case "bool":
		return "true or false"
	}
	return "a " + value
}
