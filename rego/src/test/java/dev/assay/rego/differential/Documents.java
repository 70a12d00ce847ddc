package dev.assay.rego.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Input and data of a question. Their shape is always the same, so that references mostly find something. */
final class Documents {

    private Documents() {}

    /** The text of a document with a member for each kind of value. */
    static String make(Choice choice) {
        return "{\"nums\": " + array(choice, () -> Literals.number(choice))
                + ", \"strs\": " + array(choice, () -> Literals.string(choice))
                + ", \"mixed\": " + array(choice, () -> Literals.document(choice, 2))
                + ", \"items\": " + array(choice, () -> item(choice))
                + ", \"obj\": " + object(choice)
                + ", \"n\": " + Literals.number(choice)
                + ", \"s\": " + Literals.string(choice)
                + ", \"k\": " + Literals.key(choice)
                + ", \"b\": " + choice.of("true", "false")
                + ", \"any\": " + Literals.document(choice, 3) + "}";
    }

    private static String item(Choice choice) {
        List<String> members = new ArrayList<>();
        members.add("\"name\": " + Literals.string(choice));
        if (choice.percent(80)) {
            members.add("\"n\": " + Literals.number(choice));
        }
        if (choice.percent(60)) {
            members.add("\"tags\": " + array(choice, () -> Literals.key(choice)));
        }
        return "{" + String.join(", ", members) + "}";
    }

    private static String object(Choice choice) {
        List<String> members = new ArrayList<>();
        for (String key : List.of("a", "b", "c", "k1", "x y")) {
            if (choice.percent(60)) {
                members.add("\"" + key + "\": " + Literals.document(choice, 2));
            }
        }
        return "{" + String.join(", ", members) + "}";
    }

    private static String array(Choice choice, Supplier<String> element) {
        List<String> elements = new ArrayList<>();
        int size = choice.below(5);
        for (int i = 0; i < size; i++) {
            elements.add(element.get());
        }
        return "[" + String.join(", ", elements) + "]";
    }

    /** A reference to something of a type in one of the two documents. */
    static String reference(Choice choice, Type type) {
        String root = choice.percent(75) ? "input" : "data.d";
        return root
                + switch (type) {
                    case NUMBER -> choice.of(".n", ".nums[0]", ".nums[1]", ".items[0].n");
                    case STRING -> choice.of(".s", ".k", ".strs[0]", ".items[0].name", ".strs[2]");
                    case BOOLEAN -> ".b";
                    case ARRAY -> choice.of(".nums", ".strs", ".mixed", ".items", ".items[0].tags");
                    case OBJECT -> choice.of(".obj", "", ".items[0]");
                    case SET, ANY ->
                        choice.of(".any", ".mixed[0]", ".obj.a", ".missing", ".any.a", ".obj[\"x y\"]", ".mixed[2][0]");
                };
    }
}
