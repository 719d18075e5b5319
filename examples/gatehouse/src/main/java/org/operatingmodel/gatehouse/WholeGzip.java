package org.operatingmodel.gatehouse;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A gzip stream that must be read to its last byte; what follows it could be a damaged part of it, with rows. */
final class WholeGzip extends GZIPInputStream {
    private static final int BUFFER = 1 << 16;
    private static final int TRAILER = 8;

    WholeGzip(InputStream bytes) throws IOException {
        super(bytes, BUFFER);
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        if (read < 0 && (inf.getRemaining() > TRAILER || in.available() > 0)) {
            throw new ZipException("goes on behind its end");
        }
        return read;
    }
}
