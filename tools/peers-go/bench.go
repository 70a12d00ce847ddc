package main

import (
	"context"
	"encoding/binary"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/transparency-dev/tessera"
)

// pending is one entry on its way: when it was handed over, and the promise of its index.
type pending struct {
	at     time.Time
	future tessera.IndexFuture
}

// percentiles of durations, in milliseconds.
type percentiles struct {
	P50 float64 `json:"p50"`
	P90 float64 `json:"p90"`
	P99 float64 `json:"p99"`
	Max float64 `json:"max"`
}

// benchResult is the one line of JSON that posix-bench prints.
type benchResult struct {
	Tool                     string      `json:"tool"`
	Version                  string      `json:"version"`
	Entries                  int         `json:"entries"`
	EntryBytes               int         `json:"entryBytes"`
	Batch                    uint        `json:"batch"`
	BatchAgeMillis           int64       `json:"batchAgeMillis"`
	CheckpointIntervalMillis int64       `json:"checkpointIntervalMillis"`
	Outstanding              int         `json:"outstanding"`
	WarmupSeconds            float64     `json:"warmupSeconds"`
	Seconds                  float64     `json:"seconds"`
	EntriesPerSecond         float64     `json:"entriesPerSecond"`
	DurableMillis            percentiles `json:"durableMillis"`
	PublishedMillis          percentiles `json:"publishedMillis"`
}

func runPosixBench(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("posix-bench", flag.ContinueOnError)
	options, required, complete := addPosixFlags(flags)
	count := flags.Int("entries", 0, "entries to append; 0 means as many as -duration allows")
	duration := flags.Duration("duration", 0, "time to append for after the warm-up; 0 means until -entries is reached")
	warmup := flags.Duration("warmup", 0, "time at the beginning that does not count")
	entryBytes := flags.Int("entry-bytes", 1024, "size of an entry, at least 8")
	outstanding := flags.Int("outstanding", 4096, "entries on their way at once")
	if err := parse(flags, args, required); err != nil {
		return err
	}
	if *count <= 0 && *duration <= 0 {
		return fmt.Errorf("%w: give -entries or -duration", errUsage)
	}
	if *entryBytes < 8 || *outstanding < 1 {
		return fmt.Errorf("%w: -entry-bytes at least 8, -outstanding at least 1", errUsage)
	}
	if err := complete(); err != nil {
		return err
	}
	load := benchLoad{*count, *duration, *warmup, *entryBytes, *outstanding}
	result, err := load.measure(ctx, options)
	if err != nil {
		return err
	}
	return report(result)
}

// benchLoad is what posix-bench puts on the log. A count or duration of zero sets no bound.
type benchLoad struct {
	count       int
	duration    time.Duration
	warmup      time.Duration
	entryBytes  int
	outstanding int
}

// measure appends from one producer with a bounded number of entries on their way. An entry counts as durable when
// Tessera's promise of its index is kept, and as published when a checkpoint on disk covers it. Entries handed over
// during the warm-up are appended like the others and left out of the figures. The time ends when a published
// checkpoint covers the last entry.
func (l benchLoad) measure(ctx context.Context, options *posixOptions) (*benchResult, error) {
	appender, shutdown, reader, err := options.open(ctx)
	if err != nil {
		return nil, err
	}
	watch := watchCheckpoints(ctx, reader)
	queue := make(chan pending, l.outstanding)
	counted := time.Now().Add(l.warmup)
	go l.produce(ctx, appender, queue, counted)
	var handed []time.Time
	var durable []time.Duration
	skipped := 0
	for one := range queue {
		if _, err := one.future(); err != nil {
			return nil, err
		}
		if one.at.Before(counted) {
			skipped++
			continue
		}
		durable = append(durable, time.Since(one.at))
		handed = append(handed, one.at)
	}
	if err := shutdown(ctx); err != nil {
		return nil, err
	}
	published, err := watch.finish(skipped, handed)
	if err != nil {
		return nil, err
	}
	if len(handed) == 0 {
		return nil, fmt.Errorf("no entry was handed over after the warm-up")
	}
	elapsed := handed[len(handed)-1].Add(published[len(published)-1]).Sub(counted)
	return &benchResult{
		Tool: "tessera-posix", Version: versions()["github.com/transparency-dev/tessera"],
		Entries: len(handed), EntryBytes: l.entryBytes, Batch: options.batchMax,
		BatchAgeMillis:           options.batchAge.Milliseconds(),
		CheckpointIntervalMillis: options.checkpointInterval.Milliseconds(),
		Outstanding:              l.outstanding, WarmupSeconds: l.warmup.Seconds(), Seconds: elapsed.Seconds(),
		EntriesPerSecond: float64(len(handed)) / elapsed.Seconds(),
		DurableMillis:    percentilesOf(durable), PublishedMillis: percentilesOf(published),
	}, nil
}

