package dev.assay.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that shows a row of the feature table at work.
 *
 * <p>{@code docs/features.md} is made from these marks: a row with a mark works, a row whose every mark names something
 * in {@link #partial()} works in part, and a row without a mark does not work yet. Write the mark on one line with
 * literal strings, because the page is made from the sources.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Features.class)
public @interface Feature {

    /** Row id, for example {@code EVD-02}. */
    String value();

    /** What is still missing, in a few words; empty when the row works whole. */
    String partial() default "";
}
