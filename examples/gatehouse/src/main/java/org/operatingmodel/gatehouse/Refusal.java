package org.operatingmodel.gatehouse;

/** A command cannot answer because of what it was given; the message says where and how to mend it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
