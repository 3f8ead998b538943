// Takes names apart: what a place is called, and what kind of place it says it is.

// 东山村村民委员会, 东山村委会 are the committee of 东山村: the committee is not part of the place's name.
export function withoutCommittee(name) {
  const core = name
    .replace(/村(村民委员会|村委会)$/, '村')
    .replace(/村(民委员会|委会)$/, '村')
    .replace(/(居民委员会|居委会)$/, '')
  return core.length > 0 ? core : name
}

const PEOPLES =
  '(蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|' +
  '柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|' +
  '京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族?'
const GENERIC = [
  [],
  [new RegExp(`(${PEOPLES})*自治区$`), /特别行政区$/, /[省市]$/],
  [new RegExp(`(${PEOPLES})+自治州$`), /地区$/, /[市盟]$/],
  [new RegExp(`(${PEOPLES})+自治[县旗]$`), /特区$/, /(左|右|前|后|中|联合)?旗$/, /[区县市]$/],
  [new RegExp(`(${PEOPLES})+乡$`), /(地区)?(街道|办事处)$/, /地区$/, /民族(乡|苏木)$/, /苏木$/, /[镇乡]$/],
  [/社区$/, /村$/]
]

// How many characters of the name are its specific part (专名): 2 of 厦门市, 2 of 三江侗族自治县. A specific part of one
// character is never said alone (单县), so the whole name counts.
export function specificLength(level, name) {
  const core = level === 5 ? withoutCommittee(name) : name
  for (const generic of GENERIC[level]) {
    const specific = core.replace(generic, '')
    if (specific !== core && [...specific].length > 1) {
      return [...specific].length
    }
  }
  return [...core].length
}
