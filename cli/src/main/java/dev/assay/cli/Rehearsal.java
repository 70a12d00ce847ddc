package dev.assay.cli;

import dev.assay.cli.command.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the common commands once in a folder of its own, so that the Java machine can record which classes and methods
 * starting needs (the launcher's AOT cache). It touches nothing of the user's.
 */
public final class Rehearsal {

    private Rehearsal() {}

    /** Runs every command of the rehearsal; what they print and how they end does not matter. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("assay-rehearsal");
        try {
            Files.writeString(folder.resolve("entry.json"), "{\"rehearsal\":true}\n");
            Files.createDirectory(folder.resolve("policy"));
            Files.writeString(folder.resolve("policy/main.rego"), POLICY);
            Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
            for (String line : COMMANDS) {
                Main.run(surroundings(folder), List.of(line.split(" ")));
            }
        } finally {
            delete(folder);
        }
    }

    private static final List<String> COMMANDS = List.of(
            "--help",
            "log --help",
            "--version -q",
            "config show",
            "config show --origin -o json",
            "doctor",
            "explain CONFIG_INVALID",
            "log init audit --origin rehearsal.example/log",
            "log append audit entry.json",
            "log get audit 0",
            "log checkpoint audit",
            "log prove audit 0 --out receipt",
            "log fsck audit",
            "verify audit",
            "verify receipt",
            "verify missing-file",
            "policy test manifest.yaml",
            "policy test -o json manifest.yaml",
            "policy --compat conftest test manifest.yaml",
            "policy test -n missing manifest.yaml",
            "lgo --unknown");

    /** Uses what policies use most: helpers, iteration, negation, comprehensions, regexes, formatting, annotations. */
    private static final String POLICY = """
            # METADATA
            # title: Rehearsal
            package main

            containers contains container if some container in input.spec.template.spec.containers

            named(container) if regex.match(`^[a-z-]+$`, container.name)

            default replicas := 1

            replicas := input.spec.replicas

            # METADATA
            # description: Containers are named.
            # custom: {severity: low}
            deny_name contains msg if {
                some container in containers
                not named(container)
                msg := sprintf("%s: container %s of %d", [input.metadata.name, container.name, count(containers)])
            }

            violation contains {"msg": msg, "image": image} if {
                some i
                image := input.spec.template.spec.containers[i].image
                parts := split(image, ":")
                not startswith(image, "example.org/")
                msg := concat(" ", ["image", parts[0], lower("NO"), format_int(i, 10)])
            }

            warn contains msg if {
                replicas < 2
                labels := {key | some key, _ in object.get(input.metadata, "labels", {})}
                missing := {"name", "owner"} - labels
                every label in missing { contains(label, "n") }
                units.parse_bytes("1Mi") > to_number("2")
                msg := $"replicas {replicas}, missing {missing}"
            }

            exception contains rules if {
                input.metadata.name == "other"
                rules := ["name"]
            }
            """;

    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: rehearsal
              labels: {"name": 'x'}
            spec:
              template:
                spec:
                  containers:
                    - name: Web
                      image: example.com/web:1
                      args: ["--port", "80"]
                      command:
                        - |
                          run it
            ---
            kind: Service
            spec:
              ports:
                - port: 80
            """;

    private static Surroundings surroundings(Path folder) {
        return new Surroundings(
                InputStream.nullInputStream(),
                discarding(),
                discarding(),
                Map.of("HOME", folder.toString()),
                folder,
                folder,
                Clock.systemUTC(),
                new SecureRandom(),
                false,
                false);
    }

    private static PrintStream discarding() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
