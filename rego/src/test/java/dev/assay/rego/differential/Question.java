package dev.assay.rego.differential;

/**
 * What both engines are asked: the value of {@code data.t.p}.
 *
 * @param number position in its series, which with the seed repeats it
 * @param policy the module
 * @param input JSON text
 * @param data JSON text of {@code data.d}
 * @param strict whether errors of builtins are errors
 */
public record Question(int number, String policy, String input, String data, boolean strict) {
    static final String QUERY = "x = data.t.p";

    /** The question of this number in the series of a seed. */
    public static Question of(long seed, int number) {
        Choice choice = Choice.of(seed, number);
        String input = Documents.make(choice);
        String data = Documents.make(choice);
        boolean strict = choice.percent(15);
        return new Question(number, Policies.make(choice), input, data, strict);
    }

    Question withPolicy(String changed) {
        return new Question(number, changed, input, data, strict);
    }

    Question withInput(String changed) {
        return new Question(number, policy, changed, data, strict);
    }

    /** The line that {@code opa-peer answer} reads. */
    String toLine() {
        return "{\"modules\": {\"t.rego\": " + quoted(policy) + "}, \"query\": " + quoted(QUERY)
                + ", \"data\": {\"d\": " + data + "}, \"input\": " + input + ", \"strict\": " + strict + "}";
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    @Override
    public String toString() {
        return "question " + number + (strict ? " (strict)" : "") + "\ninput: " + input + "\ndata.d: " + data + "\n"
                + policy;
    }
}
