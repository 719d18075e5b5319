/**
 * What a product learns before and after it is built: problems, users, options, assumptions, experiments.
 *
 * <p>Read first: {@link org.operatingmodel.discovery.ProblemStatement}, {@link org.operatingmodel.discovery.Experiment}, {@link org.operatingmodel.discovery.OptionAssessment}.
 */
@NullMarked
package org.operatingmodel.discovery;

import org.jspecify.annotations.NullMarked;
