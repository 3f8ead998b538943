// Toneless readings of place names: the dictionary of pinyin-pro, corrected by our two tables.
import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'

const table = (file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8').trim().split('\n').slice(1).map((l) => l.split(','))

// What a surname is followed by when a village is named after a family: 单家庄 is shan, 单位 is dan.
const FAMILY = '家庄楼集营寨屯圩店湾沟桥洼坊垸畈郢厝坟'
const SURNAMES = new Map(table('surnames.csv'))

// Longest prefix last and longest text last, so that the more particular reading has the last word.
const READINGS = table('readings.csv')
  .map(([prefix, text, reading]) => ({ prefix, text, syllables: reading.split(' ') }))
  .sort((a, b) => a.text.length - b.text.length || a.prefix.length - b.prefix.length)
const FIRST_CHARACTERS = new Set(READINGS.map((r) => r.text[0]))

// Syllables separated by one blank; letters and digits stand as one "syllable"; signs are dropped.
export function reading(code, name) {
  const text = name.normalize('NFKC').toLowerCase()
  const characters = [...text]
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' })
  if (syllables.length !== characters.length) {
    throw new Error(`${code} ${name}: ${syllables.length} readings for ${characters.length} characters`)
  }
  if (SURNAMES.has(characters[0]) && FAMILY.includes(characters[1])) {
    syllables[0] = SURNAMES.get(characters[0])
  }
  if (characters.some((c) => FIRST_CHARACTERS.has(c))) {
    correct(code, characters, syllables)
  }
  return join(characters, syllables)
}

function correct(code, characters, syllables) {
  const text = characters.join('')
  for (const entry of READINGS) {
    if (!text.includes(entry.text) || !code.startsWith(entry.prefix)) {
      continue
    }
    const parts = [...entry.text]
    for (let at = 0; at + parts.length <= characters.length; at++) {
      if (parts.every((part, i) => characters[at + i] === part)) {
        entry.syllables.forEach((syllable, i) => (syllables[at + i] = syllable))
      }
    }
  }
}

function join(characters, syllables) {
  let result = ''
  let word = false
  characters.forEach((character, i) => {
    const plain = /[a-z0-9]/.test(character)
    const syllable = syllables[i].replaceAll('ü', 'v')
    if (!/^[a-z0-9]+$/.test(syllable)) {
      word = false
      return
    }
    result += (result && !(plain && word) ? ' ' : '') + syllable
    word = plain
  })
  return result
}

export const initials = (syllables) =>
  syllables
    .split(' ')
    .map((syllable) => (/^\d/.test(syllable) ? syllable : syllable.slice(0, 1)))
    .join('')
