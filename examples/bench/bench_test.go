package main

import (
	"bytes"
	"context"
	"io"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func BenchmarkTools(b *testing.B) {
	texts, err := articles("../../testdata", 20)
	require.NoError(b, err)
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	for _, tool := range tools() {
		b.Run(tool.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range texts {
					tool.work(text)
				}
			}
			b.ReportMetric(float64(len(texts)*b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

func TestEveryToolFindsSomething(t *testing.T) {
	texts, err := articles("../../testdata", 10)
	require.NoError(t, err)
	for _, tool := range tools() {
		found := counts{}
		for _, text := range texts {
			found = found.plus(tool.work(text))
		}
		assert.Positive(t, found.first, tool.name)
	}
}

func TestTable(t *testing.T) {
	var stdout bytes.Buffer
	require.NoError(t, run(context.Background(), []string{"-seconds", "0", "-invented", "2", "-node=false"}, &stdout, io.Discard))
	for _, tool := range tools() {
		assert.Contains(t, stdout.String(), tool.name)
	}
	assert.ErrorContains(t, run(context.Background(), []string{"-articles", "none", "-invented", "0"}, io.Discard, io.Discard), "no .txt file in none")
}

func TestCompromise(t *testing.T) {
	if _, err := exec.LookPath("npm"); err != nil {
		t.Skip("no npm on this machine")
	}
	m, err := compromise(t.Context(), []string{`"We begin in May," Karin Moll said.`}, 0)
	if err != nil && strings.Contains(err.Error(), "npm: ") {
		t.Skipf("npm cannot install it: %v", err)
	}
	require.NoError(t, err)
	assert.Equal(t, "1 quotations, 1 people", m.found)
}
