package dev.assay.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @Test
    void the_examples_of_the_specification() {
        assertThat(new TilePath(0, 1_234_067, 256).toPath()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new TilePath(1, 0, 17).toPath()).isEqualTo("tile/1/000.p/17");
        assertThat(new TilePath(TilePath.ENTRIES, 273, 112).toPath()).isEqualTo("tile/entries/273.p/112");
    }

    @Property
    void every_path_is_read_back(
            @ForAll @IntRange(min = -1, max = 63) int level,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 256) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        TilePath path = new TilePath(level, index, width);
        assertThat(TilePath.parse(path.toPath())).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/0",
                "tile/0/1000",
                "tile/00/000",
                "tile/64/000",
                "tile/0/x000/001",
                "tile/0/001.p/0",
                "tile/0/001.p/256",
                "tile/0/001.p/01",
                "tile/0/001.p/",
                "tile/0/x001",
                "tile/0/../000",
                "tile/entries/000/",
                "tile/-1/000",
                "/tile/0/000",
                "tile/0/000\n",
                "tile/0/x999/x999/x999/x999/x999/x999/x999/999"
            })
    void anything_else_is_no_path(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }

    @Test
    void what_a_tile_covers_does_not_overflow_at_the_highest_levels() {
        assertThat(new TilePath(0, 1, 256).startIndex()).isEqualTo(256);
        assertThat(new TilePath(1, 0, 17).coveredEnd()).isEqualTo(17 * 256);
        assertThat(new TilePath(63, 0, 1).endIndex()).isEqualTo(Long.MAX_VALUE);
        assertThat(new TilePath(7, 0, 1).startIndex()).isZero();
    }
}
