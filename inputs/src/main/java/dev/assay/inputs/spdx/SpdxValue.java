package dev.assay.inputs.spdx;

import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The value of one tag.
 *
 * @param source the file
 * @param tag the tag
 * @param text the value as written
 * @param mark its position
 */
record SpdxValue(Source source, String tag, String text, long mark) {
    private static final String ID_PREFIX = "SPDXRef-";
    private static final String DOCUMENT_PREFIX = "DocumentRef-";
    private static final String EXCLUDES = "(excludes:";
    private static final Set<String> ALGORITHMS = Set.of(
            "SHA1 SHA224 SHA256 SHA384 SHA512 MD2 MD4 MD5 MD6 SHA3-256 SHA3-384 SHA3-512 BLAKE2b-256 BLAKE2b-384 BLAKE2b-512 BLAKE3 ADLER32"
                    .split(" ", -1));

    /** The value as the tree has it. */
    Located located() {
        return switch (tag) {
            case "SPDXID" -> scalar(id(text));
            case "Creator", "Annotator" -> scalar(agent(Set.of("Person", "Organization", "Tool")));
            case "PackageSupplier", "PackageOriginator" ->
                scalar(text.equals("NOASSERTION") ? text : agent(Set.of("Person", "Organization")));
            case "PackageChecksum", "FileChecksum" -> checksum(text);
            case "FilesAnalyzed" -> scalar(!text.equals("false"));
            case "PackageVerificationCode" -> verificationCode();
            case "ExternalRef" -> externalReference();
            case "ExternalDocumentRef" -> externalDocument();
            default -> scalar(text);
        };
    }

    private Located scalar(Object value) {
        return Located.scalar(value, mark);
    }

    private InputException wrong(String what) {
        return source.faultAt(mark, tag + " is " + what, "write it as SPDX 2.3 has it");
    }

    private String id(String value) {
        boolean good = value.startsWith(ID_PREFIX) && value.length() > ID_PREFIX.length() && value.indexOf(':') < 0;
        if (!good) {
            throw wrong("no identifier such as SPDXRef-Package");
        }
        return value;
    }

    private String element(String value) {
        if (!value.startsWith(DOCUMENT_PREFIX)) {
            return id(value);
        }
        int colon = value.indexOf(':');
        if (colon <= DOCUMENT_PREFIX.length()) {
            throw wrong("no reference such as DocumentRef-other:SPDXRef-Package");
        }
        id(value.substring(colon + 1));
        return value;
    }

    private String agent(Set<String> kinds) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon).strip();
        if (!kinds.contains(kind)) {
            throw wrong("not of the form Person: name");
        }
        return kind + ": " + text.substring(colon + 1).strip();
    }

    private Located checksum(String value) {
        int colon = value.indexOf(':');
        String algorithm = colon < 0 ? "" : value.substring(0, colon).strip();
        if (!ALGORITHMS.contains(algorithm)) {
            throw wrong("not of the form SHA256: digits");
        }
        Fields fields = new Fields();
        fields.put("algorithm", mark, algorithm, mark, null);
        fields.put("checksumValue", mark, value.substring(colon + 1).strip(), mark, null);
        return fields.at(mark);
    }

    private Located verificationCode() {
        int excludes = text.indexOf(EXCLUDES);
        Fields fields = new Fields();
        String code = excludes < 0 ? text : text.substring(0, excludes).strip();
        fields.put("packageVerificationCodeValue", mark, code, mark, null);
        if (excludes >= 0) {
            String rest = text.substring(excludes + EXCLUDES.length());
            int close = rest.indexOf(')');
            Items files = new Items();
            files.add((close < 0 ? rest : rest.substring(0, close)).strip(), mark, null);
            fields.put("packageVerificationCodeExcludedFiles", mark, files.at(mark));
        }
        return fields.at(mark);
    }

    private List<String> words(int count) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.size() != count) {
            throw wrong("not of " + count + " words");
        }
        return words;
    }

    private Located externalReference() {
        List<String> words = words(3);
        Fields fields = new Fields();
        fields.put("referenceCategory", mark, words.get(0), mark, null);
        fields.put("referenceType", mark, words.get(1), mark, null);
        fields.put("referenceLocator", mark, words.get(2), mark, null);
        return fields.at(mark);
    }

    private Located externalDocument() {
        String[] words = text.strip().split("\\s+", 3);
        if (words.length < 3 || !words[0].startsWith(DOCUMENT_PREFIX)) {
            throw wrong("not of the form DocumentRef-name address SHA1: digits");
        }
        Fields fields = new Fields();
        fields.put("externalDocumentId", mark, words[0], mark, null);
        fields.put("spdxDocument", mark, words[1], mark, null);
        fields.put("checksum", mark, checksum(words[2]));
        return fields.at(mark);
    }

    /** Fills the relationship that begins here. */
    void relationship(SpdxElement target) {
        List<String> words = words(3);
        target.put("spdxElementId", scalar(element(words.get(0))));
        String other = words.get(2);
        boolean none = other.equals("NONE") || other.equals("NOASSERTION");
        target.put("relatedSpdxElement", scalar(none ? other : element(other)));
        target.put("relationshipType", scalar(words.get(1)));
    }
}
