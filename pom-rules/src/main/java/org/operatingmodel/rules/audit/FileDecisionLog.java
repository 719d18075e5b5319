package org.operatingmodel.rules.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision log in a folder.
 *
 * <p>Entries stand one a line in {@code segments/<number of the first entry>.jsonl}. When a segment has reached its size, the
 * next entry begins another; its first entry follows the last one of the segment before, so that segments can be moved
 * to other media one by one. Packs stand in {@code packs/}, what opens masked values in {@code openings/}.
 *
 * <p>Appending takes a lock on {@code lock} for the time of one append, or somewhat longer where the settings say so, so that
 * several processes can share a log. An unfinished last line, left by a process that was killed or by a full disk, was never
 * acknowledged: the next append moves it to {@code unfinished/}, and goes on after the last whole line. Whole lines of entries
 * that were appended together stay.
 *
 * @since 0.1
 */
public final class FileDecisionLog implements DecisionLog {
    private static final Pattern SEGMENT = Pattern.compile("([0-9]{16})\\.jsonl");
    private static final Pattern KEPT = Pattern.compile("([0-9a-f]{64})\\.json");
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SEQUENCE = Pattern.compile("\\{\"sequence\":([0-9]{1,18}),");
    private static final String SEGMENTS = "segments";
    private static final String LOCK = "lock";
    private static final int BLOCK = 1 << 16;
    private static final int TYPICAL_LINE = 1 << 10;
    private static final int MOST_WAITS = 10_000;
    private static final long WAIT_NANOS = 1_000_000;
    private static final Map<Path, Place> IN_THIS_PROCESS = new ConcurrentHashMap<>();
    /** Gives locks back that were kept. */
    private static final ScheduledExecutorService WATCHING = watching();

    private final Path folder;
    private final Path lockPath;
    private final Settings settings;
    private final Place place;
    /** The segment that is written, its pointer at {@link #size}. */
    private @Nullable RandomAccessFile segment;

    private @Nullable Object segmentKey;
    private long segmentNumber;
    private Path segmentPath;
    /** The size of the segment after what this instance knows of it. */
    private long size;

    /** How many segments were begun, by whatever process, when the lock was taken, and when the segment was opened. */
    private long begun;

    private long knownBegun;

    private @Nullable LogHead last;

    private FileDecisionLog(Path folder, Settings settings, Place place) {
        this.folder = folder;
        this.lockPath = folder.resolve(LOCK);
        this.segmentPath = folder;
        this.settings = settings;
        this.place = place;
    }

    /**
     * A folder for all logs of this process: whoever appends has its monitor. There is one channel of the lock, as closing any
     * other gives the lock back.
     */
    private static final class Place {
        private @Nullable FileChannel lock;
        private @Nullable Object lockKey;

        /** The lock while it is held, by whom, and since when by {@link System#nanoTime()}. */
        private @Nullable FileLock held;

        private @Nullable FileDecisionLog holder;
        private long heldSince;

        /** When somebody will look whether the lock is to be given back; absent where nobody will. */
        private @Nullable Delayed watch;

        /** Gives the lock back where it is held. */
        void release() throws IOException {
            FileLock given = held;
            held = null;
            holder = null;
            if (given != null && given.isValid()) {
                given.release();
            }
        }
    }

    /**
     * How a log in a folder is written.
     *
     * @param durability what an acknowledged entry survives
     * @param segmentBytes from which size on a segment takes no further entry, from 1 byte to 1 GiB
     * @param lockKept how long the lock is kept for the entries that follow, from zero to a second; other processes wait as long.
     *     While it is kept, nobody looks whether the log was moved or deleted
     */
    public record Settings(LogDurability durability, long segmentBytes, Duration lockKept) {
        private static final Duration LONGEST_KEPT = Duration.ofSeconds(1);

        /** Entries survive a power cut; segments of 16 MiB; the lock is given back after each append. */
        public static final Settings STANDARD = new Settings(LogDurability.DEVICE, 16L << 20);

        /**
         * The lock is given back after each append.
         *
         * @throws IllegalArgumentException if the size is out of range
         */
        public Settings(LogDurability durability, long segmentBytes) {
            this(durability, segmentBytes, Duration.ZERO);
        }

