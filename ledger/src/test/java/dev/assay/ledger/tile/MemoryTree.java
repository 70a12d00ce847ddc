package dev.assay.ledger.tile;

import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.Merkle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tiles of a tree, computed from the definitions of the specification alone, to hold the real ones against. */
public final class MemoryTree implements LogObjects {
    private final Map<String, byte[]> objects = new HashMap<>();

    /** Tiles for these leaf hashes. */
    public MemoryTree(List<Hash> leaves) {
        List<Hash> hashes = leaves;
        for (int level = 0; !hashes.isEmpty(); level++) {
            List<Hash> above = new ArrayList<>();
            for (int from = 0; from < hashes.size(); from += TilePath.FULL_WIDTH) {
                List<Hash> tile = hashes.subList(from, Math.min(from + TilePath.FULL_WIDTH, hashes.size()));
                put(new TilePath(level, from / TilePath.FULL_WIDTH, tile.size()), tile);
                if (tile.size() == TilePath.FULL_WIDTH) {
                    above.add(Merkle.root(tile));
                }
            }
            hashes = above;
        }
    }

    private void put(TilePath path, List<Hash> hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * Hash.BYTES);
        hashes.forEach(hash -> bytes.put(hash.toBytes()));
        objects.put(path.toPath(), bytes.array());
    }

    /** Leaf hashes of the entries "0", "1", and so on. */
    public static List<Hash> leaves(int count) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(Merkle.leaf(Integer.toString(i).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(objects.get(path));
    }

    /** The paths of all objects. */
    public java.util.Set<String> paths() {
        return objects.keySet();
    }
}
