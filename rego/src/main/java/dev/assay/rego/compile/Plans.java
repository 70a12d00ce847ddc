package dev.assay.rego.compile;

import dev.assay.rego.eval.DataNode;
import dev.assay.rego.eval.Document;
import dev.assay.rego.eval.Keyed;

/** What plans are made against: the documents of the policy. */
interface Plans {
    RuleNode rules();

    DataNode data();

    /** Whether plans are made for being watched. */
    boolean watched();

    /** The number of documents. */
    int documents();

    /** The rules of a partial document when its first keys are known; planned when first asked for. */
    Keyed keyed(Document document, int keys);

    /** How many keys of a partial document its rules can tell apart. */
    int keys(Document document);
}
