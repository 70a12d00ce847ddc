package dev.assay.rego.builtin.template;

import dev.assay.rego.json.JsonWriter;
import dev.assay.rego.value.ArrayValue;
import dev.assay.rego.value.BooleanValue;
import dev.assay.rego.value.NullValue;
import dev.assay.rego.value.NumberValue;
import dev.assay.rego.value.ObjectValue;
import dev.assay.rego.value.SetValue;
import dev.assay.rego.value.StringValue;
import dev.assay.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value within a template, as Go has it: numbers of the data are texts of their own kind, those of the template are
 * not.
 */
sealed interface Datum {
    record Text(String value) implements Datum {}

    /** A number of the data. */
    record JsonNumber(String text) implements Datum {}

    /** A whole number of the template, or a position. */
    record Whole(long value) implements Datum {}

    /** A number of the template that is not whole. */
    record Real(double value) implements Datum {}

    record Bool(boolean value) implements Datum {}

    record Items(List<Datum> all) implements Datum {}

    record Entries(SortedMap<String, Datum> all) implements Datum {}

    /** No value: null, or what is not there at all. */
    enum Nothing implements Datum {
        NIL,
        MISSING
    }

    static Datum of(Value value) {
        return switch (value) {
            case NullValue _ -> Nothing.NIL;
            case BooleanValue bool -> new Bool(bool.value());
            case NumberValue number -> new JsonNumber(number.text());
            case StringValue string -> new Text(string.value());
            case ArrayValue array -> items(array);
            case SetValue set -> items(set);
            case ObjectValue object -> {
                SortedMap<String, Datum> entries = new TreeMap<>(StringValue::compare);
                for (int i = 0; i < object.size(); i++) {
                    entries.put(JsonWriter.keyText(object.keyAt(i)), of(object.valueAt(i)));
                }
                yield new Entries(entries);
            }
        };
    }

    private static Datum items(Iterable<Value> elements) {
        List<Datum> items = new ArrayList<>();
        for (Value element : elements) {
            items.add(of(element));
        }
        return new Items(items);
    }

    /** Whether {@code if} takes it for true: all but what is empty. */
    default boolean isTrue() {
        return switch (this) {
            case Text text -> !text.value().isEmpty();
            case JsonNumber number -> !number.text().isEmpty();
            case Whole whole -> whole.value() != 0;
            case Real real -> real.value() != 0;
            case Bool bool -> bool.value();
            case Items items -> !items.all().isEmpty();
            case Entries entries -> !entries.all().isEmpty();
            case Nothing _ -> false;
        };
    }

    /** Go's name of the type. */
    default String type() {
        return switch (this) {
            case Text _ -> "string";
            case JsonNumber _ -> "json.Number";
            case Whole _ -> "int";
            case Real _ -> "float64";
            case Bool _ -> "bool";
            case Items _ -> "[]interface {}";
            case Entries _ -> "map[string]interface {}";
            case Nothing _ -> "nil";
        };
    }
}
