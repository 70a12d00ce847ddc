package dev.assay.inputs.spdx;

import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts tags together to the tree of a document. */
final class SpdxTree {
    private static final String VERSION = "SPDX-2.3";

    private final Source source;
    private final SpdxElement document;
    private final Map<String, List<SpdxElement>> parts = new LinkedHashMap<>();
    private final Map<SpdxElement, List<SpdxElement>> filesOfPackages = new LinkedHashMap<>();
    private @Nullable SpdxElement creation;
    private @Nullable SpdxElement relationship;
    private @Nullable SpdxElement annotation;
    private @Nullable SpdxElement pack;
    private SpdxElement current;

    SpdxTree(Source source) {
        this.source = source;
        document = new SpdxElement(SpdxSection.DOCUMENT, source.mark(0));
        current = document;
    }

    void add(String tag, String value, long mark) {
        SpdxElement target = target(tag, mark);
        if (target == null) {
            throw source.faultAt(mark, "tag '" + tag + "' does not belong here", "see the order of tags in SPDX 2.3");
        }
        SpdxValue parsed = new SpdxValue(source, tag, value, mark);
        if (tag.equals("Relationship")) {
            parsed.relationship(target);
            return;
        }
        if (tag.equals("ExternalRefComment")) {
            if (!target.comment("externalRefs", Located.scalar(value, mark))) {
                throw source.faultAt(mark, "no ExternalRef comes before this comment", "remove it");
            }
            return;
        }
        String member = target.section().member(tag);
        if (member.isEmpty()) {
            return;
        }
        if (target.section().isList(tag)) {
            target.add(member, parsed.located());
        } else {
            target.put(member, parsed.located());
        }
    }

    private @Nullable SpdxElement target(String tag, long mark) {
        switch (tag) {
            case "Relationship" -> relationship = begin("relationships", SpdxSection.RELATIONSHIP, mark);
            case "Annotator" -> annotation = begin("annotations", SpdxSection.ANNOTATION, mark);
            case "PackageName" -> {
                requireId();
                current = begin("packages", SpdxSection.PACKAGE, mark);
                current.put("filesAnalyzed", Located.scalar(true, mark));
                pack = current;
            }
            case "FileName" -> {
                requireId();
                current = pack == null ? begin("files", SpdxSection.FILE, mark) : file(pack, mark);
                current.put("checksums", Located.scalar(null, mark));
            }
            case "SnippetSPDXID" -> {
                requireId();
                current = new SpdxElement(SpdxSection.SNIPPET, mark);
            }
            case "LicenseID" -> current = begin("hasExtractedLicensingInfos", SpdxSection.LICENSE, mark);
            case "Reviewer" -> current = new SpdxElement(SpdxSection.REVIEW, mark);
            default -> {
                return existing(tag, mark);
            }
        }
        return tag.equals("Relationship") ? relationship : tag.equals("Annotator") ? annotation : current;
    }

    private @Nullable SpdxElement existing(String tag, long mark) {
        if (SpdxSection.RELATIONSHIP.has(tag)) {
            return relationship;
        }
        if (SpdxSection.ANNOTATION.has(tag)) {
            return annotation;
        }
        if (current == document && SpdxSection.CREATION.has(tag)) {
            creation = creation == null ? new SpdxElement(SpdxSection.CREATION, mark) : creation;
            return creation;
        }
        boolean comment = tag.equals("ExternalRefComment") && current.section() == SpdxSection.PACKAGE;
        return comment || current.section().has(tag) ? current : null;
    }

    private SpdxElement begin(String list, SpdxSection section, long mark) {
        SpdxElement element = new SpdxElement(section, mark);
        parts.computeIfAbsent(list, _ -> new ArrayList<>()).add(element);
        return element;
    }

    private SpdxElement file(SpdxElement owner, long mark) {
        SpdxElement file = new SpdxElement(SpdxSection.FILE, mark);
        filesOfPackages.computeIfAbsent(owner, _ -> new ArrayList<>()).add(file);
        return file;
    }

    private void requireId() {
        boolean needed = current.section() == SpdxSection.PACKAGE || current.section() == SpdxSection.FILE;
        if (needed && !current.has("SPDXID")) {
            throw missingId(current.located().mark());
        }
    }

    private InputException missingId(long mark) {
        return source.faultAt(mark, "the package or file has no SPDXID", "add a tag SPDXID after its name");
    }

    Located located() {
        requireId();
        filesOfPackages.forEach((owner, files) -> files.forEach(file -> owner.add("files", file.located())));
        document.put("spdxVersion", Located.scalar(VERSION, source.mark(0)));
        document.put("creationInfo", creation());
        Fields fields = new Fields();
        fields.putAll(document.located());
        parts.forEach((name, elements) -> {
            Items items = new Items();
            elements.forEach(element -> items.add(element.located()));
            fields.put(name, items.first(), items.at(items.first()));
        });
        return fields.at(source.mark(0));
    }

    private Located creation() {
        if (creation == null) {
            return Located.scalar(null, source.mark(0));
        }
        Fields fields = new Fields();
        Located found = creation.located();
        fields.put("creators", found.mark(), Located.scalar(null, found.mark()));
        fields.putAll(found);
        return fields.at(found.mark());
    }
}
