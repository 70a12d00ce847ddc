package dev.assay.ledger.verify;

import dev.assay.ledger.checkpoint.SignedCheckpoint;
import dev.assay.ledger.note.NoteSignature;
import dev.assay.ledger.tile.EntryBundle;
import dev.assay.ledger.tile.LogObjects;
import dev.assay.ledger.tile.TilePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One change of a log's published files, and where it must be found.
 *
 * @param kind what kind of change, for counting
 * @param changed the changed files; an absent one was deleted
 * @param file a file that must be named
 * @param firstByte first changed byte in it
 * @param endByte first byte after the change
 * @param entry the entry that must be named; -1 when any will do
 */
record Tampering(
        String kind, Map<String, Optional<byte[]>> changed, String file, long firstByte, long endByte, long entry) {

    /** What a reader sees. */
    LogObjects seenBy(LogObjects honest) {
        return path -> {
            Optional<byte[]> other = changed.get(path);
            return other != null ? other : honest.read(path);
        };
    }

    /** Whether a finding names the changed file, the entry and bytes around the change. */
    boolean locatedBy(Finding finding) {
        return finding instanceof Finding.Changed where
                && where.file().equals(file)
                && (entry < 0 || where.entry() == entry)
                && where.firstByte() <= firstByte
                && (endByte == firstByte || where.endByte() >= endByte);
    }

    /** Draws changes of one log. */
    static final class Source {
        private final HonestLog log;
        private final SplittableRandom random;
        private final List<String> tiles = new ArrayList<>();
        private final List<String> bundles = new ArrayList<>();
        private final Map<String, List<String>> ofKind = new TreeMap<>();

        Source(HonestLog log, SplittableRandom random) {
            this.log = log;
            this.random = random;
            long size = log.size();
            for (String name : log.files().keySet()) {
                TilePath path = TilePath.parse(name).orElse(null);
                boolean current =
                        path != null && TilePath.widthIn(Math.max(path.level(), 0), path.index(), size) == path.width();
                if (path != null && current) {
                    (path.isEntries() ? bundles : tiles).add(name);
                    String kind = (path.isFull() ? "full " : "partial ")
                            + (path.isEntries() ? "bundle" : "tile of level " + path.level());
                    ofKind.computeIfAbsent(kind, same -> new ArrayList<>()).add(name);
                }
            }
        }

        /** Each kind of file is as likely as the others, however many there are of it. */
        Tampering next() {
            int kind = random.nextInt(100);
            if (kind < 70) {
                List<String> kinds = List.copyOf(ofKind.keySet());
                String chosen = pick(kinds);
                return flip(chosen, pick(ofKind.getOrDefault(chosen, List.of())));
            }
            if (kind < 85) {
                return flipCheckpoint();
            }
            String file = pick(random.nextBoolean() ? tiles : bundles);
            return switch (random.nextInt(4)) {
                case 0 -> cut(file);
                case 1 -> extend(file);
                case 2 -> new Tampering("deleted", Map.of(file, Optional.empty()), file, 0, 0, -1);
                default -> swap();
            };
        }

        private String pick(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }

        private byte[] bytes(String file) {
            return log.files().getOrDefault(file, new byte[0]);
        }

        private Tampering flip(String kind, String file) {
            byte[] bytes = bytes(file).clone();
            TilePath path = TilePath.parse(file).orElseThrow();
            if (path.isEntries()) {
                EntryBundle bundle = EntryBundle.parse(bytes(file), path.width());
                int number = random.nextInt(path.width());
                boolean prefix = random.nextInt(4) == 0;
                int at = prefix
                        ? bundle.offset(number) + random.nextInt(2)
                        : random.nextInt(bundle.offset(number), bundle.end(number));
                flipBit(bytes, at);
                String exactly = kind + (at < bundle.offset(number) + 2 ? ", length prefix" : ", entry");
                return one(exactly, file, bytes, at, path.startIndex() + number);
            }
            int at = random.nextInt(bytes.length);
            flipBit(bytes, at);
            long below = (long) (at / 32) << (path.level() * TilePath.LEVEL_BITS);
            return one(kind, file, bytes, at, path.startIndex() + below);
        }

        private void flipBit(byte[] bytes, int at) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }

        private static Tampering one(String kind, String file, byte[] bytes, int at, long entry) {
            return new Tampering(kind, Map.of(file, Optional.of(bytes)), file, at, at + 1L, entry);
        }

        private Tampering flipCheckpoint() {
            byte[] bytes = bytes("checkpoint").clone();
            SignedCheckpoint signed = log.checkpoint();
            int text = signed.note().textBytes().length;
            int part = random.nextInt(4);
            if (part == 0) {
                int at = random.nextInt(text);
                flipBit(bytes, at);
                return one("checkpoint, body", "checkpoint", bytes, at, -1);
            }
            int from = text + 1;
            NoteSignature line = signed.note().signatures().getFirst();
            if (random.nextBoolean()) {
                from += line.line().getBytes(StandardCharsets.UTF_8).length;
                line = signed.note().signatures().get(1);
            }
            int name = from + 4;
            int blob = name + line.name().length() + 1;
            int at = switch (part) {
                case 1 -> random.nextInt(name, blob - 1);
                case 2 -> random.nextInt(blob, blob + 5);
                default -> random.nextInt(blob + 6, blob + line.base64().length());
            };
            flipBit(bytes, at);
            String what = List.of("", "name", "key id", "signature").get(part);
            return one("checkpoint, " + what + " of a required signature", "checkpoint", bytes, at, -1);
        }

        private Tampering cut(String file) {
            byte[] bytes = bytes(file);
            int length = random.nextInt(bytes.length);
            return new Tampering(
                    "truncated", Map.of(file, Optional.of(Arrays.copyOf(bytes, length))), file, length, length, -1);
        }

        private Tampering extend(String file) {
            byte[] bytes = bytes(file);
            byte[] longer = Arrays.copyOf(bytes, bytes.length + random.nextInt(1, 100));
            return new Tampering("extended", Map.of(file, Optional.of(longer)), file, bytes.length, bytes.length, -1);
        }

        /** Two tiles, or two bundles, of the same level change places. */
        private Tampering swap() {
            List<List<String>> groups =
                    ofKind.values().stream().filter(group -> group.size() > 1).toList();
            List<String> group = groups.get(random.nextInt(groups.size()));
            int first = random.nextInt(group.size());
            int second = (first + random.nextInt(1, group.size())) % group.size();
            return new Tampering(
                    "swapped",
                    Map.of(
                            group.get(first), Optional.of(bytes(group.get(second))),
                            group.get(second), Optional.of(bytes(group.get(first)))),
                    random.nextBoolean() ? group.get(first) : group.get(second),
                    0,
                    0,
                    -1);
        }
    }
}
