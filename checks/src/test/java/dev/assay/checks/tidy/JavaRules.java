package dev.assay.checks.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.assay.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Rules about Java sources, checked on their syntax trees. */
final class JavaRules {

    static final int METHOD_LINES_MAX = 60;
    private static final Pattern VAGUE = Pattern.compile("\\w*(Manager|Helper|Util|Utils|Impl|Base)|Abstract\\w+");

    private JavaRules() {}

    /** What is wrong in these files, one line each. */
    static List<String> check(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> wrong = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            List<Path> absolute = files.stream().map(Checkout.root()::resolve).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(absolute));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                Path file =
                        Checkout.root().relativize(Path.of(unit.getSourceFile().toUri()));
                new Rules(file, unit, positions, wrong).scan(unit, null);
            }
        }
        return wrong;
    }

    private static final class Rules extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Path file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> wrong;

        Rules(Path file, CompilationUnitTree unit, SourcePositions positions, List<String> wrong) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
            this.wrong = wrong;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            if (VAGUE.matcher(type.getSimpleName()).matches()) {
                report(type, "'" + type.getSimpleName() + "' says nothing: name it after what it is or its technology");
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long end = positions.getEndPosition(unit, method);
            if (end >= 0 && lines.getLineNumber(end) - first + 1 > METHOD_LINES_MAX) {
                report(method, method.getName() + " is longer than " + METHOD_LINES_MAX + " lines: divide it");
            }
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
            banned(call, call.getMethodSelect() + "/" + call.getArguments().size());
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void unused) {
            banned(select, select.toString());
            return super.visitMemberSelect(select, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void unused) {
            banned(creation, "new " + creation.getIdentifier());
            return super.visitNewClass(creation, null);
        }

        private void banned(Tree tree, String call) {
            if (!Sources.isShipped(file)) {
                return;
            }
            for (Banned rule : Banned.CALLS) {
                if (rule.call().matcher(call).matches()
                        && !rule.allowed().contains(String.valueOf(file.getFileName()))) {
                    report(tree, call + " is banned: " + rule.instead());
                }
            }
        }

        private void report(Tree tree, String message) {
            long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
            wrong.add(file + ":" + line + ": " + message);
        }
    }
}
