package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"

	"filippo.io/torchwood"
	"github.com/transparency-dev/formats/log"
	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/api/layout"
	"github.com/transparency-dev/tessera/client"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// logSource is a log at a file or HTTP address, readable by Tessera's client and by torchwood's.
type logSource struct {
	checkpoint client.CheckpointFetcherFunc
	tile       client.TileFetcherFunc
	bundle     client.EntryBundleFetcherFunc
	torchwood  torchwood.TileReader
}

func openSource(address string) (*logSource, error) {
	parsed, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errUsage, err)
	}
	switch parsed.Scheme {
	case "file":
		files := client.FileFetcher{Root: parsed.Path}
		reader, err := torchwood.NewTileFS(os.DirFS(parsed.Path))
		if err != nil {
			return nil, err
		}
		return &logSource{files.ReadCheckpoint, files.ReadTile, files.ReadEntryBundle, reader}, nil
	case "http", "https":
		pages, err := client.NewHTTPFetcher(parsed, nil)
		if err != nil {
			return nil, err
		}
		reader, err := torchwood.NewTileFetcher(address, torchwood.WithUserAgent("peers (+https://assay.dev)"))
		if err != nil {
			return nil, err
		}
		return &logSource{pages.ReadCheckpoint, pages.ReadTile, pages.ReadEntryBundle, reader}, nil
	default:
		return nil, fmt.Errorf("%w: address %q is neither file:// nor http://", errUsage, address)
	}
}

func runClientCheck(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("client-check", flag.ContinueOnError)
	address := flags.String("url", "", "file:// or http:// address of the log")
	vkey := flags.String("vkey", "", "file with the log's Ed25519 verifier key")
	origin := flags.String("origin", "", "origin of the log; the key's name when absent")
	proofs := flags.Int("proofs", 100, "random inclusion proofs to check")
	sizes := flags.Int("sizes", 20, "random earlier sizes to check consistency from")
	seed := flags.Uint64("seed", 1, "seed of the random choices")
	if err := parse(flags, args, map[string]*string{"url": address, "vkey": vkey}); err != nil {
		return err
	}
	verifier, err := loadVerifier(*vkey)
	if err != nil {
		return err
	}
	if *origin == "" {
		*origin = verifier.Name()
	}
	source, err := openSource(*address)
	if err != nil {
		return err
	}
	checkpoint, raw, _, err := client.FetchCheckpoint(ctx, source.checkpoint, verifier, *origin)
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(*seed, *seed))
	if err := checkWithTessera(ctx, source, checkpoint, random, *proofs, *sizes); err != nil {
		return fmt.Errorf("tessera: %w", err)
	}
	if err := checkWithTorchwood(ctx, source, raw, verifier, *origin); err != nil {
		return fmt.Errorf("torchwood: %w", err)
	}
	return report(map[string]any{
		"origin": *origin, "size": checkpoint.Size, "root": fmt.Sprintf("%x", checkpoint.Hash),
		"inclusionProofs": *proofs, "consistencyProofs": *sizes, "seed": *seed,
	})
}

// checkWithTessera reads every entry, computes the root and the roots of earlier sizes from them, and holds the
// proofs that Tessera's client builds out of the log's tiles against those roots.
func checkWithTessera(
	ctx context.Context, source *logSource, checkpoint *log.Checkpoint, random *rand.Rand, proofs, sizes int,
) error {
	if checkpoint.Size == 0 {
		return nil
	}
	earlier := make([]uint64, 0, sizes)
	for range sizes {
		earlier = append(earlier, 1+random.Uint64N(checkpoint.Size))
	}
	leaves, roots, err := readLeaves(ctx, source, checkpoint, earlier)
	if err != nil {
		return err
	}
	builder, err := client.NewProofBuilder(ctx, checkpoint.Size, source.tile)
	if err != nil {
		return err
	}
	for range proofs {
		index := random.Uint64N(checkpoint.Size)
		path, err := builder.InclusionProof(ctx, index)
		if err != nil {
			return err
		}
		err = proof.VerifyInclusion(rfc6962.DefaultHasher, index, checkpoint.Size, leaves[index], path, checkpoint.Hash)
		if err != nil {
			return fmt.Errorf("inclusion of %d: %w", index, err)
		}
	}
	for _, size := range earlier {
		path, err := builder.ConsistencyProof(ctx, size, checkpoint.Size)
		if err != nil {
			return err
		}
		err = proof.VerifyConsistency(
			rfc6962.DefaultHasher, size, checkpoint.Size, path, roots[size], checkpoint.Hash)
		if err != nil {
			return fmt.Errorf("consistency from %d: %w", size, err)
		}
	}
	return nil
}

