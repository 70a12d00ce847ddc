package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"
)

// posixOptions are the settings shared by writing and measuring.
type posixOptions struct {
	directory          string
	signer             note.Signer
	batchMax           uint
	batchAge           time.Duration
	checkpointInterval time.Duration
	witnessPolicy      string
}

// addPosixFlags declares the shared flags; the returned function completes the options once they are parsed.
func addPosixFlags(flags *flag.FlagSet) (*posixOptions, map[string]*string, func() error) {
	options := &posixOptions{}
	skey := flags.String("skey", "", "file with the log's Ed25519 signing key; its name is the origin")
	flags.StringVar(&options.directory, "dir", "", "directory of the log, empty or absent")
	flags.UintVar(&options.batchMax, "batch", 256, "entries in a batch")
	flags.DurationVar(&options.batchAge, "batch-age", 100*time.Millisecond, "longest wait of a batch")
	flags.DurationVar(&options.checkpointInterval, "checkpoint-interval", 100*time.Millisecond,
		"time between checkpoints; Tessera refuses less than 100ms")
	flags.StringVar(&options.witnessPolicy, "witness-policy", "",
		"file with witnesses, groups and the quorum that must sign before a checkpoint is published")
	required := map[string]*string{"skey": skey, "dir": &options.directory}
	return options, required, func() error {
		signer, err := loadSigner(*skey)
		options.signer = signer
		return err
	}
}

// open starts Tessera's appender without deduplication and without removal of partial tiles, so that every
// measured cost is the cost of appending.
func (o *posixOptions) open(ctx context.Context) (*tessera.Appender, func(context.Context) error, tessera.LogReader, error) {
	driver, err := posix.New(ctx, posix.Config{Path: o.directory})
	if err != nil {
		return nil, nil, nil, err
	}
	settings := tessera.NewAppendOptions().
		WithCheckpointSigner(o.signer).
		WithCheckpointInterval(o.checkpointInterval).
		WithCheckpointRepublishInterval(0).
		WithBatching(o.batchMax, o.batchAge).
		WithGarbageCollectionInterval(0)
	if o.witnessPolicy != "" {
		text, err := os.ReadFile(o.witnessPolicy)
		if err != nil {
			return nil, nil, nil, err
		}
		group, err := tessera.NewWitnessGroupFromPolicy(text)
		if err != nil {
			return nil, nil, nil, err
		}
		settings = settings.WithWitnesses(group, nil)
	}
	return tessera.NewAppender(ctx, driver, settings)
}

func runPosixWrite(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("posix-write", flag.ContinueOnError)
	options, required, complete := addPosixFlags(flags)
	entries := flags.String("entries", "", "file of entries, each after its length (two bytes, big-endian)")
	required["entries"] = entries
	if err := parse(flags, args, required); err != nil {
		return err
	}
	if err := complete(); err != nil {
		return err
	}
	appender, shutdown, reader, err := options.open(ctx)
	if err != nil {
		return err
	}
	count, err := appendFile(ctx, appender, *entries)
	if err != nil {
		return err
	}
	if err := shutdown(ctx); err != nil {
		return fmt.Errorf("the final checkpoint was not published: %w", err)
	}
	checkpoint, err := reader.ReadCheckpoint(ctx)
	if err != nil {
		return err
	}
	return report(map[string]any{"entries": count, "checkpoint": string(checkpoint)})
}

// appendFile adds every entry of the file in order and waits until Tessera has given each one the index of its place.
func appendFile(ctx context.Context, appender *tessera.Appender, path string) (uint64, error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	input := bufio.NewReaderSize(file, 1<<20)
	var futures []tessera.IndexFuture
	for {
		var size uint16
		err := binary.Read(input, binary.BigEndian, &size)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return 0, fmt.Errorf("length of entry %d: %w", len(futures), err)
		}
		entry := make([]byte, size)
		if _, err := io.ReadFull(input, entry); err != nil {
			return 0, fmt.Errorf("entry %d: %w", len(futures), err)
		}
		futures = append(futures, appender.Add(ctx, tessera.NewEntry(entry)))
	}
	for place, future := range futures {
		assigned, err := future()
		if err != nil {
			return 0, fmt.Errorf("entry %d: %w", place, err)
		}
		if assigned.Index != uint64(place) {
			return 0, fmt.Errorf("entry %d was given index %d", place, assigned.Index)
		}
	}
	return uint64(len(futures)), nil
}
