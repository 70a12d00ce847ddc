package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"
)

// lineBytesMax bounds one question.
const lineBytesMax = 16 << 20

// questionTime bounds the evaluation of one question.
const questionTime = 10 * time.Second

// question is one line of input: policies, and a query over them.
type question struct {
	Modules map[string]string `json:"modules"`
	Query   string            `json:"query"`
	Data    map[string]any    `json:"data"`
	Input   json.RawMessage   `json:"input"`
	V0      bool              `json:"v0"`
	Strict  bool              `json:"strict"`
}

// verdict is the one line of output to a question. Values are printed as Rego terms, so that sets stay sets and
// numbers keep their digits.
type verdict struct {
	Stage   string              `json:"stage"`           // parse, compile, eval or done
	Codes   []string            `json:"codes,omitempty"` // of all errors, in OPA's order
	Message string              `json:"message,omitempty"`
	Results []map[string]string `json:"results,omitempty"`
	Prints  []string            `json:"prints,omitempty"`
	// Plain is the verdict without rule index and early exit, where it is another one: both leave out evaluations that
	// cannot contribute to the result, and with them the errors that those would end with.
	Plain *verdict `json:"plain,omitempty"`
}

func runAnswer(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("answer", flag.ContinueOnError)
	now := flags.Int64("now", 1_700_000_000, "the time of every evaluation, in seconds since 1970")
	if err := parse(flags, args); err != nil {
		return err
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 0, 1<<20), lineBytesMax)
	output := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(output)
	for lines.Scan() {
		var asked question
		if err := util.NewJSONDecoder(bytes.NewReader(lines.Bytes())).Decode(&asked); err != nil {
			return fmt.Errorf("%w: a line is not a question: %v", errUsage, err)
		}
		if err := encoder.Encode(asked.answer(ctx, time.Unix(*now, 0))); err != nil {
			return err
		}
		if err := output.Flush(); err != nil {
			return err
		}
	}
	return lines.Err()
}

// answer never fails: a panic inside OPA is an answer too.
func (q question) answer(ctx context.Context, now time.Time) (result verdict) {
	defer func() {
		if r := recover(); r != nil {
			result = verdict{Stage: "panic", Message: fmt.Sprint(r)}
		}
	}()
	parser := ast.ParserOptions{RegoVersion: ast.RegoV1}
	if q.V0 {
		parser.RegoVersion = ast.RegoV0
	}
	compiler, err := ast.CompileModulesWithOpt(q.Modules, ast.CompileOpts{ParserOptions: parser, EnablePrintStatements: true})
	if err != nil {
		return refused(err)
	}
	body, err := ast.ParseBodyWithOpts(q.Query, ast.ParserOptions{RegoVersion: ast.RegoV1})
	if err != nil {
		return refused(err)
	}
	queryCompiler := compiler.QueryCompiler()
	compiled, err := queryCompiler.Compile(body)
	if err != nil {
		return refused(err)
	}
	result = q.evaluate(ctx, compiler, queryCompiler, compiled, now, true)
	if plain := q.evaluate(ctx, compiler, queryCompiler, compiled, now, false); !reflect.DeepEqual(result, plain) {
		result.Plain = &plain
	}
	return result
}

func (q question) evaluate(
	ctx context.Context, compiler *ast.Compiler, queryCompiler ast.QueryCompiler, body ast.Body, now time.Time, index bool,
) verdict {
	data := q.Data
	if data == nil {
		data = map[string]any{}
	}
	store := inmem.NewFromObject(data)
	txn, err := store.NewTransaction(ctx, storage.TransactionParams{})
	if err != nil {
		return verdict{Stage: "eval", Message: err.Error()}
	}
	defer store.Abort(ctx, txn)
	cancel := topdown.NewCancel()
	timer := time.AfterFunc(questionTime, cancel.Cancel)
	defer timer.Stop()
	var printed bytes.Buffer
	run := topdown.NewQuery(body).
		WithQueryCompiler(queryCompiler).
		WithCompiler(compiler).
		WithStore(store).
		WithTransaction(txn).
		WithStrictBuiltinErrors(q.Strict).
		WithCancel(cancel).
		WithIndexing(index).
		WithEarlyExit(index).
		WithTime(now).
		WithSeed(zeros{}).
		WithPrintHook(topdown.NewPrintHook(&printed))
	if len(q.Input) > 0 {
		input, err := ast.ValueFromReader(bytes.NewReader(q.Input))
		if err != nil {
			return verdict{Stage: "eval", Message: err.Error()}
		}
		run = run.WithInput(ast.NewTerm(input))
	}
	found, err := run.Run(ctx)
	if err != nil {
		return failed(err)
	}
	return verdict{Stage: "done", Results: texts(found, queryCompiler.RewrittenVars()), Prints: lines(printed.String())}
}

// texts prints the bindings of each result, without the variables that the compiler made.
func texts(found topdown.QueryResultSet, rewritten map[ast.Var]ast.Var) []map[string]string {
	results := make([]map[string]string, 0, len(found))
	for _, bindings := range found {
		printed := map[string]string{}
		for variable, value := range bindings {
			if original, ok := rewritten[variable]; ok {
				variable = original
			}
			if !variable.IsWildcard() && !variable.IsGenerated() {
				printed[string(variable)] = value.String()
			}
		}
		results = append(results, printed)
	}
	return results
}

// refused is the verdict on policies or a query that do not compile.
func refused(err error) verdict {
	result := verdict{Stage: "compile", Message: err.Error()}
	var all ast.Errors
	if errors.As(err, &all) {
		for _, one := range all {
			result.Codes = append(result.Codes, one.Code)
			if one.Code == ast.ParseErr {
				result.Stage = "parse"
			}
		}
	}
	return result
}

func failed(err error) verdict {
	result := verdict{Stage: "eval", Message: err.Error()}
	var known *topdown.Error
	if errors.As(err, &known) {
		result.Codes = []string{known.Code}
	}
	return result
}

func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

// zeros is a source of random bytes that never surprises.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

var _ io.Reader = zeros{}
