package dev.assay.rego.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the files of a bundle: a tar archive compressed by gzip, as {@code opa build} makes it. */
final class BundleArchive {
    private static final int BLOCK = 512;
    private static final int NAME_BYTES = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_BYTES = 12;
    private static final int TYPE_AT = 156;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_BYTES = 155;

    private final InputStream in;
    private long bytesRead;

    private BundleArchive(InputStream in) {
        this.in = in;
    }

    /**
     * The regular files by their paths, which have no slash at the beginning.
     *
     * @throws IOException if it is no such archive, leads out of itself, or exceeds a limit, which is named
     */
    static Map<String, byte[]> read(InputStream stream) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(stream)) {
            return new BundleArchive(in).files();
        }
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        @Nullable String longName = null;
        for (byte[] header = in.readNBytes(BLOCK); isHeader(header); header = in.readNBytes(BLOCK)) {
            byte[] content = content(size(header));
            char type = (char) header[TYPE_AT];
            if (type == 'x') {
                longName = extendedPath(content);
            } else if (type == 'L') {
                longName = text(content, 0, content.length);
            } else {
                String path = clean(longName == null ? path(header) : longName);
                longName = null;
                if (type == '0' || type == 0) {
                    files.put(path, content);
                }
                if (files.size() > Loading.FILES_MAX) {
                    throw new IOException("it has more than FILES_MAX=" + Loading.FILES_MAX + " files");
                }
            }
        }
        return files;
    }

    private static boolean isHeader(byte[] block) throws IOException {
        if (block.length != 0 && block.length < BLOCK) {
            throw new IOException("it ends in the middle of a header");
        }
        return block.length == BLOCK && block[0] != 0;
    }

    private byte[] content(long size) throws IOException {
        bytesRead += size;
        if (size > Loading.FILE_BYTES_MAX || bytesRead > Loading.ALL_BYTES_MAX) {
            throw new IOException("it is larger than FILE_BYTES_MAX=" + Loading.FILE_BYTES_MAX + " or ALL_BYTES_MAX="
                    + Loading.ALL_BYTES_MAX);
        }
        byte[] content = in.readNBytes((int) size);
        if (content.length < size) {
            throw new IOException("it ends in the middle of a file");
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        return content;
    }

    private static long size(byte[] header) throws IOException {
        String digits = text(header, SIZE_AT, SIZE_BYTES).strip();
        if (!digits.matches("[0-7]{0,12}")) {
            throw new IOException("it is no tar archive");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static String path(byte[] header) {
        String prefix = text(header, PREFIX_AT, PREFIX_BYTES);
        String name = text(header, 0, NAME_BYTES);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String clean(String path) throws IOException {
        String clean = path.replaceFirst("^(\\./|/)+", "");
        if (List.of(clean.split("/", -1)).contains("..")) {
            throw new IOException("it has a file that leads out of it: " + path);
        }
        return clean;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** The path in an extended header of POSIX, whose lines read {@code length key=value}; null when there is none. */
    private static @Nullable String extendedPath(byte[] content) {
        for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
            int at = line.indexOf(" path=");
            if (at > 0) {
                return line.substring(at + " path=".length());
            }
        }
        return null;
    }
}
