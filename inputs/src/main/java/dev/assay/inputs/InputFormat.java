package dev.assay.inputs;

import dev.assay.inputs.codeowners.CodeownersParser;
import dev.assay.inputs.cyclonedx.CyclonedxParser;
import dev.assay.inputs.dockerfile.DockerfileParser;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.dotenv.DotenvParser;
import dev.assay.inputs.edn.EdnParser;
import dev.assay.inputs.hcl1.Hcl1Parser;
import dev.assay.inputs.hcl2.HclParser;
import dev.assay.inputs.ignore.IgnoreParser;
import dev.assay.inputs.ini.IniParser;
import dev.assay.inputs.json.JsonParser;
import dev.assay.inputs.nginx.NginxParser;
import dev.assay.inputs.properties.PropertiesParser;
import dev.assay.inputs.spdx.SpdxParser;
import dev.assay.inputs.toml.TomlParser;
import dev.assay.inputs.unsupported.UnsupportedParser;
import dev.assay.inputs.xml.XmlParser;
import dev.assay.inputs.yaml.YamlParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every format that is known, with the files that it is recognised by.
 *
 * <p>The names are those of Conftest's parsers. A format's parser, and the library that it needs, is loaded when it is
 * first used.
 */
public enum InputFormat {
    /** JSON, RFC 8259. */
    JSON("json", "*.json"),
    /** JSON with comments and trailing commas. */
    JSONC("jsonc", "*.jsonc"),
    /** YAML. */
    YAML("yaml", "*.yaml", "*.yml"),
    /** CODEOWNERS. */
    CODEOWNERS("codeowners", "codeowners"),
    /** Ignore files. */
    IGNORE("ignore", "*.gitignore", "*.dockerignore"),
    /** Files of environment variables. */
    DOTENV("dotenv", ".env", ".env.*", "*.env"),
    /** XML. */
    XML("xml", "*.xml"),
    /** Dockerfiles. */
    DOCKERFILE("dockerfile", "dockerfile", "dockerfile.*", "*.dockerfile"),
    /** HCL 2, the language of Terraform. */
    HCL2("hcl2", "*.tf", "*.hcl", "*.tfvars"),
    /** TOML. */
    TOML("toml", "*.toml"),
    /** CycloneDX. */
    CYCLONEDX("cyclonedx", "*.cyclonedx", "*.cdx.json", "*.cdx.xml"),
    /** Configuration of nginx. */
    NGINX("nginx", "nginx.conf", "*.nginx"),
    /** SPDX. */
    SPDX("spdx", "*.spdx", "*.spdx.json"),
    /** HCL 1; by its name alone, as its files look like those of HCL 2. */
    HCL1("hcl1"),
    /** HOCON: refused. */
    HOCON("hocon", "*.hocon"),
    /** VCL, of Varnish: refused. */
    VCL("vcl", "*.vcl"),
    /** CUE: refused, as only its own tool evaluates it. */
    CUE("cue", "*.cue"),
    /** Groovy, of Jenkins: refused. */
    GROOVY("groovy", "jenkinsfile", "jenkinsfile.*", "*.groovy"),
    /** Jsonnet: refused, as only its own tool evaluates it. */
    JSONNET("jsonnet", "*.jsonnet"),
    /** Text of protocol buffers: refused, as it has no meaning without its schema. */
    TEXTPROTO("textproto", "*.textproto", "*.textpb"),
    /** EDN. */
    EDN("edn", "*.edn"),
    /** INI. */
    INI("ini", "*.ini"),
    /** Java properties. */
    PROPERTIES("properties", "*.properties");

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> files;

    InputFormat(String id, String... files) {
        this.id = id;
        this.files = List.of(files);
    }

    /** The name, as commands take it. */
    public String id() {
        return id;
    }

    /** Patterns of the file names that it is recognised by: a name, {@code name.*} or {@code *.extension}. */
    public List<String> files() {
        return files;
    }

    /** Whether files of the format can be read, and are not only recognised to be refused with advice. */
    public boolean isSupported() {
        return switch (this) {
            case CUE, GROOVY, HOCON, JSONNET, TEXTPROTO, VCL -> false;
            default -> true;
        };
    }

    /** A parser. */
    DocumentParser parser() {
        return switch (this) {
            case JSON -> JsonParser.plain();
            case JSONC -> JsonParser.commented();
            case YAML -> new YamlParser();
            case CODEOWNERS -> new CodeownersParser();
            case IGNORE -> new IgnoreParser();
            case DOTENV -> new DotenvParser();
            case XML -> new XmlParser();
            case DOCKERFILE -> new DockerfileParser();
            case HCL2 -> new HclParser();
            case TOML -> new TomlParser();
            case CYCLONEDX -> new CyclonedxParser();
            case NGINX -> new NginxParser();
            case SPDX -> new SpdxParser();
            case HCL1 -> new Hcl1Parser();
            case HOCON -> new UnsupportedParser("HOCON", "run: pyhocon -i FILE -f json, and judge its output");
            case VCL -> new UnsupportedParser("VCL", "judge what the VCL is generated from");
            case CUE -> new UnsupportedParser("CUE", "run: cue export --out json FILE, and judge its output");
            case GROOVY -> new UnsupportedParser("Groovy", "judge the pipeline in a declarative format, such as YAML");
            case JSONNET -> new UnsupportedParser("Jsonnet", "run: jsonnet FILE, and judge its output as JSON");
            case TEXTPROTO ->
                new UnsupportedParser(
                        "textproto", "run: buf convert SCHEMA --type TYPE --from FILE --to out.json, and judge that");
            case EDN -> new EdnParser();
            case INI -> new IniParser();
            case PROPERTIES -> new PropertiesParser();
        };
    }

    /** The format of a file by its name, case ignored; {@code -} stands for YAML. Empty when none fits. */
    public static Optional<InputFormat> of(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        if (name.equals("-")) {
            return Optional.of(YAML);
        }
        for (InputFormat format : values()) {
            for (String pattern : format.files) {
                if (matches(pattern, name)) {
                    return Optional.of(format);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.startsWith("*")) {
            return name.endsWith(pattern.substring(1));
        }
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    /**
     * The format of this name.
     *
     * @throws InputException when there is none; it names the nearest one
     */
    public static InputFormat named(String id) {
        List<String> known = new ArrayList<>();
        for (InputFormat format : values()) {
            if (format.id.equals(id)) {
                return format;
            }
            known.add(format.id);
        }
        throw new InputException(
                id,
                0,
                0,
                "no input format has the name '" + id + "'",
                "use " + NearestName.of(id, known) + ", or one of " + String.join(", ", known));
    }
}
