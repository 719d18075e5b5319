/** Guards that the records share. Not exported. */
@NullMarked
package org.operatingmodel.internal;

import org.jspecify.annotations.NullMarked;
