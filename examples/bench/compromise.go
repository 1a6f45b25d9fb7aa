package main

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

//go:embed compromise
var sources embed.FS

// compromise measures the npm package of that name, installed for the purpose
// in a folder that is removed again.
func compromise(ctx context.Context, texts []string, seconds float64) (measurement, error) {
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			return measurement{}, fmt.Errorf("no %s on this machine", program)
		}
	}
	dir, err := os.MkdirTemp("", "whosaid-bench-")
	if err != nil {
		return measurement{}, err
	}
	defer os.RemoveAll(dir)
	for _, name := range []string{"package.json", "package-lock.json", "measure.js"} {
		content, err := sources.ReadFile("compromise/" + name)
		if err != nil {
			return measurement{}, err
		}
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return measurement{}, err
		}
	}
	if _, err := output(ctx, dir, nil, "npm", "ci", "--no-audit", "--no-fund"); err != nil {
		return measurement{}, err
	}
	in, err := json.Marshal(texts)
	if err != nil {
		return measurement{}, err
	}
	out, err := output(ctx, dir, in, "node", "measure.js", fmt.Sprint(seconds))
	if err != nil {
		return measurement{}, err
	}
	var result struct {
		Seconds            float64
		Quotations, People int
	}
	if err := json.Unmarshal(out, &result); err != nil {
		return measurement{}, err
	}
	if result.Seconds <= 0 {
		return measurement{}, errors.New("it took no time")
	}
	return measurement{
		best:  time.Duration(result.Seconds * float64(time.Second)),
		found: fmt.Sprintf("%d quotations, %d people", result.Quotations, result.People),
	}, nil
}

func output(ctx context.Context, dir string, in []byte, program string, args ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, program, args...)
	command.Dir = dir
	command.Stdin = bytes.NewReader(in)
	out, err := command.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("%s: %w: %s", program, err, bytes.TrimSpace(failed.Stderr))
	}
	return out, err
}
