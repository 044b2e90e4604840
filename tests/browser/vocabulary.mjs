// The vocabulary of schema.org, read from the types of the package schema-dts: which type has which property, and of what kind
// its values are.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const FILE = path.join(path.dirname(createRequire(import.meta.url).resolve('schema-dts')), 'schema.d.ts');
const PLAIN = {
  Text: (value) => typeof value === 'string',
  URL: (value) => typeof value === 'string' && URL.canParse(value),
  Date: (value) => isDay(value),
  DateTime: (value) => typeof value === 'string' && /T.*(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value)),
  Integer: Number.isInteger,
  Number: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
};

/** `2025-06-16`, and a day that the calendar has. */
export function isDay(value) {
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
}

/** By name of the interface: its parents, and by property the names of the types of its values. */
const interfaces = new Map();
let current;
for (const line of readFileSync(FILE, 'utf8').split('\n')) {
  const head = /^(?:export )?interface (\w+) extends ([^{]+)\{/.exec(line);
  const property = /^ {4}"(\w+)"\?: SchemaValue<(.+), "\w+">;/.exec(line);
  if (head) interfaces.set(head[1], (current = { parents: head[2].split(',').map((each) => each.trim()), properties: new Map() }));
  else if (property) current?.properties.set(property[1], property[2].split(' | '));
}
if (interfaces.size < 900) throw new Error(`${FILE} has ${interfaces.size} types only: it is written differently now`);

/** The interfaces of a type, those that it inherits from included; empty where schema.org has no such type. */
function line(type) {
  const found = [];
  const add = (name) => {
    const here = interfaces.get(name);
    if (!here || found.includes(name)) return;
    found.push(name);
    here.parents.forEach(add);
  };
  add(`${type}Leaf`);
  return found;
}

/** What is wrong in an object of JSON-LD, and in those inside it. `at` says where it is. */
export function faults(object, at = '') {
  const type = object['@type'];
  const keys = Object.keys(object).filter((key) => !key.startsWith('@'));
  if (type === undefined) return keys.length === 0 && object['@id'] ? [] : [`${at}: no @type`];
  const types = line(type);
  if (types.length === 0) return [`${at}: schema.org has no ${type}`];
  return keys.flatMap((key) => {
    const ranges = types.map((name) => interfaces.get(name).properties.get(key)).find(Boolean);
    if (!ranges) return [`${at}: ${type} has no property ${key}`];
    return [object[key]].flat().flatMap((value) => valueFaults(value, ranges, `${at}/${key}`));
  });
}

function valueFaults(value, ranges, at) {
  if (value !== null && typeof value === 'object') {
    const is = line(value['@type']);
    const fits = value['@type'] === undefined || ranges.some((range) => is.includes(`${range}Base`) || is.includes(`${range}Leaf`));
    return [...(fits ? [] : [`${at}: ${value['@type']} is none of ${ranges.join(', ')}`]), ...faults(value, at)];
  }
  // An address may stand for the object that it names.
  const named = ranges.includes('IdReference') && PLAIN.URL(value);
  const fits = named || ranges.some((range) => PLAIN[range]?.(value));
  const empty = typeof value === 'string' && value.trim() === '';
  return fits && !empty ? [] : [`${at}: ${JSON.stringify(value)} is none of ${ranges.join(', ')}`];
}
