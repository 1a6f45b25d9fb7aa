// Corpus runs the extraction over an archive as an Apache Beam pipeline: on
// this machine by default, and on Flink, Spark or Dataflow with Beam's own
// flags.
//
//	cd examples/corpus
//	go run . -input 'articles/*.jsonl.gz' -output statements.jsonl
//	go run . -input gs://news/*.jsonl -output gs://news/out.jsonl -runner dataflow -project … -region … -staging_location …
//	go run . -input … -output … -runner flink -endpoint localhost:8099
//	go run . -input … -output … -runner spark -endpoint localhost:8099 -environment_type LOOPBACK
//
// Flink and Spark are reached through their job servers. With LOOPBACK the work
// is done by this very program, for a cluster on this machine; else the program
// is compiled for the cluster's and sent there.
//
// A line in is {"id": …, "text": …, …}, a line out is the document as
// [attribution.Result] writes it, in any order. Lines that are no articles go
// to the dead letters with the file, the line's number and the reason, so that
// nothing is lost; what Beam retries and gives up on fails the pipeline. Older
// files of the outputs' names are replaced when all is done, and only then; the
// exit status is 0 then, also where there are dead letters, and 1 if not.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/whosaid/whosaid/attribution"
)

var (
	input    = flag.String("input", "", "files of JSON lines: a name, a pattern or a pattern of a store that Beam knows; may be packed with gzip or zstd")
	output   = flag.String("output", "statements.jsonl", "file to write documents to")
	dead     = flag.String("dead", "", "file for lines that are no articles (default: the output's name with .dead.jsonl)")
	limit    = flag.Int64("max-bytes", 100_000_000, "the most that a line may have")
	text     = flag.Bool("text", false, "give the text of each article as well")
	actNames = flag.String("acts", "", "acts that count, as examples/extract has them: a list, or all")
)

func main() {
	flag.Parse()
	beam.Init() // on a worker this does not return
	if err := run(context.Background(), os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, stderr io.Writer) error {
	if *input == "" {
		return errors.New("-input is needed; try -help")
	}
	if *dead == "" {
		*dead = strings.TrimSuffix(*output, ".jsonl") + ".dead.jsonl"
	}
	options, err := optionsOf(*actNames)
	if err != nil {
		return err
	}
	if err := guard(ctx, *input, *output, *dead); err != nil {
		return err
	}
	lines, err := newTarget(*output)
	if err != nil {
		return err
	}
	defer lines.abort(ctx)
	letters, err := newTarget(*dead)
	if err != nil {
		return err
	}
	defer letters.abort(ctx)
	pipeline, scope := beam.NewPipelineWithRoot()
	build(scope, *input, lines.unfinished, letters.unfinished, &readFn{Limit: *limit}, &extractFn{Options: options, WithText: *text})
	result, err := beamx.RunWithMetrics(ctx, pipeline)
	if err != nil {
		return err
	}
	if err := lines.commit(ctx, true); err != nil {
		return err
	}
	if err := letters.commit(ctx, false); err != nil {
		return err
	}
	for _, name := range []string{documents, statements, failures} {
		fmt.Fprintf(stderr, "%s: %d\n", name, counterOf(result, name))
	}
	return nil
}

// optionsOf reads the flag -acts and makes sure that the workers will be able
// to use what it gives.
func optionsOf(list string) (attribution.Options, error) {
	chosen, err := attribution.ParseActs(list)
	if err != nil {
		return attribution.Options{}, fmt.Errorf("-acts: %w", err)
	}
	options := attribution.Options{Acts: chosen}
	_, err = attribution.New(options)
	return options, err
}

// counterOf returns what a counter of the pipeline came to; 0 where the runner
// does not report it.
func counterOf(result beam.PipelineResult, name string) int64 {
	if result == nil {
		return 0
	}
	var sum int64
	for _, counter := range result.Metrics().AllMetrics().Counters() {
		if counter.Namespace() == namespace && counter.Name() == name {
			sum += counter.Result()
		}
	}
	return sum
}
