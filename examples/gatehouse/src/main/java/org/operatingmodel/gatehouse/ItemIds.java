package org.operatingmodel.gatehouse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ids of items and the numbers that stand for them, in up to 25 bytes an id and its own bytes; 4 once complete. */
final class ItemIds {
    private static final int HASH_FACTOR = 0x9E3779B9;
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    /** Numbers of ids plus one, at places that their hash says; 0 is free. */
    private int[] table = new int[1 << 10];

    private int count;

    /** The number of an id, a new one when it was not there. */
    int numberOf(String id) {
        int place = place(id);
        if (table[place] != 0) {
            return table[place] - 1;
        }
        byte[] added = id.getBytes(StandardCharsets.UTF_8);
        int from = end(count - 1);
        if (added.length > LARGEST - from) {
            throw new Refusal("The ids of the items must be shorter than 2 GiB in all, but are not. Split the file.");
        }
        if (from + added.length > bytes.length) {
            long wanted = Math.max(from + (long) added.length, bytes.length + (bytes.length >> 1));
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, LARGEST));
        }
        System.arraycopy(added, 0, bytes, from, added.length);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count + (count >> 1));
        }
        ends[count++] = from + added.length;
        table[place] = count;
        if (count > table.length >> 1) {
            rehash();
        }
        return count - 1;
    }

    private void rehash() {
        int[] smaller = table;
        table = new int[smaller.length * 2];
        for (int number : smaller) {
            if (number != 0) {
                table[place(of(number - 1))] = number;
            }
        }
    }

    /** Where the id is, or the free place where it belongs. */
    private int place(String id) {
        int place = (id.hashCode() * HASH_FACTOR) >>> 1 & table.length - 1;
        while (table[place] != 0 && !equal(table[place] - 1, id)) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    private boolean equal(int number, String id) {
        int from = end(number - 1);
        int length = ends[number] - from;
        if (length < id.length()) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char character = id.charAt(i);
            if (character >= 0x80) {
                return id.equals(of(number));
            }
            if (bytes[from + i] != character) {
                return false;
            }
        }
        return length == id.length();
    }

    private int end(int number) {
        return number < 0 ? 0 : ends[number];
    }

    /** The id that a number stands for. */
    String of(int number) {
        int from = end(number - 1);
        return new String(bytes, from, ends[number] - from, StandardCharsets.UTF_8);
    }

    /** Gives up what only new ids need; none can be added afterwards. */
    void complete() {
        table = new int[0];
        bytes = Arrays.copyOf(bytes, end(count - 1));
        ends = Arrays.copyOf(ends, count);
    }

    /** How many bytes the ids themselves have. */
    int length() {
        return end(count - 1);
    }

    /** How many ids there are. */
    int count() {
        return count;
    }

    /** The numbers in the order of the bytes of their ids. */
    int[] sorted() {
        Integer[] numbers = new Integer[count];
        Arrays.setAll(numbers, i -> i);
        Arrays.sort(
                numbers,
                (left, right) ->
                        Arrays.compareUnsigned(bytes, end(left - 1), ends[left], bytes, end(right - 1), ends[right]));
        return Arrays.stream(numbers).mapToInt(Integer::intValue).toArray();
    }
}
