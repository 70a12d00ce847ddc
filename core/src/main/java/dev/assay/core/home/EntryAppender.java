package dev.assay.core.home;

/** The one thing that recording needs of a log: appending an entry and learning its index. */
@FunctionalInterface
public interface EntryAppender {

    /** Appends an entry; returns its index when it is durable. */
    long append(byte[] entry);
}
