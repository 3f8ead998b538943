package org.huimin.platform.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Names with a character of several readings: the whole edition is read, and each name has the one
 * reading its own people give it (as in 现代汉语词典), wherever in the country it stands.
 */
class ReadingsTest {
    private static final String NAMES =
            """
            重庆市 chong qing shi; 厦门市 xia men shi; 长沙市 chang sha shi; 朝阳市 chao yang shi;
            蔚县 yu xian; 六安市 lu an shi; 东阿县 dong e xian; 浚县 xun xian; 番禺区 pan yu qu;
            乐清市 yue qing shi; 铅山县 yan shan xian; 丽水市 li shui shi; 台州市 tai zhou shi;
            亳州市 bo zhou shi; 歙县 she xian; 黄陂区 huang pi qu; 阿拉善盟 a la shan meng;
            西藏自治区 xi zang zi zhi qu; 长寿区 chang shou qu; 长乐区 chang le qu; 洪洞县 hong tong xian;
            牟平区 mu ping qu; 中牟县 zhong mu xian; 涡阳县 guo yang xian; 枞阳县 zong yang xian;
            大埔县 da bu xian; 东莞市 dong guan shi; 儋州市 dan zhou shi; 大氹村委会 da dang cun;
            荥阳市 xing yang shi; 荥经县 ying jing xian; 尉氏县 wei shi xian; 尉犁县 yu li xian;
            筠连县 jun lian xian; 郫都区 pi du qu; 犍为县 qian wei xian; 岢岚县 ke lan xian;
            繁峙县 fan shi xian; 隰县 xi xian; 泌阳县 bi yang xian; 渑池县 mian chi xian; 郏县 jia xian;
            长葛市 chang ge shi; 长垣市 chang yuan shi; 鄄城县 juan cheng xian; 莘县 shen xian;
            茌平区 chi ping qu; 临朐县 lin qu xian; 冠县 guan xian; 砀山县 dang shan xian; 黟县 yi xian;
            余干县 yu gan xian; 盱眙县 xu yi xian; 六合区 lu he qu; 天台县 tian tai xian;
            柘荣县 zhe rong xian; 长汀县 chang ting xian; 弥勒市 mi le shi;
            会泽县 hui ze xian; 蚌埠市 beng bu shi; 闽侯县 min hou xian; 侯马市 hou ma shi; 费县 fei xian;
            宿州市 su zhou shi; 宿迁市 su qian shi; 宿松县 su song xian; 尖扎县 jian zha xian;
            喀什市 ka shi shi; 伽师县 jia shi xian; 莎车县 sha che xian; 叶县 ye xian; 柞水县 zha shui xian;
            吴堡县 wu bu xian; 华阴市 hua yin shi; 大城县 dai cheng xian; 乐亭县 lao ting xian;
            乐陵市 lao ling shi; 蠡县 li xian; 藁城区 gao cheng qu; 获嘉县 huo jia xian;
            磴口县 deng kou xian; 讷河市 ne he shi; 珲春市 hun chun shi; 句容市 ju rong shi; 那曲市 na qu shi;
            那坡县 na po xian; 监利市 jian li shi; 溆浦县 xu pu xian; 宕昌县 tan chang xian;
            都匀市 du yun shi; 都江堰市 du jiang yan shi; 都昌县 du chang xian; 阆中市 lang zhong shi;
            色达县 se da xian; 什邡市 shi fang shi; 猇亭区 xiao ting qu; 会理市 hui li shi;
            南乐县 nan le xian; 平乐县 ping le xian; 昌乐县 chang le xian; 新乐市 xin le shi;
            将乐县 jiang le xian; 乐昌市 le chang shi; 乐山市 le shan shi;
            乐东黎族自治县 le dong li zu zi zhi xian; 乐平市 le ping shi; 长子县 zhang zi xian;
            长治市 chang zhi shi; 曲沃县 qu wo xian; 任泽区 ren ze qu; 睢县 sui xian; 蒙城县 meng cheng xian;
            内丘县 nei qiu xian; 瓦房店市 wa fang dian shi; 石拐区 shi guai qu; 五大连池市 wu da lian chi shi;
            巴里坤哈萨克自治县 ba li kun ha sa ke zi zhi xian; 吐鲁番市 tu lu fan shi; 阿坝县 a ba xian;
            阿克苏市 a ke su shi; 禅城区 chan cheng qu; 曾都区 zeng du qu; 郓城县 yun cheng xian;
            单县 shan xian; 解州镇 hai zhou zhen; 莘庄镇 xin zhuang zhen
            """;

    @Test
    void readsANameAsItsOwnPeopleDo() throws IOException {
        Map<String, String> expected = new HashMap<>();
        for (String entry : NAMES.strip().split(";\\s+")) {
            int blank = entry.indexOf(' ');
            expected.put(entry.substring(0, blank), entry.substring(blank + 1));
        }
        Map<String, Set<String>> read = new HashMap<>();
        EditionFiles.newest(PlacesTest.DIVISIONS)
                .forEachRow(row -> {
                    if (expected.containsKey(row.name())) {
                        read.computeIfAbsent(row.name(), _ -> new TreeSet<>()).add(row.pinyin());
                    }
                });
        assertThat(read).hasSameSizeAs(expected);
        assertThat(read)
                .allSatisfy((name, pinyin) ->
                        assertThat(pinyin).as(name).containsExactly(expected.get(name)));
    }
}
