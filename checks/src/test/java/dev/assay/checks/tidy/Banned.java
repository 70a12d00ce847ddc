package dev.assay.checks.tidy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call that shipped code must not make.
 *
 * @param call pattern of the call, as {@code Type.method} with the number of arguments, or {@code new Type}
 * @param instead what to do
 * @param allowed names of the files where it has its place
 */
record Banned(Pattern call, String instead, Set<String> allowed) {

    /** Pauses between attempts to reach another server. */
    private static final String[] PAUSES = {
        "GitDestination.java", "HttpDestination.java", "HttpObjects.java", "WitnessConversation.java"
    };

    /** All of them. */
    static final List<Banned> CALLS = List.of(
            banned(
                    "(\\S+\\.)?(Instant|LocalDate|LocalDateTime|OffsetDateTime|ZonedDateTime)\\.now/0",
                    "ask an injected Clock"),
            banned("System\\.currentTimeMillis/0", "ask an injected Clock"),
            banned(
                    "Clock\\.system\\w*/\\d",
                    "take a Clock; the way in makes the only one",
                    "Main.java",
                    "Rehearsal.java"),
            banned("System\\.nanoTime/0", "take a source of time", "SteadyClock.java", "WitnessQuorum.java"),
            banned("Thread\\.sleep/\\d", "wait for what is awaited, with a time limit", PAUSES),
            banned("Math\\.random/0", "take a RandomGenerator"),
            banned("ThreadLocalRandom\\.current/0", "take a RandomGenerator"),
            banned("UUID\\.randomUUID/0", "take a source of ids"),
            banned("new (java\\.util\\.)?Random", "take a RandomGenerator"),
            banned("System\\.exit/1", "return an ExitCode", "Main.java"),
            banned("Runtime\\.getRuntime\\(\\)\\.(exit|halt)/1", "return an ExitCode"),
            banned("\\S*\\.printStackTrace/0", "throw, or let Faults print it"),
            banned("System\\.(out|err)", "write through the Session"),
            banned("\\S*\\.(getBytes|toLowerCase|toUpperCase)/0", "name the character set or Locale.ROOT"));

    private static Banned banned(String call, String instead, String... allowed) {
        return new Banned(Pattern.compile(call), instead, Set.of(allowed));
    }
}