        /** @throws IllegalArgumentException if the size or the time is out of range */
        public Settings {
            Objects.requireNonNull(durability, "Settings.durability");
            if (lockKept.isNegative() || lockKept.compareTo(LONGEST_KEPT) > 0) {
                throw new IllegalArgumentException("Settings.lockKept must be from PT0S to " + LONGEST_KEPT
                        + ", but was '" + lockKept + "'. Use PT0.01S, for instance.");
            }
            if (segmentBytes < 1 || segmentBytes > 1L << 30) {
                throw new IllegalArgumentException("Settings.segmentBytes must be from 1 to " + (1L << 30)
                        + ", but was '" + segmentBytes + "'. Use 16 MiB, for instance.");
            }
        }
    }

    /**
     * The log in a folder, which is made when the first entry is appended.
     *
     * @param folder the folder; what is in it that is no part of a log is left alone
     */
    public static FileDecisionLog at(Path folder) {
        return at(folder, Settings.STANDARD);
    }

    /** The log in a folder, which is made when the first entry is appended. */
    public static FileDecisionLog at(Path folder, Settings settings) {
        Path place = folder.toAbsolutePath().normalize();
        return new FileDecisionLog(
                place,
                Objects.requireNonNull(settings, "settings"),
                IN_THIS_PROCESS.computeIfAbsent(real(place), each -> new Place()));
    }

