package org.huimin.engine.reform;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.huimin.engine.base.PlaceCode;

/** Names and villages of the content's list of divisions, for tables and invented households. */
public final class Divisions {

    private static final Pattern KIND = Pattern.compile("(特别行政区|(维吾尔|壮族|回族)?自治区|省|市|地区|盟|县|区|旗)$");

    private final Map<Long, String> names = new HashMap<>();
    private final long[] villages;

    private Divisions(List<PlaceCode> within, Path list) {
        LongStream.Builder found = LongStream.builder();
        try (Reader text =
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(list)),
                                StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                int level = row.getField("level").charAt(0) - '0';
                long code = Long.parseLong(row.getField("code"));
                if (level < 5) {
                    names.put(code, row.getField("name"));
                } else if (within.stream().anyMatch(place -> place.range().contains(code))) {
                    found.add(code);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        villages = found.build().sorted().toArray();
    }

    /**
     * Reads {@code divisions/divisions-*.csv.gz} of the content.
     *
     * @param within places whose villages are wanted
     */
    public static Divisions read(Path contentRoot, List<PlaceCode> within) {
        try (Stream<Path> files = Files.list(contentRoot.resolve("divisions"))) {
            Path list =
                    files.filter(file -> file.toString().endsWith(".csv.gz"))
                            .sorted()
                            .reduce((_, last) -> last)
                            .orElseThrow(() -> new IOException("divisions/*.csv.gz"));
            return new Divisions(within, list);
        } catch (IOException e) {
            throw new UncheckedIOException("内容里没有区划表 / the content has no divisions", e);
        }
    }

    /** The place's own name; its code when there is none. */
    public String name(PlaceCode place) {
        return names.getOrDefault(place.code(), place.text());
    }

    /**
     * The places a name may mean, 厦门市, 厦门, 福建厦门 or 福建省厦门市思明区; of several levels called so the
     * highest, down to towns. What stands before the own name must be names of places above, long
     * or short.
     */
    public List<PlaceCode> named(String name) {
        for (String text : List.of(name, name + "市", name + "省", name + "县", name + "区")) {
            List<PlaceCode> found = ending(text, false);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return ending(name, true);
    }

    private List<PlaceCode> ending(String text, boolean brief) {
        List<PlaceCode> found =
                names.entrySet().stream()
                        .filter(each ->
                                fits(
                                        text,
                                        brief ? brief(each.getValue()) : each.getValue(),
                                        new PlaceCode(each.getKey())))
                        .map(each -> new PlaceCode(each.getKey()))
                        .sorted()
                        .toList();
        int level = found.stream().mapToInt(PlaceCode::level).min().orElse(0);
        return found.stream().filter(place -> place.level() == level).toList();
    }

    private boolean fits(String text, String own, PlaceCode place) {
        if (own.length() < 2 || !text.endsWith(own)) {
            return false;
        }
        String rest = text.substring(0, text.length() - own.length());
        for (PlaceCode each : place.chain()) {
            String name = name(each);
            String start = rest.startsWith(name) ? name : brief(name);
            rest =
                    start.length() >= 2 && rest.startsWith(start)
                            ? rest.substring(start.length())
                            : rest;
        }
        return rest.isEmpty();
    }

    /** 内蒙古自治区 is also 内蒙古, 厦门市 厦门. */
    private static String brief(String name) {
        return KIND.matcher(name).replaceFirst("");
    }

    /** Sorted codes of the villages in the places asked for. */
    public long[] villages() {
        return villages.clone();
    }
}
