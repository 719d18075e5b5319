package org.operatingmodel.testkit;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.SampleReportingFormat;
import org.operatingmodel.portfolio.Portfolio;

/**
 * How jqwik prints a portfolio of a failing property: only the lists that hold something, a fact a line.
 *
 * @since 0.1
 */
public final class SampleFormat implements SampleReportingFormat {
    /** Found by jqwik. */
    public SampleFormat() {}

    @Override
    public boolean appliesTo(Object value) {
        return value instanceof Portfolio || value instanceof Situation;
    }

    @Override
    public Optional<String> label(Object value) {
        return Optional.of(value.getClass().getSimpleName() + " ");
    }

    @Override
    public Object report(Object value) {
        Map<Object, Object> report = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = read(component, value);
            if (!(part instanceof List<?> list && list.isEmpty())) {
                report.put(
                        SampleReportingFormat.plainLabel(component.getName()),
                        part instanceof Portfolio ? part : plain(part));
            }
        }
        return report;
    }

    private static Object plain(Object part) {
        return part instanceof List<?> list
                ? list.stream()
                        .map(each -> SampleReportingFormat.plainLabel(each.toString()))
                        .toList()
                : SampleReportingFormat.plainLabel(part.toString());
    }

    private static Object read(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The record " + value.getClass().getName() + " must be public, so that it can be printed.", e);
        }
    }
}
