package dev.assay.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.merkle.ConsistencyProof;
import dev.assay.ledger.merkle.Hash;
import dev.assay.ledger.merkle.InclusionProof;
import dev.assay.ledger.merkle.Merkle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TileHashesTest {
    private static final List<Hash> LEAVES = MemoryTree.leaves(70_000);

    @Property(tries = 300)
    void proofs_from_tiles_lead_to_the_root_of_the_definition(
            @ForAll @IntRange(min = 1, max = 1500) int size, @ForAll @IntRange(max = 1499) int seed) {
        List<Hash> leaves = LEAVES.subList(0, size);
        TileHashes hashes = new TileHashes(new MemoryTree(leaves), size);
        int index = seed % size;
        Hash root = Merkle.root(leaves);
        assertThat(hashes.root()).isEqualTo(root);
        InclusionProof inclusion = hashes.inclusion(index, size);
        assertThat(inclusion.verify(leaves.get(index), root).valid()).isTrue();
        int old = 1 + seed % size;
        ConsistencyProof consistency = hashes.consistency(old, size);
        assertThat(consistency.verify(Merkle.root(leaves.subList(0, old)), root).valid())
                .isTrue();
        assertThat(hashes.root(old)).isEqualTo(Merkle.root(leaves.subList(0, old)));
    }

    @Property(tries = 200)
    void a_proof_proves_no_other_leaf_index_size_or_path(
            @ForAll @IntRange(min = 2, max = 1000) int size, @ForAll @IntRange(max = 999) int seed) {
        List<Hash> leaves = LEAVES.subList(0, size);
        TileHashes hashes = new TileHashes(new MemoryTree(leaves), size);
        int index = seed % size;
        int other = (index + 1) % size;
        Hash root = hashes.root();
        List<Hash> path = hashes.inclusion(index, size).path();
        assertThat(new InclusionProof(index, size, path)
                        .verify(leaves.get(other), root)
                        .valid())
                .isFalse();
        assertThat(new InclusionProof(other, size, path)
                        .verify(leaves.get(index), root)
                        .valid())
                .isFalse();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(root);
        assertThat(new InclusionProof(index, size, longer)
                        .verify(leaves.get(index), root)
                        .valid())
                .isFalse();
        assertThat(new InclusionProof(index, size, path.subList(0, path.size() - 1))
                        .verify(leaves.get(index), root)
                        .valid())
                .isFalse();
        List<Hash> turned = new ArrayList<>(path);
        Collections.reverse(turned);
        boolean same = turned.equals(path);
        assertThat(new InclusionProof(index, size, turned)
                        .verify(leaves.get(index), root)
                        .valid())
                .isEqualTo(same);
    }

    @Example
    void the_layout_of_70000_entries_is_the_one_of_the_specification() {
        MemoryTree tree = new MemoryTree(LEAVES);
        assertThat(tree.paths().stream().filter(path -> path.startsWith("tile/0/")))
                .hasSize(274);
        assertThat(tree.paths())
                .contains("tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1")
                .hasSize(274 + 2 + 1);
        assertThat(new TileHashes(tree, 70_000).root()).isEqualTo(Merkle.root(LEAVES));
    }

    @Example
    void a_tile_of_the_wrong_length_is_refused_by_name() {
        LogObjects cut = path -> java.util.Optional.of(new byte[31]);
        assertThatThrownBy(() -> new TileHashes(cut, 5).root())
                .hasMessageContaining("tile/0/000.p/5 has 31 bytes instead of 160");
    }
}
