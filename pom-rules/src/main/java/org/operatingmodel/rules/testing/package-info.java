/**
 * Tests of rule packs: what packs must answer, which of their conditions the tests try, and which changes of a rule no test
 * would notice.
 *
 * <p>Read first: {@link org.operatingmodel.rules.testing.PackTests}, {@link
 * org.operatingmodel.rules.testing.RuleCoverage}, {@link org.operatingmodel.rules.testing.MutationScore}.
 */
@NullMarked
package org.operatingmodel.rules.testing;

import org.jspecify.annotations.NullMarked;
