/**
 * A second opinion on rules: what their compiled form can do.
 *
 * <p>Rule packs are judged when they are read. This package judges what Drools makes of them, without the code that judged
 * them first, so that a test of a host finds a hole in either.
 *
 * <p>Read first: {@link org.operatingmodel.testkit.opinion.SecondOpinion},
 * {@link org.operatingmodel.testkit.opinion.Violation}.
 */
@NullMarked
package org.operatingmodel.testkit.opinion;

import org.jspecify.annotations.NullMarked;
