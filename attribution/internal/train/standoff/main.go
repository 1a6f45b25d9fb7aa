// Command standoff keeps the marks that were made for this project apart from
// the texts that they are on, which belong to others and are no part of the
// repository.
//
//	go run ./attribution/internal/train/standoff join -polnear DIR -gum DIR -ewt DIR -press DIR -out CORPORA
//
// joins the marks in the folder marks with the corpora in their public form
// and writes the folder that training reads. README.md says where the corpora
// are to be had. What cannot be joined is named on standard error, the rest
// goes on, and the exit status is 1.
//
//	go run ./attribution/internal/train/standoff make -corpora CORPORA
//
// makes the marks anew from such a folder.
package main

import (
	"embed"
	"flag"
	"fmt"
	"io/fs"
	"os"
)

//go:embed marks
var embedded embed.FS

func main() {
	if len(os.Args) < 2 {
		fail("give join or make; -h after it lists the flags")
	}
	flags := flag.NewFlagSet(os.Args[1], flag.ExitOnError)
	switch os.Args[1] {
	case "make":
		corpora := flags.String("corpora", os.Getenv("WHOSAID_CORPORA"), "folder of the corpora as training reads them")
		out := flags.String("marks", "attribution/internal/train/standoff/marks", "folder to write to")
		_ = flags.Parse(os.Args[2:]) // it exits on an error
		if err := makeMarks(*corpora, *out); err != nil {
			fail(err)
		}
	case "join":
		var from folders
		flags.StringVar(&from.polnear, "polnear", "", "folder of PolNeAR 1.0, the one that has data in it")
		flags.StringVar(&from.gum, "gum", "", "folder of GUM, the one that has dep in it")
		flags.StringVar(&from.ewt, "ewt", "", "folder with en_ewt-ud-train.conllu and en_ewt-ud-dev.conllu")
		flags.Func("press", "folder with texts of press articles, in any files below it; may be given several times", func(dir string) error {
			from.press = append(from.press, dir)
			return nil
		})
		out := flags.String("out", "", "folder to write to")
		_ = flags.Parse(os.Args[2:])
		if *out == "" {
			fail("join: give -out")
		}
		marks, err := fs.Sub(embedded, "marks")
		if err != nil {
			fail(err)
		}
		problems := 0
		err = join(marks, from, *out, func(problem error) {
			problems++
			fmt.Fprintln(os.Stderr, "standoff:", problem)
		})
		if err != nil {
			fail(err)
		}
		if problems > 0 {
			fail(fmt.Sprintf("%d problems; the rest is in %s", problems, *out))
		}
	default:
		fail(fmt.Sprintf("no command %q: give join or make", os.Args[1]))
	}
}

func fail(why any) {
	fmt.Fprintln(os.Stderr, "standoff:", why)
	os.Exit(1)
}
