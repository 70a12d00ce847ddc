// Command opa-peer is OPA's own evaluator, driven through its Go API, for what the command opa does not offer:
// answering many questions in one process, and measuring prepared queries.
//
// It is a test tool: nothing in Assay needs it at run time. Exit codes: 0 done, 1 OPA said no, 2 wrong usage.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"syscall"

	"github.com/open-policy-agent/opa/v1/version"
)

// command is one subcommand: it gets its own arguments.
type command struct {
	summary string
	run     func(ctx context.Context, args []string) error
}

// errUsage marks an error of the caller, as opposed to one of the policies it was shown.
var errUsage = errors.New("usage")

func commands() map[string]command {
	return map[string]command{
		"answer":   {"answer questions on standard input, a line of JSON each", runAnswer},
		"bench":    {"measure a prepared query", runBench},
		"versions": {"print the version of OPA inside", runVersions},
	}
}

func main() {
	all := commands()
	if len(os.Args) < 2 {
		usage(all)
		os.Exit(2)
	}
	chosen, known := all[os.Args[1]]
	if !known {
		fmt.Fprintf(os.Stderr, "opa-peer: no subcommand %q\n", os.Args[1])
		usage(all)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := chosen.run(ctx, os.Args[2:])
	stop()
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errUsage):
		fmt.Fprintf(os.Stderr, "opa-peer %s: %v\n", os.Args[1], err)
		os.Exit(2)
	default:
		fmt.Fprintf(os.Stderr, "opa-peer %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

func usage(all map[string]command) {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	fmt.Fprintln(os.Stderr, "usage: opa-peer <subcommand> [flags]; -h after a subcommand lists its flags")
	for _, name := range names {
		fmt.Fprintf(os.Stderr, "  %-10s %s\n", name, all[name].summary)
	}
}

// parse reads flags; errors of the caller are marked as such.
func parse(flags *flag.FlagSet, args []string) error {
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return fmt.Errorf("%w: %v", errUsage, err)
	}
	return nil
}

// report prints one line of JSON on standard output.
func report(value any) error {
	return json.NewEncoder(os.Stdout).Encode(value)
}

func runVersions(_ context.Context, args []string) error {
	if err := parse(flag.NewFlagSet("versions", flag.ContinueOnError), args); err != nil {
		return err
	}
	found := map[string]string{"opa": version.Version}
	if info, ok := debug.ReadBuildInfo(); ok {
		found["go"] = info.GoVersion
	}
	return report(found)
}
