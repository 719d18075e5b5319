/**
 * What can be said about rules that are well written and still do not do what their author wants.
 *
 * <p>Read first: {@link org.operatingmodel.rules.analysis.Lint}.
 */
@NullMarked
package org.operatingmodel.rules.analysis;

import org.jspecify.annotations.NullMarked;
