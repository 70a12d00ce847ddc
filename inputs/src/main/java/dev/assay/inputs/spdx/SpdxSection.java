package dev.assay.inputs.spdx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The parts of a document, with the members that their tags fill. */
enum SpdxSection {
    DOCUMENT(
            "SPDXVersion=spdxVersion DataLicense=dataLicense SPDXID=SPDXID DocumentName=name "
                    + "DocumentNamespace=documentNamespace DocumentComment=comment ExternalDocumentRef=externalDocumentRefs*",
            "spdxVersion dataLicense SPDXID name documentNamespace"),
    CREATION(
            "LicenseListVersion=licenseListVersion Creator=creators* Created=created CreatorComment=comment",
            "created"),
    PACKAGE(
            "PackageName=name SPDXID=SPDXID PackageVersion=versionInfo PackageFileName=packageFileName "
                    + "PackageSupplier=supplier PackageOriginator=originator PackageDownloadLocation=downloadLocation "
                    + "FilesAnalyzed=filesAnalyzed PackageVerificationCode=packageVerificationCode "
                    + "PackageChecksum=checksums* PackageHomePage=homepage PackageSourceInfo=sourceInfo "
                    + "PackageLicenseConcluded=licenseConcluded PackageLicenseInfoFromFiles=licenseInfoFromFiles* "
                    + "PackageLicenseDeclared=licenseDeclared PackageLicenseComments=licenseComments "
                    + "PackageCopyrightText=copyrightText PackageSummary=summary PackageDescription=description "
                    + "PackageComment=comment PrimaryPackagePurpose=primaryPackagePurpose ReleaseDate=releaseDate "
                    + "BuiltDate=builtDate ValidUntilDate=validUntilDate PackageAttributionText=attributionTexts* "
                    + "ExternalRef=externalRefs*",
            "name SPDXID downloadLocation"),
    FILE(
            "FileName=fileName SPDXID=SPDXID FileType=fileTypes* FileChecksum=checksums* "
                    + "LicenseConcluded=licenseConcluded LicenseInfoInFile=licenseInfoInFiles* "
                    + "LicenseComments=licenseComments FileCopyrightText=copyrightText FileComment=comment "
                    + "FileNotice=noticeText FileContributor=fileContributors* FileDependency=fileDependencies* "
                    + "FileAttributionText=attributionTexts* ArtifactOfProjectName= ArtifactOfProjectHomePage= "
                    + "ArtifactOfProjectURI=",
            "fileName SPDXID copyrightText"),
    SNIPPET(
            "SnippetSPDXID= SnippetFromFileSPDXID= SnippetByteRange= SnippetLineRange= SnippetLicenseConcluded= "
                    + "LicenseInfoInSnippet= SnippetLicenseComments= SnippetCopyrightText= SnippetComment= SnippetName= "
                    + "SnippetAttributionText=",
            ""),
    LICENSE(
            "LicenseID=licenseId ExtractedText=extractedText LicenseName=name LicenseCrossReference=seeAlsos* "
                    + "LicenseComment=comment",
            "licenseId extractedText"),
    REVIEW("Reviewer= ReviewDate= ReviewComment=", ""),
    RELATIONSHIP("Relationship= RelationshipComment=comment", ""),
    ANNOTATION(
            "Annotator=annotator AnnotationDate=annotationDate AnnotationType=annotationType SPDXREF= "
                    + "AnnotationComment=comment",
            "annotator annotationDate annotationType comment");

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.copyOf
    private final Map<String, String> members;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.copyOf
    private final Set<String> lists;

    private final String always;

    SpdxSection(String members, String always) {
        Map<String, String> byTag = new HashMap<>();
        Set<String> repeated = new HashSet<>();
        for (String member : members.split(" ", -1)) {
            int equals = member.indexOf('=');
            String name = member.substring(equals + 1);
            boolean list = name.endsWith("*");
            byTag.put(member.substring(0, equals), list ? name.substring(0, name.length() - 1) : name);
            if (list) {
                repeated.add(member.substring(0, equals));
            }
        }
        this.members = Map.copyOf(byTag);
        lists = Set.copyOf(repeated);
        this.always = always;
    }

    /** Whether a tag belongs to this part. */
    boolean has(String tag) {
        return members.containsKey(tag);
    }

    /** The member that a tag fills; empty when the tree leaves it out. */
    String member(String tag) {
        return members.getOrDefault(tag, "");
    }

    /** Whether the tag adds to a list. */
    boolean isList(String tag) {
        return lists.contains(tag);
    }

    /** Members that are there even when no tag fills them. */
    String[] always() {
        return always.isEmpty() ? new String[0] : always.split(" ", -1);
    }
}
