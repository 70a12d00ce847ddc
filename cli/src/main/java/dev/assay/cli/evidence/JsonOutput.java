package dev.assay.cli.evidence;

import dev.assay.ledger.json.CanonicalJson;
import dev.assay.ledger.json.Json;
import dev.assay.ledger.json.JsonArray;
import dev.assay.ledger.json.JsonBoolean;
import dev.assay.ledger.json.JsonNull;
import dev.assay.ledger.json.JsonNumber;
import dev.assay.ledger.json.JsonObject;
import dev.assay.ledger.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes JSON values of the ledger: into a command's JSON, and as indented lines for people. */
final class JsonOutput {

    private JsonOutput() {}

    /** Writes a value where the generator stands. */
    static void write(JsonGenerator out, Json value) {
        switch (value) {
            case JsonNull ignored -> out.writeNull();
            case JsonBoolean truth -> out.writeBoolean(truth.value());
            case JsonString string -> out.writeString(string.value());
            case JsonNumber number -> out.writeNumber(number.value());
            case JsonArray array -> {
                out.writeStartArray();
                array.items().forEach(item -> write(out, item));
                out.writeEndArray();
            }
            case JsonObject object -> {
                out.writeStartObject();
                object.members().forEach((name, member) -> {
                    out.writeName(name);
                    write(out, member);
                });
                out.writeEndObject();
            }
        }
    }

    /**
     * The value in lines, two spaces a level. Control characters are escaped, so that nothing can paint the
     * terminal.
     */
    static List<String> lines(Json value) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        append(value, "", line, lines);
        lines.add(line.toString());
        return lines;
    }

    private static void append(Json value, String indent, StringBuilder line, List<String> lines) {
        switch (value) {
            case JsonArray array
            when !array.items().isEmpty() -> {
                end(line.append('['), lines);
                for (Iterator<Json> items = array.items().iterator(); items.hasNext(); ) {
                    line.append(indent).append("  ");
                    append(items.next(), indent + "  ", line, lines);
                    end(line.append(items.hasNext() ? "," : ""), lines);
                }
                line.append(indent).append(']');
            }
            case JsonObject object
            when !object.members().isEmpty() -> {
                end(line.append('{'), lines);
                var members = object.members().entrySet().iterator();
                while (members.hasNext()) {
                    Map.Entry<String, Json> member = members.next();
                    line.append(indent)
                            .append("  ")
                            .append(plain(new JsonString(member.getKey())))
                            .append(": ");
                    append(member.getValue(), indent + "  ", line, lines);
                    end(line.append(members.hasNext() ? "," : ""), lines);
                }
                line.append(indent).append('}');
            }
            case JsonArray ignored -> line.append("[]");
            case JsonObject ignored -> line.append("{}");
            case JsonNumber number -> line.append(number.value().toPlainString());
            default -> line.append(plain(value));
        }
    }

    private static void end(StringBuilder line, List<String> lines) {
        lines.add(line.toString());
        line.setLength(0);
    }

    private static String plain(Json value) {
        String text = new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }
}
