package dev.assay.rego.builtin.format;

import dev.assay.rego.builtin.Context;
import java.util.ArrayList;
import java.util.List;

/** A call of Go's {@code Sprintf} that is put together argument by argument. For one thread. */
public final class Sprintf {
    private final Context context;
    private final String format;
    private final List<Argument> arguments = new ArrayList<>();

    public Sprintf(Context context, String format) {
        this.context = context;
        this.format = format;
    }

    public void whole(long value) {
        arguments.add(new Argument.Whole(value, "int"));
    }

    public void real(double value) {
        arguments.add(new Argument.Real(value));
    }

    public void bool(boolean value) {
        arguments.add(new Argument.Bool(value));
    }

    /** A text that stands for a value of another type of Go's. */
    public void text(String value, String type) {
        arguments.add(new Argument.Text(value, type));
    }

    /** The text with all arguments in it. */
    public String text() {
        return new Printf(context, format, arguments.toArray(Argument[]::new)).text();
    }
}
