// All six-digit codes of county level and above that were ever in use, 1981 to today.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { specificLength } from './names.mjs'
import { initials, reading } from './pinyin.mjs'

const here = (file) => readFileSync(new URL(file, import.meta.url), 'utf8').replace(/^\uFEFF/, '')
const lines = (text) => text.trim().split('\n').slice(1).map((line) => line.split(','))

export function historicCodes(modules) {
  const rows = [...areacodes(), ...aggregates(modules), ...lines(here('extra-codes.csv'))]
  return rows.map(withReading).sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : Number(a[2]) - Number(b[2])))
}

// code, name, from, to, successors, specific, pinyin, initials, source
function withReading([code, name, from, to, followers, source]) {
  const level = code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3
  const pinyin = reading(code, name)
  return [code, name, from, to, followers, specificLength(level, name), pinyin, initials(pinyin), source]
}

export const codesInUse = () =>
  new Set(areacodes().filter(([, , , to]) => to === '').map(([code]) => code))

// code, name, first year, first year no longer in use (empty: in use), codes that followed, source
function areacodes() {
  return lines(here('areacodes.csv')).map(([code, , , name, , state, from, to, followers]) => [
    code, name, from, state === '在用' ? '' : to, state === '在用' ? '' : followers, 'areacodes'
  ])
}

// Codes the ministry's year-end lists do not carry but GB/T 2260 did, and which stand in identity numbers:
// 市辖区 and 县 as aggregates, provinces' directly governed counties, a few early codes.
function aggregates(modules) {
  const known = new Set(areacodes().map(([code]) => code))
  const folder = join(modules, 'gb2260/lib')
  const editions = readdirSync(folder).filter((file) => /^\d{6}\.json$/.test(file)).sort()
  const found = new Map()
  for (const edition of editions) {
    const list = JSON.parse(readFileSync(join(folder, edition), 'utf8'))
    for (const [code, name] of Object.entries(list).filter(([code]) => !known.has(code))) {
      const first = found.get(code)
      const year = edition.slice(0, 4)
      found.set(code, { name, from: first ? first.from : year, last: year })
    }
  }
  return [...found].map(([code, { name, from }]) => [code, name, from, '', '', 'gb2260'])
}
