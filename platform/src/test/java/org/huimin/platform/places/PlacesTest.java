package org.huimin.platform.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.huimin.platform.places.PlacesLoader.Loaded;
import org.huimin.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real places of one prefecture, one province and one municipality. */
class PlacesTest {

    static final Path DIVISIONS = Path.of("../content/divisions");

    private static final long NATION_FROM = 0;
    private static final long NATION_TO = 999_999_999_999L;

    private static final TestDatabase database = TestDatabase.create();
    private static final Places places = new Places(database.jdbc());
    private static final PlacesLoader loader = new PlacesLoader(database.owner(), DIVISIONS);
    private static final PlaceCode[] LOADED = {
        PlaceCode.of("3502"), PlaceCode.of("44"), PlaceCode.of("11")
    };

    @BeforeAll
    static void load() {
        assertThat(loader.loadOnly(LOADED).skipped()).isFalse();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void findsAPlaceOfEveryLevel() {
        assertThat(places.find(0)).get().extracting(Place::name, Place::level).contains(0);
        assertThat(places.find(350000000000L)).get().extracting(Place::name).isEqualTo("福建省");
        var county = places.find(350213000000L).orElseThrow();
        assertThat(county.fullName()).isEqualTo("福建省厦门市翔安区");
        assertThat(county.pinyin()).isEqualTo("xiang an qu");
        assertThat(county.level()).isEqualTo(3);
        assertThat(county.parent()).isEqualTo(350200000000L);
        assertThat(county.childCount()).isEqualTo(places.children(350213000000L).size());
        assertThat(county.since()).isEqualTo(LocalDate.of(2003, 1, 1));
        assertThat(county.until()).isNull();
        var village = places.children(places.children(county.code()).getFirst().code()).getFirst();
        assertThat(village.level()).isEqualTo(5);
        assertThat(places.find(village.code())).contains(village);
        assertThat(places.find(999999000000L)).isEmpty();
    }

    @Test
    void leavesStatisticalRowsOutOfTheFullName() {
        assertThat(places.find(110101001000L).orElseThrow().fullName()).isEqualTo("北京市东城区东华门街道");
        assertThat(places.find(110100000000L).orElseThrow().statisticalOnly()).isTrue();
    }

    @Test
    void opensTheTreeBranchByBranch() {
        assertThat(places.children(0)).extracting(Place::name).contains("福建省", "广东省", "北京市");
        assertThat(places.children(350200000000L))
                .extracting(Place::name)
                .containsExactly("思明区", "海沧区", "湖里区", "集美区", "同安区", "翔安区");
        assertThat(places.children(350200000000L))
                .allSatisfy(place -> assertThat(place.childCount()).isPositive());
    }

    @Test
    void aPrefectureWithoutCountiesHasTownshipsBelowIt() {
        assertThat(places.find(441900000000L)).get().extracting(Place::level).isEqualTo(2);
        assertThat(places.children(441900000000L))
                .hasSizeGreaterThan(30)
                .allSatisfy(place -> assertThat(place.level()).isEqualTo(4));
        assertThat(places.path(441900003000L))
                .extracting(Place::name)
                .containsExactly("广东省", "东莞市", "东城街道");
    }

    @Test
    void tellsTheWayDown() {
        assertThat(places.path(350213000000L))
                .extracting(Place::name)
                .containsExactly("福建省", "厦门市", "翔安区");
        assertThat(places.path(110101000000L))
                .extracting(Place::name)
                .containsExactly("北京市", "市辖区", "东城区");
        assertThat(places.path(0)).isEmpty();
        assertThat(places.path(999999000000L)).isEmpty();
    }

    @Test
    void remembersWhatACodeOnceWas() {
        // 110103 was abolished in 2010; its number is no place today, yet old records show its name
        assertThat(places.findOn(110103000000L, LocalDate.of(2005, 6, 1)))
                .get()
                .extracting(Place::fullName)
                .isEqualTo("北京市崇文区");
        assertThat(places.findOn(110103000000L, LocalDate.of(2012, 6, 1))).isEmpty();
        assertThat(places.find(110103000000L))
                .get()
                .extracting(Place::until)
                .isEqualTo(LocalDate.of(2011, 1, 1));
        assertThat(places.path(110103000000L)).extracting(Place::name).contains("北京市", "崇文区");
        assertThat(places.children(110100000000L)).extracting(Place::name).doesNotContain("崇文区");
        // 350211 changed its name in 1987
        assertThat(nameOn(350211000000L, 1985)).isEqualTo("郊区");
        assertThat(nameOn(350211000000L, 1987)).isEqualTo("集美区");
        assertThat(nameOn(350211000000L, 2026)).isEqualTo("集美区");
    }

    @ParameterizedTest
    @CsvSource({
        "翔安, 350213000000",
        "翔安区, 350213000000",
        "' xiang an ', 350213000000",
        "xiangan, 350213000000",
        "XIANG AN QU, 350213000000",
        "xaq, 350213000000",
        "xa, 350213000000",
        "350213, 350213000000",
        "３５０２１３, 350213000000",
        "厦门, 350200000000",
        "xm, 350200000000",
        "fujian, 350000000000",
        "pan yu, 440113000000",
        "dabu, 441422000000"
    })
    void findsByNamePinyinInitialsAndCode(String typed, long first) {
        assertThat(places.search(typed, NATION_FROM, NATION_TO, 10))
                .first()
                .extracting(Place::code)
                .isEqualTo(first);
    }

    @Test
    void findsAFragmentOfAName() {
        assertThat(places.search("华门", NATION_FROM, NATION_TO, 10))
                .extracting(Place::name)
                .contains("东华门街道");
        assertThat(places.search("门", NATION_FROM, NATION_TO, 50))
                .extracting(Place::name)
                .contains("厦门市", "江门市");
    }

    @Test
    void ranksExactBeforeBeginningBeforeFragment() {
        List<Place> found = places.search("东山", NATION_FROM, NATION_TO, 50);
        assertThat(found).hasSizeGreaterThan(10);
        int lastExact = lastIndex(found, "东山(街道|镇|乡|村|社区)?(.*委会)?");
        int firstFragment = firstIndex(found, ".+东山.*");
        assertThat(lastExact).isNotNegative().isLessThan(firstFragment);
        assertThat(found.getFirst().level()).isEqualTo(4);
    }

    @Test
    void looksOnlyInsideTheScope() {
        var county = PlaceCode.of("350213").range();
        assertThat(places.search("塘", county.from(), county.to(), 50))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(county.contains(place.code())).isTrue());
        assertThat(places.search("番禺", county.from(), county.to(), 50)).isEmpty();
        assertThat(places.search("440113", county.from(), county.to(), 50)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "'   '", "没有这个地方的名字", "%", "_", "'", "\\", "zzzzzzzz"})
    void findsNothingWithoutComplaint(String typed) {
        assertThat(places.search(typed, NATION_FROM, NATION_TO, 10)).isEmpty();
    }

    @Test
    void keepsToTheLimit() {
        assertThat(places.search("a", NATION_FROM, NATION_TO, 7)).hasSize(7);
    }

    @Test
    void loadsTheSameFilesOnlyOnce() {
        Loaded again = loader.loadOnly(LOADED);
        assertThat(again.skipped()).isTrue();
        assertThat(again.rows())
                .isEqualTo(
                        database.jdbc()
                                .sql("select count(*) from places.version")
                                .query(Integer.class)
                                .single());
    }

    private static String nameOn(long code, int year) {
        return places.findOn(code, LocalDate.of(year, 7, 1)).orElseThrow().name();
    }

    private static int firstIndex(List<Place> found, String pattern) {
        return found.indexOf(
                found.stream().filter(p -> p.name().matches(pattern)).findFirst().orElseThrow());
    }

    private static int lastIndex(List<Place> found, String pattern) {
        return found.lastIndexOf(
                found.reversed().stream()
                        .filter(p -> p.name().matches(pattern))
                        .findFirst()
                        .orElseThrow());
    }
}
