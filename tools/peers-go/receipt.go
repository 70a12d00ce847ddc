package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"filippo.io/torchwood"
	"github.com/transparency-dev/formats/log"
	tlogproof "github.com/transparency-dev/formats/proof"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/tlog"
)

func runReceiptVerify(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("receipt-verify", flag.ContinueOnError)
	receiptPath := flags.String("receipt", "", "the .tlog-proof file")
	entryPath := flags.String("entry", "", "file with the entry that the receipt is for")
	vkey := flags.String("vkey", "", "file with the log's Ed25519 verifier key")
	if err := parse(flags, args, map[string]*string{"receipt": receiptPath, "entry": entryPath, "vkey": vkey}); err != nil {
		return err
	}
	verifier, err := loadVerifier(*vkey)
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(*receiptPath)
	if err != nil {
		return err
	}
	entry, err := os.ReadFile(*entryPath)
	if err != nil {
		return err
	}
	var receipt tlogproof.TLogProof
	if err := receipt.Unmarshal(raw); err != nil {
		return fmt.Errorf("formats: %w", err)
	}
	checkpoint, _, _, err := log.ParseCheckpoint(receipt.Checkpoint, verifier.Name(), verifier)
	if err != nil {
		return fmt.Errorf("formats: %w", err)
	}
	path := make([][]byte, 0, len(receipt.Hashes))
	for _, hash := range receipt.Hashes {
		path = append(path, hash[:])
	}
	leaf := rfc6962.DefaultHasher.HashLeaf(entry)
	err = proof.VerifyInclusion(rfc6962.DefaultHasher, receipt.Index, checkpoint.Size, leaf, path, checkpoint.Hash)
	if err != nil {
		return fmt.Errorf("merkle: %w", err)
	}
	policy := torchwood.ThresholdPolicy(
		2, torchwood.OriginPolicy(verifier.Name()), torchwood.SingleVerifierPolicy(verifier))
	if err := torchwood.VerifyProof(policy, tlog.RecordHash(entry), raw); err != nil {
		return fmt.Errorf("torchwood: %w", err)
	}
	return report(map[string]any{"index": receipt.Index, "size": checkpoint.Size, "origin": checkpoint.Origin})
}
