package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/transparency-dev/formats/log"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/witness/api"
	witnessclient "github.com/transparency-dev/witness/client/http"
	"github.com/transparency-dev/witness/persistence/inmemory"
	"github.com/transparency-dev/witness/witness"
	"golang.org/x/mod/sumdb/note"
)

// witnessTimeout bounds each request to a witness.
const witnessTimeout = 10 * time.Second

func runWitnessServe(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("witness-serve", flag.ContinueOnError)
	listen := flags.String("listen", "127.0.0.1:0", "address to listen on; port 0 picks a free one")
	var skeys, logs paths
	flags.Var(&skeys, "skey", "file with the witness's signing key (cosigner or mldsa44); repeat for more")
	flags.Var(&logs, "log", "file with the verifier key of a log to witness; repeat for more")
	if err := parse(flags, args, nil); err != nil {
		return err
	}
	if len(skeys) == 0 || len(logs) == 0 {
		return fmt.Errorf("%w: -skey and -log are required", errUsage)
	}
	signers := make([]note.Signer, 0, len(skeys))
	for _, path := range skeys {
		signer, err := loadSigner(path)
		if err != nil {
			return err
		}
		signers = append(signers, signer)
	}
	known := map[string]note.Verifier{}
	for _, path := range logs {
		verifier, err := loadVerifier(path)
		if err != nil {
			return err
		}
		known[verifier.Name()] = verifier
	}
	served, err := witness.New(ctx, witness.Opts{
		Persistence: inmemory.New(),
		Signers:     signers,
		VerifierForLog: func(_ context.Context, origin string) (note.Verifier, bool, error) {
			verifier, found := known[origin]
			return verifier, found, nil
		},
	})
	if err != nil {
		return err
	}
	return serve(ctx, *listen, served)
}

// serve answers until the context ends and says on standard output where it listens.
func serve(ctx context.Context, listen string, served *witness.Witness) error {
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	routes := http.NewServeMux()
	routes.HandleFunc("POST "+api.HTTPAddCheckpoint, witness.NewHTTPHandler(served).AddCheckpoint)
	server := &http.Server{Handler: routes, ReadHeaderTimeout: witnessTimeout}
	go func() {
		<-ctx.Done()
		server.Close()
	}()
	if err := report(map[string]string{"listening": "http://" + listener.Addr().String()}); err != nil {
		return err
	}
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// feed is what witness-feed needs to know.
type feed struct {
	source   *logSource
	log      note.Verifier
	witness  note.Verifier
	endpoint witnessclient.Witness
}

func runWitnessFeed(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("witness-feed", flag.ContinueOnError)
	logURL := flags.String("log-url", "", "file:// or http:// address of the log")
	logKey := flags.String("log-vkey", "", "file with the log's verifier key")
	witnessURL := flags.String("witness-url", "", "submission address of the witness")
	witnessKey := flags.String("witness-vkey", "", "file with the witness's verifier key")
	checkpointPath := flags.String("checkpoint", "", "send this checkpoint instead of the log's newest")
	old := flags.Uint64("old", 0, "size that the witness is believed to have; its own answer corrects it once")
	out := flags.String("out", "", "file for the checkpoint with the cosignatures")
	if err := parse(flags, args, map[string]*string{
		"log-url": logURL, "log-vkey": logKey, "witness-url": witnessURL, "witness-vkey": witnessKey,
	}); err != nil {
		return err
	}
	toWitness, err := openFeed(*logURL, *logKey, *witnessURL, *witnessKey)
	if err != nil {
		return err
	}
	var raw []byte
	if *checkpointPath != "" {
		raw, err = os.ReadFile(*checkpointPath)
	} else {
		raw, err = toWitness.source.checkpoint(ctx)
	}
	if err != nil {
		return err
	}
	cosigned, from, size, err := toWitness.send(ctx, raw, *old)
	if err != nil {
		return err
	}
	if *out != "" {
		if err := os.WriteFile(*out, cosigned, 0o644); err != nil {
			return err
		}
	}
	return report(map[string]any{"old": from, "size": size, "witness": toWitness.witness.Name()})
}

func openFeed(logURL, logKey, witnessURL, witnessKey string) (*feed, error) {
	source, err := openSource(logURL)
	if err != nil {
		return nil, err
	}
	logVerifier, err := loadVerifier(logKey)
	if err != nil {
		return nil, err
	}
	witnessVerifier, err := loadVerifier(witnessKey)
	if err != nil {
		return nil, err
	}
	address, err := url.Parse(witnessURL)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errUsage, err)
	}
	endpoint := witnessclient.NewWitness(address, &http.Client{Timeout: witnessTimeout})
	return &feed{source, logVerifier, witnessVerifier, endpoint}, nil
}

// send offers the checkpoint, follows the witness's word on the size that it has, and verifies the cosignature.
func (f *feed) send(ctx context.Context, raw []byte, old uint64) (cosigned []byte, from, size uint64, err error) {
	checkpoint, _, _, err := log.ParseCheckpoint(raw, f.log.Name(), f.log)
	if err != nil {
		return nil, 0, 0, err
	}
	builder, err := client.NewProofBuilder(ctx, checkpoint.Size, f.source.tile)
	if err != nil {
		return nil, 0, 0, err
	}
	for attempt := range 2 {
		var path [][]byte
		if old > 0 && old < checkpoint.Size {
			if path, err = builder.ConsistencyProof(ctx, old, checkpoint.Size); err != nil {
				return nil, 0, 0, err
			}
		}
		lines, has, err := f.endpoint.Update(ctx, old, raw, path)
		if errors.Is(err, witness.ErrCheckpointStale) && attempt == 0 && has <= checkpoint.Size {
			old = has
			continue
		}
		if err != nil {
			return nil, 0, 0, fmt.Errorf("the witness refused: %w", err)
		}
		cosigned = append(bytes.Clone(raw), lines...)
		if _, err := note.Open(cosigned, note.VerifierList(f.witness)); err != nil {
			return nil, 0, 0, fmt.Errorf("the cosignature does not verify: %w", err)
		}
		return cosigned, old, checkpoint.Size, nil
	}
	return nil, 0, 0, errors.New("the witness named two different sizes")
}
