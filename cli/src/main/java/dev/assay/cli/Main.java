package dev.assay.cli;

import dev.assay.cli.command.CommandLines;
import dev.assay.cli.command.Faults;
import dev.assay.cli.command.GlobalOptions;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.command.Version;
import dev.assay.core.fault.ExitCode;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The way in: reads the arguments, runs the command, ends with its exit code. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process. */
    public static void main(String[] arguments) {
        StandardOutput out = new StandardOutput();
        PrintStream err = stream(new FileOutputStream(FileDescriptor.err), 1 << 10, true);
        ExitCode exit = run(ofProcess(stream(out, 1 << 13, false), err), List.of(arguments));
        System.exit(out.lost(err) ? ExitCode.DEPENDENCY.number() : exit.number());
    }

    /** Runs one command in the given surroundings. */
    public static ExitCode run(Surroundings surroundings, List<String> arguments) {
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(surroundings, options);
        ExitCode exit;
        try {
            if (arguments.equals(List.of("--version")) || arguments.equals(List.of("-V"))) {
                session.println(Version.CURRENT.line());
                exit = ExitCode.OK;
            } else {
                exit = CommandLines.run(
                        CommandLines.prepare(
                                new AssayCommand(options, session), AssayCommand.COMMANDS, session, arguments),
                        session,
                        arguments);
            }
            session.end(true);
        } catch (IOException | InterruptedException | RuntimeException | Error fault) {
            exit = Faults.print(fault, surroundings.err(), session.verbose());
            exit = discard(session, surroundings, exit);
        }
        surroundings.err().flush();
        return exit;
    }

    private static ExitCode discard(Session session, Surroundings surroundings, ExitCode exit) {
        try {
            session.end(false);
            return exit;
        } catch (IOException fault) {
            return Faults.print(fault, surroundings.err(), session.verbose());
        }
    }

    private static Surroundings ofProcess(PrintStream out, PrintStream err) {
        Path folder = Path.of("").toAbsolutePath();
        String home = System.getenv().getOrDefault("HOME", System.getProperty("user.home", folder.toString()));
        return new Surroundings(
                System.in,
                out,
                err,
                System.getenv(),
                folder,
                folder.resolve(home),
                Clock.systemUTC(),
                () -> Secure.RANDOM.nextLong(),
                Boolean.getBoolean("assay.terminal.out"),
                Boolean.getBoolean("assay.terminal.err"));
    }

    private static PrintStream stream(OutputStream out, int bufferBytes, boolean eachLine) {
        return new PrintStream(new BufferedOutputStream(out, bufferBytes), eachLine, StandardCharsets.UTF_8);
    }

    /** Made on first use, because most commands need no randomness and it takes time to start. */
    private static final class Secure {
        static final SecureRandom RANDOM = new SecureRandom();

        private Secure() {}
    }
}
