package example.security;

/** How far a penetration test went. */
public enum Depth {
    SURFACE,
    DEEP
}
