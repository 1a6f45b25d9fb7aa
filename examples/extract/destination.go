package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/output"
	"github.com/whosaid/whosaid/examples/internal/publish"
	"github.com/whosaid/whosaid/examples/internal/terminal"
)

// destination is where the output goes and who writes it there.
type destination struct {
	writer output.Writer
	stream io.Writer     // nil where there are many files
	file   *publish.File // nil unless it is one of ours to publish
}

// open begins the output.
func (s *settings) open(reader *articles.Reader, stdout io.Writer) (*destination, error) {
	options := output.Options{
		Text:  s.text,
		Plain: s.rawCSV,
		By:    s.by,
		Many:  len(s.paths) > 1 || len(s.paths) == 1 && isFolder(s.paths[0]),
		Keep:  reader.Reads,
	}
	if strings.HasSuffix(s.target, "/") || isFolder(s.target) {
		options.Width = terminal.Width(nil)
		writer, err := output.Folder(s.target, s.format(nil), options)
		if err != nil {
			return nil, err
		}
		return &destination{writer: writer}, reader.Guard(nil, s.target)
	}
	if options.Many && s.to == "brat" {
		return nil, fmt.Errorf("%w with -o FOLDER/", output.ErrOneDocument)
	}
	d := &destination{stream: stdout}
	if s.target != "" && s.target != "-" {
		stdout = nil
	}
	if err := reader.Guard(stdout, s.target); err != nil {
		return nil, err
	}
	var err error
	if stdout == nil {
		if d.file, err = publish.Create(s.target); err != nil {
			return nil, err
		}
		d.stream = d.file.File
	}
	options.Width, options.Colour = terminal.Width(d.stream), terminal.Colour(d.stream)
	d.writer, err = output.New(s.format(d.stream), d.stream, options)
	return d, err
}

// publish gives the output its name if it is whole.
func (d *destination) publish(whole bool) error {
	if d.file == nil {
		return nil
	}
	defer d.file.Abort()
	if !whole {
		return nil
	}
	return d.file.Commit()
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// format is the one asked for, else the one that suits the target.
func (s *settings) format(target io.Writer) string {
	switch {
	case s.to != "":
		return s.to
	case terminal.Is(target):
		return "table"
	}
	return "jsonl"
}
