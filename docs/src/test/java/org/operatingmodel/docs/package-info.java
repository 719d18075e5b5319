/**
 * The sources that the pages show, and the tests that hold the pages to them.
 *
 * <p>Read first: {@link org.operatingmodel.docs.FiveMinutes}, {@link org.operatingmodel.docs.PagesTest}.
 */
@NullMarked
package org.operatingmodel.docs;

import org.jspecify.annotations.NullMarked;
