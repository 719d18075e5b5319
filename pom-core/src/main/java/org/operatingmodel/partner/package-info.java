/**
 * Partners who work on products, and what they hand over.
 *
 * <p>Read first: {@link org.operatingmodel.partner.PartnerEngagement}, {@link org.operatingmodel.partner.TransferMilestone}.
 */
@NullMarked
package org.operatingmodel.partner;

import org.jspecify.annotations.NullMarked;
