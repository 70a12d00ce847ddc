package dev.assay.bench.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Writes Kubernetes manifests as a repository has them: mostly Deployments, of which one in five breaks some rule. */
final class Manifests {
    private final SplittableRandom random = new SplittableRandom(20_261_120L);

    private Manifests() {}

    /** A folder with so many manifests, one a file; the same ones each time. */
    static Path write(Path folder, int count) throws IOException {
        Manifests manifests = new Manifests();
        for (int i = 0; i < count; i++) {
            // As in a repository: a folder for each team.
            Path team = Files.createDirectories(folder.resolve("team-" + i % 20));
            Files.writeString(team.resolve("service-" + i + ".yaml"), manifests.manifest(i));
        }
        return folder;
    }

    private String manifest(int number) {
        int kind = random.nextInt(100);
        String name = "service-" + number;
        if (kind < 20) {
            return """
                    apiVersion: v1
                    kind: Service
                    metadata:
                      name: %1$s
                      labels: {app.kubernetes.io/name: %1$s}
                    spec:
                      type: ClusterIP
                      selector: {app.kubernetes.io/name: %1$s}
                      ports:
                        - {name: http, port: 80, targetPort: 8080}
                    """.formatted(name);
        }
        return workload(name, kind < 80 ? "Deployment" : "StatefulSet", random.nextInt(5) == 0);
    }

    private String workload(String name, String kind, boolean broken) {
        int fault = broken ? random.nextInt(6) : -1;
        List<String> lines = new ArrayList<>(List.of(
                "apiVersion: apps/v1",
                "kind: " + kind,
                "metadata:",
                "  name: " + name,
                "  namespace: team-" + random.nextInt(20),
                "  labels:",
                "    app.kubernetes.io/name: " + name,
                "    app.kubernetes.io/part-of: shop",
                "    example.com/owner: " + (fault == 0 ? "somebody" : "team-shop"),
                "spec:",
                "  replicas: " + (fault == 1 ? 1 : 3),
                "  template:",
                "    metadata:",
                "      labels: {app.kubernetes.io/name: " + name + "}",
                "    spec:",
                "      securityContext: {runAsNonRoot: true, fsGroup: 10001}",
                "      topologySpreadConstraints:",
                "        - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule}",
                "      containers:"));
        int containers = 1 + random.nextInt(3);
        for (int i = 0; i < containers; i++) {
            lines.addAll(container(name + "-" + i, i == 0 ? fault : -1));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> container(String name, int fault) {
        String text = """
                - name: %s
                  image: registry.example.com:5000/shop/%s:%s
                  ports:
                    - {name: http, containerPort: 8080}
                  env:
                    - {name: LOG_LEVEL, value: info}
                    - {name: REGION, value: eu-west-1}
                  resources:
                    requests: {cpu: 250m, memory: 256Mi}
                    limits: {cpu: "1", memory: %s}
                  livenessProbe:
                    httpGet: {path: /live, port: http}
                %s
                  securityContext:
                    readOnlyRootFilesystem: true
                    privileged: %s
                    capabilities: {drop: [ALL]}
                """.formatted(
                        name,
                        name,
                        fault == 2 ? "latest" : "1.4.2",
                        fault == 3 ? "4Gi" : "512Mi",
                        fault == 4
                                ? "  terminationMessagePath: /log"
                                : "  readinessProbe:\n    httpGet: {path: /ready, port: http}",
                        fault == 5);
        return Arrays.stream(text.split("\n", -1))
                .filter(line -> !line.isBlank())
                .map(line -> "        " + line)
                .toList();
    }
}