// readLeaves reads the entries and gives their leaf hashes and the roots at the sizes wanted.
func readLeaves(
	ctx context.Context, source *logSource, checkpoint *log.Checkpoint, wanted []uint64,
) ([][]byte, map[uint64][]byte, error) {
	tree := (&compact.RangeFactory{Hash: rfc6962.DefaultHasher.HashChildren}).NewEmptyRange(0)
	leaves := make([][]byte, 0, checkpoint.Size)
	roots := map[uint64][]byte{}
	for bundleIndex := uint64(0); tree.End() < checkpoint.Size; bundleIndex++ {
		var bundle api.EntryBundle
		raw, err := source.bundle(ctx, bundleIndex, layout.PartialTileSize(0, bundleIndex, checkpoint.Size))
		if err != nil {
			return nil, nil, err
		}
		if err := bundle.UnmarshalText(raw); err != nil {
			return nil, nil, fmt.Errorf("bundle %d: %w", bundleIndex, err)
		}
		if len(bundle.Entries) == 0 {
			return nil, nil, fmt.Errorf("bundle %d is empty", bundleIndex)
		}
		for _, entry := range bundle.Entries {
			leaf := rfc6962.DefaultHasher.HashLeaf(entry)
			if err := tree.Append(leaf, nil); err != nil {
				return nil, nil, err
			}
			leaves = append(leaves, leaf)
			if slices.Contains(wanted, tree.End()) {
				root, err := tree.GetRootHash(nil)
				if err != nil {
					return nil, nil, err
				}
				roots[tree.End()] = root
			}
		}
	}
	root, err := tree.GetRootHash(nil)
	if err != nil {
		return nil, nil, err
	}
	if tree.End() != checkpoint.Size || !bytes.Equal(root, checkpoint.Hash) {
		return nil, nil, fmt.Errorf("entries give size %d root %x, the checkpoint says %d %x",
			tree.End(), root, checkpoint.Size, checkpoint.Hash)
	}
	return leaves, roots, nil
}

// checkWithTorchwood reads the log a second time with Go's own tlog package under torchwood's client, which
// authenticates every tile and entry against the checkpoint.
func checkWithTorchwood(
	ctx context.Context, source *logSource, raw []byte, verifier note.Verifier, origin string,
) error {
	policy := torchwood.ThresholdPolicy(2, torchwood.OriginPolicy(origin), torchwood.SingleVerifierPolicy(verifier))
	checkpoint, _, err := torchwood.VerifyCheckpoint(raw, policy)
	if err != nil {
		return err
	}
	if checkpoint.N == 0 {
		return nil
	}
	reader, err := torchwood.NewClient(source.torchwood)
	if err != nil {
		return err
	}
	next := int64(0)
	tree := tlog.Tree{N: checkpoint.N, Hash: checkpoint.Hash}
	for index := range reader.AllEntries(ctx, tree, 0) {
		if index != next {
			return fmt.Errorf("entry %d came after %d", index, next-1)
		}
		next++
	}
	if err := reader.Err(); err != nil {
		return err
	}
	if next != checkpoint.N {
		return fmt.Errorf("read %d entries of %d", next, checkpoint.N)
	}
	return nil
}