// produce hands entries over until the load is complete; they differ in their first eight bytes.
func (l benchLoad) produce(ctx context.Context, appender *tessera.Appender, queue chan<- pending, counted time.Time) {
	defer close(queue)
	filling := make([]byte, l.entryBytes)
	random := rand.New(rand.NewPCG(1, 2))
	for at := range filling {
		filling[at] = byte(random.Uint32())
	}
	sent := 0
	for number := uint64(0); ctx.Err() == nil; number++ {
		now := time.Now()
		if l.count > 0 && sent == l.count || l.duration > 0 && now.Sub(counted) >= l.duration {
			return
		}
		if !now.Before(counted) {
			sent++
		}
		entry := slices.Clone(filling)
		binary.BigEndian.PutUint64(entry, number)
		queue <- pending{now, appender.Add(ctx, tessera.NewEntry(entry))}
	}
}

// sighting is the moment at which a checkpoint of a size was first seen on disk.
type sighting struct {
	size uint64
	at   time.Time
}

// checkpointWatch polls the published checkpoint and keeps each new size with its time.
type checkpointWatch struct {
	stop chan struct{}
	done sync.WaitGroup
	read func() (uint64, error)
	seen []sighting
}

const watchInterval = 2 * time.Millisecond

func watchCheckpoints(ctx context.Context, reader tessera.LogReader) *checkpointWatch {
	watch := &checkpointWatch{stop: make(chan struct{})}
	watch.read = func() (uint64, error) {
		raw, err := reader.ReadCheckpoint(ctx)
		if err != nil {
			return 0, err
		}
		lines := strings.SplitN(string(raw), "\n", 3)
		if len(lines) < 3 {
			return 0, fmt.Errorf("checkpoint of %d lines", len(lines))
		}
		return strconv.ParseUint(lines[1], 10, 64)
	}
	watch.done.Go(func() {
		tick := time.NewTicker(watchInterval)
		defer tick.Stop()
		for {
			select {
			case <-watch.stop:
				return
			case <-tick.C:
				watch.look()
			}
		}
	})
	return watch
}

// look notes a larger checkpoint, if there is one. A checkpoint that can't be read yet is looked at again later;
// finish fails when the last one is missing.
func (w *checkpointWatch) look() {
	size, err := w.read()
	if err != nil {
		return
	}
	if len(w.seen) == 0 || size > w.seen[len(w.seen)-1].size {
		w.seen = append(w.seen, sighting{size, time.Now()})
	}
}

// finish gives for each counted entry the time from handing it over to the first checkpoint that covers it. The
// entry handed over at handed[0] has index first.
func (w *checkpointWatch) finish(first int, handed []time.Time) ([]time.Duration, error) {
	close(w.stop)
	w.done.Wait()
	w.look()
	waits := make([]time.Duration, 0, len(handed))
	next := 0
	for place, at := range handed {
		index := first + place
		for next < len(w.seen) && w.seen[next].size <= uint64(index) {
			next++
		}
		if next == len(w.seen) {
			return nil, fmt.Errorf("no checkpoint covers entry %d", index)
		}
		waits = append(waits, w.seen[next].at.Sub(at))
	}
	return waits, nil
}

func percentilesOf(durations []time.Duration) percentiles {
	if len(durations) == 0 {
		return percentiles{}
	}
	sorted := slices.Clone(durations)
	slices.Sort(sorted)
	at := func(share float64) float64 {
		return float64(sorted[int(share*float64(len(sorted)-1))].Microseconds()) / 1000
	}
	return percentiles{at(0.50), at(0.90), at(0.99), at(1)}
}
