package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/util"
	"github.com/open-policy-agent/opa/v1/version"
)

// samplesMax bounds the latencies that a worker keeps; beyond it every later one takes an old one's place.
const samplesMax = 1 << 20

// benchResult is the one line of JSON that bench prints.
type benchResult struct {
	Tool               string          `json:"tool"`
	Version            string          `json:"version"`
	Go                 string          `json:"go"`
	Procs              int             `json:"procs"`
	Raw                bool            `json:"raw"`
	Rules              int             `json:"rules"`
	PrepareMillis      float64         `json:"prepareMillis"`
	WarmupSeconds      float64         `json:"warmupSeconds"`
	Seconds            float64         `json:"seconds"`
	Decisions          int             `json:"decisions"`
	DecisionsPerSecond float64         `json:"decisionsPerSecond"`
	Micros             quantiles       `json:"micros"`
	Decision           json.RawMessage `json:"decision"`
}

// quantiles of the time of a decision, in microseconds.
type quantiles struct {
	P50 float64 `json:"p50"`
	P90 float64 `json:"p90"`
	P99 float64 `json:"p99"`
	Max float64 `json:"max"`
}

func runBench(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	policies := flags.String("policies", "", "folder of policies; files that end with _test.rego are passed over")
	query := flags.String("query", `{"deny": data.main.deny, "warn": data.main.warn}`, "expression to evaluate")
	inputFile := flags.String("input", "", "the input, JSON or YAML")
	seconds := flags.Float64("seconds", 5, "seconds to measure")
	warmup := flags.Float64("warmup", 1, "seconds before that, which do not count")
	procs := flags.Int("procs", 1, "workers, each evaluating on its own; GOMAXPROCS is set to the same")
	raw := flags.Bool("raw", false, "take the result as OPA's own value, not converted to Go's")
	if err := parse(flags, args); err != nil {
		return err
	}
	if *policies == "" || *inputFile == "" || *procs < 1 || *seconds <= 0 {
		return fmt.Errorf("%w: -policies, -input and positive numbers are required", errUsage)
	}
	runtime.GOMAXPROCS(*procs)
	input, err := readInput(*inputFile)
	if err != nil {
		return err
	}
	began := time.Now()
	prepared, rules, err := prepare(ctx, *policies, *query, *raw)
	if err != nil {
		return err
	}
	preparing := time.Since(began)
	decide := func() (rego.ResultSet, error) { return prepared.Eval(ctx, rego.EvalParsedInput(input)) }
	if _, _, err := run(*procs, *warmup, decide); err != nil {
		return err
	}
	latencies, took, err := run(*procs, *seconds, decide)
	if err != nil {
		return err
	}
	decision, err := canonical(decide)
	if err != nil {
		return err
	}
	return report(benchResult{
		Tool: "opa", Version: version.Version, Go: runtime.Version(), Procs: *procs, Raw: *raw, Rules: rules,
		PrepareMillis: float64(preparing.Microseconds()) / 1000, WarmupSeconds: *warmup, Seconds: took.Seconds(),
		Decisions: latencies.count, DecisionsPerSecond: float64(latencies.count) / took.Seconds(),
		Micros: latencies.quantiles(), Decision: decision,
	})
}

func readInput(file string) (ast.Value, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var document any
	if err := util.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return ast.InterfaceToValue(document)
}

// prepare compiles the policies below a folder and counts the rules of package main.
func prepare(ctx context.Context, folder, query string, raw bool) (rego.PreparedEvalQuery, int, error) {
	options := []func(*rego.Rego){rego.Query(query)}
	if raw {
		options = append(options, rego.GenerateJSON(func(term *ast.Term, _ *rego.EvalContext) (any, error) {
			return term.Value, nil
		}))
	}
	rules := 0
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".rego") || strings.HasSuffix(path, "_test.rego") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		module, err := ast.ParseModuleWithOpts(path, string(text), ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			return err
		}
		for _, rule := range module.Rules {
			if name := string(rule.Head.Name); name == "deny" || name == "warn" {
				rules++
			}
		}
		options = append(options, rego.ParsedModule(module))
		return nil
	})
	if err != nil {
		return rego.PreparedEvalQuery{}, 0, err
	}
	prepared, err := rego.New(options...).PrepareForEval(ctx)
	return prepared, rules, err
}

// samples are latencies in nanoseconds.
type samples struct {
	nanos []int64
	count int
}

func (s *samples) add(nanos int64) {
	if len(s.nanos) < samplesMax {
		s.nanos = append(s.nanos, nanos)
	} else {
		s.nanos[s.count%samplesMax] = nanos
	}
	s.count++
}

func (s *samples) quantiles() quantiles {
	slices.Sort(s.nanos)
	at := func(share float64) float64 {
		return float64(s.nanos[int(share*float64(len(s.nanos)-1))]) / 1000
	}
	return quantiles{P50: at(0.5), P90: at(0.9), P99: at(0.99), Max: at(1)}
}

// run decides again and again in so many workers for a time.
func run(workers int, seconds float64, decide func() (rego.ResultSet, error)) (*samples, time.Duration, error) {
	began := time.Now()
	end := began.Add(time.Duration(seconds * float64(time.Second)))
	each := make([]samples, workers)
	failures := make([]error, workers)
	var group sync.WaitGroup
	for i := range workers {
		group.Go(func() {
			for last := time.Now(); last.Before(end); {
				results, err := decide()
				if err != nil || len(results) == 0 {
					failures[i] = fmt.Errorf("no decision: %v", err)
					return
				}
				now := time.Now()
				each[i].add(now.Sub(last).Nanoseconds())
				last = now
			}
		})
	}
	group.Wait()
	took := time.Since(began)
	all := &samples{}
	for i := range workers {
		if failures[i] != nil {
			return nil, 0, failures[i]
		}
		all.nanos = append(all.nanos, each[i].nanos...)
		all.count += each[i].count
	}
	return all, took, nil
}

// canonical is the decision as JSON with sorted keys, to be compared with that of others.
func canonical(decide func() (rego.ResultSet, error)) (json.RawMessage, error) {
	results, err := decide()
	if err != nil {
		return nil, err
	}
	value := results[0].Expressions[0].Value
	if term, ok := value.(ast.Value); ok {
		if value, err = ast.JSON(term); err != nil {
			return nil, err
		}
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return json.RawMessage(bytes.TrimSpace(text.Bytes())), nil
}
