package dev.assay.core.policy.load;

import dev.assay.core.fault.AssayException;
import dev.assay.core.fault.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a bundle, as {@code opa build} makes it: a tar archive of policies and data, compressed by gzip. */
public final class BundleFile {

    /** Bytes of all files, at most: 256 MiB. */
    public static final long ALL_BYTES_MAX = 256L << 20;
    /** Files, at most. */
    public static final int FILES_MAX = 10_000;

    /** Bytes after the last file, at most: 1 MiB. They are read so that the checksum at the end is checked. */
    public static final int PADDING_MAX = 1 << 20;

    private static final int BLOCK = 512;
    private static final int NAME_END = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_END = 136;
    private static final int TYPE_AT = 156;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_END = 500;

    private BundleFile() {}

    /** Whether content begins as gzip does. */
    public static boolean isBundle(byte[] content) {
        return content.length > 2 && (content[0] & 0xff) == 0x1f && (content[1] & 0xff) == 0x8b;
    }

    /**
     * The files of a bundle, by their paths without a slash at the beginning. Folders are left out; so are
     * {@code .manifest} and compiled policies, which are of no use here.
     *
     * @throws AssayException when it is none, or beyond a limit
     */
    public static Map<String, byte[]> read(String name, byte[] content) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            long total = 0;
            String longName = "";
            for (byte[] header = block(in, name); !isEnd(header); header = block(in, name)) {
                long size = octal(header, name);
                total += size;
                if (total > ALL_BYTES_MAX || files.size() >= FILES_MAX) {
                    throw wrong(
                            name,
                            "is beyond the limit ALL_BYTES_MAX of " + ALL_BYTES_MAX + " bytes, or FILES_MAX of "
                                    + FILES_MAX + " files");
                }
                byte[] bytes = in.readNBytes((int) size);
                if (bytes.length < size) {
                    throw wrong(name, "ends in the middle of a file");
                }
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                char type = (char) header[TYPE_AT];
                if (type == 'x') {
                    longName = paxPath(bytes);
                } else if (type == 'L') {
                    longName = text(bytes, 0, bytes.length);
                } else {
                    String path = longName.isEmpty() ? path(header) : longName;
                    longName = "";
                    keep(type, path.replaceFirst("^[./]*/", ""), bytes, files);
                }
            }
            if (in.readNBytes(PADDING_MAX).length == PADDING_MAX) {
                throw wrong(
                        name, "goes on after its end for more than the limit PADDING_MAX of " + PADDING_MAX + " bytes");
            }
            return files;
        } catch (ZipException e) {
            throw wrong(name, "is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw wrong(name, "ends too early");
        }
    }

    private static void keep(char type, String path, byte[] bytes, Map<String, byte[]> files) {
        boolean regular = type == '0' || type == 0;
        boolean useful = path.endsWith(".rego") || path.endsWith(".json") || path.endsWith(".yaml");
        if (regular && useful) {
            files.put(path, bytes);
        }
    }

    private static byte[] block(InputStream in, String name) throws IOException {
        byte[] header = in.readNBytes(BLOCK);
        if (header.length != 0 && header.length < BLOCK) {
            throw wrong(name, "ends in the middle of a header");
        }
        return header;
    }

    private static boolean isEnd(byte[] header) {
        return header.length == 0 || header[0] == 0;
    }

    private static String path(byte[] header) {
        String prefix = text(header, PREFIX_AT, PREFIX_END);
        String name = text(header, 0, NAME_END);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != 0) {
            at++;
        }
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, String name) {
        String digits = text(header, SIZE_AT, SIZE_END).strip();
        try {
            long size = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
            if (size >= 0 && size <= ALL_BYTES_MAX) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, "is no tar archive");
        }
        throw wrong(name, "is beyond the limit ALL_BYTES_MAX of " + ALL_BYTES_MAX + " bytes");
    }

    /** The path of an extended header of POSIX: records {@code length key=value}. */
    private static String paxPath(byte[] bytes) {
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            int at = line.indexOf(" path=");
            if (at > 0) {
                return line.substring(at + " path=".length());
            }
        }
        return "";
    }

    private static AssayException wrong(String name, String what) {
        return new AssayException(
                ErrorCode.INPUT_MALFORMED, name + " " + what, "make the bundle again with 'opa build'");
    }
}
