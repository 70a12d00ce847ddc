package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"filippo.io/mldsa"
	cosignote "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"
)

// Signature types of C2SP signed-note that this tool knows.
const (
	typeEd25519  = 0x01
	typeCosigner = 0x04
	typeMLDSA44  = 0x06
)

// paths collects a flag that may be given more than once.
type paths []string

func (p *paths) String() string     { return strings.Join(*p, ",") }
func (p *paths) Set(v string) error { *p = append(*p, v); return nil }

// loadVerifier reads a verifier key from a file. Plain Ed25519 keys go to Go's own note package, the timestamped
// ones (Ed25519 and ML-DSA-44 cosignatures) to transparency-dev's.
func loadVerifier(path string) (note.Verifier, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	vkey := strings.TrimSpace(string(raw))
	kind, err := keyType(vkey)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if kind == typeEd25519 {
		return note.NewVerifier(vkey)
	}
	return cosignote.NewVerifierForCosignatureV1(vkey)
}

// loadSigner reads a signing key from a file, with the same division as loadVerifier.
func loadSigner(path string) (note.Signer, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	skey := strings.TrimSpace(string(raw))
	kind, err := keyType(skey)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if kind == typeEd25519 {
		return note.NewSigner(skey)
	}
	return cosignote.NewSignerForCosignatureV1(skey)
}

// keyType is the first byte of the key material of a vkey or skey, which comes after the last plus of the header.
func keyType(key string) (byte, error) {
	fields := 3
	if strings.HasPrefix(key, "PRIVATE+KEY+") {
		fields = 5
	}
	parts := strings.SplitN(key, "+", fields)
	if len(parts) != fields {
		return 0, fmt.Errorf("not a note key: %d parts, want %d", len(parts), fields)
	}
	material, err := base64.StdEncoding.DecodeString(parts[fields-1])
	if err != nil || len(material) == 0 {
		return 0, fmt.Errorf("not a note key: bad base64")
	}
	return material[0], nil
}

// signatureType names what a signature line was made with.
func signatureType(path string) string {
	raw, err := os.ReadFile(path)
	if err != nil {
		return "unknown"
	}
	kind, err := keyType(strings.TrimSpace(string(raw)))
	if err != nil {
		return "unknown"
	}
	switch kind {
	case typeEd25519:
		return "ed25519"
	case typeCosigner:
		return "cosigner"
	case typeMLDSA44:
		return "mldsa44"
	default:
		return fmt.Sprintf("0x%02x", kind)
	}
}

func runKeygen(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("note-keygen", flag.ContinueOnError)
	name := flags.String("name", "", "key name; for a log its origin")
	kind := flags.String("type", "ed25519", "ed25519, cosigner (timestamped Ed25519) or mldsa44")
	seedHex := flags.String("seed", "", "32-byte seed in hex; random when absent")
	skeyPath := flags.String("skey", "", "file for the private key")
	vkeyPath := flags.String("vkey", "", "file for the verifier key")
	if err := parse(flags, args, map[string]*string{"name": name, "skey": skeyPath, "vkey": vkeyPath}); err != nil {
		return err
	}
	seed := make([]byte, ed25519.SeedSize)
	if *seedHex == "" {
		if _, err := rand.Read(seed); err != nil {
			return err
		}
	} else {
		decoded, err := hex.DecodeString(*seedHex)
		if err != nil || len(decoded) != len(seed) {
			return fmt.Errorf("%w: -seed wants %d bytes in hex", errUsage, len(seed))
		}
		copy(seed, decoded)
	}
	skey, vkey, err := keyPair(*name, *kind, seed)
	if err != nil {
		return err
	}
	if err := os.WriteFile(*skeyPath, []byte(skey+"\n"), 0o600); err != nil {
		return err
	}
	return os.WriteFile(*vkeyPath, []byte(vkey+"\n"), 0o644)
}

func keyPair(name, kind string, seed []byte) (skey, vkey string, err error) {
	var algorithm byte
	var public []byte
	switch kind {
	case "ed25519", "cosigner":
		algorithm = typeEd25519
		if kind == "cosigner" {
			algorithm = typeCosigner
		}
		public = ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	case "mldsa44":
		algorithm = typeMLDSA44
		private, err := mldsa.NewPrivateKey(mldsa.MLDSA44(), seed)
		if err != nil {
			return "", "", err
		}
		public = private.PublicKey().Bytes()
	default:
		return "", "", fmt.Errorf("%w: unknown -type %q", errUsage, kind)
	}
	typed := append([]byte{algorithm}, public...)
	digest := sha256.Sum256(append([]byte(name+"\n"), typed...))
	id := binary.BigEndian.Uint32(digest[:4])
	encode := base64.StdEncoding.EncodeToString
	skey = fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", name, id, encode(append([]byte{algorithm}, seed...)))
	return skey, fmt.Sprintf("%s+%08x+%s", name, id, encode(typed)), nil
}

func runNoteVerify(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("note-verify", flag.ContinueOnError)
	var vkeys paths
	flags.Var(&vkeys, "vkey", "file with a verifier key; repeat for more. Every one must verify")
	if err := parse(flags, args, nil); err != nil {
		return err
	}
	if len(vkeys) == 0 {
		return fmt.Errorf("%w: -vkey is required", errUsage)
	}
	message, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	verified := make([]map[string]string, 0, len(vkeys))
	for _, path := range vkeys {
		verifier, err := loadVerifier(path)
		if err != nil {
			return err
		}
		opened, err := note.Open(message, note.VerifierList(verifier))
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, signature := range opened.Sigs {
			line := map[string]string{
				"name": signature.Name, "id": fmt.Sprintf("%08x", signature.Hash), "type": signatureType(path),
			}
			if line["type"] != "ed25519" {
				at, err := cosignote.CoSigV1Timestamp(signature)
				if err != nil {
					return fmt.Errorf("%s: %w", path, err)
				}
				line["time"] = at.UTC().Format("2006-01-02T15:04:05Z")
			}
			verified = append(verified, line)
		}
	}
	return report(map[string]any{"verified": verified})
}

func runNoteSign(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("note-sign", flag.ContinueOnError)
	var skeys paths
	flags.Var(&skeys, "skey", "file with a private key; repeat for more")
	if err := parse(flags, args, nil); err != nil {
		return err
	}
	if len(skeys) == 0 {
		return fmt.Errorf("%w: -skey is required", errUsage)
	}
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	signers := make([]note.Signer, 0, len(skeys))
	for _, path := range skeys {
		signer, err := loadSigner(path)
		if err != nil {
			return err
		}
		signers = append(signers, signer)
	}
	signed, err := note.Sign(&note.Note{Text: string(text)}, signers...)
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(signed)
	return err
}