    /** The place without links, as far as it is there. */
    private static Path real(Path place) {
        Path parent = place.getParent();
        try {
            return place.toRealPath();
        } catch (IOException e) {
            return parent == null ? place : real(parent).resolve(name(place));
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    @Override
    public List<LogHead> append(List<Function<Position, String>> next) {
        if (next.isEmpty()) {
            return List.of();
        }
        synchronized (place) {
            try {
                if (!keepsLock()) {
                    takeLock();
                    catchUp();
                }
                List<LogHead> heads = appendLocked(next);
                if (since() >= settings.lockKept().toNanos()) {
                    place.release();
                }
                return heads;
            } catch (IOException e) {
                giveUp(e);
                throw failed("appended to", e);
            } catch (RuntimeException | Error e) {
                giveUp(e);
                throw e;
            }
        }
    }

    /** Whether this instance has had the lock since its last append, so that nobody else can have appended. */
    private boolean keepsLock() {
        return place.holder == this && place.held != null && place.held.isValid();
    }

    private long since() {
        return System.nanoTime() - place.heldSince;
    }

    /** Waits for the lock: of the file that has the name, as another one would keep nobody else out. */
    private void takeLock() throws IOException {
        place.release();
        while (true) {
            FileLock held = locked(lockFile());
            place.held = held;
            place.holder = this;
            place.heldSince = System.nanoTime();
            BasicFileAttributes now = attributes(lockPath);
            if (now != null && Objects.equals(place.lockKey, now.fileKey())) {
                begun = now.size();
                break;
            }
            closeLock();
        }
        if (!settings.lockKept().isZero()) {
            watch(settings.lockKept().toNanos());
        }
    }

    /** Sees to it that somebody looks after the lock in that time, as no append may come to give it back. */
    private void watch(long nanos) {
        Delayed watch = place.watch;
        if (watch == null || watch.getDelay(TimeUnit.NANOSECONDS) > nanos) {
            place.watch = WATCHING.schedule(this::lookAfter, nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Gives the lock back where its time is up, whichever log of the folder has it; else looks again when that is so. */
    private void lookAfter() {
        synchronized (place) {
            place.watch = null;
            FileDecisionLog holder = place.holder;
            if (holder == null) {
                return;
            }
            long left = holder.settings.lockKept().toNanos() - since();
            if (left > 0) {
                watch(left);
                return;
            }
            try {
                place.release();
            } catch (IOException e) {
                holder.giveUp(e);
                // the executor would keep it to itself
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, holder.failed("given back", e));
            }
        }
    }

    /** One thread, made when it is needed: a task waits no longer than an append takes. */
    private static ScheduledExecutorService watching() {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "decision-log-lock");
            thread.setDaemon(true);
            return thread;
        });
        one.setKeepAliveTime(1, TimeUnit.SECONDS);
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** After a failure, what was known of the end is looked for again, and the lock is for others. */
    private void giveUp(Throwable because) {
        try {
            place.release();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
        try {
            forgetState();
        } catch (LogException e) {
            because.addSuppressed(e);
        }
    }

    /** Waits for the lock, also where another class loader of this process holds it, which the file system does not see. */
    private static FileLock locked(FileChannel lockFile) throws IOException {
        return Objects.requireNonNull(unlessHeldHere(lockFile::lock), "a lock that was waited for");
    }

    /** How a lock is asked for; null where it is not given. */
    private interface Asked {
        @Nullable
        FileLock ask() throws IOException;
    }

    private static @Nullable FileLock unlessHeldHere(Asked lock) throws IOException {
        for (int waited = 0; ; waited++) {
            try {
                return lock.ask();
            } catch (OverlappingFileLockException e) {
                if (waited == MOST_WAITS) {
                    throw new IOException("another part of this process held its lock for too long", e);
                }
                LockSupport.parkNanos(WAIT_NANOS);
            }
        }
    }

    private List<LogHead> appendLocked(List<Function<Position, String>> next) throws IOException {
        LogHead before = last;
        if (segment == null || size >= settings.segmentBytes()) {
            open(before == null ? 1 : before.sequence() + 1, true);
        }
        List<LogHead> heads = new ArrayList<>(next.size());
        Lines lines = new Lines(next.size() * TYPICAL_LINE);
        for (Function<Position, String> each : next) {
            Position position = new Position(before, segmentNumber);
            byte[] body = LogLine.body(position, each.apply(position));
            before = new LogHead(position.next(), LogLine.hash(body));
            LogLine.write(before.hash(), body, lines);
            heads.add(before);
        }
        write(lines);
        last = before;
        return heads;
    }

    /** Lines on their way into a segment. */
    private static final class Lines extends ByteArrayOutputStream {
        Lines(int room) {
            super(room);
        }

        /** Writes them into a file where its pointer is. */
        void writeTo(RandomAccessFile file) throws IOException {
            file.write(buf, 0, count);
        }
    }

    /** Writes lines at the end by the shortest way, which is that of a plain file: its code is mostly out of the caches. */
    private void write(Lines lines) throws IOException {
        RandomAccessFile file = Objects.requireNonNull(segment);
        try {
            lines.writeTo(file);
            if (settings.durability() == LogDurability.DEVICE) {
                file.getChannel().force(false);
            }
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
        size += lines.size();
    }

    /**
     * Takes back what was written of entries that are not acknowledged. The channel may be closed, as an interrupt does that.
     * Where this fails too, as when the process is killed, whole lines stay as entries, and an unfinished one is left to the
     * next append.
     */
    private void takeBack(IOException because) {
        try (RandomAccessFile file = new RandomAccessFile(segmentPath.toFile(), "rw")) {
            file.setLength(size);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /** Finds the end of the log, where it is not known or another process has appended. */
    private void catchUp() throws IOException {
        RandomAccessFile known = segment;
        BasicFileAttributes now = known == null ? null : attributes(segmentPath);
        boolean there = now != null && Objects.equals(segmentKey, now.fileKey());
        if (now != null && there && now.size() == size && begun == knownBegun) {
            return;
        }
        NavigableMap<Long, Path> segments = segments();
        if (known != null && !there && (segments.isEmpty() || segments.lastKey() <= segmentNumber)) {
            throw new IOException(
                    "'" + segmentPath
                            + "', its last segment, was moved or replaced while it was in use; the next entry goes where the log is then");
        }
        forgetState();
        if (segments.isEmpty()) {
            return;
        }
        open(segments.lastKey(), false);
        repair();
        for (Map.Entry<Long, Path> each : segments.descendingMap().entrySet()) {
            last = lastOf(each.getKey(), each.getValue());
            if (last != null) {
                break;
            }
        }
        requireNoneLost(last == null ? 1 : last.sequence() + 1);
    }

    /** A last segment without entries is the one that the next entry begins; else entries before it were lost. */
    private void requireNoneLost(long next) throws IOException {
        if (size == 0 && segmentNumber != next) {
            throw new LogException("'" + segmentPath
                    + "' is empty and must be called after the entry that comes next, but" + " that is entry " + next
                    + ": those between are not there. Verify the log, and go on in a new folder.");
        }
    }

    /** Tells other processes that a segment begins, by another byte in the lock; before it does, so that none can miss it. */
    private void begins() throws IOException {
        lockFile().write(ByteBuffer.allocate(1), begun);
        begun++;
    }

    private void open(long number, boolean fresh) throws IOException {
        RandomAccessFile before = segment;
        if (before != null) {
            before.close();
        }
        make(folder.resolve(SEGMENTS));
        if (fresh) {
            begins();
        }
        Path path = folder.resolve(SEGMENTS).resolve(String.format(Locale.ROOT, "%016d.jsonl", number));
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        segment = file;
        segmentNumber = number;
        segmentPath = path;
        segmentKey = key(path);
        knownBegun = begun;
        size = file.length();
        file.seek(size);
        if (fresh && size > 0) {
            throw new IOException("'" + path + "' is there already, with other entries");
        }
        forceIfAsked(folder.resolve(SEGMENTS));
    }

    /** Moves what stands after the last line feed out of the way. */
    private void repair() throws IOException {
        RandomAccessFile file = Objects.requireNonNull(segment);
        FileChannel channel = file.getChannel();
        long whole = lineStart(channel, size);
        if (whole == size) {
            return;
        }
        Path kept = folder.resolve("unfinished").resolve(name(segmentPath) + "." + whole);
        Files.createDirectories(kept.getParent());
        Files.write(kept, bytes(channel, whole, size));
        channel.truncate(whole);
        channel.force(true);
        size = whole;
        file.seek(size);
    }

    /** Where the line begins that the byte before a position is in, or ends: after the last line feed before it. */
    private static long lineStart(FileChannel channel, long end) throws IOException {
        long until = end;
        while (until > 0) {
            long from = Math.max(0, until - BLOCK);
            byte[] block = bytes(channel, from, until);
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return from + i + 1;
                }
            }
            until = from;
        }
        return 0;
    }

    private static byte[] bytes(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return bytes.array();
    }

    /** The last entry of a segment; null when it has none. */
    private @Nullable LogHead lastOf(long number, Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long end = lineStart(channel, channel.size());
            if (end == 0) {
                return null;
            }
            LogLine line = LogLine.parse(number, ByteBuffer.wrap(bytes(channel, lineStart(channel, end - 1), end - 1)));
            Matcher sequence = SEQUENCE.matcher(line.body());
            if (!line.holds() || !sequence.lookingAt()) {
                throw new LogException(
                        "The last entry in '" + path + "' must be whole, so that another can follow it, but "
                                + (line.flaw() == null ? "its hash does not hold" : line.flaw())
                                + ". Verify the log, and go on in a new folder.");
            }
            return new LogHead(Long.parseLong(sequence.group(1)), line.hash());
        }
    }

    @Override
    public Optional<LogHead> head() {
        try {
            for (Map.Entry<Long, Path> each : segments().descendingMap().entrySet()) {
                LogHead head = lastOf(each.getKey(), each.getValue());
                if (head != null) {
                    return Optional.of(head);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    @Override
    public Stream<LogLine> lines() {
        try {
            return segments().entrySet().stream().flatMap(each -> lines(each.getKey(), each.getValue()));
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private Stream<LogLine> lines(long number, Path path) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw failed("read", e);
        }
        Stream.Builder<ByteBuffer> lines = Stream.builder();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(ByteBuffer.wrap(bytes, start, i - start));
                start = i + 1;
            }
        }
        return lines.build().map(line -> LogLine.parse(number, line));
    }

    @Override
    public Set<String> remarks() {
        Set<String> remarks = new LinkedHashSet<>();
        try {
            for (Path path : segments().values()) {
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                    long end = channel.size();
                    long whole = lineStart(channel, end);
                    if (whole < end) {
                        remarks.add("'" + folder.relativize(path) + "' ends with " + (end - whole)
                                + " bytes of an unfinished line");
                    }
                }
            }
            Path segments = folder.resolve(SEGMENTS);
            if (Files.isDirectory(segments)) {
                try (Stream<Path> files = Files.list(segments)) {
                    listed(files).stream()
                            .filter(file -> !SEGMENT.matcher(name(file)).matches())
                            .sorted()
                            .forEach(file -> remarks.add("'" + folder.relativize(file) + "' is no segment of the log"));
                }
            }
        } catch (IOException e) {
            throw failed("read", e);
        }
        return remarks;
    }

    @Override
    public void keep(Kind kind, String name, byte[] content) {
        Path file = file(kind, name);
        if (Files.exists(file)) {
            return;
        }
        try {
            Path parent = Objects.requireNonNull(file.getParent());
            make(parent);
            Path unfinished = Files.createTempFile(parent, ".", ".unfinished");
            try {
                try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                    ByteBuffer buffer = ByteBuffer.wrap(content);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    if (settings.durability() == LogDurability.DEVICE) {
                        channel.force(true);
                    }
                }
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            forceIfAsked(parent);
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    @Override
    public Optional<byte[]> kept(Kind kind, String name) {
        try {
            return Optional.of(Files.readAllBytes(file(kind, name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    @Override
    public Set<String> names(Kind kind) {
        Path of = folder.resolve(folderOf(kind));
        if (!Files.isDirectory(of)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(of)) {
            Set<String> names = new TreeSet<>();
            listed(files).stream()
                    .map(file -> KEPT.matcher(name(file)))
                    .filter(Matcher::matches)
                    .forEach(matched -> names.add(matched.group(1)));
            return names;
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    @Override
    public void forget(String opening) {
        try {
            Files.deleteIfExists(file(Kind.OPENING, opening));
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    @Override
    public void close() {
        synchronized (place) {
            forgetState();
            try {
                closeLock();
            } catch (IOException e) {
                throw failed("closed", e);
            }
        }
    }

    private Path file(Kind kind, String name) {
        checkName(name);
        return folder.resolve(folderOf(kind)).resolve(name + ".json");
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must be 64 lower-case hexadecimal digits, but was '" + name + "'. Use a SHA-256.");
        }
    }

    private static String folderOf(Kind kind) {
        return kind == Kind.PACK ? "packs" : "openings";
    }

    /** Closes the channel of the lock. This gives back the lock of any channel of this process, so it is taken before. */
    private void closeLock() throws IOException {
        FileChannel open = place.lock;
        if (open != null) {
            if (open.isOpen() && place.held == null) {
                place.held = tried(open);
            }
            place.lock = null;
            place.release();
            open.close();
        }
    }

    /** Takes the lock unless another process has it; waits where another class loader of this process does. */
    private static @Nullable FileLock tried(FileChannel lockFile) throws IOException {
        return unlessHeldHere(lockFile::tryLock);
    }

    /** What tells a file from another one of the same name; absent where the file system does not say or there is none. */
    private static @Nullable Object key(Path file) throws IOException {
        BasicFileAttributes attributes = attributes(file);
        return attributes == null ? null : attributes.fileKey();
    }

    private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private FileChannel lockFile() throws IOException {
        FileChannel channel = place.lock;
        if (channel == null || !channel.isOpen()) {
            make(folder);
            channel = FileChannel.open(
                    lockPath, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            place.lock = channel;
            place.lockKey = key(lockPath);
        }
        return channel;
    }

    /** What was known of the end is looked for again by the next append. */
    private void forgetState() {
        last = null;
        size = 0;
        RandomAccessFile open = segment;
        segment = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw failed("closed", e);
            }
        }
    }

    private NavigableMap<Long, Path> segments() throws IOException {
        NavigableMap<Long, Path> segments = new TreeMap<>();
        Path of = folder.resolve(SEGMENTS);
        if (Files.isDirectory(of)) {
            try (Stream<Path> files = Files.list(of)) {
                for (Path file : listed(files)) {
                    Matcher named = SEGMENT.matcher(name(file));
                    if (named.matches()) {
                        segments.put(Long.parseLong(named.group(1)), file);
                    }
                }
            }
        }
        return segments;
    }

    private static List<Path> listed(Stream<Path> files) throws IOException {
        try {
            return files.toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Makes a folder and those above it, each so that it lasts. */
    private void make(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (Files.isDirectory(directory) || parent == null) {
            return;
        }
        make(parent);
        Files.createDirectories(directory);
        forceIfAsked(parent);
    }

    private void forceIfAsked(Path directory) throws IOException {
        if (settings.durability() == LogDurability.DEVICE) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private LogException failed(String what, IOException e) {
        boolean interrupted = e instanceof ClosedByInterruptException || e instanceof FileLockInterruptionException;
        return new LogException(
                "The decision log in '" + folder + "' could not be " + what + ": "
                        + (interrupted
                                ? "the thread was interrupted. Log from a thread that is not interrupted meanwhile."
                                : reason(e) + ". Make sure that the folder can be read and written to, and has room."),
                e);
    }

    /** Why, in the words of the file system; the kind of error stands before it where those alone say little. */
    private static String reason(IOException e) {
        boolean tells = e.getMessage() != null
                && (e.getClass() == IOException.class || e.getClass() == FileSystemException.class);
        return tells ? String.valueOf(e.getMessage()) : e.toString();
    }
}
