// Compares every day of every official year in content/calendar with two independent open tables.
// Usage: node check.mjs <folder of the calendar files> <folder that holds node_modules>
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, modules] = process.argv.slice(2)
const load = (file) => import(pathToFileURL(join(modules, 'node_modules', file)))
const { default: days } = await load('chinese-days/dist/index.min.js')
const workday = await load('chinese-workday/dist/chinese-workday.esm.js')

// Where one table is wrong: the extension of Spring Festival 2020 (国办发明电〔2020〕1号) is missing in
// chinese-workday, and it ends the new year holiday of 2023 (国办发明电〔2022〕16号) a day late.
const explained = new Set(['2020-01-31', '2020-02-01', '2023-01-03'])

let compared = 0
const differences = []
for (const file of readdirSync(folder).filter((f) => /^\d{4}\.csv$/.test(f)).sort()) {
  const rows = readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(1).map((l) => l.split(','))
  const special = new Map(rows.map(([date, kind]) => [date, kind]))
  if (rows.some((row) => row[3] === 'provisional')) {
    console.log(`${file}: provisional, not compared`)
    continue
  }
  const year = Number(file.slice(0, 4))
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at)
    const date = day.toISOString().slice(0, 10)
    const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6
    const ours = special.has(date) ? special.get(date) === 'MAKEUP_WORKDAY' : !weekend
    const a = days.isWorkday(date)
    const b = workday.isWorkday(date)
    compared++
    if (ours !== a || (ours !== b && !explained.has(date))) {
      differences.push(`${date}: ours ${ours}, chinese-days ${a}, chinese-workday ${b}`)
    }
  }
}
console.log(`${compared} days compared, ${differences.length} differences (${explained.size} known errors of one table left out)`)
differences.forEach((line) => console.log(line))
process.exitCode = differences.length ? 1 : 0
