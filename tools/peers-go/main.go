// Command peers holds Assay's log against independent implementations of the same public formats.
//
// It is a test tool: nothing in Assay needs it at run time. Each subcommand drives libraries that share no code
// with Assay (Go's golang.org/x/mod, Tessera, torchwood, transparency-dev's witness and formats) and says on
// standard output, in one line of JSON, what they found. Exit codes: 0 accepted, 1 rejected, 2 wrong usage.
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
	"sort"
	"syscall"
)

// command is one subcommand: it gets its own arguments and returns an error when the peer says no.
type command struct {
	summary string
	run     func(ctx context.Context, args []string) error
}

// errUsage marks an error of the caller, as opposed to a peer that rejected what it was shown.
var errUsage = errors.New("usage")

func commands() map[string]command {
	return map[string]command{
		"versions":       {"print the versions of the libraries inside", runVersions},
		"note-keygen":    {"make a key pair: ed25519, cosigner or mldsa44", runKeygen},
		"note-verify":    {"verify the note on standard input with each key given", runNoteVerify},
		"note-sign":      {"sign the text on standard input", runNoteSign},
		"posix-write":    {"write a log with Tessera's POSIX driver", runPosixWrite},
		"posix-bench":    {"measure appends to Tessera's POSIX driver", runPosixBench},
		"client-check":   {"read a log with Tessera's client and with torchwood's", runClientCheck},
		"receipt-verify": {"verify a .tlog-proof receipt with two libraries", runReceiptVerify},
		"witness-serve":  {"serve transparency-dev's witness", runWitnessServe},
		"witness-feed":   {"send a log's checkpoint to a witness and check what it answers", runWitnessFeed},
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
		fmt.Fprintf(os.Stderr, "peers: no subcommand %q\n", os.Args[1])
		usage(all)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := chosen.run(ctx, os.Args[2:])
	stop()
	switch {
	case err == nil:
	case errors.Is(err, flag.ErrHelp):
		os.Exit(0)
	case errors.Is(err, errUsage):
		fmt.Fprintf(os.Stderr, "peers %s: %v\n", os.Args[1], err)
		os.Exit(2)
	default:
		fmt.Fprintf(os.Stderr, "peers %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

func usage(all map[string]command) {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Fprintln(os.Stderr, "usage: peers <subcommand> [flags]; -h after a subcommand lists its flags")
	for _, name := range names {
		fmt.Fprintf(os.Stderr, "  %-15s %s\n", name, all[name].summary)
	}
}

// parse reads flags and refuses left-over arguments and required strings that are empty.
func parse(flags *flag.FlagSet, args []string, required map[string]*string) error {
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return fmt.Errorf("%w: %v", errUsage, err)
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("%w: unexpected argument %q", errUsage, flags.Arg(0))
	}
	for name, value := range required {
		if *value == "" {
			return fmt.Errorf("%w: -%s is required", errUsage, name)
		}
	}
	return nil
}

// report prints one line of JSON on standard output.
func report(value any) error {
	return json.NewEncoder(os.Stdout).Encode(value)
}

func runVersions(_ context.Context, args []string) error {
	if err := parse(flag.NewFlagSet("versions", flag.ContinueOnError), args, nil); err != nil {
		return err
	}
	return report(versions())
}

// versions maps each library that stands for an independent implementation to the version built in.
func versions() map[string]string {
	found := map[string]string{}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return found
	}
	found["go"] = info.GoVersion
	wanted := map[string]bool{
		"filippo.io/mldsa": true, "filippo.io/torchwood": true, "github.com/transparency-dev/formats": true,
		"github.com/transparency-dev/merkle": true, "github.com/transparency-dev/tessera": true,
		"github.com/transparency-dev/witness": true, "golang.org/x/mod": true,
	}
	for _, module := range info.Deps {
		if wanted[module.Path] {
			if module.Replace != nil {
				module = module.Replace
			}
			found[module.Path] = module.Version
		}
	}
	return found
}
